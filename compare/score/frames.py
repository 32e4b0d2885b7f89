"""Document → the Media Frames dimensions it evokes, each with the words that evoke it.

Dimensions: Boydstun & Card 2014, Card et al. 2015. A word list cannot tell
what a text is about, only which sides of a story its words touch; so a level
is a count of sentences in three coarse steps, and every word counted is shown.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from compare import settings
from compare.errors import FramediffError, LexiconError
from compare.records import Document, Frame, Span, Token
from compare.resources import folder


class FrameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One dimension: its name, a plain line on what it is, and the words that evoke it."""

    name: str
    description: str
    words: str


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`lexicons/en/frames.toml`."""

    version: str
    kind: Literal["frames"]
    frame: tuple[FrameEntry, ...]


class FrameWord(NamedTuple):
    """Lemmas in a row that evoke a frame; `pos` is "" where any part of speech will do."""

    frame: str
    lemmas: tuple[str, ...]
    pos: str


def find_frames(document: Document) -> tuple[Frame, ...]:
    """Frames of level 1 to 3, highest level first, then by name; evidence in text order.

    The level counts the sentences with at least one evoking word against
    `settings.FRAME_SHARES`; a person's name evokes nothing.
    """
    found: dict[str, list[Span]] = {}
    starts = _first_words(load_frames())
    for index, sentence in enumerate(document.sentences):
        tokens = document.tokens_of(index)
        for frame, first, last in _evoked(tokens, starts):
            start, end = tokens[first].start, tokens[last].end
            text = document.article.text[start:end]
            found.setdefault(frame, []).append(Span(sentence=sentence.id, start=start, end=end, text=text))
    frames = (_frame(name, spans, len(document.sentences)) for name, spans in found.items())
    return tuple(sorted((f for f in frames if f.level), key=lambda f: (-f.level, f.frame)))


@functools.cache
def load_frames() -> FrameFile:
    """The frame lists that come with the tool; read once. Raises LexiconError."""
    try:
        path = folder("lexicons") / "en" / "frames.toml"
    except FramediffError as error:
        raise LexiconError(str(error)) from error
    return read_frames(path)


def read_frames(path: Path) -> FrameFile:
    """Read and validate a file of frame lists. Raises LexiconError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=FrameFile)
    except (OSError, msgspec.DecodeError) as error:
        raise LexiconError(str(error), where=str(path), todo="See the comment at the top of it") from error


def frame_words(entry: FrameEntry) -> Iterator[FrameWord]:
    """The words of one frame, read from its comma-separated list."""
    for item in entry.words.split(","):
        phrase, _, pos = item.strip().partition("/")
        lemmas = tuple(phrase.lower().split())
        if lemmas:
            yield FrameWord(entry.name, lemmas, pos)


_Starts = Mapping[str, Sequence[FrameWord]]


@functools.cache
def _first_words(lists: FrameFile) -> dict[str, tuple[FrameWord, ...]]:
    """Words by their first lemma, longest first."""
    starts: dict[str, list[FrameWord]] = {}
    for entry in lists.frame:
        for word in frame_words(entry):
            starts.setdefault(word.lemmas[0], []).append(word)
    return {first: tuple(sorted(words, key=lambda w: -len(w.lemmas))) for first, words in starts.items()}


def _evoked(tokens: Sequence[Token], starts: _Starts) -> Iterator[tuple[str, int, int]]:
    """(frame, first, last token) of every evoking word of a sentence."""
    for index, token in enumerate(tokens):
        if token.entity == "PERSON":
            continue
        done: set[str] = set()
        for word in starts.get(token.lemma, ()):
            stop = index + len(word.lemmas)
            fits = tuple(t.lemma for t in tokens[index:stop]) == word.lemmas
            if fits and word.frame not in done and word.pos in {"", token.pos}:
                done.add(word.frame)
                yield word.frame, index, stop - 1


def _frame(name: str, spans: Sequence[Span], sentences: int) -> Frame:
    """The level is the number of steps that the evoking sentences reach; one sentence alone is none."""
    evoking = len({s.sentence for s in spans})
    reached = sum(evoking >= share * sentences for share in settings.FRAME_SHARES)
    level = reached if evoking >= settings.FRAME_MIN_SENTENCES else 0
    return Frame(frame=name, level=level, evidence=tuple(spans))
