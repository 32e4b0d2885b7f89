"""What is headline, body or page: named cases for both what is taken away and what is not."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.clean import clean
from compare.records import Article

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

LEAD = (
    "The river rose over the old bridge on Monday, and Mayor Ada Brook asked the army for help "
    "because the town has only two boats, and neither of them can be steered in so strong a current."
)
NEXT = "Nobody was hurt, she said, but the shops on the far bank will stay shut until the water falls."
LAST = "The army said it would send forty soldiers with sandbags, pumps and two more boats."
STORY = f"{LEAD}\n\n{NEXT}\n\n{LAST}"


def cleaned(text: str, **given: str) -> Article:
    return clean(Article.from_text(text, **given))


def kinds(article: Article) -> list[str]:
    return [r.kind for r in article.regions or ()]


def of_kind(article: Article, kind: str) -> list[str]:
    return [article.text[r.start : r.end] for r in article.regions or () if r.kind == kind]


def kind_of(line: str, *, at: str) -> str:
    """The kind of a line at the top, in the middle or at the end of an article of its own length."""
    before, after = {"top": (1, 20), "middle": (12, 12), "end": (20, 0)}[at]
    text = "\n".join([*[LEAD] * before, line, *[NEXT] * after])
    return kinds(cleaned(text))[before]


# ---------------------------------------------------------------- regions tile the text


def assert_tiles(article: Article) -> None:
    """Regions are in order, without blanks around them, and hold every non-blank character."""
    position = 0
    for region in article.regions or ():
        words = article.text[region.start : region.end]
        assert words
        assert words == words.strip()
        assert not article.text[position : region.start].strip()
        position = region.end
    assert not article.text[position:].strip()


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# Title of It",
                "**Bold words**",
                "> said",
                "---",
                "By Jane Doe",
                "Related:",
                "Advertisement",
                "May 3, 2017",
                "Source: Example Wire",
                LEAD,
                "",
                "   indented and then broken off",
                "Jane Doe is a reporter for Example Post.",
                "Copyright 2017",
                "title: x",
            ]
        ),
        st.text(max_size=60),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(_LINES, st.sampled_from(["\n", "\n\n", "\r\n"]), st.one_of(st.none(), st.text(max_size=30)))
def test_regions_tile_any_text(lines: list[str], gap: str, headline: str | None) -> None:
    text = gap.join(lines)
    article = cleaned(text, **({"headline": headline} if headline else {}))
    assert article.text.startswith(text)
    assert_tiles(article)
    assert clean(article) is article


def test_text_is_never_changed() -> None:
    text = f"\ufeffA\u00a0B\r\n\r\n{STORY}  \n"
    assert cleaned(text).text == text


# ---------------------------------------------------------------- paragraphs


def test_a_line_break_ends_a_paragraph() -> None:
    assert of_kind(cleaned(f"{LEAD}\n{NEXT}\n\n{LAST}"), "body") == [LEAD, NEXT, LAST]


WRAPPED = """\
The river rose over the old bridge on Monday, and the mayor asked the
army for help because the town has only two boats, and neither of them
can be steered in so strong a current. The shops on the far bank will
stay shut.

