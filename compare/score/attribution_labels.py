"""Attributions without any word for them: "Lopez: We will vote", "“We will vote.” — Lopez", transcripts."""

from __future__ import annotations

import re

from compare import settings
from compare.records import Quotation
from compare.score.attribution import find_speaker_near
from compare.score.attribution_context import Context, Found

_TELLING_DOCUMENTS = frozenset(
    {"poll", "report", "study", "survey", "lawsuit", "indictment", "audit", "memo"}
)
_MARKS = frozenset({'"', "“", "``", "„", "«"})
_SIGNATURE = re.compile(
    r"[^\S\n]*(?P<dash>[—–―]|--?)[^\S\n]*(?P<name>[A-Z][\w.’'-]*(?:[^\S\n]+[\w.’'-]+){0,4}?)(?=[.,]?[^\S\n]*(?:\n|$))"
)


def find_labels(context: Context) -> list[Found]:
    """Attributions where a colon or a dash stands between the speaker and the words."""
    found = []
    for number, (low, high) in enumerate(context.document.bounds):
        result = _label(context, low, high) or _announced(context, number)
        if result is not None:
            found.append(result)
    signed = (_signed(context, q) for q in context.document.quotations)
    return found + [f for f in signed if f is not None]


def _signed(context: Context, quotation: Quotation) -> Found | None:
    """A quotation with a dash and a name after it, to the end of the line: "“A great loss.” — Ann Lee"."""
    match = _SIGNATURE.match(context.document.article.text, quotation.span.end)
    if match is None:
        return None
    first, stop = context.token_range(*match.span("name"))
    while stop > first and context.tokens[stop - 1].pos == "PUNCT":
        stop -= 1
    dash, _ = context.token_range(match.start("dash"), match.end("dash"))
    if first >= stop or not context.can_speak(stop - 1):
        return None
    cue = min(dash, first - 1)
    return Found(
        (first, stop - 1), stop - 1, (cue, cue), (quotation.span.start, quotation.span.end), "signed"
    )


def _label(context: Context, low: int, high: int) -> Found | None:
    """A name or role, a colon, and what it says, at the start of a sentence."""
    while low < high and context.tokens[low].text in _MARKS:
        low += 1
    reach = range(low, min(low + settings.LABEL_MAX_WORDS, high))
    colon = next((i for i in reach if context.tokens[i].text == ":"), None)
    if colon is None or colon == low or colon + 3 > high:
        return None
    if (head := _label_head(context, low, colon)) is None:
        return None
    end = _turn_end(context, low, colon, high)
    content = context.tree.chars(colon + 1, end - 1)
    return Found((low, colon - 1), head, (colon, colon), content, "label")


def _announced(context: Context, number: int) -> Found | None:
    """ "Lopez added:" at the end of a paragraph: the next paragraph is what is said."""
    document, tokens = context.document, context.tokens
    low, high = document.bounds[number]
    if tokens[high - 1].text != ":" or number + 1 >= len(document.bounds):
        return None
    paragraph = document.sentences[number + 1].paragraph
    start, _ = document.bounds[number + 1]
    if paragraph == document.sentences[number].paragraph or context.quoted[start]:
        return None
    cue = find_speaker_near(context, low, high, forward=False)
    if cue is None or cue.cue[1] != high - 2:
        return None
    end = _paragraph_end(context, start)
    return cue._replace(content=context.tree.chars(start, end - 1), rule="announced")


def _paragraph_end(context: Context, index: int) -> int:
    """One past the last token of the paragraph that holds this token."""
    sentences, tokens = context.document.sentences, context.tokens
    paragraph = sentences[tokens[index].sentence].paragraph
    while index < len(tokens) and sentences[tokens[index].sentence].paragraph == paragraph:
        index += 1
    return index


def _turn_end(context: Context, low: int, colon: int, high: int) -> int:
    """In a transcript ("LOPEZ: …") the turn lasts to the end of the paragraph, and through those after
    it that open with a quotation mark and have no label of their own."""
    tokens = context.tokens
    name = tokens[colon - 1].text
    if not (name.isupper() and len(name) > 2):
        return high
    end = _paragraph_end(context, low)
    while low > 0 and tokens[low - 1].text in _MARKS and end < len(tokens) and _goes_on(context, end):
        end = _paragraph_end(context, end)
    return end


def _goes_on(context: Context, start: int) -> bool:
    tokens = context.tokens
    if tokens[start].text not in _MARKS:
        return False
    opening = tokens[start + 1 : start + 1 + settings.LABEL_MAX_WORDS]
    return not any(t.text == ":" for t in opening) and bool(opening) and opening[0].text not in {"(", "["}


def _speaks_often(context: Context, name: str) -> bool:
    """Is this label used again, as in a transcript?"""
    pairs = zip(context.tokens, context.tokens[1:], strict=False)
    return sum(a.text == name and b.text == ":" for a, b in pairs) > 1


def _label_head(context: Context, low: int, colon: int) -> int | None:
    tokens = context.tokens[low:colon]
    if any(
        t.pos in {"VERB", "AUX", "PUNCT", "SCONJ", "PRON", "ADV"} or t.lemma in {"source"} for t in tokens
    ):
        return None
    last = colon - 1
    token = context.tokens[last]
    if token.entity == "PERSON" or token.lemma in _TELLING_DOCUMENTS:
        return last
    if token.text.isupper() and len(token.text) > 2 and colon - low <= 3:
        return last if token.text.title() in context.names or _speaks_often(context, token.text) else None
    return last if token.lemma in context.cues.speakers.people or token.text in context.names else None
