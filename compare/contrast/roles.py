"""Divergences of roles: the same act, but another doer, or another one it is done to.

The mismatch of arguments is one of the kinds of contradiction of de Marneffe,
Rafferty & Manning 2008 ("structure"); as they advise, the event must first be
shown to be the same one. Two parties differ only where neither can be a name,
a part, or a wider word of the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from compare import settings
from compare.contrast.acts import (
    PLAIN,
    Act,
    Party,
    Scene,
    content_of,
    is_passive,
    same_act,
    scenes_of,
    senses,
)
from compare.contrast.draft import draft
from compare.contrast.parties import Spans, clearest, close, full_name, same_actor, same_party, short_name
from compare.contrast.rivals import rival_nouns, words
from compare.contrast.units import Pair, Unit, View, told_alike
from compare.evidence.concepts import concept
from compare.names import load_aliases, singular
from compare.records import Divergence, DivergenceKind, Span, Token

# Verbs of saying tie to one matter through what is told, not through who is meant.
_TELLING = frozenset({"announce"})
# Words for people and bodies that fit most others: a difference from them is no other party.
_WIDE = words(
    """
    official people person man woman authority leader critic opponent supporter group member
    lawmaker some other  many government administration team spokesman spokeswoman spokesperson
    expert aide source party side crowd  force organization organisation company firm agency country
    nation state world community public body one  politician victim defendant suspect resident
    citizen civilian worker employee user reader voter majority  number couple dozen hundred
    thousand police investigator prosecutor lawyer attorney
    """
)
_PEOPLE = words(
    """
    conservative liberal progressive moderate hawk parent family nurse farmer shopkeeper fisherman
    miner retailer  insurer landlord tenant pensioner scientist environmentalist businessman youth
    villager fan
    """
)
_WHO_Q = "Who does it in each article? Can both be right?"
_WHOM_Q = "Whom does each article name here? Can both be right?"
_UNTOLD_Q = "One article says who did it, the other does not. What changes when the doer is left out?"
_FRONT_Q = "Whom does each article put in front, and what do they do?"
_MORE_Q = "One article names more than the other here. Does that change who seems to matter?"


def role_divergences(
    views: dict[str, View], pairs: Sequence[Pair], scenes: dict[str, Scene] | None = None
) -> Iterator[Divergence]:
    """Cards of kinds "actor" and "object": one act, one party the same, the other party another one.

    Compared are linked sentences and the headlines; of the acts of a pair of
    sentences the one told first. A last rule compares whom the leads put in front.
    """
    scenes = scenes or scenes_of(views)
    for left, right, tied in _matched(views, pairs):
        two = scenes[left.label], scenes[right.label]
        for kind, topic, question, found in _compared(views, two, left, right, tied):
            yield draft(views, kind, topic, found, question)
    yield from _in_front(views, scenes, pairs)


def _matched(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[tuple[Unit, Unit, bool]]:
    """Two sentences and whether they surely tell one thing: every link, and the headlines if not linked."""
    done = set()
    for pair in pairs:
        if not told_alike(views, pair.left, pair.right):
            done.add((pair.left.id, pair.right.id))
            yield pair.left, pair.right, pair.same
    for first, second in itertools.combinations(sorted(views), 2):
        heads = [[u for u in views[v].units if u.sentence.role == "headline"] for v in (first, second)]
        for left, right in itertools.product(*heads):
            if (left.id, right.id) not in done and not told_alike(views, left, right):
                yield left, right, True


Card = tuple[DivergenceKind, str, str, Spans]


def _compared(
    views: dict[str, View], scenes: tuple[Scene, Scene], left: Unit, right: Unit, tied: bool
) -> Iterator[Card]:
    found: dict[tuple[DivergenceKind, str, str], list[Spans]] = {}
    for one, two in itertools.product(_telling(scenes[0], left), _telling(scenes[1], right)):
        if one.negated != two.negated or not same_act(scenes, one, two):
            continue
        for kind, question, parties in _differing(scenes, one, two, tied):
            spans = _spans(scenes, (one, two), parties)
            if spans:
                word = min(one.word.lemma, two.word.lemma)
                topic = f"who did it: {word}" if kind == "actor" else f"whom or what it was done to: {word}"
                found.setdefault((kind, topic, question), []).append(spans)
    for (kind, topic, question), spans_list in sorted(found.items()):
        yield kind, topic, question, clearest(views, spans_list)


def _telling(scene: Scene, unit: Unit) -> list[Act]:
    """Acts with a content of their own and a party, outside quotation marks."""
    return [
        a
        for a in scene.acts(unit)
        if a.word.pos == "VERB"
        and a.word.lemma not in PLAIN
        and (a.doers or a.objects)
        and not scene.quoted(a.word)
    ]


Parties = tuple[tuple[Party, ...], tuple[Party, ...]]


def _differing(
    scenes: tuple[Scene, Scene], one: Act, two: Act, tied: bool
) -> Iterator[tuple[DivergenceKind, str, Parties]]:
    """What differs, where the rest of the act shows that it is one act."""
    doers, objects = (one.doers, two.doers), (one.objects, two.objects)
    shared = content_of(scenes[0], one) & content_of(scenes[1], two)
    heads = one.unit.sentence.role == two.unit.sentence.role == "headline"
    told = len(shared) >= (
        settings.SAME_ACT_STEMS if heads or (objects[0] and objects[1]) else settings.SAME_ACT_STEMS + 1
    )
    one_word = concept(one.word) == concept(two.word) or bool(
        set(senses(scenes[0], one)) & set(senses(scenes[1], two))
    )
    on_one = _any_same(scenes, objects) or (one_word and told and _any_rival(scenes, objects))
    if (on_one and (told or tied)) or (one_word and told and (heads or not (objects[0] and objects[1]))):
        if _all_other(scenes, doers, (one.unit, two.unit)):
            yield "actor", _WHO_Q, doers
        elif _one_more(scenes, doers, (one.unit, two.unit)):
            yield "actor", _MORE_Q, doers
    if tied and told and one_word and _any_same(scenes, objects) and _untold(scenes, one, two):
        yield "actor", _UNTOLD_Q, doers
    if (told or tied) and _any_same(scenes, doers) and one.word.lemma not in _TELLING:
        if _all_other(scenes, objects, (one.unit, two.unit)):
            yield "object", _WHOM_Q, objects
        elif _one_more(scenes, objects, (one.unit, two.unit)):
            yield "object", _MORE_Q, objects


def _untold(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    """Is the doer told by one and left out by the other, in the passive and in all of that article's acts?"""
    if bool(one.doers) == bool(two.doers):
        return False
    k = 0 if one.doers else 1
    full, bare = (one, two) if k == 0 else (two, one)
    other = scenes[1 - k]
    if not senses(scenes[k], full) or not is_passive(other, bare.at):
        return False
    named = all(kind_of_party(scenes[k], p) and not _wide(scenes[k].tokens[p.head]) for p in full.doers)
    near = other.view.units[max(0, bare.unit.index - 1) : bare.unit.index + 2]
    return named and all(_absent(other, p, u) for p in full.doers for u in near)


