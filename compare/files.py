"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from compare.errors import FramediffError


def check_writable(path: Path, inputs: Iterable[str] = ()) -> None:
    """Raise FramediffError now if `path` could not be written later, or is one of the inputs."""
    parent = path.parent
    if path.is_dir():
        raise FramediffError("is a folder", where=str(path), todo="Name a file inside it.")
    if not parent.is_dir():
        raise FramediffError("the folder does not exist", where=str(parent), todo="Create it first.")
    if not os.access(parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise FramediffError("cannot be written", where=str(path), todo="Choose another place.")
    if any(name != "-" and Path(name).exists() and path.exists() and path.samefile(name) for name in inputs):
        raise FramediffError("is one of the articles", where=str(path), todo="Name another output file.")


def write_whole(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, to a temporary file beside `path`, then rename it into place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
        os.chmod(name, 0o666 & ~_umask())  # mkstemp makes files private; a report is to be shared
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise FramediffError(
            f"cannot be written ({error.strerror})", where=str(path), todo="Choose another place."
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
