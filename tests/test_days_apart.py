"""A claim cannot be one with another that was written before it happened."""

from __future__ import annotations

import msgspec
import pytest

import compare
from compare.contrast.days import told_after
from compare.contrast.units import Pair, views_of
from compare.labels import label_document
from compare.records import Link


def _told_after(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    docs = [
        label_document(compare.analyse(compare.Article.from_text(text, date=date)), label)
        for label, (text, date) in zip("AB", (one, two), strict=True)
    ]
    views = views_of(docs)
    link = Link(sentences=("A1", "B1"), relation="same", score=0.9)
    pair = Pair(views["A"].units[0], views["B"].units[0], link)
    mirrored = Pair(pair.right, pair.left, msgspec.structs.replace(link, sentences=("B1", "A1")))
    assert told_after(views, pair) == told_after(views, mirrored)
    return told_after(views, pair)


FRIDAY = "The owners met the union again on Friday and parted without a deal."
EARLIER = "The owners met the union on Tuesday and parted without a deal."


def test_a_later_meeting_is_another_one() -> None:
    assert _told_after((FRIDAY, "2019-01-05"), (EARLIER, "2019-01-02"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((FRIDAY, "2019-01-05"), (EARLIER, "2019-01-06")),  # both were written later
        ((FRIDAY, None), (EARLIER, None)),  # no dates
        ((FRIDAY, "2019-01-05"), (EARLIER, "2019-01-03")),  # a day is let pass
        (
            ("The owners will meet the union on Friday, 4 January 2019.", "2019-01-02"),
            (EARLIER, "2019-01-02"),
        ),
    ],
)
def test_one_claim_may_be_told_on_both_days(one: tuple[str, str | None], two: tuple[str, str | None]) -> None:
    assert not _told_after(one, two)


def test_the_comparison_calls_them_related_and_not_the_same() -> None:
    body = " The mill in Harwick has been shut since the strike began in May. Some 300 people work there."
    articles = [
        compare.Article.from_text(text + body, date=date, outlet=outlet)
        for text, date, outlet in ((FRIDAY, "2019-01-05", "One"), (EARLIER, "2019-01-02", "Two"))
    ]
    result = compare.compare_articles(articles)
    relations = {link.sentences: link.relation for link in result.links}
    assert relations["A2", "B2"] == "same"
    assert relations.get(("A1", "B1")) != "same"