def _any_same(scenes: tuple[Scene, Scene], parties: Parties) -> bool:
    return any(
        same_party(x, y, (scenes[0].tokens[x.head], scenes[1].tokens[y.head]))
        for x in parties[0]
        for y in parties[1]
    )


def _any_rival(scenes: tuple[Scene, Scene], parties: Parties) -> bool:
    """Do both name one sort of thing, by another word ("bill", "resolution")?"""
    return any(
        rival_nouns(scenes[0].tokens[x.head], scenes[1].tokens[y.head])
        for x in parties[0]
        for y in parties[1]
    )


def _all_other(scenes: tuple[Scene, Scene], parties: Parties, units: tuple[Unit, Unit]) -> bool:
    """Are there parties on both sides, and is each another one than each of the other side's?"""
    if not parties[0] or not parties[1]:
        return False
    return all(other_party(scenes, x, y, units) for x in parties[0] for y in parties[1])


def _one_more(scenes: tuple[Scene, Scene], parties: Parties, units: tuple[Unit, Unit]) -> bool:
    """Does one side name all that the other names, and one actor more that the other sentence lacks?"""
    if {len(parties[0]), len(parties[1])} != {1, 2} or not _any_same(scenes, parties):
        return False
    k = 0 if len(parties[0]) == 2 else 1
    few = parties[1 - k][0]
    heads = scenes[k].tokens, scenes[1 - k].tokens
    extra = [p for p in parties[k] if not same_party(p, few, (heads[0][p.head], heads[1][few.head]))]
    named = all(p.actor is not None and p.actor.label in ("PERSON", "ORG", "GPE") for p in (*extra, few))
    return len(extra) == 1 and named and _absent(scenes[1 - k], extra[0], units[1 - k])


