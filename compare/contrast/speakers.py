"""What each person of an article is said to have said, sentence by sentence."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare import settings
from compare.contrast.people import People, speaker_of
from compare.contrast.units import Unit, View, is_content, is_name, is_word
from compare.cues import load_cues
from compare.records import Attribution, Span, Token

_MARKS = "\"“”‘’'«»„"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CUE_CHARS = 45  # room for a cue between two parts of a quotation ("Mayor Eva Strand told reporters")


@dataclass(frozen=True, eq=False)
class Said:
    """Words of one sentence that `speaker` (a name of this article) is said to have said.

    `proxy` is true where a lawyer or spokesman says them for the speaker;
    `direct` where all of them stand in quotation marks, `clause` where the cue takes a whole clause
    ("said that …", not "dismissed the plan").
    """

    view: View
    unit: Unit
    speaker: str
    proxy: bool
    direct: bool
    clause: bool
    start: int
    end: int

    @functools.cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for t in self.unit.tokens if self.start <= t.start and t.end <= self.end)

    @functools.cached_property
    def stems(self) -> frozenset[str]:
        """Content stems without names: what is said, not of whom; of a quotation those inside its marks."""
        tokens = [t for t in self.tokens if not self.direct or self.view.quoted(t.start, t.end) > 0]
        return frozenset(t.stem for t in tokens if is_content(t)) - {t.stem for t in tokens if is_name(t)}

    @functools.cached_property
    def words(self) -> int:
        return sum(is_word(t) for t in self.tokens)

    @property
    def span(self) -> Span:
        return self.view.span(self.start, self.end)

    @property
    def order(self) -> tuple[float, int, int]:
        return (self.unit.place, self.start, self.end)


def said_in(view: View) -> list[Said]:
    """Everything that surely resolved people say in the article, in text order."""
    people = People(view)
    found: dict[tuple[int, int], Said] = {}
    for source, attribution in view.said:
        speaker = speaker_of(people, source, attribution)
        if speaker is None or not _speaks(view, attribution):
            continue
        clause = _takes_clause(view, attribution)
        for unit, start, end, direct in stretches(view, attribution):
            made = Said(view, unit, *speaker, direct, clause, start, end)
            other = found.get((start, end))
            if other is None or (made.proxy, made.speaker) < (other.proxy, other.speaker):
                found[start, end] = made
    return sorted(_outermost(found.values()), key=lambda s: s.order)


def _outermost(found: Iterable[Said]) -> list[Said]:
    """Without those inside another one, or around one that holds most of it ("explained it by saying …")."""
    kept: list[Said] = []
    for one in sorted(found, key=lambda s: (s.start, -s.end)):
        around = next((k for k in kept if k.start <= one.start and one.end <= k.end), None)
        if around is None:
            kept.append(one)
        elif not around.direct and around.speaker == one.speaker and 2 * one.words > around.words:
            kept[kept.index(around)] = one
    return kept


@functools.cache
def _saying() -> frozenset[str]:
    cues = load_cues()
    return frozenset(c.lemma for c in cues.verbs.values() if "quote" in c.frames) | {"say"}


def _speaks(view: View, attribution: Attribution) -> bool:
    """Is the cue a word of speech, and not of a deed or of what someone means to do?"""
    if attribution.direct or view.quoted(attribution.content.start, attribution.content.end) > 0:
        return True
    unit = view.holder(attribution.cue)
    cue = attribution.cue
    tokens = [t for t in unit.tokens if cue.start <= t.start < cue.end] if unit else []
    speaks = any(t.pos == "VERB" and t.lemma in _saying() for t in tokens)
    return speaks and not any(t.dep == "neg" for t in tokens)


def _takes_clause(view: View, attribution: Attribution) -> bool:
    """Does a clause with a verb of its own hang on the cue?"""
    cue, content, tokens = attribution.cue, attribution.content, view.document.tokens
    unit = view.holder(cue)
    own = unit.tokens if unit else ()
    verbs = [t for t in own if t.dep == "ccomp" and content.start <= t.start < content.end]
    verbs = [t for t in verbs if cue.start <= tokens[t.head].start < cue.end]
    return any(t.dep in _SUBJECTS and tokens[t.head] is v for v in verbs for t in own)


def stretches(view: View, attribution: Attribution) -> Iterator[tuple[Unit, int, int, bool]]:
    """(unit, start, end, in quotation marks?) of what is said, one for each sentence it runs over."""
    content = attribution.content
    for unit in view.units:
        start, end = max(content.start, unit.sentence.start), min(content.end, unit.sentence.end)
        if start >= end or unit.sentence.role != "body":
            continue
        inside = [
            (max(start, q.span.start), min(end, q.span.end))
            for q in view.document.quotations
            if q.span.start < end and start < q.span.end
        ]
        quoted = sum(b - a for a, b in inside)
        if attribution.direct and not inside:
            continue
        best = _longest(inside) if inside else (start, start)
        long = view.document.article.text.count(" ", *best) >= settings.SAME_QUOTATION_WORDS - 1
        if attribution.direct or long or (inside and 2 * quoted >= end - start):
            start, end = best
        bounds = _words(unit, start, end, attribution.direct)
        if bounds:
            yield unit, *_with_marks(view, *bounds), attribution.direct


def _longest(inside: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest quotation; one that goes on after a short "…," she said, "…" counts as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(inside):
        if joined and start - joined[-1][1] <= _CUE_CHARS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return max(joined, key=lambda r: (r[1] - r[0], -r[0]))


def _words(unit: Unit, start: int, end: int, direct: bool) -> tuple[int, int] | None:
    """The edges of the words inside, without "that" or the "him" who was called names."""
    inside = [t for t in unit.tokens if t.start >= start and t.end <= end and is_word(t)]
    opens = inside[0].text.lower() if len(inside) > 1 and not direct else ""
    if opens in ("him", "them") or (opens == "that" and inside[0].dep == "mark"):
        inside = inside[1:]
    return (inside[0].start, inside[-1].end) if inside else None


def _with_marks(view: View, start: int, end: int) -> tuple[int, int]:
    """The stretch with the mark of a quotation that opens or closes at its edge, but not both."""
    spans = [q.span for q in view.document.quotations if q.span.start < end and start < q.span.end]
    opens = any(q.start < start and q.end <= end for q in spans)
    closes = any(start <= q.start and end < q.end for q in spans)
    text = view.document.article.text
    start -= opens and text[start - 1 : start] in _MARKS
    while closes and end < len(text) and text[end] in ".,!?" and text[end + 1 : end + 2] in _MARKS:
        end += 1
    end += closes and text[end : end + 1] in _MARKS
    return start, end
