"""A short label for a stretch of a sentence, and what the stretch ties together."""

from __future__ import annotations

from collections.abc import Sequence

from compare import settings
from compare.contrast.units import Unit, View, is_name, is_word
from compare.records import Span, Token

_BREAKS = frozenset({"advcl", "relcl", "acl", "cc", "prep", "agent", "mark", "parataxis"})
_EDGE = frozenset({"PUNCT", "CCONJ", "SPACE"})
_DANGLING = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT", "PRON", "ADV"})


def trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The range without punctuation and conjunctions at its edges."""
    while first < last - 1 and tokens[first].pos in _EDGE:
        first += 1
    while last - 1 > first and tokens[last - 1].pos in _EDGE:
        last -= 1
    return first, last


def short_label(view: View, unit: Unit, span: Span) -> str:
    """At most 14 words of the span, verbatim and in one stretch; "…" shows where it was cut."""
    tokens = [t for t in unit.tokens if t.start >= span.start and t.end <= span.end]
    words = sum(is_word(t) for t in tokens)
    if words <= settings.LABEL_WORDS:
        return span.text.strip(" .,;:")
    start = _main_start(unit, tokens)
    end = _cut(tokens, start)
    text = view.document.article.text[tokens[start].start : tokens[end - 1].end]
    before = "… " if start > 0 else ""
    after = " …" if any(is_word(t) for t in tokens[end:]) else ""
    return f"{before}{text}{after}".replace("\n", " ")


def _main_start(unit: Unit, tokens: Sequence[Token]) -> int:
    """Where the main clause begins, if a subordinate opening of the sentence can be left out."""
    offset = next(i for i, t in enumerate(unit.tokens) if t.start == tokens[0].start)
    tree = unit.tree
    opening = 0
    for index, token in enumerate(tokens):
        if (
            token.dep in ("advcl", "prep", "npadvmod")
            and token.head - unit.first > tree[offset + index][1] - 1
        ):
            first, last = tree[offset + index]
            if first - offset == 0 and opening == 0:
                opening = last - offset
    after, _ = trim(tokens, opening, len(tokens)) if opening else (0, 0)
    rest = sum(is_word(t) for t in tokens[after:])
    return after if rest >= settings.LABEL_WORDS // 2 else 0


def _cut(tokens: Sequence[Token], start: int) -> int:
    """Where to end a label that starts at `start`: the last clause or phrase end that fits."""
    words, best, hard = 0, 0, start
    for index in range(start, len(tokens)):
        words += is_word(tokens[index])
        if words > settings.LABEL_WORDS:
            break
        hard = index + 1
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        ends = after is None or after.pos == "PUNCT" or after.dep in _BREAKS
        hangs = tokens[index].pos in _DANGLING or (tokens[index].pos == "VERB" and after is not None)
        if ends and words >= settings.LABEL_WORDS // 2 and not hangs:
            best = index + 1
    return best or hard


def ties(tokens: Sequence[Token]) -> tuple[int, int]:
    """How many different names and how many figures the tokens hold."""
    names, previous = set(), False
    for token in tokens:
        named = is_name(token)
        if named and not previous:
            names.add(token.stem)
        previous = named
    return len(names), sum(t.pos == "NUM" for t in tokens)
