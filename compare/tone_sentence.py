"""One sentence as the tone model reads it: words, valences and word classes, names masked.

Valence is VADER's (Hutto & Gilbert 2014), turned round by a negation; classes
come from `connotation.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, NamedTuple

from compare import settings
from compare.connotation import classes_of, load_connotations
from compare.records import Document, Token

NEGATIONS = frozenset({"no", "not", "n't", "never"})
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative"})
OWNERS = frozenset({"poss", "compound"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
DENIED = frozenset({"nsubj", "nsubjpass"})
# How far a negation reaches down from a verb or a noun.
_REACH_OF_VERB = frozenset({"acomp", "attr", "oprd", "xcomp"})
REACH = {"VERB": _REACH_OF_VERB, "AUX": _REACH_OF_VERB, "ADJ": frozenset({"conj"})}
REACH_OF_NOUN = frozenset({"prep", "pobj"})
PARTICLES = ("prt", "advmod", "prep")
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "INTJ"})
FUNCTION = frozenset({"not", "no", "n't", "never", "but", "however", "despite", "against", "without", "even"})
_OPENERS = frozenset({'"', "“", "‘", "'", ":", "(", "[", ";", "—", "–", "-"})


class Feature(NamedTuple):
    """One reason: its name, its value, and the index of the token it rests on (-1: none)."""

    name: str
    value: float
    token: int


def signed(name: str, value: float, token: int) -> Feature:
    """A sum: "name+" or "name-" by the sign of the value."""
    return Feature(name + ("+" if value > 0 else "-"), abs(value), token)


@functools.cache
def vader() -> Any:
    """The VADER analyser (Hutto & Gilbert 2014); loaded once, about 50 ms."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


@functools.cache
def valence_list() -> dict[str, float]:
    """VADER's word list: word → mean rating, -4 to 4."""
    return dict(vader().lexicon)


def masked(token: Token) -> bool:
    """Is the token part of a name? Its word then counts for nothing."""
    return token.pos == "PROPN" or token.entity in settings.TONE_MASKED_ENTITIES


