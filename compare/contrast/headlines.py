"""Documents → for each headline: its parts, and whether the same article's body tells them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from compare import settings
from compare.contrast.units import Unit, View, is_content, is_name, share, views_of
from compare.records import Document, Headline, HeadlinePart, Span, Token

# Where a headline goes from one claim to the next. A comma joins a list more often than two claims,
# so it splits only where a verb stands on each side.
_BREAK = re.compile(
    r"\s*[;:—–|]\s+|\s+-\s+|\s*,\s+|\s+(?=(?:after|amid|as|because|but|despite|while|before)\s)",
    re.IGNORECASE,
)


def check_headlines(documents: Sequence[Document]) -> dict[str, Headline | None]:
    """For each label its headline with its parts checked against the body; None without a headline.

    A part is supported ("yes") where one body sentence, or two neighbours
    together, hold most of its content words with every figure (never for a
    part that only judges: "Shame"); "no" where
    most of its words stand nowhere in the body; "unclear" in between, since
    the body may say it in other words. A subhead's parts come after the
    headline's.
    """
    return {label: _check(view) for label, view in views_of(documents).items()}


def _check(view: View) -> Headline | None:
    heads = [u for u in view.units if u.sentence.role != "body"]
    if not any(u.sentence.role == "headline" for u in heads):
        return None
    text = next(u.sentence.text for u in heads if u.sentence.role == "headline")
    parts = tuple(_judge(view, part, tokens) for u in heads for part, tokens in _parts(view, u))
    return Headline(text=text, supported=parts)


def _parts(view: View, unit: Unit) -> Iterator[tuple[Span, list[Token]]]:
    """Claims of a headline: pieces with at least two content words, verb on each side of a comma."""
    pieces = [(unit.sentence.start, unit.sentence.end)]
    for match in _BREAK.finditer(unit.sentence.text):
        start, end = pieces[-1]
        cut, resume = unit.sentence.start + match.start(), unit.sentence.start + match.end()
        if _is_claim(unit, start, cut, match) and _is_claim(unit, resume, end, match):
            pieces[-1:] = [(start, cut), (resume, end)]
    for start, end in pieces:
        tokens = [t for t in unit.tokens if start <= t.start and t.end <= end and is_content(t)]
        if tokens:
            yield view.span(start, end), tokens


def _is_claim(unit: Unit, start: int, end: int, match: re.Match[str]) -> bool:
    inside = [t for t in unit.tokens if start <= t.start and t.end <= end]
    if "," in match.group():
        return any(t.pos in ("VERB", "AUX") for t in inside)
    return any(is_content(t) for t in inside)


def _judge(view: View, part: Span, tokens: Sequence[Token]) -> HeadlinePart:
    stems = frozenset(t.stem for t in tokens)
    figures = frozenset(t.stem for t in tokens if t.pos == "NUM")
    body = view.body()
    told = frozenset().union(*[u.stems for u in body]) if body else frozenset()
    best = _best(body, stems)
    claim = not _only_judges(view, part, tokens)
    if claim and best and figures <= told and share(stems, _stems(best)) >= settings.HEADLINE_SUPPORTED:
        return HeadlinePart(part=part, sentences=tuple(u.id for u in best), answer="yes")
    found = share(stems, told)
    unnamed = all(t.stem not in told for t in tokens if is_name(t) or t.pos == "NUM")
    answer: Literal["no", "unclear"] = "no" if found < settings.HEADLINE_MISSING and unnamed else "unclear"
    near = () if answer == "no" else tuple(u.id for u in best)
    return HeadlinePart(part=part, sentences=near, answer=answer)


def _only_judges(view: View, part: Span, tokens: Sequence[Token]) -> bool:
    """Is it a single word or loaded words without a verb? That is no claim a text could support."""
    if any(t.pos in ("VERB", "AUX") for t in tokens):
        return False
    marked = [m.span for m in view.document.marks if part.start <= m.span.start < part.end]
    return len(tokens) < 2 or all(any(m.start <= t.start < m.end for m in marked) for t in tokens)


def _best(body: Sequence[Unit], stems: frozenset[str]) -> list[Unit]:
    """The sentence, or two neighbours, that hold most of the stems; one is preferred to two."""
    runs = [[u] for u in body] + [list(two) for two in itertools.pairwise(body)]
    scored = [(share(stems, _stems(run)), -len(run), -run[0].index, i) for i, run in enumerate(runs)]
    best = max(scored, default=None)
    return runs[best[3]] if best and best[0] > 0 else []


def _stems(run: Sequence[Unit]) -> frozenset[str]:
    return frozenset().union(*[u.stems for u in run])