def _absent(scene: Scene, party: Party, unit: Unit) -> bool:
    """Is the party neither named in the sentence nor one of the actors that stand there?"""
    if party.stems & frozenset(t.stem for t in unit.tokens):
        return False
    there = (scene.actor_at(i) for i in range(unit.first, unit.first + len(unit.tokens)))
    return party.actor is None or not any(a is not None and same_actor(a, party.actor) for a in there)


# ---------------------------------------------------------------- another party


def other_party(scenes: tuple[Scene, Scene], one: Party, two: Party, units: tuple[Unit, Unit]) -> bool:
    """Is neither a name, a part, or a wider word of the other?

    Only like with like: two people by name, two bodies, two places, two groups,
    or a body and a group; a country and its government go by each other's names.
    """
    kinds = {kind_of_party(scenes[0], one), kind_of_party(scenes[1], two)}
    if "" in kinds or kinds not in ({"person"}, {"body"}, {"place"}, {"group"}, {"body", "group"}):
        return False
    if one.actor is not None and two.actor is not None and same_actor(one.actor, two.actor):
        return False
    sides = [_sides(s, p) for s, p in zip(scenes, (one, two), strict=True)]
    if sides[0] and sides[1] and kinds == {"group"}:
        return not sides[0] & sides[1]  # "Republican senators", "Democratic senators"
    heads = scenes[0].tokens[one.head], scenes[1].tokens[two.head]
    if any(_wide(h) for h in heads) or concept(heads[0]) == concept(heads[1]) or sides[0] & sides[1]:
        return False
    if one.stems & two.stems:
        return _faction(one, two, sides)
    return _absent(scenes[1], one, units[1]) and _absent(scenes[0], two, units[0])


def kind_of_party(scene: Scene, party: Party) -> str:
    """ "person" (by name), "body", "place", "group" (people in the plural) or "" """
    token, actor = scene.tokens[party.head], party.actor
    if actor is not None and actor.label == "PERSON":
        return "person" if full_name(actor) or token.pos == "PROPN" else ""
    known = load_aliases().known(token.text.replace(".", ""))
    if token.tag in ("NNS", "NNPS"):
        return "group" if _person_noun(token) or token.entity == "NORP" or known else ""
    if token.pos != "PROPN":
        return ""
    label = actor.label if actor is not None else known.label if known is not None else token.entity
    return {"ORG": "body", "GPE": "place"}.get(label, "")


def _person_noun(token: Token) -> bool:
    word, aliases = singular(token.lemma), load_aliases()
    return (
        word in _PEOPLE or word in aliases.roles["person"] or any(word in group for group in aliases.offices)
    )


def _wide(token: Token) -> bool:
    return singular(token.lemma) in _WIDE


