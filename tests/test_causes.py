"""Reasons: what counts as one, and when two articles give different ones."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, labelled, verbatim, with_headline

from compare.contrast.causes import cause_divergences
from compare.contrast.reasons import reasons_in
from compare.contrast.units import pairs_of, view, views_of
from compare.labels import label_document
from compare.records import Divergence, Document


def cards(docs: list[Document], relation: str = "related", score: float = 0.7) -> list[Divergence]:
    links = [
        (a.id, b.id, relation, score) for a, b in zip(docs[0].sentences, docs[1].sentences, strict=False)
    ]
    views = views_of(docs)
    found = list(cause_divergences(views, pairs_of(views, [aligned(docs, links)])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    return found


def pair(
    analysed: Analyse, a: str, b: str, relation: str = "related", score: float = 0.7
) -> list[Divergence]:
    found = cards(labelled(analysed, a, b), relation, score)
    mirrored = cards(labelled(analysed, b, a), relation, score)
    assert told(found) == [(right, left) for left, right in told(mirrored)]
    assert [d.topic for d in found] == [d.topic for d in mirrored]
    return found


def told(found: list[Divergence]) -> list[tuple[str, str]]:
    return [(d.sides["A"][0].text, d.sides["B"][0].text) for d in found]


def test_kinds_of_reasons(analysed: Analyse) -> None:
    units = view(
        label_document(
            analysed(
                "Lind resigned over the ferry deal. The club sold Berg in an effort to pay its debts. "
                "The mine shut because of floods. The move came after a strike by the drivers."
            ),
            "A",
        )
    ).units
    found = [
        (r.kind, r.unit.sentence.text[r.start - r.unit.sentence.start :])
        for u in units
        for r in reasons_in(u)
    ]
    assert [kind for kind, _ in found] == ["blame", "purpose", "cause", "after"]
    assert found[1][1].startswith("in an effort to pay")


@pytest.mark.parametrize(
    "text",
    [
        "The train is due to leave at noon.",
        "He left after 10 years.",
        "She ran for two hours.",
        "The bridge over the river is closed.",
    ],
)
def test_no_reason(analysed: Analyse, text: str) -> None:
    assert not [r for u in view(label_document(analysed(text), "A")).units for r in reasons_in(u)]


@pytest.mark.parametrize(
    ("a", "b", "left", "right"),
    [
        (
            "Lind resigned on Friday because of rising debts at the port.",
            "Lind resigned, citing poor health.",
            "because of rising debts at the port", "citing poor health",
        ),
        (
            "Lind resigned on Friday over the ferry deal.",
            "Lind resigned in protest of new hospital rules.",
            "over the ferry deal", "in protest of new hospital rules",
        ),
        (
            "The club sold Berg in an effort to pay its debts.",
            "The club sold Berg in order to make room for younger players.",
            "in an effort to pay its debts", "in order to make room for younger players",
        ),
        (
            "Lind apologized to the nurses on Tuesday after her party leaders condemned the speech.",
            "Lind apologized to the nurses after a video was released.",
            "after her party leaders condemned the speech", "after a video was released",
        ),
    ],
)  # fmt: skip
def test_two_reasons(analysed: Analyse, a: str, b: str, left: str, right: str) -> None:
    assert told(pair(analysed, a, b)) == [(left, right)]


def test_cause_here_and_only_a_sequence_there(analysed: Analyse) -> None:
    found = pair(
        analysed,
        "The ban comes on the heels of a harsh report by the Arden water board.",
        "The ban was prompted by a report of the Arden water board.",
    )
    assert len(found) == 1
    assert found[0].topic.startswith("led to it, or came first")


def test_reason_in_the_next_sentence(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "Lind closed the Tarn bridge on Friday. The move came because of cracks in the deck.",
        "Lind closed the Tarn bridge because of a dispute with the drivers.",
    )
    assert told(cards(docs)) == [("because of cracks in the deck", "because of a dispute with the drivers")]


def test_grounds_in_two_headlines() -> None:
    docs = [
        with_headline(_unused, "Lind Slams Council For Vote\nShe spoke.", "A"),
        with_headline(_unused, "Lind Mocks Ministers for Ignoring Hospital Plan\nShe spoke.", "B"),
    ]
    assert told(cards(docs)) == [("For Vote", "for Ignoring Hospital Plan")]


def _unused(text: str) -> Document:
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # one reason
        ("Lind resigned because of debts at the port.", "Lind resigned, citing the debts of the port."),
        # another doer, another act
        ("Lind resigned because of debts at the port.", "Berg resigned, citing poor health."),
        ("Lind resigned because of debts at the port.", "Lind left the stage because of poor health."),
        # a cause and a purpose
        ("The club sold Berg because of debts.", "The club sold Berg in order to make room for others."),
        # only one gives a reason
        ("Lind resigned because of debts at the port.", "Lind resigned on Friday."),
        # both told by one article
        (
            "Lind resigned because of debts at the port. Her poor health made news.",
            "Lind resigned, citing poor health.",
        ),
        # told alike
        ("Lind resigned, citing poor health.", "Lind resigned, citing poor health."),
    ],
)
def test_not_two_reasons(analysed: Analyse, a: str, b: str) -> None:
    assert not pair(analysed, a, b)


def test_weak_links_are_not_enough(analysed: Analyse) -> None:
    a, b = "Lind resigned because of debts at the port.", "Lind resigned, citing poor health."
    assert pair(analysed, a, b)
    assert not pair(analysed, a, b, score=0.2)
