"""Tone: toward one mention, and of a whole article."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import connotation, resources, tone_context, tone_features, tone_model, tone_sentence
from compare.records import Document
from compare.score.tone import article_tone, masked_text, tone_toward
from compare.score.voice import own_words

Analysed = Callable[[str], Document]


def toward(document: Document, word: str) -> tuple[float, str]:
    start = document.article.text.index(word)
    tone = tone_toward(document, start=start, end=start + len(word))
    return tone.value, tone.label


def own(document: Document) -> tuple[Document, frozenset[int]]:
    """The document and the words in the outlet's own voice."""
    return document, own_words(document)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Voters praised Lindqvist for her courage and honesty.", "Lindqvist", "positive"),
        ("Critics slammed Brenner as a corrupt liar who betrayed his friends.", "Brenner", "negative"),
        ("Brenner was accused of fraud and lied about it.", "Brenner", "negative"),
        ("Lindqvist won a prestigious award for her wonderful work.", "Lindqvist", "positive"),
    ],
)
def test_clear_tone(analysed: Analysed, text: str, name: str, label: str) -> None:
    assert toward(analysed(text), name)[1] == label


@pytest.mark.parametrize(
    ("text", "name"),
    [("Lindqvist met reporters in Ohio on Tuesday.", "Lindqvist"), ("Brenner lives in Ohio.", "Brenner")],
)
def test_plain_sentences_are_not_judged_harshly(analysed: Analysed, text: str, name: str) -> None:
    value, label = toward(analysed(text), name)
    assert label in ("neutral", "unsure")
    assert abs(value) < 0.5


def test_names_do_not_matter(analysed: Analysed) -> None:
    """The model must not know who is liked: swapping the name leaves the tone as it is."""
    sentence = "Reporters asked {} about the new budget, and the senator criticized the plan."
    values = {toward(analysed(sentence.format(n)), n)[0] for n in ("Obama", "Trump", "Clinton", "Merkel")}
    assert len(values) == 1


def test_evidence_is_verbatim_and_not_the_mention(analysed: Analysed) -> None:
    text = "Critics slammed Brenner as a corrupt liar who betrayed his friends."
    document = analysed(text)
    start = text.index("Brenner")
    tone = tone_toward(document, start=start, end=start + 7)
    assert tone.evidence
    for span in tone.evidence:
        assert text[span.start : span.end] == span.text
        assert span.text != "Brenner"


def test_outside_the_text_is_unsure(analysed: Analysed) -> None:
    tone = tone_toward(analysed("Lindqvist met reporters."), start=900, end=905)
    assert (tone.value, tone.label, tone.evidence) == (0.0, "unsure", ())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(1, 20))
def test_any_offsets_give_a_tone(start: int, length: int) -> None:
    from conftest import _analyse

    document = _analyse("Critics slammed Brenner as a corrupt liar; voters praised Lindqvist.")
    tone = tone_toward(document, start=start, end=start + length)
    assert -1 <= tone.value <= 1
    assert tone.label in ("negative", "neutral", "positive", "unsure")


def test_article_tone_has_the_sign_of_its_words(analysed: Analysed) -> None:
    good = article_tone(*own(analysed("The wonderful plan was a great success. Everyone loved it.")))
    bad = article_tone(*own(analysed("The horrible plan was a terrible failure. Everyone hated it.")))
    assert good.value > 0 > bad.value
    assert good.words == 10
    assert "Tone, not bias" in good.note


def test_article_tone_masks_names(analysed: Analysed) -> None:
    document = analysed("Justice Hope Goodwin spoke in Paradise.")
    assert "Hope" not in masked_text(document, 0)
    assert article_tone(*own(document)).value == 0.0


def test_model_file_is_small_readable_and_knows_no_names() -> None:
    path = resources.folder("models") / "tone.json"
    assert path.stat().st_size < 1_500_000
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert raw["classes"] == list(tone_model.LABELS)
    words = {part for name in raw["features"] for part in name.replace("=", " ").replace(":", " ").split()}
    assert not words & {"trump", "obama", "clinton", "putin", "biden", "merkel"}


def test_features_leave_the_mention_out(analysed: Analysed) -> None:
    text = "The horrible minister smiled."
    start = text.index("horrible minister")
    found = tone_features.features_of(analysed(text), start, start + len("horrible minister"))
    assert found
    assert not [f.name for f in found if "horrible" in f.name or "minister" in f.name]


def test_every_sentence_has_its_tone_whoever_speaks(analysed: Analysed) -> None:
    document = analysed(
        'It was a horrible, cruel crime. "What a wonderful, happy day," she said. It is Monday.'
    )
    tone = article_tone(*own(document))
    assert set(tone.sentences) == {s.id for s in document.sentences}
    horrible, happy, plain = (tone.sentences[s.id] for s in document.sentences)
    assert horrible < -0.3
    assert happy > 0.3
    assert plain == 0
    assert tone.value == pytest.approx((horrible + plain) / 2, abs=0.001)


@pytest.mark.parametrize(
    "text",
    [
        "Okafor sued the airline in March, alleging that it lost her luggage.",
        "Okafor carried the boxes to the station on Monday.",
        "Okafor said the train would leave at nine.",
        "The committee interviewed Okafor on Tuesday.",
    ],
)
def test_plain_reporting_is_no_tone(analysed: Analysed, text: str) -> None:
    assert toward(analysed(text), "Okafor")[1] in ("neutral", "unsure")


