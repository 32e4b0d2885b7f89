"""Run the gold scorers and fail where a promise or a floor is broken.

    python tests/benchmarks/check_scores.py ../shared [--full]

Needs the folder `shared` with its scorers and gold data. Floors are a little
below the last measured figure: they catch a fall, they are no target.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent

# How many items a task runs on in CI; None is all of them.
LIMITS: dict[str, int | None] = {
    "pair": None,
    "align": 300,
    "cover": 300,
    "event": 250,
    "marks": 700,
    "tone": 500,
    "attribution": 30,
}
FLOORS: dict[str, dict[str, float]] = {
    "align": {"AP": 0.38, "P_at_1": 0.69},
    "event": {"ecb.B3_F1": 0.84, "basil.whole_and_pure": 0.93},
    "marks": {"words.F1": 0.49, "sentence_macro_F1_any_mark": 0.73},
    # The shipped weights were fitted on these sentences too: this only shows that the model is read right.
    "tone": {"newsmtsc.macro_F1": 0.57, "newsmtsc.accuracy_when_sure": 0.70},
    "attribution": {"token.F1": 0.83, "attribution.F1": 0.73, "source_right": 0.89},
}


def score(shared: Path, task: str, limit: int | None) -> dict[str, Any]:
    """The scorer's one JSON object for a task."""
    command = [sys.executable, str(shared / "tools" / "score.py"), task]
    if limit:
        command += ["--limit", str(limit)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.strip():
        return {"task": task, "error": done.stderr.strip()[-500:]}
    parsed: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return parsed


def broken_promises(pair: dict[str, Any]) -> list[str]:
    """What must hold on every hand-made pair, whatever the figures."""
    name = pair["pair"]
    checks = {
        "spans are verbatim": pair["spans_not_verbatim_err"] == 0,
        "swapping mirrors": pair["swap_mirrors"],
        "self-comparison is clean": pair["self_compare_clean"],
        "no score-like field": pair["score_like_fields_err"] == 0,
        "no forbidden alignment": pair["align"]["forbidden_err"] == 0,
        "no false divergence": pair["divergences"]["false_err"] == 0,
    }
    return [f"{name}: {what} does not hold" for what, holds in checks.items() if not holds]


def lookup(result: dict[str, Any], path: str) -> float:
    """The figure at a dotted path."""
    node: Any = result
    for part in path.split("."):
        node = node[part]
    return float(node)


def problems_of(task: str, result: dict[str, Any]) -> list[str]:
    if "error" in result:
        return [f"{task}: {result['error']}"]
    if task == "pair":
        return [problem for pair in result["pairs"] for problem in broken_promises(pair)]
    low = {p: (lookup(result, p), floor) for p, floor in FLOORS.get(task, {}).items()}
    return [f"{task}: {p} is {value}, below {floor}" for p, (value, floor) in low.items() if value < floor]


def main(arguments: list[str]) -> int:
    """Print one JSON line a task, then what is broken; 1 if anything is."""
    shared = Path(arguments[0]).resolve()
    full = "--full" in arguments
    problems = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each scorer is a process of its own
        limits = [None if full else limit for limit in LIMITS.values()]
        for task, result in zip(LIMITS, pool.map(partial(score, shared), LIMITS, limits), strict=True):
            print(json.dumps(result), flush=True)
            problems += problems_of(task, result)
    for problem in problems:
        print(f"BROKEN {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
