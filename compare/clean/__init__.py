"""Article → Article with regions: what is headline, subhead, body, and what is the page around them.

Nothing is cut from the text; every non-blank character lies in exactly one
region. Form decides (place, length, punctuation, orders to the reader), never
the name of an outlet. In doubt a paragraph stays body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from compare import settings
from compare.clean.boilerplate import classify, kept
from compare.clean.provenance import Provenance, dateline, find_provenance, is_masthead, wire_agency
from compare.language import with_language
from compare.paragraphs import Paragraph, carve, split_paragraphs
from compare.records import Article, Region, RegionKind

_QUOTE = "[\"'“”‘’]"


def clean(article: Article) -> Article:
    """Label the whole text, and fill outlet, author, date, genre … where they are not given.

    `headline` stays None where the text starts without one. Values already
    there always win over what the text says. An article already cleaned comes
    back as it is.
    """
    if article.regions is not None:
        return article
    article = with_language(article)
    paragraphs, headline_at = _place(article.text, split_paragraphs(article.text), article.headline)
    kinds = classify(paragraphs)
    _label_given(article, paragraphs, kinds, headline_at)
    masthead_at = _masthead(paragraphs, kinds, headline_at)
    if masthead_at is not None:
        kinds[masthead_at] = "byline"
    if article.headline is None:
        headline_at = _guess_headline(paragraphs, kinds)
    if headline_at is not None:
        kinds[headline_at] = "headline"
    if headline_at is not None and "subhead" not in kinds and headline_at < settings.HEAD_PARAGRAPHS:
        subhead_at = _guess_subhead(paragraphs, kinds, headline_at)
        if subhead_at is not None:
            kinds[subhead_at] = "subhead"
    whole: list[RegionKind] = [kind or "body" for kind in kinds]
    return _filled(article, paragraphs, whole)


# ---------------------------------------------------------------- what is given


def _place(
    text: str, paragraphs: list[Paragraph], headline: str | None
) -> tuple[list[Paragraph], int | None]:
    """Find the given headline: a whole paragraph, or the start of one, which is then cut in two."""
    if not headline or not headline.strip():
        return paragraphs, None
    pattern = re.compile(r"\s+".join(_loose(word) for word in headline.split()), re.IGNORECASE)
    for i, p in enumerate(paragraphs):
        if not p.glue and pattern.fullmatch(text, p.start, p.end):
            return paragraphs, i
    for i, p in enumerate(paragraphs):
        match = pattern.match(text, p.start, p.end)
        if match and not p.glue and _stands_apart(text[match.end() : p.end]):
            return [*paragraphs[:i], *carve(text, p, *match.span()), *paragraphs[i + 1 :]], i
    fence = paragraphs[0] if paragraphs and paragraphs[0].glue else None
    match = pattern.search(text, fence.start, fence.end) if fence else None
    if fence and match:
        pieces = carve(text, fence, *match.span())
        at = next(i for i, p in enumerate(pieces) if p.start == match.start())
        return [*pieces, *paragraphs[1:]], at
    return paragraphs, None


def _loose(word: str) -> str:
    return re.sub(r"[\"'“”‘’]", lambda _: _QUOTE, re.escape(word))


def _stands_apart(rest: str) -> bool:
    """May the paragraph's start be a headline, going by what follows on the same line?"""
    return bool(re.match(r"\s*[|–—:.!?-]\s|\s{2,}|\s*[.!?]$|\s+[\"'“‘]?[A-Z]", rest))


def _label_given(
    article: Article, paragraphs: Sequence[Paragraph], kinds: list[RegionKind | None], headline_at: int | None
) -> None:
    """Lines that repeat what is given: subhead, byline, outlet, the headline a second time."""
    for i, p in enumerate(paragraphs):
        if i == headline_at or p.glue:
            kinds[i] = "headline" if i == headline_at else kinds[i]
        elif "subhead" not in kinds and _same(p, article.subhead):
            kinds[i] = "subhead"
        elif _same(p, article.author) or (kinds[i] is None and _same(p, article.outlet)):
            kinds[i] = "byline"
        elif headline_at is not None and _same(p, article.headline):
            kinds[i] = "other"


def _same(paragraph: Paragraph, given: str | None) -> bool:
    return (
        bool(given)
        and re.fullmatch(r"\s+".join(map(_loose, (given or "").split())), paragraph.plain, re.IGNORECASE)
        is not None
    )


# ---------------------------------------------------------------- by form


