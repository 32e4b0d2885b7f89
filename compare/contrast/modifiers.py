"""Divergences of the words set before one noun: a "sometimes frosty" and a "famously frosty" relationship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.evidence.concepts import concept
from compare.records import Divergence, Token

_BEFORE = frozenset({"amod", "compound", "nmod", "advmod"})
# Words that place, count or order what the noun means and do not describe it.
_PLACING = frozenset(
    [
        "last",
        "next",
        "new",
        "former",
        "first",
        "second",
        "third",
        "other",
        "same",
        "own",
        "past",
        "previous",
        "early",
        "late",
        "recent",
        "current",
        "present",
        "future",
        "whole",
        "entire",
        "total",
        "few",
        "many",
        "several",
        "more",
        "most",
        "least",
        "only",
        "main",
        "major",
        "key",
        "such",
        "certain",
        "various",
        "daily",
        "weekly",
        "monthly",
        "annual",
        "yearly",
        "local",
        "national",
        "federal",
        "state",
        "further",
        "additional",
        "separate",
        "potential",
        "possible",
        "upcoming",
        "ongoing",
        "long",
        "short",
        "high",
        "low",
        "full",
        "big",
        "large",
        "small",
        "good",
        "great",
        "old",
        "young",
        "top",
        "senior",
        "chief",
        "joint",
    ]
)
# Nouns that name no thing of their own, or time and measure.
_EMPTY = frozenset(
    [
        "year",
        "month",
        "week",
        "day",
        "time",
        "hour",
        "minute",
        "part",
        "way",
        "number",
        "people",
        "person",
        "man",
        "woman",
        "thing",
        "case",
        "place",
        "group",
        "kind",
        "statement",
        "member",
        "official",
        "name",
        "percent",
        "side",
        "lot",
        "set",
        "end",
        "one",
    ]
)
_QUESTION = "Which of these words tells you a fact, and which tells you what to think of it?"


class Described(NamedTuple):
    """A noun or adjective with the words before it: token indices, and the describing ones by key."""

    unit: Unit
    head: int
    first: int
    words: dict[str, Token]


def modifier_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """One thing described in two linked sentences by words that the other article never uses for it.

    That it is one thing shows in a word that both set before it, in what it hangs on, or in its being
    an adjective; where one of the words is loaded, the link is enough.
    """
    held = {u.id: described(view, u) for view in views.values() for u in view.units}
    every = {label: _all_words(view, held) for label, view in views.items()}
    for pair in pairs:
        if pair.link.score < settings.MODIFIER_LINK or told_alike(views, pair.left, pair.right):
            continue
        for one in held[pair.left.id]:
            for two in held[pair.right.id]:
                if _differ(views, one, two, every):
                    yield _card(views, one, two)


def described(view: View, unit: Unit) -> list[Described]:
    """Nouns and adjectives of the sentence with describing words right before them."""
    tokens, found = view.document.tokens, []
    for head in range(unit.first, unit.first + len(unit.tokens)):
        if not _can_be_described(tokens[head]):
            continue
        first = head
        while first > unit.first and tokens[first - 1].dep in _BEFORE and tokens[first - 1].head <= head:
            first -= 1
        hyphen = any(t.text in "-–" for t in tokens[first:head])
        words = {concept(t): t for t in tokens[first:head] if _describes(t, head, tokens[head])}
        if words and not hyphen and tokens[head].dep != "conj":
            found.append(Described(unit, head, first, words))
    return found


def _can_be_described(token: Token) -> bool:
    noun = token.pos == "NOUN" and token.lemma not in _EMPTY
    return is_content(token) and not token.entity and (noun or token.pos == "ADJ")


def _describes(token: Token, head: int, described_by: Token) -> bool:
    """A describing word: for a noun an adjective or noun, for an adjective an adverb."""
    kinds = ("ADJ", "NOUN") if described_by.pos == "NOUN" else ("ADV",)
    return (
        token.head == head
        and token.pos in kinds
        and not token.entity
        and token.lemma not in _PLACING
        and token.text.isalpha()
        and len(token.text) > 2
    )


def _all_words(view: View, held: Mapping[str, Sequence[Described]]) -> dict[str, frozenset[str]]:
    """For each described word of the article, by key, everything that ever describes it there."""
    tokens = view.document.tokens
    found: dict[str, set[str]] = {}
    for unit in view.units:
        for d in held[unit.id]:
            found.setdefault(concept(tokens[d.head]), set()).update(d.words)
    return {key: frozenset(words) for key, words in found.items()}


def _differ(
    views: dict[str, View],
    one: Described,
    two: Described,
    every: dict[str, dict[str, frozenset[str]]],
) -> bool:
    heads = [views[d.unit.label].document.tokens[d.head] for d in (one, two)]
    key = concept(heads[0])
    if key != concept(heads[1]) or heads[0].pos != heads[1].pos:
        return False
    if (heads[0].tag == "NNS") != (heads[1].tag == "NNS"):
        return False
    left = one.words.keys() - every[two.unit.label].get(key, frozenset())
    right = two.words.keys() - every[one.unit.label].get(key, frozenset())
    if not left or not right or _one_family(left, right):
        return False
    if heads[0].pos == "ADJ" or one.words.keys() & two.words.keys():
        return True
    words = [one.words[k] for k in sorted(left)], [two.words[k] for k in sorted(right)]
    return _same_place(views, one, two) or _loaded(views[one.unit.label], views[two.unit.label], *words)


def _one_family(left: frozenset[str] | set[str], right: frozenset[str] | set[str]) -> bool:
    return any(a[: settings.FAMILY_LETTERS] == b[: settings.FAMILY_LETTERS] for a in left for b in right)


def _loaded(left: View, right: View, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Is one of these words loaded and in its outlet's own voice? None may be quoted, nor used by both."""
    sides = (left, ours, right), (right, theirs, left)
    for view, words, other in sides:
        if any(t.stem in other.stems or view.quoted(t.start, t.end) > 0 for t in words):
            return False
    return any(_marked(view, token) for view, words, _ in sides for token in words)


def _marked(view: View, token: Token) -> bool:
    return any(
        m.category in "WL" and m.voice == "outlet" and m.span.start <= token.start < m.span.end
        for m in view.document.marks
    )


def _same_place(views: dict[str, View], one: Described, two: Described) -> bool:
    """Do both hang on the same word (verb, preposition's noun) or belong to the same owner?"""
    keys = []
    for d in (one, two):
        tokens = views[d.unit.label].document.tokens
        above = tokens[tokens[d.head].head]
        above = tokens[above.head] if above.pos == "ADP" else above
        owners = [t for t in d.unit.tokens if t.head == d.head and t.dep == "poss" and t.pos == "PROPN"]
        keys.append({t.stem for t in owners} | ({concept(above)} if is_content(above) else set()))
    return bool(keys[0] & keys[1])


def _card(views: dict[str, View], one: Described, two: Described) -> Divergence:
    spans = []
    for d in (one, two):
        tokens = views[d.unit.label].document.tokens
        spans.append(views[d.unit.label].span(tokens[d.first].start, tokens[d.head].end))
    words = [views[d.unit.label].document.tokens[d.head].text.lower() for d in (one, two)]
    topic = f"how it is described: {min(words, key=lambda w: (len(w), w))}"
    return draft(views, "wording", topic, tuple(spans), _QUESTION)
