"""The verb that introduces what one speaker said: what is shown and what is not."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, verbatim

from compare.contrast.cue_words import cue_divergences
from compare.contrast.units import pairs_of, views_of
from compare.labels import label_document
from compare.records import Divergence

PLAIN = "Mayor Ruth Adams said the bridge would open again before the winter storms."
JUDGING = "Mayor Ruth Adams claimed the bridge would open again before the winter storms arrive."


def _found(analysed: Analyse, one: str, two: str, score: float = 0.8) -> list[Divergence]:
    docs = [label_document(analysed(t), label) for t, label in ((one, "A"), (two, "B"))]
    alignment = aligned(docs, [("A1", "B1", "same", score)])
    found = list(cue_divergences(views_of(docs), pairs_of(views_of(docs), [alignment])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    return found


def test_said_here_and_claimed_there(analysed: Analyse) -> None:
    (found,) = _found(analysed, PLAIN, JUDGING)
    assert [found.sides[x][0].text for x in "AB"] == ["said", "claimed"]
    assert found.kind == "wording"
    (other,) = _found(analysed, JUDGING, PLAIN)
    assert [other.sides[x][0].text for x in "AB"] == ["claimed", "said"]


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Ruth Adams told reporters the bridge would open again before the winter storms.",  # plain too
        "Engineer Tom Reyes claimed the bridge would open again before the winter storms.",  # another speaker
        "Mayor Ruth Adams claimed her salary had not been raised for years.",  # another statement
        PLAIN,
    ],
)
def test_no_card(analysed: Analyse, other: str) -> None:
    assert not _found(analysed, PLAIN, other)


def test_a_weak_link_is_not_enough(analysed: Analyse) -> None:
    assert not _found(analysed, PLAIN, JUDGING, score=0.2)
