"""Why a word or a sentence is marked, or why not.

Stands above the stages, like the linter of the lexicons: it parses what it is
given and lets the same matcher loose on it that the report uses.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from compare import annotate, clean
from compare.lexicon import SCARE_QUOTE, Entry, LoadedLexicon
from compare.patterns import Element
from compare.records import Article, Document, Mark, Span
from compare.score.frames import find_words, span_of
from compare.score.loaded import Candidate, find_marks, from_lexicon, in_name
from compare.score.matching import Reading, Unmet, find_hits, read_document, unmet
from compare.score.sources import find_sources


class Unfit(NamedTuple):
    """The element of a pattern that a word does not fit, and what is missing."""

    element: Element
    unmet: Unmet


class Finding(NamedTuple):
    """One entry that the text brings up, and what became of it.

    `by` holds the words that kept the mark out: a set phrase, a name or a
    longer mark. `unfit` is set for an entry whose words are there but whose
    conditions are not met. A "frame" makes no mark: it brings up a frame.
    """

    span: Span
    outcome: Literal["marked", "set phrase", "name", "longer mark", "unfit", "frame"]
    entry: Entry | None  # None for a scare quote
    mark: Mark | None = None
    by: str = ""
    unfit: Unfit | None = None


def explain_text(text: str, lexicon: LoadedLexicon) -> list[Finding]:
    """Every entry that a sentence brings up, in text order: marked, kept out, or not fitting."""
    document = annotate.annotate(clean.clean(Article.from_text(text)))
    document = msgspec.structs.replace(document, sources=find_sources(document))
    document = msgspec.structs.replace(document, marks=find_marks(document, lexicon))
    reading = read_document(document)
    found = [
        *_hits(document, reading, lexicon),
        *_scare_quotes(document),
        *(Finding(span_of(document, w), "frame", w.entry) for w in find_words(reading, lexicon)),
    ]
    hit = {(f.entry.id, f.span.start) for f in found if f.entry}
    missed = _near_misses(document, reading, lexicon)
    found += [f for f in missed if f.entry and (f.entry.id, f.span.start) not in hit]
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, int, bool, str, str]:
    entry, span = finding.entry, finding.span
    if entry is None:
        return span.start, span.end, False, "", ""
    return span.start, span.end, is_frame(entry), entry.home, entry.text


def is_frame(entry: Entry) -> bool:
    """Does the entry bring up a frame, not make a mark?"""
    return entry.group is not None and entry.group.category == "F"


def entries_with(word: str, lexicon: LoadedLexicon) -> list[Entry]:
    """Entries, set terms left out, in whose pattern the word stands in its own or its base form.

    Those that make marks come before frames, those of the word alone before phrases.
    """
    wanted = {word.lower(), *_base_forms(word)}
    found = [
        e
        for e in lexicon.entries
        if e.group is not None and any(wanted & element.words for element in e.pattern.elements)
    ]
    return sorted(found, key=lambda e: (is_frame(e), len(e.pattern.elements) > 1))


def words_like(word: str, lexicon: LoadedLexicon) -> list[str]:
    """Up to three words of the lexicon that are spelled nearly like this one."""
    known = sorted({*lexicon.by_word, *lexicon.frame_words})
    return difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.75)


def _base_forms(word: str) -> set[str]:
    document = annotate.annotate(clean.clean(Article.from_text(word)))
    return {t.lemma for t in document.tokens} if len(document.tokens) == 1 else set()


def _hits(document: Document, reading: Reading, lexicon: LoadedLexicon) -> Iterator[Finding]:
    """Entries whose pattern fits."""
    marks = {(m.span.start, m.span.end, m.lexicon_entry): m for m in document.marks}
    blockers = [c for c in from_lexicon(reading, lexicon) if not c.entry]
    for hit in find_hits(reading, lexicon):
        if hit.entry.group is None:
            continue
        span = document.span(reading.tokens[hit.first].start, reading.tokens[hit.last - 1].end)
        mark = marks.get((span.start, span.end, hit.entry.id))
        if mark is not None:
            yield Finding(span, "marked", hit.entry, mark)
        elif in_name(reading, hit):
            yield Finding(span, "name", hit.entry, by=span.text)
        else:
            yield _kept_out(document, span, hit.entry, blockers)


def _kept_out(document: Document, span: Span, entry: Entry, blockers: Sequence[Candidate]) -> Finding:
    for mark in document.marks:
        if mark.span.start < span.end and span.start < mark.span.end:
            return Finding(span, "longer mark", entry, by=mark.span.text)
    around = [c for c in blockers if c.start < span.end and span.start < c.end]
    phrase = max(around, key=lambda c: c.end - c.start)
    return Finding(span, "set phrase", entry, by=document.article.text[phrase.start : phrase.end])


def _scare_quotes(document: Document) -> Iterator[Finding]:
    for mark in document.marks:
        if mark.lexicon_entry == SCARE_QUOTE:
            yield Finding(mark.span, "marked", None, mark)


def _near_misses(document: Document, reading: Reading, lexicon: LoadedLexicon) -> Iterator[Finding]:
    """Entries whose words are all there, in order, but not in the part of speech or frame they need."""
    for position, forms in enumerate(reading.forms):
        indexes = (lexicon.by_word, lexicon.frame_words)
        entries = {e for form in forms for i in indexes for e in i.get(form, ()) if e.group is not None}
        for entry in sorted(entries, key=lambda e: (e.home, e.text)):
            for start, elements in _readings(entry, position):
                unfit = _first_unfit(elements, reading, start)
                if unfit is not None:
                    end = start + len(elements) - 1
                    span = document.span(reading.tokens[start].start, reading.tokens[end].end)
                    yield Finding(span, "unfit", entry, unfit=unfit)
                    break


def _readings(entry: Entry, position: int) -> Iterator[tuple[int, tuple[Element, ...]]]:
    """(index of the first word, elements) with the anchor at `position`, for each choice of optional ones."""
    elements, anchor = entry.pattern.elements, entry.pattern.anchor
    choices = itertools.product(*[(True, False) if e.optional else (True,) for e in elements])
    for taken in choices:
        start = position - sum(taken[:anchor])
        yield start, tuple(e for e, use in zip(elements, taken, strict=True) if use)


def _first_unfit(elements: Sequence[Element], reading: Reading, start: int) -> Unfit | None:
    """What is missing where every word is there; None where a word itself is another, or all fits."""
    if start < 0 or start + len(elements) > len(reading.tokens):
        return None
    if len({reading.tokens[start + i].sentence for i in range(len(elements))}) > 1:
        return None
    missing = [(e, unmet(e, reading, start + i)) for i, e in enumerate(elements)]
    if any(m is not None and (m.what == "words" or not e.words) for e, m in missing):
        return None
    return next((Unfit(e, m) for e, m in missing if m is not None), None)
