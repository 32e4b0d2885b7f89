"""Whose words are these: the outlet's, a quoted person's, or reported as someone's?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from compare import settings
from compare.cues import Cue, load_cues
from compare.records import Attribution, Document, Source, Span, Voice

_CLAUSAL = frozenset({"clause", "infinitive", "predicate"})


def voice_of(document: Document, start: int, end: int) -> tuple[Voice, str | None]:
    """Voice and speaker of the words text[start:end].

    "quoted" inside quotation marks, unless the quotation is up to
    `settings.SCARE_QUOTE_MAX_WORDS` words that no one is said to have spoken;
    "attributed" inside what someone is reported to have said or thought (after
    "reportedly" no one is, so those words stay the outlet's); else "outlet".
    The cue ("claimed") is not part of its own content. The speaker is the
    source's name, else its description; None where unknown.
    """
    holders = sorted(_holders(document, start, end), key=_size)
    for quotation in document.quotations:
        if quotation.span.start <= start and end <= quotation.span.end:
            speaking = [h for h in holders if _overlap(h[1].content, quotation.span)]
            if speaking or quotation.words > settings.SCARE_QUOTE_MAX_WORDS:
                return "quoted", _speaker(speaking[0][0]) if speaking else None
            return "outlet", None
    for source, attribution in holders:
        if attribution.source is not None and not attribution.direct and _is_reported(document, attribution):
            return "attributed", _speaker(source)
    return "outlet", None


def own_words(document: Document) -> frozenset[int]:
    """The tokens (indices) that are words in the outlet's own voice."""
    lent = {i for first, last in _lent(document) for i in range(first, last)}
    return frozenset(
        i
        for i, t in enumerate(document.tokens)
        if any(c.isalnum() for c in t.text)
        and (i not in lent or voice_of(document, t.start, t.end)[0] == "outlet")
    )


def _lent(document: Document) -> Iterator[tuple[int, int]]:
    """First and last token (end exclusive) of all that is quoted or attributed; the rest is the outlet's."""
    spans = [q.span for q in document.quotations]
    spans += [a.content for s in document.sources for a in s.attributions]
    for span in spans:
        first = bisect_left(document.tokens, span.start, key=lambda t: t.end)
        yield first, bisect_left(document.tokens, span.end, lo=first, key=lambda t: t.start)


def _holders(document: Document, start: int, end: int) -> Iterator[tuple[Source, Attribution]]:
    """Attributions whose content holds these words, except those whose cue or source they belong to."""
    for source in document.sources:
        for attribution in source.attributions:
            content, cue, name = attribution.content, attribution.cue, attribution.source
            if not (content.start <= start and end <= content.end):
                continue
            if cue.start < end and start < cue.end:
                continue
            if name is not None and name.start < end and start < name.end:
                continue
            yield source, attribution


def _size(holder: tuple[Source, Attribution]) -> tuple[int, int]:
    content = holder[1].content
    return content.end - content.start, content.start


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _is_reported(document: Document, attribution: Attribution) -> bool:
    """Is the content worded by the source? Of "supports the hated bill" the outlet chose "hated".

    So it did in "refused to condemn the rampage": an infinitive tells what was done, not said.
    """
    if attribution.content.text.lower().startswith("to "):
        return False
    index = bisect_left(document.tokens, attribution.cue.start, key=lambda t: t.start)
    verbs = load_cues().verbs
    while index < len(document.tokens) and document.tokens[index].start < attribution.cue.end:
        cue = verbs.get(document.tokens[index].lemma)
        if cue is not None:
            gerund = "gerund" in cue.frames and attribution.content.text.split()[0].endswith("ing")
            return gerund or bool(cue.frames & _CLAUSAL) or _after_preposition(document, attribution, cue)
        index += 1
    return True


def _after_preposition(document: Document, attribution: Attribution, cue: Cue) -> bool:
    """Is the content brought in by one of the cue's prepositions ("accused him of …")?"""
    content = attribution.content
    before = document.article.text[attribution.cue.end : content.start].split()
    words = {w.lower() for w in (*before[-1:], *content.text.split()[:1])}
    within = f" {content.text.lower()} "
    return bool(words & set(cue.prepositions)) or any(f" {p} " in within for p in cue.prepositions)


def _speaker(source: Source) -> str | None:
    if source.attributions and all(a.source is None for a in source.attributions):
        return None
    return source.name or source.descriptor or None
