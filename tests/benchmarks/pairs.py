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
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import compare

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


def scored(records: Iterable[Record], gold: Path) -> Iterator[Record]:
    """The scorer's record of each pair."""
    rows = [json.loads(line) for line in (gold / "basil.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {row["doc"]: article_text(row) for row in rows}
    one_pair = _scorer(gold)
    with tempfile.TemporaryDirectory() as folder:
        for record in records:
            for label in "AB":
                Path(folder, f"{record['pair']}_{label}.txt").write_text(
                    texts[record["docs"][label]], encoding="utf-8"
                )
            Path(folder, f"{record['pair']}.json").write_text(json.dumps(record), encoding="utf-8")
            yield one_pair(compare, folder, record["pair"])


def _scorer(gold: Path) -> Callable[..., Record]:
    spec = importlib.util.spec_from_file_location("score", gold.parent / "tools" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{gold.parent}/tools/score.py not found")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Record] = module.one_pair
    return found


def summed(results: Sequence[Record]) -> dict[str, float]:
    """Shares found and errors a pair, over all pairs."""
    sides = [r["only"][label] for r in results for label in "AB"]
    count = len(results)
    return {
        "pairs": count,
        "must align": _share(r["align"]["must_found"] for r in results),
        "precision of same": round(sum(r["align"]["precision_same"] for r in results) / count, 3),
        "forbidden": sum(r["align"]["forbidden_err"] for r in results),
        "must only": _share(s["must_found"] for s in sides),
        "first two in five": round(sum(s["top2_in_first5"] for s in sides) / (2 * len(sides)), 3),
        "wrongly only a pair": round(sum(s["wrongly_only_err"] for s in sides) / count, 2),
        "must divergences": _share(r["divergences"]["must_found"] for r in results),
        "should divergences": _share(r["divergences"]["should_found"] for r in results),
        "false divergences": sum(r["divergences"]["false_err"] for r in results),
        "shown a pair": round(sum(r["divergences"]["shown"] for r in results) / count, 1),
    }


def _share(fractions: Iterable[str]) -> float:
    parts = [tuple(map(int, f.split("/"))) for f in fractions]
    return round(sum(p[0] for p in parts) / max(1, sum(p[1] for p in parts)), 3)


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
