"""What a file is, told by its first bytes."""

from __future__ import annotations

import re

READ = "Read are plain text (.txt, .md) and saved web pages (.html)"

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound file"),
    (b"BM", "a picture"),
    (b"ID3", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"bplist", "a Safari web archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"(?:<!doctype\s+html|<(?:html|head|body|article|div|title|meta)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"(?:From: <Saved by|MIME-Version: 1\.0\s)", re.IGNORECASE)


def unreadable_kind(data: bytes) -> str | None:
    """ "a PDF file", …: what the bytes are where they are no text; None for text."""
    for magic, name in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or _has_controls(data)):
            return name
    if _MHTML.match(data[:200]) and b"multipart/related" in data[:2000]:
        return "a web archive (.mhtml)"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _looks_wide(data)
    return "a binary file" if _has_controls(data) and not wide else None


def is_html(data: bytes) -> bool:
    """Does it start as a web page does?"""
    sample = data[:4000]
    return bool(_HTML.match(sample) or _HTML.match(sample.replace(b"\0", b"").lstrip(b"\xff\xfe")))


def _has_controls(data: bytes) -> bool:
    """Control characters that no text holds, other than white space and the odd form feed."""
    sample = data[:8000]
    odd = sum(sample.count(c) for c in (b"\0", b"\1", b"\2", b"\3", b"\4", b"\5", b"\6", b"\x0e", b"\x0f"))
    return odd > len(sample) // 500


def _looks_wide(data: bytes) -> bool:
    sample = data[:2000]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    return (
        len(data) % 2 == 0
        and 4 * zeros >= len(sample)
        and min(sample[::2].count(0), sample[1::2].count(0)) == 0
    )
