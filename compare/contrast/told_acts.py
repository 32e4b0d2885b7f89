"""Acts of a sentence: predicates with their factuality and the keys of who and what they concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.contrast.factuality_words import SAYING, TITLE_STARTS, TITLES
from compare.contrast.modality import Clauses, Reading, Status
from compare.contrast.units import Unit, View, is_content
from compare.evidence.concepts import concept_keys, load_concepts
from compare.records import Token

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd", "dative"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "ORDINAL"})
_PREFIX = ("un", "in", "im", "ir", "non")
# Where another clause begins below a verb.
_BREAKS = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "nsubj", "appos"})
_NOUN_PARTS = frozenset({"compound", "amod", "poss", "nmod", "nummod", "det", "quantmod"})
_OF = frozenset({"of", "on", "for", "over", "with"})


@dataclass(frozen=True)
class Act:
    """A predicate; `subject`, `object` and `around` (all of its clause) hold keys of content words."""

    unit: Unit
    index: int
    key: str
    reading: Reading
    subject: frozenset[str]
    object: frozenset[str]
    around: frozenset[str]
    finite: bool = False  # is it the verb of a clause with a subject of its own?
    asked: bool = False  # is it still to come because someone asks, orders or promises it?
    alleged: bool = False  # is it open because someone alleges or believes it?

    @property
    def status(self) -> Status:
        return self.reading.status

    @property
    def pos(self) -> str:
        return self.unit.tokens[self.index].pos


def acts_in(view: View, unit: Unit, reported: Sequence[tuple[int, int]] | None = None) -> tuple[Act, ...]:
    """Acts of a sentence, in text order; only those whose factuality is told and that are not quoted.

    `reported` is what `reported_in` gives for the article, where the caller has it.
    """
    spoken = reported_in(view) if reported is None else reported
    quotations = [q.span for q in view.document.quotations]
    near = [q for q in quotations if q.start < unit.sentence.end and unit.sentence.start < q.end]
    clauses = Clauses(unit)
    keys = concept_keys(unit.tokens, is_content)
    keys = ["" if _is_aside(t) else k for k, t in zip(keys, unit.tokens, strict=True)]
    found = []
    for index, token in enumerate(unit.tokens):
        if not _may_be_act(token) or any(q.start <= token.start < q.end for q in near):
            continue
        reading = clauses.reading(index)
        if reading.status != "open":
            said = reading.spoken or any(a <= token.start < b for a, b in spoken)
            found.append(_act(clauses, keys, index, reading._replace(spoken=said)))
    if clauses.headline and not any(a.finite for a in found):
        found += _title_acts(clauses, keys)
    return tuple(found)


def _is_aside(token: Token) -> bool:
    """A time, a figure or a title ties no two acts."""
    return token.entity in _TIMES or token.text.lower() in TITLES


def reported_in(view: View) -> tuple[tuple[int, int], ...]:
    """Characters of all that someone is reported to say or to allege in the article."""
    lemmas = {t.start: t.lemma for t in view.document.tokens}
    cues = ((a.cue, a.content) for _, a in view.said)
    return tuple((c.start, c.end) for cue, c in cues if lemmas.get(cue.start) in SAYING)


def _may_be_act(token: Token) -> bool:
    if token.entity in _TIMES:
        return False
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("aux", "auxpass")
    return token.pos in ("NOUN", "ADJ") or token.text.lower() == "under"


def _act(clauses: Clauses, keys: Sequence[str], index: int, reading: Reading) -> Act:
    token = clauses.tokens[index]
    key, base = keys[index] or token.lemma, index
    if token.pos == "ADJ":
        key, reading = _without_prefix(token, reading)
        base = clauses.being(index)
    subject = _content(keys, phrase(clauses, subject_of(clauses, base)))
    obj = _content(keys, _object(clauses, index)) - {key}
    around = (_content(keys, _clause(clauses, base)) | subject | obj) - {key}
    return Act(
        clauses.unit,
        index,
        key,
        reading,
        subject,
        obj,
        around,
        _is_finite(clauses, index),
        clauses.committed(reading),
        clauses.reported(reading),
    )


def _without_prefix(token: Token, reading: Reading) -> tuple[str, Reading]:
    """ "Unwinnable" is "winnable" turned round."""
    word = token.lemma
    for prefix in _PREFIX:
        if word.startswith(prefix) and len(word) > len(prefix) + 3 and reading.status in ("now", "done"):
            return word[len(prefix) :], reading._replace(status="not")
    return word, reading


def _is_finite(clauses: Clauses, index: int) -> bool:
    kids = clauses.kids[index]
    return clauses.tokens[index].pos in ("VERB", "AUX") and (
        any(clauses.tokens[k].dep in ("nsubj", "nsubjpass") for k in kids)
        or clauses.tokens[index].dep in ("xcomp", "conj")
    )


# ---------------------------------------------------------------- who and what


def subject_of(clauses: Clauses, index: int) -> int | None:
    """The doer's head word, through verbs of plan and the like ("plans to sell") and coordination."""
    for _ in range(6):
        found = _own_subject(clauses, index)
        dep, head = clauses.tokens[index].dep, clauses.heads[index]
        if found is not None:
            is_who = clauses.tokens[found].tag in ("WP", "WDT") and dep == "relcl"
            return head if is_who else found
        if head == index or dep not in ("xcomp", "conj", "relcl", "pcomp", "prep", "acl", "advcl"):
            return None
        if dep in ("relcl", "acl") and clauses.tokens[head].pos in ("NOUN", "PROPN", "PRON"):
            return head
        index = head
    return None


