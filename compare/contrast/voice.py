"""Divergences of voice: a speaker's word or claim in one article, the outlet's own in the other.

Whose claim a statement is (sources of factuality, Saurí & Pustejovsky 2009) and whose judging word it is
(framing bias, Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013) are two questions; both are asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.units import (
    Pair,
    Unit,
    View,
    is_content,
    is_name,
    is_word,
    share,
    stems_in,
    told_alike,
    topic_of,
)
from compare.cues import load_cues
from compare.records import Attribution, Divergence, Mark, Source, Span, Token
from compare.tone_features import valence_list

_VOICE = "In one article a speaker uses the word, in the other the article itself does: does that matter?"
_CLAIM = "In one article a speaker says this, in the other the article itself does: how could you check it?"
_ENDINGS = ("ation", "ate", "at", "ion")
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "neg", "aux", "poss", "nummod"})
_SAID_OF = frozenset({"ccomp", "xcomp", "oprd", "dobj", "acomp", "attr", "advcl", "pcomp"})


class _Use(NamedTuple):
    """One use of a word that judges or may judge."""

    view: View
    unit: Unit
    token: Token
    mark: Mark | None

    @property
    def span(self) -> Span:
        whole = self.mark.span if self.mark and self.mark.category in ("W", "L") else self.token
        return self.view.span(whole.start, whole.end)


def voice_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Judging words, then claims, that change their voice between two articles."""
    linked = {frozenset((p.left.id, p.right.id)): p.link.score for p in pairs}
    uses = {label: _uses(view) for label, view in views.items()}
    for first, second in combinations(sorted(views), 2):
        cards = list(_whose_words(views, (uses[first], uses[second]), linked))
        cards.sort(key=lambda d: (-d.importance, d.topic))
        yield from cards[: settings.VOICE_CARDS]
    for pair in pairs:
        if pair.link.score >= settings.VOICE_LINK and not told_alike(views, pair.left, pair.right):
            yield from _whose_claim(views, pair.left, pair.right)
            yield from _whose_claim(views, pair.right, pair.left)


# ---------------------------------------------------------------- whose word


def _whose_words(
    views: dict[str, View],
    sides: tuple[dict[str, list[_Use]], dict[str, list[_Use]]],
    linked: dict[frozenset[str], float],
) -> Iterator[Divergence]:
    """Words that one article has only in a speaker's mouth and the other only in its own voice."""
    for family in sorted(sides[0].keys() & sides[1].keys()):
        found = sides[0][family], sides[1][family]
        if not any(_judges(u.token, u.mark) for side in found for u in side):
            continue
        voices = [{_voice(u) for u in side} for side in found]
        if {"outlet"} not in voices or not any("outlet" not in v and "quoted" in v for v in voices):
            continue
        together = [(a, b) for a in found[0] for b in found[1] if not _term(a, b)]
        near = [(a, b) for a, b in together if _one_matter(views, a.unit, b.unit, linked)]
        if near:
            spans = tuple(_by_place(u.span for pair in near for u in pair))
            topic = min((s.text.lower() for s in spans), key=lambda t: (len(t), t))
            yield draft(views, "attribution", f"who uses the word “{topic}”", spans, _VOICE)


def _term(one: _Use, two: _Use) -> bool:
    """Do both stand before the same noun ("special election")? Then it is the name of a thing."""
    heads = [u.view.document.tokens[u.token.head] for u in (one, two)]
    before = one.token.dep == two.token.dep == "amod"
    return one.mark is None and two.mark is None and before and heads[0].stem == heads[1].stem


def _by_place(spans: Iterator[Span]) -> list[Span]:
    return sorted(
        {(s.article, s.start, s.end): s for s in spans}.values(), key=lambda s: (s.article, s.start)
    )


def _one_matter(views: dict[str, View], one: Unit, two: Unit, linked: dict[frozenset[str], float]) -> bool:
    if told_alike(views, one, two):
        return False
    if linked.get(frozenset((one.id, two.id)), 0.0) >= settings.VOICE_WORD_LINK:
        return True
    return len(one.stems & two.stems) > settings.SAME_EVENT_STEMS


def _uses(view: View) -> dict[str, list[_Use]]:
    """Uses of each word that may judge, by word family."""
    marks = _marks_at(view)
    found: dict[str, list[_Use]] = {}
    for unit in view.units:
        for token in unit.tokens:
            mark = marks.get(token.start)
            if _may_judge(token, mark):
                found.setdefault(family(token), []).append(_Use(view, unit, token, mark))
    return found


def _marks_at(view: View) -> dict[int, Mark]:
    """The first mark of a judging word at each character that one covers."""
    found: dict[int, Mark] = {}
    for mark in view.document.marks:
        if mark.category in ("W", "L", "M"):
            for place in range(mark.span.start, mark.span.end):
                found.setdefault(place, mark)
    return found


def _may_judge(token: Token, mark: Mark | None) -> bool:
    """Is it a content word with a judging relative? Words in capitals are read as words, not as names."""
    shouted = token.text.isupper() and len(token.text) > settings.ACRONYM_LETTERS
    content = is_content(token) and (not is_name(token) or shouted)
    return content and (mark is not None or _value(token) != 0.0 or token.pos in ("ADJ", "NOUN"))


def _judges(token: Token, mark: Mark | None) -> bool:
    """A marked word, or an adjective or adverb that most readers feel as good or bad."""
    describes = token.pos in ("ADJ", "ADV")
    marked = mark is not None and (describes or (mark.category != "M" and token.pos == "NOUN"))
    return marked or (describes and abs(_value(token)) >= settings.JUDGING_VALENCE)


