"""Where an attribution begins and ends, and which ones are kept: the cases that go wrong most often."""

from __future__ import annotations

import functools
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare import annotate
from compare.quotation import find_quotations
from compare.records import Article, Document, Region
from compare.score.sources import find_sources
from compare.score.voice import voice_of

Told = tuple[str | None, str, str]


@functools.cache
def analyse(text: str) -> Document:
    """The text with its sources; each line is a paragraph of the body."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    regions = tuple(Region(kind="body", start=m.start(), end=m.end()) for m in lines)
    document = annotate.annotate(msgspec.structs.replace(Article.from_text(text), regions=regions))
    return msgspec.structs.replace(document, sources=find_sources(document))


def told(text: str) -> list[Told]:
    """(source, cue, content) of every attribution, in the order of the text."""
    found = [a for s in analyse(text).sources for a in s.attributions]
    found.sort(key=lambda a: (a.cue.start, a.content.start))
    return [(a.source.text if a.source else None, a.cue.text, a.content.text) for a in found]


def pairs(text: str) -> list[tuple[str | None, str]]:
    return [(source, content) for source, _cue, content in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a wish inside what someone says is part of what is said
            "The mayor said she wants to close the bridge.",
            [("The mayor", "she wants to close the bridge")],
        ),
        (  # so is an opinion ascribed to another: the mayor says so
            "The mayor said that drivers support the plan.",
            [("The mayor", "that drivers support the plan")],
        ),
        (  # someone else who says something inside it is a source as well
            "The mayor said that engineers warn that the bridge may fall.",
            [
                ("The mayor", "that engineers warn that the bridge may fall"),
                ("engineers", "that the bridge may fall"),
            ],
        ),
        (  # verb and noun together bring in one content
            "Drivers expressed concern that the bridge is unsafe.",
            [("Drivers", "that the bridge is unsafe")],
        ),
    ],
)
def test_inside_what_someone_says(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor wants to mend the road, widen the bridge and open both.",
         "to mend the road, widen the bridge and open both"),
        ("The bridge was closed on Monday, but the road is open, officials said.",
         "The bridge was closed on Monday, but the road is open"),
        ("The council condemned the closure of the bridge, which took months.",
         "the closure of the bridge"),
        ("The mayor called on the builders to pay.", "the builders to pay"),
        ("The mayor made it clear that the bridge would stay closed.", "that the bridge would stay closed"),
        ("The agency says the plan would cost money at first, but would save it later.",
         "the plan would cost money at first, but would save it later"),
        ("Drivers hoped that the bridge would open.", "that the bridge would open"),
    ],
)  # fmt: skip
def test_where_the_content_ends(text: str, content: str) -> None:
    assert content in [c for _source, c in pairs(text)]


@pytest.mark.parametrize(
    ("text", "content", "then"),
    [
        ("The mayor said the bridge was safe, adding that the road was clear.",
         "the bridge was safe", "that the road was clear"),
        ("The mayor said she would mend the bridge and warned of delays.",
         "she would mend the bridge", "delays"),
        ("The mayor said the bridge was safe, although she refused to cross it.",
         "the bridge was safe", "to cross it"),
    ],
)  # fmt: skip
def test_the_next_act_of_the_speaker_is_no_part_of_it(text: str, content: str, then: str) -> None:
    assert [c for _source, c in pairs(text)] == [content, then]


def test_a_quotation_goes_on_without_a_cue_of_its_own() -> None:
    text = "“The bridge is safe today,” the mayor said. “The road will be open by the end of the week.”"
    ((source, content),) = pairs(text)
    assert source == "the mayor"
    assert content.endswith("the end of the week.”")


def test_a_quotation_after_a_sentence_the_speaker_is_told_in() -> None:
    text = "The bridge may stay closed, the mayor said. “We will not open it before it has been tested.”"
    ((source, content),) = pairs(text)
    assert source == "the mayor"
    assert content.endswith("it has been tested.”")


def test_a_subject_in_the_quotation_is_not_the_speaker() -> None:
    text = (
        "“If the bridge does not hold, it will fall, sooner rather than later,” said Maria Lopez, a builder."
    )
    assert [s for s, _c in pairs(text)] == ["Maria Lopez, a builder"]


def test_two_quotations_with_a_sentence_of_the_outlet_between_are_two() -> None:
    text = "“The bridge is safe,” the mayor said. It was built in 1931. “The road is clear too,” she added."
    contents = [c for _source, c in pairs(text)]
    assert not any("1931" in c for c in contents)


@pytest.mark.parametrize("dash", ["—", "―", "–"])
def test_a_signed_quotation(dash: str) -> None:
    text = f"Letters:\n“The bridge is a disgrace to the town.” {dash} Maria Lopez\nMore letters below."
    assert ("Maria Lopez", "“The bridge is a disgrace to the town.”") in pairs(text)


def test_a_dash_and_a_sentence_sign_nothing() -> None:
    text = "“The bridge is a disgrace” — the words were painted on it overnight by someone."
    assert not any(cue == "—" for _source, cue, _content in told(text))


def test_a_transcript_with_a_mark_before_each_turn() -> None:
    turns = [
        '"LOPEZ: Is it safe?',
        '"NOVAK: It is. I say so.',
        '"And it is cheap.',
        '"LOPEZ: Why?',
        '"NOVAK: Ask.',
    ]
    text = "\n".join(turns)
    assert [(s, c) for s, c in pairs(text) if s == "NOVAK"] == [
        ("NOVAK", 'It is. I say so.\n"And it is cheap.'),
        ("NOVAK", "Ask"),
    ]


def test_a_colon_before_a_paragraph_without_marks() -> None:
    text = "The mayor added:\nThe bridge is safe. The road is clear.\nThe council met on Monday."
    assert pairs(text) == [("The mayor", "The bridge is safe. The road is clear")]


def test_a_list_after_a_colon_is_no_speech() -> None:
    assert pairs("The bridge has three parts:\nThe beams are old. The road is new.") == []


def test_according_to_where_the_rest_follows_a_comma() -> None:
    assert pairs("According to the mayor, the bridge was closed and has since been mended.") == [
        ("the mayor", "the bridge was closed and has since been mended")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The plan was called a trick.", "a trick"),
        ("The bridge was described as unsafe.", "as unsafe"),
        ("The builders were blamed for the delay.", "the delay"),
    ],
)
def test_a_passive_without_anyone_named(text: str, content: str) -> None:
    assert (None, content) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The town built a bridge called Long Span.",  # a name
        "A law requires drivers to stop at the bridge.",
        "The builders maintained the bridge for years.",
        "The factory promotes a new kind of steel.",
    ],
)
def test_what_is_not_told_by_anyone(text: str) -> None:
    assert pairs(text) == []


def test_a_wrong_mark_at_the_start_of_a_paragraph_opens_a_quotation() -> None:
    assert find_quotations("”The bridge is safe.” And so on.") == [(0, 21)]
    assert find_quotations("The sign is 6” wide and the road is clear.") == []


@given(st.permutations(["The mayor said the bridge was safe.", "“It is old,” Ann Lee said.", "Rain fell."]))
def test_contents_are_words_of_the_text(sentences: list[str]) -> None:
    document = analyse(" ".join(sentences))
    for source in document.sources:
        for a in source.attributions:
            assert document.article.text[a.content.start : a.content.end] == a.content.text


@pytest.mark.parametrize(
    "text",
    [
        "It ran , said he",
        "Rain, she said",
        "The deal , officials say",
        "She said they want to attain a better place in talks with European and American",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert compare.analyse(Article.from_text(text)).sentences


# ------------------------------------------------------------------ subjects the parse misplaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the name before the verb belongs to a list only for the parser
            "Carter has denied that the money came from Russia and Moscow has denied meddling in the vote.",
            [("Carter", "that the money came from Russia"), ("Moscow", "meddling in the vote")],
        ),
        (  # no one says what "goes without saying"
            "It goes without saying that the bridge is old.",
            [],
        ),
        (  # a first clause that only tells when is not what is noted
            "While he admitted the delay, Novak also noted the bridge was safe.",
            [("he", "the delay"), ("Novak", "the bridge was safe")],
        ),
        (  # to go up against someone is not to say anything
            "On Monday, Carter went up against Novak, debated him twice and met him again in May.",
            [],
        ),
        (  # the medium's name before its report
            "Drivers read a Springfield Gazette report that the bridge was unsafe.",
            [("Springfield Gazette", "that the bridge was unsafe")],
        ),
        (  # one statement around the cue
            "The road had become so bad, Novak noted, that the drivers avoided it.",
            [("Novak", "The road had become so bad, Novak noted, that the drivers avoided it")],
        ),
        (  # a second clause with words of the speaker
            "Novak said that it was too early to tell, and there was “no sign” of a fire.",
            [("Novak", "that it was too early to tell, and there was “no sign” of a fire")],
        ),
        (  # who announces is the one who holds the conference
            "She spoke at a news conference announcing that the bridge was closed.",
            [("She", "that the bridge was closed")],
        ),
        (
            "By one estimate, the bridge has lost half of its beams.",
            [("one estimate", "the bridge has lost half of its beams")],
        ),
        (
            "Under the ministry's proposal, drivers would pay more.",
            [("the ministry's", "drivers would pay more")],
        ),
        ("The bridge was closed by the mayor on Monday under heavy rain.", []),
    ],
)
def test_who_and_what(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert pairs(text) == expected


def test_what_the_outlet_adds_about_a_speaker_is_not_said_by_her() -> None:
    text = (
        "“The bridge is safe,” said Helen Carter, an engineer at the port who has built seven bridges in the "
        "north and mended many more. “It will stand for years.”"
    )
    assert [content for _source, content in pairs(text)] == [
        "“The bridge is safe,”",
        "“It will stand for years.”",
    ]


def test_a_heading_in_quotation_marks_is_no_continuation() -> None:
    text = "“The bridge is safe,” Helen Carter said. “It will stand.”\n“Heading Without Speaker”\nIt rained."
    assert not any("Heading" in content for _source, content in pairs(text))


# ------------------------------------------------------------------ guesses at someone's mind


@pytest.mark.parametrize(
    "text",
    [
        "Peter Novak clearly hopes that the voters will forget.",
        "Peter Novak obviously wants to win the vote.",
        "Peter Novak seems to believe that the bridge is safe.",
        "Peter Novak wants voters to believe that the bridge is safe.",
    ],
)
def test_a_guess_of_the_writer_is_no_attribution(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Peter Novak hopes to win the vote.", "to win the vote"),
        ("Peter Novak wants to win the vote.", "to win the vote"),
        ("Peter Novak said he clearly hopes to win the vote.", "he clearly hopes to win the vote"),
        ("Peter Novak clearly said that the bridge is safe.", "that the bridge is safe"),
        ("Peter Novak wants the council to close the bridge.", "the council to close the bridge"),
    ],
)
def test_a_thought_told_plainly_or_by_its_owner_is_one(text: str, content: str) -> None:
    assert ("Peter Novak", content) in pairs(text)


def test_a_motive_the_writer_guesses_is_the_outlets() -> None:
    text = "Peter Novak clearly hopes that the disastrous plan will pass."
    assert voice_of(analyse(text), text.index("disastrous"), text.index(" plan")) == ("outlet", None)
    told_by_him = "Peter Novak hopes that the disastrous plan will pass."
    found = voice_of(analyse(told_by_him), told_by_him.index("disastrous"), told_by_him.index(" plan"))
    assert found == ("attributed", "Peter Novak")


# ------------------------------------------------------------------ where words were first heard


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“The bridge is safe,” Peter Novak told the Springfield Gazette on Monday.", "Springfield Gazette"),
        ("The bridge is safe, Peter Novak said, as cited by Reuters.", "Reuters"),
        (
            "In an interview with the Springfield Gazette, Peter Novak said it was safe.",
            "Springfield Gazette",
        ),
        (
            "Peter Novak wrote in a column for the Springfield Gazette that it was safe.",
            "Springfield Gazette",
        ),
        ("Peter Novak told reporters that the bridge was safe.", None),
        ("Peter Novak told Helen Carter that the bridge was safe.", None),
        ("Reuters said that the bridge was safe.", None),
    ],
)
def test_first_heard(text: str, medium: str | None) -> None:
    (made,) = [a for s in analyse(text).sources for a in s.attributions]
    assert (made.heard_by.text if made.heard_by else None) == medium
