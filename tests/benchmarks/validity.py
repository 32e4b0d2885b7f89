"""Measures how often each detector is right and writes `compare/models/validity.json`.

    python tests/benchmarks/validity.py ../shared/tools/score.py --gold ../shared/gold

Needs the package installed (`pip install -e .`). The scorer is run as a command,
one task at a time, from the project's root. The gold it reads is not part of the
project. Every figure is of the development part: other articles may give lower ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from compare.records import Validity

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "compare" / "models" / "validity.json"
REAL = "real pairs"
TASKS = ("align", "cover", "event", "marks", "tone", "attribution", "pair")
_PART = "Measured on the part used while building the tool; other articles may give less."
Scores = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the scorer and write the figures; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scorer", type=Path, help="path of score.py")
    parser.add_argument("--gold", type=Path, help="folder of the gold data")
    parser.add_argument("--limit", type=int, help="first N items of each task only")
    parser.add_argument("--out", type=Path, default=TARGET, help="file to write")
    parser.add_argument("--scores", type=Path, help="what the scorer printed before, instead of running it")
    options = parser.parse_args(argv)
    if options.scores:
        lines = options.scores.read_text(encoding="utf-8").splitlines()
        scores = {s["task"]: s for s in map(json.loads, filter(lambda x: x.startswith("{"), lines))}
        scores[REAL] = scores.get(REAL) or run_real(options.gold)
    else:
        scores = {task: run(options.scorer, task, options.gold, options.limit) for task in TASKS}
        scores[REAL] = run_real(options.gold)
    failed = [
        task for task in (*TASKS, REAL) if "error" in scores.setdefault(task, {"error": "not measured"})
    ]
    for task in failed:
        print(f"{task}: {scores[task]['error']}", file=sys.stderr)
    measured = figures(scores)
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(measured), indent=2) + b"\n")
    print(f"{options.out}: {len(measured)} detectors")
    return 1 if failed else 0


def run(scorer: Path, task: str, gold: Path | None, limit: int | None) -> Scores:
    """What the scorer prints for one task, printed here too; {"error": …} where it gives no result."""
    command = [sys.executable, str(scorer), task]
    command += ["--gold", str(gold)] if gold else []
    command += ["--limit", str(limit)] if limit else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        return {"error": done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no output"}
    print(lines[-1], flush=True)
    result: Scores = json.loads(lines[-1])
    return result


def run_real(gold: Path | None) -> Scores:
    """What `pairs.py` prints for the real pairs that readers compared, by part."""
    command = [
        sys.executable,
        "tests/benchmarks/pairs.py",
        "--gold",
        str(gold or ROOT.parent / "shared" / "gold"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    parts = {p["part"]: p for p in map(json.loads, done.stdout.splitlines())}
    result: Scores = {"task": REAL, **parts} if parts else {"error": done.stderr.strip()[-200:]}
    print(json.dumps(result), flush=True)
    return result


def figures(scores: dict[str, Scores]) -> dict[str, Validity]:
    """The figures shown beside each kind of finding, by detector, in alphabetical order."""
    builders: dict[str, Callable[[Scores], dict[str, Validity]]] = {
        "align": _of_align,
        "cover": _of_cover,
        "event": _of_event,
        "marks": _of_marks,
        "tone": _of_tone,
        "attribution": _of_attribution,
        "pair": _of_pairs,
        REAL: _of_real_pairs,
    }
    found: dict[str, Validity] = {}
    for task, build in builders.items():
        if task in scores and "error" not in scores[task]:
            found.update(build(scores[task]))
    return dict(sorted(found.items()))


def _figure(measure: str, value: float, gold: str, n: int, note: str) -> Validity:
    return Validity(measure=measure, value=round(float(value), 3), gold=gold, n=n, note=f"{note} {_PART}")


def _fitted(name: str) -> str:
    """What a fitted model reached with whole topics held out, for figures on the part it was fitted on."""
    model = json.loads((TARGET.parent / f"{name}.json").read_text(encoding="utf-8"))
    return f"The weights were fitted on these articles; with {model['measured']}."


def _of_align(s: Scores) -> dict[str, Validity]:
    note = (
        "Of the links “same”, this share stands in the answer key too. Many links that count as wrong "
        f"look right to a reader. {_fitted('alignment')}"
    )
    gold = "ECB+ article pairs"
    return {"alignment": _figure("precision of links", s["P"], gold, s["document_pairs"], note)}


def _of_cover(s: Scores) -> dict[str, Validity]:
    part = s["same_event"]
    note = (
        f"Of the sentences called “not found in the other article” this share is right by a noisy key; "
        f"{part['base']:.0%} would be right by calling every sentence so. {_fitted('coverage')}"
    )
    return {"coverage": _figure("precision", part["P"], "ECB+ sentences", part["n"], note)}


def _of_event(s: Scores) -> dict[str, Validity]:
    part = s["ecb"]
    note = (
        "Grouping articles by event: 1 would mean that every group is whole and has no stranger in it. "
        f"{_fitted('grouping')}"
    )
    return {"event": _figure("B³ F1", part["B3_F1"], "ECB+ articles", part["n"], note)}


def _of_marks(s: Scores) -> dict[str, Validity]:
    words = s["words"]
    note = (
        f"Of the marked words, this share was marked by experts too; of the experts' words {words['R']:.0%} "
        "were found. Experts agree with each other at about 0.54, so expect to disagree with many marks."
    )
    return {"marks": _figure("precision of words", words["P"], "BABE sentences", s["sentences"], note)}


def _of_tone(_s: Scores) -> dict[str, Validity]:
    """The shipped weights are fitted on every sentence; the figure is that of the fit that left some out."""
    part = json.loads((TARGET.parent / "tone.json").read_text(encoding="utf-8"))["figures"]["held_out"]
    note = (
        f"Tone toward a name where the tool is sure, which it is in {part['coverage']:.0%} of cases. "
        "Measured on sentences that were never fitted on."
    )
    figure = Validity(
        measure="accuracy when sure",
        value=round(part["accuracy_when_sure"], 3),
        gold="NewsMTSC",
        n=int(part["n"]),
        note=note,
    )
    return {"tone": figure}


def _of_attribution(s: Scores) -> dict[str, Validity]:
    note = (
        "Who is said to have said what: found with at least half of the words right, and no other found. "
        f"Where one was found its source was right in {s['source_right']:.0%} of the cases."
    )
    made = _figure("F1", s["attribution"]["F1"], "PolNeAR articles", s["articles"], note)
    return {"attribution": made}


def _of_pairs(s: Scores) -> dict[str, Validity]:
    pairs = s["pairs"]
    gold = f"{len(pairs)} article pairs compared by hand"
    hit, n = _sum([p["sources"]["named_found"] for p in pairs])
    note = "Of the people and bodies that are named as sources, this share was found."
    return {"sources": _figure("recall", hit / max(1, n), gold, n, note)}


def _of_real_pairs(s: Scores) -> dict[str, Validity]:
    parts = [s["seen"], s["unseen"]]
    count = sum(p["pairs"] for p in parts)
    gold = f"{count} real article pairs that readers compared"
    new = s["unseen"]["pairs"]

    def row(key: str, note: str) -> Validity:
        hit, n = _sum([p[key] for p in parts])
        found = _sum([s["unseen"][key]])
        note += f" On the {new} pairs that nobody looked at while building: {found[0]} of {found[1]}."
        return _figure("recall", hit / max(1, n), gold, n, note)

    wrong = sum(p["wrongly only"] for p in parts) / count
    false, shown = (sum(p[k] for p in parts) for k in ("false divergences", "divergences shown"))
    return {
        "facts": row(
            "must only",
            "Of the important content that a reader found in only one article, this share was found. Wrongly "
            f"called “not found” were {wrong:.1f} sentences a pair that the other article tells too.",
        ),
        "divergences": row(
            "must divergences",
            "Of the differences that a reader called important this share was found: most are missed. "
            f"Of {shown} shown, {false} were listed by the readers as no difference.",
        ),
    }


def _sum(shares: Sequence[str]) -> tuple[int, int]:
    """("3/4", "1/2") → (4, 6)."""
    parts = [tuple(int(x) for x in share.split("/")) for share in shares]
    return sum(p[0] for p in parts), sum(p[1] for p in parts)


if __name__ == "__main__":
    sys.exit(main())