def _sides(scene: Scene, party: Party) -> frozenset[str]:
    """Parties, nations and faiths that the words name, by their listed names."""
    aliases = load_aliases()
    found = set()
    for token in scene.tokens[party.first : party.last + 1]:
        form = token.text.replace(".", "")
        known = aliases.known(form) or aliases.known(form + "s")
        if known is not None:
            found.add(known.name)
        elif token.entity == "NORP":
            found.add(token.stem)
    return frozenset(found)


def _faction(one: Party, two: Party, sides: Sequence[frozenset[str]]) -> bool:
    """ "the House" and "House Republicans": a body, and one side in it."""
    short, long = sorted((one.stems, two.stems), key=len)
    return short < long and bool(sides[0]) != bool(sides[1])


# ---------------------------------------------------------------- who is put in front


def _in_front(
    views: dict[str, View], scenes: dict[str, Scene], pairs: Sequence[Pair]
) -> Iterator[Divergence]:
    """Two groups that the leads open with, both with one and the same person or body in what they do."""
    for pair in pairs:
        two = scenes[pair.left.label], scenes[pair.right.label]
        if not close(pair) or any(u.index > 1 for u in (pair.left, pair.right)):
            continue
        doers = [_opening(s, u) for s, u in zip(two, (pair.left, pair.right), strict=True)]
        if not doers[0] or not doers[1]:
            continue
        units = pair.left, pair.right
        aimed = _common_target(two, units)
        groups = (kind_of_party(s, p) == "group" for s, side in zip(two, doers, strict=True) for p in side)
        if aimed and any(groups) and _all_other(two, (doers[0], doers[1]), units):
            spans = two[0].span(*_shown(two[0], doers[0][0])), two[1].span(*_shown(two[1], doers[1][0]))
            yield draft(views, "actor", f"who is put in front: {aimed}", spans, _FRONT_Q)
            return


def _opening(scene: Scene, unit: Unit) -> tuple[Party, ...]:
    """Who does what the main verb of the sentence tells."""
    root = next((a for a in scene.acts(unit) if a.word.dep == "ROOT" and a.word.pos == "VERB"), None)
    return root.doers if root is not None and root.word.lemma not in ("say", "tell") else ()


def _common_target(scenes: tuple[Scene, Scene], units: tuple[Unit, Unit]) -> str:
    """The one person or body that both main verbs or their objects are aimed at, "" if none."""
    named = [
        [p.actor for a in s.acts(u) for p in a.objects if p.actor] for s, u in zip(scenes, units, strict=True)
    ]
    names = [
        max(short_name(x), short_name(y), key=lambda n: (len(n), n))
        for x in named[0]
        for y in named[1]
        if x.label in ("PERSON", "ORG") and same_actor(x, y)
    ]
    return min(names, default="")


# ---------------------------------------------------------------- spans


def _spans(scenes: tuple[Scene, Scene], acts: tuple[Act, Act], parties: Parties) -> Spans | None:
    """The parties of each side from the first to the last, with the verb where it is next to them."""
    made = [_party_span(s, a, p) for s, a, p in zip(scenes, acts, parties, strict=True)]
    return (made[0], made[1]) if all(len(m.text.split()) <= 16 for m in made) else None


def _party_span(scene: Scene, act: Act, parties: Sequence[Party]) -> Span:
    if not parties:
        return scene.span(*scene.tree.verb_group(act.at))
    ranges = [_shown(scene, p) for p in parties]
    return scene.span(*_near_verb(act, (min(r[0] for r in ranges), max(r[1] for r in ranges))))


def _near_verb(act: Act, span: tuple[int, int]) -> tuple[int, int]:
    """The range with the verb where that stands close behind it: "he repaid"."""
    return (span[0], act.at) if 0 < act.at - span[1] <= 3 else span


def _shown(scene: Scene, party: Party) -> tuple[int, int]:
    first = party.first
    while first < party.head and scene.tokens[first].pos in ("DET", "PUNCT", "SPACE"):
        first += 1
    return first, party.last
