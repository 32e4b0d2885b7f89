"""How much of a stretch of one article is told by any sentence, or two neighbouring ones, of another."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.units import Unit, View
from compare.evidence.parts import Parts, is_action, number_key
from compare.names import load_aliases
from compare.records import Span, Token

_TIME = frozenset({"DATE", "TIME"})


class Term(NamedTuple):
    """A content word at a token of its article: what it is found by, and what it weighs for its kind."""

    place: int
    keys: tuple[str, ...]
    share: float
    solid: bool  # a happening, a name or a figure
    name: bool = False
    figure: bool = False


class Finding(NamedTuple):
    """`found`: share of the weight told by the best window of the other article, 0..1; `new`: the weight of
    what stands nowhere in the other article, in plain words of one sentence; `solid`: is a happening, name or
    figure among that; `figure`: does the other article give one of the figures?"""

    found: float
    new: float
    solid: bool
    figure: bool


class Reading:
    """The terms of one article, read once: by token, whether a token only credits a speaker, in which
    sentences each key stands, and the keys that begin alike."""

    def __init__(self, view: View) -> None:
        self.view = view
        document = view.document
        figures = _figures(view)
        self.terms: dict[int, Term] = {}
        for place, key in enumerate(view.evidence.keys):
            token = document.tokens[place]
            if key and token.text.lower() != "one" and not _is_label(view, place):
                self.terms[place] = _term(token, place, key, figures.get(place, ""))
        self.credit = _credit(view)
        self.words = frozenset(bare(w) for t in document.tokens for w in (t.text.lower(), t.lemma))
        self.count = len(view.units)
        self.stands: dict[str, list[int]] = {}
        for index, parts in enumerate(view.evidence.parts):
            for key in _held(parts):
                self.stands.setdefault(key, []).append(index)
        self.families: dict[str, list[str]] = {}
        for key in self.stands:
            self.families.setdefault(key[: settings.FAMILY_LETTERS], []).append(key)

    def of(self, unit: Unit, places: Sequence[int], *, speaker: bool = False) -> list[Term]:
        """The different terms at these local token indices; with `speaker` also who is said to say it."""
        terms: dict[str, Term] = {}
        for place in places:
            term = self.terms.get(unit.first + place)
            if term is not None and (speaker or not self.credit[unit.first + place]):
                terms.setdefault(term.keys[0], term)
        return list(terms.values())


class Finder:
    """Says what of one article's terms stands where in another; weights are the pair's own IDF."""

    def __init__(self, one: Reading, other: Reading) -> None:
        self.one, self.other = one, other
        self._count = one.count + other.count
        self._idf: dict[str, float] = {}
        self._places: dict[tuple[str, ...], frozenset[int]] = {}

    def weight(self, term: Term) -> float:
        """IDF within the pair (Spärck Jones 1972), 1 for what stands in one sentence only, times the share
        of the term's kind."""
        if term.keys[0] not in self._idf:
            most = math.log((self._count + 1) / 1.5)
            often = sum(len(r.stands.get(term.keys[0], ())) for r in (self.one, self.other))
            idf = math.log((self._count + 1) / (max(1, often) + 0.5))
            self._idf[term.keys[0]] = max(0.0, idf) / most
        return self._idf[term.keys[0]] * term.share

    def places(self, term: Term) -> frozenset[int]:
        """The sentences of the other article that hold the term or a word of the same family."""
        if term.keys not in self._places:
            key = term.keys[0]
            near = self.other.families.get(key[: settings.FAMILY_LETTERS], ())
            family = [k for k in near if akin(key, k)]
            found = {i for k in (*term.keys, *family) for i in self.other.stands.get(k, ())}
            self._places[term.keys] = frozenset(found)
        return self._places[term.keys]

    def look(self, terms: Sequence[Term]) -> Finding:
        """How much of these terms the best window tells: a sentence, or two neighbouring ones."""
        weights = [self.weight(t) for t in terms]
        places = [self.places(t) for t in terms]
        best = _best_window(weights, places)
        new = [(w, t) for w, t, at in zip(weights, terms, places, strict=True) if not at]
        total = sum(weights)
        return Finding(
            found=best / total if total else 1.0,
            new=sum(w for w, _ in new),
            solid=any(t.solid for _, t in new),
            figure=any(t.figure and at for t, at in zip(terms, places, strict=True)),
        )


