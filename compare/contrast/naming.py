"""Another word for one thing: labels for one actor, names for one matter, verbs for one act.

Labels and appositions are predications about the same entity, so two that differ
without a clash of facts tell how each text sees it ("lexical choice", Fowler 1991;
"labels" in Entman 1993). What counts as one thing is kept strict: the same actor,
the same words around the noun, or the same parties of an act.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.act_words import headline_words, words_for_acts
from compare.contrast.acts import Scene, scenes_of
from compare.contrast.draft import draft
from compare.contrast.parties import (
    Spans,
    both,
    clearest,
    close,
    same_actor,
    short_name,
    told_too,
)
from compare.contrast.rivals import name_senses, rival_nouns, words
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.evidence.concepts import concept
from compare.names import load_aliases, singular
from compare.records import Divergence, DocumentActor, Mark, Span, Token

# How far a noun before or after a claim leaves it open: told as so, open, doubted.
_OPEN = words("alleged allege allegation possible potential suspected accusation accuse charge suspicion")
_DOUBT = words(
    """
    narrative theory myth hoax so-called supposed purported claim fantasy conspiracy fiction
    unproven unfounded  baseless debunked fabricated
    """
)
_TIME = frozenset(
    {"former", "ex", "then", "late", "current", "longtime", "ex-", "acting", "interim", "outgoing"}
)
_LABELS_Q = "Each article gives a different label. What does each one make you think of this person or group?"
_CALLED_Q = "What does each name make you think of, and what would a plain word be?"


def naming_divergences(
    views: dict[str, View], pairs: Sequence[Pair], scenes: dict[str, Scene] | None = None
) -> Iterator[Divergence]:
    """Cards "another word for the same thing" (kind "wording") between labelled articles."""
    scenes = scenes or scenes_of(views)
    yield from _labels(views, scenes)
    yield from _doubted(views, scenes)
    yield from headline_words(views, scenes, pairs)
    yield from words_for_acts(views, scenes, pairs)
    for pair in pairs:
        if told_alike(views, pair.left, pair.right):
            continue
        two = scenes[pair.left.label], scenes[pair.right.label]
        yield from _names(views, two, pair)


# ---------------------------------------------------------------- labels of one actor


class Label(NamedTuple):
    """What an actor is called: the words, their head noun and the stems of the words before it."""

    span: Span
    head: Token
    before: frozenset[str]
    marks: tuple[Mark, ...]


def labels_of(scene: Scene, actor: DocumentActor) -> list[Label]:
    """The labels of an actor that describe: no titles, offices or parties, none in quotation marks."""
    found = []
    starts = {t.start: i for i, t in enumerate(scene.tokens)}
    for span in actor.role.labels:
        first = starts.get(span.start)
        if first is None or scene.view.quoted(span.start, span.end) > 0:
            continue
        tokens = [t for t in itertools.islice(scene.tokens, first, None) if t.start < span.end]
        tokens = [t for t in tokens if t.end <= span.end][:20]
        head = _head(tokens)
        if head is not None and _describes(head):
            shown = scene.view.span(*_without_article(tokens, span))
            before = frozenset(t.stem for t in tokens if t != head and is_content(t) and t.lemma not in _TIME)
            found.append(Label(shown, head, before, _marks_in(scene.view, span.start, span.end)))
    return found


def _head(tokens: Sequence[Token]) -> Token | None:
    """The noun that says what it is: the last one before a preposition or comma."""
    last = None
    for token in tokens:
        if last is not None and token.pos in ("ADP", "PUNCT", "SCONJ") and token.text not in ("-", "'", "’"):
            break
        if token.tag == "POS":
            last = None
        elif token.pos in ("NOUN", "PROPN"):
            last = token
    return last


def _without_article(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    start = next((t.start for t in tokens if t.pos not in ("DET", "PUNCT")), span.start)
    return start, span.end


def _describes(head: Token) -> bool:
    aliases = load_aliases()
    word = singular(head.lemma)
    if name_senses(head):
        return head.pos == "NOUN"
    office = word in aliases.roles["title"] or any(word in group for group in aliases.offices)
    return head.pos == "NOUN" and not office and aliases.known(head.text) is None and len(word) > 2


def _marks_in(view: View, start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        m
        for m in view.document.marks
        if m.category in "WL" and m.voice == "outlet" and start <= m.span.start < end
    )


def _labels(views: dict[str, View], scenes: dict[str, Scene]) -> Iterator[Divergence]:
    for first, second in itertools.combinations(sorted(views), 2):
        one, two = scenes[first], scenes[second]
        described = [
            [(a, labels_of(s, a)) for a in s.view.document.actors if a.role.labels] for s in (one, two)
        ]
        for a, left in described[0]:
            for b, right in described[1]:
                if left and right and same_actor(a, b):
                    name = max(short_name(a), short_name(b), key=lambda n: (len(n), n))
                    yield from _differing(views, name, left, right)


def _differing(
    views: dict[str, View], name: str, left: Sequence[Label], right: Sequence[Label]
) -> Iterator[Divergence]:
    """Labels of one slot whose nouns mean another thing, where neither article uses the other's noun."""
    concepts = [{concept(x.head) for x in side} for side in (left, right)]
    if concepts[0] & concepts[1]:
        return
    found = []
    for x in left:
        for y in right:
            told = bool(x.before) or bool(y.before)
            if rival_nouns(x.head, y.head) or x.before & y.before or x.marks or y.marks or told:
                found.append((x.span, y.span))
    if found:
        yield draft(views, "wording", f"what {name} is called", clearest(views, found), _LABELS_Q)


