"""Documents + event verdict → what a reader must know before trusting any finding."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from compare import settings
from compare.contrast.units import Unit, View, is_word, plain, views_of
from compare.records import Document, Event, Genre, Notice, Span, WarningCode

_SEVERITY = {"stop": 0, "caution": 1, "info": 2}
# Within one severity: what limits a reader's conclusions most comes first.
_ORDER: tuple[WarningCode, ...] = (
    "other_event",
    "maybe_other_event",
    "language",
    "near_duplicate",
    "missing_date",
    "dates_apart",
    "republished",
    "missing_headline",
    "truncated",
    "short_text",
    "genre_differs",
    "encoding",
)
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]»*]*$")
# Parts of speech that no English sentence ends with.
_MIDWAY = frozenset({"DET", "CCONJ", "SCONJ", "ADP"})
_GENRES: dict[Genre, str] = {
    "report": "a news report",
    "opinion": "an opinion piece",
    "republished": "a republished piece",
    "press_release": "a press release",
    "unknown": "of unknown kind",
}


def find_warnings(documents: Sequence[Document], verdict: Event) -> tuple[Notice, ...]:
    """Notices, the most severe first, then what limits conclusions most, then by article."""
    views = list(views_of(documents).values())
    found = [
        *_event(verdict),
        *itertools.chain.from_iterable(_carried(v) for v in views),
        *_dates_missing(views),
        *itertools.chain.from_iterable(_provenance(v) for v in views),
        *itertools.chain.from_iterable(_truncated(v) for v in views),
        *itertools.chain.from_iterable(_short(v) for v in views),
        *_dates_apart(views),
        *_genres(views),
        *_duplicates(views),
    ]
    return tuple(sorted(found, key=_rank))


def _rank(notice: Notice) -> tuple[int, int, str]:
    return _SEVERITY[notice.severity], _ORDER.index(notice.code), notice.article or ""


def _event(verdict: Event) -> Iterator[Notice]:
    if verdict.verdict == "different":
        message = (
            "These articles seem to be about different events: what only one tells would then mean nothing."
        )
        yield Notice(code="other_event", severity="stop", message=message)
    elif verdict.verdict == "unsure":
        message = "It is not certain that these articles are about the same event. Check that first."
        yield Notice(code="maybe_other_event", severity="caution", message=message)


def _carried(view: View) -> Iterator[Notice]:
    """The article's own notices, with the label on them and on their spans."""
    for notice in view.document.article.notices:
        spans = tuple(view.span(s.start, s.end) for s in notice.evidence)
        yield msgspec.structs.replace(notice, article=view.label, evidence=spans)


def _provenance(view: View) -> Iterator[Notice]:
    article, label = view.document.article, view.label
    if not any(u.sentence.role == "headline" for u in view.units):
        message = f"Headline not captured for article {label}."
        yield Notice(code="missing_headline", severity="caution", article=label, message=message)
    if article.republished_from:
        message = f"Article {label} was first published by {article.republished_from}."
        yield Notice(code="republished", severity="caution", article=label, message=message)


def _dates_missing(views: Sequence[View]) -> Iterator[Notice]:
    """One notice, however many dates are missing: three of the same would hide the rest."""
    missing = [v.label for v in views if not v.document.article.date]
    if not missing:
        return
    if len(missing) == len(views):
        who = "No article has a date"
    else:
        who = (
            f"Article {missing[0]} has no date"
            if len(missing) == 1
            else f"Articles {_join(missing)} have no date"
        )
    message = f"{who}, so it is not known what each writer could have known."
    article = missing[0] if len(missing) == 1 else None
    yield Notice(code="missing_date", severity="caution", article=article, message=message)


def _join(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _short(view: View) -> Iterator[Notice]:
    words = view.document.words
    if words < settings.SHORT_TEXT_WORDS:
        message = f"Article {view.label} has only {words} words. Counts this small say little."
        yield Notice(code="short_text", severity="caution", article=view.label, message=message)


def _truncated(view: View) -> Iterator[Notice]:
    """Paragraphs that break off: the last without an end mark, any other in the middle of a phrase."""
    body = view.body()
    broken = [
        u
        for u, after in itertools.zip_longest(body, body[1:])
        if after is None or after.sentence.paragraph != u.sentence.paragraph
        if _breaks_off(u, is_last=after is None)
    ]
    if broken:
        message = f"Article {view.label} seems to be cut off: a sentence has no end."
        spans: tuple[Span, ...] = tuple(view.whole(u) for u in broken)
        yield Notice(
            code="truncated", severity="caution", article=view.label, message=message, evidence=spans
        )


def _breaks_off(unit: Unit, *, is_last: bool) -> bool:
    words = [t for t in unit.tokens if is_word(t)]
    if _TERMINAL.search(unit.sentence.text.rstrip()) or len(words) < settings.BROKEN_MIN_WORDS:
        return False
    return is_last or words[-1].pos in _MIDWAY or words[-1].text.lower() in ("to", "on", "of", "in", "at")


def _dates_apart(views: Sequence[View]) -> Iterator[Notice]:
    dates = {v.label: day for v in views if (day := _day(v.document.article.date))}
    if len(dates) < 2:
        return
    first, last = min(dates, key=lambda k: (dates[k], k)), max(dates, key=lambda k: (dates[k], k))
    days = (dates[last] - dates[first]).days
    if days > settings.DATES_APART_DAYS:
        message = (
            f"Article {first} ({dates[first]}) is {days} days older than article {last} ({dates[last]}). "
            "The later writer could know more."
        )
        yield Notice(code="dates_apart", severity="caution", message=message)


def _day(date: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((date or "")[:10])
    except ValueError:
        return None


def _genres(views: Sequence[View]) -> Iterator[Notice]:
    known = {v.label: v.document.article.genre for v in views if v.document.article.genre != "unknown"}
    if len(set(known.values())) > 1:
        parts = ", ".join(f"{label} is {_GENRES[genre]}" for label, genre in sorted(known.items()))
        message = f"The articles are of different kinds: {parts}. Compare their wording with that in mind."
        yield Notice(code="genre_differs", severity="caution", message=message)


def _duplicates(views: Sequence[View]) -> Iterator[Notice]:
    for one, two in itertools.combinations(views, 2):
        texts = [Counter(plain(u.sentence.text) for u in v.body()) for v in (one, two)]
        size = min(sum(t.values()) for t in texts)
        equal = sum((texts[0] & texts[1]).values())
        if size and equal > size / 2:
            message = (
                f"Articles {one.label} and {two.label} share {equal} sentences word for word. "
                "They may come from one agency text."
            )
            yield Notice(code="near_duplicate", severity="caution", message=message)
