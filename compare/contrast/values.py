"""Can two figures, hedges and rounding allowed for, stand for one number?"""

from __future__ import annotations

from decimal import Decimal

from compare import settings
from compare.records import Quantity

_AT_LEAST = (
    "more than",
    "over",
    "at least",
    "upward",
    "in excess",
    "above",
    "plus",
    "or more",
    "greater",
    "higher",
)
_AT_MOST = (
    "less than",
    "under",
    "below",
    "up to",
    "at most",
    "fewer",
    "almost",
    "nearly",
    "close to",
    "short of",
)
_AT_MOST_AFTER = ("or less", "or fewer", "as many as", "as much as", "lower", "as high as")
_ABOUT = ("about", "around", "roughly", "approximately", "some", "estimated", "perhaps", "maybe", "possibly")
_ABOUT_AFTER = ("odd", "or so", "average")


def fits(a: Quantity, b: Quantity) -> bool:
    """Equal, or within one another's hedge or rounding."""
    if a.value == b.value:
        return _ends(a) == _ends(b)
    if _is_range(a) or _is_range(b):
        return False
    if a.hedge is None and b.hedge is None:
        return looks_equal(a, b)
    (low_a, high_a), (low_b, high_b) = _bounds(a, strict=True), _bounds(b, strict=True)
    return low_a <= high_b and low_b <= high_a


def looks_equal(a: Quantity, b: Quantity) -> bool:
    """The same digits, or one figure is the other rounded; hedges set aside."""
    return _gap(a, b) <= max(_rounding(a.value, True), _rounding(b.value, True))


def _gap(a: Quantity, b: Quantity) -> float:
    return float(abs(Decimal(repr(a.value)) - Decimal(repr(b.value))))


def excludes(a: Quantity, b: Quantity) -> bool:
    """Surely not the same number, however loosely either was rounded."""
    if _is_range(a) or _is_range(b) or is_vague_plural(a) or is_vague_plural(b):
        return False
    if a.hedge is None and b.hedge is None:
        return _gap(a, b) > max(_rounding(a.value, False), _rounding(b.value, False))
    (low_a, high_a), (low_b, high_b) = _bounds(a, strict=False), _bounds(b, strict=False)
    return low_a > high_b or low_b > high_a


def is_vague_plural(quantity: Quantity) -> bool:
    """Is it "dozens", "tens of thousands", "multi-million"?"""
    hedge = (quantity.hedge or "").lower()
    return bool(hedge) and quantity.span.text.lower().startswith(hedge)


def significant_digits(value: float) -> int:
    """Digits without the zeros at either end: 3.44e9 has 3, 250,000 has 2, 60,000 has 1."""
    digits = Decimal(repr(value)).normalize().as_tuple().digits
    return len(digits)


def _is_range(quantity: Quantity) -> bool:
    return (quantity.hedge or "").startswith(("-", "–"))


def _ends(quantity: Quantity) -> str:
    return (quantity.hedge or "")[1:] if _is_range(quantity) else ""


def _bounds(quantity: Quantity, *, strict: bool) -> tuple[float, float]:
    """Least and greatest number the words can mean; wider where not `strict`."""
    value, hedge = quantity.value, (quantity.hedge or "").lower()
    if is_vague_plural(quantity):
        return value, value * settings.VAGUE_PLURAL_REACH
    low, high = value - _rounding(value, strict), value + _rounding(value, strict)
    about, reach = value * settings.ABOUT_REACH, value * settings.HEDGE_REACH
    negated = hedge.startswith(("no ", "not "))
    if any(word in hedge for word in (*_AT_LEAST, "no less", "no fewer")) and not (
        negated and "more" in hedge
    ):
        return low, high + reach
    if any(word in hedge for word in (*_AT_MOST, *_AT_MOST_AFTER)) or negated:
        return low - reach, high
    if any(word in hedge for word in (*_ABOUT, *_ABOUT_AFTER)):
        return low - about, high + about
    return low, high


def _rounding(value: float, strict: bool) -> float:
    """Half a unit of the last digit given; whole numbers under 1,000 are taken as counted."""
    number = Decimal(repr(value)).normalize()
    exponent = int(number.as_tuple().exponent)
    if (value < settings.COUNTED_EXACTLY and exponent >= 0) or (strict and significant_digits(value) < 2):
        return 0.0
    return float(Decimal(10) ** exponent) / 2
