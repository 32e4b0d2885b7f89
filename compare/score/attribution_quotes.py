"""Joins attributions and quotations: whole quotations as content, and quotations whose cue stands elsewhere.

Follows the usual order in quotation attribution (O'Keefe et al. 2012): a cue in
the same sentence; else the speaker of the quotation just before; else a cue that
ends the sentence before it with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare import settings
from compare.records import Quotation
from compare.score.attribution import find_speaker_near
from compare.score.attribution_context import Context, Found
from compare.score.attribution_edges import trimmed
from compare.score.attribution_labels import find_labels
from compare.score.attribution_nested import without_own_reports

# Rules whose content may go on with a quotation that has no cue of its own.
_TELLING = frozenset({"clause", "quote", "around", "according", "continued", "announced", "label"})
_OUTER = ",.;: \u00a0\n"


def join_quotations(context: Context, found: Sequence[Found]) -> list[Found]:
    """The attributions with contents widened to whole quotations, and those of the other quotations added."""
    joined = [_snap(context, trimmed(context, f)) for f in [*found, *find_labels(context)]]
    last: Found | None = None
    for quotation in sorted(context.document.quotations, key=lambda q: q.span.start):
        holder = _covering(joined, quotation) or _labelled(context, joined, quotation)
        if holder is None:
            last = _told_before(context, joined, quotation) or last
        if holder is None and (
            quotation.words > settings.SCARE_QUOTE_MAX_WORDS or _whole(context, quotation)
        ):
            holder = _attach(context, joined, quotation, last)
        if holder is not None and holder.rule in _TELLING:
            last = holder
    return without_own_reports(context, joined)


def _told_before(context: Context, found: Sequence[Found], quotation: Quotation) -> Found | None:
    """What is told in the sentence just before, in the same paragraph."""
    first, _ = context.token_range(quotation.span.start, quotation.span.end)
    before = context.tokens[min(first, len(context.tokens) - 1)].sentence - 1
    near = [f for f in found if f.rule in _TELLING and context.tokens[f.cue[0]].sentence == before]
    near = [f for f in near if f.content[1] <= quotation.span.start]
    if not near or _paragraph(context, near[0].content[0]) != _paragraph(context, quotation.span.start):
        return None
    return max(near, key=lambda f: (f.content[1] - f.content[0], f.cue))


def is_direct(context: Context, found: Found) -> bool:
    """Does the content open with a quotation mark?"""
    return any(q.span.start == found.content[0] for q in context.document.quotations)


def _snap(context: Context, found: Found) -> Found:
    """Widens the content to every quotation it cuts into, unless the cue stands inside."""
    start, end = found.content
    cue = context.tokens[found.cue[0]].start
    for quotation in context.document.quotations:
        span = quotation.span
        cut = span.start < end and start < span.end and (span.start < start or end < span.end)
        if not cut or span.start <= cue < span.end:
            continue
        inside = span.start <= start and end <= span.end
        if not (inside and quotation.words <= settings.SCARE_QUOTE_MAX_WORDS):
            start, end = min(start, span.start), max(end, span.end)
    return found._replace(content=(start, end))


def _covering(found: Sequence[Found], quotation: Quotation) -> Found | None:
    span = quotation.span
    inside = [f for f in found if f.content[0] <= span.start and span.end <= f.content[1]]
    return min(inside, key=lambda f: f.content[1] - f.content[0], default=None)


def _labelled(context: Context, found: Sequence[Found], quotation: Quotation) -> Found | None:
    """The turn of a transcript whose label stands inside the marks ("“LOPEZ: We will vote.”")."""
    span = quotation.span
    labels = (f for f in found if f.rule == "label")
    return next((f for f in labels if span.start <= context.tokens[f.cue[0]].start < span.end), None)


def _whole(context: Context, quotation: Quotation) -> bool:
    """Does the quotation make up a sentence of its own?"""
    return any(
        quotation.span.start == s.start and quotation.span.end >= s.end - 1
        for s in context.document.sentences
    )


def _attach(context: Context, joined: list[Found], quotation: Quotation, last: Found | None) -> Found | None:
    span = (quotation.span.start, quotation.span.end)
    cue = _cue_beside(context, quotation)
    if cue is not None:
        return _with_cue(context, joined, cue, span)
    if last is not None and _goes_on(context, last, quotation):
        return _continue(context, joined, last, span)
    return _introduced(context, joined, quotation)


def _with_cue(context: Context, joined: list[Found], cue: Found, span: tuple[int, int]) -> Found:
    same = next((f for f in joined if f.cue[0] <= cue.cue[1] and cue.cue[0] <= f.cue[1]), None)
    if same is None:
        added = cue._replace(content=span)
        joined.append(added)
        return added
    if same.rule in {"prep", "object"}:
        changed = same._replace(content=span)
    elif _near(context, same.content, span):
        changed = same._replace(content=(min(same.content[0], span[0]), max(same.content[1], span[1])))
    else:
        changed = same._replace(content=span, rule="quote")
        joined.append(changed)
        return changed
    joined[joined.index(same)] = changed
    return changed


def _near(context: Context, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Is the stretch between the two no longer than a cue clause, without a sentence of its own?"""
    low, high = sorted((one, other))
    gap = context.document.article.text[low[1] : high[0]]
    if any(low[1] <= s.start and s.end <= high[0] for s in context.document.sentences):
        return False
    return "\n" not in gap and len(gap.split()) <= settings.CUE_CLAUSE_MAX_WORDS


