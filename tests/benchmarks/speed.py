"""Time a comparison against a bare script that only parses the two texts, and `--help`.

    python tests/benchmarks/speed.py A.txt B.txt [runs]

Both are whole processes, run in turn (bare, ours, bare, ours, …) so that a
drift of the machine meets both. Prints medians and the ratio pair by pair.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BARE = """
import sys, spacy
from compare.settings import LANGUAGE_MODELS
name = next(n for n in LANGUAGE_MODELS if spacy.util.is_package(n))
list(spacy.load(name).pipe([open(p, encoding="utf-8").read() for p in sys.argv[1:]]))
"""


def seconds(command: list[str]) -> float:
    """Wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    """Print the figures."""
    pair, runs = arguments[:2], int(arguments[2]) if len(arguments) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        bare_command = [sys.executable, "-c", BARE, *pair]
        ours_command = [sys.executable, "-m", "compare", "compare", *pair, "-q", "-o", f"{folder}/r.html"]
        seconds(bare_command), seconds(ours_command)
        rows = [(seconds(bare_command), seconds(ours_command)) for _ in range(runs)]
    helps = [seconds([sys.executable, "-m", "compare", "--help"]) for _ in range(runs)]
    ratios = [ours / bare for bare, ours in rows]
    print(f"bare parse      median {statistics.median(b for b, _ in rows):.2f} s of {runs}")
    print(f"framediff       median {statistics.median(o for _, o in rows):.2f} s of {runs}")
    print(f"ratio           median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")
    print(f"framediff --help median {statistics.median(helps):.2f} s of {runs}")


if __name__ == "__main__":
    main(sys.argv[1:])
