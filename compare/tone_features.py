"""What the tone model may look at: words around a mention, never the mention itself.

Features of target-dependent sentiment (Hamborg & Donnay 2021, NewsMTSC): the
governing verb and the mention's role, words on the dependency path, modifiers,
a window, pairs of words, and word valence from VADER (Hutto & Gilbert 2014).
Names and entities are masked, so the model cannot learn who is liked. Used by
the fitting script and at run time.

Names of features: "w:" word anywhere in the sentence, "lnear:" word shortly
left of the mention, "b:" two words in a row ("@" the mention, "#" a name, "*" a plain noun),
"z:" word in the mention's clause, "subj=", "obj=", … word the mention depends
on, "subj.dobj=" a word under that one, "mod=" word that modifies the mention,
"path=" word on the way to the root, "c.A=" what an agent does, "c.P=" what
befalls a patient. Names that end in "+" or "-" are sums of valence.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator

from compare import settings
from compare.records import Document
from compare.tone_classes import class_features
from compare.tone_context import context_features, mark_features
from compare.tone_grammar import grammar_features
from compare.tone_sentence import (
    CONTENT,
    OWNERS,
    Feature,
    Sentence,
    masked,
    role_of,
    signed,
    vader,
    valence_list,
)

__all__ = ["CONTENT", "Feature", "Sentence", "features_of", "masked", "summed", "vader", "valence_list"]

OPENS_BELOW = frozenset({"prep", "agent", "xcomp", "ccomp", "dobj", "attr", "acomp"})
COMPLEMENTS = frozenset({"dobj", "acomp", "attr", "advmod", "oprd", "prep", "agent"})
KIND_OF_ROLE = {"subj": "A", "agent": "A", "pass": "P", "obj": "P"}


def tokens_within(document: Document, start: int, end: int) -> list[int]:
    """Indices of the tokens that overlap these offsets, in the sentence of the first one."""
    tokens = document.tokens
    found = []
    for first, last in document.bounds:
        if tokens[last - 1].end <= start or tokens[first].start >= end:
            continue
        at = bisect.bisect_right(tokens, start, lo=first, hi=last, key=lambda t: t.end)
        found = [i for i in range(at, last) if tokens[i].start < end]
        if found:
            break
    return found


def features_of(
    document: Document, start: int, end: int, sentences: dict[int, Sentence] | None = None
) -> list[Feature]:
    """Features of the mention at these offsets; empty where no token lies there.

    `sentences` may be kept by the caller between mentions to save work.
    """
    inside = tokens_within(document, start, end)
    if not inside:
        return []
    index = document.tokens[inside[0]].sentence
    kept = {} if sentences is None else sentences
    if index not in kept:
        kept[index] = Sentence(document, index)
    sentence = kept[index]
    head = mention_head(sentence, inside)
    found = list(_window(sentence, inside))
    found += _pairs(sentence, inside)
    found += _grammar(sentence, inside, head)
    found += _clause(sentence, inside, head)
    found += _path(sentence, inside, head)
    role, governor = role_of(sentence, head)
    found += class_features(sentence, inside, head, role, governor)
    found += context_features(sentence, inside, head, role, governor)
    found += grammar_features(sentence, inside, head, role, governor)
    found += mark_features(document, sentence, inside)
    return found


def summed(features: Iterable[Feature]) -> dict[str, float]:
    """Name → value: valences are added up, everything else is there (1) or not."""
    values: dict[str, float] = {}
    for name, value, _ in features:
        if name[-1] in "+-":
            values[name] = values.get(name, 0.0) + value
        else:
            values[name] = 1.0
    return values


def mention_head(sentence: Sentence, inside: list[int]) -> int:
    """The token of the mention that hangs on a token outside it."""
    for i in inside:
        if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i:
            return i
    return inside[-1]


def _worded(sentence: Sentence, prefix: str, i: int) -> Iterator[Feature]:
    """The token's word and its valence under this prefix."""
    word = sentence.words[i]
    if word:
        no = "no_" if sentence.negated(i) else ""
        yield Feature(f"{prefix}={no}{word}", 1.0, i)
    value = sentence.valences[i]
    if value:
        yield signed(prefix, value, i)


