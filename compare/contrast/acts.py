"""Acts in a sentence: a verb (or a noun for an act) with its doers and what it is done to.

A helper of the rules for words and roles. Doers of infinitives and participles
are found by control ("he told them to go"), passives are turned round, and a
noun for an act takes its parties from the verb that carries it ("made a
complaint about the mayor"), as in PropBank and NomBank (Palmer, Gildea &
Kingsbury 2005; Meyers et al. 2004).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from compare.contrast.rivals import ACT_SENSES, Sense, words
from compare.contrast.units import Unit, View, is_content
from compare.evidence.concepts import concept
from compare.records import DocumentActor, Span, Token
from compare.syntax import Tree

# Verbs that say little by themselves: the noun after them tells the act.
LIGHT = words(
    """
    make give take offer keep put issue have get draw face launch raise spark stir deliver voice do
    send express mount bring continue receive
    """
)
# Verbs of saying and of being tie anyone to anything and tell of no act.
PLAIN = words(
    """
    say tell add be have do make get go take give call see know think want believe ask report state
    note write  claim argue warn deny confirm declare explain describe insist let keep put come use
    need try seem find show  include continue begin start mean lead like hear follow leave speak
    talk respond reply
    """
)
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})
_BREAKS = frozenset({"relcl", "advcl", "acl", "parataxis", "ccomp", "conj"})
_WHO = frozenset({"who", "which", "that", "whom"})
_HE = frozenset({"he", "she", "him", "her", "his"})
# Prepositions that lead to the one an act is aimed at.
_AIMED = words("on to at about against of toward towards with over by for")
# The same after a noun: "remarks about", not "a man with".
_AIMED_NOUN = _AIMED - {"by", "of", "with", "for"}
_THEY = frozenset({"they", "them"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"})
_DEPTH = 3  # verbs above a verb among which its doer is looked for
_REACH = 2  # sentences back in which "he" may have been named


class Party(NamedTuple):
    """One who takes part: head noun and phrase as tokens of the document; the actor, where known."""

    label: str
    head: int
    first: int
    last: int
    actor: DocumentActor | None
    stems: frozenset[str]


class Act(NamedTuple):
    """An act: its word, the word's place, who does it and whom or what it is done to."""

    unit: Unit
    at: int
    word: Token
    doers: tuple[Party, ...]
    objects: tuple[Party, ...]
    negated: bool


def scenes_of(views: dict[str, View]) -> dict[str, Scene]:
    """Every article read for acts; make it once and hand it to the rules."""
    return {label: Scene(view) for label, view in views.items()}