def test_a_shown_tone_rests_on_a_charged_word(analysed: Analysed) -> None:
    text = "Critics slammed Brenner as a corrupt liar, and Okafor sued the company on Monday."
    document = analysed(text)
    for name in ("Brenner", "Okafor", "company"):
        start = text.index(name)
        tone = tone_toward(document, start=start, end=start + len(name))
        words = {s.text for s in tone.evidence}
        assert tone.label in ("neutral", "unsure") or words - {"sued", "Monday"}


def test_who_does_it_and_who_bears_it_are_told_apart(analysed: Analysed) -> None:
    """The same verb puts its subject and its object in another light."""
    document = analysed("Lindqvist defended Brenner.")
    for head, role, path in ((0, "subj", ">s"), (2, "obj", ">o")):
        found = tone_features.features_of(document, *_ends(document, head))
        assert f"k/{path}:support" in {f.name for f in found}
        assert f"k.z.{role}:support" in {f.name for f in found}


def _ends(document: Document, index: int) -> tuple[int, int]:
    return document.tokens[index].start, document.tokens[index].end


def test_negation_turns_a_class_round(analysed: Analysed) -> None:
    document = analysed("Brenner was not honest.")
    names = {f.name for f in tone_features.features_of(document, 0, 7)}
    assert {"k:no_virtuous", "kn-"} <= names
    assert not {"k:virtuous", "kn+"} & names


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No one was arrested.", "arrested"),
        ("Nobody was killed in the blast.", "killed"),
        ("Police found no evidence of fraud.", "fraud"),
        ("He did not try to hurt anyone.", "hurt"),
        ("She was not honest or fair.", "fair"),
    ],
)
def test_how_far_a_negation_reaches(analysed: Analysed, text: str, word: str) -> None:
    document = analysed(text)
    sentence = tone_sentence.Sentence(document, 0)
    assert word in {document.tokens[i].text for i in sentence.negations}


def test_a_negation_does_not_reach_the_next_clause(analysed: Analysed) -> None:
    document = analysed("He was not late, but the train crashed.")
    sentence = tone_sentence.Sentence(document, 0)
    assert "crashed" not in {document.tokens[i].text for i in sentence.negations}


def test_no_is_not_an_unfriendly_word(analysed: Analysed) -> None:
    document = analysed("No one was arrested. Two men were arrested.")
    none, two = article_tone(*own(document)).sentences.values()
    assert two < 0 <= none
    assert tone_sentence.Sentence(document, 0).valences[0] == 0


def test_a_charged_word_belongs_to_the_nearest_party(analysed: Analysed) -> None:
    document = analysed("The corrupt Brenner thanked Lindqvist.")
    mine = {f.name for f in tone_features.features_of(document, *_ends(document, 2))}
    other = {f.name for f in tone_features.features_of(document, *_ends(document, 4))}
    assert "near.mine-" in mine
    assert "near.other-" in other
    assert "near.mine-" not in other


def test_a_pronoun_carries_on_the_party(analysed: Analysed) -> None:
    document = analysed("Lindqvist spoke after she won a prestigious award.")
    names = {f.name for f in tone_features.features_of(document, 0, 9)}
    assert "co.only:subj" in names
    assert "co.only.kn+" in names
    document = analysed("The clock stopped after she won a prestigious award.")
    assert not [f for f in tone_features.features_of(document, 0, 3) if f.name.startswith("co.only")]


@pytest.mark.parametrize(("value", "step"), [(-3, "N"), (-1, "n"), (0.2, "0"), (1, "p"), (2, "P")])
def test_buckets(value: float, step: str) -> None:
    assert tone_context.bucket(value) == step


def test_what_the_mention_says_is_kept_apart(analysed: Analysed) -> None:
    document = analysed("Brenner said the weather was terrible.")
    names = {f.name for f in tone_features.features_of(document, 0, 7)}
    assert "k.own:extreme" in names
    assert "k.rest:extreme" not in names


def test_plain_words_stand_in_no_charged_class() -> None:
    listed = connotation.load_connotations()
    for word in ("say", "allege", "sue", "carry", "testify", "meet", "investigate"):
        signs = [listed.signs[name] for name in listed.words["verb", word]]
        assert signs
        assert not any(sign.any for sign in signs)


def test_connotations_are_lower_case_words_of_known_classes() -> None:
    listed = connotation.load_connotations()
    assert len(listed.words) > 4000
    for (_, word), names in listed.words.items():
        assert word == word.lower()
        assert set(names) <= listed.signs.keys()


def test_words_joined_by_hyphens_have_a_class(analysed: Analysed) -> None:
    """The parser splits them at the hyphen."""
    document = analysed("The award-winning Lindqvist spoke to a two-year-old boy.")
    sentence = tone_sentence.Sentence(document, 0)
    assert sentence.classes[3] == ("good",)
    assert not [i for i in sentence.classes if i > 6 and sentence.classes[i]]


def test_an_unknown_word_or_part_of_speech_has_no_class() -> None:
    assert connotation.classes_of("NOUN", ("teapot",)) == ()
    assert connotation.classes_of("PROPN", ("liar",)) == ()
    assert "villain" in connotation.classes_of("NOUN", ("liar",))


@given(st.floats(0.1, 10_000))
def test_the_scale_falls_as_rows_grow(squares: float) -> None:
    assert tone_model.scale(squares) >= tone_model.scale(squares * 2) > 0
