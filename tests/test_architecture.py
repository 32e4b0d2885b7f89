"""The structure that the design promises, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "compare"
MODULES = sorted(p for p in PACKAGE.rglob("*.py"))

STAGES = {
    "reader",
    "clean",
    "annotate",
    "score",
    "align",
    "event",
    "contrast",
    "corpus",
    "render",
    "validity",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, *, run_time_only: bool = True) -> set[str]:
    """Modules of this package that a file imports (not those for type checking only)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if run_time_only and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            skipped |= set(ast.walk(node))
    found: set[str] = set()
    names = {module_name(p) for p in MODULES}
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{a.name}" for a in node.names}
    return {name for name in found if name in names and name != "compare"}


def stage_of(name: str) -> str:
    return name.split(".")[1] if "." in name else name


def test_only_the_pipeline_knows_the_order_of_stages() -> None:
    allowed_anywhere = {"pipeline", "cli", "__init__", "__main__", "compare", "models"}
    for path in MODULES:
        stage = stage_of(module_name(path))
        if stage in allowed_anywhere or stage not in STAGES:
            continue
        others = {stage_of(n) for n in imports_of(path)} & STAGES - {stage}
        assert not others, f"{path.relative_to(ROOT)} imports another stage: {sorted(others)}"


def test_records_imports_no_sibling() -> None:
    assert imports_of(PACKAGE / "records.py") == set()


def test_there_is_no_import_cycle() -> None:
    graph = {module_name(p): imports_of(p, run_time_only=False) for p in MODULES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for other in sorted(graph.get(name, ())):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_is_readable(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    lists = {"records.py", "settings.py"}  # one record or constant after another, in one place by design
    assert len(lines) <= 400 or path.name in lists
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef) and not path.name.startswith("cli"):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 55, f"{node.name} has {length} lines"
        if isinstance(node, ast.ImportFrom):
            assert all(alias.name != "*" for alias in node.names)


def test_only_annotate_imports_the_language_libraries() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if path.name != "annotate.py":
            assert "import spacy" not in text, path
            assert "import snowballstemmer" not in text, path
