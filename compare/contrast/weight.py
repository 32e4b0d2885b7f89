"""How much a content unit matters to the story, what kind it is, and who could have known it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.causes import reasons_in
from compare.contrast.clauses import ties
from compare.contrast.partial import News
from compare.contrast.units import View, is_word
from compare.records import CouldHaveKnown, FactKind, Span, Token

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def tokens_of(view: View, span: Span) -> list[Token]:
    """Tokens of the article that lie in the span."""
    unit = view.by_id.get(span.sentence)
    pool: Sequence[Token] = unit.tokens if unit else view.document.tokens
    return [t for t in pool if span.start <= t.start and t.end <= span.end]


class _Told(NamedTuple):
    """What one article tells of a unit: its spans' tokens and where they first stand."""

    view: View
    tokens: list[Token]
    first: int
    words: int
    names: int
    figures: int


class Weight(NamedTuple):
    """`importance` 1..5, `score` 0..1 behind it, `why` in plain words."""

    importance: int
    score: float
    why: str


def weigh(views: dict[str, View], spans: Sequence[Span]) -> Weight:
    """How much a unit that is told in more than one article matters.

    Four equal parts: how early it stands, how many words it takes, how many
    names and figures it ties, whether it bears on a headline.
    """
    told = [_told(views[label], spans) for label in sorted({s.article for s in spans})]
    on_headline = [_on_headline(views, t.tokens) for t in told]
    scores = [_score(t, h) for t, h in zip(told, on_headline, strict=True)]
    score = sum(scores) / len(scores)
    on = "It shares words with a headline." if max(on_headline) >= settings.ON_HEADLINE else ""
    return Weight(_band(score, settings.IMPORTANCE_STEPS), score, f"{_why(told)} {on}".strip())


def weigh_news(views: dict[str, View], spans: Sequence[Span], news: News) -> Weight:
    """How much a unit that is found in one article only would tell a reader of the others.

    Five equal parts: how much of it stands nowhere else, whether it names people whom nobody
    else names, figures nobody else gives, whether someone says it, whether it gives a reason.
    """
    told = _told(views[spans[0].article], spans)
    said = _mean(max(_attributed(told.view, s), told.view.quoted(s.start, s.end)) for s in spans)
    reason = any(_gives_reason(told.view, s) for s in spans)
    parts = (
        min(1.0, news.weight / settings.NEWS_FULL_WEIGHT),
        float(bool(news.people)),
        float(news.figures > 0),
        said,
        float(reason),
    )
    score = sum(parts) / len(parts)
    why = f"{_why([told])} {_why_news(news, said, reason)}".strip()
    return Weight(_band(score, settings.NEWS_STEPS), score, why)


def _band(score: float, steps: Sequence[float]) -> int:
    return 1 + sum(score >= step for step in steps)


def _why_news(news: News, said: float, reason: bool) -> str:
    """What makes a unit worth knowing, in words."""
    whys = []
    if news.people:
        whys.append(f"No other article names {_listed(news.people)}.")
    if news.figures:
        whys.append(f"It has {_n(news.figures, 'figure')} that no other article gives.")
    if said >= settings.EVEN_CHANCE:
        whys.append("It tells what someone says.")
    if reason:
        whys.append("It gives a reason.")
    return " ".join(whys)


def _listed(names: Sequence[str]) -> str:
    shown = list(names[: settings.NEWS_PEOPLE_SHOWN])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def _told(view: View, spans: Sequence[Span]) -> _Told:
    mine = [s for s in spans if s.article == view.label]
    tokens = [t for s in mine for t in tokens_of(view, s)]
    first = min((view.by_id[s.sentence].index for s in mine if s.sentence in view.by_id), default=0)
    return _Told(view, tokens, first, sum(is_word(t) for t in tokens), *ties(tokens))


def _score(told: _Told, on_headline: float) -> float:
    early = 1 - told.view.units[told.first].place
    space = min(1.0, told.words / settings.IMPORTANCE_FULL_WORDS)
    tied = min(1.0, (told.names + told.figures) / settings.IMPORTANCE_FULL_TIES)
    return (early + space + tied + on_headline) / 4


