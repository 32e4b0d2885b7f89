"""Finds outlet and author names in any text of the page, so that they can be hidden ("blind" reading).

`Masks.wrap` makes names switchable in the page; `blind_comparison` takes them
out of a comparison for good.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup, escape

from compare.records import Comparison
from compare.render import names
from compare.render.messages import N_

OUTLET, AUTHOR = N_("[outlet]"), N_("[writer]")

# Codes and ids, which are no words of a text.
_CODES = re.compile(
    "article|category|code|created|date_source|genre|id|kind|language|relation|role|schema_version"
    "|sentence|severity|status|supported|verdict|voice"
)


@dataclass(frozen=True, slots=True)
class Masks:
    """The names to hide. A match of the group "writer" is a writer, any other an outlet.

    A text without any of `parts` (folded words of the names) holds no name; () where this is not known.
    """

    pattern: re.Pattern[str] | None = None
    parts: tuple[str, ...] = ()
    outlet: str = OUTLET
    writer: str = AUTHOR

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, replacement) of each name in the text, in order."""
        if self.pattern is None or not self._may_hold(text):
            return
        for match in self.pattern.finditer(text):
            if match.end() > match.start():
                yield match.start(), match.end(), self.writer if match.lastgroup == "writer" else self.outlet

    def wrap(self, value: object) -> Markup:
        """The text escaped, each name in a span that the page's script can switch."""
        text = str(value)
        parts, last = [], 0
        for start, end, kind in self.find(text):
            parts += [escape(text[last:start]), wrap_name(text[start:end], kind)]
            last = end
        return Markup("").join([*parts, escape(text[last:])])

    def cover(self, text: str) -> str:
        """The text with each name replaced."""
        return _replace(text, list(self.find(text)))

    def _may_hold(self, text: str) -> bool:
        if not self.parts:
            return True
        folded = names.fold(text)
        return any(part in folded for part in self.parts)


def wrap_name(text: str, kind: str) -> Markup:
    """One name as the span the script switches."""
    return Markup('<span class="nm" data-mask="{}">{}</span>').format(kind, text)


def make_masks(comparison: Comparison) -> Masks:
    """The names of all outlets, first publishers and authors in a comparison."""
    texts = [article.text for article in comparison.articles]
    outlets = _given(n for a in comparison.articles for n in (a.outlet, a.republished_from))
    lines = _given(a.author for a in comparison.articles)
    people = sorted({p for line in lines for p in names.people_in(line)}, key=_long_first)
    first = _or(p for name in outlets for p in names.outlet_patterns(name, texts))
    second = _or(p for name in people for p in names.author_patterns(name, texts))
    files = _or(re.escape(a.source) for a in comparison.articles if "." in a.source)
    groups = [f"(?P<{kind}>{p})" for kind, p in (("outlet", first), ("writer", second), ("file", files)) if p]
    if not groups:
        return Masks()
    whole = re.compile("|".join(groups))
    pieces = sorted(_pieces(comparison, whole), key=_long_first)
    if pieces:
        whole = re.compile("|".join([*groups, _or(rf"(?<!\w){re.escape(p)}(?!\w)" for p in pieces)]))
    return Masks(pattern=whole, parts=_parts([*outlets, *people, *pieces], comparison))


def _given(found: Iterator[str | None] | Any) -> list[str]:
    return sorted({n for n in found if n and n.strip() and n not in (OUTLET, AUTHOR)}, key=_long_first)


def _long_first(name: str) -> tuple[int, str]:
    return -len(name), name


def _or(patterns: Iterator[str] | Any) -> str:
    return "|".join(dict.fromkeys(patterns))


def _parts(found: list[str], comparison: Comparison) -> tuple[str, ...]:
    """What every spelling of a name must hold one of: one of its words, or its first letters."""
    parts = set[str]()
    for name in found:
        inside = names.words_of(name)
        parts |= {names.fold(w) for w in inside if len(w) > 2} or {names.fold("".join(inside))}
        parts.add(names.fold("".join(w[0] for w in inside)))
        parts.add(names.fold("".join(w[0] for w in inside if w[0].isupper())))
    parts |= {names.fold(a.source) for a in comparison.articles if "." in a.source}
    return tuple(sorted(parts - {""} - {p for p in parts if len(p) < 2}))


