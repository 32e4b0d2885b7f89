"""One sentence as the tone model reads it: words, valences and word classes, names masked.

Valence is VADER's (Hutto & Gilbert 2014), turned round by a negation; classes
come from `connotation.py`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any, NamedTuple

from compare import settings
from compare.connotation import classes_of
from compare.records import Document, Token

NEGATIONS = frozenset({"no", "not", "n't", "never"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
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
        self.quoted = self._quoted(document)

    def _is_name(self, i: int) -> bool:
        """Masked, or a capital within the sentence that misled the tagger (none counts in a headline)."""
        token = self.tokens[i]
        if masked(token):
            return True
        if i == self.first or not token.text[0].isupper() or token.text == "I":
            return False
        words = [t for t in self.tokens[self.first : self.last] if t.text[0].isalpha()]
        headline = 2 * sum(t.text[0].isupper() for t in words) > len(words)
        return not headline and self.tokens[i - 1].text not in _OPENERS

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
        if i in self.names:
            return 0.0
        rating = valence_list().get(token.text.lower(), valence_list().get(token.lemma, 0.0)) / 4
        return settings.TONE_NEGATION * rating if rating and self.negated(i) else rating

    def _classes(self, i: int) -> tuple[str, ...]:
        """Connotation classes of the token, or of a verb with its particle ("step down")."""
        token = self.tokens[i]
        if i in self.names:
            return ()
        particles = [self.tokens[c].lemma for c in self.children[i] if self.tokens[c].dep in PARTICLES]
        forms = [f"{token.lemma}_{p}" for p in particles] if token.pos == "VERB" else []
        return classes_of(token.pos, (*forms, token.lemma, token.text.lower()))

    def _quoted(self, document: Document) -> frozenset[int]:
        """The tokens between quotation marks."""
        spans = [q.span for q in document.quotations]
        return frozenset(
            i for i in self.children if any(q.start <= self.tokens[i].start < q.end for q in spans)
        )

    def _negations(self) -> frozenset[int]:
        """The tokens that a negation hangs on, and what they say of their subject ("was not honest")."""
        at = {self.tokens[i].head for i in self.children if self.tokens[i].lemma in NEGATIONS}
        at -= {i for i in at if self.tokens[i].lemma in NEGATIONS}
        said = {c for i in at for c in self.children.get(i, ()) if self.tokens[c].dep in PREDICATES}
        return frozenset(at | said)

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
