"""How far another article covers each sentence."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.evidence.cover import COVERAGE_FEATURES, coverage, coverage_evidence
from compare.evidence.model import load_model
from compare.evidence.terms import log_odds

SCORES = np.array([[0.9, 0.2, 0.6], [0.1, 0.1, 0.1], [0.1, 0.9, 0.1]])


def covered(scores: np.ndarray, same_event: float = 1.0) -> np.ndarray:
    return coverage(scores, load_model("coverage"), same_event, scores.max(axis=1))


def test_the_evidence_is_the_two_best_partners() -> None:
    found = coverage_evidence(SCORES)
    assert tuple(found) == COVERAGE_FEATURES
    np.testing.assert_allclose(found["best"], log_odds(np.array([0.9, 0.1, 0.9])))
    np.testing.assert_allclose(found["second"], log_odds(np.array([0.6, 0.1, 0.1])))


def test_the_model_reads_all_evidence_and_no_other() -> None:
    assert tuple(f.name for f in load_model("coverage").features) == COVERAGE_FEATURES


def test_an_article_of_one_sentence_is_its_own_second_partner() -> None:
    found = coverage_evidence(SCORES[:, :1])
    np.testing.assert_array_equal(found["best"], found["second"])


def test_a_good_partner_covers_and_a_second_one_adds() -> None:
    two, none, one = covered(SCORES)
    assert two > one > 0.5 > none


def test_another_event_covers_nothing() -> None:
    assert covered(SCORES, same_event=0.01).max() <= 0.01


@settings(deadline=None)
@given(st.lists(st.floats(0.001, 0.999), min_size=2, max_size=6), st.floats(0.0, 0.999))
def test_a_better_partner_never_covers_less(scores: list[float], more: float) -> None:
    before = np.array([scores])
    after = before.copy()
    after[0, 0] = max(after[0, 0], more)
    assert covered(after)[0] >= covered(before)[0] - 1e-12
    assert 0.0 <= covered(after)[0] <= 1.0
