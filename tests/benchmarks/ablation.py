"""What every kind of evidence is worth: each held-out figure with and without it.

PYTHONPATH=. python tests/benchmarks/ablation.py --gold ../shared/gold [--cache FILE]

Needs the ECB+ files (Cybulska & Vossen 2014). All figures are for topics that
were not fitted on, so they may lie a little below those on fitted topics.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from pairs import Cells, link_cells, load_pairs

from compare.corpus.group import GROUP_FEATURES
from compare.evidence.cover import COVERAGE_FEATURES
from compare.evidence.model import load_model
from compare.evidence.pairs import FEATURES, KINDS, pair_evidence
from compare.evidence.parts import read_parts
from compare.evidence.strength import STRENGTH_KINDS, link_strength
from compare.evidence.terms import Matrix
from compare.evidence.whole import WHOLE_FEATURES
from compare.models import fit_alignment, fit_coverage, fit_event
from compare.models.ecb import load_articles
from compare.models.fitting import average_precision

Row = tuple[str, tuple[float, ...]]


def without(names: Sequence[str], *left_out: str) -> tuple[str, ...]:
    """The names but for those left out."""
    return tuple(n for n in names if n not in left_out)


def alignment_rows(cells: fit_alignment.Cells) -> Iterator[Row]:
    """AP and precision at 1 of sentence alignment."""
    for label, names in [("all", FEATURES)] + [(k, without(FEATURES, *v)) for k, v in KINDS.items()]:
        values = cells.values[:, [FEATURES.index(n) for n in names]]
        scores = fit_alignment.held_out_cells(cells, names, values)
        yield label, (average_precision(cells.strong, scores), fit_alignment.precision_at_1(cells, scores))


def coverage_rows(rows: fit_coverage.Covered) -> Iterator[Row]:
    """AP of sentences that the other article does not cover."""
    yield "all", fit_coverage.coverage_figures(rows, COVERAGE_FEATURES)
    for name in COVERAGE_FEATURES:
        yield name, fit_coverage.coverage_figures(rows, without(COVERAGE_FEATURES, name))
    yield "chance of one event", fit_coverage.coverage_figures(rows, COVERAGE_FEATURES, gated=False)


def event_rows(pairs: fit_event.Pairs) -> Iterator[Row]:
    """AP and share right of "one event" for pairs of one topic."""
    yield "all", fit_event.event_figures(pairs, WHOLE_FEATURES)
    for name in WHOLE_FEATURES:
        yield name, fit_event.event_figures(pairs, without(WHOLE_FEATURES, name))


def strength_rows(cells: Sequence[Cells]) -> Iterator[Row]:
    """AP of the links that readers made in real articles: strength, and the fitted model alone."""
    read = [(read_parts(c.documents[0]), read_parts(c.documents[1])) for c in cells]
    found = [load_model("alignment").probability(pair_evidence(a, b)) for a, b in read]
    heads = [
        np.outer(*(np.array([s.role == "headline" for s in d.sentences], dtype=float) for d in c.documents))
        for c in cells
    ]
    known = [~np.isnan(c.linked) for c in cells]
    gold = np.concatenate([c.linked[k] for c, k in zip(cells, known, strict=True)])

    def figure(values: Sequence[Matrix]) -> tuple[float]:
        return (average_precision(gold, np.concatenate([v[k] for v, k in zip(values, known, strict=True)])),)

    for kind in ("", *STRENGTH_KINDS):
        together = zip(read, found, heads, strict=True)
        yield kind or "all", figure([link_strength(a, b, f, h, kind) for (a, b), f, h in together])
    yield "all but the fitted evidence", figure(found)


def show(title: str, columns: Sequence[str], rows: Iterator[Row]) -> None:
    """Print one table; every row after the first leaves out what it names."""
    print(f"\n{title:32s}" + "".join(f"{c:>14s}" for c in columns))
    for label, figures in rows:
        name = label if label == "all" else f"without {label}"
        print(f"{name:32s}" + "".join(f"{f:14.3f}" for f in figures), flush=True)


def main() -> None:
    """Print the four tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--cache", type=Path)
    given = options.parse_args()
    for part in ("seen", "unseen"):
        marked = list(link_cells(load_pairs(part), given.gold))
        show(f"links in real articles, {part}", ("AP",), strength_rows(marked))
    items = load_articles(given.gold, given.cache)
    parts = {name: read_parts(item.document) for name, item in items.items()}
    listed = list(items.values())
    cells = fit_alignment.read_cells(given.gold, items, parts)
    show("sentence alignment", ("AP", "P@1"), alignment_rows(cells))
    covered = fit_coverage.read_covered(given.gold, items, parts)
    show("not covered: AP", ("other event", "same event"), coverage_rows(covered))
    pairs = fit_event.read_pairs(listed, list(parts.values()))
    show("one event?", ("AP", "right"), event_rows(pairs))
    folds = fit_event.collections_of(listed, list(parts.values()))
    tried = [("all", GROUP_FEATURES)] + [(n, without(GROUP_FEATURES, n)) for n in GROUP_FEATURES]
    figures = ((label, (fit_event.grouping_figure(folds, names),)) for label, names in tried)
    show("grouping", ("B-cubed F1",), figures)


if __name__ == "__main__":
    main()
