"""Whose words: the outlet's, a quoted person's, or attributed."""

from __future__ import annotations

import functools
import re

import msgspec
import pytest

from compare import annotate
from compare.records import Article, Document, Region
from compare.score.sources import find_sources
from compare.score.voice import voice_of


@functools.cache
def analyse(text: str) -> Document:
    """The text with its sources; each line is a paragraph of the body."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    regions = tuple(Region(kind="body", start=m.start(), end=m.end()) for m in lines)
    article = msgspec.structs.replace(Article.from_text(text), regions=regions)
    document = annotate.annotate(article)
    return msgspec.structs.replace(document, sources=find_sources(document))


def voice(document: Document, words: str) -> tuple[str, str | None]:
    start = document.article.text.index(words)
    return voice_of(document, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“The plan is a shameful trick,” Helen Carter said.", "shameful", ("quoted", "Helen Carter")),
        ("Helen Carter said the plan was a shameful trick.", "shameful", ("attributed", "Helen Carter")),
        ("Helen Carter claimed the plan was a trick.", "claimed", ("outlet", None)),
        ("The shameful plan passed on Monday.", "shameful", ("outlet", None)),
        ("Helen Carter said the plan “was a shameful trick.”", "shameful", ("quoted", "Helen Carter")),
        ("Helen Carter called the plan a “trick.”", "trick", ("quoted", "Helen Carter")),
        ("The so-called “reform” passed on Monday.", "reform", ("outlet", None)),
        (
            "The wall bore the words “no more shameful tricks here today” in red.",
            "shameful",
            ("quoted", None),
        ),
        ("The talks reportedly failed in a shameful way.", "shameful", ("outlet", None)),
        ("Critics said the plan was a shameful trick.", "shameful", ("attributed", "Critics")),
        ("Helen Carter supports the shameful plan.", "shameful", ("outlet", None)),
        ("The plan, officials said, was a shameful trick.", "shameful", ("attributed", "officials")),
        ("The plan, officials said, was a shameful trick.", "officials", ("outlet", None)),
    ],
)
def test_voice(text: str, words: str, expected: tuple[str, str | None]) -> None:
    assert voice(analyse(text), words) == expected


def test_quotation_over_two_sentences_belongs_to_its_speaker() -> None:
    document = analyse(
        "“It is a trick. It is a shameful plan,” Helen Carter said. The shabby hall was empty."
    )
    assert voice(document, "shameful") == ("quoted", "Helen Carter")
    assert voice(document, "shabby") == ("outlet", None)


def test_words_between_two_parts_of_a_quotation_are_the_outlets() -> None:
    document = analyse("“It is a trick,” Helen Carter angrily said. “It is a shameful plan.”")
    assert voice(document, "angrily")[0] == "outlet"
    assert voice(document, "shameful") == ("quoted", "Helen Carter")


def test_nested_speaker_is_the_inner_one() -> None:
    document = analyse("The mayor said that engineers warned that the bridge was rotten.")
    assert voice(document, "rotten") == ("attributed", "engineers")


def test_what_one_refused_to_do_is_worded_by_the_outlet() -> None:
    document = analyse("Mayor Ada Brook refused to condemn the rampage, but said that the damage was sad.")
    assert voice(document, "rampage") == ("outlet", None)
    assert voice(document, "damage was sad")[0] == "attributed"
