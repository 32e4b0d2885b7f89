"""What ties two sentences in whole articles: more shared, nearer, and no better partner."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.evidence.cover import joined
from compare.evidence.parts import Parts, read_parts
from compare.evidence.strength import STRENGTH_KINDS, below_one, link_chance, link_strength, same_words
from compare.records import Document

Analysed = Callable[[str], Document]

FLOOD = """The river Orme burst its banks on Sunday and flooded 300 homes in Kelby.
Mayor Ruth Adams said the flood wall had been due for repair since 2019.
She asked the government for help.
Rail services between Kelby and Stour were stopped.
"""
WATER = """Some 300 homes in Kelby were under water on Sunday after the Orme burst its banks.
Trains between Stour and Kelby do not run.
"The wall should have been repaired in 2019," Ms Adams told reporters.
Schools stay shut until Wednesday.
"""


def strength(one: tuple[Parts, ...], two: tuple[Parts, ...], fitted: float = 0.3) -> np.ndarray:
    scores = np.full((len(one), len(two)), fitted)
    return link_strength(one, two, scores, np.zeros(scores.shape))


def test_the_best_partner_is_the_one_that_tells_the_same(analysed: Analysed) -> None:
    found = strength(read_parts(analysed(FLOOD)), read_parts(analysed(WATER)))
    assert found[0].argmax() == 0
    assert found[1].argmax() == 2
    assert found[3].argmax() == 1


def test_a_sentence_without_a_counterpart_stays_below_the_even_chance(analysed: Analysed) -> None:
    found = strength(read_parts(analysed(FLOOD)), read_parts(analysed(WATER)))
    assert found[:, 3].max() < 0
    assert found[0, 0] > 0


def test_swapping_the_articles_transposes(analysed: Analysed) -> None:
    one, two = read_parts(analysed(FLOOD)), read_parts(analysed(WATER))
    np.testing.assert_allclose(strength(one, two), strength(two, one).T)


def test_headlines_belong_together_and_the_same_words_are_sure(analysed: Analysed) -> None:
    one, two = read_parts(analysed(FLOOD)), read_parts(analysed(WATER))
    scores, heads = np.full((4, 4), 0.3), np.zeros((4, 4))
    before = link_chance(one, two, scores, heads)
    heads[0, 0], scores[3, 3] = 1.0, 1.0
    after = link_chance(one, two, scores, heads)
    assert after[0, 0] > before[0, 0]
    assert after[3, 3] == 1.0


def test_only_the_same_words_reach_one(analysed: Analysed) -> None:
    found = below_one(np.array([[0.99999999, 0.5], [1.0, 0.2]]), np.array([[False, False], [False, True]]))
    assert found.tolist() == [[0.999999, 0.5], [0.999999, 1.0]]
    one, two = (
        read_parts(analysed(t))
        for t in ('"It\'s done," he said.\nIt rained.', "“It’s  done,” he said.\nIt rains.")
    )
    assert same_words(one, two).tolist() == [[True, False], [False, False]]


@pytest.mark.parametrize("kind", STRENGTH_KINDS)
def test_every_kind_of_evidence_counts(analysed: Analysed, kind: str) -> None:
    one, two = read_parts(analysed(FLOOD)), read_parts(analysed(WATER))
    scores = np.linspace(0.1, 0.9, 16).reshape(4, 4)
    heads = np.zeros((4, 4))
    heads[0, 0] = 1.0
    assert not np.allclose(
        link_strength(one, two, scores, heads, kind), link_strength(one, two, scores, heads)
    )


@given(st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_two_chances_joined_lie_between_them(one: float, two: float) -> None:
    found = float(joined(np.array(one), np.array(two)))
    assert min(one, two) - 1e-9 <= found <= max(one, two) + 1e-9


def test_nothing_to_compare_gives_nothing() -> None:
    assert link_strength((), (), np.zeros((0, 0)), np.zeros((0, 0))).shape == (0, 0)