class Sentence:
    """The tokens of one sentence with their children; indices are document-wide."""

    def __init__(self, document: Document, index: int) -> None:
        self.first, self.last = document.bounds[index]
        self.tokens = document.tokens
        self.children: dict[int, list[int]] = {i: [] for i in range(self.first, self.last)}
        for i in range(self.first, self.last):
            head = self.tokens[i].head
            if head != i and head in self.children:
                self.children[head].append(i)
        self.negations = self._negations()
        self.names = frozenset(i for i in self.children if self._is_name(i))
        self.words = {i: self._word(i) for i in self.children}
        self.valences = {i: self._valence(i) for i in self.children}
        self.classes = {i: self._classes(i) for i in self.children}
        self.signs = {i: sign for i in self.children if (sign := self._sign(i))}
        self.quoted = self._quoted(document)

    def _is_name(self, i: int) -> bool:
        """Masked, or a capital within the sentence that misled the tagger (none counts in a headline)."""
        token = self.tokens[i]
        if masked(token):
            return True
        if i == self.first or not token.text[0].isupper() or token.text == "I":
            return False
        return not self._in_title and self.tokens[i - 1].text not in _OPENERS

    @functools.cached_property
    def _in_title(self) -> bool:
        """A headline: most words have a capital."""
        words = [t for t in self.tokens[self.first : self.last] if t.text[0].isalpha()]
        return 2 * sum(t.text[0].isupper() for t in words) > len(words)

    def _word(self, i: int) -> str:
        """Lemma of a content word, "" for a name or a word without tone of its own.

        Plain nouns ("email", "border") stand for topics, and topics for people:
        only nouns with a valence count.
        """
        token = self.tokens[i]
        if i in self.names or not (token.pos in CONTENT or token.lemma in FUNCTION):
            return ""
        if token.pos == "NOUN" and not {token.lemma, token.text.lower()} & valence_list().keys():
            return ""
        return token.lemma if any(c.isalpha() for c in token.lemma) else ""

    def _valence(self, i: int) -> float:
        """VADER valence over 4 (-1 to 1), turned round where a negation hangs on the token."""
        token = self.tokens[i]
        if i in self.names or token.lemma in NEGATIONS:
            return 0.0
        rating = valence_list().get(token.text.lower(), valence_list().get(token.lemma, 0.0)) / 4
        return settings.TONE_NEGATION * rating if rating and self.negated(i) else rating

    def _classes(self, i: int) -> tuple[str, ...]:
        """Connotation classes of the token, or of a verb with its particle ("step down")."""
        token = self.tokens[i]
        if i in self.names:
            return ()
        compound = self._compound(i)
        whole = (compound + token.text.lower(), compound + token.lemma)
        if compound and (listed := classes_of("ADJ", whole)):
            return listed
        particles = [self.tokens[c].lemma for c in self.children[i] if self.tokens[c].dep in PARTICLES]
        forms = [f"{token.lemma}_{p}" for p in particles] if token.pos == "VERB" else []
        return classes_of(token.pos, (*forms, token.lemma, token.text.lower()))

    def _compound(self, i: int) -> str:
        """What is joined to the token from the left by hyphens ("award-" before "winning"), else ""."""
        first = i
        while first - 2 >= self.first and self.tokens[first - 1].text == "-":
            if self.tokens[first - 1].space or self.tokens[first - 2].space:
                break
            first -= 2
        return "".join(t.text.lower() for t in self.tokens[first:i])

    def _sign(self, i: int) -> float:
        """How good or bad the token is, whoever is meant: by its class and its doubled valence."""
        signs = load_connotations().signs
        by_class = float(next((s for name in self.classes[i] if (s := signs[name].any)), 0))
        by_class *= settings.TONE_NEGATION if self.negated(i) else 1.0
        by_word = 2 * self.valences[i]
        return (by_class + by_word) / 2 if by_class and by_word else by_class or by_word

    def _quoted(self, document: Document) -> frozenset[int]:
        """The tokens between quotation marks."""
        start, end = self.tokens[self.first].start, self.tokens[self.last - 1].end
        spans = [q.span for q in document.quotations if q.span.start < end and start < q.span.end]
        return frozenset(
            i for i in self.children if any(q.start <= self.tokens[i].start < q.end for q in spans)
        )

    def _negations(self) -> frozenset[int]:
        """The tokens that a negation hangs on, and what these open ("was not honest", "no sign of guilt")."""
        at = {self.tokens[i].head for i in self.children if self.tokens[i].lemma in NEGATIONS}
        at -= {i for i in at if self.tokens[i].lemma in NEGATIONS}
        found = sorted(at | {self.tokens[i].head for i in self._denied()})
        for i in found:
            deps = REACH.get(self.tokens[i].pos, REACH_OF_NOUN)
            found += [c for c in self.children.get(i, ()) if self.tokens[c].dep in deps and c not in found]
        return frozenset(found)

    def _denied(self) -> list[int]:
        """Subjects and objects that are nobody or nothing: "no one was arrested" denies the arrest."""
        return [
            i
            for i in self.children
            if self.tokens[i].dep in DENIED
            and (
                self.tokens[i].lemma in NOBODY or any(self.tokens[c].lemma == "no" for c in self.children[i])
            )
        ]

    def negated(self, i: int) -> bool:
        """Does a negation hang on the token?"""
        return i in self.negations

    def below(self, i: int) -> list[int]:
        """The token and all that hangs on it."""
        found = [i]
        for at in found:
            found += self.children[at]
        return found

    def others(self, inside: Iterable[int]) -> list[int]:
        """All tokens but those of the mention."""
        return [i for i in range(self.first, self.last) if i not in inside]


def role_of(sentence: Sentence, head: int) -> tuple[str, int]:
    """The mention's role ("subj", "pass", "obj", "agent", "poss", "prep_of", …) and its governor."""
    tokens, at = sentence.tokens, head
    while tokens[at].dep in ("conj", "appos") and tokens[at].head != at:
        at = tokens[at].head
    dep, governor = tokens[at].dep, tokens[at].head
    if governor == at:
        return "root", at
    if dep == "pobj":
        above = tokens[governor].head
        return ("agent" if tokens[governor].dep == "agent" else f"prep_{tokens[governor].lemma}"), above
    for role, deps in (("subj", SUBJECTS), ("pass", PASSIVE), ("obj", OBJECTS)):
        if dep in deps:
            return role, governor
    return (dep if dep in OWNERS or dep in ("attr", "oprd") else "other"), governor
