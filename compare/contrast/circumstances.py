"""Divergences of what is told along with one act: another reason, aim or outcome in each article."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.acts import Act, Scene, same_act, scenes_of
from compare.contrast.draft import draft
from compare.contrast.found import Finder, Reading
from compare.contrast.parties import shared_parties
from compare.contrast.units import Pair, View, told_alike
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
    readings = {label: Reading(view) for label, view in views.items()}
    for pair in pairs:
        if pair.link.score < settings.CIRCUMSTANCE_LINK or told_alike(views, pair.left, pair.right):
            continue
        sides = scenes[pair.left.label], scenes[pair.right.label]
        for one, two in itertools.product(sides[0].acts(pair.left), sides[1].acts(pair.right)):
            if _one_act(sides, one, two):
                found = [
                    _alone(readings, scene, act, other)
                    for scene, act, other in ((sides[0], one, two), (sides[1], two, one))
                ]
                if found[0] and found[1]:
                    yield _card(views, scenes, found[0], found[1])


def _one_act(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    if one.word.pos != "VERB" or two.word.pos != "VERB" or one.negated != two.negated:
        return False
    if any(s.quoted(a.word) for s, a in zip(scenes, (one, two), strict=True)):
        return False
    return same_act(scenes, one, two) and (
        shared_parties(scenes, one.doers, two.doers) == 1
        or shared_parties(scenes, one.objects, two.objects) == 1
    )


def _alone(readings: dict[str, Reading], scene: Scene, act: Act, other: Act) -> Along | None:
    """The phrase along with the act of which the other article tells least, if it tells next to nothing."""
    finder = Finder(readings[scene.label], readings[other.unit.label])
    best: tuple[float, Along] | None = None
    for along in _along(scene, act):
        places = range(along.first - act.unit.first, along.last + 1 - act.unit.first)
        terms = readings[scene.label].of(act.unit, list(places))
        look = finder.look(terms)
        if (
            len(terms) < settings.CIRCUMSTANCE_WORDS
            or not look.solid
            or look.found > settings.CIRCUMSTANCE_FOUND
        ):
            continue
        if best is None or (look.new, -along.first) > (best[0], -best[1].first):
            best = look.new, along
    return best[1] if best else None


def _along(scene: Scene, act: Act) -> Iterator[Along]:
    """Clauses and phrases with an opener of their own that hang on the act."""
    for index in range(act.unit.first, act.unit.first + len(act.unit.tokens)):
        token = scene.tokens[index]
        if token.head != act.at or index == act.at:
            continue
        first, last = scene.tree.left[index], scene.tree.right[index]
        opener = scene.tokens[first].text.lower()
        clause = token.dep in _CLAUSES
        phrase = token.dep == "prep" and opener in _OPENERS
        if (clause or phrase) and not first <= act.at <= last:
            while last > first and scene.tokens[last].pos == "PUNCT":
                last -= 1
            yield Along(act, first, last)


def _card(views: dict[str, View], scenes: dict[str, Scene], one: Along, two: Along) -> Divergence:
    spans = tuple(scenes[a.act.unit.label].span(a.first, a.last) for a in (one, two))
    words = sorted({a.act.word.text.lower() for a in (one, two)}, key=lambda w: (len(w), w))
    return draft(views, "detail", f"what is told along with it: {words[0]}", spans, _QUESTION, weight=3)
