"""What every attribution rule reads: the tree, the cues, which tokens are quoted, who can speak."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from compare.cues import Cue, Cues
from compare.records import Document
from compare.syntax import Tree

VERBAL = frozenset({"VERB", "AUX"})
_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "we", "i", "you", "who"})
_AFTER_E = ("ed", "es", "ing")
_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ant", "crat", "person")


class Found(NamedTuple):
    """One attribution in tokens (first, last; inclusive); `content` in characters (start, end)."""

    source: tuple[int, int] | None
    head: int | None
    cue: tuple[int, int]
    content: tuple[int, int]
    rule: str


class Context:
    """What every rule needs of a document: tree, cues, and which tokens are quoted."""

    def __init__(self, document: Document, cues: Cues) -> None:
        self.document = document
        self.tokens = document.tokens
        self.tree = Tree(document)
        self.cues = cues
        self.starts = [t.start for t in document.tokens]
        self.names = {t.text for t in document.tokens if t.pos == "PROPN" and t.entity in _SPEAKING_ENTITIES}
        spans = sorted((q.span.start, q.span.end) for q in document.quotations)
        self.quoted = [False] * len(document.tokens)
        for start, end in spans:
            for index in range(*self.token_range(start, end)):
                self.quoted[index] = True

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """First token that starts in these characters, and one past the last."""
        first = bisect_right(self.starts, start - 1)
        return first, max(first, bisect_right(self.starts, end - 1))

    def sentence_start(self, first: int, until: int) -> int:
        """Where the sentence that holds token `until` starts: after the last full stop before it."""
        low = self.document.bounds[self.tokens[until].sentence][0]
        for index in range(until - 1, low - 1, -1):
            ended = self.tokens[index].text in {".", "?", "!"}
            if ended and not self.quoted[index]:
                return min(until, index + 1) if self.tokens[index].space else first
        return min(first, low)

    def verb_cue(self, index: int) -> Cue | None:
        """The cue this token is a form of as a verb. Lemmatizers take "hoped" for a form of "hop": with
        one consonant it is one of "hope"."""
        token, verbs = self.tokens[index], self.cues.verbs
        if token.lemma == "go" and self.tokens[min(index + 1, len(self.tokens) - 1)].text != "on":
            return None
        cue = verbs.get(token.lemma)
        if cue is None and token.text.lower() in {token.lemma + ending for ending in _AFTER_E}:
            cue = verbs.get(token.lemma + "e")
        return cue

    def can_speak(self, index: int) -> bool:
        """Is the head of this noun phrase a person, a group or an office?"""
        token = self.tokens[index]
        if token.lemma in _SPEAKING_PRONOUNS or token.text.lower() in _SPEAKING_PRONOUNS:
            return True
        if token.entity in _SPEAKING_ENTITIES or token.pos == "PROPN" or token.text in self.names:
            return True
        nouns = self.cues.speakers
        if token.lemma in nouns.people or token.lemma in nouns.groups:
            return True
        return token.pos == "NOUN" and token.lemma.endswith(_PERSON_ENDINGS)

    def can_tell(self, index: int) -> bool:
        """Like `can_speak`, but documents and "it" count too."""
        return self.can_speak(index) or self.is_document(index) or self.tokens[index].lemma == "it"

    def is_document(self, index: int) -> bool:
        """Is the head of this noun phrase a text, a poll, a recording?"""
        token, documents = self.tokens[index], self.cues.speakers.documents
        return token.lemma in documents or token.text.lower() in documents