def _on_headline(views: dict[str, View], tokens: Sequence[Token]) -> float:
    """Full marks for three content words of any one headline."""
    stems = frozenset(t.stem for t in tokens)
    return min(1.0, max((len(v.headline_stems & stems) for v in views.values()), default=0) / 3)


def _why(told: Sequence[_Told]) -> str:
    """Where it stands and how long it is, article by article."""
    counts = []
    for t in told:
        place = f"sentence {t.first + 1} of {len(t.view.units)}"
        text = f"In {t.view.label} it comes up at {place} and takes {_n(t.words, 'word')}"
        tied = [_n(n, w) for n, w in ((t.names, "name"), (t.figures, "figure")) if n]
        counts.append(text + (f", with {' and '.join(tied)}." if tied else "."))
    return " ".join(counts)


def _n(count: int, word: str) -> str:
    return f"{count} {word}" + ("" if count == 1 else "s")


def kind_of(views: dict[str, View], spans: Sequence[Span]) -> FactKind:
    """What kind of statement it is, by the first rule that fits.

    quote: at least half of it stands in quotation marks. opinion: the article
    is an opinion piece, or its own voice uses a strongly loaded word there.
    cause: it gives a reason. claim: at least half is attributed to someone.
    number: it holds a figure other than a date. fact: told as plain fact.
    """
    if _mean(views[s.article].quoted(s.start, s.end) for s in spans) >= 0.5:
        return "quote"
    if all(_is_opinion(views[s.article], s) for s in spans):
        return "opinion"
    if any(_gives_reason(views[s.article], s) for s in spans):
        return "cause"
    if _mean(_attributed(views[s.article], s) for s in spans) >= 0.5:
        return "claim"
    if any(_has_figure(views[s.article], s) for s in spans):
        return "number"
    return "fact"


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / max(1, len(listed))


def _is_opinion(view: View, span: Span) -> bool:
    strong = any(
        m.voice == "outlet" and m.strength == 3 and span.start <= m.span.start < span.end
        for m in view.document.marks
    )
    return strong or view.document.article.genre == "opinion"


def _gives_reason(view: View, span: Span) -> bool:
    unit = view.by_id.get(span.sentence)
    return unit is not None and any(span.start <= r.start < span.end for r in reasons_in(unit))


def _attributed(view: View, span: Span) -> float:
    covered = sum(
        max(0, min(span.end, a.content.end) - max(span.start, a.content.start))
        for _, a in view.attributions_in(span.start, span.end)
    )
    return min(1.0, covered / max(1, span.end - span.start))


def _has_figure(view: View, span: Span) -> bool:
    return any(
        n.kind in ("money", "percent", "count", "measure") and span.start <= n.span.start < span.end
        for n in view.document.numbers
    )


def could_have_known(views: dict[str, View], found: Sequence[str], spans: Sequence[Span]) -> CouldHaveKnown:
    """Could the writers of the other articles have known it, going by the dates?

    "yes" where it is in every article or each other one has the same date or a
    later one; "no" where each is earlier and what is told is itself dated after
    it; else "unknown": a later article also tells what was known before.
    """
    others = [label for label in views if label not in found]
    if not others:
        return "yes"
    dates = {label: _date(views[label]) for label in views}
    if not all(dates.values()):
        return "unknown"
    first = min(dates[label] for label in found)
    answers = {_known(dates[other], first, _told_dates(views, spans)) for other in others}
    return answers.pop() if len(answers) == 1 else "unknown"


def _known(other: str, first: str, told: Sequence[str]) -> CouldHaveKnown:
    size = min(len(other), len(first))
    if other[:size] >= first[:size]:
        return "yes"
    return "no" if told and all(day > other[: len(day)] for day in told) else "unknown"


def _date(view: View) -> str:
    found = _DAY.match(view.document.article.date or "")
    return found.group() if found else ""


def _told_dates(views: dict[str, View], spans: Sequence[Span]) -> list[str]:
    return [
        n.iso
        for s in spans
        for n in views[s.article].document.numbers
        if n.iso and _DAY.match(n.iso) and s.start <= n.span.start < s.end
    ]
