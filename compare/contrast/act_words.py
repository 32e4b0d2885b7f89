"""Another word for one act, in the text and in the two headlines.

Which verb tells an act says who is to blame and how bad it was (Fowler 1991 on
transitivity; Recasens et al. 2013 on one-sided words). Shown are words of one
kind but another strength, and loaded words where the parties are the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.acts import LIGHT, PLAIN, Act, Scene, content_of, same_act, senses
from compare.contrast.draft import draft
from compare.contrast.parties import close, indices_of, same_actor, shared_parties, told_too
from compare.contrast.rivals import rivals
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.evidence.concepts import concept
from compare.records import Divergence, Span, Token

_NEAR = 2  # tokens after a headline's verb in which a loaded word still colours it: "stir up furious …"
_SAYING = frozenset({"say", "tell", "be", "have", "do"})
_HEADS_Q = "What does each headline make you expect? Which words do it?"
_ACT_Q = "Each article uses another word for this act. What does each word make you think happened?"


# ---------------------------------------------------------------- words for one act


def words_for_acts(
    views: dict[str, View], scenes: dict[str, Scene], pairs: Sequence[Pair]
) -> Iterator[Divergence]:
    """Another word for one act: of one kind but another strength or blame, or one of them loaded."""
    ties = {(p.left.id, p.right.id) for p in pairs if close(p)}
    telling = {label: [a for u in s.view.units for a in _telling(s, u)] for label, s in scenes.items()}
    for first, second in itertools.combinations(sorted(views), 2):
        two = scenes[first], scenes[second]
        for one, other, tied in _candidates(two, telling[first], telling[second], ties):
            alike = told_alike(views, one.unit, other.unit)
            if not alike and _two_words(two, one, other) and _one_act(two, one, other, tied):
                spans = two[0].span(*_act_words(two[0], one)), two[1].span(*_act_words(two[1], other))
                topic = f"the word for what was done: {_party_name(two, one, other)}"
                yield draft(views, "wording", topic.rstrip(": "), spans, _ACT_Q)


def _candidates(
    scenes: tuple[Scene, Scene], left: Sequence[Act], right: Sequence[Act], ties: set[tuple[str, str]]
) -> Iterator[tuple[Act, Act, bool]]:
    """Pairs of acts worth comparing, and whether their sentences are well tied: rivals, or one is loaded."""
    told = [
        [(a, senses(s, a), _loaded(s, a)) for a in acts]
        for s, acts in zip(scenes, (left, right), strict=True)
    ]
    for one, known, loaded in told[0]:
        for two, other_known, other_loaded in told[1]:
            rival = bool(known and other_known) and rivals(known, other_known)
            if rival or loaded or other_loaded:
                heads = one.unit.sentence.role == two.unit.sentence.role == "headline"
                tied = heads or (one.unit.id, two.unit.id) in ties
                if rival or tied:
                    yield one, two, tied


def _one_act(scenes: tuple[Scene, Scene], one: Act, two: Act, tied: bool) -> bool:
    """Are the words rivals for one act: the same doer and object, or one of them in sentences well tied?"""
    rival = rivals(senses(scenes[0], one), senses(scenes[1], two))
    if not rival and not (tied and _one_is_loaded(scenes, one, two)):
        return False
    doers, objects = (
        shared_parties(scenes, one.doers, two.doers),
        shared_parties(scenes, one.objects, two.objects),
    )
    if rival and tied and _crossed(scenes, one, two):
        doers, objects = 1, 1
    if -1 in (doers, objects) or one.negated != two.negated:
        return False
    if doers + objects == 2:
        return tied or all(p.actor for p in (*one.doers, *two.doers, *one.objects, *two.objects))
    shared = content_of(scenes[0], one) & content_of(scenes[1], two)
    needed = settings.SAME_ACT_STEMS - doers - objects
    return tied and rival and len(shared) >= needed


def _telling(scene: Scene, unit: Unit) -> list[Act]:
    """Acts outside quotation marks whose word may be a telling one; any verb, as the other may be loaded."""
    return [
        a
        for a in scene.acts(unit)
        if not scene.quoted(a.word)
        and (senses(scene, a) or (a.word.pos == "VERB" and a.doers and a.word.lemma not in LIGHT | PLAIN))
    ]


def _crossed(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    """ "She resigned", "they fired her": the doer of one is what the other is done to."""
    for k, (bare, full) in enumerate(((one, two), (two, one))):
        if not bare.objects and full.objects and all(p.actor for p in (*bare.doers, *full.objects)):
            two_scenes = scenes if k == 0 else (scenes[1], scenes[0])
            if shared_parties(two_scenes, bare.doers, full.objects) == 1:
                return True
    return False


def _two_words(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    """Are they two words, both outside quotation marks, neither used by the other article as well?"""
    if (
        one.word.lemma == two.word.lemma
        or one.word.stem == two.word.stem
        or one.word.pos == two.word.pos == "ADJ"
    ):
        return False
    return not told_too(scenes, one.at, two.at)


def _one_is_loaded(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    return one.word.pos == two.word.pos == "VERB" and any(
        _loaded(s, a) for s, a in zip(scenes, (one, two), strict=True)
    )


def _loaded(scene: Scene, act: Act) -> bool:
    return any(
        m.category in "WV" and m.voice != "quoted" and m.span.start <= act.word.start < m.span.end
        for m in scene.view.document.marks
    )


def _act_words(scene: Scene, act: Act) -> tuple[int, int]:
    """The word with its particle, or the adjective with its noun."""
    if act.word.pos == "ADJ" and act.word.dep == "amod" and 0 < act.word.head - act.at <= 2:
        return act.at, act.word.head
    particle = scene.tree.child(act.at, "prt")
    return act.at, particle if particle is not None and particle == act.at + 1 else act.at


def _party_name(scenes: tuple[Scene, Scene], one: Act, two: Act) -> str:
    """Who the act ties, in the words of the articles."""
    names = sorted(
        p.actor.name if p.actor else scenes[k].tokens[p.head].text
        for k, act in enumerate((one, two))
        for p in (*act.doers, *act.objects)
        if scenes[k].tokens[p.head].pos != "PRON" or p.actor
    )
    return ", ".join(list(dict.fromkeys(names))[:2])


# ---------------------------------------------------------------- headlines


class Told(NamedTuple):
    """What a headline tells: its main verb, and the words from there to the end of the clause."""

    verb: Token
    act: Act
    span: Span
    marked: bool


def headline_words(
    views: dict[str, View], scenes: dict[str, Scene], pairs: Sequence[Pair]
) -> Iterator[Divergence]:
    """Two headlines on one matter, with a name in common, that tell it with other verbs, one loaded."""
    for first, second in itertools.combinations(sorted(views), 2):
        units = [
            next((u for u in views[v].units if u.sentence.role == "headline"), None) for v in (first, second)
        ]
        left, right = units
        if left is None or right is None or told_alike(views, left, right):
            continue
        told = [t for v, u in ((first, left), (second, right)) for t in _told(scenes[v], u)[:1]]
        one_matter = _one_matter(scenes[first], scenes[second], left, right, pairs)
        if len(told) == 2 and one_matter and _rivals((scenes[first], scenes[second]), *told):
            yield draft(views, "wording", "what the headline tells", (told[0].span, told[1].span), _HEADS_Q)
            continue
        own = [_own_words(scenes[first], left, right), _own_words(scenes[second], right, left)]
        if own[0] and own[1] and (one_matter or left.stems & right.stems):
            yield draft(
                views, "selection", "what the headline puts first", (own[0], own[1]), _HEADS_Q, weight=2
            )


def _rivals(scenes: tuple[Scene, Scene], one: Told, two: Told) -> bool:
    """Are these two verbs for one act, one of them loaded?"""
    if one.verb.stem == two.verb.stem or {one.verb.lemma, two.verb.lemma} & _SAYING:
        return False
    return (one.marked or two.marked) and not _other_doers(scenes, one, two)


def _own_words(scene: Scene, unit: Unit, other: Unit) -> Span | None:
    """The headline, if it has enough words that the other headline lacks."""
    missing = {concept(t) for t in other.tokens if is_content(t)}
    own = [
        i
        for i in indices_of(unit)
        if is_content(scene.tokens[i])
        and concept(scene.tokens[i]) not in missing
        and scene.tokens[i].stem not in other.stems
    ]
    return scene.view.whole(unit) if len(own) >= settings.HEADLINE_OWN_WORDS else None


def _other_doers(scenes: tuple[Scene, Scene], one: Told, two: Told) -> bool:
    """Do the headlines tell what two others do: one a rebuke, the other what it answers?"""
    doers = [t.act.doers or t.act.objects for t in (one, two)]
    return shared_parties(scenes, doers[0], doers[1]) == -1


def _one_matter(one: Scene, two: Scene, left: Unit, right: Unit, pairs: Sequence[Pair]) -> bool:
    """Do the headlines share a name, and are they linked or share another content word?"""
    named = [
        [a for i in indices_of(u) if (a := s.actor_at(i)) is not None] for s, u in ((one, left), (two, right))
    ]
    shared = any(same_actor(x, y) for x in named[0] for y in named[1])
    linked = any(p.left.id == left.id and p.right.id == right.id and close(p) for p in pairs)
    if not shared:
        return False
    if linked or len(left.stems & right.stems) >= settings.SAME_ACT_STEMS:
        return True
    acts = [[a for a in s.acts(u) if senses(s, a) and a.doers] for s, u in ((one, left), (two, right))]
    return any(
        same_act((one, two), x, y) and shared_parties((one, two), x.doers, y.doers) == 1
        for x, y in itertools.product(*acts)
    )


def _told(scene: Scene, unit: Unit) -> list[Told]:
    """The main verbs of a headline, the best first: one that is loaded, else the root; none of saying."""
    found = []
    for act in scene.acts(unit):
        if (
            act.word.pos != "VERB"
            or scene.quoted(act.word)
            or act.word.dep not in ("ROOT", "compound", "relcl")
        ):
            continue
        last = _clause_end(scene, unit, act.at)
        span = scene.span(act.at, last)
        found.append(Told(act.word, act, span, _is_marked(scene, act.at, last, act)))
    return sorted(found, key=lambda t: (t.verb.tag == "VBG", t.verb.dep == "relcl", not t.marked, t.act.at))


def _is_marked(scene: Scene, first: int, last: int, act: Act) -> bool:
    """Is the verb of a kind that has other words, or is it or a word right after it loaded?"""
    start, end = scene.tokens[first].start, scene.tokens[min(last, first + _NEAR)].end
    marks = scene.view.document.marks
    light = act.word.lemma in LIGHT and any(
        senses(scene, a) for a in scene.acts(act.unit) if first < a.at <= last and a.word.head == first
    )
    return (
        light
        or bool(senses(scene, act))
        or any(m.category in "WVL" and m.voice == "outlet" and start <= m.span.start < end for m in marks)
    )


def _clause_end(scene: Scene, unit: Unit, verb: int) -> int:
    """Last token before a comma, colon or quotation mark, at most HEADLINE_WORDS further on."""
    last = verb
    for i in range(verb + 1, min(unit.first + len(unit.tokens), verb + settings.HEADLINE_WORDS)):
        if scene.tokens[i].text in (",", ";", ":", ".", "?", "!") or scene.tokens[i].text in "\"“”‘’'":
            break
        last = i
    while last > verb and scene.tokens[last].pos in ("ADP", "DET", "CCONJ", "PART", "SCONJ", "PUNCT"):
        last -= 1
    return last
