"""Joins neighbouring sentences that are one content unit: a quotation that runs on, a pronoun start."""

from __future__ import annotations

from collections.abc import Sequence

from compare import settings
from compare.contrast.units import Unit, View, is_word

_CARRIES_ON = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "such",
        "both",
        "also",
        "but",
        "however",
        "still",
        "instead",
        "moreover",
        "furthermore",
    ]
)


def join_units(view: View, units: Sequence[Unit]) -> list[list[Unit]]:
    """Runs of neighbouring units, each run one content unit, at most `JOIN_MAX_SENTENCES` long."""
    runs: list[list[Unit]] = []
    for unit in units:
        last = runs[-1] if runs else []
        near = last and last[-1].index + 1 == unit.index and last[-1].sentence.role == unit.sentence.role
        if near and len(last) < settings.JOIN_MAX_SENTENCES and _goes_on(view, last[-1], unit):
            last.append(unit)
        else:
            runs.append([unit])
    return runs


def _goes_on(view: View, before: Unit, after: Unit) -> bool:
    return _same_quotation(view, before, after) or _same_source(view, before, after) or _points_back(after)


def _same_quotation(view: View, before: Unit, after: Unit) -> bool:
    """One quotation runs on, or the next sentence opens with one without naming a new speaker."""
    running = any(
        q.span.start < before.sentence.end and q.span.end > after.sentence.start
        for q in view.document.quotations
    )
    opens = after.sentence.text[:1] in "\"“'‘«"
    quoted_before = view.quoted(before.sentence.start, before.sentence.end) > 0.2
    return running or (opens and quoted_before and before.sentence.paragraph == after.sentence.paragraph)


def _same_source(view: View, before: Unit, after: Unit) -> bool:
    sources = [
        {s.id for s, _ in view.attributions_in(u.sentence.start, u.sentence.end)} for u in (before, after)
    ]
    return bool(sources[0] & sources[1])


def _points_back(unit: Unit) -> bool:
    """Does it begin with a word that leans on the sentence before?"""
    first = next((t for t in unit.tokens if is_word(t)), None)
    return first is not None and first.text.lower() in _CARRIES_ON
