"""Nouns for one thing and verbs for one act in linked sentences of two articles.

That two phrases mean one thing is taken from three signs together: the sentences are linked, the
nouns can name one sort of thing, and the same words stand around them (as in the resolution of
nominal coreference across documents: Cybulska & Vossen 2014). Acts need their parties in common.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.acts import Scene, is_passive
from compare.contrast.parties import close, indices_of, same_actor
from compare.contrast.rivals import Sense, name_senses
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.contrast.word_kinds import act_senses, other_words, thing_senses
from compare.contrast.word_names import Row, Wording
from compare.contrast.word_saying import statements_chosen
from compare.names import load_aliases, singular
from compare.records import Token

_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
# Words that any noun may have before it.
_WIDE = frozenset(
    {
        "new",
        "last",
        "other",
        "more",
        "most",
        "such",
        "first",
        "former",
        "big",
        "own",
        "same",
        "current",
        "year",
    }
)
_MANY = frozenset({"thousand", "hundred", "dozen", "score", "crowd", "group", "number", "lot", "ten"})
_SHORT = 3  # letters of an acronym that is read as a name
_COLLECTIVE = frozenset(
    {"mob", "crowd", "gang", "group", "horde", "throng", "rabble", "unrest", "opposition"}
)


def pairs_chosen(views: dict[str, View], scenes: dict[str, Scene], pairs: Sequence[Pair]) -> Iterator[Row]:
    """Rows of two or more wordings each, for things, acts and statements."""
    ties: dict[tuple[str, str], float] = {}
    for pair in pairs:
        if close(pair) and not told_alike(views, pair.left, pair.right):
            ties[pair.left.id, pair.right.id] = 1.0 if pair.same else pair.link.score
            two = scenes[pair.left.label], scenes[pair.right.label]
            yield from _things(two, pair)
            yield from statements_chosen(two, pair)
    yield from _acts(views, scenes, ties)


# ---------------------------------------------------------------- things


class _Noun(NamedTuple):
    """A common noun, the stems that tell which one is meant, and the names among these."""

    at: int
    token: Token
    around: frozenset[str]
    names: frozenset[str]


def _things(scenes: tuple[Scene, Scene], pair: Pair) -> Iterator[Row]:
    sides = [_nouns(s, u) for s, u in zip(scenes, (pair.left, pair.right), strict=True)]
    for one, two in itertools.product(*sides):
        if not _may_be_one(scenes, one, two):
            continue
        if _around_agrees(one, two) or _same_place(scenes, pair, one, two):
            yield Row("thing", "", (_thing(scenes[0], one), _thing(scenes[1], two)))


def _nouns(scene: Scene, unit: Unit) -> list[_Noun]:
    found = []
    for i in indices_of(unit):
        token = scene.tokens[i]
        if token.pos != "NOUN" or token.dep in ("compound", "amod") or token.entity in ("DATE", "TIME"):
            continue
        if is_content(token) and not scene.quoted(token) and thing_senses(token):
            held = [scene.tokens[k] for k in _held(scene, i)]
            around = frozenset(t.stem for t in held if is_content(t) and t.lemma not in _WIDE)
            found.append(
                _Noun(i, token, around, frozenset(t.stem for t in held if t.pos in ("PROPN", "NUM")))
            )
    return found


def _held(scene: Scene, noun: int, deep: bool = True) -> Iterator[int]:
    """The words before a noun that belong to it, and the noun phrase after its preposition."""
    for child in scene.tree.children[noun]:
        dep = scene.tokens[child].dep
        if dep in _BEFORE and child < noun:
            yield child
            yield from _held(scene, child, False)
        elif dep == "prep" and deep:
            for inner in scene.tree.each(child, "pobj"):
                yield inner
                yield from _held(scene, inner, False)


def _may_be_one(scenes: tuple[Scene, Scene], one: _Noun, two: _Noun) -> bool:
    a, b = one.token, two.token
    if a.stem == b.stem or not other_words(thing_senses(a), thing_senses(b)):
        return False
    if a.stem in two.around or b.stem in one.around:
        return False  # "the bill on the law"
    if b.stem in scenes[0].view.stems and a.stem in scenes[1].view.stems:
        return False
    numbers = {t.tag in ("NNS", "NNPS") for t in (a, b) if t.lemma not in _COLLECTIVE}
    return len(numbers) < 2 and not _clash(scenes, one.at, two.at, any_sort=True)


def _clash(scenes: tuple[Scene, Scene], one: int, two: int, *, any_sort: bool = False) -> bool:
    """Do names of one sort (or of any), or figures, stand around both, and none around both alike?"""
    held = [
        {
            ("" if any_sort else t.entity or t.pos, t.stem)
            for k in _held(s, i)
            if _tells_which(t := s.tokens[k])
        }
        for s, i in zip(scenes, (one, two), strict=True)
    ]
    if {stem for _, stem in held[0]} & {stem for _, stem in held[1]}:
        return False
    return bool({sort for sort, _ in held[0]} & {sort for sort, _ in held[1]})


def _tells_which(token: Token) -> bool:
    """A name or figure; the sort of a long acronym is not known for sure."""
    unsure = token.text.isupper() and len(token.text) > _SHORT and load_aliases().known(token.text) is None
    return token.pos in ("PROPN", "NUM") and not unsure


def _same_place(scenes: tuple[Scene, Scene], pair: Pair, one: _Noun, two: _Noun) -> bool:
    """Are both people the subject of the sentence's own verb, in sentences that tell much alike?"""
    if not pair.same and pair.link.score < settings.LINK_SURE:
        return False
    shared = (pair.left.stems & pair.right.stems) - _WIDE
    people = name_senses(one.token) and name_senses(two.token)
    at_top = all(_is_subject(s, n.at) for s, n in zip(scenes, (one, two), strict=True))
    return bool(people) and at_top and len(shared) >= settings.SAME_ACT_STEMS + 1


