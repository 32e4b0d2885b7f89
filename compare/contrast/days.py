"""One act on two days: "voted on Wednesday" against "passed it on Tuesday".

Two days are set against one another only where the act, who does it and what
it is about agree, and neither article puts that act on the other's day; dates
of other acts are the usual false contradiction (de Marneffe, Rafferty &
Manning 2008).
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from compare import settings
from compare.contrast.deeds import LIGHT, children, heads, subject_of, verb_above
from compare.contrast.draft import draft
from compare.contrast.modality import Clauses
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.evidence.concepts import concept
from compare.records import Alignment, Divergence, Link, Quantity, Span

_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_QUESTION = "When did it happen, by each article? When was each one written, and where could you look it up?"
# Keys of what a body decides by vote, which news tells by turns.
_DECIDED = frozenset({"elect*", "pass*", "reject*", "overturn*", "ratify*"})
# What people do again and again, day after day.
_AGAIN = frozenset([
    "say", "tell", "speak", "talk", "refuse", "rebuff", "decline", "deny", "urge", "ask", "call",
    "warn", "argue", "insist", "defend", "criticize", "criticise", "announce", "report", "tweet",
    "write", "post", "reply", "respond", "meet", "visit", "travel", "fly", "discuss", "play",
    "campaign", "appear",
])  # fmt: skip
# What happens to one thing once: here a year that differs is a difference too ("his term ends in …").
_ONCE = frozenset([
    "end", "expire", "begin", "start", "found", "establish", "join", "retire", "bear", "die", "marry",
    "graduate", "enact", "inaugurate", "abolish", "discover", "invent", "divorce", "demolish",
])  # fmt: skip
_NAMING = frozenset({"NOUN", "PROPN"})


class Day(NamedTuple):
    """A day with the act it belongs to: keys of the act and stems of its doers."""

    unit: Unit
    span: Span
    day: str
    acts: frozenset[str]
    who: frozenset[str]
    past: bool


def day_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Acts that two articles put on different days, as "figure"."""
    days = {label: list(_days(view)) for label, view in views.items()}
    scores = {(p.left.id, p.right.id): p.link.score for p in pairs}
    for first, second in itertools.combinations(sorted(days), 2):
        for one in days[first]:
            for two in days[second]:
                if (
                    not _apart(one, two)
                    or (_later(one, views[second]) and two.past)
                    or (_later(two, views[first]) and one.past)
                ):
                    continue
                link = scores.get((one.unit.id, two.unit.id), 0.0)
                if told_alike(views, one.unit, two.unit) or not _one_act(one, two, link):
                    continue
                if _told(days[second], one, two) or _told(days[first], two, one):
                    continue
                title = "the year" if _is_year(one.day) else "the day"
                yield draft(views, "figure", f"{title}: {_topic(one, two)}", (one.span, two.span), _QUESTION)


def _days(view: View) -> Iterator[Day]:
    for quantity in view.document.numbers:
        unit = view.holder(quantity.span) if quantity.kind == "date" else None
        name = _name(quantity) if unit is not None else ""
        if unit is None or not name:
            continue
        place = next((i for i, t in enumerate(unit.tokens) if t.start >= quantity.span.start), None)
        verb = verb_above(unit, place) if place is not None and _is_beside_act(unit, place) else None
        if verb is None or unit.tokens[verb].lemma in _AGAIN:
            continue
        token = unit.tokens[verb]
        if _is_year(name) and token.lemma not in _ONCE:
            continue
        acts = _nouns(unit) if token.lemma in LIGHT else {concept(token)}
        span = view.span(quantity.span.start, quantity.span.end)
        past = token.tag in {"VBD", "VBN"}
        yield Day(unit, span, name, frozenset(acts), _doers(unit, verb), past)


def _is_beside_act(unit: Unit, place: int) -> bool:
    """Does the day hang on the act, not on a thing beside it ("the site of the attacks of May 3")?"""
    between = [unit.tokens[i] for i in _until_verb(unit, place)]
    nouns = [t for t in between if t.pos in _NAMING and t.entity not in {"DATE", "TIME"}]
    return len(nouns) <= 1 and not any(t.text.lower() in {"of", "since", "until", "before"} for t in between)


def _until_verb(unit: Unit, place: int) -> Iterator[int]:
    for above in heads(unit, place):
        if unit.tokens[above].pos in {"VERB", "AUX"}:
            return
        yield above


def _name(quantity: Quantity) -> str:
    """A day of the calendar, or of the week where the article has no date of its own, or a year; else ""."""
    if quantity.iso is not None:
        return quantity.iso if len(quantity.iso) == 10 or _is_year(quantity.iso) else ""
    found = _WEEKDAY.findall(quantity.span.text)
    return str(found[0]) if len(found) == 1 else ""


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdigit()


def _nouns(unit: Unit) -> set[str]:
    """What a sentence with a light verb may say is done ("the vote is set for")."""
    return {concept(t) for t in unit.tokens if t.pos == "NOUN" and t.entity == "" and is_content(t)}


