"""Divergences of factuality: one act told as done here and as ahead, tried, possible or not done there.

A mismatch of factuality is one of the main types of contradiction in de Marneffe, Rafferty & Manning 2008;
`modality.py` reads it. The hard part is whether two predicates name one act: they need one concept and
a shared object, or nearly the same clause around them. A difference is dropped where either article tells the
act the other's way anywhere.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Sequence

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.factuality_words import LIGHT
from compare.contrast.told_acts import Act, acts_in, reported_in, words_behind
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.evidence.concepts import concept_keys
from compare.records import Divergence, DivergenceKind, Span

_TITLES: dict[str, str] = {
    "stage": "done or still to come",
    "maybe": "how sure it is",
    "not": "did it happen",
}


class _Reader:
    """Acts of all sentences of an article, each sentence read once and only when asked for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._acts: dict[str, tuple[Act, ...]] = {}

    def acts(self, unit: Unit) -> tuple[Act, ...]:
        if unit.id not in self._acts:
            self._acts[unit.id] = acts_in(self.view, unit, self._reported)
        return self._acts[unit.id]

    @functools.cached_property
    def _reported(self) -> tuple[tuple[int, int], ...]:
        return reported_in(self.view)

    @functools.cached_property
    def all(self) -> tuple[Act, ...]:
        return tuple(a for u in self.view.units for a in self.acts(u))


def factuality_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """One act in two linked sentences, told with another factuality.

    Sentences told alike, questions, conditions and words inside quotation marks are left out.
    """
    readers = {label: _Reader(view) for label, view in views.items()}
    for pair in pairs:
        if not pair.same and pair.link.score < settings.ACT_LINK:
            continue
        if told_alike(views, pair.left, pair.right):
            continue
        yield from _of_pair(views, readers, pair)


def _of_pair(views: dict[str, View], readers: dict[str, _Reader], pair: Pair) -> Iterator[Divergence]:
    """The clearest difference of each kind between two sentences."""
    left, right = readers[pair.left.label], readers[pair.right.label]
    found: dict[str, list[tuple[Act, Act]]] = {}
    for one, two in itertools.product(left.acts(pair.left), right.acts(pair.right)):
        kind = _difference(one, two, pair.same)
        if (
            kind
            and _one_act(one, two)
            and not _told_so(right, one, two, kind)
            and not _told_so(left, two, one, kind)
        ):
            found.setdefault(kind, []).append((one, two))
    for kind, acts in found.items():
        one, two = min(acts, key=_clearness)
        shared = one.around & two.around
        spans = (_span(views, one, shared), _span(views, two, shared))
        yield draft(views, _kind(kind), f"{_TITLES[kind]}: {_named(one, two)}", spans)


def _clearness(acts: tuple[Act, Act]) -> tuple[object, ...]:
    """Sort key: the same word first, then shared objects, then most in common, then text order."""
    one, two = acts
    places = sorted((a.unit.order, a.index) for a in acts)
    return (one.key != two.key, not one.object & two.object, -len(one.around & two.around), places)


# ---------------------------------------------------------------- one act, two tellings


def _difference(one: Act, two: Act, same: bool = False) -> str:
    """Which difference the two statuses make: "stage", "maybe", "not", or "" for none.

    What was planned at some past time, and a condition, count only between sentences that
    are taken for one claim (`same`): elsewhere they tell of what came before or may come.
    """
    pair = {one.status, two.status}
    if same and pair in ({"done", "past"}, {"done", "if"}) and not (_before(one) or _before(two)):
        return "stage" if "past" in pair else "maybe"
    if pair in ({"done", "ahead"}, {"done", "tried"}) or _is_state(one, two):
        return "stage"
    if one.status != two.status and "maybe" in pair and pair & {"done", "now", "ahead", "not"}:
        sure, unsure = (two, one) if one.status == "maybe" else (one, two)
        return "maybe" if _is_surer(sure, unsure) else ""
    if pair in ({"done", "not"}, {"done", "wont"}, {"ahead", "wont"}, {"now", "not"}):
        return "not"
    return ""


def _before(act: Act) -> bool:
    """Is it told as what was planned before something else ("had planned to")?"""
    first, last = sorted((act.reading.first, act.index))
    words = {t.text.lower() for t in act.unit.tokens[max(0, first - 1) : last]}
    return act.status == "past" and bool(words & {"had", "originally", "once", "earlier", "initially"})


