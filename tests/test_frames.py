"""Frames: which words evoke them, how levels come about, and the word lists themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from number_cases import parsed

from compare.errors import LexiconError
from compare.records import Frame
from compare.score.frames import find_frames, frame_words, load_frames, read_frames

PLAIN = "The boat was blue. " * 3


def frames(text: str) -> dict[str, Frame]:
    return {f.frame: f for f in find_frames(parsed(text))}


def test_two_sentences_evoke_a_frame() -> None:
    found = frames("The judge read the verdict. The lawyer filed an appeal. " + PLAIN)
    assert set(found) == {"Legality and courts"}
    assert [s.text for s in found["Legality and courts"].evidence] == ["judge", "verdict", "lawyer", "appeal"]


def test_one_sentence_is_not_enough() -> None:
    assert frames("The judge read the verdict to the court. " + PLAIN) == {}


def test_more_sentences_give_a_higher_level() -> None:
    law, other = "The judge heard the lawyer. ", "The boat was blue. "
    levels = [frames(law * n + other * (20 - n))["Legality and courts"].level for n in (2, 4, 10)]
    assert levels == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "According to her it was blue. According to him it was red.",  # "accord" only as a noun
        "She will charge the phone. He may charge the lamp.",
        "Judge Law was seen by Mary Price. Mary Price met Bob Church.",
    ],
)
def test_not_evoked(text: str) -> None:
    found = frames(text)
    assert not {"Foreign relations", "Economic", "Morality"} & set(found)


def test_ordered_by_level_then_name() -> None:
    found = find_frames(
        parsed("The court heard the minister. The voters saw the judge. The court met. " + PLAIN * 2)
    )
    assert [(-f.level, f.frame) for f in found] == sorted((-f.level, f.frame) for f in found)
    assert all(1 <= f.level <= 3 for f in found)


def test_spans_are_verbatim() -> None:
    document = parsed("The prime\u00a0minister met voters. The prime minister lost the election.")
    for frame in find_frames(document):
        for span in frame.evidence:
            assert document.article.text[span.start : span.end] == span.text


def test_lists_are_sound() -> None:
    lists = load_frames()
    names = [f.name for f in lists.frame]
    assert len(names) == len(set(names)) == 14
    parts = {"", "NOUN", "VERB", "ADJ"}
    for entry in lists.frame:
        words = list(frame_words(entry))
        assert len(entry.description.split()) >= 5
        assert len(words) >= 20
        assert len(set(words)) == len(words), entry.name
        assert {w.pos for w in words} <= parts
        assert all(lemma == lemma.lower() for w in words for lemma in w.lemmas)


@pytest.mark.parametrize("text", ["version = 1", 'kind = "marks"\nversion = "1"\nframe = []', "not toml ="])
def test_a_broken_list_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "frames.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"frames\.toml"):
        read_frames(path)
