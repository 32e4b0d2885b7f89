"""Rates of marks with an interval; words that one of three or more articles uses more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.contrast.distinctive import distinctive_words
from compare.contrast.rates import mark_rates, poisson_interval
from compare.labels import label_document
from compare.records import Article, Document

Analysed = Callable[[str], Document]

# Exact 95 % limits of a Poisson mean, from the table of Garwood (1936).
TABLE = [(0, 0.0, 3.69), (1, 0.025, 5.57), (3, 0.62, 8.77), (10, 4.80, 18.39), (20, 12.22, 30.89)]


@pytest.mark.parametrize(("count", "low", "high"), TABLE)
def test_the_interval_is_that_of_the_published_table(count: int, low: float, high: float) -> None:
    assert poisson_interval(count) == pytest.approx((low, high), abs=0.006)


@given(st.integers(0, 500))
def test_the_interval_holds_the_count_and_grows_with_it(count: int) -> None:
    low, high = poisson_interval(count)
    assert low <= count < high
    assert poisson_interval(count + 1) > (low, high)


def test_only_the_outlets_own_words_count() -> None:
    text = 'The plan is shameful. "It is a shameful, disgraceful plan," Mayor Ada Brenner said on Monday.'
    document = label_document(compare.analyse(Article.from_text(text)), "A")
    rate = mark_rates([document])["A"]["W"]
    assert len([m for m in document.marks if m.category == "W"]) == 3
    assert rate.marks == 1
    assert 0 < rate.words < document.words - 5
    assert rate.low < rate.per_100 < rate.high
    assert rate.per_100 == pytest.approx(100 / rate.words, abs=0.01)


def test_an_article_of_quoted_words_only_has_no_rate() -> None:
    document = label_document(compare.analyse(Article.from_text('"A plan for the whole town."')), "A")
    rate = mark_rates([document])["A"]["W"]
    assert (rate.words, rate.per_100, rate.high) == (0, 0.0, 0.0)


def story(word: str) -> str:
    return " ".join(
        f"The {word} came to the town on day {n}. People saw the {word} at the bridge. Nobody paid."
        for n in "abcdef"
    )


@pytest.fixture
def three(analysed: Analysed) -> dict[str, list[Document]]:
    return {label: [analysed(story(w))] for label, w in zip("ABC", ("mob", "crowd", "visitor"), strict=True)}


def test_a_word_of_one_article_is_distinctive_for_it(three: dict[str, list[Document]]) -> None:
    found = distinctive_words(three)
    assert {label: [w.word for w in words] for label, words in found.items()} == {
        "A": ["mob"],
        "B": ["crowd"],
        "C": ["visitor"],
    }
    mob = found["A"][0]
    assert mob.counts == {"A": 12, "B": 0, "C": 0}
    assert {span.text for span in mob.evidence} == {"mob"}
    assert len(mob.evidence) == 12


def test_words_that_all_use_alike_are_not_distinctive(three: dict[str, list[Document]]) -> None:
    same = dict.fromkeys("ABC", three["A"])
    assert distinctive_words(same) == {"A": (), "B": (), "C": ()}


def test_a_pair_has_no_distinctive_words(three: dict[str, list[Document]]) -> None:
    assert distinctive_words({label: three[label] for label in "AB"}) == {}


def test_quoted_words_and_names_are_not_counted(analysed: Analysed) -> None:
    quoted = '"The mob, the mob, the mob, the mob, the mob came," she said. Brenner met Brenner and Brenner.'
    plain = "The town was quiet and people went to work in the morning as they do."
    found = distinctive_words({"A": [analysed(quoted)], "B": [analysed(plain)], "C": [analysed(plain)]})
    assert [w.word for w in found["A"]] == []


def test_a_group_may_hold_several_documents(three: dict[str, list[Document]]) -> None:
    found = distinctive_words({**three, "A": three["A"] * 2})
    assert found["A"][0].counts["A"] == 24


def test_a_comparison_of_three_carries_both() -> None:
    texts = [story(w) for w in ("mob", "crowd", "visitor")]
    result = compare.compare_articles([Article.from_text(t) for t in texts], force=True)
    assert [w.word for w in result.distinctive["A"]] == ["mob"]
    assert result.rates["C"]["W"].words > 0
    assert set(result.rates["A"]) == {"W", "V", "H", "L", "M"}
    assert set(result.tone["B"].sentences) == {s.id for s in result.articles[1].sentences}
    assert compare.compare_articles([Article.from_text(t) for t in texts[:2]], force=True).distinctive == {}