def _is_surer(sure: Act, unsure: Act) -> bool:
    """Two reports of a speech differ by "may" or "likely" in it, not by "said" here and "alleged" there."""
    if sure.reading.spoken and (not unsure.reading.spoken or unsure.alleged):
        return False
    return sure.status != "now" or sure.finite or sure.pos == "ADJ"


def _is_state(one: Act, two: Act) -> bool:
    """Does one say "under …" of what the other has still to come: "under a curfew", "plans a curfew"?"""
    pairs = ((one, two), (two, one))
    return any(a.key == "under" and a.status in ("now", "done") and b.status == "ahead" for a, b in pairs)


def _kind(difference: str) -> DivergenceKind:
    return "stage" if difference == "stage" else "certainty"


def _one_act(one: Act, two: Act) -> bool:
    """One concept and a shared object, or the same clause but for the verb."""
    if "under" in (one.key, two.key):
        return bool(one.subject & two.subject and one.object & two.object)
    if "ADJ" in (one.pos, two.pos):
        return one.key == two.key and one.pos == two.pos and bool(one.subject & two.subject)
    if one.key == two.key and one.key not in LIGHT:
        return _one_thing(one, two)
    return _one_clause(one, two)


def _one_thing(one: Act, two: Act) -> bool:
    """May two acts of one concept be one: no other doer by name, and nothing else it is done to?"""
    if one.subject and two.subject and not one.subject & two.subject and _named_apart(one, two):
        return False
    if one.object and two.object and not one.object & two.object:
        return False
    if (one.object or two.object) and not (one.object & two.around or two.object & one.around):
        return False
    return len(one.around & two.around) >= settings.ACT_SHARED


def _one_clause(one: Act, two: Act) -> bool:
    """Have two clauses with other verbs one doer and mostly one content? Requests are acts apart."""
    if one.asked or two.asked or not (one.finite and two.finite and one.subject & two.subject):
        return False
    shared = one.around & two.around
    return len(shared) >= settings.ACT_CLAUSE_SHARED and bool(shared - one.subject - two.subject)


def _named_apart(one: Act, two: Act) -> bool:
    """Are both doers given by name, so that they are two? A name and a noun may be one."""
    return all(any(t.pos == "PROPN" and t.stem in a.subject for t in a.unit.tokens) for a in (one, two))


def _told_so(reader: _Reader, act: Act, own: Act, difference: str) -> bool:
    """Does the article that tells `own` elsewhere tell the act as `act` does?

    Who tells that it is done may well tell of the plan before it; that takes nothing away. Who
    reports it as said, or as denied, leaves it open too.
    """
    if difference == "stage" and act.status in ("ahead", "tried"):
        return False
    return any(
        _alike(other, act)
        and other.key in (act.key, own.key)
        and bool(other.around & (act.around | own.around))
        for other in reader.all
        if (other.unit.id, other.index) != (own.unit.id, own.index)
    )


def _alike(other: Act, act: Act) -> bool:
    """Is `other` told as `act` is, or as open as it?"""
    left_open = act.status == "maybe" and (other.status == "not" or other.reading.spoken)
    return other.status == act.status or left_open


# ---------------------------------------------------------------- what the card shows


def _span(views: dict[str, View], act: Act, shared: frozenset[str]) -> Span:
    """From the first word that shows the status to the act, and a short phrase behind it that both share."""
    tokens, reach = act.unit.tokens, settings.ACT_SPAN_WORDS
    first = act.reading.first if abs(act.index - act.reading.first) <= reach else act.index
    first, last = min(first, act.index), max(first, act.index)
    behind = words_behind(act)
    keys = concept_keys(tokens, is_content)
    fits = behind and behind[-1] - first <= reach
    if fits and (act.pos == "ADJ" or any(keys[i] in shared for i in behind)):
        last = behind[-1]
    return views[act.unit.label].span(tokens[first].start, tokens[last].end)


def _named(one: Act, two: Act) -> str:
    """What the act concerns: the words both clauses share, nouns before names, from the shorter sentence."""
    chosen = min((one, two), key=lambda a: (len(a.unit.sentence.text), a.unit.sentence.text))
    common = (one.object & two.object) or (one.around & two.around)
    keys = concept_keys(chosen.unit.tokens, is_content)
    named = [(k, t) for k, t in zip(keys, chosen.unit.tokens, strict=True) if k in common]
    seen: dict[str, str] = {}
    for key, token in sorted(named, key=lambda p: p[1].pos != "NOUN"):
        seen.setdefault(key, token.text)
    return ", ".join(list(seen.values())[:2])
