"""Fit the tone model: python -m compare.models.fit_tone [--gold ../shared/gold] [--cache FILE] [--all].

Data: NewsMTSC (Felix Hamborg and Karsten Donnay 2021, "NewsMTSC: A Dataset for
(Multi-)Target-dependent Sentiment Classification in Political News Articles",
EACL), MIT-style licence; one sentence a line with targets and labels -1, 0, 1.
The first HELD_OUT sentences are never fitted on, so figures on them are honest.

Model: multinomial logistic regression with an L2 penalty on the features of
`compare.tone_features` (names masked), each row scaled by its length so that long
sentences do not shout (`tone_model.scale`), rare features held back less than
common ones (RARITY) and the three labels weighing the same in all, cut down to
the features with the most weight and fitted again. Chosen by four-fold cross-validation on the other rows,
blocks of neighbouring sentences kept together (they may be of one article).
The two thresholds are the pair that is right most often when sure, among those
that keep at least COVERAGE of the mentions and cost at most F1_COST of macro-F1
where "unsure" is read as neutral. Deterministic. Writes `tone.json`: feature →
weights for negative, neutral, positive. The cache is a pickle of the parsed
sentences: only use one that you made yourself.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import pickle
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import diags
from scipy.special import softmax
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from compare import annotate, tone_features, tone_model
from compare.lexicon import load_lexicon
from compare.records import Article, Document, Region
from compare.score import loaded

HELD_OUT = 1500  # sentences
BLOCK, FOLDS = 25, 4  # neighbouring sentences that stay together, and folds
MIN_SENTENCES = 3  # a feature must occur with this many targets
# C of .02 to .05 and 9,000 to all features lie within .005 macro-F1 of each other (cross-validated).
PENALTY_C = 0.03
FEATURES = 18000
# A feature counts by this power of its rarity (0: all alike): a rare word tells more than a common one.
RARITY = 0.2
COMMON = 50  # a feature of one mention in so many counts as it is
DECIMALS = 3
COVERAGE = 0.62  # above the .6 that is wanted, for other articles are not quite like these
F1_COST = 0.03
ITERATIONS, TOLERANCE = 100, 1e-3
CLASSES = (-1, 0, 1)
WORDS = re.compile(r"(?<=[:=_])[a-z'’]+")  # the words in a feature's name; words that are mostly names go


Parsed = list[tuple[Document, list[dict[str, Any]]]]  # each sentence with its targets


def parse(path: Path, cache: Path | None) -> Parsed:
    """All sentences of the file, parsed and marked, or as kept in the cache."""
    if cache and cache.exists():
        kept: Parsed = pickle.loads(cache.read_bytes())
        return kept
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parsed, lexicon = [], load_lexicon()
    for row in rows:
        region = Region(kind="body", start=0, end=len(row["text"]))
        document = annotate.annotate(Article(text=row["text"], regions=(region,)))
        document = msgspec.structs.replace(document, marks=loaded.find_marks(document, lexicon))
        parsed.append((document, row["targets"]))
    if cache:
        cache.write_bytes(pickle.dumps(parsed))
    return parsed


def read_rows(parsed: Parsed) -> tuple[list[dict[str, float]], Any, Any]:
    """Features, labels and sentence numbers of all targets."""
    features, labels, groups = [], [], []
    for number, (document, targets) in enumerate(parsed):
        kept: dict[int, tone_features.Sentence] = {}
        for target in targets:
            found = tone_features.features_of(document, target["start"], target["end"], kept)
            features.append(tone_features.summed(found))
            labels.append(target["label"])
            groups.append(number)
    names = mostly_capitals(document for document, _ in parsed)
    features = [
        {n: v for n, v in row.items() if n[0] == "k" or not names & set(WORDS.findall(n))} for row in features
    ]
    return features, np.array(labels), np.array(groups)


def mostly_capitals(documents: Iterable[Document]) -> set[str]:
    """Words with a capital more often than not, other than at the start of a sentence or quotation."""
    capitals: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for document in documents:
        for before, token in itertools.pairwise(document.tokens):
            if before.text.isalpha():
                seen[token.text.lower()] += 1
                capitals[token.text.lower()] += token.text[0].isupper()
    return {word for word in seen if 2 * capitals[word] > seen[word]}


def scaled(matrix: Any) -> Any:
    """Each row times its scale (`tone_model.scale`)."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    return diags([tone_model.scale(float(s)) for s in squares]) @ matrix


class Fitted:
    """Which columns are kept, and the regression on them; `weights` is for features as they are."""

    def __init__(self, matrix: Any, labels: Any) -> None:
        seen = np.asarray((matrix != 0).sum(axis=0)).ravel()
        first, by = regression(matrix, labels, seen)
        weight = np.abs(first.coef_ * by).max(axis=0) * np.sqrt(seen)
        self.columns = np.sort(np.argsort(-weight, kind="stable")[:FEATURES])
        model, by = regression(matrix[:, self.columns].tocsr(), labels, seen[self.columns])
        self.weights, self.bias = model.coef_ * by, model.intercept_

    def probabilities(self, matrix: Any) -> Any:
        sums = scaled(matrix[:, self.columns].tocsr()) @ self.weights.T + self.bias
        return softmax(sums, axis=1)


