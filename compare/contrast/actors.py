"""Actors across articles: the same person, organisation or country in each of them.

Uses the same name logic as inside one document. Every step looks at all
articles alike, so that swapping them gives the mirrored result.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from compare import settings
from compare.names import alike, parse_person, plain, same_first, same_organisation, same_person, singular
from compare.records import Actor, ActorRole, Document, DocumentActor

_NUMERALS = frozenset({"ii", "iii", "iv"})


class _One(NamedTuple):
    """One actor of one article."""

    label: str
    actor: DocumentActor


def link_actors(documents: Sequence[Document]) -> tuple[Actor, ...]:
    """Actors of labelled documents, joined across them, most mentioned first.

    `inside` has a role for every label, an empty one where the actor was not
    found. Kept are actors mentioned twice or more overall, and those that do
    or undergo something; at most ACTORS_SHOWN.
    """
    labels = [d.sentences[0].id[0] for d in documents]
    ones = [_One(label, a) for label, d in zip(labels, documents, strict=True) for a in d.actors]
    actors = [_joined(group, labels) for group in _groups(ones)]
    kept = [a for a in actors if _mentions(a) > 1 or _acts(a)]
    kept.sort(key=lambda a: (-_mentions(a), a.name, a.aliases))
    return tuple(kept[: settings.ACTORS_SHOWN])


def _groups(ones: list[_One]) -> list[list[_One]]:
    """Sets of actors that are one: first by certain names, then by names that fit only one other."""
    groups = [[one] for one in ones]
    for same in (_surely_same, _maybe_same):
        groups = _merge(groups, same, only_choice=same is _maybe_same)
    return groups


def _merge(
    groups: list[list[_One]], same: Callable[[DocumentActor, DocumentActor], bool], *, only_choice: bool
) -> list[list[_One]]:
    """Join groups of different articles whose actors are the same."""
    fits: dict[int, set[int]] = {i: set() for i in range(len(groups))}
    for i, j in itertools.combinations(range(len(groups)), 2):
        if _apart(groups[i], groups[j]) and any(same(a.actor, b.actor) for a in groups[i] for b in groups[j]):
            fits[i].add(j)
            fits[j].add(i)
    home = list(range(len(groups)))
    for i, j in itertools.combinations(range(len(groups)), 2):
        if j not in fits[i] or (only_choice and not _only_choice(groups, fits, i, j)):
            continue
        one, other = home[i], home[j]
        inside = [k for k in range(len(groups)) if home[k] in (one, other)]
        if one != other and _all_apart([groups[k] for k in inside]):
            for k in inside:
                home[k] = min(one, other)
    merged: dict[int, list[_One]] = {}
    for k, group in enumerate(groups):
        merged.setdefault(home[k], []).extend(group)
    return list(merged.values())


def _only_choice(groups: list[list[_One]], fits: dict[int, set[int]], i: int, j: int) -> bool:
    """Does neither fit another actor of the other's article?"""
    rivals_i = [k for k in fits[i] if k != j and not _apart(groups[k], groups[j])]
    rivals_j = [k for k in fits[j] if k != i and not _apart(groups[k], groups[i])]
    return not rivals_i and not rivals_j


def _apart(a: Iterable[_One], b: Iterable[_One]) -> bool:
    return not {one.label for one in a} & {one.label for one in b}


def _all_apart(groups: list[list[_One]]) -> bool:
    labels = [one.label for group in groups for one in group]
    return len(labels) == len(set(labels))


def _surely_same(a: DocumentActor, b: DocumentActor) -> bool:
    """The same listed or full name, or the same words for a role."""
    if plain(a.name).lower() == plain(b.name).lower():
        return a.label == b.label or "" not in (a.label, b.label)
    if "PERSON" in (a.label, b.label):
        return a.label == b.label and _full(a) and _full(b) and same_person(a.name, b.name)
    if "" in (a.label, b.label):
        return a.label == b.label and _role_words(a) == _role_words(b)
    return "ORG" in (a.label, b.label) and any(
        same_organisation(x, y) for x in _long_forms(a) for y in _long_forms(b)
    )


def _maybe_same(a: DocumentActor, b: DocumentActor) -> bool:
    """A name that fits in part: a last or first name alone, a slip of the pen."""
    if a.label == "PERSON" and b.label == "PERSON":
        one, two = parse_person(a.name), parse_person(b.name)
        if one.first and two.first:  # "Jo Doe III" may go as "Jo Doe"; a Jr. has a father of that name
            numbered = {one.suffix, two.suffix} - {""}
            same = one.last == two.last and same_first(one.first, two.first)
            return same and len(numbered) == 1 and numbered <= _NUMERALS
        firsts = {one.first or one.last} & {two.first or two.last}
        return same_person(a.name, b.name) or (bool(firsts) and bool(one.first) != bool(two.first))
    if "PERSON" in (a.label, b.label) and "" not in (a.label, b.label):
        person, other = (a, b) if a.label == "PERSON" else (b, a)
        single = " " not in other.name
        return single and other.label == "ORG" and alike(parse_person(person.name).last, other.name.lower())
    return False


def _full(actor: DocumentActor) -> bool:
    return bool(parse_person(actor.name).first)


def _role_words(actor: DocumentActor) -> str:
    words = plain(actor.name).lower().split()
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def _long_forms(actor: DocumentActor) -> list[str]:
    """Names with a capital; role words that were linked to it ("the agency") are no names."""
    return [n for n in (actor.name, *actor.aliases) if n[:1].isupper()]


def _joined(group: list[_One], labels: list[str]) -> Actor:
    names = sorted({one.actor.name for one in group}, key=lambda n: (-len(n.split()), -len(n), n))
    roles = {label: ActorRole() for label in labels}
    for one in group:
        roles[one.label] = one.actor.role
    forms = {form for one in group for form in (one.actor.name, *one.actor.aliases)}
    return Actor(name=names[0], aliases=tuple(sorted(forms - {names[0]})), inside=roles)


def _mentions(actor: Actor) -> int:
    return sum(len(role.mentions) for role in actor.inside.values())


def _acts(actor: Actor) -> bool:
    return any(role.does or role.done_to or role.claims for role in actor.inside.values())
