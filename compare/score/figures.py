"""Figures in the text of one sentence, by pattern: where they stand, their kind, value, unit and hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.records import NumberKind
from compare.score.numerals import (
    FIGURE,
    FIRST_WORDS,
    LEFT,
    NUMERAL,
    ORDINALS,
    PARTS,
    RIGHT,
    SCALES,
    is_vague,
    numeral_value,
    ordinal_value,
)

_CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB"}
_DOLLARS = {"A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD"}
_CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "sterling": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "franc": "CHF",
    "lira": "TRY", "shekel": "ILS", "usd": "USD", "eur": "EUR", "gbp": "GBP", "cent": "USD cent",
}  # fmt: skip
_MEASURES = {
    "km": "km", "kilometer": "km", "kilometre": "km", "mile": "mile", "metre": "m", "meter": "m",
    "centimeter": "cm", "centimetre": "cm", "foot": "foot", "feet": "foot", "inch": "inch", "yard": "yard",
    "acre": "acre", "hectare": "hectare", "ton": "ton", "tonne": "tonne", "kg": "kg", "kilogram": "kg",
    "kilo": "kg", "pound": "pound", "ounce": "ounce", "gram": "g", "liter": "litre", "litre": "litre",
    "gallon": "gallon", "barrel": "barrel", "mph": "mph", "kph": "km/h", "km/h": "km/h", "degree": "degree",
    "megawatt": "MW", "mw": "MW", "gigawatt": "GW", "gw": "GW", "kilowatt": "kW", "knot": "knot",
    "magnitude": "magnitude", "megaton": "megaton", "kiloton": "kiloton",
}  # fmt: skip
_DURATIONS = [
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "year",
    "decade",
    "century",
]

# Hyphen compounds that say how, not how many.
_NOT_COUNTED = frozenset(
    [
        "way",
        "sided",
        "sum",
        "tolerance",
        "time",
        "off",
        "on",
        "one",
        "piece",
        "hand",
        "thirds",
        "third",
        "star",
        "dimensional",
        "d",
        "up",
        "man",
        "out",
        "quarters",
        "half",
        "fifths",
        "tenths",
    ]
)


def _units(words: Sequence[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


_I = re.IGNORECASE
_NUM = rf"(?P<number>{NUMERAL})"
_LEFT = re.compile(LEFT)
_WORD = re.compile(r"\d[\d.,]*|[A-Za-z]+")
_FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"})
# Without "a": where it starts a numeral a scale follows.
_WORDS = (FIRST_WORDS | frozenset(ORDINALS) | _FRACTIONS) - {"a", "an"}
_SKIPPED = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@\S+\.\w+|\b9/11\b|\b24/7\b|\b50-50\b"
    r"|(?<!\w)\+?\(?\d{1,4}\)?[-. ]\d{3,4}[-. ]\d{3,4}(?!\w|,)"
    r"|\b\d{4}\s?GMT\b|#\d+|(?<![\d,.$€£])\b911\b(?![,.]\d|%)"
    r"|\bzero[\s-](?:day|sum|tolerance)|\bone-(?:on-one|time|off|sided|way)\b"
    r"|\bno one\b|\bone another\b|\bnumber one\b",
    _I,
)
_PATTERNS: tuple[tuple[NumberKind, re.Pattern[str]], ...] = (
    (
        "money",
        re.compile(
            rf"(?<![\w.,])(?P<sign>(?:US|AU?|CA?|NZ|HK|S)?\$|[€£¥₹₽])\s?"
            rf"(?P<number>{FIGURE}(?:[\s-]?(?:{_units([*SCALES])})\b|[kmb]\b)?)(?![\d%]|,\d)",
            _I,
        ),
    ),
    (
        "money",
        re.compile(rf"{_NUM}(?:\s+of)?[\s-]+(?:U\.?S\.?\s+)?(?P<unit>{_units([*_CURRENCY_WORDS])})s?\b", _I),
    ),
    (
        "percent",
        re.compile(
            rf"{_NUM}[\s-]?(?P<unit>%|per\s?cent(?:age[\s-]points?)?|percentage[\s-]points?|pct\b)", _I
        ),
    ),
    (
        "percent",
        re.compile(
            r"\b(?<!first )(?<!second )(?<!latter )(?<!other )(?<!last )"
            rf"(?P<part>(?:half|(?:an?|one|two|three|four)[\s-](?:{_units([*PARTS])})s?)(?=\s+of\b(?!\s+(?:19|20)\d\d)))",
            _I,
        ),
    ),
    ("age", re.compile(rf"{_NUM}(?:[\s-]years?[\s-]olds?|[\s-]months?[\s-]olds?)\b", _I)),
    ("age", re.compile(r"\b(?:aged|(?:at )?(?:the )?age(?: of)?)\s(?P<number>\d{1,3})(?![\w-]|[.,]\d)")),
    ("age", re.compile(r"(?<=[a-z]), (?P<number>[1-9]\d)(?=\s*[,.;)]|\s+and\b|$)(?![.,]\d)")),
    ("duration", re.compile(rf"{_NUM}[\s-]+(?P<unit>{_units(_DURATIONS)}|centurie)s?\b", _I)),
    ("measure", re.compile(rf"(?<!\w)magnitude(?:\s+of)?[\s-](?P<number>{FIGURE})(?!\w|[.,]\d)", _I)),
    (
        "measure",
        re.compile(
            rf"{_NUM}[\s-]*(?:(?:square|cubic|nautical)[\s-])?"
            rf"(?P<unit>{_units([*_MEASURES])})s?\b(?!/)", _I,
        ),
    ),
    ("count", re.compile(rf"{_NUM}[-‐‑](?!(?:plus|odd|some|strong|and|to|or)\b)(?P<compound>[a-z]+)\b", _I)),
    ("count", re.compile(r"(?<![\w.,$€£/-])(?P<number>\d{1,3})(?P<range>[-–]\d{1,3})(?![\w-]|[.,/]\d)")),
    ("count", re.compile(r"\b(?P<multi>multi[\s-]?(?P<number>million|billion)(?:[\s-]dollar)?)\b", _I)),
    ("ordinal", re.compile(rf"(?<![\w-])(?P<ordinal>\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)})\b(?!-)", _I)),
    ("count", re.compile(rf"{_NUM}{RIGHT}", _I)),
)  # fmt: skip

_HEDGE_BEFORE = re.compile(
    r"\b((?:just|well|slightly|a little|far)\s+(?:over|under|above|below|short of)"
    r"|(?:no|not)\s+(?:more|less|fewer)\s+than|(?:(?:much|far)\s+)?(?:more|less|fewer|greater|higher|lower)\s+than"
    r"|at\s+(?:least|most)|up\s+to|as\s+(?:many|much|few|little|high|low)\s+as|close\s+to|upwards?\s+of"
    r"|in\s+excess\s+of|an?\s+estimated|estimated|about|around|roughly|approximately|nearly|almost|some|over"
    r"|under|above|below|perhaps|maybe|possibly|an\s+average\s+of|multiple)\s+(?:(?:an?|the)\s+)?$",
    _I,
)
_HEDGE_AFTER = re.compile(r"(?:-(?:plus|odd|some)\b|\+|\s+or\s+(?:so|more|less|fewer)\b|\s+plus\b)", _I)
_PLACE_HEDGES = frozenset({"over", "above", "below", "under", "around"})


class Found(NamedTuple):
    """A figure: offsets into the sentence, and what it means. `iso` is for dates only."""

    start: int
    end: int
    kind: NumberKind
    value: float
    unit: str | None = None
    iso: str | None = None
    hedge: str | None = None


def may_hold_figures(text: str) -> bool:
    """A quick test that spares the patterns: False means there is no figure (dates are not looked for)."""
    return any(w[0].isdigit() or w.lower() in _WORDS for w in _WORD.findall(text))


def skipped_stretches(text: str) -> list[tuple[int, int]]:
    """Addresses, telephone numbers, "9/11", "no one": never figures."""
    return [m.span() for m in _SKIPPED.finditer(text)] if may_hold_figures(text) or "@" in text else []


def find_figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Figures outside the stretches `taken`, each character used once, surest pattern first."""
    taken = list(taken)
    starts = [m.start() for m in _WORD.finditer(text) if _starts_numeral(m) and _LEFT.match(text, m.start())]
    for kind, pattern in _PATTERNS:
        for match in _matches(pattern, text, starts):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            found = _read(kind, match)
            if found is None:
                continue
            taken.append((found.start, found.end))
            yield found._replace(hedge=found.hedge or _hedge(text, found))


