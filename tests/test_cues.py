"""The cue lexicon: every entry is whole, and the rules read its examples as they say."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import msgspec
import pytest

from compare import annotate
from compare.cues import CueEntry, CueFile, load_cues
from compare.records import Article, Document, Region
from compare.resources import folder
from compare.score.sources import find_sources

FILE = msgspec.toml.decode((folder("lexicons") / "en" / "cues.toml").read_bytes(), type=CueFile)
ENTRIES: tuple[CueEntry, ...] = (*FILE.verb, *FILE.noun, *FILE.adjective, *FILE.adverb)


def _examples() -> Iterator[str]:
    for entry in ENTRIES:
        yield from entry.examples
    for preposition in FILE.preposition:
        yield from preposition.examples
    yield from FILE.in_words.examples


@functools.cache
def _document(text: str) -> Document:
    regions = (Region(kind="body", start=0, end=len(text)),)
    document = annotate.annotate(msgspec.structs.replace(Article.from_text(text), regions=regions))
    return msgspec.structs.replace(document, sources=find_sources(document))


@pytest.mark.parametrize("example", sorted(_examples()))
def test_examples_are_read_as_marked(example: str) -> None:
    marked = re.search(r"\[(.*)\]", example)
    assert marked is not None
    document = _document(re.sub(r"[\[\]]", "", example))
    assert marked[1] in [a.content.text for s in document.sources for a in s.attributions]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.lemmas[0])
def test_every_entry_is_whole(entry: CueEntry) -> None:
    assert entry.examples
    assert entry.source
    assert entry.frames or entry.prepositions or entry in FILE.adverb
    assert all(lemma == lemma.lower() for lemma in entry.lemmas)
    assert len(set(entry.lemmas)) == len(entry.lemmas)


def test_kinds_and_attitudes() -> None:
    verbs = load_cues().verbs
    assert verbs["say"].says
    assert not verbs["say"].judges
    assert verbs["praise"].judges
    assert not verbs["want"].says
    assert (verbs["claim"].attitude, verbs["admit"].attitude) == ("doubting", "endorsing")


def test_a_frame_for_documents_is_closed_to_things() -> None:
    assert _document("The report shows a steady rise in costs.").sources
    assert not _document("The window shows a steady stream of cars.").sources
