"""Divergences of selection: two articles let one speaker say different things.

What a report picks from all that a source said is itself a choice (the
selection bias of D'Alessio & Allen 2000). A card stands where each article has
words of the speaker that the other has nothing of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.people import People, plain_name, same_speaker
from compare.contrast.speakers import Said, said_in
from compare.contrast.units import Pair, View, plain, share
from compare.records import Divergence, Mark

# The ways an accused person answers: not done, not wrong, not meant, not fair, made good (Benoit 1995:
# denial, evading responsibility, attacking the accuser, corrective action).
_ANSWER = re.compile(
    r"\b(?:not|never|n[o’']t|no|nothing|den(?:y|ies|ied|ying))\b(?:\s+\w+){0,5}?\s+(?:wrong(?:doing)?|crimes?"
    r"|illegal|unlawful|guilty|misconduct|offen[cs]es?|lied|lying|improper|at fault|cheated|bribe[ds]?|misled"
    r"|(?:broken?|violated?) (?:\w+ ){0,2}(?:laws?|rules?))\b"
    r"|\b(?:am|is|are|was|were|be) (?:completely |totally |entirely )?innocent\b|\bpolitically motivated\b"
    r"|\bit was (?:an accident|an? (?:honest )?mistake|a misunderstanding)\b|\bmy mistake\b|\bwitch[- ]hunt\b"
    r"|\b(?:charges?|allegations?|accusations?|claims?) (?:is|are|was|were) (?:\w+ )?(?:baseless|unfounded"
    r"|groundless|without merit|false|untrue|fabricated)\b|\bfalsely accused\b|\brush(?:ed)? to judge?ment\b"
    r"|\b(?:taken|quoted) out of context\b|\b(?:repaid|returned) (?:it|them|the money|every \w+)\b",
    re.IGNORECASE,
)
_ABOUT_HER = re.compile(r"^\W*(he|she)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b[Ii]n (?:19|20)\d\d\b|\byears? ago\b|\b[Ll]ast year\b|\b[Aa]t the time\b")
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_LEANS = frozenset(
    {"it", "this", "that", "these", "those", "they", "he", "she", "but", "and", "or", "so", "not", "because"}
)
_QUESTION = (
    "Each article lets the same speaker say something that was not found in the other: what picture does "
    "each choice give?"
)
_ANSWERS = (
    "The answer to the charge is another one in each article: what would you think with only one of them?"
)


class _Told(NamedTuple):
    """One article, its people and what they say there."""

    view: View
    people: People
    said: list[Said]


class _Speaker(NamedTuple):
    """One person who speaks in both articles; `left` and `right` are what only that article has."""

    name: str
    left: list[Said]
    right: list[Said]
    rank: tuple[float, ...]


def selection_divergences(
    views: dict[str, View], pairs: Sequence[Pair], said: dict[str, list[Said]] | None = None
) -> Iterator[Divergence]:
    """At most one card a speaker, `SELECTION_CARDS` a pair of articles: what only each lets them say.

    `said` is what each article's people say, where it has been read already.
    """
    said = said or {label: said_in(view) for label, view in views.items()}
    told = {label: _Told(view, People(view), said[label]) for label, view in views.items()}
    told = {label: t._replace(said=[*t.said, *_orphans(t.view, t.people)]) for label, t in told.items()}
    for first, second in combinations(sorted(views), 2):
        speakers = _speakers(told[first], told[second], pairs)
        for speaker in sorted(speakers, key=lambda s: s.rank)[: settings.SELECTION_CARDS]:
            yield _card(views, speaker, pairs)


def _orphans(view: View, people: People) -> list[Said]:
    """Quotations without a source that clear someone: "She has done nothing wrong," the letter reads."""
    found = []
    for quotation in view.document.quotations:
        span = quotation.span
        unit = view.holder(span)
        opening = _ABOUT_HER.match(span.text)
        if unit is None or not opening or not _ANSWER.search(span.text):
            continue
        token = next((t for t in unit.tokens if t.start == span.start + opening.start(1)), None)
        name = people.meant(token, unit) if token else None
        inside = [t for t in unit.tokens if span.start <= t.start < span.end and t.text[:1].isalnum()]
        sources = [s for s, a in view.attributions_in(span.start, span.end) if a.source is not None]
        if name and all(s.kind in ("document", "outlet") for s in sources):
            found.append(Said(view, unit, name, True, True, False, inside[0].start, inside[-1].end))
    return found


# ---------------------------------------------------------------- whom both let speak


def _speakers(left: _Told, right: _Told, pairs: Sequence[Pair]) -> Iterator[_Speaker]:
    """People whom both articles quote or report, each in words that the other has nothing of."""
    ours, theirs = left.said, right.said
    for one in sorted({s.speaker for s in ours}):
        matches = sorted({s.speaker for s in theirs if same_speaker(one, s.speaker)})
        if len(matches) != 1 or sum(same_speaker(matches[0], n) for n in {s.speaker for s in ours}) != 1:
            continue
        mine = [s for s in ours if s.speaker == one]
        other = [s for s in theirs if s.speaker == matches[0]]
        rank = _rank((left, one, mine), (right, matches[0], other))
        if rank is None:
            continue
        alone = _alone(mine, right.view, other, pairs), _alone(other, left.view, mine, pairs)
        if all(alone):
            texts = left.view.document.article.text, right.view.document.article.text
            yield _Speaker(plain_name(texts, one, matches[0]), *alone, rank)


def _rank(*sides: tuple[_Told, str, list[Said]]) -> tuple[float, ...] | None:
    """Sort key of a speaker, the most important first; None for one who stands at the edge of the story."""
    places, amount = [], []
    for (view, people, _), name, said in sides:
        named = [m for m in people.named(0, len(view.document.article.text)) if m[2] == name]
        units = [u for u in (view.holder(view.span(s, e)) for s, e, _ in named) if u]
        in_head = any(u.sentence.role != "body" for u in units)
        places.append(0.0 if in_head else min([u.place for u in units], default=1.0))
        amount.append(sum(s.words for s in said))
    if max(places) > settings.NEWS_PLACE:
        return None
    return (round(max(places), 1), -float(min(amount)), max(places))


def _alone(said: list[Said], other: View, others: list[Said], pairs: Sequence[Pair]) -> list[Said]:
    """What has substance and was not found in the other article."""
    return [
        s
        for s in said
        if _has_substance(s)
        and _on_the_story(s, other, pairs)
        and not _from_before(s)
        and plain(s.span.text) not in other.plain
        and not _told(s, other, others, pairs)
    ]


def _has_substance(said: Said) -> bool:
    """Is it a statement or quoted words, and not a noun phrase ("his plans")?"""
    if _ANSWER.search(said.span.text) and said.words >= settings.SELECTION_ANSWER_WORDS:
        return True
    quoted = said.view.quoted(said.start, said.end)
    if quoted == 0 and not said.proxy:  # what it is said to be about, maybe, in the outlet's own words
        return False
    if quoted <= settings.SELECTION_QUOTED:  # a word or two in marks
        short = quoted > 0 and said.words <= settings.SELECTION_PHRASE_WORDS
        return (short or said.clause) and len(said.stems) >= settings.SAME_EVENT_STEMS
    return len(said.stems) >= settings.SELECTION_STEMS


def _on_the_story(said: Said, other: View, pairs: Sequence[Pair]) -> bool:
    """Is it, or what stands beside it, tied to the other article or to a headline; or an answer?"""
    near = said.view.units[max(0, said.unit.index - 1) : said.unit.index + 2]
    linked = {u.id for p in pairs for u in (p.left, p.right) if other.label in (p.left.label, p.right.label)}
    heads = other.headline_stems | said.view.headline_stems
    return (
        _ANSWER.search(said.span.text) is not None
        or any(u.id in linked for u in near)
        or bool(said.stems & heads)
    )


def _from_before(said: Said) -> bool:
    """Does the sentence, or the one before it in the paragraph, say that these are words of years ago?"""
    near = said.view.units[max(0, said.unit.index - 1) : said.unit.index + 1]
    same = [u for u in near if u.sentence.paragraph == said.unit.sentence.paragraph]
    return any(_BEFORE.search(u.sentence.text) for u in same)


def _told(said: Said, other: View, others: list[Said], pairs: Sequence[Pair]) -> bool:
    """Does the other article tell the same in other words?"""
    for pair in pairs:
        ids = {pair.left.id, pair.right.id}
        least = settings.LINK_SAME if pair.same else settings.SELECTION_LINKED
        if said.unit.id in ids and any(i[0] == other.label for i in ids) and pair.link.score >= least:
            return True
    if any(share(said.stems, s.stems) >= settings.SELECTION_TOLD for s in others):
        return True
    return any(
        share(said.stems, u.stems) >= settings.SELECTION_TOLD
        and len(said.stems & u.stems) >= settings.SELECTION_STEMS
        for u in other.units
    )


# ---------------------------------------------------------------- the most telling words


def _card(views: dict[str, View], speaker: _Speaker, pairs: Sequence[Pair]) -> Divergence:
    answers = [[s for s in side if _ANSWER.search(s.span.text)] for side in (speaker.left, speaker.right)]
    kept: list[list[Said]] = answers if all(answers) else [speaker.left, speaker.right]
    chosen = [_best(side, other, pairs) for side, other in ((kept[0], kept[1]), (kept[1], kept[0]))]
    spans = tuple(s.span for side in chosen for s in side)
    if all(answers):
        return draft(views, "selection", f"how {speaker.name} answers", spans, _ANSWERS)
    side = " (or a spokesperson)" if any(s.proxy for c in chosen for s in c) else ""
    topic = f"what {speaker.name}{side} is quoted as saying"
    return draft(views, "selection", topic, spans, _QUESTION)


def _best(said: list[Said], others: list[Said], pairs: Sequence[Pair]) -> list[Said]:
    """The most telling stretch, with the one it leans on, or with one that tells nearly as much."""
    scores = {id(s): _telling(s) + _near(s, others, pairs) for s in said}
    ordered = sorted(said, key=lambda s: (-scores[id(s)], s.order))
    best = ordered[0]
    before = [s for s in said if s.unit.index == best.unit.index - 1 and s.direct == best.direct]
    if _leans(best) and before:
        return [before[-1], best]
    least = settings.SELECTION_SECOND * scores[id(best)]
    second = [s for s in ordered[1:] if s.unit is not best.unit and scores[id(s)] >= least and not _leans(s)]
    return sorted([best, *second[:1]], key=lambda s: s.order)


def _leans(said: Said) -> bool:
    """Does it open with a word that says little without the sentence before it?"""
    return said.direct and said.tokens[0].text.lower() in _LEANS


def _telling(said: Said) -> float:
    """How much a stretch tells of how the speaker sees it: quoted, judging, in person, early. -1 to 6."""
    text = said.span.text
    quoted = said.view.quoted(said.start, said.end) > settings.SELECTION_QUOTED
    judging = sum(_judges(m) for m in said.view.document.marks if said.start <= m.span.start < said.end)
    own = any(t.text.lower() in _OWN for t in said.tokens)
    answer = _ANSWER.search(text) is not None
    full = len(said.stems) >= settings.SAME_EVENT_STEMS
    return (
        1.0 * quoted
        - 1.0 * _leans(said)
        + 0.5 * min(2, judging)
        + 0.5 * own
        + 1.5 * answer
        + 0.5 * full
        + (1 - said.unit.place)
    )


def _judges(mark: Mark) -> bool:
    return mark.category in ("W", "L", "M")


def _near(said: Said, others: list[Said], pairs: Sequence[Pair]) -> float:
    """How near it is to what the other article has of the speaker: one matter, 0..2."""
    shared = max((len(said.stems & o.stems) for o in others), default=0)
    ids = {o.unit.id for o in others}
    linked = max(
        (
            p.link.score
            for p in pairs
            if said.unit.id in (p.left.id, p.right.id) and ids & {p.left.id, p.right.id}
        ),
        default=0.0,
    )
    return 0.5 * min(2, shared) + linked
