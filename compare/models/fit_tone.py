"""Fit the tone model: python -m compare.models.fit_tone [--gold ../shared/gold] [--out FILE].

Data: NewsMTSC (Felix Hamborg and Karsten Donnay 2021, "NewsMTSC: A Dataset for
(Multi-)Target-dependent Sentiment Classification in Political News Articles",
EACL), MIT-style licence; one sentence a line with targets and labels -1, 0, 1.
The first HELD_OUT sentences are never fitted on, so figures on them are honest.

Model: multinomial logistic regression with an L2 penalty on the features of
`compare.tone_features` (names masked), cut down to the features with the most
weight and fitted again. Four-fold cross-validation, grouped by sentence, on the
other rows: C of .01 to .1 and 3,000 to 7,000 features all lie within .02
macro-F1 of each other; values from the middle are used. The two thresholds make
a label more likely than not and keep about 60 % of the mentions.
Deterministic. Writes `tone.json`: feature → weights for negative, neutral,
positive.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from compare import annotate, tone_features
from compare.records import Article, Region

HELD_OUT = 1500  # sentences
MIN_SENTENCES = 3  # a feature must occur with this many targets
PENALTY_C = 0.05
FEATURES = 5000
DECIMALS = 3
SURE = {"polar": 0.5, "neutral": 0.7}  # least probability for a label, else "unsure"
CLASSES = (-1, 0, 1)
WORDS = re.compile(r"(?<=[:=_])[a-z'’]+")  # the words in a feature's name; words that are mostly names go


def read_rows(path: Path) -> tuple[list[dict[str, float]], Any, Any]:
    """Features, labels and sentence numbers of all targets in the file."""
    features, labels, groups = [], [], []
    capitals: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        region = Region(kind="body", start=0, end=len(row["text"]))
        document = annotate.annotate(Article(text=row["text"], regions=(region,)))
        for before, token in itertools.pairwise(document.tokens):
            if before.text.isalpha():  # not at the start of a sentence or quotation
                seen[token.text.lower()] += 1
                capitals[token.text.lower()] += token.text[0].isupper()
        for target in row["targets"]:
            found = tone_features.features_of(document, target["start"], target["end"])
            features.append(tone_features.summed(found))
            labels.append(target["label"])
            groups.append(number)
    names = {word for word in seen if 2 * capitals[word] > seen[word]}
    features = [{n: v for n, v in row.items() if not names & set(WORDS.findall(n))} for row in features]
    return features, np.array(labels), np.array(groups)


class Fitted:
    """Which columns are kept, and the regression on them."""

    def __init__(self, matrix: Any, labels: Any) -> None:
        first = LogisticRegression(C=PENALTY_C, max_iter=300).fit(matrix, labels)
        often = np.sqrt(np.asarray((matrix != 0).sum(axis=0)).ravel())
        weight = np.abs(first.coef_).max(axis=0) * often
        self.columns = np.sort(np.argsort(-weight, kind="stable")[:FEATURES])
        self.model = LogisticRegression(C=PENALTY_C, max_iter=300).fit(matrix[:, self.columns], labels)

    def probabilities(self, matrix: Any) -> Any:
        return self.model.predict_proba(matrix[:, self.columns])


def measure(probabilities: Any, labels: Any) -> dict[str, float]:
    """Macro-F1 of the likeliest label; how many are sure, and how often those are right."""
    best = probabilities.argmax(axis=1)
    said = np.array(CLASSES)[best]
    least = np.where(said == 0, SURE["neutral"], SURE["polar"])
    sure = probabilities.max(axis=1) >= least
    shown = np.where(sure, said, 0)
    figures = {
        "macro_F1": f1_score(labels, said, average="macro"),
        "macro_F1_unsure_as_neutral": f1_score(labels, shown, average="macro"),
        "coverage": sure.mean(),
        "accuracy_when_sure": (said[sure] == labels[sure]).mean(),
        "n": len(labels),
    }
    return {name: round(float(value), 3) for name, value in figures.items()}


def cross_validate(matrix: Any, labels: Any, groups: Any) -> dict[str, float]:
    """Figures of four-fold cross-validation; all targets of a sentence stay together."""
    probabilities = np.zeros((len(labels), len(CLASSES)))
    for train, test in GroupKFold(4).split(matrix, groups=groups):
        probabilities[test] = Fitted(matrix[train], labels[train]).probabilities(matrix[test])
    return measure(probabilities, labels)


def main() -> None:
    """Read, fit, print the figures, write the model."""
    parser = argparse.ArgumentParser(description="Fit the tone model.")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("tone.json"))
    options = parser.parse_args()
    rows, labels, groups = read_rows(options.gold / "newsmtsc.jsonl")
    train = groups >= HELD_OUT
    counts = collections.Counter(n for row, use in zip(rows, train, strict=True) if use for n in row)
    rows = [{n: v for n, v in row.items() if counts[n] >= MIN_SENTENCES} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows).tocsr()
    fitted = Fitted(matrix[train], labels[train])
    figures = {
        "cross_validated": cross_validate(matrix[train], labels[train], groups[train]),
        "held_out": measure(fitted.probabilities(matrix[~train]), labels[~train]),
    }
    for name, values in figures.items():
        print(name, json.dumps(values))
    options.out.write_text(as_json(fitted, vectorizer.get_feature_names_out(), figures), encoding="utf-8")


def as_json(fitted: Fitted, names: Any, figures: dict[str, dict[str, float]]) -> str:
    """The model as readable JSON, one feature a line."""
    head = {
        "method": "multinomial logistic regression, names masked; see fit_tone.py",
        "data": "NewsMTSC (Hamborg & Donnay 2021), sentences from 1,501 on; MIT-style licence",
        "classes": ["negative", "neutral", "positive"],
        "sure": SURE,
        "figures": figures,
        "bias": [round(float(v), DECIMALS) for v in fitted.model.intercept_],
    }
    weights = np.round(fitted.model.coef_, DECIMALS)
    lines = [
        f"{json.dumps(str(names[column]))}:[{','.join(f'{w:g}' for w in weights[:, k])}]"
        for k, column in enumerate(fitted.columns)
        if weights[:, k].any()
    ]
    opening = json.dumps(head, indent=1)[:-2]
    return opening + ',\n "features": {\n' + ",\n".join(lines) + "\n}}\n"


if __name__ == "__main__":
    main()
