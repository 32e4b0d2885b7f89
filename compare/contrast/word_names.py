"""What the people, groups and countries that several articles name are called in each of them.

A description in apposition or before a name is the writer's choice among all that is true of a
person ("labelling": Hamborg et al. 2019); a capital city for a government is metonymy, which makes
one actor of many (Fowler 1991). Two things are never put together here: all words of a row hang on
names that were linked as one actor.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from compare.contrast.acts import Scene
from compare.contrast.rivals import name_senses, words
from compare.evidence.concepts import concept
from compare.names import load_aliases, parse_person, plain, singular
from compare.records import Actor, Span, Token

_PERSON_END = re.compile(r"(?:[a-z]{2}(?:er|or|ist|ian|man|woman|ant|eur|crat)|person)$")
# People by other words than their trade; bodies likewise.
_PEOPLE = words(
    """
    hero villain host star friend icon legend darling veteran admiral general captain founder champion
    philanthropist mogul tycoon heir heiress architect boss chief aide ally critic rival foe partner
    native immigrant refugee student recruit thug bully fraud genius maverick hawk firebrand stalwart
    loyalist scion pioneer celebrity pundit expert nurse pilot cop coach athlete judge whiz prodigy
    """
)
# Endings that look like a person's and are none.
_NO_PEOPLE = words(
    """
    number member order matter letter paper answer offer factor center power error figure reason winner
    minor major author order number participant other another former later owner summer winter october
    november december september dinner color favor labor honor error factor speaker
    """
)
_BODIES = words(
    """
    giant watchdog startup retailer website site network lobby outfit magazine newspaper chain maker
    titan nonprofit charity militia firm company group agency regulator organization organisation
    broadcaster union party movement sect
    """
)
_STATES = words(
    "member ally rival neighbour neighbor partner power superpower giant nation kingdom pariah foe"
)
_GOVERNMENT = words("government regime administration authority junta leadership")
_PARTIES = words("republican democrat r d independent conservative labour tory liberal")
_SMALL = frozenset({"his", "her", "their", "its", "then", "now"})
_POLITE = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
_ACTING = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 9  # tokens of a description; longer ones are clauses


class Wording(NamedTuple):
    """Words for something in one article. `key` is the same for wordings that differ in form only."""

    span: Span
    key: str
    tags: tuple[str, ...]


class Row(NamedTuple):
    """One thing and its wordings; `about` is what it is called in the first column."""

    kind: Literal["name", "thing", "act"]
    about: str
    wordings: tuple[Wording, ...]


def names_chosen(actors: Sequence[Actor], scenes: dict[str, Scene]) -> Iterator[Row]:
    """Rows for people, bodies and countries that two or more articles name and call by other words."""
    for actor in actors:
        labels = [label for label, role in actor.inside.items() if role.mentions]
        if len(labels) < 2:
            continue
        if _is_country(actor):
            yield from _country_row(actor, {label: scenes[label] for label in labels})
        else:
            yield from _described_row(actor, {label: scenes[label] for label in labels})


def _starts(scene: Scene) -> list[int]:
    return [t.start for t in scene.tokens]


def _at(starts: list[int], start: int) -> int | None:
    """The token that starts at this character."""
    at = bisect.bisect_left(starts, start)
    return at if at < len(starts) and starts[at] == start else None


# ---------------------------------------------------------------- people and bodies


class _Said(NamedTuple):
    """A description of an actor: its words, what its noun means, and whether it is only an office."""

    wording: Wording
    concept: str
    office: bool


def _described_row(actor: Actor, scenes: dict[str, Scene]) -> Iterator[Row]:
    said = {label: _descriptions(actor, label, scene) for label, scene in scenes.items()}
    told = {label: found for label, found in said.items() if found}
    if len(told) < 2 or not any(_is_news(told, label) for label in told):
        return
    wordings = tuple(s.wording for found in told.values() for s in found)
    yield Row("name", actor.name, wordings)


def _is_news(told: dict[str, list[_Said]], label: str) -> bool:
    """Does the article describe the actor as no other that describes it does?"""
    others = [s for other, found in told.items() if other != label for s in found]
    known = {s.concept for s in others}
    return any(not s.office and s.concept not in known for s in told[label])


def _descriptions(actor: Actor, label: str, scene: Scene) -> list[_Said]:
    starts = _starts(scene)
    found = []
    for span in actor.inside[label].labels:
        first = _at(starts, span.start)
        if first is not None and scene.view.quoted(span.start, span.end) == 0:
            said = _description(scene, first, span.end, _is_person(actor))
            if said is not None:
                found.append(said)
    return found


def _description(scene: Scene, first: int, end: int, person: bool) -> _Said | None:
    tokens = scene.tokens
    may_be = first > 0 and tokens[first - 1].text.lower() in ("a", "an")  # "a President Lind would …"
    while tokens[first].end < end and (
        tokens[first].pos in ("DET", "PUNCT") or tokens[first].text.lower() in _SMALL
    ):
        first += 1
    head = _head(scene, first, end)
    if head is None or not _means_one(tokens[head], person) or (may_be and first == head):
        return None
    last = _last(scene, head)
    if last - first >= _LONGEST or any(t.text in '"“”' for t in tokens[first : last + 1]):
        return None
    office = _is_office(tokens[head])
    span = scene.span(first, last)
    key = plain(span.text).lower()
    return _Said(
        Wording(span, key, ("title",) if office else ("description",)), concept(tokens[head]), office
    )


def _head(scene: Scene, first: int, end: int) -> int | None:
    """The noun that says what the actor is: the last before a preposition, comma or owner's mark."""
    last = None
    for i in range(first, min(len(scene.tokens), first + _LONGEST)):
        token = scene.tokens[i]
        if token.start >= end or (last is not None and token.pos in ("ADP", "PUNCT") and token.text != "-"):
            break
        if token.tag == "POS":
            last = None
        elif token.pos in ("NOUN", "PROPN"):
            last = i
    return last