class Scene:
    """One article read for acts: its parse tree and who is named at which token."""

    def __init__(self, view: View) -> None:
        self.view, self.tokens, self.label = view, view.document.tokens, view.label
        self.tree = Tree(view.document)
        self._at = _actors_at(view)
        self._by_name = {a.name.split()[-1]: a for a in reversed(view.document.actors) if a.label == "PERSON"}
        self._acts: dict[str, tuple[Act, ...]] = {}
        inside = [(q.span.start, q.span.end) for q in view.document.quotations]
        self._quoted = frozenset(t.start for t in self.tokens if any(a <= t.start < b for a, b in inside))

    def actor_at(self, index: int) -> DocumentActor | None:
        """The actor named at this token; "he" and "she" are whoever was last the subject."""
        if self.tokens[index].text.lower() in _HE and self.tokens[index].pos == "PRON":
            return self._antecedent(index)
        found = self._at.get(index)
        if found is None and self.tokens[index].tag != "NNPS":
            return self._by_name.get(self.tokens[index].text)
        return found

    def _antecedent(self, index: int) -> DocumentActor | None:
        own = self.tokens[index].sentence
        for back in range(min(_REACH, own) + 1):
            first, last = self.view.document.bounds[own - back]
            subjects = [
                actor
                for i in range(first, min(last, index))
                if self.tokens[i].dep in _ACTING
                and (actor := self._at.get(i)) is not None
                and actor.label == "PERSON"
            ]
            if subjects:
                return subjects[0] if back else subjects[-1]
        return None

    def named(self, index: int) -> bool:
        """Does a name stand at this token?"""
        return index in self._at or self.tokens[index].entity in ("PERSON", "ORG", "GPE", "NORP")

    def referent(self, index: int) -> int:
        """For "they" and "them" the last group named before in the sentence, else the token itself."""
        if self.tokens[index].text.lower() not in _THEY:
            return index
        first = self.view.document.bounds[self.tokens[index].sentence][0]
        named = [i for i in range(first, index) if i in self._at and self.tokens[i].tag in ("NNS", "NNPS")]
        return named[-1] if named else index

    def party(self, head: int) -> Party:
        """The party whose head noun stands here, with its phrase up to a clause, list or comma."""
        head = self.referent(head)
        first, last = head, head
        while first > self.tree.left[head] and not self._breaks(first - 1):
            first -= 1
        after = head + 1
        if after < len(self.tokens) and self.tokens[after].lemma == "of" and self.tokens[after].head == head:
            inner = self.tree.child(after, "pobj")
            last = inner if inner is not None else head
        stems = frozenset(t.stem for t in self.tokens[first : last + 1] if is_content(t))
        return Party(self.label, head, first, last, self.actor_at(head), stems)

    def run(self, first: int, last: int) -> Party:
        """The party named by these tokens, whatever the parse says of them."""
        stems = frozenset(t.stem for t in self.tokens[first : last + 1] if is_content(t))
        return Party(self.label, last, first, last, self.actor_at(last), stems)

    def _breaks(self, index: int) -> bool:
        token = self.tokens[index]
        outside = token.pos in ("PUNCT", "DET") and token.text not in ("-", "’", "'", ".")
        return outside or token.dep in _BREAKS

    def span(self, first: int, last: int) -> Span:
        """The labelled span of these tokens (last inclusive)."""
        return self.view.span(self.tokens[first].start, self.tokens[last].end)

    def acts(self, unit: Unit) -> tuple[Act, ...]:
        """Every act of the sentence, in text order."""
        if unit.id not in self._acts:
            self._acts[unit.id] = tuple(_acts_in(self, unit))
        return self._acts[unit.id]

    def quoted(self, token: Token) -> bool:
        """Does the word stand between quotation marks?"""
        return token.start in self._quoted


def _actors_at(view: View) -> dict[int, DocumentActor]:
    tokens = view.document.tokens
    starts = {t.start: i for i, t in enumerate(tokens)}
    found: dict[int, DocumentActor] = {}
    for actor in view.document.actors:
        for mention in actor.role.mentions:
            i = starts.get(mention.start, len(tokens))
            while i < len(tokens) and tokens[i].end <= mention.end:
                found.setdefault(i, actor)
                i += 1
    return found


# ---------------------------------------------------------------- acts


def _acts_in(scene: Scene, unit: Unit) -> Iterator[Act]:
    indices = range(unit.first, unit.first + len(unit.tokens))
    titled = unit.sentence.role == "headline"
    for index in indices:
        token = scene.tokens[index]
        if titled and (act := _headline_act(scene, unit, index)) is not None:
            yield act
            continue
        if token.pos == "VERB":
            doers, objects = _doers(scene, index), _objects(scene, index)
        elif token.pos in ("NOUN", "ADJ"):
            doers, objects = _noun_parties(scene, index)
        else:
            continue
        negated = scene.tree.child(index, "neg") is not None
        yield Act(unit, index, token, _parties(scene, doers), _parties(scene, objects), negated)


