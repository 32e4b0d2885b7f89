"""Figures of one article: what is one, what it means, what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from number_cases import figures, only, parsed

from compare.score.numerals import numeral_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.44 billion", 3.44e9),
        ("60,000", 60_000),
        ("eleven", 11),
        ("twenty-one", 21),
        ("two dozen", 24),
        ("a million", 1e6),
        ("half a million", 5e5),
        ("two hundred and fifty thousand", 250_000),
        ("one million two hundred thousand", 1.2e6),
        ("tens of thousands", 10_000),
    ],
)
def test_numerals(text: str, value: float) -> None:
    assert numeral_value(text) == value


@pytest.mark.parametrize(
    ("text", "span", "kind", "value", "unit"),
    [
        ("The port cost $3.44 billion.", "$3.44 billion", "money", 3.44e9, "USD"),
        ("They paid €500m for the bridge.", "€500m", "money", 5e8, "EUR"),
        ("The bank lost £1.2bn on it.", "£1.2bn", "money", 1.2e9, "GBP"),
        ("The city spent 40 million dollars.", "40 million dollars", "money", 4e7, "USD"),
        ("They spent tens of thousands of dollars.", "tens of thousands of dollars", "money", 1e4, "USD"),
        ("Rents rose by 12% overall.", "12%", "percent", 12, "%"),
        ("About 5 per cent of farms closed.", "5 per cent", "percent", 5, "%"),
        ("Support fell 3 percentage points.", "3 percentage points", "percent", 3, "percentage point"),
        ("Half of the crew left.", "Half", "percent", 50, "%"),
        ("Four agencies agreed.", "Four", "count", 4, None),
        ("She read the 48-page report.", "48-page", "count", 48, "page"),
        ("A two-year inquiry ended.", "two-year", "duration", 2, "year"),
        ("He was sentenced to 10 years in prison.", "10 years", "duration", 10, "year"),
        ("The wall is 300 feet tall.", "300 feet", "measure", 300, "foot"),
        ("A 6.1-magnitude earthquake struck.", "6.1-magnitude", "measure", 6.1, "magnitude"),
        ("A magnitude 6.1 earthquake struck.", "magnitude 6.1", "measure", 6.1, "magnitude"),
        ("Mayor Anna Reyes, 41, resigned.", "41", "age", 41, "year"),
        ("A 41-year-old man was found.", "41-year-old", "age", 41, "year"),
        ("He won his third term.", "third", "ordinal", 3, None),
        ("One person died in the fire.", "One", "count", 1, None),
        ("2000 people marched downtown.", "2000", "count", 2000, None),
        ("The bill passed 219-212.", "219-212", "count", 219, None),
    ],
)
def test_kinds(text: str, span: str, kind: str, value: float, unit: str | None) -> None:
    found = only(text)
    assert (found.span.text, found.kind, found.value, found.unit) == (span, kind, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The army wants the S-400 and the PAC-3.",
        "The navy fired the Aster 30 from a ship.",
        "The FD-2000 lost to a rival.",
        "COVID-19 closed the schools.",
        "The Boeing 737 was grounded.",
        "Police closed Route 66 after the storm.",
        "She bought an iPhone 12 there.",
        "Everything changed after 9/11.",
        "It was one of the best nights.",
        "One could say so.",
        "No one came to the door.",
        "Call 555-123-4567 for help.",
        "The shop works 24/7 here.",
        "She called 911 from the car.",
        "They live at 1600 Elm Street.",
        "The judge cited Section 702 again.",
        "It may march on, she said.",
        "She reads USA Today at work.",
        "One day he will return.",
    ],
)
def test_not_a_figure(text: str) -> None:
    assert [q.span.text for q in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("She paid more than $60,000.", "more than"),
        ("At least 48 were injured.", "At least"),
        ("Up to 300 workers may go.", "Up to"),
        ("Almost a dozen cousins came.", "Almost"),
        ("Some 300 workers were laid off.", "Some"),
        ("They own 40 or so boats.", "or so"),
        ("It cost thousands of euros.", "thousands"),
        ("She paid $60,000.", None),
    ],
)
def test_hedges_are_the_article_s_words(text: str, hedge: str | None) -> None:
    assert only(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "date", "iso"),
    [
        ("The deal was signed in September 2013.", None, "2013-09"),
        ("The deal collapsed in 2015.", None, "2015"),
        ("The deal was signed on Oct. 7, 2001.", None, "2001-10-07"),
        ("The deal was signed on 7 October 2001.", None, "2001-10-07"),
        ("The mayor resigned Tuesday.", None, None),
        ("The mayor resigned Tuesday.", "2018-08-22", "2018-08-21"),
        ("The mayor is due in court on Thursday.", "2018-08-22", "2018-08-23"),
        ("The mayor wrote on Aug. 6.", None, None),
        ("The mayor wrote on Aug. 6.", "2018-08-22", "2018-08-06"),
        ("The mayor wrote in December.", "2018-02-10", "2017-12"),
        ("The mayor will run in November.", "2018-02-10", "2018-11"),
        ("The mayor resigned yesterday.", "2018-03-01", "2018-02-28"),
        ("The mayor resigned last week.", "2018-03-01", None),
        ("The mayor resigned earlier this month.", "2018-03-01", "2018-03"),
        ("The mayor resigned last year.", "2018-03-01", "2017"),
        ("The mayor resigned two years ago.", "2018-03-01", "2016"),
        ("The ship sank at 10:30 p.m.", None, "T22:30"),
        ("The ship sank in the 1990s.", None, None),
    ],
)
def test_dates(text: str, date: str | None, iso: str | None) -> None:
    found = only(text, date)
    assert (found.kind, found.iso) == ("date", iso)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The town will spend $3.4 billion to build a new harbor.", {"spend", "build", "harbor"}),
        ("Officials said 12 people were killed.", {"people", "killed"}),
        ("She read the 48-page report.", {"report"}),
        ("The firm paid a fine of $2 million.", {"fine"}),
        ("At least 48 were injured.", {"injured"}),
        ("Prices rose by 12%.", {"Prices", "rose"}),
        ("The death toll was 15.", {"death", "toll"}),
        ("The town chose a $3.44 billion design.", {"design"}),
    ],
)
def test_counts_says_what_is_counted(text: str, words: set[str]) -> None:
    counts = only(text).counts
    assert words <= set(counts.replace("…", " ").split())
    assert all(piece in text for piece in counts.split(" … "))


def test_dates_belong_to_their_event() -> None:
    assert "resigned" in only("The mayor resigned Tuesday.").counts
    assert only("She joined the 2016 campaign.").counts == "campaign"


_PIECES = st.sampled_from(
    [
        "$3.4 billion",
        "12%",
        "about 40 boats",
        "the S-400",
        "in May 2014",
        "Tuesday",
        "a 9-year-old",
        "9/11",
        "tens of thousands",
        "one of them",
        "5–6 km",
        "“300”",
        "more than €5m",
        "the 1990s",
        "at 4 p.m.",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=5), st.sampled_from([" ", "\u00a0", ", "]))
def test_spans_are_verbatim_and_apart(pieces: list[str], gap: str) -> None:
    document = parsed("They saw " + gap.join(pieces) + ".", "2019-05-03")
    last = 0
    for quantity in document.numbers:
        span = quantity.span
        assert document.article.text[span.start : span.end] == span.text
        assert span.start >= last
        last = span.end
