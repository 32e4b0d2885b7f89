"""Frames: which words evoke them, how levels come about, and frames of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from number_cases import parsed

from compare.errors import LexiconError
from compare.explain import explain_text
from compare.lexicon import LoadedLexicon, load_lexicon
from compare.lexicon_file import FRAMES
from compare.lexicon_lint import check_lexicon, missing_examples
from compare.records import Frame
from compare.render.words import FRAME_NAMES
from compare.score.frames import Word, find_frames, find_words
from compare.score.loaded import find_marks
from compare.score.matching import read_document

PLAIN = "The boat was blue. " * 3
OWN = '''
[[group]]
id = "kitchen"
category = "F"
frame = "Food and drink"
reason = "Words for food: the story is told by what people eat."
words = """
dumpling
judge/NOUN
"""
'''


def words(text: str, lexicon: LoadedLexicon | None = None) -> list[Word]:
    return find_words(read_document(parsed(text)), lexicon or load_lexicon())


def frames(text: str, lexicon: LoadedLexicon | None = None) -> dict[str, Frame]:
    return {f.frame: f for f in find_frames(parsed(text), words(text, lexicon))}


def evoked(text: str) -> dict[str, str]:
    """Text of each word → its frame."""
    return {text[w.start : w.end]: w.frame for w in words(text) if w.kind == "frame"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "our-frames.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_two_sentences_evoke_a_frame() -> None:
    found = frames("The judge read the verdict. The lawyer filed an appeal. " + PLAIN)
    assert set(found) == {"Legality and courts"}
    assert [s.text for s in found["Legality and courts"].evidence] == [
        "judge", "verdict", "lawyer", "filed", "appeal"
    ]  # fmt: skip


def test_one_sentence_is_not_enough() -> None:
    assert frames("The judge read the verdict to the court. " + PLAIN) == {}


def test_more_sentences_give_a_higher_level() -> None:
    law, other = "The judge heard the lawyer. ", "The boat was blue. "
    levels = [frames(law * n + other * (20 - n))["Legality and courts"].level for n in (2, 4, 10)]
    assert levels == [1, 2, 3]


def test_a_weak_word_counts_only_beside_another() -> None:
    assert frames("The couple came late. The couple left. " + PLAIN) == {}
    assert "Quality of life" in frames("The couple and their baby came. Their baby and son slept. " + PLAIN)


def test_the_same_weak_word_twice_is_one_word() -> None:
    assert frames("The couple met a couple. A couple saw the couple. " + PLAIN) == {}


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("The club sold shares to investors.", "investors", "Economic"),
        ("The hospital is short of nurses.", "short of", "Capacity and resources"),
        ("She called it a moral duty.", "moral", "Morality"),
        ("The referee was unfair to the guests.", "unfair", "Fairness and equality"),
        ("Congress passed the gun bill.", "bill", "Policy"),
        ("The smugglers were arrested at dawn.", "arrested", "Crime and punishment"),
        ("The navy ordered two submarines.", "submarines", "Security and defense"),
        ("The quake injured forty villagers.", "quake", "Health and safety"),
        ("Commuters waited for hours.", "Commuters", "Quality of life"),
        ("They sang the national anthem.", "national anthem", "Cultural identity"),
        ("Thousands of fans marched in protest.", "protest", "Public opinion"),
        ("The senators blocked it.", "senators", "Political"),
        ("The ambassador left Ankara.", "ambassador", "Foreign relations"),
    ],
)
def test_words_of_many_topics(text: str, word: str, frame: str) -> None:
    assert evoked(text).get(word) == frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("According to her it was blue. According to him it was red.", "Foreign relations"),
        ("She will charge the phone. He may charge the lamp.", "Crime and punishment"),
        ("Judge Law was seen by Mary Price. Mary Price met Bob Church.", "Morality"),
        ("He hit a home run. The home team won.", "Quality of life"),
        ("They had a birthday party. It was a dinner party.", "Political"),
        ("She lives on social security. Social security pays her rent.", "Security and defense"),
        ("He acted in good faith. They acted in bad faith.", "Morality"),
        ("The tennis court was wet. The food court was full.", "Legality and courts"),
    ],
)
def test_not_evoked(text: str, frame: str) -> None:
    assert frame not in frames(text)


def test_of_overlapping_words_the_longest_stays() -> None:
    assert evoked("They spoke of the trade deal.").get("trade deal") == "Economic"
    assert "trade" not in evoked("They spoke of the trade deal.")


def test_ordered_by_level_then_name() -> None:
    text = "The court heard the senator. The voters saw the judge. The court met. " + PLAIN * 2
    found = find_frames(parsed(text), words(text))
    assert [(-f.level, f.frame) for f in found] == sorted((-f.level, f.frame) for f in found)
    assert all(1 <= f.level <= 3 for f in found)


def test_spans_are_verbatim() -> None:
    text = "The special\u00a0counsel met voters. The special counsel lost the election."
    found = frames(text)
    assert found
    for span in (s for f in found.values() for s in f.evidence):
        assert text[span.start : span.end] == span.text
        assert span.sentence in {"1", "2"}


def test_every_dimension_has_many_words_and_examples() -> None:
    lexicon = load_lexicon()
    counts = dict.fromkeys(FRAMES, 0)
    for entry in lexicon.entries:
        if entry.group is not None and entry.group.kind == "frame":
            counts[entry.group.frame] += 1
    assert min(counts.values()) >= 100
    assert missing_examples(lexicon, {"frames_life", "frames_money", "framing"}) == []
    assert set(FRAMES) == set(FRAME_NAMES)


def test_words_of_frames_make_no_marks() -> None:
    document = parsed("The judge read the verdict. The lawyer filed an appeal.")
    assert not [m for m in find_marks(document, load_lexicon()) if m.lexicon_entry.startswith("fram")]


def test_frames_of_a_users_own(own: Path) -> None:
    lexicon = load_lexicon((own,))
    text = "The dumpling was hot. The judge ate a dumpling. The judge left. " + PLAIN
    found = frames(text, lexicon)
    assert found["Food and drink"].level >= 1
    assert [w.entry.home for w in words("The dumpling was hot.", lexicon)] == ["our-frames.kitchen"]


@pytest.mark.parametrize("name", ["F", "frames_law", "frames_law.law", "frames_law.law.judge"])
def test_frames_can_be_switched_off(name: str) -> None:
    assert "judge" in evoked("The judge left.")
    found = words("The judge left.", load_lexicon((), (name,)))
    assert "judge" not in {w.entry.text.partition("/")[0] for w in found}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('frame = "Food and drink"\n', "", "has no frame"),
        ('category = "F"', 'category = "W"', "only category F takes"),
        ("Food and drink", "Econmic", "did you mean 'Economic'"),
    ],
)
def test_a_bad_frame_is_an_error(own: Path, before: str, after: str, told: str) -> None:
    own.write_text(OWN.replace(before, after), encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        load_lexicon((own,))


def test_the_linter_tries_examples_of_frames(own: Path) -> None:
    own.write_text(OWN + 'flagged = ["A dumpling."]\nnot_flagged = ["Two dumplings."]\n', encoding="utf-8")
    problems = check_lexicon(load_lexicon((own,)), {"our-frames"})
    assert len(problems) == 1
    assert "fires on 'Two dumplings.'" in problems[0]


def test_explain_names_the_frame() -> None:
    found = explain_text("The ambassador left.", load_lexicon())
    (hit,) = [f for f in found if f.outcome == "frame"]
    assert hit.span.text == "ambassador"
    assert hit.entry is not None
    assert hit.entry.home == "frames_politics.foreign"
