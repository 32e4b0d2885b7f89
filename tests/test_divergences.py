"""Divergences: each kind with a case that fires and one that must not."""

from __future__ import annotations

import msgspec
import pytest
from contrast_cases import Analyse, aligned, find, flip, labelled, say, swapped, verbatim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.contrast.divergences import find_divergences
from compare.records import Divergence, Document, Mark, Number, NumberPartner, NumberRelation, Span, Voice


def _found(
    docs: list[Document], relation: str = "same", numbers: tuple[Number, ...] = ()
) -> tuple[Divergence, ...]:
    links = [(a.id, b.id, relation, 0.7) for a, b in zip(docs[0].sentences, docs[1].sentences, strict=False)]
    divergences = find_divergences(docs, [aligned(docs, links)], numbers)
    assert verbatim(docs, [s for d in divergences for side in d.sides.values() for s in side])
    assert [d.id for d in divergences] == [f"d{i}" for i in range(1, len(divergences) + 1)]
    return divergences


def _kinds(divergences: tuple[Divergence, ...]) -> list[str]:
    return [d.kind for d in divergences]


def _numbers(
    one: Span, two: Span, relation: NumberRelation, hedges: tuple[str | None, str | None] = (None, None)
) -> tuple[Number, ...]:
    return tuple(
        Number(
            span=span, kind="count", value=40, unit=None, iso=None, hedge=hedge, counts="boats",
            partners=(NumberPartner(span=other, relation=relation),),
        )
        for span, other, hedge in ((one, two, hedges[0]), (two, one, hedges[1]))
    )  # fmt: skip


# ---------------------------------------------------------------- figures

FLEET = "The storm sank 40 boats in the port of Borg.", "Some 60 boats sank in the port of Borg in the storm."


@pytest.mark.parametrize(
    ("relation", "kinds"),
    [("differ", ["figure"]), ("same_figure_different_thing", ["same_figure_different_thing"]), ("same", [])],
)
def test_figures_follow_the_pairing(analysed: Analyse, relation: NumberRelation, kinds: list[str]) -> None:
    docs = labelled(analysed, *FLEET)
    numbers = _numbers(find(docs[0], "40"), find(docs[1], "60"), relation)
    found = _found(docs, numbers=numbers)
    assert _kinds(found) == kinds
    if found:
        assert found[0].sides["A"][0].text == "40 boats"
        assert found[0].topic == "boats"


def test_hedge_that_moves_a_figure_is_a_detail(analysed: Analyse) -> None:
    docs = labelled(
        analysed, "The storm sank 40 boats in Borg.", "The storm sank more than 40 boats in Borg."
    )
    spans = find(docs[0], "40"), find(docs[1], "more than 40")
    assert _kinds(_found(docs, numbers=_numbers(*spans, "same", (None, "more than")))) == ["detail"]
    assert not _found(docs, numbers=_numbers(*spans, "same", (None, "about")))
    assert not _found(docs, numbers=_numbers(*spans, "same", ("over", "more than")))


# ---------------------------------------------------------------- quotations

QUOTE = "we never agreed to close this school"


def test_same_words_credited_to_two_speakers(analysed: Analyse) -> None:
    docs = labelled(
        analysed, f"Parents heard “{QUOTE},” said Rolf Lind.", f"“{QUOTE},” Eva Strand said in Tarn."
    )
    docs = [
        say(docs[0], "Rolf Lind", "said", f"“{QUOTE},”"),
        say(docs[1], "Eva Strand", "said", f"“{QUOTE},”"),
    ]
    found = _found(docs)
    assert _kinds(found) == ["attribution"]
    assert [s.text for s in found[0].sides["A"]] == [QUOTE, "said Rolf Lind"]


@pytest.mark.parametrize(("who", "pronoun"), [("Lind", False), ("he", True)])
def test_short_name_or_pronoun_is_not_another_speaker(analysed: Analyse, who: str, pronoun: bool) -> None:
    docs = labelled(analysed, f"Parents heard “{QUOTE},” said Rolf Lind.", f"“{QUOTE},” {who} said in Tarn.")
    docs = [
        say(docs[0], "Rolf Lind", "said", f"“{QUOTE},”"),
        say(docs[1], who, "said", f"“{QUOTE},”", pronoun=pronoun),
    ]
    assert not _found(docs)


def test_speaker_named_beside_a_statement_is_not_another(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        f"“{QUOTE},” said Rolf Lind.",
        f"Lind put out a letter. “{QUOTE},” the letter said on Friday.",
    )
    docs = [
        say(docs[0], "Rolf Lind", "said", f"“{QUOTE},”"),
        say(docs[1], "the letter", "said", f"“{QUOTE},”", kind="document"),
    ]
    links = [("A1", "B2", "same", 0.9)]
    assert not find_divergences(docs, [aligned(docs, links)], ())


