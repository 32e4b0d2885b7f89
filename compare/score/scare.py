"""Scare quotes: one to three quoted words that no one is reported to have said."""

from __future__ import annotations

from collections.abc import Iterator

from compare import settings
from compare.records import Document, Quotation
from compare.score.voice import voice_of

# Words that introduce a name, a title or a definition, or report speech: with one of them in the
# sentence the quoted words are most likely someone's, not the outlet's own distance.
_EXPLAINED_WORDS = """
    accord accuse add admit advise agree announce answer argue article ask assail assert attack
    blast book boast brand call cite claim comment complain condemn conflate contend criticize
    declare defend define demand denounce deny describe dub entitle episode explain film headline
    hashtag insist interview know label letter mean message motto movie name nickname note phrase
    post promise purport question quote rail read refer reply report respond rule say series sign
    slam slogan song speak speech state statement suggest talk tell term testify text think threaten
    title tweet twitter urge use voice vow warn word write
"""
_EXPLAINED = frozenset(_EXPLAINED_WORDS.split())


def find_scare_quotes(document: Document) -> Iterator[tuple[int, int, float]]:
    """(start, end, confidence) of short quotations in the outlet's own voice, marks included."""
    for quotation in document.quotations:
        if not 1 <= quotation.words <= settings.SCARE_QUOTE_MAX_WORDS:
            continue
        start, end = quotation.span.start, quotation.span.end
        if voice_of(document, start, end)[0] == "outlet" and _is_safe(document, quotation):
            yield start, end, settings.SCARE_QUOTE_CONFIDENCE


def _is_safe(document: Document, quotation: Quotation) -> bool:
    """Not a title, name, definition or piece of speech."""
    start, end = quotation.span.start, quotation.span.end
    inside = [t for t in document.tokens if start <= t.start and t.end <= end and t.text.strip("\"“”'‘’")]
    if not inside or not all(t.text[0].islower() or t.text[0] == "-" for t in inside if t.text[0].isalnum()):
        return False
    if any(t.text in ".,!?;:" for t in inside) or inside[0].entity:
        return False
    first, last = document.bounds[inside[0].sentence]
    around = [t for t in document.tokens[first:last] if t not in inside]
    return not any(t.lemma in _EXPLAINED for t in around)
