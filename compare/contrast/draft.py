"""How every rule writes down a divergence: sides in label order, importance from the text."""

from __future__ import annotations

from compare import settings
from compare.contrast.topics import plain_topic
from compare.contrast.units import View
from compare.records import Divergence, DivergenceKind, Span

QUESTIONS: dict[DivergenceKind, str] = {
    "figure": "What is each figure counting, and where does each article get it from?",
    "same_figure_different_thing": "The figure is the same: what does each article say it counts?",
    "cause": "What reason does each article give, and who says so?",
    "actor": "Who does it in each article, and how could you check?",
    "object": "What or whom does it concern in each article, and how could you check?",
    "stage": "How far along is it in each article, and when was each one written?",
    "attribution": "Who says this in each article, and does that change how you read it?",
    "certainty": "How sure is each article, and what would you need to know to be sure yourself?",
    "wording": "What does each wording make you think of, and what would a plain word be?",
    "selection": "What would you think if you had read only one of these articles?",
    "detail": "What does the longer version tell you that the shorter one does not?",
}
# What a difference of each kind weighs by itself, 1..5, before its place in the text: first what
# changes what happened, then who says so, then how fully it is told.
_WEIGHT: dict[DivergenceKind, int] = {
    "figure": 3,
    "same_figure_different_thing": 3,
    "cause": 4,
    "actor": 4,
    "object": 3,
    "stage": 4,
    "attribution": 3,
    "certainty": 4,
    "wording": 2,
    "selection": 3,
    "detail": 2,
}


def draft(
    views: dict[str, View],
    kind: DivergenceKind,
    topic: str,
    spans: tuple[Span, ...],
    question: str = "",
    weight: int | None = None,
) -> Divergence:
    """A divergence without an id. It weighs one more where it stands early in both articles."""
    labels = sorted({s.article for s in spans})
    sides = {label: tuple(s for s in spans if s.article == label) for label in labels}
    places = [min(views[s.article].by_id[s.sentence].place for s in side) for side in sides.values()]
    early = all(p <= settings.EARLY_PLACE for p in places)
    base = _WEIGHT[kind] if weight is None else weight
    return Divergence(
        id="",
        kind=kind,
        topic=plain_topic(views, topic, spans) or "wording",
        sides=sides,
        importance=min(5, base + early),
        question=question or QUESTIONS[kind],
    )
