"""Larger comparisons made of a small one: the same articles told again and again, or more articles.

For tests and benchmarks of the page, which care for how much there is and not
for what it says. Every span still holds the exact words of its place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sample_comparison import make_article, span_in

from compare.records import (
    Actor,
    ActorRole,
    ComparedArticle,
    Comparison,
    Fact,
    Headline,
    Link,
    Number,
    Rate,
    Span,
)

_GAP = "\n\n"

TEXT_OF_ONE = """{place} looks at the pool vote

Alder Falls councillors voted five to two to close the pool, people in {place} heard. \
The road to {place} stays open.

A petition with 2,140 names was handed in before the vote. The {place} pool has {number} lanes.
"""
PLACES = ("Birch End", "Carrow", "Dunmore", "Eastwick", "Fenby", "Garth")


# ---------------------------------------------------------------- longer articles


@dataclass(frozen=True)
class _Copy:
    """One copy of all articles: how far each is moved, and the new id of each sentence."""

    number: int
    shift: Mapping[str, int]
    ids: Mapping[str, str]

    def move(self, value: Any) -> Any:
        """The record with every span in it moved, and every id made its own."""
        if isinstance(value, Span):
            by = self.shift[value.article]
            sentence = self.ids.get(value.sentence, value.sentence)
            return msgspec.structs.replace(
                value, start=value.start + by, end=value.end + by, sentence=sentence
            )
        if isinstance(value, msgspec.Struct):
            moved = {f: self.move(getattr(value, f)) for f in value.__struct_fields__}
            if isinstance(value, Number) and self.number:  # figures of its own, or each would echo all others
                moved |= {"value": value.value + 1000 * self.number, "iso": None}
            if moved.get("id"):
                moved["id"] = f"{moved['id']}{f'.{self.number}' if self.number else ''}"
            return msgspec.structs.replace(value, **moved)
        if isinstance(value, tuple):
            return tuple(self.move(item) for item in value)
        if isinstance(value, dict):
            return {self.ids.get(key, key): self.move(item) for key, item in value.items()}
        return self.ids.get(value, value) if isinstance(value, str) else value


def tile(comparison: Comparison, times: int) -> Comparison:
    """The comparison of the same articles, each told `times` times over."""
    copies = [_copy(comparison, number) for number in range(times)]
    moved = [{name: copy.move(getattr(comparison, name)) for name in _COPIED} for copy in copies]
    joined = {name: tuple(itertools.chain.from_iterable(m[name] for m in moved)) for name in _COPIED}
    joined["facts"] = tuple(
        msgspec.structs.replace(f, id=f"F{n}") for n, f in enumerate(joined["facts"], start=1)
    )
    return msgspec.structs.replace(
        comparison,
        articles=tuple(_longer(a, copies) for a in comparison.articles),
        actors=tuple(_busier(a, copies) for a in comparison.actors),
        tone={},
        frames={},
        space={},
        framing={},
        **joined,
    )


_COPIED = ("links", "facts", "divergences", "numbers", "marks", "sources", "questions")


def _copy(comparison: Comparison, number: int) -> _Copy:
    ids, shift = {}, {}
    for article in comparison.articles:
        size = sum(1 for s in article.sentences if s.id[len(article.label) :].isdigit())
        shift[article.label] = number * len(article.text + _GAP)
        for sentence in article.sentences:
            own = sentence.id[len(article.label) :]
            if own.isdigit():
                ids[sentence.id] = f"{article.label}{int(own) + number * size}"
            elif number:
                ids[sentence.id] = f"{sentence.id}{number}"
    return _Copy(number, shift, ids)


def _longer(article: ComparedArticle, copies: list[_Copy]) -> ComparedArticle:
    sentences = []
    for copy in copies:
        by = copy.shift[article.label]
        for s in article.sentences:
            sentences.append(
                msgspec.structs.replace(
                    s,
                    id=copy.ids.get(s.id, s.id),
                    start=s.start + by,
                    end=s.end + by,
                    paragraph=s.paragraph + 1000 * copy.number,
                    role="body" if copy.number else s.role,
                )
            )
    text = _GAP.join([article.text] * len(copies))
    return msgspec.structs.replace(
        article, text=text, words=article.words * len(copies), sentences=tuple(sentences)
    )


def _busier(actor: Actor, copies: list[_Copy]) -> Actor:
    """One actor with what all copies tell of it."""
    inside = {}
    for label, role in actor.inside.items():
        roles: list[ActorRole] = [copy.move(role) for copy in copies]
        joined = {
            name: tuple(itertools.chain.from_iterable(getattr(r, name) for r in roles))
            for name in ("mentions", "does", "done_to", "labels", "claims")
        }
        inside[label] = msgspec.structs.replace(role, **joined)
    return msgspec.structs.replace(actor, inside=inside)


# ---------------------------------------------------------------- more articles


def with_more_articles(comparison: Comparison, number: int) -> Comparison:
    """`number` articles: those of the comparison and short ones that share its first fact."""
    have = len(comparison.articles)
    more = tuple(_short_article("ABCDEFGHIJ"[n], n) for n in range(have, number))
    first = comparison.facts[0]
    told = tuple(span_in(a, "voted five to two to close the pool") for a in more)
    labels = tuple(dict.fromkeys((*first.articles, *(a.label for a in more))))
    shared = msgspec.structs.replace(first, articles=labels, evidence=first.evidence + told)
    main = first.evidence[0].sentence
    return msgspec.structs.replace(
        comparison,
        articles=(*comparison.articles, *more),
        facts=(shared, *comparison.facts[1:], *(_own_fact(a) for a in more)),
        links=(
            *comparison.links,
            *(
                Link(sentences=(main, f"{a.label}1"), relation="same", score=0.7, shared=("voted",))
                for a in more
            ),
        ),
        headlines={**comparison.headlines, **{a.label: Headline(text=a.headline or "") for a in more}},
        rates={
            **comparison.rates,
            **{
                a.label: {c: Rate(marks=0, words=30, per_100=0.0, low=0.0, high=9.0) for c in "WVHLM"}
                for a in more
            },
        },
    )


def _short_article(label: str, number: int) -> ComparedArticle:
    place = PLACES[number % len(PLACES)]
    text = TEXT_OF_ONE.format(place=place, number=number)
    headline = re.match(r".+", text)
    return make_article(label, text, headline=headline.group() if headline else None, outlet=f"{place} News")


def _own_fact(article: ComparedArticle) -> Fact:
    own = span_in(article, next(s.text for s in article.sentences if s.text.startswith("The road")))
    return Fact(
        id=f"F{ord(article.label)}",
        label=own.text,
        status="only",
        articles=(article.label,),
        importance=2,
        why="It stands in the first paragraph.",
        kind="fact",
        evidence=(own,),
        confidence=0.6,
        could_have_known="unknown",
    )