def _best_window(weights: Sequence[float], places: Sequence[frozenset[int]]) -> float:
    """The most weight that one sentence holds, or two neighbours, which count a little less."""
    one: defaultdict[int, float] = defaultdict(float)
    two: defaultdict[int, float] = defaultdict(float)
    for weight, at in zip(weights, places, strict=True):
        for i in at:
            one[i] += weight
        for i in at | {i - 1 for i in at}:
            two[i] += weight
    return max([0.0, *one.values(), *(settings.NEIGHBOURS_COUNT * value for value in two.values())])


def akin(one: str, other: str) -> bool:
    """Do two stems belong to one word family by their beginning ("retali", "retaliatori")?"""
    one, other = one.rstrip("*"), other.rstrip("*")
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= settings.FAMILY_LETTERS and shared >= min(len(one), len(other)) - 1


def _held(parts: Parts) -> frozenset[str]:
    held = frozenset(parts.concepts + parts.words + parts.names + parts.actors + parts.numbers)
    return held.union(bare(key) for key in held if not key.isascii())


def bare(text: str) -> str:
    """Without accents: one outlet prints "José", another "Jose"."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _term(token: Token, place: int, key: str, figure: str) -> Term:
    keys = [key, token.stem]
    if figure:
        return Term(place, (*keys, figure), settings.SHARE_SOLID, True, figure=True)
    if token.pos == "PROPN":
        known = load_aliases().known(token.text)
        keys += [f"@{token.text.lower()}", bare(key)] + ([f"={known.name}"] if known else [])
    if token.entity in _TIME:
        return Term(place, tuple(keys), settings.SHARE_TIME, False)
    if is_action(token, key):
        return Term(place, tuple(keys), settings.SHARE_SOLID, True)
    name = token.pos == "PROPN"
    return Term(place, tuple(keys), 1.0, name, name=name)


def _figures(view: View) -> dict[int, str]:
    """Token → key of the figure it is part of; the token is the first number of the figure ("$5 billion")."""
    figures = {}
    tokens = view.document.tokens
    starts = [t.start for t in tokens]
    for quantity in view.document.numbers:
        inside = range(bisect_left(starts, quantity.span.start), bisect_left(starts, quantity.span.end))
        place = next((i for i in inside if tokens[i].pos == "NUM"), None)
        plain = tokens[place].text.lower() == "one" if place is not None else True
        if place is not None and not plain and quantity.kind != "date" and (key := number_key(quantity)):
            figures[place] = key
    return figures


def _credit(view: View) -> list[bool]:
    """For each token: does it only say that someone is speaking, and who ("the mayor said")?

    Only where a clause is credited: in "leaders condemned the remarks" condemning is what happened.
    """
    tokens = view.document.tokens
    starts = [t.start for t in tokens]

    def inside(span: Span) -> range:
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    credit = [False] * len(tokens)
    for _, said in view.said:
        if any(tokens[i].pos in ("VERB", "AUX") for i in inside(said.content)):
            for i in (i for span in (said.source, said.cue) if span is not None for i in inside(span)):
                credit[i] = True
    return credit


def _is_label(view: View, place: int) -> bool:
    """A title, a single letter ("R-Texas"), a first name, which the last one stands for, or words set before
    a name ("special counsel Jane Roe"): they tell who someone is, not what happened."""
    tokens = view.document.tokens
    token = tokens[place]
    plain = token.text.lower().rstrip(".")
    if plain in load_aliases().roles["title"] or (len(plain) == 1 and plain.isalpha()):
        return True
    head = tokens[token.head]
    before = token.dep in ("compound", "amod") and place < token.head
    return before and head.entity == "PERSON"