def regression(matrix: Any, labels: Any, seen: Any) -> tuple[LogisticRegression, Any]:
    """The regression on scaled rows, and what each column was multiplied by for its rarity."""
    by = (matrix.shape[0] / (seen + 1) / COMMON) ** RARITY
    model = LogisticRegression(C=PENALTY_C, max_iter=ITERATIONS, tol=TOLERANCE, class_weight="balanced")
    return model.fit(scaled(matrix) @ diags(by), labels), by


def measure(probabilities: Any, labels: Any, sure: dict[str, float]) -> dict[str, float]:
    """Macro-F1 of the likeliest label; how many are sure, and how often those are right."""
    best = probabilities.argmax(axis=1)
    said = np.array(CLASSES)[best]
    least = np.where(said == 0, sure["neutral"], sure["polar"])
    kept = probabilities.max(axis=1) >= least
    shown = np.where(kept, said, 0)
    figures = {
        "macro_F1": f1_score(labels, said, average="macro"),
        "macro_F1_unsure_as_neutral": f1_score(labels, shown, average="macro"),
        "coverage": kept.mean(),
        "accuracy_when_sure": (said[kept] == labels[kept]).mean() if kept.any() else 0.0,
        "n": len(labels),
    }
    return {name: round(float(value), 3) for name, value in figures.items()}


def thresholds(probabilities: Any, labels: Any) -> dict[str, float]:
    """The least probability of a polar and of a neutral label, on a grid of .02."""
    grid = [round(0.34 + 0.02 * k, 2) for k in range(25)]
    tried = [{"polar": p, "neutral": n} for p in grid for n in grid]
    figures = [(sure, measure(probabilities, labels, sure)) for sure in tried]
    least = f1_score(labels, probabilities.argmax(axis=1) - 1, average="macro") - F1_COST
    good = [
        (s, f) for s, f in figures if f["coverage"] >= COVERAGE and f["macro_F1_unsure_as_neutral"] >= least
    ]
    return max(good, key=lambda pair: pair[1]["accuracy_when_sure"])[0]


def cross_validate(matrix: Any, labels: Any, groups: Any) -> Any:
    """Probabilities from models that saw neither the sentence nor its block."""
    probabilities = np.zeros((len(labels), len(CLASSES)))
    fold = groups // BLOCK % FOLDS
    for k in range(FOLDS):
        test = fold == k
        probabilities[test] = Fitted(matrix[~test], labels[~test]).probabilities(matrix[test])
    return probabilities


def main() -> None:
    """Read, fit, print the figures, write the model."""
    parser = argparse.ArgumentParser(description="Fit the tone model.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("tone.json"))
    parser.add_argument("--cache", type=Path, help="parsed sentences, kept for the next run")
    parser.add_argument(
        "--all", action="store_true", help="ship weights fitted on every row; figures as without"
    )
    options = parser.parse_args()
    rows, labels, groups = read_rows(parse(options.gold / "newsmtsc.jsonl", options.cache))
    train = groups >= HELD_OUT
    counts = collections.Counter(n for row, use in zip(rows, train, strict=True) if use for n in row)
    rows = [{n: v for n, v in row.items() if counts[n] >= MIN_SENTENCES} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows).tocsr()
    unseen = cross_validate(matrix[train], labels[train], groups[train])
    sure = thresholds(unseen, labels[train])
    fitted = Fitted(matrix[train], labels[train])
    figures = {
        "cross_validated": measure(unseen, labels[train], sure),
        "held_out": measure(fitted.probabilities(matrix[~train]), labels[~train], sure),
    }
    for name, values in figures.items():
        print(name, json.dumps(values))
    if options.all:
        fitted = Fitted(matrix, labels)
    names = vectorizer.get_feature_names_out()
    rows_used = "all sentences; figures: as fitted without 1 to" if options.all else "sentences after"
    options.out.write_text(as_json(fitted, names, figures, sure, rows_used), encoding="utf-8")


def as_json(
    fitted: Fitted, names: Any, figures: dict[str, dict[str, float]], sure: dict[str, float], rows_used: str
) -> str:
    """The model as readable JSON, one feature a line."""
    head = {
        "method": "multinomial logistic regression, names masked; see fit_tone.py",
        "data": f"NewsMTSC (Hamborg & Donnay 2021), {rows_used} {HELD_OUT:,}; MIT-style licence",
        "classes": ["negative", "neutral", "positive"],
        "sure": sure,
        "figures": figures,
        "bias": [round(float(v), DECIMALS) for v in fitted.bias],
    }
    weights = np.round(fitted.weights, DECIMALS)
    lines = [
        f"{json.dumps(str(names[column]))}:[{','.join(f'{w:g}' for w in weights[:, k])}]"
        for k, column in enumerate(fitted.columns)
        if weights[:, k].any()
    ]
    opening = json.dumps(head, indent=1)[:-2]
    return opening + ',\n "features": {\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    main()
