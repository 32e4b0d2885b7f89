"""Views → the topics that the articles share or not, and how much room each gives them.

A topic is a thing that several sentences name. No model of topics is fitted:
on a few hundred words it would be noise, and a reader could not check it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.units import Unit, View
from compare.records import Token, TopicSpace

# Nouns that tell no topic: measures and times, people at large, and words about telling itself.
_EMPTY = frozenset([
    "thing", "way", "part", "time", "day", "week", "month", "year", "hour", "minute", "morning", "night",
    "people", "person", "man", "woman", "child", "number", "lot", "other", "kind", "case", "place",
    "point", "matter", "issue", "fact", "question", "percent", "cent", "majority", "half", "third",
    "quarter", "group", "member", "official", "leader", "spokesman", "spokeswoman", "spokesperson",
    "statement", "comment", "report", "reporter", "news", "interview", "word", "letter", "tweet", "story",
    "article", "source", "end", "beginning", "start", "side", "area", "piece", "set", "series", "range",
    "one", "some", "today", "yesterday", "tomorrow", "moment", "age", "name", "idea", "example", "reason",
    "result", "line", "order", "sort", "type", "bit", "amount", "rest", "while", "decade", "century",
    "weekend", "post", "email", "call", "conference", "press", "release", "briefing", "writer", "editor",
    "photo", "video", "image", "head", "house", "life", "hand", "fellow",
])  # fmt: skip
_OUTSIDE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL", "PERSON"})


class _Topic(NamedTuple):
    """The units that name a thing, in reading order, and the forms in which they do with their counts."""

    units: tuple[Unit, ...]
    forms: Mapping[str, int]


def measure_topics(views: Mapping[str, View]) -> dict[str, tuple[TopicSpace, ...]]:
    """For each label its topics, in one order for all, without those that the article does not name.

    The topics that together reach most of the articles' words are taken one after
    the other (greedy set cover), each article counting alike however long it is.
    """
    chosen = _chosen(views, _topics(views.values()))
    return {label: tuple(_spaces(label, chosen)) for label in views}


def _topics(views: Iterable[View]) -> list[_Topic]:
    units: dict[str, dict[Unit, None]] = {}
    forms: dict[str, Counter[str]] = {}
    for view in views:
        for unit in view.units:
            for key, form in _named(view, unit):
                units.setdefault(key, {})[unit] = None
                forms.setdefault(key, Counter())[form] += 1
    return [_Topic(tuple(found), forms[key]) for key, found in sorted(units.items())]


def _named(view: View, unit: Unit) -> Iterator[tuple[str, str]]:
    """(key, form) of every noun of a sentence that may be a topic."""
    for index, token in enumerate(unit.tokens):
        if token.pos == "NOUN" and token.lemma not in _EMPTY and token.entity not in _OUTSIDE:
            key = view.evidence.keys[unit.first + index] or token.stem
            yield key, " ".join(map(_small, unit.tokens[_first(unit.tokens, index) : index + 1]))


def _small(token: Token) -> str:
    """A word as inside a sentence; "S-400" stays."""
    return token.text.lower() if token.text.istitle() and token.text.isalpha() else token.text


def _first(tokens: Sequence[Token], index: int) -> int:
    """Where the nouns joined to this one begin: "arms" in "arms deal"."""
    first = index
    while first > 0 and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "NOUN":
        first -= 1
    return first


def _chosen(views: Mapping[str, View], topics: Sequence[_Topic]) -> list[_Topic]:
    """At most TOPICS_SHOWN; each must add TOPIC_SENTENCES sentences that no topic before it names."""
    words = {label: max(1, sum(u.words for u in view.units)) for label, view in views.items()}
    most = settings.TOPIC_MOST * sum(len(view.units) for view in views.values())
    left = [t for t in topics if settings.TOPIC_SENTENCES <= len(t.units) <= most]
    covered: set[Unit] = set()
    chosen: list[_Topic] = []
    while left and len(chosen) < settings.TOPICS_SHOWN:
        gain, _, best = max((_gain(t, covered, words), _name(t), t) for t in left)
        if gain <= 0:
            break
        chosen.append(best)
        covered.update(best.units)
        left.remove(best)
    return sorted(chosen, key=lambda t: (-_share(t.units, words), _name(t)))


def _gain(topic: _Topic, covered: set[Unit], words: Mapping[str, int]) -> float:
    new = [u for u in topic.units if u not in covered]
    return _share(new, words) if len(new) >= settings.TOPIC_SENTENCES else 0.0


def _share(units: Iterable[Unit], words: Mapping[str, int]) -> float:
    return sum(u.words / words[u.label] for u in units)


def _name(topic: _Topic) -> str:
    """The form used most; among equals a longer one says more."""
    return min(topic.forms, key=lambda f: (-topic.forms[f], -len(f), f))


def _spaces(label: str, topics: Iterable[_Topic]) -> Iterator[TopicSpace]:
    for topic in topics:
        units = [u for u in topic.units if u.label == label]
        if units:
            yield TopicSpace(
                topic=_name(topic), sentences=tuple(u.id for u in units), words=sum(u.words for u in units)
            )
