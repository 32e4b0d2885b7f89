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
    pair = {"sources": {"named_found": "4/5"}}
    made = script.figures({"pair": {"pairs": [pair, pair]}})
    assert {k: (v.value, v.n) for k, v in made.items()} == {"sources": (0.8, 10)}


def test_real_pairs_of_both_parts_are_summed_and_the_unseen_ones_named(script: ModuleType) -> None:
    part = {
        "pairs": 2,
        "must only": "3/4",
        "must divergences": "1/4",
        "wrongly only": 3,
        "false divergences": 1,
        "divergences shown": 5,
    }
    unseen = {**part, "pairs": 1, "must only": "1/4", "must divergences": "0/4"}
    made = script.figures({"real pairs": {"seen": part, "unseen": unseen}})
    assert {k: (v.value, v.n) for k, v in made.items()} == {"facts": (0.5, 8), "divergences": (0.125, 8)}
    assert "2.0 sentences a pair" in made["facts"].note
    assert "On the 1 pairs that nobody looked at while building: 0 of 4." in made["divergences"].note


def test_failed_task_gives_no_figure(script: ModuleType) -> None:
    assert script.figures({"align": {"error": "x"}}) == {}


def test_notes_say_on_which_part(script: ModuleType) -> None:
    made = script.figures({"align": {"P": 0.5, "document_pairs": 7}})
    assert "other articles may give less" in made["alignment"].note
    assert "fitted on these articles" in made["alignment"].note
