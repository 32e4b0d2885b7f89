"""Document → Marks: phrases that judge, weaken, label or explain.

A mark is an invitation to look again, not a verdict. Entries of the lexicon
propose; names and set terms block; longer marks win over shorter ones; marks
never overlap. Categories follow Recasens et al. (2013): words that colour
(W, L) and words that smuggle in or weaken truth (V, H, M).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compare.lexicon import FILES, SCARE_QUOTE, LoadedLexicon
from compare.records import Category, Document, Mark
from compare.score.matching import Hit, Reading, find_hits, is_name, read_document
from compare.score.scare import find_scare_quotes
from compare.score.voice import voice_of


class Candidate(NamedTuple):
    """A possible mark; `entry` is "" for a set term, which only keeps others out."""

    start: int
    end: int
    entry: str
    category: Category
    tags: tuple[str, ...]
    reason: str
    neutral: str | None
    strength: int
    confidence: float


def find_marks(
    document: Document, lexicon: LoadedLexicon, reading: Reading | None = None
) -> tuple[Mark, ...]:
    """Marks of one document in text order, with ids "m1", "m2", …; `reading` spares making it anew."""
    quotes = () if SCARE_QUOTE in lexicon.switched_off else _from_quotes(document)
    candidates = [*from_lexicon(reading or read_document(document), lexicon), *quotes]
    kept = sorted(c for c in without_overlap(candidates) if c.entry)
    return tuple(_mark(document, number, c) for number, c in enumerate(kept, start=1))


def from_lexicon(reading: Reading, lexicon: LoadedLexicon) -> Iterator[Candidate]:
    """Candidates of all entries that fit outside names, and the set terms that keep others out."""
    for hit in find_hits(reading, lexicon):
        group = hit.entry.group
        if group is None:
            yield _blocker(reading, hit)
        elif group.category != "F" and not in_name(reading, hit):
            yield Candidate(
                start=reading.tokens[hit.first].start,
                end=reading.tokens[hit.last - 1].end,
                entry=hit.entry.id,
                category=group.category,
                tags=group.tags,
                reason=group.reason,
                neutral=hit.entry.neutral or None,
                strength=group.strength,
                confidence=group.confidence,
            )


def in_name(reading: Reading, hit: Hit) -> bool:
    """Do all its words belong to names? Never so for a pattern that asks for a name itself."""
    if any("PROPN" in element.pos for element in hit.entry.pattern.elements):
        return False
    return all(is_name(reading, i) for i in range(hit.first, hit.last))


def _blocker(reading: Reading, hit: Hit) -> Candidate:
    start, end = reading.tokens[hit.first].start, reading.tokens[hit.last - 1].end
    return Candidate(start, end, "", "W", (), "", None, 9, 1.0)


def _from_quotes(document: Document) -> Iterator[Candidate]:
    for start, end, confidence in find_scare_quotes(document):
        yield Candidate(
            start=start,
            end=end,
            entry=SCARE_QUOTE,
            category="W",
            tags=("scare-quote",),
            reason="Quotation marks around a few words, with no speaker named, can show doubt or distance.",
            neutral="drop the quotation marks or name who used the word",
            strength=1,
            confidence=confidence,
        )


def without_overlap(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest first, scare quotes last; of equally long ones a user's own, the stronger, the surer."""
    kept: list[Candidate] = []
    order = sorted(
        candidates,
        key=_rank,
    )
    for candidate in order:
        if all(candidate.end <= k.start or k.end <= candidate.start for k in kept):
            kept.append(candidate)
    return kept


def _rank(candidate: Candidate) -> tuple[object, ...]:
    c = candidate
    shipped = c.entry.partition(".")[0] in FILES
    return c.entry == SCARE_QUOTE, c.start - c.end, shipped, -c.strength, -c.confidence, c.start, c.entry


def _mark(document: Document, number: int, found: Candidate) -> Mark:
    voice, speaker = voice_of(document, found.start, found.end)
    return Mark(
        id=f"m{number}",
        span=document.span(found.start, found.end),
        category=found.category,
        tags=found.tags,
        voice=voice,
        speaker=speaker,
        reason=found.reason,
        neutral=found.neutral,
        strength=found.strength,
        confidence=found.confidence,
        lexicon_entry=found.entry,
    )
