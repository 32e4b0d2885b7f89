"""The verbs that introduce one speaker's statement in two articles: "said" and "claimed".

A reporting verb tells readers how far to believe the speaker (Hooper 1975; Recasens et al. 2013).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from compare import settings
from compare.contrast.acts import Scene
from compare.contrast.people import same_speaker
from compare.contrast.units import Pair, Unit, share, stems_in
from compare.contrast.word_names import Row, Wording
from compare.records import Attribution, Source, Token

_PLAIN = frozenset(
    {
        "say",
        "tell",
        "add",
        "write",
        "state",
        "announce",
        "call",
        "describe",
        "argue",
        "note",
        "promise",
        "pledge",
    }
)


class _Cue(NamedTuple):
    """An attribution with its verb, and whether that verb judges."""

    source: Source
    said: Attribution
    verb: Token
    judges: bool


def statements_chosen(scenes: tuple[Scene, Scene], pair: Pair) -> Iterator[Row]:
    """The two verbs for one statement of one speaker, where one of them judges."""
    sides = [_cues(s, u) for s, u in zip(scenes, (pair.left, pair.right), strict=True)]
    for one, two in itertools.product(*sides):
        if one.verb.lemma == two.verb.lemma or not (one.judges or two.judges):
            continue
        names = one.source.name or "", two.source.name or ""
        if all(names) and same_speaker(*names) and _one_statement(pair, one, two):
            about = f"how the words of {min(names, key=lambda n: (len(n), n))} are introduced"
            cues = zip(scenes, (one, two), strict=True)
            yield Row("act", about, tuple(_verb_of(s, c) for s, c in cues))


def _cues(scene: Scene, unit: Unit) -> list[_Cue]:
    start, end, view = unit.sentence.start, unit.sentence.end, scene.view
    found = []
    for source, said in view.said:
        if not start <= said.cue.start < end or view.quoted(said.cue.start, said.cue.end) > 0:
            continue
        verbs = [t for t in unit.tokens if said.cue.start <= t.start < said.cue.end and t.pos == "VERB"]
        if verbs:
            judges = any(
                m.category == "V" and m.span.start <= verbs[0].start < m.span.end for m in view.document.marks
            )
            if judges or verbs[0].lemma in _PLAIN:
                found.append(_Cue(source, said, verbs[0], judges))
    return found


def _one_statement(pair: Pair, one: _Cue, two: _Cue) -> bool:
    stems = [
        stems_in(u.tokens, c.said.content.start, c.said.content.end)
        for u, c in ((pair.left, one), (pair.right, two))
    ]
    shorter, longer = sorted(stems, key=len)
    return len(shorter & longer) >= 2 and share(shorter, longer) >= settings.WORD_STATED


def _verb_of(scene: Scene, cue: _Cue) -> Wording:
    return Wording(scene.view.span(cue.verb.start, cue.verb.end), cue.verb.lemma, ())