def test_unnamed_speaker_may_be_the_named_one(analysed: Analyse) -> None:
    docs = labelled(analysed, f"“{QUOTE},” said Rolf Lind.", f"“{QUOTE},” an official said.")
    docs = [
        say(docs[0], "Rolf Lind", "said", f"“{QUOTE},”"),
        say(docs[1], "an official", "said", f"“{QUOTE},”", kind="unnamed"),
    ]
    assert not _found(docs)


def test_quotation_cut_at_another_place(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        f"“{QUOTE.capitalize()},” Lind said.",
        f"“{QUOTE.capitalize()} before every child has a new place,” Lind said.",
    )
    found = _found(docs)
    assert _kinds(found) == ["selection"]
    assert found[0].sides["B"][0].text.endswith("a new place")


def test_rest_quoted_elsewhere_is_not_cut(analysed: Analyse) -> None:
    rest = "before every child has a new place"
    docs = labelled(
        analysed,
        f"“{QUOTE.capitalize()},” Lind said, “{rest}.”",
        f"“{QUOTE.capitalize()} {rest},” Lind said.",
    )
    assert not _found(docs)


# ---------------------------------------------------------------- voice

TOLD = "The company poured mercury into the river near Tarn."


def test_fact_in_one_allegation_in_the_other(analysed: Analyse) -> None:
    docs = labelled(analysed, TOLD, "The company allegedly poured mercury into the river near Tarn.")
    found = _found(docs)
    assert _kinds(found) == ["certainty"]
    assert found[0].sides["A"][0].text == "poured mercury"
    assert found[0].sides["B"][0].text == "allegedly poured mercury"


@pytest.mark.parametrize(
    "other",
    [
        "The company poured mercury into the river near Tarn, police said.",  # plain report of a source
        "The company allegedly bribed two inspectors near Tarn.",  # another act
        "The company is accused of lying about mercury.",
    ],
)
def test_not_a_difference_in_certainty(analysed: Analyse, other: str) -> None:
    assert not _found(labelled(analysed, TOLD, other))


def test_hedge_kept_elsewhere_is_not_a_difference(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        f"{TOLD} The firm denies that it poured mercury, as a lawsuit claims.",
        "The company allegedly poured mercury into the river near Tarn.",
    )
    assert not _found(docs)


def _mark(document: Document, words: str, voice: Voice) -> Document:
    mark = Mark(
        id="m", span=find(document, words), category="W", voice=voice, reason="r", strength=2, confidence=0.8,
        lexicon_entry=words,
    )  # fmt: skip
    return msgspec.structs.replace(document, marks=(*document.marks, mark))


@pytest.mark.parametrize(
    ("voices", "kinds"), [(("quoted", "outlet"), ["attribution"]), (("outlet", "outlet"), [])]
)
def test_whose_word(analysed: Analyse, voices: tuple[Voice, Voice], kinds: list[str]) -> None:
    one, two = labelled(
        analysed, "Lind calls the tunnel plan a disgrace.", "The disgraceful tunnel plan goes ahead."
    )
    docs = [_mark(one, "disgrace", voices[0]), _mark(two, "disgraceful", voices[1])]
    assert _kinds(_found(docs, "related"))[:1] == kinds


def test_quoted_word_in_no_clear_voice_is_left_alone(analysed: Analyse) -> None:
    one, two = labelled(
        analysed, "Lind calls the tunnel plan a “disgrace.”", "The tunnel plan is “a disgrace” to some."
    )
    assert not _found([_mark(one, "disgrace", "quoted"), _mark(two, "disgrace", "outlet")], "related")


# ---------------------------------------------------------------- stage, cause, roles


def test_talks_and_agreement_are_two_stages(analysed: Analyse) -> None:
    docs = labelled(
        analysed, "Norway signed the Arden contract on Monday.", "Norway is in talks over the Arden contract."
    )
    found = _found(docs)
    assert _kinds(found) == ["stage"]
    assert found[0].sides["A"][0].text == "signed"


def test_deals_with_two_partners_are_not_two_stages(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "Norway signed the Arden contract with Ferrum Steel on Monday.",
        "Norway is in talks with Denmark over the Arden contract.",
    )
    assert not _found(docs)


def test_stages_of_one_story_told_by_both_are_none(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "Norway signed the Arden contract on Monday. It was in talks over the Arden contract all year.",
        "Norway is in talks over the Arden contract. It says it signed the Arden contract in part.",
    )
    assert not _found(docs)


def test_stages_of_two_things_are_none(analysed: Analyse) -> None:
    docs = labelled(analysed, "Norway signed the Arden contract.", "Norway is in talks over a loan.")
    assert not _found(docs)


