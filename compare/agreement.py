"""How far pupils agree about which words they marked: phrases, and Krippendorff's alpha.

The form of a file of marks is told in `mark_files.py`. Everything here is
pure: marks in, records out. Alpha (Krippendorff 2004, *Content Analysis*,
ch. 11) is the one of NLTK (`nltk.metrics.agreement.AnnotationTask`). Units
are the words of all articles, coders the files, labels the category of the
mark that covers the word, or none.

Alpha is 1 for full agreement, 0 for what chance would give, below 0 for less
than that. It says how alike the files are, never who is right.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.mark_files import CATEGORIES, MarkFile, PupilMark, ReportTexts

UNMARKED = ""
# 95 of 100 resamplings fall into the range; 1,000 draws keep its ends steady to about .01.
DRAWS, LOW, HIGH = 1000, 0.025, 0.975
SEED = 20040101  # fixed, so that the same files give the same range
RELIABLE, TENTATIVE = 0.8, 0.667  # Krippendorff 2004, p. 241


@dataclass(frozen=True, slots=True)
class Unit:
    """One word: its sentence, its place in the article's text, and what each file marked it as."""

    sentence: str
    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring words that the same files marked in the same way; `kinds` counts each category."""

    sentence: str
    text: str
    pupils: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha for one question about the words. `value` is None where it is not defined: all labels alike.

    `low` and `high` bound 95 of 100 values from resampled sentences (None where too few vary);
    `marked` counts the words that at least one file marked so.
    """

    value: float | None
    low: float | None
    high: float | None
    marked: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """`any_mark`: marked or not. `kind`: which category, or none. `single`: each category used, or not."""

    pupils: int
    words: int
    phrases: tuple[Phrase, ...]
    any_mark: Alpha
    kind: Alpha
    single: tuple[tuple[str, Alpha], ...]


def find_units(files: Sequence[MarkFile], report: ReportTexts) -> tuple[Unit, ...]:
    """Every word of the report in reading order, with one label a file."""
    marks = [_by_sentence(file.marks) for file in files]
    return tuple(
        Unit(s.id, start, end, tuple(_label(inside.get(s.id, ()), start, end) for inside in marks))
        for s in report.sentences
        for start, end in s.words()
    )


def _by_sentence(marks: Iterable[PupilMark]) -> dict[str, list[PupilMark]]:
    found: dict[str, list[PupilMark]] = {}
    for mark in marks:
        found.setdefault(mark.sentence, []).append(mark)
    return found


def _label(marks: Iterable[PupilMark], start: int, end: int) -> str:
    return next((m.category for m in marks if m.start < end and start < m.end), UNMARKED)


def find_phrases(units: Sequence[Unit], report: ReportTexts) -> tuple[Phrase, ...]:
    """Marked phrases, those of most files first, else in reading order."""
    sentences = {s.id: s for s in report.sentences}
    found = []
    for (sentence, labels), group in groupby(units, key=lambda u: (u.sentence, u.labels)):
        inside = list(group)
        kinds = Counter(label for label in labels if label != UNMARKED)
        if kinds:
            base = sentences[sentence].start
            text = sentences[sentence].text[inside[0].start - base : inside[-1].end - base]
            counted = tuple((c, kinds[c]) for c in CATEGORIES if kinds[c])
            found.append(Phrase(sentence, text, kinds.total(), counted))
    return tuple(sorted(found, key=lambda p: -p.pupils))


def find_agreement(files: Sequence[MarkFile], report: ReportTexts) -> Agreement:
    """Phrases and alphas of two or more files."""
    units = find_units(files, report)
    used = [c for c in CATEGORIES if any(c in u.labels for u in units)]
    return Agreement(
        pupils=len(files),
        words=len(units),
        phrases=find_phrases(units, report),
        any_mark=alpha_of(units, dict.fromkeys(CATEGORIES, "marked")),
        kind=alpha_of(units, {c: c for c in CATEGORIES}),
        single=tuple((c, alpha_of(units, {c: c})) for c in used),
    )


def alpha_of(units: Sequence[Unit], kept: Mapping[str, str]) -> Alpha:
    """Alpha with the labels in `kept` renamed as there, and all others taken as unmarked."""
    seen = [Unit(u.sentence, u.start, u.end, tuple(kept.get(x, UNMARKED) for x in u.labels)) for u in units]
    low, high = _range(seen)
    return Alpha(nltk_alpha(seen), low, high, sum(any(u.labels) for u in seen))


def nltk_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for nominal labels by NLTK; None where every label is the same."""
    if len({label for unit in units for label in unit.labels}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    data = [
        (str(coder), str(item), label)
        for item, unit in enumerate(units)
        for coder, label in enumerate(unit.labels)
    ]
    return float(AnnotationTask(data=data).alpha())


# ---- the range: whole sentences are drawn again and again, as words of one sentence go together


def _range(units: Sequence[Unit]) -> tuple[float | None, float | None]:
    """The middle 95 of 100 alphas from sentences drawn with replacement (Hayes & Krippendorff 2007
    resample too); None where fewer than half of the draws hold two labels."""
    parts = [_part(list(group)) for _, group in groupby(units, key=lambda u: u.sentence)]
    chance = random.Random(SEED)
    drawn = (fast_alpha(chance.choices(parts, k=len(parts))) for _ in range(DRAWS if parts else 0))
    values = sorted(value for value in drawn if value is not None)
    if len(values) * 2 < DRAWS:
        return None, None
    return values[int(LOW * (len(values) - 1))], values[round(HIGH * (len(values) - 1))]


def _part(units: Sequence[Unit]) -> tuple[float, Counter[str]]:
    """Of one sentence: the disagreement inside its words, and how often each label stands in it."""
    counts = [Counter(unit.labels) for unit in units]
    inside = sum(_pairs_apart(count) / (count.total() - 1) for count in counts if count.total() > 1)
    return inside, sum(counts, Counter[str]())


def fast_alpha(parts: Iterable[tuple[float, Counter[str]]]) -> float | None:
    """Alpha from parts of the text, equal to `nltk_alpha` of all their words together."""
    inside, labels = 0.0, Counter[str]()
    for apart, count in parts:
        inside += apart
        labels.update(count)
    apart, total = _pairs_apart(labels), labels.total()
    return 1 - (inside / total) / (apart / (total * (total - 1))) if apart else None


def _pairs_apart(count: Counter[str]) -> int:
    """Ordered pairs of values with different labels."""
    return count.total() ** 2 - sum(n * n for n in count.values())


# ---- in words


def in_words(alpha: Alpha) -> str:
    """What a value of alpha means, in plain words."""
    if alpha.value is None:
        return "not defined: all marked alike"
    shown = round(alpha.value, 2)  # what the reader sees decides
    if shown >= RELIABLE:
        return "reliable"
    if shown >= round(TENTATIVE, 2):
        return "enough for careful conclusions"
    if alpha.value <= 0 or (alpha.low is not None and alpha.low <= 0):
        return "may be chance"
    return "more than chance"


def meaning() -> Iterator[str]:
    """What the figures mean, for the end of the table."""
    yield "1 is full agreement, 0 is what chance would give."
    yield "Krippendorff (2004) calls .80 and more reliable, and .667 enough for careful conclusions."
    yield "Low agreement is normal for such marks: trained experts reach about .4 (Spinde and others 2021)."
    yield "It tells how alike the marks are, not who is right, and it is no grade for anyone."
    yield "Talk about the words that few marked: what did they see there?"
