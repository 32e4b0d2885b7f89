"""Who speaks in an article: every attribution, grouped by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.cues import load_cues
from compare.records import Attribution, Document, Source
from compare.score.attribution import find_verbs
from compare.score.attribution_context import Context, Found
from compare.score.attribution_phrases import find_phrases
from compare.score.attribution_quotes import is_direct, join_quotations
from compare.score.persons import People
from compare.score.speakers import Speaker, identify

_WORD = re.compile(r"\w[\w'’-]*")


def find_sources(document: Document) -> tuple[Source, ...]:
    """The sources of an analysed article, in order of their first attribution ("s1", "s2", …).

    A person merely mentioned is no source. `quoted_words` counts words inside
    quotation marks within what is attributed to the source, each once.
    """
    context = Context(document, load_cues())
    people = People(context)
    grouped: dict[str, tuple[list[Speaker], list[Attribution]]] = {}
    earlier: list[tuple[int, Speaker]] = []
    for found in find_attributions(context):
        speaker = identify(context, people, found, earlier)
        earlier.append((found.cue[0], speaker))
        speakers, attributions = grouped.setdefault(speaker.key, ([], []))
        speakers.append(speaker)
        attributions.append(_attribution(context, found))
    return tuple(
        _source(document, f"s{number}", speakers, attributions)
        for number, (speakers, attributions) in enumerate(grouped.values(), start=1)
    )


def find_attributions(context: Context) -> list[Found]:
    """All attributions of a document, in the order of their first character, without doubles."""
    found = join_quotations(context, find_verbs(context) + find_phrases(context))
    ordered = sorted(found, key=lambda f: (min(f.content[0], context.tokens[f.cue[0]].start), f.cue))
    kept: list[Found] = []
    for item in ordered:
        if not any(item.content == other.content and item.cue == other.cue for other in kept):
            kept.append(item)
    return kept


def _attribution(context: Context, found: Found) -> Attribution:
    document, tokens = context.document, context.tokens
    source = None
    if found.source is not None:
        source = document.span(*context.tree.chars(*found.source))
    cue = document.span(tokens[found.cue[0]].start, tokens[found.cue[1]].end)
    content = document.span(*found.content)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        direct=is_direct(context, found),
        words=len(_WORD.findall(content.text)),
    )


def _source(document: Document, number: str, speakers: list[Speaker], made: list[Attribution]) -> Source:
    first = speakers[0]
    return Source(
        id=number,
        name=first.name,
        descriptor=next((s.descriptor for s in speakers if s.descriptor), ""),
        kind=first.kind,
        side=next((s.side for s in speakers if s.side), None),
        attributions=tuple(made),
        quoted_words=quoted_words(document, made),
    )


def quoted_words(document: Document, made: Iterable[Attribution]) -> int:
    """Words in quotation marks inside these contents; a word in two contents counts once."""
    contents = [(a.content.start, a.content.end) for a in made]
    return sum(
        quotation.words
        for quotation in document.quotations
        if any(start <= quotation.span.start and quotation.span.end <= end for start, end in contents)
    )
