"""Fixtures that several test modules share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import browser, files, page

import compare
from compare.records import Document

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

__all__ = ["browser", "files", "page"]


@functools.cache
def _analyse(text: str) -> Document:
    return compare.analyse(compare.Article.from_text(text))


@pytest.fixture(scope="session")
def analysed() -> Callable[[str], Document]:
    """`analysed(text)` is the text as an analysed document; parsed once a session."""
    return _analyse


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs `../shared` where it does not exist."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="needs ../shared (design, seeds and gold data), which is not here")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)