def _own_subject(clauses: Clauses, index: int) -> int | None:
    """The subject of this very verb, in the passive its "by …" or, of a plan, who is "set to" act."""
    agent = clauses.child(index, "agent")
    if agent is not None:
        return clauses.child(agent, "pobj")
    found = clauses.child(index, "nsubj")
    passive = clauses.child(index, "nsubjpass")
    return found if found is not None or clauses.child(index, "xcomp") is None else passive


def _object(clauses: Clauses, index: int) -> list[int]:
    """What it is done to: the object, else the noun phrase right behind the word."""
    if clauses.tokens[index].pos == "NOUN":
        inside = [k for k in clauses.kids[index] if clauses.tokens[k].dep in _NOUN_PARTS]
        return [*inside, *_of_phrase(clauses, index)]
    behind = list(phrase_behind(clauses, index))
    found = next((k for k in clauses.kids[index] if clauses.tokens[k].dep in _OBJECTS), None)
    own = list(phrase(clauses, found)) if found is not None else []
    return sorted({*own, *(_of_phrase(clauses, behind[-1]) if behind else ()), *behind})


def _of_phrase(clauses: Clauses, noun: int) -> list[int]:
    of = next((k for k in clauses.kids[noun] if k > noun and clauses.low(k) in _OF), None)
    below = clauses.child(of, "pobj") if of is not None else None
    joined = clauses.child(below, "conj") if below is not None else None
    return [*phrase(clauses, below), *phrase(clauses, joined)]


def phrase_behind(clauses: Clauses, index: int) -> range:
    """The noun phrase that follows a word directly, whatever the parse makes of it."""
    last, seen = index + 1, False
    while last < len(clauses.tokens):
        token = clauses.tokens[last]
        if token.entity in ("DATE", "TIME"):
            break
        if token.pos in ("NOUN", "PROPN") or (token.dep == "case" and seen):
            seen = True
        elif token.pos not in ("DET", "ADJ", "NUM", "PRON") or (seen and token.pos != "ADJ"):
            break
        last += 1
    while last > index + 1 and clauses.tokens[last - 1].pos == "ADJ":
        last -= 1
    return range(index + 1, last) if seen else range(0)


def words_behind(act: Act) -> range:
    """The words to show behind an act: its object, or the adverb and the phrase that follow."""
    clauses = Clauses(act.unit)
    if act.pos == "ADJ":
        be = clauses.being(act.index)
        head = clauses.heads[act.index]
        return range(act.index + 1, head + 1) if head not in (act.index, be) else range(0)
    after = act.index + 1
    while after < len(clauses.tokens) and _passes(clauses.tokens[after]):
        after += 1
    found = phrase_behind(clauses, after - 1)
    if act.key == "under" and found:
        of = _of_phrase(clauses, found[-1])
        return range(found[0], max([found[-1], *of]) + 1)
    return found


def _passes(token: Token) -> bool:
    """May the word stand between a verb and the phrase to show: "called Wednesday for"?"""
    return token.pos in ("ADV", "PART", "ADP") or token.entity in ("DATE", "TIME")


def phrase(clauses: Clauses, index: int | None) -> range:
    """The noun phrase of a head word with its "of …", without clauses and further phrases."""
    if index is None:
        return range(0)
    first, last = index, index
    for kid in clauses.kids[index]:
        if clauses.tokens[kid].dep in _NOUN_PARTS:
            first, last = min(first, clauses.unit.tree[kid][0]), max(last, kid)
        elif clauses.tokens[kid].dep == "prep" and kid > index and clauses.low(kid) in _OF:
            below = clauses.child(kid, "pobj")
            last = max(last, below) if below is not None else last
    return range(first, last + 1)


def _clause(clauses: Clauses, index: int) -> list[int]:
    """Tokens below the act that belong to its own clause: no relative or further finite clause."""
    found, stack = [], [index]
    while stack:
        node = stack.pop()
        found.append(node)
        for kid in clauses.kids[node]:
            dep = clauses.tokens[kid].dep
            if dep not in _BREAKS and not (dep == "acl" and clauses.finite(kid)):
                stack.append(kid)
    return found


def _content(keys: Sequence[str], indices: Sequence[int] | range) -> frozenset[str]:
    return frozenset(keys[i] for i in indices if keys[i])


# ---------------------------------------------------------------- headlines


def _title_acts(clauses: Clauses, keys: Sequence[str]) -> list[Act]:
    """Acts of a headline in capitals, which the parse takes for names: "Council Set to Close Pool"."""
    found = []
    for index in range(1, len(clauses.tokens)):
        cue = title_cue(clauses.tokens, index)
        if cue is None:
            continue
        status, first = cue
        word = clauses.low(index)
        key = load_concepts().words.get(word, clauses.tokens[index].stem)
        behind = phrase_behind(clauses, index)
        before = _content(keys, range(first))
        reading = Reading(status, first, first)
        around = frozenset(k for k in keys if k) - {key}
        found.append(Act(clauses.unit, index, key, reading, before, _content(keys, behind), around, True))
    return found


def title_cue(tokens: Sequence[Token], index: int) -> tuple[Status, int] | None:
    """Status and first word of "will", "may" or "set to" right before this word of a headline, else None."""
    before = tokens[index - 1].text.lower()
    if before in ("may", "might", "could"):
        return "maybe", index - 1
    if before == "will":
        return "ahead", index - 1
    if before == "to" and index > 1 and tokens[index - 2].text.lower() in TITLE_STARTS:
        start = tokens[index - 2].text.lower()
        return "maybe" if start == "likely" else "ahead", index - 2
    return None
