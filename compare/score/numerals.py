"""Numerals in running text: figures, number words and vague plurals, with their values."""

from __future__ import annotations

import re

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
]  # fmt: skip
UNITS = {word: value for value, word in enumerate(_ONES)}
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
ORDINALS = {word: value for value, word in enumerate(_ORDINALS, start=2)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
# One letter means a scale only after a currency sign: "500 m" is as likely metres.
MONEY_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}

_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# "two hundred and fifty thousand", "a dozen", "half a million", "twenty-one"
WORDS = (
    rf"(?:(?:half\s+)?an?\s+(?:{_SCALE})|(?:{_SMALL}))"
    rf"(?:[\s-]+(?:and[\s-]+)?(?:{_SMALL}|{_SCALE}))*"
)
VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands)\s+of\s+(?:thousands|millions|billions|trillions)"
    r"|dozens|hundreds|thousands|millions|billions|trillions)"
)
# Words that a numeral can start with; "a" and "an" only before a scale ("a dozen").
FIRST_WORDS = frozenset(
    [
        *UNITS,
        *TENS,
        *SCALES,
        *[
            "a",
            "an",
            "half",
            "tens",
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "millions",
            "billions",
        ],
    ]
)
NUMERAL = rf"(?:{FIGURE}(?:[\s-]?(?:{_SCALE})\b)?|(?:{WORDS}|{VAGUE})\b)"
# Not inside a name or code ("S-400", "G20"), a fraction ("9/11"), a clock time or a longer figure.
LEFT = r"(?<![\w$€£¥₹₽#&@/:.,+−-])(?<!\w[–—])"
RIGHT = r"(?![\w°]|[.,:/]\d|/|-\d)"


def numeral_value(text: str) -> float:
    """The value of a numeral: "3.44 billion" is 3.44e9, "two dozen" 24, "tens of thousands" 10,000.

    A vague plural has the least value it can mean. Raises ValueError for text that is no numeral.
    """
    words = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower())
    if not words:
        raise ValueError(f"no numeral: {text!r}")
    total = group = 0.0
    for word in words:
        scale = SCALES.get(word) or SCALES.get(word.removesuffix("s")) or MONEY_SCALES.get(word)
        if word[0].isdigit():
            group += float(word.replace(",", ""))
        elif word in UNITS or word in TENS:
            group += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word in {"half", "tens", "scores"}:
            group += {"half": 0.5, "tens": 10.0, "scores": 20.0}[word]
        elif scale:
            group = (group or 1.0) * scale
            if scale >= 1e3:
                total, group = total + group, 0.0
        elif word not in {"a", "an", "and", "of"}:
            raise ValueError(f"no numeral: {text!r}")
    return round(total + group, 6)


def is_vague(text: str) -> bool:
    """Is it a vague plural ("dozens", "tens of thousands")?"""
    return re.fullmatch(VAGUE, text, re.IGNORECASE) is not None


def ordinal_value(text: str) -> int | None:
    """Value of "third" or "12th", or None; "first" is no figure in most news sentences."""
    word = text.lower()
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word):
        return int(match[1])
    return ORDINALS.get(word)
