"""A dependency tree over a document's tokens: children and subtree edges, computed once.

Labels are those of spaCy's English models (ClearNLP style: "nsubj", "ccomp", …).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.records import Document, Token

_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "--"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})


class Tree:
    """Children and subtree edges of every token; made once a document."""

    def __init__(self, document: Document) -> None:
        self.tokens: Sequence[Token] = document.tokens
        self.bounds = document.bounds
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self.left = list(range(len(self.tokens)))
        self.right = list(range(len(self.tokens)))
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)
            self._widen(index)

    def _widen(self, index: int) -> None:
        """Let every head above the token reach it; what lies inside a reach has been seen to further up."""
        node, left, right = index, self.left, self.right
        while (head := self.tokens[node].head) != node:
            if left[head] <= index <= right[head]:
                return
            if index < left[head]:
                left[head] = index
            else:
                right[head] = index
            node = head

    def child(self, index: int, *deps: str) -> int | None:
        """First child with one of these labels, or None."""
        return next((c for c in self.children[index] if self.tokens[c].dep in deps), None)

    def each(self, index: int, *deps: str) -> Iterator[int]:
        """Children with one of these labels, left to right."""
        return (c for c in self.children[index] if self.tokens[c].dep in deps)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Character (start, end) of tokens first..last (inclusive), less punctuation at its edges."""
        while last > first and self.tokens[last].text in _EDGE:
            last -= 1
        while first < last and self.tokens[first].text in _EDGE:
            first += 1
        return self.tokens[first].start, self.tokens[last].end

    def subtree(self, index: int) -> tuple[int, int]:
        """Character (start, end) of the whole subtree."""
        return self.chars(self.left[index], self.right[index])

    def phrase(self, index: int) -> tuple[int, int]:
        """First and last token of the noun phrase of `index`, without its relative clause."""
        last = self.right[index]
        for child in self.each(index, "relcl", "advcl", "acl", "parataxis", "ccomp", "conj", "prep"):
            clause = self.tokens[child].dep in {"relcl", "advcl", "parataxis", "ccomp"}
            if index < child and (clause or self._breaks(child)):
                last = min(last, self.left[child] - 1)
        while last > index and self.tokens[last].text in _EDGE:
            last -= 1
        return self.left[index], max(last, index)

    def _breaks(self, child: int) -> bool:
        before = self.left[child] - 1
        return before >= 0 and self.tokens[before].text in {",", ";", ":", "–", "—", "-"}

    def verb_group(self, index: int) -> tuple[int, int]:
        """First and last token of "has not yet said", "pointed out": the verb with its helpers beside it."""
        first = last = index
        while first > 0 and self._helps(first - 1, index):
            first -= 1
        while last + 1 < len(self.tokens) and self._particle(last + 1, index):
            last += 1
        return first, last

    def _helps(self, index: int, verb: int) -> bool:
        token = self.tokens[index]
        return token.head == verb and token.dep in _AUXILIARIES and token.pos in {"AUX", "ADV", "PART"}

    def _particle(self, index: int, verb: int) -> bool:
        return self.tokens[index].head == verb and self.tokens[index].dep == "prt"
