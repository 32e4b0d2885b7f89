"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compare.errors import FramediffError
from compare.files import check_writable, write_whole


def test_write_replaces_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    target.write_text("old", encoding="utf-8")
    write_whole(target, "new “text”\n")
    assert target.read_bytes() == "new “text”\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]
    assert target.stat().st_mode & 0o044 or os.umask(0o022) & 0o044


def test_a_failed_rename_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(FramediffError, match="cannot be written"):
        write_whole(target, "text")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def test_check_names_the_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FramediffError, match="no-such: the folder does not exist"):
        check_writable(tmp_path / "no-such" / "r.html")
    with pytest.raises(FramediffError, match="is a folder"):
        check_writable(tmp_path)
    check_writable(tmp_path / "r.html")


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("text", encoding="utf-8")
    with pytest.raises(FramediffError, match="one of the articles"):
        check_writable(article, [str(article)])
