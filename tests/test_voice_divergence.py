"""Whose word and whose claim: cards that must come, and as many that must not."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, verbatim

from compare.contrast.credit import credit_divergences
from compare.contrast.units import pairs_of, views_of
from compare.contrast.voice import voice_divergences
from compare.labels import label_document
from compare.records import Divergence, Document


def _documents(analysed: Analyse, *texts: str) -> list[Document]:
    return [label_document(analysed(t), label) for t, label in zip(texts, "AB", strict=False)]


def _found(docs: list[Document], score: float = 0.9, links: str = "A1-B1") -> list[Divergence]:
    views = views_of(docs)
    ids = [link.split("-") for link in links.split()]
    pairs = pairs_of(views, [aligned(docs, [(a, b, "related", score) for a, b in ids])])
    found = [*voice_divergences(views, pairs), *credit_divergences(views, pairs)]
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    assert {d.kind for d in found} <= {"attribution"}
    return found


OWN = "The ministry's shameful plan for the Tarn bridge goes ahead in May."


def test_quoted_word_and_own_word(analysed: Analyse) -> None:
    docs = _documents(analysed, "“This plan for the Tarn bridge is shameful and late,” said Peter Holm.", OWN)
    found = _found(docs)
    assert [d.topic for d in found] == ["who uses the word “shameful”"]
    assert [s.text for s in found[0].sides["B"]] == ["shameful"]


def test_relative_of_the_word(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“This plan for the Tarn bridge is shameful and late,” said Peter Holm.",
        "To its shame the ministry goes ahead with its plan for the Tarn bridge.",
    )
    assert [d.topic for d in _found(docs)] == ["who uses the word “shame”"]


@pytest.mark.parametrize(
    "other",
    [
        "“A shameful plan,” Anna Berg said of the Tarn bridge.",  # quoted in both
        "Critics call the plan for the Tarn bridge shameful.",  # a speaker's, in other words
        "Anna Berg castigated the plan for the Tarn bridge as a shameful one.",
        "The ministry's plan for the Tarn bridge goes ahead in May.",  # not used
    ],
)
def test_not_the_outlets_word(analysed: Analyse, other: str) -> None:
    docs = _documents(
        analysed, "“This plan for the Tarn bridge is shameful and late,” said Peter Holm.", other
    )
    assert not [d for d in _found(docs) if "who uses" in d.topic]


def test_used_in_both_voices_is_left_alone(analysed: Analyse) -> None:
    spoken = (
        "“This plan for the Tarn bridge is shameful and late,” said Peter Holm. A shameful ministry smiled."
    )
    assert not [d for d in _found(_documents(analysed, spoken, OWN)) if "who uses" in d.topic]


def test_word_about_another_matter(analysed: Analyse) -> None:
    docs = _documents(analysed, "“Families are shameful,” said Peter Holm after the flood in Borg.", OWN)
    assert not _found(docs, links="")


def test_a_term_is_not_judging(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“He must leave the special election in Borg,” said Peter Holm.",
        "The special election in Borg, which he must not leave, is in May.",
    )
    assert not [d for d in _found(docs) if "who uses" in d.topic]


def test_plain_words_are_not_judging(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“The northern plan for the Tarn bridge is ready,” said Peter Holm.",
        "The ministry's northern plan for the Tarn bridge goes ahead in May.",
    )
    assert not _found(docs, score=0.5)


# ---------------------------------------------------------------- whose claim

FLAT = "Inspectors skipped twelve safety checks on the boiler in spring. The factory reopened."


def test_a_claim_in_the_outlets_own_voice(analysed: Analyse) -> None:
    docs = _documents(
        analysed, "“Inspectors skipped twelve safety checks on that boiler,” said Peter Holm.", FLAT
    )
    found = _found(docs)
    assert [d.topic.split(":")[0] for d in found] == ["who says it"]
    assert any("Holm" in s.text for s in found[0].sides["A"])


@pytest.mark.parametrize(
    "other",
    [
        "Inspectors skipped twelve safety checks on the boiler in spring, a report said.",
        "Peter Holm gave details. Inspectors allegedly skipped twelve safety checks on the boiler.",
        "The boiler was old. Inspectors came twice in spring.",
    ],
)
def test_a_claim_with_a_speaker_in_both(analysed: Analyse, other: str) -> None:
    docs = _documents(
        analysed, "“Inspectors skipped twelve safety checks on that boiler,” said Peter Holm.", other
    )
    assert not _found(docs, links="A1-B1 A1-B2" if other.count(".") > 1 else "A1-B1")


def test_a_fact_that_police_announced(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Two men stole twelve paintings from the museum in Borg on Monday, police said.",
        "Two men stole twelve paintings from the museum in Borg on Monday night.",
    )
    assert not _found(docs)


def test_a_weak_link_is_not_enough(analysed: Analyse) -> None:
    docs = _documents(
        analysed, "“Inspectors skipped twelve safety checks on that boiler,” said Peter Holm.", FLAT
    )
    assert not _found(docs, score=0.5)


# ---------------------------------------------------------------- who is credited


def test_a_report_that_quotes_the_verdict_or_the_office(analysed: Analyse) -> None:
    words = "The owners knew for nine years that the walls of the mine were too thin to hold"
    docs = _documents(
        analysed,
        f"“According to the verdict, {words[0].lower()}{words[1:]},” according to the State Mining Office. "
        "The verdict is final.",
        f"“{words},” the 40-page verdict says.",
    )
    assert [d.topic.split(":")[0] for d in _found(docs)] == ["who is credited"]
