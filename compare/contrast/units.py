"""What the comparing stages need to know of one labelled article, gathered once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.evidence.parts import Places
from compare.evidence.reading import Evidence, read_evidence
from compare.records import Alignment, Attribution, Document, Link, Sentence, Source, Span, Token

_NOT_WORD = re.compile(r"[\W_]+")
# Parts of speech that carry content; names and figures among them.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence of one article, with its content stems and its place in the text (0..1)."""

    label: str
    index: int
    place: float
    sentence: Sentence
    tokens: tuple[Token, ...]
    first: int  # index in Document.tokens of the first token

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def order(self) -> tuple[float, str]:
        """A sort key that does not depend on the article's label."""
        return (self.place, self.sentence.text)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(t.stem for t in self.tokens if is_content(t))

    @functools.cached_property
    def plain(self) -> str:
        """Its words, lower-cased."""
        return plain(self.sentence.text)

    @functools.cached_property
    def words(self) -> int:
        return sum(is_word(t) for t in self.tokens)

    @functools.cached_property
    def tree(self) -> tuple[tuple[int, int], ...]:
        """For each token (local index) the local range its subtree spans, end exclusive."""
        count = len(self.tokens)
        heads = [t.head - self.first for t in self.tokens]
        first, last = list(range(count)), list(range(count))
        for index in range(count):
            head = index
            for _ in range(count):  # a parse is a tree; the count only guards against a broken one
                above = heads[head]
                if above == head or not 0 <= above < count:
                    break
                head = above
                if index > head:  # words come in order: the first seen stands leftmost
                    last[head] = index
                elif first[head] == head:
                    first[head] = index
        return tuple((a, b + 1) for a, b in zip(first, last, strict=True))


@dataclass(frozen=True)
class View:
    """One labelled document and its units by sentence id."""

    label: str
    document: Document
    units: tuple[Unit, ...]
    by_id: dict[str, Unit] = field(repr=False)
    read: Evidence | None = field(default=None, repr=False)

    @functools.cached_property
    def evidence(self) -> Evidence:
        """Keys, parts and voices: those given, else read here."""
        return self.read or read_evidence(self.document)

    @functools.cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """First and last character of every stretch in quotation marks."""
        return tuple((q.span.start, q.span.end) for q in self.document.quotations)

    @functools.cached_property
    def _places(self) -> Places:
        return Places(self.document)

    @functools.cached_property
    def _contents(self) -> tuple[tuple[int, int, tuple[Source, Attribution]], ...]:
        return tuple((a.content.start, a.content.end, (s, a)) for s, a in self.said)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Stems of all words of the article, stop words and all."""
        return frozenset(t.stem for t in self.document.tokens if is_word(t))

    @functools.cached_property
    def texts(self) -> frozenset[str]:
        """Each sentence's words, lower-cased: to see whether one stands here verbatim."""
        return frozenset(u.plain for u in self.units)

    @functools.cached_property
    def plain(self) -> str:
        """All words of the article, lower-cased."""
        return plain(self.document.article.text)

    @functools.cached_property
    def headline_stems(self) -> frozenset[str]:
        heads = [u.stems for u in self.units if u.sentence.role != "body"]
        return frozenset().union(*heads)

    @functools.cached_property
    def said(self) -> tuple[tuple[Source, Attribution], ...]:
        """Every attribution with its source, in text order."""
        pairs = [(s, a) for s in self.document.sources for a in s.attributions]
        return tuple(sorted(pairs, key=lambda p: (p[1].content.start, p[1].cue.start)))

    def body(self) -> tuple[Unit, ...]:
        return tuple(u for u in self.units if u.sentence.role == "body")

    def holder(self, span: Span) -> Unit | None:
        """The unit in which the span starts."""
        return self.by_id.get(span.sentence) or self._at(span.start)

    def _at(self, start: int) -> Unit | None:
        place = self._places.at(start)
        return None if place is None else self.units[place]

    def span(self, start: int, end: int) -> Span:
        """The labelled span of these characters."""
        held = self._at(start)
        text = self.document.article.text[start:end]
        return Span(article=self.label, sentence=held.id if held else "", start=start, end=end, text=text)

    def whole(self, unit: Unit) -> Span:
        """The unit's sentence as a span."""
        s = unit.sentence
        return Span(article=self.label, sentence=s.id, start=s.start, end=s.end, text=s.text)

    def quoted(self, start: int, end: int) -> float:
        """Share of these characters that stand between quotation marks."""
        inside = sum(
            min(end, last) - max(start, first)
            for first, last in self.quotations
            if first < end and start < last
        )
        return inside / max(1, end - start)

    def attributions_in(self, start: int, end: int) -> list[tuple[Source, Attribution]]:
        """Attributions whose content shares characters with start..end."""
        return [said for first, last, said in self._contents if first < end and start < last]