def _doers(unit: Unit, verb: int) -> frozenset[str]:
    """Stems of those who do it: the verb's own subject or agent, else all that could be."""
    subject = {"nsubj", "nsubjpass", "agent"}
    below = {i: unit.tokens[i].dep for i in children(unit, verb)}
    if subject & set(below.values()):
        own = subject_of(unit, verb)
        found = [own] if own is not None else []
    else:
        # "criticised the council for voting": the one who is criticised may be the one who votes
        above = [i for place in heads(unit, verb) for i in children(unit, place)]
        found = [i for i in above if unit.tokens[i].dep in {"nsubj", "nsubjpass", "dobj"}]
    near = [t for i in found for t in unit.tokens[max(0, i - 1) : i + 1]]
    return frozenset(t.stem for t in near if t.pos in _NAMING)


def _apart(one: Day, two: Day) -> bool:
    named = [_WEEKDAY.findall(d.span.text) for d in (one, two)]
    dated = [d.day[0].isdigit() for d in (one, two)]
    if _is_year(one.day) != _is_year(two.day):
        return False
    if _is_year(one.day) and one.day != two.day:
        return True
    if one.day == two.day or dated[0] != dated[1] or (named[0] and named[0] == named[1]):
        return False
    return not dated[0] or _gap(one.day, two.day) <= settings.DATES_APART_DAYS


def _gap(one: str, two: str) -> int:
    """Days between two days of the calendar."""
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(two)).days)


def _one_act(one: Day, two: Day, link: float = 0.0) -> bool:
    """The same act by the same doer, about the same thing; a likely link of the sentences speaks for it."""
    if not (one.acts & two.acts or (one.acts & _DECIDED and two.acts & _DECIDED)) or not one.who & two.who:
        return False
    about = [_matter(d.unit) for d in (one, two)]
    return len(about[0] & about[1]) + (link >= settings.EVEN_CHANCE) >= settings.SAME_EVENT_STEMS


def _matter(unit: Unit) -> frozenset[str]:
    """Keys of the sentence's content words but for dates and figures."""
    kept = (t for t in unit.tokens if is_content(t) and t.pos != "NUM" and t.entity not in {"DATE", "TIME"})
    return frozenset(concept(t) for t in kept)


def _later(one: Day, other: View) -> bool:
    """Did it happen after the other article was written? Then a past act there is an earlier one."""
    written = other.document.article.date or ""
    return one.day[0].isdigit() and bool(written) and one.day > written


def parted(views: dict[str, View], alignments: Sequence[Alignment]) -> tuple[Alignment, ...]:
    """The alignments with "same" turned into "related" where one side lies after the other was written."""
    return tuple(
        msgspec.structs.replace(a, links=tuple(_parted_link(views, link) for link in a.links))
        for a in alignments
    )


def _parted_link(views: dict[str, View], link: Link) -> Link:
    left, right = (views[i[0]].by_id.get(i) for i in link.sentences)
    if link.relation == "same" and left and right and told_after(views, Pair(left, right, link)):
        return msgspec.structs.replace(link, relation="related")
    return link


def told_after(views: dict[str, View], pair: Pair) -> bool:
    """Does one sentence tell, as done or going on, what lies two days or more after the other was written?

    Then the two cannot be one claim: another meeting, vote or match of the same people. One day is
    let pass, as outlets date a text by their own clock. False where an article has no date.
    """
    sides = ((pair.left, pair.right), (pair.right, pair.left))
    return any(_outlives(views[own.label], own, views[other.label]) for own, other in sides)


def _outlives(view: View, unit: Unit, other: View) -> bool:
    written = (other.document.article.date or "")[:10]
    if len(written) < 10:
        return False
    clauses = Clauses(unit)
    for quantity in view.document.numbers:
        day = quantity.iso or ""
        inside = unit.sentence.start <= quantity.span.start < unit.sentence.end
        if quantity.kind != "date" or not inside or len(day) < 10 or day <= written:
            continue
        place = next((i for i, t in enumerate(unit.tokens) if t.start >= quantity.span.start), None)
        verb = verb_above(unit, place) if place is not None else None
        told = verb is not None and clauses.reading(verb).status in ("done", "now")
        if told and _gap(day, written) > 1:
            return True
    return False


def _told(days: Sequence[Day], one: Day, other: Day) -> bool:
    """Does the other article put this act on this day too, or its own act on more than one?"""
    return any(d.day == one.day and (_one_act(d, one) or _one_act(d, other)) for d in days)


def _topic(one: Day, two: Day) -> str:
    """The shared words of the two sentences, the act first."""
    unit = min((one.unit, two.unit), key=lambda u: u.order)
    common = _matter(one.unit) & _matter(two.unit)
    said = [
        t
        for t in unit.tokens
        if is_content(t) and concept(t) in common and t.pos in {"NOUN", "PROPN", "VERB"}
    ]
    words = {concept(t): t.text for t in reversed(said)}
    ordered = [words[concept(t)] for t in said]
    return ", ".join(list(dict.fromkeys(ordered))[:3])
