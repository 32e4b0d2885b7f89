"""Reasons in a sentence: causes, purposes, what someone is judged for, and what came before.

Openers after the classes of explicit causal and temporal connectives in the
Penn Discourse Treebank (Prasad et al. 2008); a word that also marks place or
time counts only beside an act that it can explain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from compare.contrast.deeds import LIGHT, children, deed_of, heads, keys_of, verb_above
from compare.contrast.units import Unit, is_content
from compare.evidence.concepts import concept
from compare.records import Token

Kind = Literal["cause", "purpose", "blame", "after"]

_OPENERS: tuple[tuple[Kind, str], ...] = (
    (
        "after",
        r"(?:comes?|came|coming) (?:(?:just |only )?(?:\w+ )?(?:hours|days|weeks|months) )?(?:after|amid)"
        r"|on the heels of|in the wake of|after|following",
    ),
    (
        "cause",
        r"because of|because|due to|owing to|thanks to|as a result of|in response to|in retaliation for"
        r"|in protest (?:at|of|over)|citing|under pressure from|out of concern|on the grounds that"
        r"|on grounds of|(?:(?:is|was|were|been) )?(?:prompted|caused|triggered|sparked) by|blamed on"
        r"|in light of|for fear of|for fear that|fearing"
        r"|amid (?:fears?|concerns?|pressure|criticism|calls|anger)",
    ),
    (
        "purpose",
        r"in an? (?:\w+ )?(?:effort|attempt|bid) to|in order to|so as to"
        r"|aimed at|aiming to|seeking to|hoping to|with the aim of|meant to|designed to|intended to",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _OPENERS)
_ANY = re.compile(rf"\b(?:{'|'.join(words for _, words in _OPENERS)}|for|over)\b", re.IGNORECASE)
_END = re.compile(
    r"[,;:—–]\s|[,;:—–.!?][\"”’)]*$|\s[-–—]\s|\s(?=(?:although|though|while|whereas|but|when)\s)",
    re.IGNORECASE,
)
# Acts that "for" gives the reason of, and those that "over" does.
_JUDGE = frozenset([
    "mock", "taunt", "criticise", "criticize", "blame", "praise", "fault", "thank", "condemn", "slam",
    "rebuke", "scold", "attack", "honor", "honour", "sue", "fine", "punish", "jail", "arrest", "fire",
    "dismiss", "suspend", "apologise", "apologize", "ridicule", "deride", "chide", "hail",
])  # fmt: skip
_OVER = frozenset([
    "resign", "quit", "sue", "protest", "criticise", "criticize", "condemn", "fire", "dismiss",
    "suspend", "boycott", "strike", "clash", "arrest", "apologise", "apologize", "rebuke", "slam",
    "leave",
])  # fmt: skip
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
# What is said to be prompted is the subject, not this verb.
_LEADS = frozenset({"prompt", "cause", "trigger", "spark", "blame"})
# "The move", "it": what the sentence before told.
_BACK = frozenset([
    "move", "decision", "announcement", "step", "action", "change", "it", "this", "that", "plan",
    "ruling",
])  # fmt: skip


class Reason(NamedTuple):
    """A reason: where it stands, keys of what it says and of what it explains; `act` and `who` of that.

    `before` is the sentence that tells what is explained, where it is the one before.
    """

    unit: Unit
    start: int
    end: int
    kind: Kind
    opener: int
    reason: frozenset[str]
    event: frozenset[str]
    act: str
    who: frozenset[str]
    before: Unit | None


def reasons_in(unit: Unit, before: Unit | None = None) -> list[Reason]:
    """The reasons a sentence gives, in text order, each up to the next break."""
    if not _ANY.search(unit.sentence.text):
        return []
    found: list[Reason] = []
    opened: list[tuple[Kind, int, int]] = []
    for opener in sorted(_opened(unit), key=lambda o: (o[1], -o[2])):
        if not opened or opener[1] >= opened[-1][2]:
            opened.append(opener)
    close = unit.sentence.start + len(unit.sentence.text.rstrip())
    limits = [*(start for _, start, _ in opened[1:]), close][: len(opened)]
    for (kind, start, end), limit in zip(opened, limits, strict=True):
        reason = _reason(unit, before, kind, start, end, limit)
        if reason is not None:
            found.append(reason)
    return found


def _opened(unit: Unit) -> Iterator[tuple[Kind, int, int]]:
    """Openers with their offsets in the article."""
    base = unit.sentence.start
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(unit.sentence.text):
            start, end = base + match.start(), base + match.end()
            if _opens(unit, start, end, match.group().lower()):
                yield kind, start, end
    for index, token in enumerate(unit.tokens):
        judges = {"for": _JUDGE, "over": _OVER}.get(token.text.lower())
        if judges and token.dep == "prep" and _tells(unit, index):
            judged = _judged(unit, index)
            if judged is not None and not judges.isdisjoint(_bases(unit.tokens[judged])):
                yield "blame", token.start, token.end


def _judged(unit: Unit, index: int) -> int | None:
    """The verb that the preposition hangs on; in a headline, whose capitals mislead the parse, the first
    word before it that can be one."""
    if unit.sentence.role == "headline":
        known = (i for i in range(1, index) if not (_JUDGE | _OVER).isdisjoint(_bases(unit.tokens[i])))
        return next(known, None)
    head = unit.tokens[index].head - unit.first
    return head if 0 <= head < len(unit.tokens) else None


def _bases(token: Token) -> set[str]:
    """What the base form of the word may be, however it was tagged."""
    lower = token.text.lower()
    return {token.lemma, lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ed")}


def _tells(unit: Unit, index: int) -> bool:
    """Is it followed by a deed or thing, not by a time or a sum ("for two years")?"""
    below = [unit.tokens[i] for i in children(unit, index)]
    return any(t.dep in {"pobj", "pcomp"} and t.entity not in {*_TIMES, "MONEY", "PERSON"} for t in below)


def _opens(unit: Unit, start: int, end: int, opener: str) -> bool:
    """Does the opener give a reason here ("due to appear" and "after 10 years" do not)?"""
    after = [t for t in unit.tokens if t.start >= end][:2]
    if not after:
        return False
    if opener == "due to":
        return after[0].tag != "VB"
    if opener in {"after", "following"}:
        index = next((i for i, t in enumerate(unit.tokens) if t.start == start), None)
        return index is not None and _is_before(unit, index)
    return True


def _is_before(unit: Unit, index: int) -> bool:
    """Is it "after" with a clause or happening that hangs on an act, not a span of time?"""
    token = unit.tokens[index]
    if token.dep == "mark":
        return True
    inside = [unit.tokens[i] for i in children(unit, index) if unit.tokens[i].dep in {"pobj", "pcomp"}]
    head = token.head - unit.first
    hangs = 0 <= head < len(unit.tokens) and unit.tokens[head].pos == "VERB"
    return hangs and any(t.entity not in _TIMES and t.pos in {"NOUN", "VERB"} for t in inside)


def _reason(
    unit: Unit, before: Unit | None, kind: Kind, start: int, opened: int, limit: int
) -> Reason | None:
    base = unit.sentence.start
    stop = _END.search(unit.sentence.text, opened - base)
    end = min(limit, base + stop.start()) if stop else limit
    end = opened + len(unit.sentence.text[opened - base : end - base].rstrip())
    inside = [t for t in unit.tokens if opened <= t.start and t.end <= end and is_content(t)]
    keys = frozenset(concept(t) for t in inside if t.entity not in _TIMES)
    if not keys:
        return None
    act, who = _explained(unit, start, opened)
    outside = (t for t in unit.tokens if is_content(t) and t.pos != "NUM" and not opened <= t.start < end)
    event = frozenset(concept(t) for t in outside)
    told = before if before is not None and _points_back(unit, start) else None
    if told is not None and act == "":
        event, root = event | keys_of(told), _root(told)
        deed = deed_of(told, root)
        act, who = ("" if told.tokens[root].lemma in LIGHT else deed.key), deed.who
    return Reason(unit, start, end, kind, opened, keys, event, act, who, told)


def _explained(unit: Unit, start: int, opened: int) -> tuple[str, frozenset[str]]:
    """Key and doers of the act that the opener hangs on; "" where its verb tells none."""
    index = next((i for i, t in enumerate(unit.tokens) if start <= t.start < opened), None)
    if index is None:
        return "", frozenset()
    token = unit.tokens[index]
    if unit.sentence.role == "headline" and token.text.lower() in ("for", "over"):
        judged = _judged(unit, index)
        before = unit.tokens[: judged or 0]
        act = min(_bases(unit.tokens[judged]) & (_JUDGE | _OVER)) if judged is not None else ""
        return act, frozenset(t.stem for t in before if is_content(t))
    verb = verb_above(unit, index)
    if token.dep == "mark" and verb is not None:  # "because", "after": the verb above is the reason's own
        verb = verb_above(unit, verb)
    if (
        verb is None
        or token.lemma in _LEADS
        or unit.tokens[verb].lemma in _LEADS
        or _is_thin(unit.tokens[verb])
    ):
        return "", frozenset()
    deed = deed_of(unit, verb)
    return deed.key, deed.who


def _is_thin(verb: Token) -> bool:
    return verb.lemma in LIGHT or verb.pos == "AUX"


def _points_back(unit: Unit, start: int) -> bool:
    """Is the subject of the sentence the thing that the sentence before told ("The move came after …")?"""
    subject = next((t for t in unit.tokens if t.dep in {"nsubj", "nsubjpass"} and t.start < start), None)
    return subject is not None and subject.lemma in _BACK


def _root(unit: Unit) -> int:
    return next((i for i in range(len(unit.tokens)) if not list(heads(unit, i))), 0)
