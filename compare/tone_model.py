"""Tone toward one mention, by the fitted model beside `models/fit_tone.py`.

A linear model: every feature adds its weights for negative, neutral and
positive, so each judgement can be traced to words. Loaded once; pure Python.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Iterable
from typing import NamedTuple

from compare import resources, settings, tone_features
from compare.connotation import load_connotations
from compare.records import Document, Tone, ToneLabel
from compare.tone_features import Feature, Sentence

LABELS: tuple[ToneLabel, ...] = ("negative", "neutral", "positive")


class Model(NamedTuple):
    """Weights per feature, in the order negative, neutral, positive."""

    bias: tuple[float, float, float]
    features: dict[str, tuple[float, float, float]]
    least: tuple[float, float, float]  # probability a label needs, else "unsure"


@functools.cache
def load_model() -> Model:
    """Read `models/tone.json`."""
    raw = json.loads((resources.folder("models") / "tone.json").read_text(encoding="utf-8"))
    polar, neutral = raw["sure"]["polar"], raw["sure"]["neutral"]
    negative, middle, positive = raw["bias"]
    features = {name: (w[0], w[1], w[2]) for name, w in raw["features"].items()}
    return Model((negative, middle, positive), features, (polar, neutral, polar))


def judge(document: Document, start: int, end: int, sentences: dict[int, Sentence] | None = None) -> Tone:
    """Tone toward the mention at these offsets; "unsure" where no token lies there or too little speaks.

    `value` is P(positive) - P(negative), -1 to 1. `sentences` may be kept
    between calls on one document to save work.
    """
    kept: dict[int, Sentence] = {} if sentences is None else sentences
    features = tone_features.features_of(document, start, end, kept)
    if not features:
        return Tone(value=0.0, label="unsure")
    model = load_model()
    said = {f.token for f in features if f.name.startswith(("k.own:", "v.own"))}
    features = [f for f in features if f.name in model.features]
    chances = probabilities(model, features)
    best = max(range(3), key=lambda k: chances[k])
    sure = chances[best] >= model.least[best]
    value = round(chances[2] - chances[0], 3)
    if best == 1:
        return Tone(value=value, label="neutral" if sure else "unsure")
    tokens = _evidence(document, model, features, best)
    sure = sure and any(i not in said and _charged(kept[document.tokens[i].sentence], i) for i in tokens)
    words = tuple(document.span(document.tokens[i].start, document.tokens[i].end) for i in tokens)
    return Tone(value=value, label=LABELS[best] if sure else "unsure", evidence=words)


def probabilities(model: Model, features: Iterable[Feature]) -> tuple[float, float, float]:
    """Softmax of the summed weights, scaled by how much is known of the sentence."""
    weights = model.features
    known = tone_features.summed(f for f in features if f.name in weights)
    by = scale(sum([v * v for v in known.values()]))
    negative, neutral, positive = model.bias
    for name, value in known.items():
        lower, middle, upper = weights[name]
        share = by * value
        negative, neutral, positive = (
            negative + share * lower,
            neutral + share * middle,
            positive + share * upper,
        )
    sums = (negative, neutral, positive)
    top = max(sums)
    raised = [math.exp(s - top) for s in sums]
    whole = sum(raised)
    return raised[0] / whole, raised[1] / whole, raised[2] / whole


def scale(squares: float) -> float:
    """Factor for a row with this sum of squares: a power of its share of a common sentence's.

    Between rows as they are (power 0), where a long sentence is judged too surely
    by many weak words, and rows of one length (.5).
    """
    return float((settings.TONE_ROW / squares) ** settings.TONE_ROW_POWER) if squares else 1.0


def _evidence(document: Document, model: Model, features: list[Feature], label: int) -> list[int]:
    """The tokens that speak most for the label against the other two, in text order (known features only)."""
    gains: dict[int, float] = {}
    for feature in sorted(set(features)):
        weights = model.features[feature.name]
        if feature.token >= 0 and _can_show(document, feature.token):
            others = max(w for k, w in enumerate(weights) if k != label)
            gains[feature.token] = gains.get(feature.token, 0.0) + feature.value * (weights[label] - others)
    strong = sorted(
        (i for i in gains if gains[i] >= settings.TONE_EVIDENCE_GAIN), key=lambda i: (-gains[i], i)
    )
    return sorted(strong[: settings.TONE_EVIDENCE_WORDS])


def _charged(sentence: Sentence, token: int) -> bool:
    """Does the word put somebody in a good or bad light by itself?

    Words of plain reporting ("sued", "alleged", "carried") do not: a tone that
    rests on nothing else, or only on what the mention itself says of others, is
    left "unsure", whatever the training data suggest.
    """
    signs = load_connotations().signs
    return bool(sentence.valences[token]) or any(signs[name].any for name in sentence.classes[token])


def _can_show(document: Document, index: int) -> bool:
    token = document.tokens[index]
    return token.pos in tone_features.CONTENT and not tone_features.masked(token)
