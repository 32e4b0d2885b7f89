"""Dates as a user or a page gives them → ISO 8601."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d(?::?\d\d.*)?)?)?)?")


def iso_date(given: str) -> str:
    """ "2017", "2017-04" or "2017-04-27"; a time of day is dropped. Raises ValueError on anything else."""
    match = _ISO.fullmatch(given.strip())
    if not match:
        raise ValueError(f"“{given}” is no date")
    year, month, day = match.groups()
    dt.date(int(year), int(month or 1), int(day or 1))
    return "-".join(part for part in (year, month, day) if part)


def iso_date_or_none(said: str | None) -> str | None:
    """The date a page states, None where it states none or one that cannot be read."""
    try:
        return iso_date(said) if said else None
    except ValueError:
        return None