Nobody was hurt, she said. The army is to send forty soldiers with
sandbags and pumps, and they are to stay until the water falls, which
may take a week.
"""


def test_in_a_hard_wrapped_file_a_blank_line_ends_a_paragraph() -> None:
    body = of_kind(cleaned(WRAPPED), "body")
    assert [b[:9] for b in body] == ["The river", "Nobody wa"]
    assert body[0].endswith("stay shut.")


def test_a_headline_above_hard_wrapped_text_stays_apart() -> None:
    article = cleaned(f"Flood closes old bridge\nBy Jane Doe\n\n{WRAPPED}")
    assert article.headline == "Flood closes old bridge"
    assert of_kind(article, "byline") == ["By Jane Doe"]
    assert len(of_kind(article, "body")) == 2


def test_short_sentences_one_a_line_are_not_hard_wrapped() -> None:
    lines = [
        "The bridge was closed on Monday by order of the mayor.",
        "She asked the army for forty men.",
    ] * 4
    assert len(of_kind(cleaned("\n".join(lines)), "body")) == 8


# ---------------------------------------------------------------- headline and subhead


@pytest.mark.parametrize(
    "line",
    [
        "Flood closes old bridge",
        "Flood Closes Old Bridge, Mayor Calls Army",
        "Who let the old bridge rot?",
        "‘We will not leave’: Town Defies Flood",
        "Flood-Hit Elder in Talks to Rent Boats",
        "Mayor vs. Army: The Fight Over the Old Bridge in the U.S.",
    ],
)
def test_a_short_first_line_is_the_headline(line: str) -> None:
    article = cleaned(f"{line}\n\n{STORY}")
    assert article.headline == line
    assert of_kind(article, "headline") == [line]
    assert of_kind(article, "body") == [LEAD, NEXT, LAST]


@pytest.mark.parametrize(
    "first",
    [
        LEAD,
        "ELDER — The river rose",
        "ELDER, Ohio (AP) — The old bridge is closed",
        "The old bridge is shut.",
        "the old bridge",
        "The mayor writes:",
        "“We will not leave,",
    ],
)
def test_a_lead_is_no_headline(first: str) -> None:
    article = cleaned(f"{first}\n\n{NEXT}\n\n{LAST}")
    assert article.headline is None
    assert of_kind(article, "body") == [first, NEXT, LAST]


def test_one_line_alone_is_body() -> None:
    assert kinds(cleaned("Flood closes old bridge")) == ["body"]


def test_a_second_short_line_is_the_subhead() -> None:
    article = cleaned(f"Flood closes old bridge\n\nMayor calls in the army\n\n{STORY}")
    assert article.subhead == "Mayor calls in the army"


def test_a_sentence_under_the_headline_stays_body() -> None:
    article = cleaned(f"Flood closes old bridge\nThe mayor has called in the army.\n{STORY}")
    assert article.subhead is None
    assert of_kind(article, "body")[0] == "The mayor has called in the army."


@pytest.mark.parametrize("between", ["14 May 2024\nBy Helen Marsh\n\n", "\n", ""])
@pytest.mark.parametrize("name", ["The Wexbury Courier", "The Daily Beacon", "Northern Weekly Gazette"])
def test_a_newspapers_name_above_the_headline_is_the_outlet(name: str, between: str) -> None:
    article = cleaned(f"{name}\n{between}Council votes to close the swimming pool for good\n\n{STORY}")
    assert article.outlet == name
    assert article.headline == "Council votes to close the swimming pool for good"


@pytest.mark.parametrize(
    "head",
    [
        "Courier Loses Press Review\n\nBy Ann Lee\n\n",
        "The Daily Beacon\n\n",
        "Police Raid the Herald\nThe paper's offices were searched on Monday morning.\n\n",
    ],
)
def test_a_headline_is_not_taken_for_a_newspapers_name(head: str) -> None:
    article = cleaned(f"{head}{STORY}")
    assert article.headline == head.split("\n", maxsplit=1)[0]
    assert article.outlet is None


def test_a_given_headline_in_the_text_is_that_stretch() -> None:
    article = cleaned(f"Town cut off as river rises.\n{STORY}", headline="Town cut off as river rises.")
    assert of_kind(article, "headline") == ["Town cut off as river rises."]


def test_a_given_headline_on_the_line_of_the_lead_is_cut_out() -> None:
    article = cleaned(f"Town cut off | {STORY}", headline="Town cut off")
    assert of_kind(article, "headline") == ["Town cut off"]
    assert_tiles(article)


def test_a_given_headline_that_only_starts_a_sentence_cuts_nothing() -> None:
    article = cleaned(STORY, headline="The river")
    assert article.headline == "The river"
    assert of_kind(article, "body")[0] == LEAD


def test_a_given_headline_after_the_text_is_the_headline() -> None:
    article = cleaned(STORY, headline="Town cut off")
    assert of_kind(article, "headline") == ["Town cut off"]
    assert of_kind(article, "body") == [LEAD, NEXT, LAST]


def test_the_headline_a_second_time_is_left_out() -> None:
    article = cleaned(f"TOWN CUT OFF\n\n{STORY}", headline="Town cut off")
    assert of_kind(article, "headline") == ["TOWN CUT OFF"]
    assert of_kind(article, "other") == ["Town cut off"]


def test_markdown_marks_are_kept_out_of_sentences() -> None:
    article = cleaned(f"# Flood closes old bridge\n\n## Mayor calls in the army\n\n*By Jane Doe*\n\n{STORY}")
    assert (article.headline, article.subhead) == ("Flood closes old bridge", "Mayor calls in the army")
    assert article.author == "Jane Doe"
    assert of_kind(article, "other") == ["#", "##", "*", "*"]


# ---------------------------------------------------------------- what is taken away


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("advertisement", "Advertisement"),
        ("advertisement", "Story continues below advertisement"),
        ("advertisement", "Support Valley Ledger - Go Ad-Free!"),
        ("advertisement", "Sign up for our daily newsletter and never miss a story."),
        ("advertisement", "Subscribe now for just $1 a week"),
        ("advertisement", "Help us keep the news free for all: become a member today"),
        ("navigation", "Read more: Bridge plan put off again"),
        ("navigation", "RELATED: Mayor Defends Cost of Bridge"),
        ("navigation", "Share this article"),
        ("navigation", "Facebook Twitter Email WhatsApp"),
        ("navigation", "Home > News > Valley"),
        ("navigation", "Tags: bridge, council, river"),
        ("navigation", "We use cookies to give you the best experience. Accept all"),
        ("navigation", "More From Politics"),
    ],
)
def test_page_furniture_is_taken_anywhere(kind: str, line: str) -> None:
    assert [kind_of(line, at=place) for place in ("top", "middle", "end")] == [kind] * 3


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("bio", "Jane Doe is a reporter for Example Post."),
        ("bio", "Jane Doe was the Ankara bureau chief for Example Post. Follow her on Twitter: @jane"),
        ("bio", "Jane Doe is a senior fellow at the Example Institute."),
        ("bio", "Jane Doe covers city hall for Example Post."),
        ("source_line", "Source: Example Wire"),
        ("source_line", "Originally published at Example Wire"),
        ("source_line", "This article first appeared in Example Review on March 3, 2017."),
        ("comment_rules", "Our comment policy: be kind. Posts with insults will be deleted."),
        ("comment_rules", "Comments are closed."),
        ("byline", "(Reporting by Jane Doe; Editing by John Roe)"),
        ("byline", "The Associated Press contributed to this report."),
        ("other", "Copyright 2017 Example Post. All rights reserved."),
        ("other", "This story has been updated."),
        ("other", "Editor’s note: This article was shortened for length."),
    ],
)
def test_end_matter_is_taken(kind: str, line: str) -> None:
    assert kind_of(line, at="end") == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE and JOHN ROE",
        "By Jane Doe, Example Post",
        "By The Associated Press",
        "Jane Doe, Political Correspondent",
        "Published: March 3, 2017 at 4:15 pm",
        "Friday 3 March 2017 16.15 GMT",
        "Updated 2 hours ago",
        "Photo: Jane Doe/AP",
    ],
)
def test_bylines_and_dates_are_taken_at_the_top(line: str) -> None:
    assert kind_of(line, at="top") == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Support for the plan is growing, the mayor said.",
        "More in the valley oppose the deal than support it, a poll found.",
        "By Friday evening, the river had reached the bridge.",
        "By New Year, the talks had failed.",
        "From New York, the delegation flew to London.",
        "Share prices fell by a fifth.",
        "Comments by the mayor drew anger from people in the street.",
        "Jane Doe is a reporter for Example Post who said she was held for three weeks.",
        "First published in 1869, the novel is still read today.",
        "The report was first published in 2014 by the ministry.",
        "Clashes were reported from Kyiv and Kharkiv overnight.",
        "Photographs by residents show the flooded square.",
        "Follow the money, he said.",
        "The views expressed by residents were mixed.",
        "We use cookies as bait, the ranger said.",
        "She told Example Post that the bridge was safe.",
        "Tags were found on two of the birds.",
        "She was 81.",
        "The paper reports:",
        "Sources: the bridge will close",
        "Editor’s note: the mayor has lied about the bridge before, and more than once.",
        "Old wall, new worries",
    ],
)
def test_sentences_of_the_article_stay(line: str) -> None:
    assert [kind_of(line, at=place) for place in ("top", "middle", "end")] == ["body"] * 3


def test_a_person_of_the_story_is_no_author() -> None:
    line = "Ann Lee is a professor at Elder College."
    told = f"{STORY}\n\nTwo books by Ann Lee tell of the flood of 1931.\n\n{line}"
    assert of_kind(cleaned(told), "bio") == []
    assert of_kind(cleaned(f"{STORY}\n\n{line}"), "bio") == [line]


def test_headlines_listed_under_related_stories_go_with_it() -> None:
    listed = "Island school shut after roof damage\nFerry firm asks for help with fuel bills"
    assert of_kind(cleaned(f"{STORY}\n\nRelated stories\n{listed}\n\n{NEXT}"), "navigation") == [
        "Related stories",
        *listed.split("\n"),
    ]


def test_a_crosshead_after_a_link_stays() -> None:
    article = cleaned(f"{LEAD}\n{NEXT}\nRead more\nOld wall\n{LAST}")
    assert "Old wall" in of_kind(article, "body")


# ---------------------------------------------------------------- where it comes from


def test_outlet_and_author_from_the_bio() -> None:
    article = cleaned(f"{STORY}\n\nJane Doe was the Elder correspondent for Valley Ledger.\n\nMore In")
    assert (article.outlet, article.author) == ("Valley Ledger", "Jane Doe")
    assert kinds(article)[-2:] == ["bio", "navigation"]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Support Valley Ledger - Go Ad-Free!", "Valley Ledger"),
        ("Copyright 2017 Valley Ledger. All rights reserved.", "Valley Ledger"),
        ("© 2017 Valley Ledger", "Valley Ledger"),
        ("Subscribe to Valley Ledger today", "Valley Ledger"),
        ("Support Our Work: Donate Today", None),
        ("Support Independent Journalism", None),
        ("Jane Doe is a former reporter for Valley Ledger.", None),
        ("Jane Doe is a fellow at the Elder Institute.", None),
        ("She told Valley Ledger that the bridge was safe.", None),
    ],
)
def test_outlet_only_from_evidence(line: str, outlet: str | None) -> None:
    assert cleaned(f"{STORY}\n\n{line}").outlet == outlet


def test_outlet_and_date_from_the_byline() -> None:
    article = cleaned(f"Flood closes old bridge\nBy Jane Doe | Valley Ledger | March 3, 2017\n\n{STORY}")
    assert (article.outlet, article.author) == ("Valley Ledger", "Jane Doe")
    assert (article.date, article.date_source) == ("2017-03-03", "text")


@pytest.mark.parametrize(
    ("line", "author", "outlet"),
    [
        ("By our Political Editor, The Morning Bearer", None, "The Morning Bearer"),
        ("By Jane Doe, Business Reporter, Northern Bell", "Jane Doe", "Northern Bell"),
    ],
)
def test_a_post_in_the_byline_is_no_name(line: str, author: str | None, outlet: str) -> None:
    article = cleaned(f"Old bridge will close\n\n{line}\n\n{STORY}")
    assert (article.author, article.outlet) == (author, outlet)


def test_the_first_date_wins_over_that_of_an_update() -> None:
    article = cleaned(f"Flood closes old bridge\nUpdated May 4, 2017\nPublished 3 May 2017\n{STORY}")
    assert article.date == "2017-05-03"


def test_a_date_all_in_figures_is_left_alone() -> None:
    assert cleaned(f"Flood closes old bridge\n03/08/2017\n{STORY}").date is None


def test_given_values_win() -> None:
    article = cleaned(
        f"By Jane Doe, Valley Ledger\nMay 3, 2017\n{STORY}",
        outlet="Elder Gazette",
        author="J. D.",
        date="2017-05-01",
    )
    assert (article.outlet, article.author, article.date) == ("Elder Gazette", "J. D.", "2017-05-01")
    assert article.date_source == "given"


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Source: Example Wire", "Example Wire"),
        ("Source: https://www.example-wire.com/2017/story.html", "example-wire.com"),
        ("This article was originally published on Example Wire. Read the original article.", "Example Wire"),
        ("Originally published at Example Wire", "Example Wire"),
        ("Republished from Example Wire with permission.", "Example Wire"),
        ("This article first appeared in The Example Review on March 3, 2017.", "The Example Review"),
        ("First published on March 3, 2017", None),
    ],
)
def test_republished_from(line: str, origin: str | None) -> None:
    article = cleaned(f"{STORY}\n\n{line}")
    assert article.republished_from == origin
    assert article.genre == ("republished" if origin else "unknown")


def test_a_wire_report_in_another_outlet() -> None:
    wire = f"ELDER (Reuters) - {STORY}"
    assert (cleaned(wire).outlet, cleaned(wire).republished_from) == ("Reuters", None)
    carried = cleaned(wire, outlet="Valley Ledger")
    assert (carried.outlet, carried.republished_from) == ("Valley Ledger", "Reuters")
    assert of_kind(carried, "body")[0].startswith("ELDER (Reuters) - The river")


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"Opinion\n\nThe bridge must go\n\nBy Jane Doe\n\n{STORY}", "opinion"),
        (f"Editorial: The bridge must go\n\n{STORY}", "opinion"),
        (f"{STORY}\n\nThe views expressed here are the author’s own.", "opinion"),
        (f"FOR IMMEDIATE RELEASE\n\nBridge to be rebuilt\n\n{STORY}", "press_release"),
        (f"Flood closes old bridge\n\nBy Jane Doe\n\n{STORY}", "report"),
        (f"ELDER — {STORY}", "report"),
        (f"Opinion is split on the bridge\n\n{STORY}", "unknown"),
        (STORY, "unknown"),
    ],
)
def test_genre_only_with_evidence(text: str, genre: str) -> None:
    assert cleaned(text).genre == genre


def test_language_is_told_for_text_at_hand_too() -> None:
    article = cleaned(
        "La rivière est montée sur le vieux pont lundi et la maire a demandé de l’aide à l’armée. " * 2
    )
    assert article.language == "fr"
    assert [n.code for n in article.notices] == ["language"]
    assert cleaned(STORY).language == "en"


# ---------------------------------------------------------------- real texts


@pytest.mark.shared
def test_the_two_seed_articles() -> None:
    first = cleaned((SHARED / "seeds" / "defense-news.txt").read_text(encoding="utf-8"))
    assert (first.outlet, first.author, first.headline) == ("Defense News", "Burak Ege Bekdil", None)
    assert kinds(first) == ["body"] * 8 + ["bio", "navigation"]
    second = cleaned((SHARED / "seeds" / "russia-insider.txt").read_text(encoding="utf-8"))
    assert (second.outlet, second.republished_from) == ("Russia Insider", "Zero Hedge")
    assert kinds(second)[:3] == ["advertisement", "headline", "subhead"]
    assert kinds(second)[-3:] == ["source_line", "advertisement", "comment_rules"]
    assert set(kinds(second)[3:-3]) == {"body"}


@pytest.mark.shared
def test_compared_pairs_keep_every_line() -> None:
    for path in sorted((SHARED / "gold" / "pairs").glob("*.txt")):
        found = kinds(cleaned(path.read_text(encoding="utf-8")))
        assert found == ["headline"] + ["body"] * (len(found) - 1), path.name


@pytest.mark.shared
def test_almost_nothing_is_taken_from_clean_bodies() -> None:
    """BASIL's paragraphs were cleaned by hand: what is taken from them is an error, or a caption."""
    taken = total = 0
    for line in (SHARED / "gold" / "basil.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        article = cleaned("\n".join(" ".join(p) for p in row["paragraphs"]), headline=row["title"])
        total += len(kinds(article))
        taken += sum(kind not in {"headline", "subhead", "body"} for kind in kinds(article))
    assert taken <= 0.001 * total


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by " + "A" * 60 + "!",
        "A > " * 300 + "!",
        "(" * 700 + "AP Photo",
        "Jane " * 300,
        "x" * 200_000,
    ],
)
def test_odd_lines_do_not_hang(line: str) -> None:
    """A pattern that backtracks without end takes minutes to hours; all of these take under a second."""
    started = time.process_time()
    assert_tiles(cleaned(f"{STORY}\n{line}"))
    assert time.process_time() - started < 20
