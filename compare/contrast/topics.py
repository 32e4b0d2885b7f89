"""What a card is about, as a short noun phrase in the articles' words, or only the kind of difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.units import Unit, View
from compare.records import Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_LINKS = frozenset({"compound", "amod", "nmod", "poss"})
_LEFT = _LINKS | {"case", "punct"}
_TIMES = frozenset({"DATE", "TIME"})
# Nouns that name nothing by themselves.
_EMPTY = frozenset([
    "thing", "way", "part", "time", "day", "week", "month", "year", "people", "person", "man", "woman",
    "number", "lot", "other", "kind", "case", "place", "point", "matter", "issue",
])  # fmt: skip
# A figure is about what stands near it.
_FIGURES = (
    "the sum",
    "the share",
    "the day",
    "the date",
    "the figure",
    "the number",
    "the length",
    "the age",
)
# Titles whose words name the thing described, the speaker or the deed: already as short as they can be.
_NAMED = frozenset(
    [
        "how it is described",
        "the verb of saying",
        "who is put in front",
        "who did it",
        "whom or what it was done to",
        "the word for what was done",
    ]
)


class _Phrase(NamedTuple):
    """A noun phrase as local token indices (end exclusive) with how far it stands from the card's words."""

    unit: Unit
    first: int
    head: int
    far: int

    @property
    def text(self) -> str:
        start = self.unit.tokens[self.first].start - self.unit.sentence.start
        end = self.unit.tokens[self.head].end - self.unit.sentence.start
        return " ".join(self.unit.sentence.text[start:end].split())


def plain_topic(views: dict[str, View], topic: str, spans: Sequence[Span]) -> str:
    """A topic "kind of difference: words" with the words made a noun phrase that both articles share.

    Where none is found near, a list of words is left out and one word is kept; topics of
    another form stay as they are.
    """
    title, colon, listed = topic.partition(": ")
    if not colon or not listed:
        return topic
    if title in _NAMED:
        return " and ".join(topic.rsplit(", ", 1))
    found = _best(views, listed.split(", "), spans)
    if found is None:
        return title if ", " in listed else topic
    if title in _FIGURES and found.far > settings.TOPIC_REACH:
        return title
    return f"{title}: {found.text}"


def _best(views: dict[str, View], words: Sequence[str], spans: Sequence[Span]) -> _Phrase | None:
    """The phrase around one of these words that says most, things before people, the nearest first."""
    units = {s.sentence: views[s.article].by_id[s.sentence] for s in spans if s.sentence}
    ordered = sorted(units.values(), key=lambda u: (len(u.sentence.text), u.sentence.text))
    if len({u.label for u in ordered}) < 2:
        return None
    for unit in ordered[:1]:
        shared = frozenset.intersection(*(u.stems for u in ordered if u.label != unit.label))
        near = [s for s in spans if s.sentence == unit.id]
        found = [p for p in _phrases(unit, frozenset(words), shared, near) if _is_named(p)]
        if found:
            return min(found, key=_rank)
    return None


def _phrases(
    unit: Unit, words: frozenset[str], shared: frozenset[str], near: Sequence[Span]
) -> Iterator[_Phrase]:
    for index, token in enumerate(unit.tokens):
        if token.text not in words or token.pos not in _NOMINAL or token.entity in _TIMES:
            continue
        head = _climbed(unit, index, shared)
        yield _Phrase(unit, _left(unit, head, shared), head, _far(unit, head, near))


def _climbed(unit: Unit, index: int, shared: frozenset[str]) -> int:
    """The shared noun that a word goes with: "parking" to "fees" in "parking fees"."""
    while unit.tokens[index].dep in _LINKS:
        above = unit.tokens[index].head - unit.first
        if not index < above < min(index + 4, len(unit.tokens)) or unit.tokens[above].stem not in shared:
            break
        index = above
    return index


def _left(unit: Unit, head: int, shared: frozenset[str]) -> int:
    """Where the phrase begins: its nouns, and the adjectives that the other article has too."""
    first = head
    for index in range(head - 1, max(-1, head - settings.TOPIC_WORDS), -1):
        token = unit.tokens[index]
        if token.dep not in _LEFT or token.pos == "PRON" or not _is_below(unit, index, head):
            break
        if token.dep == "compound" or (token.dep in _LINKS and token.stem in shared):
            first = index
        elif token.dep == "amod":
            break
    return first


def _is_below(unit: Unit, index: int, head: int) -> bool:
    return unit.tree[head][0] <= index < head


def _far(unit: Unit, head: int, near: Sequence[Span]) -> int:
    """Tokens between the phrase and the card's words in its sentence; 0 inside them."""
    shown = [i for i, t in enumerate(unit.tokens) if any(s.start <= t.start < s.end for s in near)]
    if not shown or shown[0] <= head <= shown[-1]:
        return 0
    return min(abs(head - shown[0]), abs(head - shown[-1]))


def _is_named(phrase: _Phrase) -> bool:
    head = phrase.unit.tokens[phrase.head]
    return head.lemma not in _EMPTY or phrase.first < phrase.head


def _rank(phrase: _Phrase) -> tuple[int, int, int, int]:
    head: Token = phrase.unit.tokens[phrase.head]
    person = head.entity in ("PERSON", "GPE", "NORP")
    order = 0 if head.pos == "NOUN" or (phrase.first < phrase.head and not person) else 1 + person
    return (order, phrase.first - phrase.head, phrase.far, phrase.head)
