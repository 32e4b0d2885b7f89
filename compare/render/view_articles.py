"""The whole articles: sentences cut into runs, each with its state and its fact chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare import settings
from compare.records import ComparedArticle, Comparison, Sentence
from compare.render import words
from compare.render.masks import Masks
from compare.render.messages import Messages
from compare.render.segments import Layers, Run, cut_sentence
from compare.render.view_facts import Chip


@dataclass(frozen=True, slots=True)
class SentenceView:
    """`state` is "both", "differ", "only" or "" (nothing known); `told` says it in words."""

    id: str
    role: str
    runs: tuple[Run, ...]
    chips: tuple[Chip, ...]
    state: str
    told: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its paragraphs in reading order."""

    article: ComparedArticle
    genre: str
    date: str
    removed: tuple[tuple[str, str], ...]
    heads: tuple[SentenceView, ...]
    paragraphs: tuple[tuple[SentenceView, ...], ...]
    only: int


def view_articles(
    comparison: Comparison, chips: Mapping[str, Chip], masks: Masks, say: Messages, *, states: bool
) -> tuple[ArticleView, ...]:
    """All articles; `states=False` leaves out every "both / differ / only" (other events)."""
    by_sentence = _facts_by_sentence(comparison, chips)
    differing = {s.sentence for d in comparison.divergences for side in d.sides.values() for s in side}
    views = []
    for article in comparison.articles:
        layers = _layers(comparison, article.label, masks)
        shown = []
        for sentence in article.sentences:
            told = by_sentence.get(sentence.id, ())
            state = _state(sentence, told, sentence.id in differing) if states else ""
            shown.append(
                SentenceView(
                    id=sentence.id,
                    role=sentence.role,
                    runs=cut_sentence(sentence, layers),
                    chips=told,
                    state=state,
                    told=_told(state, article.label, say),
                )
            )
        views.append(_view_article(article, shown, say))
    return tuple(views)


def _view_article(article: ComparedArticle, shown: Sequence[SentenceView], say: Messages) -> ArticleView:
    paragraph_of = {s.id: s.paragraph for s in article.sentences}
    body = [s for s in shown if s.role == "body"]
    groups = groupby(body, key=lambda s: paragraph_of[s.id])
    return ArticleView(
        article=article,
        genre=say.gettext(words.GENRES[article.genre]),
        date=_date(article, say),
        removed=tuple(
            (say.gettext(words.REGIONS[r.kind]), article.text[r.start : r.end].strip())
            for r in article.removed
        ),
        heads=tuple(s for s in shown if s.role != "body"),
        paragraphs=tuple(tuple(group) for _, group in groups),
        only=sum(s.state == "only" for s in shown),
    )


def _date(article: ComparedArticle, say: Messages) -> str:
    if not article.date:
        return say.gettext("no date in the file")
    how = words.DATE_SOURCES.get(article.date_source or "")
    return f"{article.date} ({say.gettext(how)})" if how else article.date


def _layers(comparison: Comparison, label: str, masks: Masks) -> Layers:
    told = [a for s in comparison.sources if s.article == label for a in s.attributions]
    return Layers(
        marks=tuple(m for m in comparison.marks if m.span.article == label),
        speakers=tuple(a.source for a in told if a.source is not None),
        said=tuple(a.content for a in told if a.direct),
        masks=masks,
    )


def _facts_by_sentence(comparison: Comparison, chips: Mapping[str, Chip]) -> dict[str, tuple[Chip, ...]]:
    found: dict[str, dict[str, Chip]] = {}
    for fact in comparison.facts:
        for span in fact.evidence:
            found.setdefault(span.sentence, {})[fact.id] = chips[fact.id]
    order = {"both": 0, "differ": 1, "only": 2}
    return {
        sentence: tuple(sorted(inside.values(), key=lambda c: (order[c.status], c.number)))
        for sentence, inside in found.items()
    }


def _told(state: str, label: str, say: Messages) -> str:
    match state:
        case "both":
            return say.gettext("also told elsewhere")
        case "differ":
            return say.gettext("told differently elsewhere")
        case "only":
            return say.gettext("only in article %(label)s", label=label)
    return ""


def _state(sentence: Sentence, chips: Sequence[Chip], differs: bool) -> str:
    """Facts decide. A sentence without any is told elsewhere where another article covers it; no
    fact and no cover is not enough to call it missing there."""
    statuses = {c.status for c in chips}
    if differs or "differ" in statuses:
        return "differ"
    if "both" in statuses:
        return "both"
    if "only" in statuses:
        return "only"
    return "both" if max(sentence.coverage.values(), default=0.0) >= settings.EVEN_CHANCE else ""
