"""Who speaks in an article: every attribution, grouped by speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.cues import load_cues
from compare.records import Attribution, Document, Source
from compare.score.actor_links import Linked, link_mentions
from compare.score.attribution import find_verbs
from compare.score.attribution_context import Context, Found
from compare.score.attribution_heard import heard_by
from compare.score.attribution_phrases import find_phrases
from compare.score.attribution_quotes import is_direct, join_quotations
from compare.score.attribution_several import each_speaker
from compare.score.speakers import Cast, Speaker
from compare.score.tellers import can_tell, is_credit

_WORD = re.compile(r"\w[\w'’-]*")


def find_sources(document: Document, linked: Linked | None = None) -> tuple[Source, ...]:
    """The sources of an annotated document, in order of their first attribution ("s1", "s2", …).

    A person merely mentioned is no source, nor is what cannot speak ("the
    move", "Monday"), nor who wrote or edited the article. `quoted_words` counts
    words inside quotation marks within what is attributed to the source,
    `paraphrased_words` the others, each once; `share` is both as a share of all
    words. `linked` spares the linking of actors where it is at hand.
    """
    context = Context(document, load_cues())
    cast = Cast(context, linked or link_mentions(document))
    grouped: dict[str, tuple[list[Speaker], list[Attribution]]] = {}
    every = (f for found in find_attributions(context) for f in each_speaker(context, found))
    for found in every:
        if not can_tell(context, found) or is_credit(context, found):
            continue
        speaker = cast.identify(found)
        if _is_author(document, speaker):
            continue
        speakers, attributions = grouped.setdefault(speaker.key, ([], []))
        speakers.append(speaker)
        attributions.append(_attribution(context, found))
    words = max(1, document.words)
    return tuple(
        _source(document, f"s{number}", speakers, attributions, words)
        for number, (speakers, attributions) in enumerate(grouped.values(), start=1)
    )


def _is_author(document: Document, speaker: Speaker) -> bool:
    """Is this the one who wrote the article?"""
    author = (document.article.author or "").casefold()
    return bool(speaker.name) and (speaker.name or "").casefold() == author


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
    heard = heard_by(context, found)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        direct=is_direct(context, found),
        words=len(_WORD.findall(content.text)),
        heard_by=document.span(tokens[heard[0]].start, tokens[heard[1]].end) if heard is not None else None,
    )


def _source(
    document: Document, number: str, speakers: list[Speaker], made: list[Attribution], words: int
) -> Source:
    first = speakers[0]
    quoted, other = words_given(document, made)
    return Source(
        id=number,
        name=max((s.name for s in speakers if s.name), key=len, default=None),
        descriptor=next((s.descriptor for s in speakers if s.descriptor), ""),
        kind=first.kind,
        side=next((s.side for s in speakers if s.side), None),
        attributions=tuple(made),
        quoted_words=quoted,
        paraphrased_words=other,
        share=round((quoted + other) / words, 4),
    )


def words_given(document: Document, made: Iterable[Attribution]) -> tuple[int, int]:
    """Words inside and outside quotation marks in these contents, each once; the cue and its source not."""
    made = list(made)
    contents = [(a.content.start, a.content.end) for a in made]
    quoted = sum(
        quotation.words
        for quotation in document.quotations
        if any(start <= quotation.span.start and quotation.span.end <= end for start, end in contents)
    )
    skipped = [(s.start, s.end) for a in made for s in (a.cue, a.source) if s is not None]
    skipped += [(q.span.start, q.span.end) for q in document.quotations]
    starts = {
        match.start() + start
        for start, end in set(contents)
        for match in _WORD.finditer(document.article.text[start:end])
    }
    other = sum(not any(first <= start < last for first, last in skipped) for start in starts)
    return quoted, other
