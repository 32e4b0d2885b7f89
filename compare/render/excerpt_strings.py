"""Takes words of the articles out of labels, reasons and questions that are not part of an excerpt."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from compare import settings
from compare.render.excerpt_text import GAP, Words, find_words, has_words

_GAPS = re.compile(rf"{GAP}(?:\s*{GAP})+")
# Signs that touch a word, such as quotation marks.
_SIGNS_BEFORE = re.compile(rf"(?:(?!{GAP})[^\w\s])*\Z")
_SIGNS_AFTER = re.compile(rf"(?:(?!{GAP})[^\w\s])*")


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of `settings.EXCERPT_TERM` + 1 words: of the articles' texts, and those that may be told."""

    texts: Set[tuple[str, ...]]
    told: Set[tuple[str, ...]]

    @classmethod
    def of(cls, articles: Iterable[tuple[Words, Set[int]]]) -> Runs:
        """From the words of each article and the numbers of those that stay. Titles may be told."""
        texts, told = set[tuple[str, ...]](), set[tuple[str, ...]]()
        for words, kept in articles:
            numbers = range(len(words.folded))
            for window in _windows(numbers, words.fresh):
                run = tuple(words.folded[i] for i in window)
                texts.add(run)
                if all(i in kept for i in window):
                    told.add(run)
            for title in words.titles:
                told |= {title[i : i + _SIZE] for i in range(len(title) - _SIZE + 1)}
        return cls(texts, told)

    def cut(self, text: str) -> str:
        """The text with "…" for each run of an article's words that is no excerpt of it.

        Up to `EXCERPT_TERM` words in a row, such as a name, are no run.
        """
        words, fresh = _split(text)
        dropped = self._dropped([text[a:b].casefold() for a, b in words], fresh)
        if not dropped:
            return text
        parts, at = [], 0
        for first, last in _rows(dropped):
            start = _SIGNS_BEFORE.search(text, at, words[first][0])
            end = _SIGNS_AFTER.match(text, words[last][1])
            parts += [text[at : start.start()] if start else "", GAP]
            at = end.end() if end else words[last][1]
        return _GAPS.sub(GAP, "".join([*parts, text[at:]]))

    def term(self, text: str) -> str:
        """As `cut`; a name or a thing of which no word would be left keeps its first ones."""
        short = self.cut(text)
        if short == text or has_words(short):
            return short
        words, _ = _split(text)
        return f"{text[: words[settings.EXCERPT_TERM - 1][1]]} {GAP}"

    def _dropped(self, folded: Sequence[str], fresh: Sequence[bool]) -> set[int]:
        safe, bad = set[int](), set[int]()
        for window in _windows(range(len(folded)), fresh):
            run = tuple(folded[i] for i in window)
            if run in self.texts:
                (safe if run in self.told else bad).update(window)
        dropped = bad - safe
        row: list[int] = []  # words that follow each other and stay
        matched = 0  # windows in a row that stand in a text
        for i in range(len(folded)):
            row = [] if fresh[i] else row
            row = [] if i in dropped else [*row[-_SIZE + 1 :], i]
            run = tuple(folded[j] for j in row)
            matched = matched + 1 if run in self.texts else 0
            if matched and (run not in self.told or matched + _SIZE - 1 > settings.EXCERPT_RUN):
                dropped.add(i)
                row, matched = [], 0
        return dropped


_SIZE = settings.EXCERPT_TERM + 1


def _windows(numbers: range, fresh: Sequence[bool]) -> Iterator[range]:
    """Every `_SIZE` numbers in a row of words that run on."""
    run = 0
    for i in numbers:
        run = 1 if fresh[i] else run + 1
        if run >= _SIZE:
            yield range(i - _SIZE + 1, i + 1)


def _rows(numbers: Set[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of each row of numbers that follow each other."""
    for _, group in itertools.groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in group]
        yield row[0], row[-1]


def _split(text: str) -> tuple[list[tuple[int, int]], list[bool]]:
    words, fresh, gap = [], [], True
    for start, end in find_words(text):
        if text[start:end] == GAP:
            gap = True
            continue
        words.append((start, end))
        fresh.append(gap)
        gap = False
    return words, fresh


def cut_strings(value: Any, runs: Runs, whole: Mapping[str, str], own: Set[str]) -> Any:
    """Plain data with its texts cut; a text of `whole` becomes what is left of it, `own` keys stay."""
    if isinstance(value, str):
        return whole[value] if value in whole else runs.term(value)
    if isinstance(value, list):
        return [cut_strings(inside, runs, whole, own) for inside in value]
    if not isinstance(value, dict):
        return value
    if {"start", "end", "text"} <= value.keys():  # moved already
        own = {*own, "text"}
    cut = {k: v if k in own else cut_strings(v, runs, whole, own) for k, v in value.items()}
    if {"label", "evidence"} <= value.keys():
        cut["label"] = _label(value["label"], cut["evidence"], runs)
    return cut


def _label(label: str, evidence: Iterable[Mapping[str, Any]], runs: Runs) -> str:
    """What is left of a fact's label; where nothing is, the first words that are left of its evidence."""
    short = runs.cut(label)
    told = (span["text"] for span in evidence if has_words(span["text"]))
    return short if has_words(short) else next(told, runs.term(label))
