"""Fit `alignment.json` on ECB+; see README.md here.

python -m compare.models.fit_alignment --gold ../shared/gold [--cache FILE]

A cell is a pair of sentences of two articles on one event. Its target is 1
where both tell of the same happening with the same participants, SHARED where
they share any happening, else 0. Figures come from 5 folds with whole topics
held out; the weights that are shipped are fitted on all topics.
"""

from __future__ import annotations

import argparse
import collections
from pathlib import Path
from typing import NamedTuple

import numpy as np

from compare.evidence.model import Model
from compare.evidence.pairs import FEATURES, pair_evidence
from compare.evidence.parts import Parts, read_parts
from compare.models.ecb import DATA, Item, load_articles, places_of, read_lines
from compare.models.fitting import Array, average_precision, fit, graded, held_out, save

SHARED = (
    0.3  # target of a cell that shares a happening but not its participants; .1 to .4: AP .614, P@1 .807-.812
)
ALIGN_STRENGTH = 0.01  # sklearn's C; .0003 to .1 differ by < .002 AP


class Cells(NamedTuple):
    """One row a judged cell: values, strong, any shared happening, topic, and (pair, a, b)."""

    values: Array
    strong: Array
    core: Array
    topics: Array
    keys: list[tuple[int, int, int]]


def read_cells(gold: Path, items: dict[str, Item], parts: dict[str, tuple[Parts, ...]]) -> Cells:
    """All judged cells of the aligned article pairs."""
    values, strong, core, topics, keys = [], [], [], [], []
    for index, pair in enumerate(read_lines(gold / "ecb_align.jsonl")):
        one, two = items[pair["a"]], items[pair["b"]]
        evidence = pair_evidence(parts[pair["a"]], parts[pair["b"]])
        stacked = np.stack([evidence[f] for f in FEATURES], axis=-1)
        rows, columns = places_of(one), places_of(two)
        yes, shares = {tuple(x) for x in pair["strong"]}, {tuple(x) for x in pair["core"]}
        for a in pair["sa"]:
            for b in pair["sb"]:
                block = stacked[np.ix_(rows[a], columns[b])].reshape(-1, len(FEATURES))
                if not len(block):
                    continue
                values.append(block[block[:, 0].argmax()])
                strong.append(float((a, b) in yes))
                core.append(float((a, b) in shares))
                topics.append(one.topic)
                keys.append((index, a, b))
    return Cells(np.array(values), np.array(strong), np.array(core), np.array(topics, dtype=float), keys)


def precision_at_1(cells: Cells, scores: Array) -> float:
    """How often the best-scored sentence of the other article shares a happening."""
    rows = collections.defaultdict(list)
    for place, (pair, a, b) in enumerate(cells.keys):
        rows[pair, 0, a].append(place)
        rows[pair, 1, b].append(place)
    mixed = [np.array(r) for r in rows.values() if 0 < cells.core[r].sum() < len(r)]
    return float(np.mean([cells.core[r[scores[r].argmax()]] for r in mixed]))


def held_out_cells(cells: Cells, names: tuple[str, ...], values: Array) -> Array:
    """Held-out probability of every cell."""
    n = len(cells.strong)
    x, y, weights = graded(values, np.maximum(cells.strong, SHARED * cells.core))
    topics = np.concatenate([cells.topics, cells.topics])
    return held_out(x, y, weights, names, topics, ALIGN_STRENGTH)[:n]


def fit_alignment(cells: Cells) -> Model:
    """The alignment model, with its held-out figures in the record."""
    scores = held_out_cells(cells, FEATURES, cells.values)
    figures = (
        f"topics held out: AP {average_precision(cells.strong, scores):.3f}, "
        f"P@1 {precision_at_1(cells, scores):.3f}, {len(cells.strong)} cells"
    )
    x, y, weights = graded(cells.values, np.maximum(cells.strong, SHARED * cells.core))
    return fit(x, y, weights, FEATURES, ("alignment", DATA, figures), ALIGN_STRENGTH)


def main() -> None:
    """Fit and save the model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    given = options.parse_args()
    items = load_articles(given.gold, given.cache)
    parts = {name: read_parts(item.document) for name, item in items.items()}
    model = fit_alignment(read_cells(given.gold, items, parts))
    print(save(model), model.measured)


if __name__ == "__main__":
    main()
