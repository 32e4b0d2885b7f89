"""Sentences, tokens and quotations, on text written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.records import Document


def sentences(document: Document) -> list[str]:
    return [s.text for s in document.sentences]


LONG = "The council met on Monday and talked for three hours about the budget, the school and the old bridge."


def test_an_abbreviation_does_not_end_a_sentence(analysed: Callable[[str], Document]) -> None:
    text = f"{LONG} The plan has the support of the U.S. and Canada. Mr. Okafor left at 5 p.m. on Friday."
    assert sentences(analysed(text))[1:] == [
        "The plan has the support of the U.S. and Canada.",
        "Mr. Okafor left at 5 p.m. on Friday.",
    ]


def test_a_line_break_ends_a_sentence(analysed: Callable[[str], Document]) -> None:
    found = sentences(
        analysed(f"{LONG}\n\nRain is expected across the valley today\nSchools will stay open.")
    )
    assert found[1:] == ["Rain is expected across the valley today", "Schools will stay open."]


def test_a_reporting_clause_stays_with_its_quotation(analysed: Callable[[str], Document]) -> None:
    text = f"{LONG} “Why should we pay?” asked Mr. Okafor. “We did not break it.” The mayor did not reply."
    assert sentences(analysed(text))[1:] == [
        "“Why should we pay?” asked Mr. Okafor.",
        "“We did not break it.”",
        "The mayor did not reply.",
    ]


def test_a_colon_does_not_end_a_sentence(analysed: Callable[[str], Document]) -> None:
    text = f"{LONG} The mayor said in a statement: “The bridge will be closed from May.”"
    assert len(analysed(text).sentences) == 2


def test_a_no_break_space_is_read_as_a_space_and_kept(analysed: Callable[[str], Document]) -> None:
    document = analysed(f"{LONG} It cost 40\u00a0million euros.")
    assert document.sentences[-1].text == "It cost 40\u00a0million euros."
    assert [t.text for t in document.tokens_of(1)][2:4] == ["40", "million"]


def test_quotation_state_runs_across_sentences(analysed: Callable[[str], Document]) -> None:
    document = analysed(f"{LONG} “We tried. We failed. We will try again,” she said.")
    assert [q.span.text for q in document.quotations] == ["“We tried. We failed. We will try again,”"]
    assert document.quotations[0].words == 8


def test_annotate_refuses_what_is_not_cleaned() -> None:
    from compare.annotate import annotate

    with pytest.raises(ValueError, match="cleaned"):
        annotate(compare.Article.from_text("Text."))


TEXTS = st.text(alphabet=st.sampled_from("aB .,“”\"'’\n\u00a0!?U.S1%-"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_span_is_verbatim_for_any_text(text: str) -> None:
    document = compare.analyse(compare.Article.from_text(text))
    full = document.article.text
    assert all(full[s.start : s.end] == s.text for s in document.sentences)
    assert all(full[t.start : t.end].replace("\u00a0", " ") == t.text for t in document.tokens)
    assert all(full[q.span.start : q.span.end] == q.span.text for q in document.quotations)
    assert [b for bound in document.bounds for b in range(*bound)] == list(range(len(document.tokens)))
    for index, token in enumerate(document.tokens):
        head = document.tokens[token.head]
        assert head.sentence == token.sentence
        assert token.head != index or token.dep == "ROOT"
    ids = [s.id for s in document.sentences]
    assert len(ids) == len(set(ids))