def _headline_act(scene: Scene, unit: Unit, index: int) -> Act | None:
    """A verb that the capitals of a headline made a name ("Mayor Mocks Council"): the names beside it."""
    token = scene.tokens[index]
    word = token.text.lower()
    base = (
        next((b for b in (word[:-1], word[:-2], word) if b in ACT_SENSES), None)
        if word.endswith("s")
        else None
    )
    if token.pos == "VERB" or base is None or not unit.first < index:
        return None
    named = [i for i in range(unit.first, unit.first + len(unit.tokens)) if i != index and scene.named(i)]
    before = [i for i in named if i == index - 1]
    after = [i for i in named if i == index + 1]
    if not before:
        return None
    while after and after[-1] + 1 in named and scene.tokens[after[-1] + 1].pos == "PROPN":
        after.append(after[-1] + 1)
    verb = msgspec.structs.replace(token, lemma=base, stem=base, pos="VERB")
    start = before[0]
    while start - 1 in named and scene.tokens[start - 1].pos == "PROPN":
        start -= 1
    doers = (scene.run(start, before[-1]),)
    return Act(unit, index, verb, doers, (scene.run(after[0], after[-1]),) if after else (), False)


def _parties(scene: Scene, heads: Sequence[int]) -> tuple[Party, ...]:
    """The parties at these heads and those joined to them by "and"."""
    return tuple(scene.party(i) for i in sorted({i for h in heads for i in _joined(scene, h)}))


def _joined(scene: Scene, head: int) -> Iterator[int]:
    yield head
    for other in scene.tree.each(head, "conj"):
        if scene.tokens[other].pos in _NOUNS:
            yield from _joined(scene, other)


def _doers(scene: Scene, verb: int, depth: int = 0) -> list[int]:
    """Heads of who does it: subject, "by" phrase, or by control from the verb above."""
    tree = scene.tree
    if is_passive(scene, verb):
        by = tree.child(verb, "agent")
        inner = tree.child(by, "pobj") if by is not None else None
        return [] if inner is None else [inner]
    own = tree.child(verb, "nsubj")
    if own is not None:
        return [_relative(scene, own, verb)]
    return _doers_above(scene, verb, depth) if depth <= _DEPTH else []


def _doers_above(scene: Scene, verb: int, depth: int) -> list[int]:
    """Heads of who does it, for a verb without a subject of its own."""
    tokens = scene.tokens
    above, dep = tokens[verb].head, tokens[verb].dep
    if dep == "acl":
        return [above] if tokens[verb].tag == "VBG" else []
    if dep == "pcomp" and tokens[above].dep == "prep":
        return _controlled(scene, tokens[above].head, tokens[above].lemma == "for", depth)
    if dep in ("conj", "xcomp", "advcl"):
        while dep == "advcl" and tokens[above].dep == "xcomp":
            above = tokens[above].head  # "urged them to go, while praising …": the one who urged praises
        return _before_gerund(scene, verb) or _controlled(scene, above, dep == "xcomp", depth)
    return []


def _before_gerund(scene: Scene, verb: int) -> list[int]:
    """The one right before a form in -ing that hangs elsewhere: "a video of him mocking"."""
    before = verb - 1
    if before < 0 or scene.tokens[verb].tag != "VBG" or scene.tokens[before].dep != "pobj":
        return []
    return [before] if scene.actor_at(before) is not None else []


def _controlled(scene: Scene, above: int, by_object: bool, depth: int) -> list[int]:
    """The upper verb's object ("urged them to go", "blamed them for going"), else its doer."""
    if scene.tokens[above].pos not in ("VERB", "AUX"):
        return []
    inner = scene.tree.child(above, "dobj") if by_object else None
    return [inner] if inner is not None else _doers(scene, above, depth + 1)


def _relative(scene: Scene, subject: int, verb: int) -> int:
    """The noun that "who" or "which" stands for."""
    if scene.tokens[subject].text.lower() in _WHO and scene.tokens[verb].dep == "relcl":
        return scene.tokens[verb].head
    return subject


def is_passive(scene: Scene, verb: int) -> bool:
    """Is it a passive, or a participle that hangs on a noun ("the man shot by …")?"""
    if scene.tree.child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    return scene.tokens[verb].tag == "VBN" and scene.tokens[verb].dep == "acl"


