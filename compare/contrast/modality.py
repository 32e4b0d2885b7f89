"""How far an act is told as a fact: done, ahead, tried, possible, denied or left open.

The scale follows event factuality (Saurí & Pustejovsky 2009, FactBank): a predicate's own tense, modal
and negation are read first, then the predicates above it change them. Those fall into the classes of
implicative verbs (Karttunen 1971: "managed to", "failed to") and of verbs of plan, wish, try and doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from compare.contrast.factuality_words import (
    AHEAD,
    COMMITS,
    DENIES,
    DOUBTS,
    DROPS,
    FAILED_ADJECTIVES,
    FAILS,
    HOLDS,
    IF,
    KEEPS_FROM,
    LATER,
    NEARLY,
    NEVER,
    NOBODY,
    PLANNED_ADJECTIVES,
    SAYS,
    TRIES,
    UNSURE,
    UNSURE_ADJECTIVES,
    WANTS,
    WILL,
)
from compare.contrast.units import Unit
from compare.records import Token

# "past" looks ahead from a past point ("was expected to", "would"): whether it came to it stays open.
# "if" is the condition itself ("if the bank cuts rates").
Status = Literal["done", "now", "ahead", "tried", "maybe", "not", "wont", "past", "if", "open"]


class Reading(NamedTuple):
    """The status of a predicate; `first` is the local index of the first word that shows it.

    `spoken` is true where it stands in what someone is reported to have said,
    `cue` is the local index of the word that takes away from plain fact, if any.
    """

    status: Status
    first: int
    cue: int | None = None
    spoken: bool = False


_CLAUSE_DEPS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "advcl", "csubj", "dobj", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


_NOT: Status = "not"
_TRIED: Status = "tried"
_MAYBE: Status = "maybe"
# What "not" or "failed to" make of a status.
_TURNED: dict[Status, Status] = {"done": "not", "now": "not", "ahead": "wont", "tried": "not", "not": "done"}


class Clauses:
    """The parse of one sentence, as far as factuality needs it: local heads and children."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.tokens: Sequence[Token] = unit.tokens
        self.heads = [self._local(i) for i in range(len(self.tokens))]
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head != i:
                self.kids[head].append(i)
        self.asks = unit.sentence.text.rstrip(" \"”'’)").endswith("?")
        self.headline = unit.sentence.role != "body"
        self._read: dict[int, Reading] = {}

    def _local(self, index: int) -> int:
        head = self.tokens[index].head - self.unit.first
        return head if 0 <= head < len(self.tokens) else index

    def child(self, index: int, *deps: str) -> int | None:
        return next((k for k in self.kids[index] if self.tokens[k].dep in deps), None)

    def committed(self, reading: Reading) -> bool:
        """Is what looks ahead a word of asking, ordering or promising ("asked him to leave")?"""
        return reading.cue is not None and self.tokens[reading.cue].lemma in COMMITS

    def reported(self, reading: Reading) -> bool:
        """Is the doubt a verb or noun of alleging or believing ("claims that"), not "may" or "likely"?"""
        return reading.cue is not None and self.tokens[reading.cue].lemma in DOUBTS

    def low(self, index: int) -> str:
        return self.tokens[index].text.lower()

    def root(self, index: int) -> int:
        """The top of the tree above `index`."""
        for _ in self.tokens:
            index = self.heads[index]
        return index

    def reading(self, index: int, depth: int = 0) -> Reading:
        """How the predicate at `index` is told."""
        if index not in self._read:
            self._read[index] = self._reading(index, depth)
        return self._read[index]

    def _reading(self, index: int, depth: int) -> Reading:
        if self.asks or depth > 8:
            return Reading("open", index)
        token = self.tokens[index]
        if token.pos in ("NOUN", "PROPN"):
            return self._noun(index, depth)
        if token.pos == "ADJ":
            return self._adjective(index, depth)
        if token.pos == "ADP":
            return self._state(index, depth)
        own = self._own(index, depth)
        return own if own.status == "open" else self._in_clause(index, own, depth)

    # ------------------------------------------------------------ the predicate's own words

    def _own(self, index: int, depth: int) -> Reading:
        """Status by the verb's own form; participles, infinitives and coordinated verbs look up."""
        token = self.tokens[index]
        helpers = [k for k in self.kids[index] if self.tokens[k].dep in ("aux", "auxpass")]
        first = min([index, *(h for h in helpers if h < index)])
        modal = next((h for h in helpers if self.tokens[h].tag == "MD"), None)
        if modal is not None:
            return self._hedged(index, Reading(self._modal(modal, index), first, modal))
        to = any(self.low(h) == "to" for h in helpers)
        if to or (not helpers and token.tag in ("VB", "VBG", "VBN")):
            return self._hedged(index, self._looked_up(index, first, to, depth))
        return self._hedged(index, Reading(self._tense(token, helpers), first))

    def _modal(self, modal: int, verb: int) -> Status:
        word = self.low(modal)
        if word == "could" and self.tokens[verb].dep in ("advcl", "relcl", "acl"):
            return "open"  # "so that they could": an aim or an ability
        if word in WILL:
            return "ahead"
        if word in WANTS:
            return "ahead"
        if word in ("may", "might", "could"):
            return "maybe"
        if any(self.low(k) in LATER for k in self.kids[verb]) or self.tokens[verb].lemma == "go":
            return "open"  # "would later win", "would go on to win" tell what happened
        return "past" if word == "would" else "open"

    def _tense(self, token: Token, helpers: Sequence[int]) -> Status:
        words = {self.low(h) for h in helpers}
        if token.tag == "VBD" or words & {"was", "were", "had", "did", "been"} or words & {"has", "have"}:
            if token.tag == "VBG" and not words & {"was", "were"}:
                return "now"
            return "done"
        return "done" if self.headline and token.tag == "VBZ" else "now"

    def _hedged(self, index: int, reading: Reading) -> Reading:
        """The reading after negation and adverbs of doubt beside the verb."""
        status, first, cue, spoken = reading
        for kid in self.kids[index]:
            word = self.low(kid)
            if word in UNSURE and self.tokens[kid].dep == "advmod" and status in ("done", "now", "ahead"):
                status, first, cue = "maybe", min(first, kid), kid
            elif word in NEARLY:
                status = "open"
        negation = self._negation(index)
        if negation is not None:
            status = self._negated(status, cue)
            first, cue = (
                (min(first, negation) if negation < index else first),
                cue if cue is not None else negation,
            )
        return Reading(status, first, cue, spoken)

    def _negation(self, index: int) -> int | None:
        for kid in self.kids[index]:
            if self.tokens[kid].dep == "neg" or self.low(kid) in NEVER:
                return kid
            if self.tokens[kid].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
                under = [k for k in self.kids[kid] if self.tokens[k].dep in ("det", "neg")]
                no = next((k for k in (kid, *under) if self.low(k) in NOBODY), None)
                if no is not None:
                    return no
        return None

    def _negated(self, status: Status, cue: int | None) -> Status:
        if status == "maybe" and cue is not None and self.low(cue) == "could":
            return "not"
        table: dict[Status, Status] = {
            "done": "not",
            "now": "not",
            "ahead": "wont",
            "tried": "not",
            "not": "done",
        }
        return table.get(status, status if status == "maybe" else "open")

    # ------------------------------------------------------------ what stands above it

    def _looked_up(self, index: int, first: int, to: bool, depth: int) -> Reading:
        """An infinitive, a participle or the second of two verbs: the word above it decides."""
        token, head = self.tokens[index], self.heads[index]
        if head == index:
            return Reading("done" if self.headline and token.tag == "VBN" else "open", first)
        if token.dep == "conj" and self.tokens[head].tag in (token.tag, "VBD"):
            above = self.reading(head, depth + 1)
            return above._replace(first=index if self.tokens[head].tag != token.tag else above.first)
        if self.tokens[head].pos == "ADP":
            return self._after_preposition(index, head, depth)
        if token.dep not in _CLAUSE_DEPS and token.dep != "relcl":
            return Reading("open", first)
        if not to and token.tag in ("VBG", "VBN") and token.dep in ("advcl", "acl"):
            return self._participle(index, head, depth)
        return self._under(index, head, self.reading(head, depth + 1))

    def _after_preposition(self, index: int, preposition: int, depth: int) -> Reading:
        """ "After voting", "for passing", "accused of hiding", "stopped from leaving"."""
        head, word = self.heads[preposition], self.low(preposition)
        lemma = self.tokens[head].lemma
        if word == "after" and self.reading(self.root(head), depth + 1).status == "done":
            return Reading("done", index)
        if word == "without":
            return Reading("not", preposition, preposition)
        above = self.reading(head, depth + 1) if head != preposition else Reading("open", index)
        if word == "from" or (word != "with" and lemma in AHEAD | DOUBTS | DENIES | TRIES | FAILS):
            return self._under(index, head, above)
        told = above.status in ("done", "now") and word in ("after", "for", "by", "in", "of", "since")
        return Reading("done" if told and word != "in" else "open", index, None, above.spoken)

    def _participle(self, index: int, head: int, depth: int) -> Reading:
        if self.tokens[head].pos in ("NOUN", "PROPN"):
            return Reading("open", index)
        above = self.reading(head, depth + 1)
        return Reading(above.status if above.status in ("done", "now") else "open", index, None, above.spoken)

    def _under(self, index: int, head: int, above: Reading) -> Reading:
        """The reading of what stands below a predicate that has `above` for its own reading."""
        token, dep = self.tokens[head], self.tokens[index].dep
        word = token.lemma if token.lemma in _ALL else token.text.lower()
        if token.lemma == "go" and token.tag == "VBG" and dep == "xcomp":  # "is going to"
            return above._replace(status="wont" if above.status == "not" else "ahead", cue=head)
        if token.pos == "NOUN" and word in AHEAD | TRIES | FAILS and dep in ("acl", "pcomp"):
            above = Reading("open" if self._given_up(head) else "now", head)
        if word in HOLDS:
            return above
        if token.lemma == "be" and dep == "xcomp":  # "is to be sold"
            return above._replace(status=self._planned(word, head, above), cue=head)
        if word == "hesitate" and self._negation(head) is not None:
            ready = self.tokens[self._first_helper(head)].tag == "MD"
            return above._replace(status="ahead" if ready else "done", cue=head)
        status = "open" if above.status == "open" else self._changed(word, head, above)
        return Reading(status, above.first, head, above.spoken or word in DENIES)

    def _first_helper(self, index: int) -> int:
        return min([k for k in self.kids[index] if self.tokens[k].dep == "aux"], default=index)

    def _changed(self, word: str, head: int, above: Reading) -> Status:
        """What the class of the word above makes of the act: "refused to", "plans to", "tried to", …"""
        told = above.status in ("done", "now")
        if word in FAILS or (word in KEEPS_FROM and self.tokens[head].pos == "VERB"):
            return _TURNED.get(above.status, "open")
        if word in AHEAD:
            return self._planned(word, head, above)
        if word == "likely" and above.status != "past":
            return "maybe"
        doubted = word in DOUBTS or (word in SAYS and self._passive(head))
        for applies, status in ((word in DENIES, _NOT), (word in TRIES, _TRIED), (doubted, _MAYBE)):
            if applies:
                return status if told else "open"
        return "open"

    def _given_up(self, noun: int) -> bool:
        """Is the plan or effort itself dropped or refused: "rejected the plan to build"?"""
        above = (
            self.heads[self.heads[noun]] if self.tokens[self.heads[noun]].pos == "ADP" else self.heads[noun]
        )
        return self.tokens[above].lemma in DROPS or self._negation(above) is not None

    def _planned(self, word: str, head: int, above: Reading) -> Status:
        if above.status in ("not", "wont"):
            return "wont"
        if any(self.low(k) == "had" for k in self.kids[head]):
            return "past"
        if above.status == "done" and word not in COMMITS and not self._asked(head):
            return "past"
        return "ahead" if above.status in ("done", "now", "ahead") else "open"

    def _asked(self, head: int) -> bool:
        """Is the plan itself reported ("said it planned to"), so that its past tense is a shifted present?"""
        above = self.heads[head]
        return self.tokens[head].dep == "ccomp" and self.tokens[above].lemma in SAYS

    def _passive(self, index: int) -> bool:
        return self.child(index, "auxpass") is not None

    def _in_clause(self, index: int, own: Reading, depth: int) -> Reading:
        """The reading after the clause's own place: a condition, a report, a denial."""
        kids, head = self.kids[index], self.heads[index]
        opening = [k for k in kids if self.low(k) in IF and self.tokens[k].dep in ("mark", "advmod")]
        if opening and not (self.low(opening[0]) == "whether" and own.status == "ahead" and own.cue == head):
            asks = self.low(opening[0]) in ("if", "unless") and own.status in ("now", "done", "ahead")
            return Reading("if" if asks else "open", min(opening[0], own.first), opening[0])
        if any(self._is_condition(k) for k in kids) and own.status != "done":
            return Reading("open", own.first)
        if head != index and self.tokens[index].dep == "conj":
            return own._replace(spoken=own.spoken or self.reading(head, depth + 1).spoken)
        if head == index or self.tokens[index].dep not in ("ccomp", "acl") or not self.finite(index):
            return own
        return self._reported(own, head)

    def _reported(self, own: Reading, head: int) -> Reading:
        """The reading of a clause after "said that", "claims that", "denied that", "hopes that"."""
        lemma, first = self.tokens[head].lemma, min(own.first, head)
        if lemma in SAYS:
            return own._replace(status="ahead" if own.status == "past" else own.status, spoken=True)
        if lemma in DOUBTS and own.status in ("done", "now", "ahead"):
            return Reading("maybe", first, head, True)
        if lemma in DENIES and own.status in ("done", "now"):
            return Reading("not", first, head, True)
        return Reading("open", own.first) if lemma in AHEAD else own

    def finite(self, index: int) -> bool:
        """Has the verb a tense of its own?"""
        if self.tokens[index].tag in ("VBD", "VBZ", "VBP"):
            return True
        tags = {
            self.tokens[k].tag for k in self.kids[index] if self.tokens[k].dep in ("aux", "auxpass", "cop")
        }
        return bool(tags & {"MD", "VBD", "VBZ", "VBP"})

    def _is_condition(self, index: int) -> bool:
        return self.tokens[index].dep == "advcl" and any(
            self.low(k) in ("if", "unless") for k in self.kids[index]
        )

    # ------------------------------------------------------------ nouns and adjectives

    def _noun(self, index: int, depth: int) -> Reading:
        """ "The planned sale", "the vote is expected", "plans for a merger", "at the hearing"."""
        for kid in self.kids[index]:
            word = self.low(kid)
            if self.tokens[kid].dep == "amod" or self.tokens[kid].tag in ("VBN", "JJ"):
                for words, status in _BY_ADJECTIVE:
                    if word in words:
                        return Reading(status, kid, kid)
        head, dep = self.heads[index], self.tokens[index].dep
        if dep in _SUBJECTS and self.tokens[head].pos in ("VERB", "AUX") and depth < 4:
            return self._as_subject(index, head, depth)
        return Reading("open", index)

    def _as_subject(self, index: int, head: int, depth: int) -> Reading:
        above = self.reading(head, depth + 1)
        lemma = self.tokens[head].lemma
        if lemma in ("expect", "schedule", "plan", "slate", "set") and self._passive(head):
            return Reading("ahead" if above.status == "now" else "past", index, head, above.spoken)
        below = self.child(head, "xcomp")
        if lemma in ("begin", "start", "take", "happen", "occur", "come", "follow", "end") and below is None:
            return above._replace(first=min(index, above.first), cue=head)
        return Reading("open", index)

    def _state(self, index: int, depth: int) -> Reading:
        """ "Under arrest", said beside a verb or of a noun: it holds when that does."""
        head = self.heads[index]
        if head == index or self.tokens[head].pos not in ("VERB", "AUX"):
            return Reading("open", index)
        above = self.reading(head, depth + 1)
        first = index - 1 if index and self.low(index - 1) in ("now", "already") else index
        return Reading(above.status if above.status in ("now", "done") else "open", first, None, above.spoken)

    def _adjective(self, index: int, depth: int) -> Reading:
        """A predicate adjective has the status of its verb of being, an attribute that of the noun's."""
        be = self.being(index)
        return Reading("open", index) if be == index else self.reading(be, depth + 1)

    def being(self, index: int) -> int:
        """The verb that says the adjective of its subject: "is safe", "is a safe road"; else itself."""
        head = self.heads[index]
        if self.tokens[index].dep in ("acomp", "oprd") and self.tokens[head].pos in ("AUX", "VERB"):
            return head
        be = self.heads[head]
        attribute = self.tokens[index].dep == "amod" and self.tokens[head].dep == "attr"
        return be if attribute and self.tokens[be].lemma == "be" else index


_ALL = HOLDS | FAILS | AHEAD | TRIES | DOUBTS | DENIES | SAYS
_BY_ADJECTIVE: tuple[tuple[frozenset[str], Status], ...] = (
    (UNSURE_ADJECTIVES, "maybe"),
    (PLANNED_ADJECTIVES, "ahead"),
    (FAILED_ADJECTIVES, "tried"),
)
