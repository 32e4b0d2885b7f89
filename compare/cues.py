"""Loads the cue lexicon: the words that bring in what someone says, thinks or wants."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

import msgspec

from compare.errors import LexiconError
from compare.records import Record
from compare.resources import folder

Frame = Literal["clause", "quote", "infinitive", "gerund", "object", "predicate", "as"]
Attitude = Literal["neutral", "doubting", "endorsing"]
Kind = Literal["say", "ask", "think", "judge"]


class CueEntry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cues that take the same kinds of content; `source` is where the idea comes from.

    In `examples` square brackets stand around the content.
    """

    lemmas: tuple[str, ...]
    kind: Kind
    examples: tuple[str, ...]
    frames: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    attitude: Attitude
    speaker: bool = False
    document: bool = False
    source: str


class PrepositionEntry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a source: "according to"."""

    words: tuple[str, ...]
    examples: tuple[str, ...]
    attitude: Attitude
    source: str


class InWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns N of "in X's N"; `under` and `by`: those of "under X's N" and "by X's N", "by one N"."""

    nouns: tuple[str, ...]
    under: tuple[str, ...]
    by: tuple[str, ...]
    examples: tuple[str, ...]
    attitude: Attitude
    source: str


class Guesses(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which a writer guesses what goes on in another's mind; `examples` hold no attribution."""

    adverbs: frozenset[str]
    raising: frozenset[str]
    implants: frozenset[str]
    examples: tuple[str, ...]
    source: str


class Speakers(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns for those who can speak, and words of names."""

    source: str
    people: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]
    titles: frozenset[str]
    media_endings: frozenset[str]
    media_names: frozenset[str]


class CueFile(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file, as written."""

    kind: Literal["cues"]
    name: str
    version: str
    language: str
    verb: tuple[CueEntry, ...]
    noun: tuple[CueEntry, ...]
    adjective: tuple[CueEntry, ...]
    adverb: tuple[CueEntry, ...]
    preposition: tuple[PrepositionEntry, ...]
    in_words: InWords
    guesses: Guesses
    speakers: Speakers


class Cue(Record, frozen=True, kw_only=True):
    """All that is known of one lemma. The `speaker_` ones need a subject that can speak.

    `says`, `thinks` and `judges`: has it an entry of this kind?
    """

    lemma: str
    says: bool
    thinks: bool
    judges: bool
    frames: frozenset[str]
    speaker_frames: frozenset[str]
    document_frames: frozenset[str]
    prepositions: frozenset[str]
    speaker_prepositions: frozenset[str]
    attitude: Attitude


class Cues(Record, frozen=True, kw_only=True):
    """The cue lexicon by lemma."""

    name: str
    version: str
    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    adverbs: dict[str, Cue]
    prepositions: tuple[tuple[str, ...], ...]
    in_words: dict[str, frozenset[str]]
    guesses: Guesses
    speakers: Speakers


@functools.cache
def load_cues(language: str = "en") -> Cues:
    """The cue lexicon of a language; raises LexiconError where the file is not valid."""
    path = folder("lexicons") / language / "cues.toml"
    try:
        return build_cues(msgspec.toml.decode(path.read_bytes(), type=CueFile))
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(str(error), where=str(path), todo="Mend or reinstall the file.") from error


def build_cues(file: CueFile) -> Cues:
    """Entries of the file, merged by lemma."""
    return Cues(
        name=file.name,
        version=file.version,
        verbs=_by_lemma(file.verb),
        nouns=_by_lemma(file.noun),
        adjectives=_by_lemma(file.adjective),
        adverbs=_by_lemma(file.adverb),
        prepositions=tuple(e.words for e in file.preposition),
        in_words={
            "in": frozenset(file.in_words.nouns),
            "for": frozenset(file.in_words.nouns),
            "under": frozenset(file.in_words.under),
            "by": frozenset(file.in_words.by),
        },
        guesses=file.guesses,
        speakers=file.speakers,
    )


def _by_lemma(entries: Iterable[CueEntry]) -> dict[str, Cue]:
    grouped: dict[str, list[CueEntry]] = {}
    for entry in entries:
        for lemma in entry.lemmas:
            grouped.setdefault(lemma, []).append(entry)
    return {lemma: _merge(lemma, found) for lemma, found in grouped.items()}


def _merge(lemma: str, entries: list[CueEntry]) -> Cue:
    free = frozenset(f for e in entries if not (e.speaker or e.document) for f in e.frames)
    written = frozenset(f for e in entries if e.document for f in e.frames)
    bound = frozenset(f for e in entries if e.speaker for f in e.frames)
    open_to_all = frozenset(p for e in entries if not e.speaker for p in e.prepositions)
    for_speakers = frozenset(p for e in entries if e.speaker for p in e.prepositions)
    return Cue(
        lemma=lemma,
        says=any(e.kind == "say" for e in entries),
        thinks=any(e.kind == "think" for e in entries),
        judges=any(e.kind == "judge" for e in entries),
        frames=free | bound,
        speaker_frames=bound - free,
        document_frames=written,
        prepositions=open_to_all | for_speakers,
        speaker_prepositions=for_speakers - open_to_all,
        attitude=entries[0].attitude,
    )
