"""Factuality: how an act is told, and where two articles tell one act differently."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, labelled, verbatim, with_headline

from compare.contrast.factuality import factuality_divergences
from compare.contrast.modality import Clauses
from compare.contrast.units import pairs_of, view, views_of
from compare.labels import label_document
from compare.records import Divergence, Document


def _found(docs: list[Document], relation: str = "same", score: float = 0.8) -> list[Divergence]:
    links = [
        (a.id, b.id, relation, score) for a, b in zip(docs[0].sentences, docs[1].sentences, strict=False)
    ]
    alignment = aligned(docs, links)
    views = views_of(docs)
    found = list(factuality_divergences(views, pairs_of(views, [alignment])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    return found


def _cards(analysed: Analyse, one: str, two: str, relation: str = "same", score: float = 0.8) -> list[str]:
    return [d.kind for d in _found(labelled(analysed, one, two), relation, score)]


# ---------------------------------------------------------------- reading one sentence


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("The club sold the striker.", "sold", "done"),
        ("The striker has been sold.", "sold", "done"),
        ("The club will sell the striker.", "sell", "ahead"),
        ("The club plans to sell the striker.", "sell", "ahead"),
        ("The club is set to vote to sell the striker.", "sell", "ahead"),
        ("The club is going to sell the striker.", "sell", "ahead"),
        ("The club does not plan to sell the striker.", "sell", "wont"),
        ("The club managed to sell the striker.", "sell", "done"),
        ("The club refused to sell the striker.", "sell", "not"),
        ("The club did not sell the striker.", "sell", "not"),
        ("The club tried to sell the striker.", "sell", "tried"),
        ("The club may sell the striker.", "sell", "maybe"),
        ("The club reportedly sold the striker.", "sold", "maybe"),
        ("Police allege that the club sold the striker.", "sold", "maybe"),
        ("The club denied that it sold the striker.", "sold", "not"),
        ("The club asked the bank to sell the shares.", "sell", "ahead"),
        ("The club had planned to sell the striker.", "sell", "past"),
        ("If the club sold the striker, fans would leave.", "sold", "if"),
        ("Has the club sold the striker?", "sold", "open"),
    ],
)
def test_reading(analysed: Analyse, sentence: str, word: str, status: str) -> None:
    unit = view(label_document(analysed(sentence), "A")).units[0]
    index = next(i for i, t in enumerate(unit.tokens) if t.text == word)
    assert Clauses(unit).reading(index).status == status


# ---------------------------------------------------------------- shown


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (
            "The council approved the new flood wall on Monday.",
            "The council is expected to approve the new flood wall next week.",
            "stage",
        ),
        (
            "The hospital closed its maternity ward in Tarn.",
            "The hospital plans to close its maternity ward in Tarn.",
            "stage",
        ),
        (
            "Norland delivered the tanks to the army.",
            "Norland tried to deliver the tanks to the army.",
            "stage",
        ),
        (
            "The company poured mercury into the river near Tarn.",
            "The company allegedly poured mercury into the river near Tarn.",
            "certainty",
        ),
        ("Lind said the bridge is unsafe.", "Lind said the bridge may not be safe.", "certainty"),
        (
            "The keeper signed a contract with the club.",
            "The keeper refused to sign a contract with the club.",
            "certainty",
        ),
    ],
)
def test_one_act_told_differently(analysed: Analyse, one: str, two: str, kind: str) -> None:
    assert _cards(analysed, one, two) == [kind]
    assert _cards(analysed, two, one) == [kind]


def test_spans_show_what_makes_the_difference(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "The council approved the new flood wall on Monday.",
        "The council is expected to approve the new flood wall next week.",
    )
    sides = _found(docs)[0].sides
    assert sides["A"][0].text == "approved the new flood wall"
    assert sides["B"][0].text == "is expected to approve the new flood wall"


def test_other_verb_in_nearly_the_same_clause(analysed: Analyse) -> None:
    one = "Rovers did well against the champions in the cup final in Borg."
    two = "Rovers likely won against the champions in the cup final in Borg."
    assert _cards(analysed, one, two, "related", 0.9) == ["certainty"]


def test_a_state_that_is_still_to_come_elsewhere(analysed: Analyse) -> None:
    one = "Now under a strict curfew, Borg is facing a hard winter."
    two = "Borg plans to impose a strict curfew."
    assert _cards(analysed, one, two) == ["stage"]


def test_headline_in_capitals(analysed: Analyse) -> None:
    one = with_headline(
        analysed, "Borg council rejects Harbour Tax\nThe vote was close and the hall was full."
    )
    two = with_headline(
        analysed, "Borg Council Set to Reject Harbour Tax\nThe hall will be full, people say.", "B"
    )
    docs = [one, two]
    links = [("AH", "BH", "related", 0.9)]
    views = views_of(docs)
    found = list(factuality_divergences(views, pairs_of(views, [aligned(docs, links)])))
    assert [d.kind for d in found] == ["stage"]
    assert found[0].sides["B"][0].text.startswith("Set to Reject")


DONE = "The council approved the new flood wall on Monday."


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("The council would not hesitate to approve the new flood wall.", "stage"),
        ("The council considered approving the new flood wall.", "stage"),
        ("The council was expected to approve the new flood wall.", "stage"),
        ("The council is weighing whether to approve the new flood wall.", "stage"),
        ("The council is to approve the new flood wall.", "stage"),
        ("If the council approves the new flood wall, work starts in May.", "certainty"),
    ],
)
def test_one_claim_in_another_mood(analysed: Analyse, other: str, kind: str) -> None:
    """What both are taken to say is not the same where one tells it as open."""
    assert _cards(analysed, DONE, other) == [kind]
    assert _cards(analysed, other, DONE) == [kind]


@pytest.mark.parametrize(
    "other",
    [
        "The council did not hesitate to approve the new flood wall.",
        "The council would later approve the new flood wall.",
        "The council would go on to approve the new flood wall.",
        "The council originally planned to approve the new flood wall.",
    ],
)
def test_what_came_to_pass_is_no_other_mood(analysed: Analyse, other: str) -> None:
    assert not _cards(analysed, DONE, other)


@pytest.mark.parametrize(
    "other",
    [
        "If the council approves the new flood wall, work starts in May.",
        "The council was expected to approve the new flood wall.",
    ],
)
def test_a_condition_in_a_loosely_linked_sentence_is_no_difference(analysed: Analyse, other: str) -> None:
    assert not _cards(analysed, DONE, other, relation="related", score=0.6)


# ---------------------------------------------------------------- not shown


@pytest.mark.parametrize(
    "other",
    [
        "The council has approved the new flood wall.",  # told alike
        "The council is expected to approve a larger school budget next week.",  # another thing
        "Will the council approve the new flood wall?",  # a question
        "The council had planned to approve the new flood wall.",  # whether it came to it stays open
        "“The council will approve the new flood wall,” Lind said.",  # a speaker's words
        "The council approved the new flood wall, and work will start in May.",  # two steps
    ],
)
def test_agreeing_or_other_acts(analysed: Analyse, other: str) -> None:
    assert not _cards(analysed, DONE, other)
    assert not _cards(analysed, other, DONE)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Anna Berg signed the lease on the factory.",
            "Rolf Lind plans to sign the lease on the factory.",
        ),  # other people
        (
            "The firm did not pay the fine for the spill.",
            "The firm refused to pay the fine for the spill.",
        ),  # negated in both
        (
            "Police said the driver hit the gate of the school.",
            "Police allege that the driver hit the gate of the school.",
        ),  # reported in both
        (
            "The minister used the army to reach the village.",
            "The minister asked the army to reach the village.",
        ),  # how it was brought about
    ],
)
def test_not_one_act_or_no_difference(analysed: Analyse, one: str, two: str) -> None:
    assert not _cards(analysed, one, two)


def test_told_so_elsewhere_in_the_article(analysed: Analyse) -> None:
    two = "The council is expected to approve the new flood wall. In the end it approved the flood wall."
    assert not _cards(analysed, DONE, two)


def test_an_earlier_plan_takes_nothing_from_the_news(analysed: Analyse) -> None:
    one = f"{DONE} In May the council promised to approve the flood wall."
    assert _cards(analysed, one, "The council is expected to approve the new flood wall next week.") == [
        "stage"
    ]


def test_weak_links_are_left_out(analysed: Analyse) -> None:
    two = "The council is expected to approve the new flood wall next week."
    assert not _cards(analysed, DONE, two, "related", 0.3)


def test_mirrored_and_clean(analysed: Analyse) -> None:
    two = "The council is expected to approve the new flood wall next week."
    there = _found(labelled(analysed, DONE, two))
    back = _found(labelled(analysed, two, DONE))
    assert [(d.kind, d.topic, d.importance) for d in there] == [(d.kind, d.topic, d.importance) for d in back]
    assert there[0].sides["A"][0].text == back[0].sides["B"][0].text
    assert not _found(labelled(analysed, two, two))