# ---------------------------------------------------------------- names of one matter


def _names(views: dict[str, View], scenes: tuple[Scene, Scene], pair: Pair) -> Iterator[Divergence]:
    """Rival nouns in linked sentences for one thing: they share two words around them, or one and the act."""
    if not close(pair):
        return
    found: dict[Spans, str] = {}
    for one, two in itertools.product(_nouns(scenes[0], pair.left), _nouns(scenes[1], pair.right)):
        if not rival_nouns(*both(scenes, one, two)) or told_too(scenes, one, two):
            continue
        shared = _around(scenes[0], one) & _around(scenes[1], two)
        if len(shared) >= settings.SAME_ACT_STEMS:
            spans = scenes[0].span(*_phrase(scenes[0], one)), scenes[1].span(*_phrase(scenes[1], two))
            found[spans] = _topic((pair.left, pair.right), shared)
    if found:
        best = clearest(views, found)
        yield draft(views, "wording", f"what it is called: {found[best]}", best, _CALLED_Q)


def _nouns(scene: Scene, unit: Unit) -> list[int]:
    indices = range(unit.first, unit.first + len(unit.tokens))
    return [
        i
        for i in indices
        if scene.tokens[i].pos == "NOUN"
        and name_senses(scene.tokens[i])
        and not scene.quoted(scene.tokens[i])
        and scene.tokens[i].dep != "compound"
    ]


def _around(scene: Scene, noun: int) -> frozenset[str]:
    """Content stems of the noun's phrase and of the clause that hangs on it."""
    first, last = scene.tree.left[noun], scene.tree.right[noun]
    tokens = scene.tokens[first : last + 1]
    return frozenset(t.stem for t in tokens if is_content(t)) - {scene.tokens[noun].stem}


def _phrase(scene: Scene, noun: int) -> tuple[int, int]:
    """The noun with the adjectives and nouns right before it."""
    first = noun
    while (
        first > 0
        and scene.tokens[first - 1].head == noun
        and scene.tokens[first - 1].dep in ("amod", "compound")
    ):
        first -= 1
    return first, noun


def _topic(units: tuple[Unit, Unit], shared: frozenset[str]) -> str:
    """Up to three shared words, as the shorter sentence has them."""
    chosen = min(units, key=lambda u: (len(u.sentence.text), u.sentence.text))
    seen: dict[str, str] = {}
    for token in chosen.tokens:
        if token.stem in shared and token.pos in ("NOUN", "PROPN", "ADJ", "VERB"):
            seen.setdefault(token.stem, token.text)
    return ", ".join(list(seen.values())[:3])


# ---------------------------------------------------------------- one claim, open or doubted


def _doubted(views: dict[str, View], scenes: dict[str, Scene]) -> Iterator[Divergence]:
    """One noun that one article only calls "alleged" and the like, the other "theory" and the like."""
    stances = {label: _stances(scene) for label, scene in scenes.items()}
    for first, second in itertools.combinations(sorted(views), 2):
        for stem in sorted(stances[first].keys() & stances[second].keys()):
            sides = stances[first][stem], stances[second][stem]
            kinds = [{kind for kind, _ in side} for side in sides]
            if sorted(map(sorted, kinds)) == [["doubt"], ["open"]]:
                spans = tuple(span for side in sides for _, span in side[:2])
                held = {t.text.lower() for s in scenes.values() for t in s.tokens if t.stem == stem}
                word = min(held, key=lambda t: (len(t), t))
                yield draft(views, "wording", f"what the claim is called: {word}", spans, _CALLED_Q)


def _stances(scene: Scene) -> dict[str, list[tuple[str, Span]]]:
    """Noun stem → ("open" or "doubt", the phrase) for each time it stands in such a phrase, unquoted."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for i, token in enumerate(scene.tokens):
        if token.pos != "NOUN" or scene.quoted(token) or not is_content(token):
            continue
        if token.lemma in _OPEN | _DOUBT:
            continue
        beside = [c for c in scene.tree.each(i, "amod", "compound") if c < i]
        above = token.head if token.dep == "compound" and token.head == i + 1 else None
        for other in [*beside, *([above] if above is not None else [])]:
            lemma = scene.tokens[other].lemma
            kind = "open" if lemma in _OPEN else "doubt" if lemma in _DOUBT else ""
            if kind and abs(other - i) <= 2:
                span = scene.span(min(i, other), max(i, other))
                found.setdefault(token.stem, []).append((kind, span))
    return found
