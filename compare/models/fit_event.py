"""Fit `event.json` and `grouping.json` on ECB+; see README.md here.

python -m compare.models.fit_event --gold ../shared/gold [--cache FILE]

Each ECB+ topic holds articles on two different events of one kind (two
earthquakes, two film awards): pairs inside a topic are the hard cases. Pairs
across topics are added as easy ones. Needs alignment.json (fit_alignment.py).
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
from compare.evidence.model import Model, load_model
from compare.evidence.pairs import pair_evidence
from compare.evidence.parts import Parts, read_parts
from compare.evidence.whole import WHOLE_FEATURES, share_answered, whole_evidence
from compare.models.ecb import DATA, Item, load_articles
from compare.models.fitting import FOLDS, Array, average_precision, fit, held_out, save

STRENGTH = 0.1  # sklearn's C for the event model; .01 to 1 differ by < .002 AP
GROUP_STRENGTH = 1.0
EASY_STEP = 150  # every so-manieth pair across topics is taken


def chosen_pairs(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """All pairs inside a topic, and some across topics."""
    for count, (i, j) in enumerate(itertools.combinations(range(len(items)), 2)):
        if items[i].topic == items[j].topic or count % EASY_STEP == 0:
            yield i, j


class Pairs(NamedTuple):
    """One row a pair of articles: values, 1 for one event, topic, and whether both are of one topic."""

    values: Array
    same: Array
    topics: Array
    hard: NDArray[np.bool_]


def read_pairs(items: Sequence[Item], parts: Sequence[Sequence[Parts]]) -> Pairs:
    """The chosen pairs with their evidence."""
    alignment = load_model("alignment")
    pairs = list(chosen_pairs(items))
    rows = []
    for i, j in pairs:
        scores = alignment.probability(pair_evidence(parts[i], parts[j]))
        found = whole_evidence(parts[i], parts[j], share_answered(scores))
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


def grouping_figure(items: Sequence[Item], found: dict[str, Array], names: tuple[str, ...]) -> float:
    """B-cubed F1 with topics held out: the mean of the folds, weighted by their articles."""
    topics, total = np.array([i.topic for i in items]), 0.0
    for fold in range(FOLDS):
        test = topics % FOLDS == fold
        model = _grouping(items, found, names, "", ~test)
        chances = model.probability({f: found[f][np.ix_(test, test)] for f in names})
        labels = cluster(neighbourhood(chances), settings.GROUP_LIKENESS, complete=True)
        total += b_cubed([i.event for i, t in zip(items, test, strict=True) if t], labels) * test.sum()
    return float(total / len(items))


def fit_grouping(items: Sequence[Item], found: dict[str, Array]) -> Model:
    """The chance model for clustering; `found` is the evidence over the whole collection."""
    figure = grouping_figure(items, found, GROUP_FEATURES)
    about = f"topics held out ({FOLDS} folds): B-cubed F1 {figure:.3f}, {len(items)} articles"
    return _grouping(items, found, GROUP_FEATURES, about, np.ones(len(items), dtype=bool))


def _grouping(
    items: Sequence[Item],
    found: dict[str, Array],
    names: tuple[str, ...],
    figures: str,
    kept: NDArray[np.bool_],
) -> Model:
    pairs = np.array([(i, j) for i, j in chosen_pairs(items) if kept[i] and kept[j]])
    x = np.stack([found[f][pairs[:, 0], pairs[:, 1]] for f in names], axis=-1)
    y = np.array([float(items[i].event == items[j].event) for i, j in pairs])
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
    for model in (fit_event(read_pairs(items, parts)), fit_grouping(items, corpus_evidence(parts))):
        print(save(model), model.measured)


if __name__ == "__main__":
    main()
