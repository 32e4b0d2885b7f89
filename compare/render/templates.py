"""Jinja2 templates of the page and of the handout, and the parts that are put into them as they are."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from typing import TYPE_CHECKING

from compare.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context

# Characters that no HTML page may hold, and lone halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with every character that no HTML page may hold replaced."""
    return _UNPRINTABLE.sub("\ufffd", text)


@functools.cache
def environment() -> Environment:
    """The templates; the texts around them are in the language of the `say` that each rendering brings."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    environment = Environment(
        extensions=["jinja2.ext.i18n"],
        loader=FileSystemLoader(folder("reports")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        pass_context(_gettext), pass_context(_ngettext), newstyle=True
    )
    return environment


def _gettext(context: Context, text: str) -> str:
    """Each rendering brings its own messages, so that one environment serves all languages."""
    found: str = context["say"].catalogue.gettext(text)
    return found


def _ngettext(context: Context, one: str, many: str, number: int) -> str:
    found: str = context["say"].catalogue.ngettext(one, many, number)
    return found


def asset(name: str) -> str:
    """A built file to put into the page; it must not end its element early.

    The files in `reports/built` are made of those in `reports/css` and `reports/js`
    by `tests/refresh_assets.py`.
    """
    text = (folder("reports") / "built" / name).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError(f"{name} must not hold '</'")
    return text


def hash_of(text: str) -> str:
    """The hash as it stands in a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
