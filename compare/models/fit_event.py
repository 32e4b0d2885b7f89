"""Fit `event.json` and `grouping.json` on ECB+; see README.md here.

python -m compare.models.fit_event --gold ../shared/gold [--cache FILE]

Each ECB+ topic holds articles on two different events of one kind (two
earthquakes, two film awards): pairs inside a topic are the hard cases. Pairs
across topics are added as easy ones.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare import settings
from compare.corpus.group import GROUP_FEATURES, cluster, corpus_evidence, neighbourhood
from compare.evidence.model import Model
from compare.evidence.parts import Parts, read_parts
from compare.evidence.whole import WHOLE_FEATURES, whole_evidence
from compare.models.ecb import DATA, Item, load_articles
from compare.models.fitting import FOLDS, Array, average_precision, fit, held_out, save

STRENGTH = 0.1  # sklearn's C for the event model; .01 to 1 differ by < .002 AP
GROUP_STRENGTH = 0.1
EASY_STEP = 150  # every so-manieth pair across topics is taken


def chosen_pairs(items: Sequence[Item], step: int = EASY_STEP) -> Iterator[tuple[int, int]]:
    """All pairs inside a topic, and some across topics."""
    for count, (i, j) in enumerate(itertools.combinations(range(len(items)), 2)):
        if items[i].topic == items[j].topic or count % step == 0:
            yield i, j


class Pairs(NamedTuple):
    """One row a pair of articles: values, 1 for one event, topic, and whether both are of one topic."""

    values: Array
    same: Array
    topics: Array
    hard: NDArray[np.bool_]


def read_pairs(items: Sequence[Item], parts: Sequence[Sequence[Parts]]) -> Pairs:
    """The chosen pairs with their evidence."""
    pairs = list(chosen_pairs(items))
    rows = []
    for i, j in pairs:
        found = whole_evidence(parts[i], parts[j])
        rows.append([found[f] for f in WHOLE_FEATURES])
    return Pairs(
        np.array(rows),
        np.array([float(items[i].event == items[j].event) for i, j in pairs]),
        np.array([float(items[i].topic) for i, _ in pairs]),
        np.array([items[i].topic == items[j].topic for i, j in pairs]),
    )


def event_figures(pairs: Pairs, names: tuple[str, ...]) -> tuple[float, float]:
    """Average precision and share right at .5, topics held out, on pairs of one topic."""
    x = pairs.values[:, [WHOLE_FEATURES.index(n) for n in names]]
    scores = held_out(x, pairs.same, np.ones(len(x)), names, pairs.topics, STRENGTH)[pairs.hard]
    same = pairs.same[pairs.hard]
    return average_precision(same, scores), float(np.mean((scores > 0.5) == same))


def fit_event(pairs: Pairs) -> Model:
    """The event model for two articles, with its held-out figures in the record."""
    ap, right = event_figures(pairs, WHOLE_FEATURES)
    figures = (
        f"topics held out, pairs of one topic: AP {ap:.3f}, right at .5 {right:.3f}, {pairs.hard.sum()} pairs"
    )
    even = np.ones(len(pairs.same))
    return fit(pairs.values, pairs.same, even, WHOLE_FEATURES, ("event", DATA, figures), STRENGTH)


class Collection(NamedTuple):
    """One fold of topics as a collection of its own: its articles and what every two share."""

    items: list[Item]
    evidence: dict[str, Array]


def collections_of(items: Sequence[Item], parts: Sequence[Sequence[Parts]]) -> list[Collection]:
    """The folds; words are weighed within each, as they would be in a collection of that size."""
    folds = []
    for fold in range(FOLDS):
        held = [k for k, item in enumerate(items) if item.topic % FOLDS == fold]
        folds.append(Collection([items[k] for k in held], corpus_evidence([parts[k] for k in held])))
    return folds


def grouping_figure(folds: Sequence[Collection], names: tuple[str, ...]) -> float:
    """B-cubed F1 with topics held out: the mean of the folds, weighted by their articles."""
    total, size = 0.0, sum(len(f.items) for f in folds)
    for test in folds:
        model = _grouping([f for f in folds if f is not test], names, "")
        chances = model.probability({n: test.evidence[n] for n in names})
        labels = cluster(neighbourhood(chances), settings.GROUP_LIKENESS, complete=True)
        total += b_cubed([i.event for i in test.items], labels) * len(test.items)
    return float(total / size)


def fit_grouping(folds: Sequence[Collection]) -> Model:
    """The chance model for clustering."""
    figure = grouping_figure(folds, GROUP_FEATURES)
    size = sum(len(f.items) for f in folds)
    about = f"topics held out ({FOLDS} folds): B-cubed F1 {figure:.3f}, {size} articles"
    return _grouping(folds, GROUP_FEATURES, about)


def _grouping(folds: Sequence[Collection], names: tuple[str, ...], figures: str) -> Model:
    values, same = [], []
    for fold in folds:
        pairs = np.array(list(chosen_pairs(fold.items, EASY_STEP // FOLDS)))
        one, two = pairs[:, 0], pairs[:, 1]
        values.append(np.stack([fold.evidence[n][one, two] for n in names], axis=-1))
        same += [float(fold.items[i].event == fold.items[j].event) for i, j in pairs]
    x, y = np.concatenate(values), np.array(same)
    return fit(x, y, np.ones(len(y)), names, ("grouping", DATA, figures), GROUP_STRENGTH)


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> float:
    """B-cubed F1 (Bagga & Baldwin 1998)."""
    n = len(gold)
    precision = recall = 0.0
    for i in range(n):
        both = sum(gold[i] == gold[j] and found[i] == found[j] for j in range(n))
        precision += both / sum(found[i] == f for f in found) / n
        recall += both / sum(gold[i] == g for g in gold) / n
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Fit and save both models."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    given = options.parse_args()
    items = list(load_articles(given.gold, given.cache).values())
    parts = [read_parts(item.document) for item in items]
    for model in (fit_event(read_pairs(items, parts)), fit_grouping(collections_of(items, parts))):
        print(save(model), model.measured)


if __name__ == "__main__":
    main()