def test_two_reasons_for_one_event(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "The council cancelled the Tarn bridge contract because of rising steel prices.",
        "The council cancelled the Tarn bridge contract, citing corruption among builders.",
    )
    found = _found(docs)
    assert _kinds(found) == ["cause"]
    assert found[0].sides["A"][0].text == "because of rising steel prices"


@pytest.mark.parametrize(
    "other",
    [
        "The council cancelled the Tarn bridge contract, citing the price of steel.",  # one reason
        "The ferry was cancelled because of ice.",  # another event
        "The council cancelled the Tarn bridge contract on Friday.",  # no reason given
    ],
)
def test_not_two_reasons(analysed: Analyse, other: str) -> None:
    one = "The council cancelled the Tarn bridge contract because of rising steel prices."
    assert "cause" not in _kinds(_found(labelled(analysed, one, other)))


def test_both_reasons_in_one_article_do_not_differ(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "The council cancelled the Tarn bridge contract because of rising steel prices. "
        "Builders face corruption claims.",
        "The council cancelled the Tarn bridge contract, citing corruption among builders.",
    )
    assert "cause" not in _kinds(_found(docs))


def test_another_doer(analysed: Analyse) -> None:
    docs = labelled(analysed, "Peter Smith attacked the driver.", "Robert Jones attacked the driver.")
    assert _kinds(_found(docs)) == ["actor"]


def test_active_and_passive_agree(analysed: Analyse) -> None:
    docs = labelled(analysed, "Peter Smith attacked the driver.", "The driver was attacked by Peter Smith.")
    assert not _found(docs)


def test_short_name_is_the_same_doer(analysed: Analyse) -> None:
    assert not _found(labelled(analysed, "Peter Smith attacked the driver.", "Smith attacked the driver."))


def test_related_sentences_are_not_compared_for_doers(analysed: Analyse) -> None:
    docs = labelled(analysed, "Peter Smith attacked the driver.", "Robert Jones attacked the driver.")
    assert not _found(docs, "related")


# ---------------------------------------------------------------- properties

_POOL = [
    TOLD,
    "The company allegedly poured mercury into the river near Tarn.",
    "Norway signed the Arden contract on Monday.",
    "Norway is in talks over the Arden contract.",
    "The council cancelled the Tarn bridge contract because of rising steel prices.",
    "The council cancelled the Tarn bridge contract, citing corruption among builders.",
    "Peter Smith attacked the driver.",
    "Robert Jones attacked the driver.",
    f"“{QUOTE.capitalize()},” Lind said.",
    f"“{QUOTE.capitalize()} before every child has a new place,” Lind said.",
]
_TEXT = st.lists(st.sampled_from(_POOL), min_size=1, max_size=5, unique=True)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=_TEXT, two=_TEXT)
def test_swap_mirrors(analysed: Analyse, one: list[str], two: list[str]) -> None:
    docs, mirror = (
        labelled(analysed, " ".join(one), " ".join(two)),
        labelled(analysed, " ".join(two), " ".join(one)),
    )
    links = [(a.id, b.id, "same", 0.5) for a in docs[0].sentences for b in docs[1].sentences]
    alignment = aligned(docs, links)
    found = find_divergences(docs, [alignment], ())
    flipped = find_divergences(mirror, [swapped(alignment)], ())
    assert [_key(d) for d in found] == [_key(d, mirrored=True) for d in flipped]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=_TEXT)
def test_an_article_does_not_differ_from_itself(analysed: Analyse, one: list[str]) -> None:
    docs = labelled(analysed, " ".join(one), " ".join(one))
    links = [(a.id, b.id, "same", 0.5) for a in docs[0].sentences for b in docs[1].sentences]
    assert not find_divergences(docs, [aligned(docs, links)], ())


def _key(divergence: Divergence, *, mirrored: bool = False) -> tuple[object, ...]:
    spans = sorted(
        (flip(s.sentence) if mirrored else s.sentence, s.start, s.end)
        for side in divergence.sides.values()
        for s in side
    )
    return divergence.id, divergence.kind, divergence.topic, divergence.importance, divergence.question, spans


def test_three_articles_share_one_divergence(analysed: Analyse) -> None:
    docs = labelled(analysed, *FLEET, "In the storm 60 boats sank in Borg.")
    spans = find(docs[0], "40"), find(docs[1], "60"), find(docs[2], "60")
    numbers = _numbers(spans[0], spans[1], "differ") + _numbers(spans[0], spans[2], "differ")
    found = find_divergences(docs, [], numbers)
    assert [sorted(d.sides) for d in found] == [["A", "B", "C"]]
