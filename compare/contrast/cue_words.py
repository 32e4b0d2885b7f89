"""Divergences of the verb that introduces what one speaker said: "said" here, "claimed" there.

A reporting verb tells readers how far to believe the speaker (Hooper 1975 on factives and assertives;
Recasens et al. 2013 on bias cues).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.people import same_speaker
from compare.contrast.units import Pair, Unit, View, share, stems_in, told_alike
from compare.records import Attribution, Divergence, Source, Token

_PLAIN = frozenset({"say", "tell", "add", "write", "state", "announce"})
_QUESTION = (
    "What seems to be one statement is introduced by another verb: which one makes you doubt the speaker?"
)


class _Cue(NamedTuple):
    """An attribution of a sentence, its reporting verb, and whether that verb judges."""

    source: Source
    said: Attribution
    verb: Token
    judges: bool


def cue_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """One speaker's statement under a plain and a judging verb of saying; one card a pair of sentences."""
    for pair in pairs:
        if pair.link.score < settings.CUE_LINK or told_alike(views, pair.left, pair.right):
            continue
        cues = [_cues(views[u.label], u) for u in (pair.left, pair.right)]
        for one, two in itertools.product(*cues):
            if one.judges != two.judges and _one_statement(pair, one, two):
                spans = (
                    views[pair.left.label].span(one.said.cue.start, one.said.cue.end),
                    views[pair.right.label].span(two.said.cue.start, two.said.cue.end),
                )
                yield draft(views, "wording", f"the verb of saying: {_name(one, two)}", spans, _QUESTION)
                break


def _cues(view: View, unit: Unit) -> list[_Cue]:
    """The attributions whose cue stands in the sentence, outside quotation marks."""
    start, end = unit.sentence.start, unit.sentence.end
    found = []
    for source, said in view.said:
        verbs = [t for t in unit.tokens if said.cue.start <= t.start < said.cue.end and t.pos == "VERB"]
        if start <= said.cue.start < end and verbs and view.quoted(said.cue.start, said.cue.end) == 0:
            found.append(_Cue(source, said, verbs[0], _judges(view, verbs[0])))
    return found


def _judges(view: View, verb: Token) -> bool:
    return any(m.category == "V" and m.span.start <= verb.start < m.span.end for m in view.document.marks)


def _one_statement(pair: Pair, one: _Cue, two: _Cue) -> bool:
    """Are both cues another verb for what is surely one statement of one speaker?"""
    if not any(c.verb.lemma in _PLAIN for c in (one, two) if not c.judges):
        return False
    names = one.source.name, two.source.name
    if not names[0] or not names[1] or not same_speaker(names[0], names[1]):
        return False
    stems = [
        stems_in(u.tokens, c.said.content.start, c.said.content.end)
        for u, c in ((pair.left, one), (pair.right, two))
    ]
    shorter, longer = sorted(stems, key=len)
    return len(shorter) >= settings.CUE_STEMS and share(shorter, longer) >= settings.CUE_SHARE


def _name(one: _Cue, two: _Cue) -> str:
    """How the speaker is called, the shorter way."""
    return min((one.source.name or "", two.source.name or ""), key=lambda n: (len(n), n))