def _cue_beside(context: Context, quotation: Quotation) -> Found | None:
    """A verb of saying just after or just before the quotation, in the same sentence."""
    first, stop = context.token_range(quotation.span.start, quotation.span.end)
    if first >= stop:
        return None
    tokens = context.tokens
    reach = min(stop, len(tokens) - 1)
    if _paragraph_of(context, reach) != _paragraph_of(context, stop - 1):
        reach = stop - 1
    high = context.document.bounds[tokens[reach].sentence][1]
    low = context.document.bounds[tokens[first].sentence][0]
    ends_open = quotation.span.text.rstrip("\"”'’")[-1:] in ",?!—-…" or _next_is(context, stop, ",")
    after = (
        find_speaker_near(context, stop, min(high, stop + settings.QUOTATION_CUE_REACH), forward=True)
        if ends_open
        else None
    )
    return after or find_speaker_near(context, low, first, forward=False)


def _next_is(context: Context, index: int, text: str) -> bool:
    return index < len(context.tokens) and context.tokens[index].text == text


def _paragraph_of(context: Context, index: int) -> int:
    return context.document.sentences[context.tokens[index].sentence].paragraph


def _paragraph(context: Context, offset: int) -> int:
    index = max(0, context.token_range(offset, offset + 1)[0])
    index = min(index, len(context.tokens) - 1)
    return context.document.sentences[context.tokens[index].sentence].paragraph


def _goes_on(context: Context, last: Found, quotation: Quotation) -> bool:
    """Does this quotation continue the one before it (same paragraph, or a paragraph left open)?"""
    text = context.document.article.text
    whole = _opens_sentence(context, quotation)
    end = max(last.content[1], context.tokens[last.cue[1]].end)
    here, there = _paragraph(context, quotation.span.start), _paragraph(context, last.content[0])
    between = text[end : quotation.span.start]
    if not whole:
        return False
    if here == there:
        return len(between.split()) <= 2 * settings.CUE_CLAUSE_MAX_WORDS
    unclosed = text[last.content[1] - 1] not in "\"”'’"
    if _is_title(quotation):
        return False
    touching = here - there <= 4 and not between.strip(_OUTER)
    return touching or (unclosed and here == there + 1)


def _is_title(quotation: Quotation) -> bool:
    """A heading between two paragraphs, set in quotation marks: every long word is capitalised."""
    words = [w for w in re.findall(r"[^\W\d_]+", quotation.span.text) if len(w) > settings.TITLE_SMALL_WORD]
    return len(words) > 1 and all(w[0].isupper() for w in words)


def _opens_sentence(context: Context, quotation: Quotation) -> bool:
    first, stop = context.token_range(quotation.span.start, quotation.span.end)
    if first >= stop:
        return False
    low, _high = context.document.bounds[context.tokens[first].sentence]
    return first - low <= 1


def _continue(context: Context, joined: list[Found], last: Found, span: tuple[int, int]) -> Found:
    if _near(context, last.content, span):
        changed = last._replace(content=(min(last.content[0], span[0]), max(last.content[1], span[1])))
        joined[joined.index(last)] = changed
        return changed
    added = last._replace(content=span, rule="continued")
    joined.append(added)
    return added


def _introduced(context: Context, joined: list[Found], quotation: Quotation) -> Found | None:
    """ "Lopez continued:" in the sentence before; or a cue without content there."""
    first, stop = context.token_range(quotation.span.start, quotation.span.end)
    if first >= stop or not _opens_sentence(context, quotation):
        return None
    index = context.tokens[first].sentence - 1
    if index < 0:
        return None
    low, high = context.document.bounds[index]
    if context.tokens[high - 1].text != ":":
        return None
    cue = find_speaker_near(context, low, high, forward=False)
    if cue is None:
        return None
    return _with_cue(context, joined, cue, (quotation.span.start, quotation.span.end))
