"""Marks: what is flagged, what is not, and that spans are verbatim and never overlap."""

from __future__ import annotations

import functools
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import annotate
from compare.lexicon import load_lexicon
from compare.records import Article, Document, Mark, Region
from compare.score.loaded import find_marks


@functools.cache
def parse(text: str) -> Document:
    return annotate.annotate(Article(text=text, regions=(Region(kind="body", start=0, end=len(text)),)))


@functools.cache
def marks_of(text: str) -> tuple[Mark, ...]:
    return find_marks(parse(text), load_lexicon())


@pytest.fixture
def found() -> Callable[[str], list[tuple[str, str]]]:
    """(category, words) of each mark."""
    return lambda text: [(m.category, m.span.text) for m in marks_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor slammed the governor.", ("V", "slammed")),
        ("She claimed that the bridge was safe.", ("V", "claimed")),
        ("The minister feigned ignorance on Monday.", ("V", "feigned ignorance")),
        ("Officials admit that the road floods.", ("V", "admit")),
        ("The deal reportedly fell apart.", ("H", "reportedly")),
        ("Critics say the bridge is ugly to look at.", ("H", "Critics say")),
        ("It is widely believed that he will resign.", ("H", "It is widely believed")),
        ("The Zubrowka regime closed the border.", ("L", "regime")),
        ("The so-called experts met on Monday.", ("L", "so-called experts")),
        ("He called the vote in a bid to stay in office.", ("M", "in a bid to")),
        ("The raid was in retaliation for the theft.", ("M", "in retaliation for")),
        ("The ruling forced Smith to resign.", ("M", "forced Smith to")),
        ("It was a deeply serious charge.", ("W", "deeply serious")),
        ("A mob of protesters stood outside.", ("W", "mob")),
        ("Lawmakers weaponized the budget.", ("W", "weaponized")),
    ],
)
def test_flagged(found: Callable[[str], list[tuple[str, str]]], text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He slammed the door.",
        "The storm claimed three lives.",
        "She filed an insurance claim in May.",
        "The hospital admitted four patients.",
        "A grand jury indicted two men on Tuesday.",
        "He was charged with conspiracy to commit wire fraud.",
        "The Justice Department opened the case in June.",
        "The army bought Patriot missiles and an air defense system.",
        "Five people died in the outbreak, and the crisis is not over.",
        "Protesters fear that the debt will rise.",
        "The suit, alleging theft, was filed on Friday.",
        "She said, told, added and denied it.",
        "The company declined to comment.",
        "The river flooded two villages.",
        "The war in the east went on for a year.",
        "The new tax regime starts in May.",
    ],
)
def test_not_flagged(found: Callable[[str], list[tuple[str, str]]], text: str) -> None:
    assert found(text) == []


def test_longer_marks_win_and_ids_follow_the_text() -> None:
    marks = marks_of("In a desperate attempt to win, he slammed the mayor and reportedly lied.")
    assert marks[0].span.text == "In a desperate attempt to"
    assert [m.id for m in marks] == [f"m{n}" for n in range(1, len(marks) + 1)]


def test_a_mark_carries_reason_alternative_and_entry() -> None:
    (mark,) = marks_of("The mayor slammed the governor.")
    assert mark.lexicon_entry == "verbs.attack-verb.slam"
    assert mark.neutral == "criticize"
    assert mark.reason
    assert 0.3 <= mark.confidence <= 0.9


def test_title_case_headline_is_read_as_words_not_names() -> None:
    assert [m.span.text for m in marks_of("Mayor Slams Governor Over Road Plan")] == ["Slams"]


def test_scare_quotes_are_marked_but_names_and_reported_words_are_not() -> None:
    doubted = marks_of("Parents were not pleased by the “reforms” of last year.")
    assert [m.tags for m in doubted] == [("scare-quote",)]
    assert doubted[0].span.text == "“reforms”"
    assert marks_of("The charity, known as “Bread for All”, is in Leeds.") == ()
    assert marks_of("She described the plan as “too small” on Monday.") == ()


def test_words_in_quotation_marks_keep_their_speaker() -> None:
    text = "“This is a vile and shameful plan for the whole city,” said Anna Smith."
    marks = marks_of(text)
    assert marks
    assert {m.voice for m in marks} == {"quoted"}


VOCABULARY = """
    the mayor slammed claimed that a far - left mob reportedly in bid to win Smith’s regime
    forced him so - called “ ” it appears deeply serious critics say . , not admit
"""
WORDS = VOCABULARY.split()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_spans_are_verbatim_in_order_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    marks = find_marks(parse(text), load_lexicon())
    assert all(text[m.span.start : m.span.end] == m.span.text for m in marks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(marks))
