"""Document → the Media Frames dimensions it evokes, each with the words that evoke it.

Dimensions: Boydstun & Card 2014, Card et al. 2015. A word list cannot tell
what a text is about, only which sides of a story its words touch; so a level
is a count of sentences in three coarse steps, and every word counted is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.lexicon import Entry, LoadedLexicon
from compare.records import Document, Frame, Span
from compare.score.matching import Hit, Reading, find_hits, is_name

# "Church Street", "Judge Law", "War and Peace": the words of these names evoke nothing.
_MUTE = frozenset({"PERSON", "FAC", "WORK_OF_ART", "PRODUCT"})


class Word(NamedTuple):
    """Words that evoke a frame or answer a question: text[start:end] in `sentence` (an index).

    `kind` is "frame", a question, or "" for a set phrase. `strength` 1 counts only beside another
    word of the frame, 2 by itself, 3 names the matter outright.
    """

    start: int
    end: int
    sentence: int
    entry: Entry
    kind: str
    frame: str
    strength: int


def find_words(reading: Reading, lexicon: LoadedLexicon) -> list[Word]:
    """The words of category F, in text order; of overlapping ones of a kind the longest.

    The set phrases of a group keep out its own words, unless these are longer.
    """
    kept: list[Word] = []
    taken: dict[tuple[int, str], list[Word]] = {}  # by sentence, and by kind or group
    for word in sorted(_candidates(reading, lexicon), key=_rank):
        others = taken.setdefault((word.sentence, word.kind or word.entry.home), [])
        plain = taken.get((word.sentence, word.entry.home), ())
        if not word.kind:
            others.append(word)
        elif not _overlaps(word, others) and not _overlaps(word, plain):
            others.append(word)
            kept.append(word)
    return sorted(kept, key=lambda w: (w.start, w.end, w.entry.id))


def find_frames(document: Document, words: Iterable[Word]) -> tuple[Frame, ...]:
    """Frames of level 1 to 3, highest level first, then by name; evidence in text order.

    A sentence counts where it has a word of strength 2 or 3, or two of strength 1. The level is
    how many of `settings.FRAME_SHARES` the counted sentences reach.
    """
    found: dict[str, dict[int, list[Word]]] = {}
    for word in words:
        if word.kind == "frame":
            found.setdefault(word.frame, {}).setdefault(word.sentence, []).append(word)
    frames = (_frame(document, name, sentences) for name, sentences in found.items())
    return tuple(sorted((f for f in frames if f.level), key=lambda f: (-f.level, f.frame)))


def _frame(document: Document, name: str, sentences: dict[int, list[Word]]) -> Frame:
    """One sentence alone is no frame."""
    counted = [words for _, words in sorted(sentences.items()) if evokes(words)]
    reached = sum(len(counted) >= share * len(document.sentences) for share in settings.FRAME_SHARES)
    level = reached if len(counted) >= settings.FRAME_MIN_SENTENCES else 0
    evidence = (span_of(document, w) for words in counted for w in words)
    return Frame(frame=name, level=level, evidence=tuple(evidence) if level else ())


def span_of(document: Document, word: Word) -> Span:
    """Its words as a span."""
    text = document.article.text[word.start : word.end]
    return Span(sentence=document.sentences[word.sentence].id, start=word.start, end=word.end, text=text)


def evokes(words: Sequence[Word]) -> bool:
    """Do these words of one sentence and frame bring it up?"""
    if any(w.strength > 1 for w in words):
        return True
    return len({w.entry.text for w in words}) > 1


def _candidates(reading: Reading, lexicon: LoadedLexicon) -> Iterator[Word]:
    for hit in find_hits(reading, lexicon, frames=True):
        if not _is_mute(reading, hit):
            first, last, group = reading.tokens[hit.first], reading.tokens[hit.last - 1], hit.entry.group
            told = (group.kind, group.frame, group.strength) if group else ("", "", 0)
            yield Word(first.start, last.end, first.sentence, hit.entry, *told)


def _is_mute(reading: Reading, hit: Hit) -> bool:
    """Words of names: "Supreme Court" evokes a frame, but no name answers a question."""
    if hit.entry.group is not None and hit.entry.group.kind != "frame":
        return all(is_name(reading, i) for i in range(hit.first, hit.last))
    inside = reading.tokens[hit.first : hit.last]
    return all(t.entity in _MUTE and t.pos == "PROPN" for t in inside)


def _rank(word: Word) -> tuple[int, bool, int, int, str]:
    """The longest first; of equally long ones set phrases, then the stronger."""
    return word.start - word.end, bool(word.kind), -word.strength, word.start, word.entry.id


def _overlaps(word: Word, others: Sequence[Word]) -> bool:
    return bool(others) and any(word.start < o.end and o.start < word.end for o in others)
