"""Scores real article pairs that readers of this project compared: links, "only in", divergences.

PYTHONPATH=. python tests/benchmarks/pairs.py --gold ../shared/gold [--part seen|unseen|all] [-v]

`pairs.jsonl` holds no text, only places in the articles of BASIL (Fan et al. 2019): which two
articles, where their sentences are, and what one reader a pair, who had not seen the tool's
output, held to be the same, only in one, told differently, or tempting and wrong. Rules were
written while looking at the "seen" pairs; the "unseen" ones were only scored. The figures come
from the scorer beside the gold (`score.py`, one_pair), summed over pairs.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import compare
from compare import Document
from compare.labels import label_document

PAIRS = Path(__file__).with_name("pairs.jsonl")
Record = dict[str, Any]


def load_pairs(part: str) -> list[Record]:
    """The readers' records of one part ("seen", "unseen") or of both ("all")."""
    records = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [r for r in records if part in ("all", r["part"])]


def article_text(row: Record) -> str:
    """Headline and paragraphs as the places in `pairs.jsonl` count them."""
    paragraphs = (" ".join(s.strip() for s in p if s.strip()) for p in row["paragraphs"])
    return "\n".join([row["title"].strip(), *paragraphs]) + "\n"


def written(records: Iterable[Record], gold: Path, folder: str) -> Iterator[Record]:
    """The records, the articles of each written to `folder` as NAME_A.txt and NAME_B.txt."""
    rows = [json.loads(line) for line in (gold / "basil.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["doc"]: article_text(row) for row in rows}
    for record in records:
        for label in "AB":
            path = Path(folder, f"{record['pair']}_{label}.txt")
            path.write_text(texts[record["docs"][label]], encoding="utf-8")
        yield record


def scored(records: Iterable[Record], gold: Path) -> Iterator[Record]:
    """The scorer's record of each pair."""
    one_pair = _scorer(gold)
    with tempfile.TemporaryDirectory() as folder:
        for record in written(records, gold, folder):
            Path(folder, f"{record['pair']}.json").write_text(json.dumps(record), encoding="utf-8")
            yield one_pair(compare, folder, record["pair"])


class Cells(NamedTuple):
    """The sentence pairs of one record: both documents, and 1 linked by a reader, 0 not, NaN for "may"."""

    documents: tuple[Document, Document]
    linked: NDArray[np.float64]


def link_cells(records: Iterable[Record], gold: Path) -> Iterator[Cells]:
    """For every pair which of its sentences a reader would link, in the tool's own sentences."""
    with tempfile.TemporaryDirectory() as folder:
        for record in written(records, gold, folder):
            one, two = (
                label_document(compare.analyse(compare.read(f"{folder}/{record['pair']}_{x}.txt")), x)
                for x in "AB"
            )
            yield Cells((one, two), _linked(record, one, two))


def _linked(record: Record, one: Document, two: Document) -> NDArray[np.float64]:
    grades: dict[tuple[str, str], set[str]] = {}
    for link in record["align"]:
        for a, b in itertools.product(link["A"], link["B"]):
            grades.setdefault((a, b), set()).add(link["grade"])
    held = [
        [_readers(record["sentences"][label], s.start, s.end) for s in document.sentences]
        for label, document in (("A", one), ("B", two))
    ]
    out = np.zeros((len(one.sentences), len(two.sentences)))
    for (i, left), (j, right) in itertools.product(enumerate(held[0]), enumerate(held[1])):
        found = {g for ids in itertools.product(left, right) for g in grades.get(ids, ())}
        out[i, j] = 1.0 if found - {"may"} else float("nan") if found else 0.0
    return out


def _readers(sentences: Sequence[Record], start: int, end: int) -> list[str]:
    """The reader's sentences that share most of these characters."""
    return [
        s["id"]
        for s in sentences
        if min(end, s["end"]) - max(start, s["start"]) > 0.3 * min(end - start, s["end"] - s["start"])
    ]


def _scorer(gold: Path) -> Callable[..., Record]:
    spec = importlib.util.spec_from_file_location("score", gold.parent / "tools" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{gold.parent}/tools/score.py not found")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Record] = module.one_pair
    return found


def summed(results: Sequence[Record]) -> Record:
    """What was found of what, as "found/all", and errors, over all pairs."""
    sides = [r["only"][label] for r in results for label in "AB"]
    count = len(results)
    return {
        "pairs": count,
        "must align": _share(r["align"]["must_found"] for r in results),
        "precision of same": round(sum(r["align"]["precision_same"] for r in results) / count, 3),
        "forbidden": sum(r["align"]["forbidden_err"] for r in results),
        "must only": _share(s["must_found"] for s in sides),
        "first two in five": f"{sum(s['top2_in_first5'] for s in sides)}/{2 * len(sides)}",
        "wrongly only": sum(s["wrongly_only_err"] for s in sides),
        "must divergences": _share(r["divergences"]["must_found"] for r in results),
        "should divergences": _share(r["divergences"]["should_found"] for r in results),
        "false divergences": sum(r["divergences"]["false_err"] for r in results),
        "divergences shown": sum(r["divergences"]["shown"] for r in results),
    }


def _share(fractions: Iterable[str]) -> str:
    parts = [tuple(map(int, f.split("/"))) for f in fractions]
    return f"{sum(p[0] for p in parts)}/{sum(p[1] for p in parts)}"


def main() -> None:
    """Print the sums of each part asked for."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--part", choices=("seen", "unseen", "all"), default="all")
    options.add_argument("-v", action="store_true", help="each pair too")
    given = options.parse_args()
    for part in ("seen", "unseen") if given.part == "all" else (given.part,):
        results = list(scored(load_pairs(part), given.gold))
        if given.v:
            for r in results:
                print(json.dumps({k: r[k] for k in ("pair", "align", "only", "divergences")}))
        print(json.dumps({"part": part, **summed(results)}), flush=True)


if __name__ == "__main__":
    main()
