"""Acts told without the one who did them, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import compare
from compare.records import Document

Analysed = Callable[[str], Document]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A man was shot in Leeds on Monday.", ["A man was shot"]),
        ("Mistakes were made.", ["Mistakes were made"]),
        ("The workers have been fired.", ["The workers have been fired"]),
        (
            "The bridge was destroyed and the road was cleared.",
            ["The bridge was destroyed", "the road was cleared"],
        ),
        ("A man is being held in Leeds.", ["A man is being held"]),
        ("The bridge will be closed in May.", ["The bridge will be closed"]),
        ("Two people have been shot.", ["Two people have been shot"]),
        ("Prisoners are beaten there.", ["Prisoners are beaten"]),
        ("The killing of two drivers shocked the town.", ["The killing of two drivers"]),
    ],
)
def test_left_out(text: str, told: list[str], analysed: Analysed) -> None:
    assert [s.text for s in analysed(text).agentless] == told


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot by the police on Monday.",
        "Police shot a man on Monday.",
        "She was born in Leeds in 1931.",
        "The company was based in Leeds for years.",
        "The bridge was not closed.",
        "Helen Carter said that a man was shot on Monday.",
        "“A man was shot in our street on Monday night,” Helen Carter said.",
        "The bridge is cleaned once a year.",
        "The bridge could be closed in May.",
        "The bridge is closed on Mondays.",
        "The killing of two drivers by the police shocked the town.",
        "The driver’s killing of a guard shocked the town.",
        "The shooting of the film took days.",
        "Police will arrest the driver.",
    ],
)
def test_not_left_out(text: str, analysed: Analysed) -> None:
    assert analysed(text).agentless == ()


def test_spans_are_verbatim_and_labelled(analysed: Analysed) -> None:
    one, two = analysed("A man was shot in Leeds."), analysed("Police shot a man in Leeds.")
    result = compare.compare_articles([one, two], force=True)
    (span,) = result.agentless["A"]
    assert (span.article, span.sentence) == ("A", "A1")
    assert one.article.text[span.start : span.end] == span.text
    assert result.agentless["B"] == ()