def _is_subject(scene: Scene, noun: int) -> bool:
    """Is it the subject of the sentence's own verb, or in "thousands of protesters" that is?"""
    token = scene.tokens[noun]
    above = scene.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of":
        token = scene.tokens[above.head]
        if singular(token.lemma) not in _MANY:
            return False
    return token.dep in ("nsubj", "nsubjpass") and scene.tokens[token.head].dep == "ROOT"


def _around_agrees(one: _Noun, two: _Noun) -> bool:
    shared = one.around & two.around
    least = min(len(one.around), len(two.around))
    if len(shared) >= settings.SAME_ACT_STEMS:
        return 2 * len(shared) >= least
    return bool(shared) and 2 * len(shared) >= max(len(one.around), len(two.around))


def _thing(scene: Scene, noun: _Noun) -> Wording:
    """The noun with the words right before it."""
    first = noun.at
    while (
        first > 0
        and scene.tokens[first - 1].head == noun.at
        and scene.tokens[first - 1].dep in ("amod", "compound")
    ):
        first -= 1
    return Wording(scene.span(first, noun.at), noun.token.stem, ())


# ---------------------------------------------------------------- acts


class _Verb(NamedTuple):
    """A verb with its particle, who does it and what it is done to."""

    unit: Unit
    at: int
    last: int
    name: str
    senses: frozenset[Sense]
    mood: tuple[bool, bool]
    doers: tuple[int, ...]
    objects: tuple[int, ...]
    passive: bool


def _acts(
    views: dict[str, View], scenes: dict[str, Scene], ties: dict[tuple[str, str], float]
) -> Iterator[Row]:
    verbs = {label: [v for u in s.view.units for v in _verbs(s, u)] for label, s in scenes.items()}
    for first, second in itertools.combinations(sorted(views), 2):
        two = scenes[first], scenes[second]
        for one, other in itertools.product(verbs[first], verbs[second]):
            if not other_words(one.senses, other.senses) or one.mood != other.mood:
                continue
            tie = ties.get((one.unit.id, other.unit.id), 0.0)
            if not _used_in_both(two, one, other) and _one_act(two, one, other, tie):
                more = (*_also(two[0], one, verbs[first]), *_also(two[1], other, verbs[second]))
                yield Row("act", _done_to(two, one, other), (_act(two[0], one), _act(two[1], other), *more))


def _done_to(scenes: tuple[Scene, Scene], one: _Verb, two: _Verb) -> str:
    """What the act was done to, in the nouns that both articles use for it."""
    stems = [_told(s, v, v.objects or v.doers) for s, v in zip(scenes, (one, two), strict=True)]
    found = []
    for scene, verb in zip(scenes, (one, two), strict=True):
        held = (scene.tokens[k] for i in verb.objects or verb.doers for k in _reach(scene, i))
        words = [t.text for t in held if t.stem in stems[0] & stems[1] and t.pos in ("NOUN", "PROPN")]
        found.append(" ".join(dict.fromkeys(words)))
    named = min((f for f in found if f), key=lambda f: (len(f), f), default="")
    return f"what happened to: {named}" if named else ""


def _also(scene: Scene, verb: _Verb, verbs: Sequence[_Verb]) -> Iterator[Wording]:
    """Other words of the same article for the act, with the same noun told in the same words."""
    for other in verbs:
        if other.name == verb.name or not other_words(verb.senses, other.senses):
            continue
        if _agree((scene, scene), verb.objects or verb.doers, other.objects or other.doers) > 1:
            yield _act(scene, other)


def _verbs(scene: Scene, unit: Unit) -> list[_Verb]:
    found = [v for i in indices_of(unit) if (v := _title_verb(scene, unit, i)) is not None]
    for act in scene.acts(unit):
        if act.word.pos != "VERB" or scene.quoted(act.word) or scene.tokens[act.at].pos != "VERB":
            continue
        last = _with_particle(scene, act.at)
        name = "_".join(t.lemma for t in scene.tokens[act.at : last + 1])
        senses = act_senses(name)
        if senses:
            doers = tuple(p.head for p in act.doers)
            objects = tuple(p.head for p in act.objects) or _undergoing(scene, act.at)
            mood = act.negated, any(scene.tokens[c].tag == "MD" for c in scene.tree.each(act.at, "aux"))
            passive = is_passive(scene, act.at)
            found.append(_Verb(unit, act.at, last, name, senses, mood, doers, objects, passive))
    return found