def _last(scene: Scene, head: int) -> int:
    """The head, or the end of an "of", "to" or "in" phrase that goes with it."""
    for i in scene.tree.each(head, "prep"):
        if i == head + 1 and scene.tokens[i].lemma in ("of", "to", "in", "for", "at", "from"):
            inner = scene.tree.child(i, "pobj")
            if inner is not None:
                after = scene.tree.child(inner, "prep")
                return max(inner, after - 1) if after is not None and after == inner + 1 else inner
    return head


def _means_one(head: Token, person: bool) -> bool:
    """Is it a noun for a person (or for a body)?"""
    word, aliases = singular(head.lemma), load_aliases()
    no_word = len(word) < 3 or word.strip(".") in _PARTIES | _POLITE
    if no_word or head.entity in ("DATE", "TIME", "GPE", "PERSON"):
        return False
    if head.tag in ("NNS", "NNPS"):
        return False
    if not person:
        return word in _BODIES or word in aliases.roles["body"]
    if word in aliases.roles["person"] or word in aliases.roles["kin"] or word in _PEOPLE or _is_office(head):
        return True
    return bool(name_senses(head) or (_PERSON_END.search(word) and word not in _NO_PEOPLE))


def _is_office(head: Token) -> bool:
    word, aliases = singular(head.lemma), load_aliases()
    office = word in aliases.roles["title"] or any(word in group for group in aliases.offices)
    return head.pos == "PROPN" or (office and word not in _PEOPLE)


def _is_person(actor: Actor) -> bool:
    known = load_aliases().known(actor.name)
    return known is None and actor.name[:1].isupper() and bool(parse_person(actor.name).first)


# ---------------------------------------------------------------- countries


def _is_country(actor: Actor) -> bool:
    known = load_aliases().known(actor.name)
    return known is not None and known.label == "GPE"


def _country_row(actor: Actor, scenes: dict[str, Scene]) -> Iterator[Row]:
    """What acts for a country: its name, its capital, its government, or a description of it."""
    found = {label: _acting(actor, label, scene) for label, scene in scenes.items()}
    kinds = {label: {w.tags for w in side} for label, side in found.items() if side}
    telling = any(
        (tags - kinds[other]) & {("description",), ("the rulers",)} or not tags & kinds[other]
        for label, other in itertools.permutations(kinds, 2)
        for tags in [kinds[label]]
    )
    if len(kinds) > 1 and telling:
        yield Row("name", actor.name, tuple(w for side in found.values() for w in side))


def _acting(actor: Actor, label: str, scene: Scene) -> list[Wording]:
    starts = _starts(scene)
    found = []
    for span in actor.inside[label].mentions:
        first = _at(starts, span.start)
        if first is None or scene.view.quoted(span.start, span.end) > 0:
            continue
        last = first
        while last + 1 < len(scene.tokens) and scene.tokens[last + 1].end <= span.end:
            last += 1
        wording = _acting_words(actor, scene, first, last)
        if wording is not None:
            found.append(wording)
    return found


def _acting_words(actor: Actor, scene: Scene, first: int, last: int) -> Wording | None:
    tokens = scene.tokens
    after = last + 1
    bare = singular(tokens[last].lemma) not in _GOVERNMENT and after < len(tokens)
    if bare and singular(tokens[after].lemma) in _GOVERNMENT and tokens[last].head == after:
        last = after
    described = _state_before(scene, first, last)
    if described is not None:
        return Wording(scene.span(*described), "", ("description",))
    if not _acts(scene, last):
        return None
    span = scene.span(first, last)
    if singular(tokens[last].lemma) in _GOVERNMENT:
        rulers = tokens[last].lemma in ("regime", "junta")
        return Wording(span, plain(span.text).lower(), ("the rulers",) if rulers else ("the government",))
    known = load_aliases().known(span.text)
    if known is None or known.name != actor.name or known.sort not in ("name", "capital"):
        return None
    if known.sort == "capital":
        return Wording(span, plain(span.text).lower(), ("place for a government",))
    return Wording(span, actor.name.lower(), ("country for its government",))


def _acts(scene: Scene, index: int) -> bool:
    """Is it the one who acts: a subject, also one joined to a subject, or after "by"?"""
    tokens = scene.tokens
    token = tokens[index]
    if token.dep == "conj" and token.head != index:
        token = tokens[token.head]
    if token.dep in _ACTING:
        return tokens[token.head].pos == "VERB"
    return token.dep == "pobj" and tokens[token.head].dep == "agent"


def _state_before(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """ "NATO-member" right before the country's name."""
    tokens = scene.tokens
    at = first - 1
    if at < 1 or singular(tokens[at].lemma) not in _STATES or tokens[at].head not in range(first, last + 1):
        return None
    start = at
    while start > 0 and tokens[start - 1].head in (at, first, last) and tokens[start - 1].pos != "DET":
        if tokens[start - 1].dep not in ("compound", "amod", "punct", "nmod"):
            break
        start -= 1
    return (start, at) if start < at else None
