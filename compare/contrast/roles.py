"""Divergences of roles: the same act, but another doer, or another one it is done to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, is_content, told_alike, topic_of
from compare.records import Divergence, Span, Token

# Verbs of saying and of being tie anyone to anything and tell of no act.
_NO_ACT = frozenset(
    [
        "say",
        "tell",
        "add",
        "be",
        "have",
        "do",
        "make",
        "get",
        "go",
        "take",
        "give",
        "call",
        "see",
        "know",
        "think",
        "want",
        "believe",
        "ask",
        "report",
        "announce",
        "state",
        "note",
        "write",
        "claim",
        "argue",
        "warn",
        "deny",
        "confirm",
        "declare",
        "explain",
        "describe",
        "insist",
    ]
)


class Act(NamedTuple):
    """A verb with the heads of its doer and of what it is done to, as token indices of the document."""

    unit: Unit
    verb: Token
    agent: int | None
    patient: int | None


def role_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Sentences that say the same, with one verb and one partner equal and the other a different person.

    Only people by name: an organisation or a country goes by too many names
    ("the ministry", "Paris") for a difference in words to be one in fact.
    """
    for pair in pairs:
        if not pair.same or told_alike(views, pair.left, pair.right):
            continue
        for one in acts_in(views[pair.left.label], pair.left):
            for two in acts_in(views[pair.right.label], pair.right):
                if one.verb.lemma == two.verb.lemma:
                    yield from _compare(views, one, two)


def acts_in(view: View, unit: Unit) -> list[Act]:
    """Acts of a sentence with a doer and something done to, passives turned round."""
    found: dict[int, dict[str, int]] = {}
    tokens = view.document.tokens
    for index in range(unit.first, unit.first + len(unit.tokens)):
        token = tokens[index]
        slot = {"nsubj": "agent", "dobj": "patient", "nsubjpass": "patient"}.get(token.dep)
        head = token.head
        if token.dep == "pobj" and tokens[head].dep == "agent":
            slot, head = "agent", tokens[head].head
        if slot and tokens[head].pos == "VERB" and tokens[head].lemma not in _NO_ACT:
            found.setdefault(head, {})[slot] = index
    return [Act(unit, tokens[v], r.get("agent"), r.get("patient")) for v, r in sorted(found.items())]


def _compare(views: dict[str, View], one: Act, two: Act) -> Iterator[Divergence]:
    if None in (one.agent, two.agent, one.patient, two.patient):
        return
    agents = _persons(views, one, two, "agent"), _equal(views, one, two, "patient")
    patients = _persons(views, one, two, "patient"), _equal(views, one, two, "agent")
    topic = topic_of(one.unit, two.unit)
    if all(agents):
        yield draft(views, "actor", f"who did it: {topic}", _spans(views, one, two, "agent"))
    elif all(patients):
        yield draft(views, "object", f"whom it was done to: {topic}", _spans(views, one, two, "patient"))


def _index(act: Act, slot: str) -> int:
    index = act.agent if slot == "agent" else act.patient
    assert index is not None
    return index


def _equal(views: dict[str, View], one: Act, two: Act, slot: str) -> bool:
    heads = [views[a.unit.label].document.tokens[_index(a, slot)] for a in (one, two)]
    return heads[0].stem == heads[1].stem and is_content(heads[0])


def _persons(views: dict[str, View], one: Act, two: Act, slot: str) -> bool:
    """Are both people by name, with no part of the name shared, each unknown to the other sentence?"""
    names = [_person(views[a.unit.label], _index(a, slot)) for a in (one, two)]
    if not names[0] or not names[1] or names[0] & names[1]:
        return False
    stems = [frozenset(t.stem for t in a.unit.tokens) for a in (one, two)]
    return not names[0] & stems[1] and not names[1] & stems[0]


def _person(view: View, index: int) -> frozenset[str]:
    for entity in view.document.entities:
        if entity.first <= index < entity.last and entity.label == "PERSON":
            tokens = view.document.tokens[entity.first : entity.last]
            return frozenset(t.stem for t in tokens if len(t.text) > 2)
    return frozenset()


def _spans(views: dict[str, View], one: Act, two: Act, slot: str) -> tuple[Span, ...]:
    return tuple(_act_span(views[a.unit.label], a, _index(a, slot)) for a in (one, two))


def _act_span(view: View, act: Act, index: int) -> Span:
    entity = next(e for e in view.document.entities if e.first <= index < e.last)
    return view.span(min(entity.span.start, act.verb.start), max(entity.span.end, act.verb.end))