def _title_verb(scene: Scene, unit: Unit, index: int) -> _Verb | None:
    """ "Deal With China Falls Through": a verb with its particle that the capitals hide from the parser."""
    tokens, after = scene.tokens, index + 1
    titled = unit.sentence.role != "body" and tokens[index].pos != "VERB" and tokens[index].text.endswith("s")
    if not titled or index == unit.first or after >= unit.first + len(unit.tokens):
        return None
    name = f"{tokens[index].text.lower().removesuffix('s')}_{tokens[after].text.lower()}"
    senses = act_senses(name)
    doer = index - 1
    if doer - 2 >= unit.first and tokens[doer - 1].text.lower() in ("with", "of", "for", "on"):
        doer -= 2
    if not senses or tokens[doer].pos not in ("NOUN", "PROPN"):
        return None
    return _Verb(unit, index, after, name, senses, (False, False), (doer,), (), False)


def _with_particle(scene: Scene, verb: int) -> int:
    after = verb + 1
    if after < len(scene.tokens) and scene.tokens[after].head == verb:
        pair = f"{scene.tokens[verb].lemma}_{scene.tokens[after].lemma}"
        return after if scene.tokens[after].dep == "prt" or act_senses(pair) else verb
    return verb


def _undergoing(scene: Scene, verb: int) -> tuple[int, ...]:
    """The noun after "of" or "from" ("backed out of the deal")."""
    for index in (verb, verb + 1):
        for prep in scene.tree.each(index, "prep") if index < len(scene.tokens) else ():
            inner = scene.tree.child(prep, "pobj")
            deeper = scene.tree.child(prep, "prep")
            if inner is None and deeper is not None:
                inner = scene.tree.child(deeper, "pobj")
            if inner is not None:
                return (inner,)
    return ()


def _used_in_both(scenes: tuple[Scene, Scene], one: _Verb, two: _Verb) -> bool:
    a, b = scenes[0].tokens[one.at], scenes[1].tokens[two.at]
    return b.stem in scenes[0].view.stems and a.stem in scenes[1].view.stems


def _one_act(scenes: tuple[Scene, Scene], one: _Verb, two: _Verb, tie: float) -> bool:
    """One object and one doer; in linked sentences an object told in the same words, and no other doer."""
    doers = _agree(scenes, one.doers, two.doers)
    if not doers and _named(scenes[0], one.doers) and _named(scenes[1], two.doers):
        return False
    objects = _agree(scenes, one.objects, two.objects)
    if any(_clash(scenes, a, b) for a in one.objects for b in two.objects):
        return False
    if not tie:
        return bool(doers and objects and _named(scenes[0], one.doers) and _named(scenes[1], two.doers))
    if not objects:  # "scrapped the deal", "the deal fell through"
        crossed = max(_agree(scenes, one.objects, two.doers), _agree(scenes, one.doers, two.objects))
        told = _told(scenes[0], one, one.objects) & _told(scenes[1], two, two.objects)
        return crossed > 1 or doers + len(told) > settings.SAME_ACT_STEMS
    return bool(doers) or objects > 1 or tie >= settings.LINK_SURE or not (one.doers and two.doers)


def _named(scene: Scene, heads: Sequence[int]) -> bool:
    """Is one of them an actor by name, not a pronoun or an office?"""
    actors = [a for i in heads if (a := scene.actor_at(i)) is not None]
    return any(a.name[:1].isupper() and a.label for a in actors)


def _reach(scene: Scene, index: int) -> range:
    """The tokens of the phrase under a noun."""
    return range(scene.tree.left[index], scene.tree.right[index] + 1)


def _told(scene: Scene, verb: _Verb, heads: Sequence[int]) -> frozenset[str]:
    """Content stems of the phrases under these nouns, without the verb's own."""
    held = (scene.tokens[k] for i in heads for k in _reach(scene, i))
    found = {t.stem for t in held if is_content(t) and t.lemma not in _WIDE}
    return frozenset(found - {scene.tokens[verb.at].stem})


def _agree(scenes: tuple[Scene, Scene], left: Sequence[int], right: Sequence[int]) -> int:
    """How well two parties agree: 1 for one actor or one noun, and one for each word around it."""
    best = 0
    for a, b in itertools.product(left, right):
        actors = scenes[0].actor_at(a), scenes[1].actor_at(b)
        same = actors[0] is not None and actors[1] is not None and same_actor(actors[0], actors[1])
        x, y = scenes[0].tokens[a], scenes[1].tokens[b]
        if same:
            best = max(best, 1)
        elif x.pos != "PRON" and is_content(x) and x.stem == y.stem:
            held = [
                {s.tokens[k].stem for k in _held(s, i) if is_content(s.tokens[k])}
                for s, i in zip(scenes, (a, b), strict=True)
            ]
            best = max(best, 1 + len(held[0] & held[1]))
    return best


def _act(scene: Scene, verb: _Verb) -> Wording:
    tags = ("passive",) if verb.passive else ()
    return Wording(scene.span(verb.at, verb.last), verb.name, tags)
