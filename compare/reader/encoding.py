"""Bytes → text: which encoding, and what to say when some bytes cannot be read."""

from __future__ import annotations

import codecs
import re

from compare.records import Notice, Record

_BOMS = (  # the longer ones first: a UTF-32 mark starts like a UTF-16 one
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(Record, frozen=True, kw_only=True):
    """Text without a byte order mark and with LF line ends; otherwise as it stood."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read bytes as text.

    Tried in turn: byte order mark, UTF-8, UTF-16 without a mark, the page's own
    declaration, Windows-1252 (which holds Latin-1's letters), a guess by
    charset-normalizer. What still cannot be read becomes U+FFFD, with a notice.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], name)
    try:
        return _decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide:
        return _replaced(data, wide)
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if len(_MULTIBYTE.findall(data)) >= broken:
        return _replaced(data, "utf-8")
    for find in (_declared, lambda _: "windows-1252", _guessed):
        encoding = find(data)
        text = _strictly(data, encoding)
        if text is not None and encoding is not None:
            return _decoded(text, encoding)
    return _replaced(data, "windows-1252")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English text is zero."""
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or 4 * max(even, odd) < len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4000])
    if not match:
        return None
    name = match[1].decode("ascii", "replace").lower()
    # Browsers read a declared Latin-1 or ASCII as Windows-1252 (WHATWG Encoding Standard).
    return "windows-1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else None


def _strictly(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return _decoded(text, encoding, lost)


def _decoded(text: str, encoding: str, lost: int = 0) -> Decoded:
    text = text.replace("\r\n", "\n")
    if not lost:
        return Decoded(text=text, encoding=encoding)
    characters = "character" if lost == 1 else "characters"
    notice = Notice(
        code="encoding",
        severity="caution",
        message=f"{lost} {characters} could not be read (file read as {encoding}) and show as �. "
        "Saving the file as UTF-8 mends this.",
    )
    return Decoded(text=text, encoding=encoding, notices=(notice,))
