"""The measured figures: read from the file, and made from what the scorers print."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from compare import resources
from compare.records import Validity
from compare.validity import load_validity

SCRIPT = Path(__file__).parent / "benchmarks" / "validity.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("validity_benchmark", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_file_is_no_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "folder", lambda _name: tmp_path)
    assert load_validity() == {}


def test_file_is_read_in_alphabetical_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = Validity(measure="F1", value=0.5, gold="g", n=3, note="n")
    (tmp_path / "validity.json").write_bytes(msgspec.json.encode({"tone": figure, "event": figure}))
    monkeypatch.setattr(resources, "folder", lambda _name: tmp_path)
    assert list(load_validity()) == ["event", "tone"]


def test_shares_of_pairs_are_summed(script: ModuleType) -> None:
    pair = {
        "only": {"A": {"must_found": "3/4"}, "B": {"must_found": "1/4"}},
        "divergences": {"must_found": "0/2"},
        "sources": {"named_found": "5/5"},
    }
    made = script.figures({"pair": {"pairs": [pair, pair]}})
    assert {k: (v.value, v.n) for k, v in made.items()} == {
        "divergences": (0.0, 4),
        "facts": (0.5, 16),
        "sources": (1.0, 10),
    }


def test_failed_task_gives_no_figure(script: ModuleType) -> None:
    assert script.figures({"align": {"error": "x"}}) == {}


def test_notes_say_on_which_part(script: ModuleType) -> None:
    made = script.figures({"align": {"P": 0.5, "document_pairs": 7}})
    assert "other articles may give less" in made["alignment"].note
    assert "fitted on these articles" in made["alignment"].note