def view(document: Document, read: Evidence | None = None) -> View:
    """The view of a labelled document; `read` is its evidence where it has been read already."""
    label = document.sentences[0].id[0] if document.sentences else ""
    count = max(1, len(document.sentences) - 1)
    units = tuple(
        Unit(label, i, i / count, s, document.tokens_of(i), document.bounds[i][0])
        for i, s in enumerate(document.sentences)
    )
    return View(label, document, units, {u.id: u for u in units}, read)


def views_of(documents: Iterable[Document], read: Mapping[str, Evidence] | None = None) -> dict[str, View]:
    """Views by label, in label order; `read` is the evidence of each label where it has been read already."""
    made = [view(d, (read or {}).get(d.sentences[0].id[0] if d.sentences else "")) for d in documents]
    return {v.label: v for v in sorted(made, key=lambda v: v.label)}


@dataclass(frozen=True)
class Pair:
    """Two linked sentences of two articles."""

    left: Unit
    right: Unit
    link: Link

    @property
    def same(self) -> bool:
        return self.link.relation == "same"


def pairs_of(views: dict[str, View], alignments: Sequence[Alignment]) -> list[Pair]:
    """Every link as a pair of units, the left one of the earlier label, best link first.

    Links between sentences whose very words also stand in the other article
    are kept; `told_alike` says which those are.
    """
    pairs = []
    for link in (link for alignment in alignments for link in alignment.links):
        first, second = sorted(link.sentences, key=lambda i: i[0])
        left, right = views[first[0]].by_id.get(first), views[second[0]].by_id.get(second)
        if left and right:
            pairs.append(Pair(left, right, link))
    return sorted(pairs, key=lambda p: (-p.link.score, *sorted((p.left.order, p.right.order))))


def told_alike(views: dict[str, View], left: Unit, right: Unit) -> bool:
    """Does either sentence stand word for word in the other's article? Then they cannot differ."""
    return left.plain in views[right.label].texts or right.plain in views[left.label].texts


def plain(text: str) -> str:
    """Lower case, letters and digits only, single spaces."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


def is_word(token: Token) -> bool:
    """Has the token a letter or digit in it?"""
    return token.text.isalnum() or any(map(str.isalnum, token.text))


def is_content(token: Token) -> bool:
    """Does the token say what the sentence is about (names and figures included)?"""
    return token.pos in _CONTENT and (not token.is_stop or token.pos == "NUM") and is_word(token)


def is_name(token: Token) -> bool:
    """Is the token part of a name?"""
    return token.entity in _NAMES or token.pos == "PROPN"


def stems_in(tokens: Iterable[Token], start: int, end: int) -> frozenset[str]:
    """Content stems of the tokens that lie in start..end."""
    return frozenset(t.stem for t in tokens if start <= t.start and t.end <= end and is_content(t))


def share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of `part` is in `whole`, 0..1; 0 where `part` is empty."""
    return len(part & whole) / len(part) if part else 0.0


def topic_of(left: Unit, right: Unit, most: int = 3) -> str:
    """What both sentences are about, in their words: shared nouns and names, else shared content words."""
    common = left.stems & right.stems
    chosen = min((left, right), key=lambda u: (len(u.sentence.text), u.sentence.text))
    shared = [t for t in chosen.tokens if t.stem in common and is_content(t)]
    best = [t for t in shared if t.pos in ("NOUN", "PROPN")] or shared
    seen: dict[str, str] = {}
    for token in best:
        seen.setdefault(token.stem, token.text)
    return ", ".join(list(seen.values())[:most])
