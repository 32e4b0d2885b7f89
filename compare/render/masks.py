"""Finds outlet and author names in any text of the page, so that they can be hidden ("blind" reading).

Words only, no look-up: the names are those in the comparison, with and
without "The", and written as one word as in a web address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from compare.records import Comparison

OUTLET, AUTHOR = "[outlet]", "[writer]"


@dataclass(frozen=True, slots=True)
class Masks:
    """The names to hide and what stands in their place."""

    pattern: re.Pattern[str] | None
    authors: frozenset[str]

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, replacement) of each name in the text, in order."""
        if self.pattern is None:
            return
        for match in self.pattern.finditer(text):
            kind = AUTHOR if match.group().casefold() in self.authors else OUTLET
            yield match.start(), match.end(), kind

    def wrap(self, value: object) -> Markup:
        """The text escaped, each name in a span that the page's script can switch."""
        text = str(value)
        parts, last = [], 0
        for start, end, kind in self.find(text):
            parts += [escape(text[last:start]), wrap_name(text[start:end], kind)]
            last = end
        return Markup("").join([*parts, escape(text[last:])])


def wrap_name(text: str, kind: str) -> Markup:
    """One name as the span the script switches."""
    return Markup('<span class="nm" data-mask="{}">{}</span>').format(kind, text)


def make_masks(comparison: Comparison) -> Masks:
    """The names of all outlets, first publishers and authors in a comparison."""
    outlets, authors = set[str](), set[str]()
    for article in comparison.articles:
        for name in (article.outlet, article.republished_from):
            outlets |= _variants(name)
        if article.author and len(article.author) > 3:
            authors.add(article.author.strip())
    names = sorted(outlets | authors, key=lambda n: (-len(n), n))
    patterns = [_name_pattern(n) for n in names] + sorted(map(_last_word_pattern, _long_names(outlets)))
    return Masks(
        pattern=re.compile("|".join(patterns)) if names else None,
        authors=frozenset(name.casefold() for name in authors),
    )


def _variants(name: str | None) -> set[str]:
    if not name or not name.strip():
        return set()
    plain = name.strip()
    short = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    found = {plain}
    if " " in short or len(short) > 6:
        found.add(short)
    joined = re.sub(r"[\s'’.-]+", "", short)
    if len(joined) > 6:
        found.add(joined)
    return found


def _name_pattern(name: str) -> str:
    """Case counts for names of one short word, which may be a common word ("Time")."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    loose = len(name) > 6
    return rf"(?<!\w)(?i:{words})(?!\w)" if loose else rf"(?<!\w){words}(?!\w)"


def _long_names(names: set[str]) -> set[str]:
    """Last words of names of several words; articles call the "Valley Courier" "the Courier"."""
    return {name.split()[-1] for name in names if len(name.split()) > 1}


def _last_word_pattern(word: str) -> str:
    return rf"(?<=\b[Tt]he ){re.escape(word)}(?!\w)"
