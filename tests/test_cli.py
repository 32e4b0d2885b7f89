"""The command line as a user meets it: a real process, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from compare.records import Comparison

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
STATUE = [str(SAMPLES / "statue" / n) for n in ("severnside-echo.txt", "the-national-sentinel.txt")]


def run(*arguments: str, cwd: Path, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).resolve().parent.parent)
    return subprocess.run(
        [sys.executable, "-m", "compare", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": root, "COLUMNS": "100", **env},
    )


def one_line_error(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("framediff: error: ")
    return lines[0]


def test_compare_writes_report_and_json_and_says_where(tmp_path: Path) -> None:
    done = run("compare", *STATUE, "-o", "out.html", "--json", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Report: out.html" in done.stdout
    assert "Severnside Echo" in done.stdout
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    result = Comparison.from_json((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [a.label for a in result.articles] == ["A", "B"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.html", "out.json"]


def test_quiet_and_standard_streams(tmp_path: Path) -> None:
    text = Path(STATUE[0]).read_text(encoding="utf-8")
    done = run(
        "compare",
        "-",
        STATUE[1],
        "-q",
        "-o",
        "r.html",
        "--json",
        "-",
        "--outlet",
        "Echo",
        cwd=tmp_path,
        stdin=text,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert json.loads(done.stdout)["articles"][0]["outlet"] == "Echo"


def test_a_bad_article_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = run("compare", STATUE[0], "gone.txt", STATUE[1], "-o", "r.html", cwd=tmp_path)
    assert done.returncode == 1
    assert "left out: gone.txt" in done.stderr
    assert (tmp_path / "r.html").exists()


def test_flags_belong_to_articles_in_their_order_when_one_cannot_be_read(tmp_path: Path) -> None:
    done = run(
        "compare", "gone.txt", *STATUE, "-q", "-o", "r.html", "--json", "o.json",
        "--outlet", "Gone", "--outlet", "Echo", "--outlet", "", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    articles = json.loads((tmp_path / "o.json").read_text(encoding="utf-8"))["articles"]
    assert [a["outlet"] for a in articles] == ["Echo", "The National Sentinel"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["one.txt"], "only one article"),
        (["gone.txt", "gone2.txt"], "gone.txt"),
        (["one.txt", "empty.txt"], "empty.txt"),
        (["one.txt", "short.txt"], "too few"),
        (["one.txt", "one.txt"], "the same text"),
        (["one.txt", "german.txt"], "English"),
        (["one.txt", "one.toml"], "read along with it"),
        (["one.txt", "two.txt", "-o", "no/such/r.html"], "folder does not exist"),
        (["one.txt", "two.txt", "-o", "two.txt"], "one of the articles"),
        (["one.txt", "two.txt", "--date", "last week"], "last week"),
        (["one.txt", "two.txt", "--outlet", "a", "--outlet", "b", "--outlet", "c"], "--outlet"),
        (["https://example.org/a", "two.txt"], "--allow-network"),
    ],
)
def test_errors_are_one_line_with_a_way_out(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "one.txt").write_text(Path(STATUE[0]).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "two.txt").write_text(Path(STATUE[1]).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "short.txt").write_text("A storm closed the bridge.", encoding="utf-8")
    german = "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu schließen, weil sie alt ist. "
    (tmp_path / "german.txt").write_text(german * 6, encoding="utf-8")
    before = sorted(p.name for p in tmp_path.iterdir())
    assert said in one_line_error(run("compare", *arguments, cwd=tmp_path))
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_debug_shows_the_trace(tmp_path: Path) -> None:
    done = run("compare", "gone.txt", STATUE[0], "--debug", cwd=tmp_path)
    assert done.returncode != 0
    assert "Traceback" in done.stderr


def test_different_events_are_said_first(tmp_path: Path) -> None:
    other = str(SAMPLES / "mini-budget" / "ledger-and-market.txt")
    done = run("compare", STATUE[0], other, "-o", "r.html", cwd=tmp_path)
    assert done.returncode == 0
    assert "different events" in done.stdout


def test_version_and_schema(tmp_path: Path) -> None:
    from compare import __version__

    assert run("--version", cwd=tmp_path).stdout.strip() == f"framediff {__version__}"
    assert json.loads(run("schema", cwd=tmp_path).stdout)["$ref"].endswith("Comparison")


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"]])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['framediff', *{arguments!r}]\n"
        "try:\n import compare.cli as c; c.main()\nexcept SystemExit: pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    root = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert "Usage" in done.stdout
    loaded = set(done.stderr.split())
    assert not loaded & {"spacy", "numpy", "jinja2", "msgspec", "rich", "sklearn", "trafilatura"}


def test_wrong_option_is_wrong_use(tmp_path: Path) -> None:
    done = run("compare", *STATUE, "--jsn", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert "--json" in done.stderr
