"""Who is who in two articles, and when two sentences speak of one matter.

Shared by the rules on words and on roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from compare import settings
from compare.contrast.acts import Party, Scene
from compare.contrast.units import Pair, Unit, View, is_content
from compare.names import load_aliases, parse_person, plain, same_organisation, same_person
from compare.records import DocumentActor, Span, Token

_DAYS = re.compile(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")  # "met Jo Doe Sunday" read as one name
Spans = tuple[Span, Span]


def same_actor(one: DocumentActor, two: DocumentActor) -> bool:
    """Can both be one actor, by name, alias, acronym or the same words?"""
    if plain(one.name).lower() == plain(two.name).lower():
        return True
    if "PERSON" in (one.label, two.label):
        return one.label == two.label and same_person(short_name(one), short_name(two))
    names = [[n for n in (a.name, *a.aliases) if n[:1].isupper()] for a in (one, two)]
    return any(_one_body(x, y) for x in names[0] for y in names[1])


def short_name(actor: DocumentActor) -> str:
    """The name without a day that the parser took for its end."""
    return _DAYS.sub("", actor.name)


def _one_body(one: str, two: str) -> bool:
    known = load_aliases().known(one), load_aliases().known(two)
    if known[0] and known[1]:
        return known[0].name == known[1].name
    return same_organisation(one, two)


def same_party(one: Party, two: Party, heads: tuple[Token, Token]) -> bool:
    """Do both name one actor, or one thing by the same noun? `heads` are their head tokens."""
    if one.actor is not None and two.actor is not None:
        return same_actor(one.actor, two.actor)
    return is_content(heads[0]) and heads[0].stem == heads[1].stem


def full_name(actor: DocumentActor) -> bool:
    """Is the actor a person whose first name is told?"""
    return actor.label == "PERSON" and bool(parse_person(actor.name).first)


def shared_parties(scenes: tuple[Scene, Scene], one: Sequence[Party], two: Sequence[Party]) -> int:
    """1 where a party of one is among the other's, 0 where one has none told, -1 where all are others."""
    if not one or not two:
        return 0
    same = any(
        same_party(x, y, (scenes[0].tokens[x.head], scenes[1].tokens[y.head])) for x in one for y in two
    )
    if same:
        return 1
    sides = (one, scenes[0]), (two, scenes[1])
    known = all(p.actor is not None or s.tokens[p.head].pos == "PROPN" for side, s in sides for p in side)
    return -1 if known else 0


def clearest(views: dict[str, View], found: Iterable[Spans]) -> Spans:
    """Of several pairs of spans the earliest told, whichever article comes first."""

    def order(spans: Spans) -> list[tuple[float, int, str]]:
        return sorted((views[s.article].by_id[s.sentence].place, s.start, s.text) for s in spans)

    return min(found, key=order)


def close(pair: Pair) -> bool:
    """Are the sentences tied well enough to speak of one thing?"""
    return pair.same or pair.link.score >= settings.NAMING_LINK


def both(scenes: tuple[Scene, Scene], one: int, two: int) -> tuple[Token, Token]:
    """The tokens at these places of the two articles."""
    return scenes[0].tokens[one], scenes[1].tokens[two]


def told_too(scenes: tuple[Scene, Scene], one: int, two: int) -> bool:
    """Does either article use the other's word as well?"""
    left, right = both(scenes, one, two)
    return right.stem in scenes[0].view.stems or left.stem in scenes[1].view.stems


def indices_of(unit: Unit) -> range:
    """Indices of the sentence\'s tokens in its document."""
    return range(unit.first, unit.first + len(unit.tokens))
