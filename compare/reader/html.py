"""A saved web page → the article on it.

Main text and metadata come from trafilatura (Barbaresi 2021, "Trafilatura: A
Web Scraping Library and Command-Line Tool for Text Discovery and Extraction"),
in its balanced setting, which neither drops paragraphs as the precise one does
nor keeps menus as the generous one does. Headline, subhead and byline lines of
the page are put before the text, so that they are words of the article.
Slow to import: only this module needs it, and only when there is a page.
"""

from __future__ import annotations

import copy
import json
import logging
import re
from typing import Any

from compare import settings
from compare.reader.dates import iso_date_or_none
from compare.records import Genre, Record

_SUBHEAD = (
    "//*[self::h2 or self::h3 or self::p or self::div or self::span]"
    "[contains(@class,'standfirst') or contains(@class,'subhead') or contains(@class,'sub-head')"
    " or contains(@class,'subtitle') or contains(@class,'sub-title') or contains(@class,'dek')"
    " or contains(@class,'deck') or contains(@itemprop,'alternativeHeadline')]"
)
_BYLINE = (
    "//*[self::p or self::div or self::span or self::address or self::a]"
    "[contains(@class,'byline') or @rel='author' or @itemprop='author'"
    " or (contains(@class,'meta') and starts-with(normalize-space(.), 'By '))]"
)
_STATED = "//script[@type='application/ld+json']/text()"
_SECTION = "//meta[@property='article:section' or @name='section']/@content"
_OPINION = re.compile(r"opinions?|commentary|editorials?|op-?eds?|comment|columnists?|letters", re.IGNORECASE)
_OPINION_TYPE = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:OpinionNewsArticle|Opinion)\"")
_ITEM = re.compile(r"^[-*•] +(?=\S)")


class Page(Record, frozen=True, kw_only=True):
    """One article as found on a page: its text, one paragraph a line, and what the page says of it."""

    text: str
    headline: str | None = None
    subhead: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: str | None = None
    genre: Genre = "unknown"


def extract_page(html: str) -> Page:
    """The article on a page. `text` is "" where the page holds no text at all."""
    import trafilatura

    # Without a handler, messages about odd pages would land on the user's screen.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    tree = trafilatura.load_html(html)
    if tree is None:
        return Page(text="")
    _unwrap_layout_tables(tree)
    found = _metadata(html, trafilatura)
    body = _body(tree, trafilatura)
    headline = _trimmed_title(found.title, found.sitename)
    subhead = _short_text(tree.xpath(_SUBHEAD), settings.HEADLINE_MAX_WORDS + 20, but=headline)
    byline = _short_text(tree.xpath(_BYLINE), 20, but=headline)
    lines = [line for line in (headline, subhead, byline) if line]
    lines += [line for line in body if not any(_alike(line, above) for above in lines)]
    return Page(
        text="\n".join(lines),
        headline=headline,
        subhead=subhead,
        author=_names(found.author) or _stated_author(tree),
        outlet=found.sitename,
        date=iso_date_or_none(found.date),
        genre=_genre(tree, html),
    )


def _unwrap_layout_tables(tree: Any) -> None:
    """Old pages set their columns with tables; read as data, a whole article would be one cell."""
    for table in tree.xpath("//table[.//p or .//h1 or .//h2 or .//br]"):
        for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
            part.tag = "div"


def _metadata(html: str, trafilatura: Any) -> Any:
    # Only dates that the page states as its own: a date somewhere in the text would be a guess.
    careful = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
    return trafilatura.extract_metadata(html, date_config=careful, extensive=False)


def _body(tree: Any, trafilatura: Any) -> list[str]:
    """Paragraphs of the main text; of the whole page where the extractor found too little."""
    found = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, include_tables=False)
    lines = _lines(found.text if found else "")
    fuller = _lines(trafilatura.baseline(copy.deepcopy(tree))[1])
    words, most = _count(lines), _count(fuller)
    if words < settings.PAGE_MIN_WORDS or words < settings.PAGE_MIN_SHARE * most:
        lines = fuller if most > words else lines
    if not lines:
        lines = _lines(trafilatura.html2txt(tree))
    return lines


def _lines(text: str | None) -> list[str]:
    stripped = (_ITEM.sub("", line.strip()) for line in (text or "").split("\n"))
    return [line for line in stripped if line]


def _count(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _trimmed_title(title: str | None, site: str | None) -> str | None:
    """The title without the site's name after it ("Headline - Example Post")."""
    title = " ".join((title or "").split())
    if site:
        title = re.sub(rf"\s*[|–—·»:-]\s*{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE)
    return title or None


def _short_text(elements: list[Any], most: int, *, but: str | None) -> str | None:
    """The text of the first element of at most so many words that is not the headline again."""
    for element in elements:
        text = " ".join(" ".join(element.itertext()).split())
        text = re.sub(r" (?=[,.;:])", "", text)
        if text and len(text.split()) <= most and not (but and _alike(text, but)):
            return text
    return None


def _alike(a: str, b: str) -> bool:
    return re.sub(r"\W+", "", a).casefold() == re.sub(r"\W+", "", b).casefold()


def _names(author: str | None) -> str | None:
    return " and ".join(part.strip() for part in author.split(";") if part.strip()) if author else None


def _stated_author(tree: Any) -> str | None:
    """The writers that the page's own data (JSON-LD, schema.org) name, which the extractor may pass over."""
    for text in tree.xpath(_STATED):
        try:
            data = json.loads(text)
        except ValueError:
            continue
        parts = data.get("@graph", [data]) if isinstance(data, dict) else data
        for part in parts if isinstance(parts, list) else []:
            names = _author_names(part.get("author")) if isinstance(part, dict) else []
            if names:
                return " and ".join(names)
    return None


def _author_names(author: Any) -> list[str]:
    """The names in a value of "author": a name, an object with a name, or several of either."""
    if isinstance(author, list):
        return [name for one in author for name in _author_names(one)]
    name = author.get("name") if isinstance(author, dict) else author
    return [" ".join(name.split())] if isinstance(name, str) and name.strip() else []


def _genre(tree: Any, html: str) -> Genre:
    sections = [str(value) for value in tree.xpath(_SECTION)]
    if any(_OPINION.fullmatch(s.strip()) for s in sections) or _OPINION_TYPE.search(html):
        return "opinion"
    return "unknown"