def _value(token: Token) -> float:
    values = valence_list()
    return values.get(token.text.lower(), values.get(token.lemma, 0.0))


def family(token: Token) -> str:
    """Stem without a noun ending, so that "desperate" and "desperation" are one word."""
    for ending in _ENDINGS:
        if token.stem.endswith(ending) and len(token.stem) - len(ending) >= settings.ENDING_LEAVES:
            return token.stem[: -len(ending)]
    return token.stem


def _voice(use: _Use) -> str:
    """Whose word it is: quoted, in reported speech, or the outlet's. "" for marks without a speaker."""
    view, token = use.view, use.token
    if use.mark is not None and use.mark.voice != "outlet":
        return use.mark.voice
    spoken = bool(view.attributions_in(token.start, token.end))
    if view.quoted(token.start, token.end) > 0:
        return "quoted" if spoken else ""
    return "attributed" if spoken or _reported(view, token) else "outlet"


def _reported(view: View, token: Token) -> bool:
    """Does it hang on a word of speech, or on "as" after a verb ("castigated the plan as a disgrace")?"""
    tokens, known = view.document.tokens, load_cues().verbs
    at = token
    while tokens[at.head] is not at:
        above = tokens[at.head]
        if at.dep == "prep" and at.text.lower() == "as" and above.pos == "VERB":
            return True
        if above.pos == "VERB" and at.dep in _SAID_OF and above.lemma in known:
            return True
        at = above
    return False


# ---------------------------------------------------------------- whose claim


def _whose_claim(views: dict[str, View], spoken: Unit, plain: Unit) -> Iterator[Divergence]:
    """`spoken` has in a speaker's words what `plain` tells in the article's own voice."""
    own = views[plain.label]
    if plain.sentence.role != "body" or _has_speaker(own, plain):
        return
    view = views[spoken.label]
    for source, attribution in view.attributions_in(spoken.sentence.start, spoken.sentence.end):
        if not _contestable(spoken, source, attribution):
            continue
        inside = stems_in(spoken.tokens, attribution.content.start, attribution.content.end)
        common = inside & plain.stems
        names = frozenset(t.stem for t in (*spoken.tokens, *plain.tokens) if is_name(t))
        qualities = frozenset(t.stem for t in (*spoken.tokens, *plain.tokens) if t.pos in ("ADJ", "ADV"))
        things = common - names - qualities  # a quality alone is another question: whose word it is
        few = len(things) < settings.SAME_ACT_STEMS or len(common - qualities) < settings.VOICE_STEMS
        if few or share(common, inside) < settings.VOICE_SHARE:
            continue
        if _speaker_near(own, plain, common):
            continue
        spans = (
            *_speaker_span(view, attribution),
            _tight(view, spoken, common, attribution),
            _tight(own, plain, common, None),
        )
        yield draft(views, "attribution", f"who says it: {topic_of(spoken, plain)}", spans, _CLAIM)
        return


def _contestable(unit: Unit, source: Source, attribution: Attribution) -> bool:
    """Is it a named speaker's quotation, or a claim that its cue leaves open ("claimed", "argues")?"""
    if attribution.source is None or source.kind in ("outlet", "document"):
        return False
    cue = attribution.cue
    verbs = [t for t in unit.tokens if cue.start <= t.start < cue.end]
    known = load_cues().verbs
    open_cue = any(t.lemma in known and known[t.lemma].attitude == "doubting" for t in verbs)
    return attribution.direct or open_cue


def _has_speaker(view: View, unit: Unit) -> bool:
    start, end = unit.sentence.start, unit.sentence.end
    hedged = any(m.category == "H" and start <= m.span.start < end for m in view.document.marks)
    return bool(view.attributions_in(start, end)) or view.quoted(start, end) > settings.VOICE_QUOTED or hedged


def _speaker_near(view: View, unit: Unit, common: frozenset[str]) -> bool:
    """Is the same told with a speaker in another sentence, or does the sentence before name one?"""
    others = [u for u in view.units if u.id != unit.id and _has_speaker(view, u)]
    alike = [u for u in others if len(common & u.stems) >= settings.SAME_ACT_STEMS]
    return bool(alike) or any(u.index == unit.index - 1 for u in others)


def _speaker_span(view: View, attribution: Attribution) -> tuple[Span, ...]:
    """Source and cue where they stand side by side, else none."""
    source, cue = attribution.source, attribution.cue
    if source is None:
        return ()
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    return (view.span(start, end),) if end - start <= len(source.text) + len(cue.text) + 2 else ()


def _tight(view: View, unit: Unit, common: frozenset[str], attribution: Attribution | None) -> Span:
    """What is said, or the sentence: whole where short, else the stretch that holds all shared words."""
    low, high = unit.sentence.start, unit.sentence.end
    if attribution:
        low, high = max(low, attribution.content.start), min(high, attribution.content.end)
    inside = [i for i, t in enumerate(unit.tokens) if low <= t.start and t.end <= high and is_word(t)]
    first, last = inside[0], inside[-1]
    if len(inside) > settings.VOICE_WORDS:
        shared = [i for i in inside if unit.tokens[i].stem in common]
        first, last = shared[0], shared[-1]
        while first > inside[0] and unit.tokens[first - 1].dep in _BEFORE_NOUN:
            first -= 1
    return view.span(unit.tokens[first].start, unit.tokens[last].end)
