"""What on a page is not the article: advertisements, menus, bylines, bios, source lines.

Runs the rules of `rules.py` on each paragraph; then what needs its
neighbours: lists of other headlines, lines about the author, names alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from compare import settings
from compare.clean.bylines import (
    BIO_EXPERT,
    BIO_PRESS,
    BY,
    BYLINE_CUT,
    DATED,
    GENRE_LABEL,
    JOB,
    NAME,
    NAME_WORD,
    ROLES,
    SAID,
    STAFF,
    STAMP_WORDS,
)
from compare.clean.rules import LINKS, RULES
from compare.paragraphs import Paragraph
from compare.records import RegionKind


def classify(paragraphs: Sequence[Paragraph]) -> list[RegionKind | None]:
    """The kind of each paragraph that is not the article; None for one that may be."""
    # Markdown's marks are pieces of their own and must not push a line out of the head.
    places = list(itertools.accumulate((not p.glue for p in paragraphs), initial=0))
    kinds = [_kind(p, i, places[-1]) for p, i in zip(paragraphs, places, strict=False)]
    _take_link_lists(paragraphs, kinds)
    _take_bios(paragraphs, kinds)
    _take_lone_names(paragraphs, kinds)
    return kinds


def is_genre_label(plain: str) -> bool:
    """Is this line only the name of a section or genre ("Opinion", "World")?"""
    plain = plain.rstrip(".")
    return len(plain) < 40 and all(GENRE_LABEL.fullmatch(part) for part in re.split(r" ?[|/>:•] ?", plain))


def is_date_line(plain: str) -> bool:
    """Is this line nothing but a date or time, with its label ("Updated May 2, 2013, 4:08 p.m. ET")?

    A place in capitals may stand before the date, as in a press release.
    """
    if len(plain.split()) > 18 or not DATED.search(plain):
        return False
    rest = re.findall(r"[^\W\d_]+|\d+", STAMP_WORDS.sub(" ", plain))
    return not rest or (len(rest) <= 3 and all(word.isupper() for word in rest) and not plain.isupper())


def byline_parts(plain: str) -> list[str] | None:
    """["Jane Doe", "Example Post"] of "By Jane Doe, Example Post"; None where it is no byline."""
    match = BY.fullmatch(plain)
    if not match or len(plain.split()) > 16:
        return None
    parts = [p.strip(" ,()|") for p in BYLINE_CUT.split(match["who"]) if p and p.strip(" ,()|")]
    if not parts:
        return None
    if STAFF.fullmatch(parts[0]) or JOB.fullmatch(parts[0]):
        return parts
    words = parts[0].split()
    named = len(words) >= 2 and words[0][0].isupper() and all(map(NAME_WORD.match, words))
    ended = plain.endswith(("!", "?")) or (plain.endswith(".") and len(parts) > 1)
    return parts if named and not ended and not DATED.search(f"{parts[0]} 1") else None


def bio_name(plain: str) -> str | None:
    """The person whom a line such as "Jane Doe is a reporter for …" describes."""
    match = BIO_PRESS.fullmatch(plain) or BIO_EXPERT.fullmatch(plain)
    return match["name"] if match and not SAID.search(plain) else None


def _kind(paragraph: Paragraph, index: int, total: int) -> RegionKind | None:
    plain = paragraph.plain.strip("*_•▪►→» ")
    if paragraph.glue or not any(c.isalnum() for c in plain):
        return "other"
    if len(plain) > settings.FURNITURE_MAX_LENGTH:
        return None
    head, tail = index < settings.HEAD_PARAGRAPHS, index >= total - settings.TAIL_PARAGRAPHS
    zones = {"any", *(["head"] if head else []), *(["tail"] if tail else []), "edge" if head or tail else ""}
    if head and index < total - 1 and is_genre_label(plain):
        return "other"
    if (head or tail) and (is_date_line(plain) or byline_parts(plain)):
        return "byline"
    for rule in RULES:
        if rule.zone in zones and paragraph.words <= rule.words and rule.pattern.fullmatch(plain):
            return rule.kind
    return None


def is_title_like(paragraph: Paragraph) -> bool:
    """A line without the punctuation of a sentence, as headlines of other stories are."""
    return not paragraph.ended and paragraph.words <= 18


def _take_link_lists(paragraphs: Sequence[Paragraph], kinds: list[RegionKind | None]) -> None:
    """Headlines listed under "Related stories" go with it.

    One such line alone is taken only if it is too long for a crosshead.
    """
    marker = re.compile(rf"(?:{LINKS}) ?[:»>→]?", re.IGNORECASE)
    for index, paragraph in enumerate(paragraphs):
        if kinds[index] != "navigation" or not marker.fullmatch(paragraph.plain):
            continue
        last = index + 1
        while last < len(paragraphs) and is_title_like(paragraphs[last]):
            last += 1
        listed = range(index + 1, last)
        long_enough = sum(paragraphs[i].words for i in listed) >= 5
        if index >= 2 and long_enough:
            for i in listed:
                kinds[i] = kinds[i] or "navigation"


def _take_bios(paragraphs: Sequence[Paragraph], kinds: list[RegionKind | None]) -> None:
    """A line near the end on a person whom the article mentions nowhere else is about its author.

    Experts are often introduced in an article too, so their bio must be at the very end.
    """
    body = kept(kinds)
    for i in body[2:][-4:]:
        plain = paragraphs[i].plain
        name = bio_name(plain)
        late = i in body[-2:] or BIO_PRESS.fullmatch(plain)
        if name is None or not late or paragraphs[i].words > 70:
            continue
        surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
        if not any(surname.search(paragraphs[j].plain) for j in body if j != i):
            kinds[i] = "bio"


def _take_lone_names(paragraphs: Sequence[Paragraph], kinds: list[RegionKind | None]) -> None:
    """A name alone under the headline, or with a role, is its author's if a date line stands beside it."""
    first = next(iter(kept(kinds)), 0)
    for i in range(first + 1, min(settings.HEAD_PARAGRAPHS, len(paragraphs) - 1)):
        if kinds[i] is not None:
            continue
        plain = paragraphs[i].plain
        beside = "byline" in (kinds[i - 1], kinds[i + 1])
        with_role = re.fullmatch(
            rf"{NAME} ?[,|–—-] ?(?:[A-Za-z.]+ ){{0,4}}(?i:{ROLES})(?: [\w' ]{{2,30}})?", plain
        )
        if with_role or (beside and re.fullmatch(rf"{NAME}(?:(?:,| and|,? &) {NAME})*", plain)):
            kinds[i] = "byline"


def kept(kinds: Iterable[RegionKind | None]) -> list[int]:
    """Indices of the paragraphs that may be the article."""
    return [i for i, kind in enumerate(kinds) if kind is None]
