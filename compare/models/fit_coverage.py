"""Fit `coverage.json` on ECB+, after fit_alignment.py and fit_event.py; see README.md here.

python -m compare.models.fit_coverage --gold ../shared/gold [--cache FILE]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.evidence.cover import COVERAGE_FEATURES, coverage_evidence, joined
from compare.evidence.model import Model, load_model
from compare.evidence.pairs import pair_evidence
from compare.evidence.parts import Parts, read_parts
from compare.evidence.strength import link_chance
from compare.evidence.whole import event_probability
from compare.models.ecb import DATA, Item, load_articles, places_of, read_lines
from compare.models.fitting import Array, average_precision, fit, graded, held_out, save

COVER_STRENGTH = 0.1  # sklearn's C
# Target of a sentence whose happening is mentioned there, but not told with the same participants. At .5 two
# of three sentences found in only one of two real articles would count as covered, at .3 a third of those
# found in both would not.
MIDDLE = 0.4


class Covered(NamedTuple):
    """One row a sentence and other article: values, target 0..1, chances of its best link and of one event,
    topic, set."""

    values: Array
    target: Array
    linked: Array
    gate: Array
    topics: Array
    sets: NDArray[np.str_]


def read_covered(gold: Path, items: dict[str, Item], parts: dict[str, tuple[Parts, ...]]) -> Covered:
    """Sentences and how far the other article covers them.

    Target 1: some sentence there tells of the same happening with the same
    participants; MIDDLE: some happening is shared; 0: none, or another event.
    """
    strong, alignment = _strong_partners(gold), load_model("alignment")
    rows = []
    for name in ("ecb_omit", "ecb_omitx"):
        for row in read_lines(gold / f"{name}.jsonl"):
            a, b = parts[row["a"]], parts[row["b"]]
            scores = alignment.probability(pair_evidence(a, b))
            found = coverage_evidence(scores)
            stacked = np.stack([found[f] for f in COVERAGE_FEATURES], axis=-1)
            linked = link_chance(a, b, scores, np.zeros(scores.shape)).max(axis=1)
            gate = event_probability(a, b)
            places = places_of(items[row["a"]])
            kind = row.get("kind", "same")
            for number, label in row["lab"].items():
                block = stacked[places[int(number)]]
                missing = label if isinstance(label, int) else label[0]
                partner = (row["a"], row["b"], int(number)) in strong
                target = 0.0 if missing else 1.0 if partner or kind == "cov" else MIDDLE
                if len(block):
                    best = block[:, 0].argmax()
                    link = linked[places[int(number)]][best]
                    rows.append((block[best], target, link, gate, float(items[row["a"]].topic), kind))
    values, target_, links, gates, topics, kinds = (np.array(column) for column in zip(*rows, strict=True))
    return Covered(values, target_, links, gates, topics, kinds)


def _strong_partners(gold: Path) -> set[tuple[str, str, int]]:
    """(article, other article, sentence) where the other tells the same thing."""
    found = set()
    for pair in read_lines(gold / "ecb_align.jsonl"):
        for a, b in pair["strong"]:
            found |= {(pair["a"], pair["b"], a), (pair["b"], pair["a"], b)}
    return found


def coverage_figures(rows: Covered, names: tuple[str, ...], *, gated: bool = True) -> tuple[float, float]:
    """AP of what is not covered, topics held out: other event, same event."""
    same = rows.sets == "same"
    x, y, weights = _targets(rows, names)
    topics = np.concatenate([rows.topics, rows.topics])
    scores = held_out(x, y, weights, names, topics, COVER_STRENGTH)[: len(same)]
    scores = joined(scores, rows.linked)
    missing = 1 - (scores * rows.gate if gated else scores)
    none = rows.target == 0
    return average_precision(none[~same], missing[~same]), average_precision(none[same], missing[same])


def _targets(rows: Covered, names: tuple[str, ...]) -> tuple[Array, Array, Array]:
    """Values, labels and weights; only articles on one event are fitted on (weight above 0)."""
    same = rows.sets == "same"
    x, y, weights = graded(rows.values[:, [COVERAGE_FEATURES.index(n) for n in names]], rows.target)
    return x, y, weights * np.concatenate([same, same])


def fit_coverage(rows: Covered) -> Model:
    """The coverage model, with its held-out figures in the record.

    Fitted on articles on one event: that two articles tell of other events is left to `gate`.
    """
    other, same = coverage_figures(rows, COVERAGE_FEATURES)
    figures = f"topics held out: AP of not covered {other:.3f} (other event), {same:.3f} (same event)"
    x, y, weights = _targets(rows, COVERAGE_FEATURES)
    kept = weights > 0
    about = ("coverage", DATA, figures)
    return fit(x[kept], y[kept], weights[kept], COVERAGE_FEATURES, about, COVER_STRENGTH)


def main() -> None:
    """Fit and save the model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    given = options.parse_args()
    items = load_articles(given.gold, given.cache)
    parts = {name: read_parts(item.document) for name, item in items.items()}
    model = fit_coverage(read_covered(given.gold, items, parts))
    print(save(model), model.measured)


if __name__ == "__main__":
    main()
