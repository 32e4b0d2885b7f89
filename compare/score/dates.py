"""Dates in a sentence, normalised to ISO 8601 as far as the words and the article's date allow.

News convention for short dates: a weekday is the last one up to the article's
date, a month without a year the one nearest to it; a verb that looks ahead
("is due in court on Thursday") or back turns the search that way.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

Direction = Literal["past", "future"] | None

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_M = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,.]*\d)"
_Y = r"(?P<year>1[0-9]\d\d|20\d\d)(?![\d-]|,\d|\.\d|\w)"
_W = rf"(?P<weekday>{'|'.join(d.title() for d in _DAYS)})"
_STEP = r"(?P<step>last|this past|past|next|this|earlier this|later this|the previous|the following)"
_UNIT = r"(?P<unit>day|week|weekend|month|year|decade|spring|summer|fall|autumn|winter)"
_LED = (
    r"(?:in|by|since|of|until|till|through|from|before|after|during|late|early|mid|last|this|next|and|to"
    r"|between)"
)

# In order: the longest and surest reading of a stretch wins.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_W},?\s+)?{_M}\s+{_D},?\s+{_Y}",
        rf"\b{_D}\s+(?:of\s+)?{_M},?\s+{_Y}",
        rf"\b{_M}(?:\s+of|,)?\s+{_Y}",
        r"(?<![\w-])(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\w-])",
        rf"\b(?:{_W},?\s+)?{_M}\s+{_D}(?!\s*(?:percent|per cent|%|million|billion))",
        rf"(?<![\w.,$€£-]){_D}\s+(?:of\s+)?{_M}(?!\s*\d)",
        rf"(?i:\b{_STEP}\s+{_UNIT})\b",
        rf"\b(?i:{_STEP}\s+)?{_W}(?:\s+(?:morning|afternoon|evening|night))?\b(?!s\b)",
        r"(?i:\b(?P<near>today|yesterday|tomorrow|tonight)\b)",
        rf"(?i:\b(?P<ago>an?|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+{_UNIT}s?\s+ago\b)",
        rf"\b(?i:{_STEP}\s+)?{_M}(?!\s*\d)",
        rf"(?i:\b{_LED})(?:\s+|-)(?:the\s+)?{_Y}",
        rf"(?:(?<=\s)|(?<=^)){_Y}",
        r"\b(?P<decade>(?:1[0-9]|20)\d0)s\b",
        r"(?<![\w.:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)",
        r"(?<![\w.:])(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?![:\d])",
    )
)
_WORD = re.compile(r"[A-Za-z]+|\d")
_MONTH_WORDS = frozenset([*_MONTHS, *(m[:3] for m in _MONTHS), "sept"])
# What a sentence must hold before a pattern with this group is worth trying.
_NEEDED = {
    "month": _MONTH_WORDS,
    "weekday": frozenset(_DAYS),
    "ago": frozenset({"ago"}),
    "near": frozenset({"today", "yesterday", "tomorrow", "tonight"}),
    "unit": frozenset(["last", "past", "next", "this", "previous", "following"]),
}
_DIGIT = "#"
_TRIES = tuple(
    (p, next((words for group, words in _NEEDED.items() if group in p.groupindex), frozenset({_DIGIT})))
    for p in _PATTERNS
)
_WORD_STARTS = ("month", "weekday", "step", "near", "ago", "day", "year", "decade", "hour", "m")
# Read as a month or verb only by case and context: "may", "march".
_AMBIGUOUS = frozenset({"may", "march", "mar.", "sep", "dec", "jan"})
_COUNT_WORDS = {
    w: i
    for i, w in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
        ],
        start=2,
    )
} | {"a": 1, "an": 1}


class DateWords(NamedTuple):
    """A stretch that names a date: offsets into the sentence and the parts that were read."""

    start: int
    end: int
    parts: dict[str, str]


def find_dates(text: str) -> Iterator[DateWords]:
    """Dates in a sentence, each character used once, surest pattern first."""
    words = {w.lower() for w in _WORD.findall(text)}
    if not words.isdisjoint("0123456789"):
        words.add(_DIGIT)
    taken: list[tuple[int, int]] = []
    for pattern in (p for p, needed in _TRIES if not words.isdisjoint(needed)):
        for match in pattern.finditer(text):
            parts = {k: v for k, v in match.groupdict().items() if v}
            start = min(match.start(k) for k in _WORD_STARTS if k in parts)
            end = match.end()
            if any(start < b and a < end for a, b in taken) or not _plausible(text, start, end, parts):
                continue
            taken.append((start, end))
            yield DateWords(start, end, parts)


def _plausible(text: str, start: int, end: int, parts: dict[str, str]) -> bool:
    """Keeps "may", "march", a day 35 and the end of a longer figure from being dates."""
    if "day" in parts and not 1 <= int(parts["day"]) <= 31:
        return False
    if set(parts) == {"month"} and parts["month"].lower() in _AMBIGUOUS:
        before = text[:start].rstrip().lower()
        return re.search(rf"\b{_LED}$|\b(?:late|early|mid)-$", before) is not None
    if "near" in parts and parts["near"][0].isupper() and re.search(r"[A-Z]\w*\s+$", text[:start]):
        return False  # "USA Today"
    if re.match(r"\s+(?:terror\w*\s+)?attack", text[end:]) and re.match(r"Sept?\S*\s+11", text[start:end]):
        return False  # a name by now, like 9/11
    return not (parts.keys() == {"year"} and text[end : end + 1] in {"/", "%"})


def normalise(parts: dict[str, str], article_date: dt.date | None, direction: Direction) -> str | None:
    """ISO 8601 for the parts of a date: "2013-09-05", "2013-09", "2013", "T22:00"; else None.

    None too where the words are relative and the article has no date, and for
    spans with no fixed bounds ("last week", "the 1990s").
    """
    for names, reader in _READERS:
        if names <= parts.keys():
            return reader(parts, article_date, direction)
    return None


def date_value(iso: str | None, parts: dict[str, str]) -> float:
    """The year of a date, the hour of a clock time; 0 where neither is known."""
    if iso and iso.startswith("T"):
        return float(iso[1:3])
    if iso:
        return float(iso[:4])
    return float(parts.get("decade") or parts.get("year") or 0)


def parse_article_date(text: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or date-time, or None where it names no day."""
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _month_number(word: str) -> int:
    short = word.lower()[:3]
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(short))


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _full(parts: dict[str, str], _today: dt.date | None, _way: Direction) -> str | None:
    return _checked(int(parts["year"]), _month_number(parts["month"]), int(parts["day"]))


