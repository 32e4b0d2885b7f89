"""Finds the data folders, in an installed package or in a checkout."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from compare.errors import FramediffError


def folder(name: str) -> Path:
    """Path of a data folder ("lexicons", "reports", "models"); raises FramediffError if it is missing."""
    package = Path(str(resources.files("compare")))
    for candidate in (package / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FramediffError(
        f"the data folder '{name}' is missing from this installation",
        todo="Install framediff again: pip install --force-reinstall framediff",
    )
