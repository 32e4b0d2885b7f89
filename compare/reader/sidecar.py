"""The sidecar of an article: `a.toml` beside `a.txt` says who published it, when, and so on."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any, get_args

from compare.errors import ReadError
from compare.reader.dates import iso_date
from compare.records import Genre

KEYS = ("outlet", "author", "headline", "subhead", "date", "genre", "republished_from")


def read_sidecar(article: Path) -> dict[str, str]:
    """The values of the file's sidecar, all strings; {} where it has none.

    Raises ReadError, naming file, line and key, for TOML that cannot be read,
    an unknown key or a bad value.
    """
    path = article.with_suffix(".toml")
    if path == article or not path.is_file():
        return {}
    try:
        source = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ReadError(f"not valid TOML: {error}", where=str(path), todo=_example()) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"cannot be read ({error})", where=str(path), todo="Save it as UTF-8.") from None
    checked = {key: _checked(key, value, path, source) for key, value in values.items()}
    return {key: value for key, value in checked.items() if value}


def _checked(key: str, value: Any, path: Path, source: str) -> str:
    where = f"{path}, line {_line_of(key, source)}"
    if key not in KEYS:
        raise ReadError(f"unknown key “{key}”", where=where, todo=f"Known keys: {', '.join(KEYS)}.")
    if key == "date" and isinstance(value, (dt.date, int)) and not isinstance(value, bool):
        value = value.isoformat() if isinstance(value, dt.date) else str(value)
    if not isinstance(value, str):
        raise ReadError(f"“{key}” must be text in quotes", where=where, todo=_example())
    text = " ".join(value.split())
    if key == "genre" and text and text not in get_args(Genre):
        raise ReadError(f"“{text}” is no genre", where=where, todo=f"Known: {', '.join(get_args(Genre))}.")
    if key == "date" and text:
        try:
            return iso_date(text)
        except ValueError:
            raise ReadError(
                f"“{text}” is no date", where=where, todo="Write it as YYYY-MM-DD, like 2017-04-27."
            ) from None
    return text


def _line_of(key: str, source: str) -> int:
    pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    return next((n for n, line in enumerate(source.splitlines(), 1) if pattern.match(line)), 1)


def _example() -> str:
    return 'Write lines such as: outlet = "Example Post"'
