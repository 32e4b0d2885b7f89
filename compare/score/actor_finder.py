"""What the finders of actors share: the mention, and which tokens already belong to one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from compare.names import Known, load_aliases, plain
from compare.records import Document
from compare.syntax import Tree

Kind = Literal[
    "person", "org", "place", "group", "owned", "country", "role", "kin", "body", "people", "couple"
]


class Mention(NamedTuple):
    """tokens[first:last] (end exclusive); `name` is what it says, `known` the listed actor it stands for."""

    first: int
    last: int
    kind: Kind
    name: str
    known: Known | None = None


class Finder:
    """Collects the mentions of one document; a token belongs to one mention at most."""

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document, self.tree = document, tree
        self.tokens = document.tokens
        self.aliases = load_aliases()
        self.taken: dict[int, Mention] = {}
        self.mentions: list[Mention] = []
        self.title_case = [is_title_case(document, i) for i in range(len(document.sentences))]
        self.plain_words = frozenset(t.text for t in self.tokens if not self.title_case[t.sentence])
        self.person_words = frozenset(t.text for t in self.tokens if t.entity == "PERSON")
        self._roles: dict[tuple[str, ...], frozenset[str]] = {}

    def add(self, first: int, last: int, kind: Kind, known: Known | None = None, name: str = "") -> None:
        if first >= last or any(i in self.taken for i in range(first, last)):
            return
        text = self.document.article.text[self.tokens[first].start : self.tokens[last - 1].end]
        mention = Mention(first, last, kind, name or plain(text), known)
        self.mentions.append(mention)
        self.taken.update(dict.fromkeys(range(first, last), mention))

    def in_title(self, i: int) -> bool:
        """Does the token stand in a headline with most words capitalised?"""
        return self.title_case[self.tokens[i].sentence]

    def text(self, first: int, last: int) -> str:
        return self.document.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def roles(self, *kinds: str) -> frozenset[str]:
        """Nouns of these kinds in the alias list."""
        if kinds not in self._roles:
            self._roles[kinds] = frozenset().union(*(self.aliases.roles[kind] for kind in kinds))
        return self._roles[kinds]


def is_title_case(document: Document, index: int) -> bool:
    """Headline style: at least two in three words are capitalised, in a line of five or more."""
    words = [t for t in document.tokens_of(index) if t.text[0].isalpha()]
    sentence = document.sentences[index]
    if sentence.role == "body" and (len(words) < 5 or sentence.text.endswith(".")):
        return False
    return 3 * sum(t.text[0].isupper() for t in words) >= 2 * len(words)
