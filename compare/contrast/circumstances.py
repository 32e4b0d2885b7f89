"""Divergences of what is told along with one act: another reason, aim or outcome in each article."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.acts import Act, Scene, same_act, scenes_of
from compare.contrast.draft import draft
from compare.contrast.parties import shared_parties
from compare.contrast.units import Pair, View, share, stems_in, told_alike
from compare.records import Divergence

_CLAUSES = frozenset({"advcl", "xcomp", "pcomp", "acl"})
_OPENERS = frozenset(
    [
        "after",
        "before",
        "as",
        "while",
        "amid",
        "because",
        "since",
        "despite",
        "although",
        "though",
        "over",
        "without",
        "following",
        "for",
        "to",
    ]
)
_QUESTION = "Each article tells something else along with it: how does that change what you think of it?"


class Along(NamedTuple):
    """A phrase that hangs on an act, as token indices (last inclusive)."""

    act: Act
    first: int
    last: int


def circumstance_divergences(
    views: dict[str, View], pairs: Sequence[Pair], scenes: dict[str, Scene] | None = None
) -> Iterator[Divergence]:
    """One act in two linked sentences, and along with it something the other article has no word of."""
    scenes = scenes or scenes_of(views)
    for pair in pairs:
        if pair.link.score < settings.CIRCUMSTANCE_LINK or told_alike(views, pair.left, pair.right):
            continue
        sides = scenes[pair.left.label], scenes[pair.right.label]
        for one, two in itertools.product(sides[0].acts(pair.left), sides[1].acts(pair.right)):
            if _one_act(sides, one, two):
                left = _alone(sides[0], one, views[pair.right.label])
                right = _alone(sides[1], two, views[pair.left.label])
                if left and right:
                    yield _card(scenes, left, right)


def _one_act(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    if one.word.pos != "VERB" or two.word.pos != "VERB" or one.negated != two.negated:
        return False
    if any(s.quoted(a.word) for s, a in zip(scenes, (one, two), strict=True)):
        return False
    return same_act(scenes, one, two) and (
        shared_parties(scenes, one.doers, two.doers) == 1
        or shared_parties(scenes, one.objects, two.objects) == 1
    )


def _alone(scene: Scene, act: Act, other: View) -> Along | None:
    """The phrase along with the act of which the other article tells least, if it tells little."""
    best: tuple[float, int, Along] | None = None
    for along in _along(scene, act):
        tokens = scene.tokens[along.first : along.last + 1]
        stems = stems_in(tokens, tokens[0].start, tokens[-1].end)
        told = max((share(stems, u.stems) for u in other.units), default=0.0)
        if len(stems) < settings.CIRCUMSTANCE_WORDS or told > settings.CIRCUMSTANCE_TOLD:
            continue
        if best is None or (told, along.first) < best[:2]:
            best = told, along.first, along
    return best[2] if best else None


def _along(scene: Scene, act: Act) -> Iterator[Along]:
    """Clauses and phrases with an opener of their own that hang on the act."""
    for index in range(act.unit.first, act.unit.first + len(act.unit.tokens)):
        token = scene.tokens[index]
        if token.head != act.at or index == act.at:
            continue
        first, last = scene.tree.left[index], scene.tree.right[index]
        opener = scene.tokens[first].text.lower()
        clause = token.dep in _CLAUSES
        phrase = token.dep == "prep" and opener in _OPENERS - {
            "to"
        }  # "apologised to …" is whom, not along with
        if (clause or phrase) and not first <= act.at <= last:
            while last > first and scene.tokens[last].pos == "PUNCT":
                last -= 1
            yield Along(act, first, last)


def _card(scenes: dict[str, Scene], one: Along, two: Along) -> Divergence:
    spans = tuple(scenes[a.act.unit.label].span(a.first, a.last) for a in (one, two))
    words = sorted({a.act.word.text.lower() for a in (one, two)}, key=lambda w: (len(w), w))
    views = {label: scene.view for label, scene in scenes.items()}
    return draft(views, "detail", f"what is told along with “{words[0]}”", spans, _QUESTION, weight=3)
