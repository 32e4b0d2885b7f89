"""Document → its figures: money, percentages, counts, measures, ages, durations, ordinals, dates.

Own patterns, because quantulum3 took seconds to load and read "Aster 30" and "Aug. 6" as quantities when
tried, dateparser read "may" and "on Aug" as dates, and number_parser has had no release since 2023; what
is counted comes from the parse, which none of them sees.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from compare.counted import Syntax, date_context, find_counted, phrase, tokens_at
from compare.records import Document, Quantity, Span
from compare.score import dates
from compare.score.figures import Found, find_figures, may_hold_figures, skipped_stretches

# A word after which a number is part of a name or a place in a list.
_DESIGNATORS = frozenset({
    "section", "article", "chapter", "page", "room", "flight", "route", "highway", "interstate",
    "district", "number", "no.", "no", "act", "phase", "level", "type", "grade", "channel", "ward",
    "precinct", "bus", "gate", "apartment", "zone", "sector", "amendment", "rule", "resolution",
    "category", "apollo", "version", "title", "proposition", "game", "day", "week", "lot", "item",
    "exhibit", "call", "dial", "#", "mark", "form", "m", "paragraph", "figure", "table", "volume",
    "part", "count", "unit", "model", "formula", "class", "stage", "group",
})  # fmt: skip
_STREETS = frozenset({
    "street", "avenue", "road", "boulevard", "drive", "lane", "st.", "ave.", "rd.", "blvd.", "parkway",
})  # fmt: skip
_ONE_NOUNS = frozenset({
    "day", "thing", "way", "time", "point", "hand", "side", "another", "step", "place", "reason",
    "example", "case",
})  # fmt: skip

_NAME_ENTITIES = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"})
_AHEAD = frozenset({
    "will", "shall", "'ll", "due", "schedule", "expect", "plan", "set", "slate", "upcoming", "ahead",
})  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_numbers(document: Document) -> tuple[Quantity, ...]:
    """All figures, quantities and dates of the document in text order.

    Names of systems, roads and laws ("S-400", "Boeing 737"), "9/11", telephone
    numbers and "one" as a pronoun are no figures. `counts` holds words of the
    sentence; `iso` is None where a date is relative and the article has none.
    `value` of a date is its year, of a clock time its hour, 0 where unknown.
    """
    syntax = Syntax(document.tokens)
    today = dates.parse_article_date(document.article.date)
    found: list[Quantity] = []
    for index, sentence in enumerate(document.sentences):
        inside = range(*document.bounds[index])
        text = re.sub(r"\s", " ", sentence.text)
        for item, span in _figures(text, sentence.start, syntax, inside, today):
            counted = date_context(syntax, span) if item.kind == "date" else find_counted(syntax, span)
            place = Span(
                sentence=sentence.id,
                start=sentence.start + item.start,
                end=sentence.start + item.end,
                text=sentence.text[item.start : item.end],
            )
            found.append(
                _quantity(item, place, phrase(document.article.text, document.tokens, counted.words))
            )
    return tuple(sorted(found, key=lambda q: (q.span.start, q.span.end)))


def _quantity(item: Found, span: Span, counts: str) -> Quantity:
    return Quantity(
        span=span,
        kind=item.kind,
        value=item.value,
        unit=item.unit,
        iso=item.iso,
        hedge=item.hedge,
        counts=counts,
    )


def _figures(
    text: str, offset: int, syntax: Syntax, inside: range, today: dt.date | None
) -> Iterator[tuple[Found, range]]:
    """Figures of one sentence with the tokens they stand on; names and pronouns sorted out."""
    taken = skipped_stretches(text)
    for words in dates.find_dates(text):
        span = tokens_at(syntax.tokens, inside, offset + words.start, offset + words.end)
        if any(words.start < b and a < words.end for a, b in taken) or not span:
            continue
        if words.parts.keys() == {"year"} and _is_no_year(syntax, span):
            continue
        iso = dates.normalise(words.parts, today, _direction(syntax, span))
        taken.append((words.start, words.end))
        yield Found(words.start, words.end, "date", dates.date_value(iso, words.parts), None, iso), span
    for found in find_figures(text, taken) if may_hold_figures(text) else ():
        span = tokens_at(syntax.tokens, inside, offset + found.start, offset + found.end)
        if span and _is_figure(syntax, span, found):
            yield found, span


def _is_no_year(syntax: Syntax, span: range) -> bool:
    """Is it "2000 people", part of a name, or a house number? "The 2000 elections" keeps its year."""
    token = syntax.tokens[span[-1]]
    head = syntax.tokens[token.head]
    before = syntax.tokens[span[0] - 1].pos if span[0] else ""
    counts = (
        head.tag == "NNS" and token.head == span[-1] + 1 and before not in {"DET", "ADP", "PRON", "PROPN"}
    )
    return counts or _in_name(syntax, span) or _is_address(syntax, span)


def _is_figure(syntax: Syntax, span: range, found: Found) -> bool:
    if found.kind == "ordinal":
        return _is_telling_ordinal(syntax, span)
    if found.kind == "age" and len(span) == 1:
        return _is_age(syntax, span)
    if found.kind != "count":
        return not (found.kind == "duration" and _is_idle_duration(syntax, span))
    if _in_name(syntax, span) or _is_address(syntax, span):
        return False
    first = syntax.tokens[span[0]]
    return first.text.lower() not in {"one", "two"} or len(span) > 1 or _counts_noun(syntax, span[0])


def _counts_noun(syntax: Syntax, index: int) -> bool:
    """Does "one" or "two" stand before what it counts (not "one of", "the two", "one day")?"""
    token = syntax.tokens[index]
    head = syntax.tokens[token.head]
    if token.head <= index or head.pos not in _NOUNS or token.dep != "nummod":
        return token.text.lower() == "two" and any(
            syntax.tokens[i].text.lower() in {"of", "more", "other", "others"} for i in syntax.children[index]
        )
    return token.text.lower() != "one" or head.lemma not in _ONE_NOUNS


def _is_idle_duration(syntax: Syntax, span: range) -> bool:
    """ "one day", "one second": said of a moment, not of a length of time."""
    first = syntax.tokens[span[0]].text.lower()
    return first == "one" and syntax.tokens[span[-1]].lemma in {"day", "second", "minute", "time"}


def _is_age(syntax: Syntax, span: range) -> bool:
    """A bare number between commas is an age only beside the name or noun of a person."""
    index = span[0]
    if index < 2 or syntax.tokens[index - 1].text != ",":
        return syntax.tokens[index - 1].text.lower() in {"aged", "age", "of"}
    before = syntax.tokens[index - 2]
    return before.pos in _NOUNS and before.entity in {"", "PERSON", "ORG"} and before.text[0].isupper()


def _is_telling_ordinal(syntax: Syntax, span: range) -> bool:
    token = syntax.tokens[span[-1]]
    head = syntax.tokens[token.head]
    if token.head != span[-1] + 1 or head.pos != "NOUN" or token.dep not in {"amod", "nummod", "compound"}:
        return False
    return head.lemma not in {"century", "party", "hand", "thought", "place"}


def _in_name(syntax: Syntax, span: range) -> bool:
    """Is the number part of a name ("Boeing 737", "Section 702", "Aster 30")?"""
    first = syntax.tokens[span[0]]
    if not first.text[0].isdigit():
        return (
            first.entity in _NAME_ENTITIES
            and first.text[0].isupper()
            and span[0] > 0
            and _joined(syntax, span)
        )
    if span[0] == 0 or syntax.tokens[span[0] - 1].sentence != first.sentence:
        return False
    before = syntax.tokens[span[0] - 1]
    if before.text.lower() in _DESIGNATORS:
        return True
    if first.entity in _NAME_ENTITIES and before.entity == first.entity:
        return True
    return before.pos == "PROPN" and any(c.isupper() for c in before.text) and _joined(syntax, span)


def _joined(syntax: Syntax, span: range) -> bool:
    """Do the number and the word before it hang together or on the same word?"""
    before = span[0] - 1
    heads = {syntax.tokens[i].head for i in span} | set(span)
    return syntax.tokens[before].head in heads or before in heads


def _is_address(syntax: Syntax, span: range) -> bool:
    after = syntax.tokens[span[-1] + 1 : span[-1] + 4]
    return any(t.text.lower() in _STREETS and t.text[0].isupper() for t in after)


def _direction(syntax: Syntax, span: range) -> dates.Direction:
    """Does the clause around a date look ahead or back?"""
    index = span[0]
    before = syntax.tokens[index - 1].lemma if index else ""
    if before in {"since", "ahead"} or (before == "of" and syntax.tokens[index - 2].lemma == "ahead"):
        return "past" if before == "since" else "future"
    seen: list[int] = []
    while syntax.tokens[index].head != index and len(seen) < 8:
        index = syntax.tokens[index].head
        seen.append(index)
        token = syntax.tokens[index]
        near = [token.lemma, *(syntax.tokens[i].lemma for i in syntax.children[index])]
        if any(word in _AHEAD for word in near):
            return "future"
        tags = {token.tag, *(syntax.tokens[i].tag for i in syntax.children[index])}
        if token.tag == "VBD" or (token.tag == "VBN" and ("VBD" in tags or "have" in near)):
            return "past"
    return None