def _iso(parts: dict[str, str], _today: dt.date | None, _way: Direction) -> str | None:
    return _checked(int(parts["year"]), int(parts["m"]), int(parts["d"]))


def _month_year(parts: dict[str, str], _today: dt.date | None, _way: Direction) -> str | None:
    return f"{parts['year']}-{_month_number(parts['month']):02d}"


def _year(parts: dict[str, str], _today: dt.date | None, _way: Direction) -> str | None:
    return parts["year"]


def _month_day(parts: dict[str, str], today: dt.date | None, way: Direction) -> str | None:
    if today is None:
        return None
    month, day = _month_number(parts["month"]), int(parts["day"])
    years = [y for y in (today.year - 1, today.year, today.year + 1) if _checked(y, month, day)]
    dates = [dt.date(y, month, day) for y in years]
    return _nearest(dates, today, way).isoformat() if dates else None


def _month(parts: dict[str, str], today: dt.date | None, way: Direction) -> str | None:
    if today is None:
        return None
    month = _month_number(parts["month"])
    way = _said_way(parts.get("step", "")) or way
    middles = [dt.date(y, month, 15) for y in (today.year - 1, today.year, today.year + 1)]
    if month == today.month and way != "future":
        return f"{today.year}-{month:02d}"
    return _nearest(middles, today, way).isoformat()[:7]


def _nearest(dates: list[dt.date], today: dt.date, way: Direction) -> dt.date:
    """The date of those that fits best; "past" and "future" include the day itself."""
    fitting = [d for d in dates if way is None or (d <= today if way == "past" else d >= today)]
    return min(fitting or dates, key=lambda d: (abs((d - today).days), d))


def _said_way(step: str) -> Direction:
    word = step.lower()
    if "last" in word or "past" in word or "previous" in word or "earlier" in word:
        return "past"
    return "future" if "next" in word or "later" in word or "following" in word else None


def _weekday(parts: dict[str, str], today: dt.date | None, way: Direction) -> str | None:
    step = parts.get("step", "").lower()
    if today is None or "previous" in step or "following" in step or step == "next":
        return None  # "next Thursday" is tomorrow for some readers and in eight days for others
    back = (today.weekday() - _DAYS.index(parts["weekday"].lower())) % 7
    way = _said_way(step) or way
    if way == "future":
        return (today + dt.timedelta(days=(-back) % 7 or (7 if step else 0))).isoformat()
    return (today - dt.timedelta(days=back or (7 if step in {"last", "past"} else 0))).isoformat()


def _near(parts: dict[str, str], today: dt.date | None, _way: Direction) -> str | None:
    days = {"yesterday": -1, "tomorrow": 1}.get(parts["near"].lower(), 0)
    return (today + dt.timedelta(days=days)).isoformat() if today else None


def _step_unit(parts: dict[str, str], today: dt.date | None, _way: Direction) -> str | None:
    step, unit = parts["step"].lower(), parts["unit"].lower()
    if today is None or step.startswith("the ") or unit not in {"month", "year"}:
        return None
    shift = {"last": -1, "next": 1}.get(step, 0)
    if step in {"past", "this past"}:
        return None
    return _shifted(today, shift, unit)


def _ago(parts: dict[str, str], today: dt.date | None, _way: Direction) -> str | None:
    count, unit = parts["ago"].lower(), parts["unit"].lower()
    number = int(count) if count.isdigit() else _COUNT_WORDS[count]
    if today is None or (unit not in {"day", "month", "year"}) or number > today.year:
        return None
    if unit == "day":
        return (today - dt.timedelta(days=number)).isoformat()
    return _shifted(today, -number, unit)


def _shifted(today: dt.date, count: int, unit: str) -> str:
    if unit == "year":
        return f"{today.year + count:04d}"
    months = today.year * 12 + today.month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _clock(parts: dict[str, str], _today: dt.date | None, _way: Direction) -> str | None:
    hour, half = int(parts["hour"]), parts.get("half", "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"T{hour:02d}:{parts.get('minute', '00')}" if hour < 24 else None


_Reader = Callable[[dict[str, str], dt.date | None, Direction], str | None]
_READERS: tuple[tuple[frozenset[str], _Reader], ...] = (
    (frozenset({"year", "month", "day"}), _full),
    (frozenset({"year", "m", "d"}), _iso),
    (frozenset({"year", "month"}), _month_year),
    (frozenset({"month", "day"}), _month_day),
    (frozenset({"year"}), _year),
    (frozenset({"ago"}), _ago),
    (frozenset({"step", "unit"}), _step_unit),
    (frozenset({"month"}), _month),
    (frozenset({"weekday"}), _weekday),
    (frozenset({"near"}), _near),
    (frozenset({"hour"}), _clock),
)