def _objects(scene: Scene, verb: int) -> list[int]:
    """Heads of what it is done to: object, passive subject, or the one it is aimed at."""
    tree, tokens = scene.tree, scene.tokens
    if is_passive(scene, verb):
        subject = tree.child(verb, "nsubjpass")
        if subject is not None:
            return [_relative(scene, subject, verb)]
        return [tokens[verb].head] if tokens[verb].dep == "acl" else []
    direct = [c for c in tree.each(verb, "dobj") if tokens[c].pos in _NOUNS]
    if direct:
        return [_relative(scene, c, verb) for c in direct]
    return _after_preposition(scene, verb, _AIMED)


def _noun_parties(scene: Scene, noun: int) -> tuple[list[int], list[int]]:
    """Parties of a noun for an act, from its phrase and from the verb that carries it."""
    tree, tokens = scene.tree, scene.tokens
    if tokens[noun].pos == "ADJ" and tokens[noun].dep == "amod":
        noun = tokens[noun].head  # "critical remarks"
    doers, objects = list(tree.each(noun, "poss")), _aimed_at(scene, noun)
    for clause in tree.each(noun, "relcl"):
        doers = doers or [c for c in tree.each(clause, "nsubj") if tokens[c].text.lower() not in _WHO]
        objects = objects or _aimed_at(scene, clause)
    verb = tokens[noun].head
    if tokens[noun].dep == "dobj" and tokens[verb].pos == "VERB" and tokens[verb].lemma in LIGHT:
        received = tokens[verb].lemma in ("face", "draw", "receive")
        doers = doers or ([] if received else _doers(scene, verb))
        objects = objects or (_doers(scene, verb) if received else _aimed_at(scene, verb))
    return doers, objects


def _aimed_at(scene: Scene, head: int) -> list[int]:
    return _after_preposition(scene, head, _AIMED_NOUN)


def _after_preposition(scene: Scene, head: int, wanted: frozenset[str]) -> list[int]:
    """The first noun after one of these prepositions that is no day, time or figure."""
    preps = [p for p in scene.tree.each(head, "prep") if scene.tokens[p].lemma in wanted]
    found = [i for p in preps if (i := scene.tree.child(p, "pobj")) is not None]
    return [i for i in found if scene.tokens[i].pos in _NOUNS and not _is_time(scene, i)][:1]


def _is_time(scene: Scene, index: int) -> bool:
    return scene.tokens[index].entity in _TIMES and scene.actor_at(index) is None


# ---------------------------------------------------------------- words for acts


def senses(scene: Scene, act: Act) -> tuple[Sense, ...]:
    """(kind, part) of the word, with its particle: "stepped down" is another act than "stepped"."""
    after = act.at + 1
    particle = scene.tree.child(act.at, "prt")
    if particle is None and act.word.pos == "VERB" and after < len(scene.tokens):
        beside = scene.tokens[after]
        particle = after if beside.head == act.at and beside.pos in ("ADP", "ADV") else None
    if particle is not None:
        phrase = ACT_SENSES.get(f"{act.word.lemma}_{scene.tokens[particle].lemma}")
        if phrase or scene.tokens[particle].dep == "prt":
            return phrase or ()
    return ACT_SENSES.get(act.word.lemma, ())


def same_act(scenes: tuple[Scene, Scene], one: Act, two: Act) -> bool:
    """The same word, words of one group of the concept list, or of one kind of act."""
    if one.word.lemma == two.word.lemma or concept(one.word) == concept(two.word):
        return True
    kinds = [{k for k, _ in senses(s, a)} for s, a in zip(scenes, (one, two), strict=True)]
    return bool(kinds[0] & kinds[1])


def content_of(scene: Scene, act: Act) -> frozenset[str]:
    """Content stems of all that hangs on the act's word, without the word and its doers."""
    first, last = scene.tree.left[act.at], scene.tree.right[act.at]
    if act.unit.sentence.role == "headline":  # one act in all, and capitals that the parser stumbles over
        first, last = act.unit.first, act.unit.first + len(act.unit.tokens) - 1
    doers = frozenset(s for p in act.doers for s in p.stems)
    held = frozenset(t.stem for t in scene.tokens[first : last + 1] if is_content(t))
    return held - doers - {act.word.stem}


# ---------------------------------------------------------------- pairs of spans
