"""The words of an article, and its text with only some of them left ("… rammed through …")."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass

from compare import settings
from compare.records import ComparedArticle

GAP = "…"
# A long stretch without spaces is more than one word, so that no language and no trick slips through.
_WORD = re.compile(rf"{GAP}|[^\W_]{{1,24}}(?:['’.,][^\W_]{{1,24}})?")


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence, or text between sentences (`paragraph` -1); a `title` stays whole."""

    start: int
    end: int
    paragraph: int
    title: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article outside its titles, in order.

    `places` holds (start, end) of each, `folded` the words without case; `fresh[i]` tells that word i
    does not run on from the word before: an ellipsis or a title stands between.
    """

    text: str
    blocks: tuple[Block, ...]
    places: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    fresh: tuple[bool, ...]
    titles: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, article: ComparedArticle) -> Words:
        """The words of all sentences and of what stands between them."""
        places, fresh, titles, gap = [], [], [], True
        blocks = tuple(_blocks(article))
        for block in blocks:
            if block.title:
                titles += split_runs(article.text[block.start : block.end])
                gap = True
                continue
            for start, end in find_words(article.text, block.start, block.end):
                if article.text[start:end] == GAP:
                    gap = True
                    continue
                places.append((start, end))
                fresh.append(gap)
                gap = False
        folded = tuple(article.text[a:b].casefold() for a, b in places)
        return cls(article.text, blocks, tuple(places), folded, tuple(fresh), tuple(titles))

    def inside(self, start: int, end: int) -> range:
        """Numbers of the words that these characters touch."""
        return range(
            bisect_right(self.places, start, key=lambda p: p[1]),
            bisect_left(self.places, end, key=lambda p: p[0]),
        )


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each word and each ellipsis."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()


def split_runs(text: str) -> list[tuple[str, ...]]:
    """The words of a text without case, in runs between ellipses."""
    found = [text[a:b].casefold() for a, b in find_words(text)]
    groups = itertools.groupby(found, key=lambda word: word != GAP)
    return [tuple(group) for is_run, group in groups if is_run]


def has_words(text: str) -> bool:
    """Whether anything but an ellipsis and signs is left."""
    return any(run for run in split_runs(text))


def _blocks(article: ComparedArticle) -> Iterator[Block]:
    at = 0
    for sentence in sorted(article.sentences, key=lambda s: (s.start, s.end)):
        yield from _rest(article.text, at, sentence.start)
        short = sum(map(len, split_runs(sentence.text))) <= settings.EXCERPT_TITLE
        title = sentence.role == "headline" and short
        yield Block(max(at, sentence.start), sentence.end, sentence.paragraph, title)
        at = max(at, sentence.end)
    yield from _rest(article.text, at, len(article.text))


def _rest(text: str, start: int, end: int) -> Iterator[Block]:
    inside = text[start:end]
    if inside.strip():
        shift = len(inside) - len(inside.lstrip())
        yield Block(start + shift, start + len(inside.rstrip()), -1, title=False)


# ---------------------------------------------------------------- the text that is left


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the old text, and where they (or the ellipsis in their place) stand in the new one."""

    start: int
    end: int
    new_start: int
    new_end: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with gaps, and the way from places of the old text to those of the new one."""

    text: str
    stretches: tuple[Stretch, ...]

    def move(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters stand now; a gap that they touch belongs to them."""
        first = bisect_right(self.stretches, start, key=lambda s: s.end)
        last = bisect_left(self.stretches, end, key=lambda s: s.start) - 1
        if first > last:
            at = self.stretches[first].new_start if first < len(self.stretches) else len(self.text)
            return at, at
        one, two = self.stretches[first], self.stretches[last]
        new_start = one.new_start + (max(0, start - one.start) if one.kept else 0)
        return new_start, two.new_end - (max(0, two.end - end) if two.kept else 0)

    def piece(self, start: int, end: int) -> str:
        """What is left of these characters."""
        new_start, new_end = self.move(start, end)
        return self.text[new_start:new_end]


def cut_text(article: ComparedArticle, words: Words, kept: Set[int]) -> Cut:
    """The text with titles and the words of these numbers; all others become an ellipsis for each gap."""
    parts: list[str] = []
    stretches: list[Stretch] = []
    length, before = 0, None
    for block in words.blocks:
        if before is not None:
            parts.append(" " if before == block.paragraph >= 0 else "\n\n")
            length += len(parts[-1])
        before = block.paragraph
        for number, (start, end, stays) in enumerate(_pieces(block, words, kept)):
            if number:
                parts.append(" ")
                length += 1
            parts.append(article.text[start:end] if stays else GAP)
            stretches.append(Stretch(start, end, length, length + len(parts[-1]), stays))
            length += len(parts[-1])
    return Cut("".join(parts), tuple(stretches))


def _pieces(block: Block, words: Words, kept: Set[int]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, stays) of the parts of a block, which join without a gap between them."""
    inside = words.inside(block.start, block.end)
    if block.title or (inside and all(i in kept for i in inside)):
        yield block.start, block.end, True
        return
    at = block.start
    for start, end in _kept_runs(block, words, inside, kept):
        if start > at:
            yield at, start, False
        yield start, end, True
        at = end
    if at < block.end:
        yield at, block.end, False


def _kept_runs(block: Block, words: Words, inside: range, kept: Set[int]) -> Iterator[tuple[int, int]]:
    """Runs of kept words with the signs that touch them."""
    for stays, group in itertools.groupby(inside, key=lambda i: i in kept):
        if not stays:
            continue
        numbers = list(group)
        first, last = numbers[0], numbers[-1]
        start, end = words.places[first][0], words.places[last][1]
        if first == inside[0]:
            start = block.start
        while start > block.start and start > words.places[first - 1][1] and _is_sign(words.text[start - 1]):
            start -= 1
        if last == inside[-1]:
            end = block.end
        while end < block.end and end < words.places[last + 1][0] and _is_sign(words.text[end]):
            end += 1
        yield start, end


def _is_sign(character: str) -> bool:
    return not character.isspace() and character != GAP
