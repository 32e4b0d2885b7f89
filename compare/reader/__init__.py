"""A file, a saved web page, standard input or (when allowed) a URL → Article.

One module a question: `kinds` what the bytes are, `encoding` bytes to text,
`html` the article on a page, `sidecar` and `dates` what is said beside it.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec

from compare.errors import ReadError
from compare.language import with_language
from compare.paragraphs import front_matter
from compare.reader.dates import iso_date, iso_date_or_none
from compare.reader.encoding import Decoded, decode
from compare.reader.kinds import READ, is_html, unreadable_kind
from compare.reader.sidecar import read_sidecar
from compare.records import Article, Record

__all__ = ["read_article"]

_TEXT_SUFFIXES = {".txt", ".text", ".md", ".markdown"}
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}


class _Values(Record, frozen=True, kw_only=True):
    """What is given for an article apart from its text, best source first merged in."""

    outlet: str | None = None
    author: str | None = None
    headline: str | None = None
    subhead: str | None = None
    date: str | None = None
    genre: str | None = None
    republished_from: str | None = None


def read_article(
    source: str,
    *,
    outlet: str | None = None,
    date: str | None = None,
    headline: str | None = None,
    allow_network: bool = False,
) -> Article:
    """Read one article; `regions` is None (see `compare.clean`).

    `source` is a path, "-" for standard input, or a URL if `allow_network`.
    For plain text `Article.text` is the decoded file, CRLF as LF; for a page it
    is headline, subhead, byline and paragraphs, one a line. Arguments win over
    a sidecar file, which wins over the page. `date` is YYYY, YYYY-MM,
    YYYY-MM-DD or a date and time. `sha256` is of the bytes read. Raises
    ReadError, one line, for what cannot be read.
    """
    given = {"outlet": outlet, "headline": headline, "date": _checked_date(date, source)}
    data = _read_bytes(source, allow_network)
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise ReadError("the file is empty", where=source, todo="Give a file that holds an article's text.")
    kind = unreadable_kind(data)
    if kind:
        raise ReadError(
            f"this is {kind}", where=source, todo=f"{READ}; save or copy the text as one of these."
        )
    beside = {} if _is_stream(source) else read_sidecar(Path(source))
    values = _Values(**{**beside, **{key: value for key, value in given.items() if value}})
    decoded = decode(data)
    page = _is_page(source, data)
    article = _from_page(decoded, values, source) if page else _from_text(decoded, values, source)
    return with_language(msgspec.structs.replace(article, sha256=hashlib.sha256(data).hexdigest()))


def _checked_date(date: str | None, source: str) -> str | None:
    if not date or not date.strip():
        return None
    try:
        return iso_date(date)
    except ValueError:
        raise ReadError(
            f"“{date}” is no date", where=source, todo="Give it as YYYY-MM-DD, like 2017-04-27."
        ) from None


def _is_url(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _is_stream(source: str) -> bool:
    return source == "-" or _is_url(source)


def _is_page(source: str, data: bytes) -> bool:
    """By suffix where it says so, else by the first bytes."""
    suffix = "" if _is_stream(source) else Path(source).suffix.lower()
    if suffix in _TEXT_SUFFIXES:
        return False
    return suffix in _HTML_SUFFIXES or is_html(data)


# ---------------------------------------------------------------- bytes


def _read_bytes(source: str, allow_network: bool) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    if _is_url(source):
        return _fetch(source, allow_network)
    path = Path(source)
    if path.suffix.lower() == ".toml":
        raise ReadError(
            "this describes an article and is read along with it", where=source, todo="Leave it out."
        )
    if path.is_dir():
        raise ReadError("this is a folder", where=source, todo="Give the files in it one by one.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError("no such file", where=source, todo="Check the spelling and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read ({reason})", where=source, todo="Check the file.") from None


def _fetch(url: str, allow_network: bool) -> bytes:
    if not allow_network:
        raise ReadError(
            "this is a web address, and the network is off",
            where=url,
            todo="Save the page as HTML and give that file, or add --allow-network.",
        )
    from trafilatura import fetch_response

    response = fetch_response(url)
    if response is None or not response.data or response.status >= 400:
        raise ReadError(
            "the page could not be fetched", where=url, todo="Save it as HTML and give that file."
        )
    return bytes(response.data)


# ---------------------------------------------------------------- articles


def _from_text(decoded: Decoded, values: _Values, source: str) -> Article:
    said = front_matter(decoded.text)
    headline = values.headline or said.get("title")
    article = Article.from_text(decoded.text, headline=headline, source=source)
    date = iso_date_or_none(said.get("date"))
    article = msgspec.structs.replace(
        article,
        outlet=said.get("outlet") or said.get("publisher") or None,
        author=said.get("author") or None,
        date=date,
        date_source="metadata" if date else None,
    )
    return _with_values(article, values, decoded)


def _from_page(decoded: Decoded, values: _Values, source: str) -> Article:
    from compare.reader.html import extract_page

    page = extract_page(decoded.text)
    if not page.text.strip():
        raise ReadError(
            "no article text was found on this page",
            where=source,
            todo="Copy the article's text into a .txt file and give that.",
        )
    article = Article.from_text(page.text, headline=values.headline or page.headline, source=source)
    article = msgspec.structs.replace(
        article,
        outlet=page.outlet,
        author=page.author,
        subhead=page.subhead,
        date=page.date,
        date_source="metadata" if page.date else None,
        genre=page.genre,
    )
    return _with_values(article, values, decoded)


def _with_values(article: Article, values: _Values, decoded: Decoded) -> Article:
    """Put given values over what the page says; the headline is already in the article."""
    given = {
        key: value for key, value in msgspec.structs.asdict(values).items() if value and key != "headline"
    }
    if values.date:
        given["date_source"] = "given"
    return msgspec.structs.replace(article, **given, notices=(*article.notices, *decoded.notices))