def _window(sentence: Sentence, inside: list[int]) -> Iterator[Feature]:
    """Words by side and distance."""
    for i in sentence.others(inside):
        side, gap = ("l", inside[0] - i) if i < inside[0] else ("r", i - inside[-1])
        near = "near" if gap <= settings.TONE_NEAR else "mid" if gap <= settings.TONE_MID else "far"
        value, word = sentence.valences[i], sentence.words[i]
        if value:
            yield signed(f"v:{side}{near}", value, i)
            yield signed("v:all", value, i)
        if word:
            yield Feature(f"w:{word}", 1.0, i)
        if word and near != "far":
            yield Feature(f"{side}{near}:{word}", 1.0, i)
        if sentence.tokens[i].text in '"“”':
            yield Feature(f"q:{side}{near}", 1.0, -1)


def _pairs(sentence: Sentence, inside: list[int]) -> Iterator[Feature]:
    """Two words in a row, the mention as "@", other names as "#", plain nouns as "*"."""
    before = "^"
    for i in range(sentence.first, sentence.last):
        token = sentence.tokens[i]
        plain = token.pos == "NOUN" and not sentence.words[i]
        word = "@" if i in inside else "#" if i in sentence.names else "*" if plain else token.lemma
        if word == before and word in "@#*":
            continue
        pair = f"{before}_{word}"
        if pair.isascii() and any(c.isalpha() for c in pair):
            yield Feature(f"b:{pair}", 1.0, i if word not in "@#*" else -1)
        before = word


def _grammar(sentence: Sentence, inside: list[int], head: int) -> Iterator[Feature]:
    """Governing word with the mention's role, what hangs on it, and what modifies the mention."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        if child not in inside:
            yield from _worded(sentence, f"mod.{tokens[child].dep}", child)
            yield from _worded(sentence, "mod", child)
    role, governor = role_of(sentence, head)
    yield Feature(f"role:{role}", 1.0, -1)
    if governor in inside:
        return
    yield from _worded(sentence, role, governor)
    for child in sentence.children[governor]:
        dep = tokens[child].dep
        if child in inside or dep in ("punct", "det"):
            continue
        yield from _worded(sentence, f"{role}.{dep}", child)
        for below in sentence.children[child] if dep in OPENS_BELOW else ():
            if below not in inside:
                yield from _worded(sentence, f"{role}.{dep}+", below)


def _owned(sentence: Sentence, head: int) -> tuple[str, int, list[Feature]]:
    """Role and governor of the outermost noun that the mention owns or modifies."""
    role, governor = role_of(sentence, head)
    found: list[Feature] = []
    for _ in range(3):
        if role not in OWNERS:
            break
        outer, above = role_of(sentence, governor)
        found.append(Feature(f"own:{outer}", 1.0, -1))
        found += _worded(sentence, f"own.{outer}", above)
        role, governor = (outer if outer in OWNERS else f"own_{outer}"), above
    return role, governor, found


def _clause(sentence: Sentence, inside: list[int], head: int) -> Iterator[Feature]:
    """What the mention, or what it owns, does or undergoes, over joined verbs."""
    role, governor, found = _owned(sentence, head)
    yield from found
    kind = KIND_OF_ROLE.get(role, role)
    for verb in _joined(sentence, governor, inside):
        yield from _worded(sentence, f"c.{kind}", verb)
        for child in sentence.children[verb]:
            if child not in inside and sentence.tokens[child].dep in COMPLEMENTS:
                for i in (child, *sentence.children[child]):
                    if i not in inside:
                        yield from _worded(sentence, f"c.{kind}.x", i)
    below = set(sentence.below(governor))
    for i in sentence.others(inside):
        value = sentence.valences[i]
        if value:
            yield signed(f"z.{kind}.{'in' if i in below else 'out'}", value, i)
        if i in below and sentence.words[i]:
            yield Feature(f"z:{sentence.words[i]}", 1.0, i)


def _joined(sentence: Sentence, governor: int, inside: list[int]) -> list[int]:
    """The governing word and the verbs joined to it or opened by it."""
    verbs = [governor]
    for verb in verbs:
        for child in sentence.children[verb]:
            if sentence.tokens[child].dep in ("xcomp", "conj") and child not in inside and len(verbs) < 6:
                verbs.append(child)
    return [v for v in verbs if v not in inside]


def _path(sentence: Sentence, inside: list[int], head: int) -> Iterator[Feature]:
    """Words from the mention up to the root."""
    at = head
    for step in range(1, settings.TONE_PATH + 1):
        if sentence.tokens[at].head == at:
            return
        at = sentence.tokens[at].head
        if at not in inside:
            yield from _worded(sentence, "path", at)
            if step <= 2:
                yield from _worded(sentence, f"path{step}", at)
