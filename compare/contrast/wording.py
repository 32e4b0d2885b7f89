"""Divergences of voice: fact in one article, hedged in the other; the outlet's word or a speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, is_content, stems_in, told_alike, topic_of
from compare.records import Divergence, Mark, Span, Token

# Words that leave open whether it is so; plain "said" or "announced" do not.
_HEDGE = re.compile(
    r"\b(allegedly|reportedly|purportedly|supposedly|apparently|unconfirmed|alleged|alleges?|claims?|claimed"
    r"|claiming|accused of|accuses|is said to|are said to|was said to|suspected of|may have|might have)\b",
    re.IGNORECASE,
)
_SURE = "One article tells it as a fact, the other leaves it open: what would you need to know to be sure?"
_VOICE = "In one article a speaker uses the word, in the other the article itself does: does that matter?"


def wording_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """Differences in how sure a claim is told, and in whose word a loaded word is."""
    for pair in pairs:
        if told_alike(views, pair.left, pair.right):
            continue
        if pair.same:
            yield from _certainty(views, pair.left, pair.right)
            yield from _certainty(views, pair.right, pair.left)
    yield from _whose_word(views, pairs)


# ---------------------------------------------------------------- fact or allegation


def _certainty(views: dict[str, View], hedged: Unit, flat: Unit) -> Iterator[Divergence]:
    """`hedged` leaves an act open that `flat` tells as a plain fact: same verb, same partners."""
    if _is_open(views[flat.label], flat):
        return
    for match in _HEDGE.finditer(hedged.sentence.text):
        start = hedged.sentence.start + match.start()
        verb = next(
            (t for t in hedged.tokens if t.start >= start + len(match.group()) and t.pos == "VERB"), None
        )
        twin = _twin(hedged, flat, verb) if verb else None
        if verb is None or twin is None or _open_elsewhere(views[flat.label], twin, flat):
            continue
        spans = (
            views[hedged.label].span(start, verb.end),
            views[flat.label].span(twin.start, twin.end),
        )
        yield draft(views, "attribution", f"how sure it is: {topic_of(hedged, flat)}", spans, _SURE)
        return


def _is_open(view: View, unit: Unit) -> bool:
    """Is anything in the sentence hedged, attributed, asked or quoted?"""
    start, end = unit.sentence.start, unit.sentence.end
    return bool(
        _HEDGE.search(unit.sentence.text)
        or view.attributions_in(start, end)
        or view.quoted(start, end) > 0
        or unit.sentence.text.rstrip().endswith("?")
        or any(m.category == "H" and start <= m.span.start < end for m in view.document.marks)
        or any(t.tag == "MD" for t in unit.tokens)
    )


def _twin(hedged: Unit, flat: Unit, verb: Token) -> Token | None:
    """The same verb in the flat sentence, with at least two of the same content words after it."""
    for token in flat.tokens:
        if token.pos == "VERB" and token.lemma == verb.lemma:
            after_one = stems_in(hedged.tokens, verb.end, hedged.sentence.end)
            after_two = stems_in(flat.tokens, token.end, flat.sentence.end)
            if len(after_one & after_two) >= settings.SAME_ACT_STEMS:
                return token
    return None


def _open_elsewhere(view: View, verb: Token, flat: Unit) -> bool:
    """Does the article hedge or attribute the same act in another sentence?"""
    return any(
        u.id != flat.id
        and any(t.lemma == verb.lemma for t in u.tokens)
        and (_HEDGE.search(u.sentence.text) or view.attributions_in(u.sentence.start, u.sentence.end))
        for u in view.units
    )


# ---------------------------------------------------------------- whose word


def _whose_word(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """A loaded word that is a speaker's in one article and the article's own in the other.

    Only where each article uses it in one voice alone and the sentences share
    `SAME_EVENT_STEMS` more content words or are linked.
    """
    linked = {frozenset((p.left.id, p.right.id)) for p in pairs}
    labels = sorted(views)
    marked = {label: _by_stem(views[label]) for label in labels}
    for i, first in enumerate(labels):
        for second in labels[i + 1 :]:
            for stem in sorted(marked[first].keys() & marked[second].keys()):
                sides = (marked[first][stem], marked[second][stem])
                if {_voice(side) for side in sides} != {"quoted", "outlet"}:
                    continue
                if _about_one_thing(views, sides, linked):
                    spans = tuple(m.span for side in sides for m in side)
                    topic = min(
                        (m.span.text.lower() for side in sides for m in side), key=lambda t: (len(t), t)
                    )
                    yield draft(views, "attribution", f"who uses the word “{topic}”", spans, _VOICE)


def _by_stem(view: View) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in view.document.marks:
        if mark.category not in ("W", "L") or _in_doubt(view, mark):
            continue
        unit = view.holder(mark.span)
        words = [t for t in unit.tokens if mark.span.start <= t.start < mark.span.end] if unit else []
        for token in [t for t in words if is_content(t)][-1:]:
            found.setdefault(_family(token), []).append(mark)
    return found


def _in_doubt(view: View, mark: Mark) -> bool:
    """Is a word counted as the outlet's though it stands in quotation marks?"""
    return mark.voice == "outlet" and view.quoted(mark.span.start, mark.span.end) > 0


def _family(token: Token) -> str:
    """Stem without a noun ending, so that "desperate" and "desperation" are one word."""
    for ending in ("ation", "ate", "at", "ion"):
        if token.stem.endswith(ending) and len(token.stem) - len(ending) >= 5:
            return token.stem[: -len(ending)]
    return token.stem


def _voice(marks: Sequence[Mark]) -> str:
    """The one voice of all these marks, "" where there are several.

    Only words in quotation marks are surely a speaker's; in reported speech
    the article may have chosen the word itself.
    """
    voices = {m.voice for m in marks}
    return voices.pop() if len(voices) == 1 else ""


def _about_one_thing(
    views: dict[str, View], sides: tuple[list[Mark], list[Mark]], linked: set[frozenset[str]]
) -> bool:
    for one in sides[0]:
        for two in sides[1]:
            left, right = _unit(views, one.span), _unit(views, two.span)
            if left is None or right is None or told_alike(views, left, right):
                continue
            if frozenset((left.id, right.id)) in linked:
                return True
            if len(left.stems & right.stems) > settings.SAME_EVENT_STEMS:
                return True
    return False


def _unit(views: dict[str, View], span: Span) -> Unit | None:
    return views[span.article].holder(span)
