"""Warnings: what fires, and what does not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from contrast_cases import Analyse, labelled

from compare.contrast.warnings import find_warnings
from compare.records import Document, Event, Notice, Span

LONG = "The council of Tarn met on Monday and spoke about the bridge for two hours. " * 10
OTHER = "In Borg the ferry company has put forward another plan for its boats this year. " * 10
SAME = Event(verdict="same", score=0.9)


def _dated(document: Document, **changes: Any) -> Document:
    full = {"date": "2020-05-01", **changes}
    return msgspec.structs.replace(document, article=msgspec.structs.replace(document.article, **full))


def _codes(documents: list[Document], verdict: Event = SAME) -> dict[str, Notice]:
    return {n.code: n for n in find_warnings(documents, verdict)}


def _pair(analysed: Analyse, one: str = LONG, two: str = OTHER, **changes: Any) -> list[Document]:
    a, b = labelled(analysed, one, two)
    return [_dated(a), _dated(b, **changes)]


def test_sound_articles_give_no_caution(analysed: Analyse) -> None:
    assert set(_codes(_pair(analysed))) == {"missing_headline"}


def test_missing_date(analysed: Analyse) -> None:
    notice = _codes(_pair(analysed, date=None))["missing_date"]
    assert notice.article == "B"


@pytest.mark.parametrize(
    ("date", "fires"), [("2020-05-09", True), ("2020-05-08", False), ("2020-04-01", True)]
)
def test_dates_apart(analysed: Analyse, date: str, fires: bool) -> None:
    codes = _codes(_pair(analysed, date=date))
    assert ("dates_apart" in codes) is fires
    if fires:
        assert "8 days" in codes["dates_apart"].message or "30 days" in codes["dates_apart"].message


def test_unreadable_date_does_not_crash(analysed: Analyse) -> None:
    assert "dates_apart" not in _codes(_pair(analysed, date="spring 2020"))


def test_cut_off_last_sentence(analysed: Analyse) -> None:
    notice = _codes(_pair(analysed, two=OTHER + "The captain later wrote in a letter on"))["truncated"]
    assert notice.article == "B"
    assert notice.evidence[0].text.endswith("letter on")


def test_cut_off_in_the_middle(analysed: Analyse) -> None:
    text = f"{OTHER}\nThe two engineers who looked at it wrote on\n{OTHER}"
    assert "truncated" in _codes(_pair(analysed, two=text))


@pytest.mark.parametrize(
    "end", ["“We will see,” he said.", "He called it “a very sad and very long day.”", "Per Moe"]
)
def test_whole_endings_are_not_cut_off(analysed: Analyse, end: str) -> None:
    assert "truncated" not in _codes(_pair(analysed, two=f"{OTHER}\n{end}"))


def test_short_text(analysed: Analyse) -> None:
    assert _codes(_pair(analysed, two="The ferry left. It came back."))["short_text"].article == "B"
    assert "short_text" not in _codes(_pair(analysed))


def test_republished_and_genre(analysed: Analyse) -> None:
    codes = _codes(_pair(analysed, republished_from="Tarn Wire", genre="opinion"))
    assert "Tarn Wire" in codes["republished"].message
    assert "genre_differs" not in codes  # the other one's kind is not known
    a, b = _pair(analysed, genre="opinion")
    assert "genre_differs" in _codes([_dated(a, genre="report"), b])


def test_event_verdicts(analysed: Analyse) -> None:
    docs = _pair(analysed)
    assert _codes(docs, Event(verdict="different", score=0.1))["other_event"].severity == "stop"
    assert "maybe_other_event" in _codes(docs, Event(verdict="unsure", score=0.5))
    assert "maybe_other_event" not in _codes(docs, Event(verdict="related", score=0.6))


def test_near_duplicate(analysed: Analyse) -> None:
    sentences = [f"Number {n} of the {w} boats left the port of Borg." for n, w in enumerate("abcdef")]
    other = [*sentences[:4], "A storm came.", "It passed."]
    assert "near_duplicate" in _codes(_pair(analysed, " ".join(sentences), " ".join(other)))
    assert "near_duplicate" not in _codes(_pair(analysed))


def test_own_notices_carry_the_label(analysed: Analyse) -> None:
    span = Span(start=0, end=3, text=OTHER[:3])
    notice = Notice(
        code="encoding", severity="info", message="Some letters could not be read.", evidence=(span,)
    )
    found = _codes(_pair(analysed, notices=(notice,)))["encoding"]
    assert (found.article, found.evidence[0].article, found.evidence[0].sentence) == ("B", "B", "B1")


def test_most_severe_first(analysed: Analyse) -> None:
    found = find_warnings(_pair(analysed, date=None), Event(verdict="different", score=0.1))
    order = [("stop", "caution", "info").index(n.severity) for n in found]
    assert order == sorted(order)
    assert found[0].code == "other_event"