def _masthead(
    paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind | None], headline_at: int | None
) -> int | None:
    """The outlet's name above the headline: the first line, where a headline follows it."""
    body = kept(kinds)
    if len(body) < 3 or body[0] >= settings.HEAD_PARAGRAPHS or not is_masthead(paragraphs[body[0]].plain):
        return None
    if headline_at is not None:
        return body[0] if body[0] < headline_at else None
    first, second, third = (paragraphs[i] for i in body[:3])
    longer = second.words > first.words and third.words > first.words
    return body[0] if longer and not second.ended and _is_headline(second, third) else None


def _guess_headline(paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind | None]) -> int | None:
    """The first line of the article, if it has the form of a headline."""
    body = kept(kinds)
    if len(body) < 2 or body[0] >= settings.HEAD_PARAGRAPHS:
        return None
    marked = [i for i in body if paragraphs[i].heading == 1 and i < settings.HEAD_PARAGRAPHS]
    if marked:
        return marked[0]
    first, second = paragraphs[body[0]], paragraphs[body[1]]
    return body[0] if _is_headline(first, second) else None


def _is_headline(first: Paragraph, second: Paragraph) -> bool:
    plain = first.plain
    if not 2 <= first.words <= settings.HEADLINE_MAX_WORDS or not _opens_well(plain.rstrip("; ")):
        return False
    if first.heading:
        return True
    titled = is_title_case(plain)
    if plain.rstrip("\"')]").endswith((".", "…")):
        return titled and first.blank_after
    longer = second.words >= first.words
    if first.ended:
        return titled or (first.blank_after and longer)
    return titled or first.blank_after or longer


def _guess_subhead(
    paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind | None], headline_at: int
) -> int | None:
    """A short line under the headline that does not end as a sentence does.

    A line with a full stop stays body: it may be the lead itself, and a lead
    taken for a subhead would be lost to the numbered sentences.
    """
    body = [i for i in kept(kinds) if i > headline_at]
    if len(body) < 2 or body[0] >= headline_at + 5:
        return None
    line, after = paragraphs[body[0]], paragraphs[body[1]]
    short = 3 <= line.words <= settings.HEADLINE_MAX_WORDS
    if not short or line.ended or not _opens_well(line.plain):
        return None
    return body[0] if after.ended and after.words >= line.words else None


def _opens_well(plain: str) -> bool:
    """No dateline, no start in lower case, no comma or colon at the end, no quotation left open."""
    if dateline(plain) or plain[0].islower() or plain.endswith((",", ":", ";", "-", "–", "—")):
        return False
    return plain.count('"') % 2 == 0


def is_title_case(plain: str) -> bool:
    """Do most of the longer words after the first start with a capital?"""
    words = [w for w in re.findall(r"[^\W\d_][\w'-]*", plain)[1:] if len(w) > 3]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


# ---------------------------------------------------------------- filling in


def _filled(article: Article, paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind]) -> Article:
    regions = tuple(
        Region(kind=kind, start=p.start, end=p.end) for p, kind in zip(paragraphs, kinds, strict=True)
    )
    headline = article.headline or _text_of(article.text, regions, "headline")
    found = find_provenance(list(zip(paragraphs, kinds, strict=True)), headline)
    outlet = article.outlet or found.outlet
    return msgspec.structs.replace(
        article,
        regions=regions,
        headline=headline,
        subhead=article.subhead or _text_of(article.text, regions, "subhead"),
        outlet=outlet,
        author=article.author or found.author,
        date=article.date or found.date,
        date_source=article.date_source or ("text" if found.date and not article.date else None),
        genre=article.genre if article.genre != "unknown" else found.genre,
        republished_from=article.republished_from or _origin(found, outlet, paragraphs, kinds),
    )


def _text_of(text: str, regions: Sequence[Region], kind: RegionKind) -> str | None:
    region = next((r for r in regions if r.kind == kind), None)
    return text[region.start : region.end] if region else None


def _origin(
    found: Provenance, outlet: str | None, paragraphs: Sequence[Paragraph], kinds: Sequence[RegionKind]
) -> str | None:
    """From a source line; else a wire agency's dateline in another outlet's article."""
    if found.republished_from and found.republished_from != outlet:
        return found.republished_from
    agency = wire_agency([p for p, kind in zip(paragraphs, kinds, strict=True) if kind == "body"])
    return agency if agency and outlet and agency.casefold() not in outlet.casefold() else None
