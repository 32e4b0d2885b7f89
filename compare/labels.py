"""Gives a document its label in a comparison: sentence "7" of article "A" becomes "A7"."""

from __future__ import annotations

import string
from typing import Any

import msgspec

from compare.records import Document, Mark, Sentence, Source, Span

LABELS = string.ascii_uppercase


def label_document(document: Document, label: str) -> Document:
    """The same document with every span, sentence and id carrying the label."""
    parts = (
        "sentences",
        "entities",
        "quotations",
        "numbers",
        "sources",
        "marks",
        "actors",
        "agentless",
        "frames",
        "framing",
    )
    changes = {name: _relabel(getattr(document, name), label) for name in parts}
    if document.tone is not None:
        tones = {label + name: value for name, value in document.tone.sentences.items()}
        changes["tone"] = msgspec.structs.replace(document.tone, sentences=tones)
    return msgspec.structs.replace(document, **changes)


def _relabel(value: Any, label: str) -> Any:
    if isinstance(value, Span):
        return Span(
            article=label, sentence=label + value.sentence, start=value.start, end=value.end, text=value.text
        )
    if isinstance(value, Sentence):
        return msgspec.structs.replace(value, id=label + value.id)
    if isinstance(value, tuple):
        return tuple(_relabel(item, label) for item in value)
    if isinstance(value, msgspec.Struct):
        changes = {f: _relabel(getattr(value, f), label) for f in value.__struct_fields__}
        if isinstance(value, Source):
            changes |= {"article": label, "id": f"{label}.{value.id}"}
        if isinstance(value, Mark):
            changes["id"] = f"{label}.{value.id}"
        return type(value)(**changes)
    return value