def _pieces(comparison: Comparison, whole: re.Pattern[str]) -> set[str]:
    """Words that are a name only beside words a finding leaves out: "Courier" of "the Courier"."""
    taken: dict[str, list[tuple[int, int]]] = {
        a.label: [m.span() for m in whole.finditer(a.text)] for a in comparison.articles
    }
    texts = {a.label: a.text for a in comparison.articles}
    found = set[str]()
    for span in _spans(msgspec.to_builtins(comparison)):
        for start, end in taken.get(span["article"], ()):
            first, last = max(start, span["start"]), min(end, span["end"])
            piece = texts[span["article"]][first:last].strip() if last > first else ""
            if len(piece) > 2 and piece[0].isupper() and piece in whole.sub("", span["text"]):
                found.add(piece)
    return found


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in plain data."""
    if isinstance(value, dict):
        if {"article", "sentence", "start", "end", "text"} <= value.keys():
            yield value
        else:
            for inside in value.values():
                yield from _spans(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _spans(inside)


# ---------------------------------------------------------------- names taken out for good


def blind_comparison(comparison: Comparison) -> Comparison:
    """The comparison without the names of outlets, writers and files, in the texts and in all findings.

    Every span still holds the very words of its covered text, and `sha256` is that of the covered
    text. What was left out of the texts (writer's lines, source lines) is not listed any more.
    """
    masks = make_masks(comparison)
    cuts = {a.label: list(masks.find(a.text)) for a in comparison.articles}
    texts = {a.label: _replace(a.text, cuts[a.label]) for a in comparison.articles}
    data = _covered(msgspec.to_builtins(comparison), _Cover(masks, cuts, texts), "")
    for article in data["articles"]:
        article |= {
            "text": texts[article["label"]],
            "source": f"article {article['label']}",
            "sha256": hashlib.sha256(texts[article["label"]].encode("utf-8", "surrogatepass")).hexdigest(),
            "removed": [],
            "outlet": None,
            "author": AUTHOR if article["author"] else None,
            "republished_from": OUTLET if article["republished_from"] else None,
        }
    return msgspec.convert(data, Comparison)


@dataclass(frozen=True, slots=True)
class _Cover:
    masks: Masks
    cuts: Mapping[str, list[tuple[int, int, str]]]
    texts: Mapping[str, str]


def _covered(value: Any, cover: _Cover, label: str) -> Any:
    """Plain data with names covered; `label` is the article whose text offsets refer to."""
    if isinstance(value, str):
        return cover.masks.cover(value)
    if isinstance(value, list | tuple):
        return [_covered(inside, cover, label) for inside in value]
    if not isinstance(value, dict):
        return value
    label = value.get("article") or (value.get("label") if "sentences" in value else None) or label
    kept = {k: v if _CODES.fullmatch(k) else _covered(v, cover, label) for k, v in value.items()}
    if {"start", "end", "text"} <= value.keys() and label in cover.texts:
        start, end = (_moved(value[k], cover.cuts[label], k == "end") for k in ("start", "end"))
        kept |= {"start": start, "end": end, "text": cover.texts[label][start:end]}
    return kept


def _moved(position: int, cuts: list[tuple[int, int, str]], is_end: bool) -> int:
    """Where a position of the text lies in the covered text; inside a name at the name's edge."""
    shift = 0
    for start, end, kind in cuts:
        if position <= start:
            break
        if position < end:
            return start + shift + (len(kind) if is_end else 0)
        shift += len(kind) - (end - start)
    return position + shift


def _replace(text: str, cuts: list[tuple[int, int, str]]) -> str:
    parts, last = [], 0
    for start, end, kind in cuts:
        parts += [text[last:start], kind]
        last = end
    return "".join([*parts, text[last:]])
