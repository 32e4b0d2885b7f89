"""Names of outlets and writers: found in every spelling, and taken out of a comparison for good."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_comparison import bare_comparison, make_article, sample_comparison, span_in, three_articles

from compare.records import Comparison, Fact, Mark
from compare.render.html import render_html
from compare.render.masks import Masks, blind_comparison, make_masks

NASTY = """Meet the Press Gazette team
By Siân O'Brien-Lowe and Ted Harker, Political Editor

THE NORTH FEN HERALD’S editor told the Herald on Monday that the dam is safe. \
The post office closed, northfenherald.co.uk said; see www.north-fen-herald.com/author/ted-harker for more.

"I read the North Fen Herald's report," said Mayor Ruth Okafor, and Harker wrote it. \
Write to t.harker@nfherald.com or @HeraldFen. A herald on a horse rode by, NFH said. \
Sian O’Brien-Lowe has covered the fens for north  fen herald readers.
"""


def nasty() -> Comparison:
    """Names in the headline, as possessives, in capitals, in addresses, by surname and by first letters."""
    a = make_article(
        "A",
        NASTY,
        headline="Meet the Press Gazette team",
        outlet="The North Fen Herald",
        author="Siân O'Brien-Lowe and Ted Harker, Political Editor",
        republished_from="Press Gazette",
    )
    b = make_article("B", "The dam is safe, RT said. rt.com wrote first.\n", outlet="RT")
    herald = span_in(a, "Herald on Monday")
    comparison = bare_comparison(
        msgspec.structs.replace(a, source="papers/north-fen-herald.txt"),
        msgspec.structs.replace(b, source="rt_story.html"),
    )
    fact = Fact(
        id="F1",
        label="The editor told the Herald that the dam is safe",
        status="only",
        articles=("A",),
        importance=3,
        why="The North Fen Herald has it in papers/north-fen-herald.txt.",
        kind="fact",
        evidence=(herald,),
        confidence=0.5,
        could_have_known="unknown",
    )
    mark = Mark(
        id="A.1",
        span=span_in(a, "safe"),
        category="W",
        voice="quoted",
        speaker="Ted Harker",
        reason="Harker’s word.",
        strength=1,
        confidence=0.5,
        lexicon_entry="safe",
    )
    return msgspec.structs.replace(comparison, facts=(fact,), marks=(mark,))


VARIANTS = {
    "nasty": (
        r"north.{0,3}fen.{0,3}herald",
        r"\bthe herald\b",
        r"herald(fen)?\b(?! on a horse)",
        r"\bNFH\b",
        r"harker",
        r"brien",
        r"press.gazette",
        r"(?-i:\bRT\b)",
        r"\brt[._](com|story)",
    ),
    "sample_comparison": (
        r"alder.{0,3}valley",
        r"\bcourier\b",
        r"riverside.{0,3}post",
        r"whitlow",
        r"dana",
        r"valley.{0,3}wire",
        r"article-[ab]\.txt",
    ),
    "three_articles": (r"alder.{0,3}valley", r"riverside.{0,3}post", r"whitlow", r"valley.{0,3}wire"),
}


def _findings(text: str, name: str) -> list[str]:
    return [m.group() for v in VARIANTS[name] for m in re.finditer(v, text, re.IGNORECASE | re.DOTALL)]


@pytest.mark.parametrize("make", [nasty, sample_comparison, three_articles])
def test_no_name_in_the_bytes_of_a_blind_page_or_record(make: Any) -> None:
    comparison, name = make(), make.__name__
    assert _findings(render_html(comparison), name), "the test can fail"
    page = render_html(comparison, blind=True, start="explore", title="As the Alder Valley Courier saw it")
    assert _findings(page, name) == []
    assert _findings(blind_comparison(comparison).to_json(), name) == []
    covered = blind_comparison(comparison).articles
    for article, blind in zip(comparison.articles, covered, strict=True):
        assert (article.sha256 in page) == (article.text == blind.text)
    assert "[outlet]" in page
    assert 'id="b-blind"' not in page
    assert 'class="nm"' not in page


@pytest.mark.parametrize("make", [nasty, sample_comparison, three_articles])
def test_spans_hold_the_words_of_the_covered_text(make: Any) -> None:
    covered = blind_comparison(make())
    texts = {a.label: a.text for a in covered.articles}
    found = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if {"article", "start", "end", "text"} <= value.keys():
                found.append(value)
            for inside in value.values():
                walk(inside)
        elif isinstance(value, list | tuple):
            for inside in value:
                walk(inside)

    walk(msgspec.to_builtins(covered))
    assert found
    for span in found:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
    for article in covered.articles:
        for s in article.sentences:
            assert article.text[s.start : s.end] == s.text


def test_other_words_stay() -> None:
    text = blind_comparison(nasty()).articles[0].text
    for kept in ("The post office closed", "A herald on a horse rode by", "Ruth Okafor", "the dam is safe"):
        assert kept in text
    masks = make_masks(nasty())
    assert masks.cover("Press the button, said the mayor") == "Press the button, said the mayor"
    assert masks.cover("art and rtl, a start") == "art and rtl, a start"
    assert masks.cover("for north\nfen herald readers") == "for [outlet] readers"


def test_a_name_that_is_a_common_word_hides_only_when_written_as_a_name() -> None:
    a = make_article("A", "The people said so, as People wrote.\n", outlet="People", author="Staff")
    masks = make_masks(bare_comparison(a, make_article("B", "y.\n")))
    assert masks.cover("The people said so, as People wrote. PEOPLE magazine, staff, people.com") == (
        "The people said so, as [outlet] wrote. [outlet] magazine, staff, [outlet].com"
    )


def test_a_piece_of_a_name_that_a_finding_quotes_is_hidden() -> None:
    a = make_article("A", "Readers of Alder Valley Courier agree.\n", outlet="Alder Valley Courier")
    b = make_article("B", "y.\n")
    piece = Mark(
        id="A.1",
        span=span_in(a, "Courier agree"),
        category="L",
        voice="outlet",
        reason="r",
        strength=1,
        confidence=0.5,
        lexicon_entry="x",
    )
    masks = make_masks(msgspec.structs.replace(bare_comparison(a, b), marks=(piece,)))
    assert masks.cover("“Courier agree”") == "“[outlet] agree”"


def test_two_times_blind_is_once_blind() -> None:
    once = blind_comparison(sample_comparison())
    assert blind_comparison(once) == once


def test_nothing_to_hide_changes_nothing() -> None:
    bare = bare_comparison(make_article("A", "One. Two.\n"), make_article("B", "Three.\n"))
    assert make_masks(msgspec.structs.replace(bare)).cover("One") == "One"
    assert Masks().cover("One") == "One"


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_any_name_does_no_harm(text: str, outlet: str, author: str) -> None:
    a = make_article("A", "x.\n", outlet=outlet or None, author=author or None)
    masks = make_masks(bare_comparison(a, make_article("B", "y.\n")))
    covered = masks.cover(text)
    assert isinstance(covered, str)
    for word in ("the", "and"):
        assert masks.cover(f"{word} 12") == f"{word} 12" or word in f"{outlet} {author}".casefold()
