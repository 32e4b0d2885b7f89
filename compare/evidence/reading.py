"""What is read of one document, once, for every stage that compares it with others."""

from __future__ import annotations

from typing import NamedTuple

from compare.evidence.concepts import concept_keys
from compare.evidence.parts import Parts, is_content, read_parts
from compare.evidence.voices import Voice, voices_of
from compare.records import Document


class Evidence(NamedTuple):
    """`keys`: the concept key of every token, "" where it carries none; `parts` and `voices`: one for
    each sentence."""

    keys: tuple[str, ...]
    parts: tuple[Parts, ...]
    voices: tuple[Voice, ...]


def read_evidence(document: Document) -> Evidence:
    """Keys, parts and voices of a document whose actors, numbers and sources have been found."""
    keys = tuple(concept_keys(document.tokens, is_content))
    return Evidence(keys, read_parts(document, keys), voices_of(document))