def _starts_numeral(word: re.Match[str]) -> bool:
    return word[0][0].isdigit() or word[0].lower() in FIRST_WORDS


def _matches(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    if not pattern.pattern.startswith(_NUM):
        yield from pattern.finditer(text)
        return
    for start in starts:
        if match := pattern.match(text, start):
            yield match


def _read(kind: NumberKind, match: re.Match[str]) -> Found | None:
    parts = {k: v for k, v in match.groupdict().items() if v}
    start, end = match.span()
    if "part" in parts:
        return Found(start, end, kind, _part_value(parts["part"]), "%")
    if "ordinal" in parts:
        value = ordinal_value(parts["ordinal"])
        return Found(start, end, kind, float(value), None) if value else None
    if kind == "age" and match[0].startswith(","):
        start = match.start("number")
    number = parts["number"]
    unit = _unit(kind, parts)
    if unit in _NOT_COUNTED:
        return None
    hedge = number if is_vague(number) else None
    if "range" in parts:
        hedge = parts["range"]
    elif "multi" in parts:
        hedge = parts["multi"][:5]
    return Found(start, end, kind, numeral_value(number), unit, None, hedge)


def _unit(kind: NumberKind, parts: dict[str, str]) -> str | None:
    if "sign" in parts:
        sign = parts["sign"].upper()
        return _DOLLARS.get(sign) or _CURRENCY_SIGNS[sign[-1]]
    if "compound" in parts:
        return parts["compound"].lower()
    if kind in {"age", "percent"}:
        return "year" if kind == "age" else _percent(parts["unit"].lower())
    if kind == "measure" and "unit" not in parts:
        return "magnitude"
    word = parts.get("unit", "").lower()
    if kind == "duration":
        return "century" if word == "centurie" else word
    return (_CURRENCY_WORDS if kind == "money" else _MEASURES).get(word) or (word or None)


def _percent(word: str) -> str:
    return "percentage point" if "point" in word else "%"


def _part_value(text: str) -> float:
    words = re.findall(r"[a-z]+", text.lower())
    count = {"two": 2, "three": 3, "four": 4}.get(words[0], 1)
    part = next(value for name, value in PARTS.items() if words[-1].removesuffix("s") == name)
    return round(count * part, 2)


def _hedge(text: str, found: Found) -> str | None:
    """The hedge that stands directly before or after the figure, in the article's own words."""
    if match := _HEDGE_BEFORE.search(text, 0, found.start):
        place = match[1].lower() in _PLACE_HEDGES and found.kind in {"duration", "age", "date"}
        return None if place and match[1].lower() != "around" else match[1].strip()
    if match := _HEDGE_AFTER.match(text, found.end):
        return match[0].strip(" -")
    return None
