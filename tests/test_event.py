"""One event, a related one, or another: the verdict and its reasons."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import msgspec

from compare.align import align
from compare.event import judge_event
from compare.labels import LABELS, label_document
from compare.records import Document, Event, Link

Analysed = Callable[[str], Document]

FIRE = """Fire destroys warehouse in Delmont
A fire destroyed a warehouse of the furniture maker Oakline in Delmont on Tuesday night.
Fire chief Laura Penn said 60 firefighters fought the flames for five hours.
No one was hurt, but 14 families living nearby were evacuated.
Police are investigating whether the blaze was started on purpose.
"""
BLAZE = """Oakline warehouse in Delmont burns down
About 60 firefighters battled a blaze that burned down Oakline's warehouse in Delmont late on Tuesday.
Fourteen families had to leave their homes, said fire chief Laura Penn. Nobody was injured.
The furniture company employs 200 people in Delmont.
"""
VOTE = """Senate of Rovia passes pension law
The Senate of Rovia passed a law on Thursday that raises the pension age to 66.
Labour unions in the capital, Karsk, called for a general strike next month.
Prime Minister Ivo Lenz called the vote a victory for the young.
"""


def judged(analysed: Analysed, *texts: str, dates: tuple[str | None, ...] = ()) -> Event:
    documents = []
    for label, text, date in itertools.zip_longest(LABELS[: len(texts)], texts, dates):
        document = analysed(text)
        article = msgspec.structs.replace(document.article, date=date)
        documents.append(label_document(msgspec.structs.replace(document, article=article), label))
    return judge_event(documents, [align(a, b) for a, b in itertools.combinations(documents, 2)])


def test_two_reports_of_one_fire_are_the_same_event(analysed: Analysed) -> None:
    event = judged(analysed, FIRE, BLAZE)
    assert event.verdict == "same"
    assert 0.5 <= event.score <= 1.0
    assert any("Delmont" in reason for reason in event.reasons)


def test_a_fire_and_a_vote_are_different_events(analysed: Analysed) -> None:
    event = judged(analysed, FIRE, VOTE)
    assert event.verdict == "different"
    assert "They share no names." in event.reasons


def test_a_fire_of_the_same_kind_elsewhere_is_not_the_same_event(analysed: Analysed) -> None:
    other = """Fire destroys paint factory in Sundby
    A fire destroyed a paint factory in Sundby on Friday morning.
    Rescue leader Nils Borg said two workers were taken to hospital with burns.
    Smoke closed the motorway to the north for three hours.
    """
    assert judged(analysed, FIRE, other).verdict != "same"


def test_an_article_against_itself_is_the_same_event(analysed: Analysed) -> None:
    for text in (FIRE, VOTE, "It rained.\nThen it stopped."):
        event = judged(analysed, text, text)
        assert (event.verdict, event.score) == ("same", 1.0)


def test_dates_far_apart_make_it_a_related_event_and_are_named(analysed: Analysed) -> None:
    near = judged(analysed, FIRE, BLAZE, dates=("2020-03-03", "2020-03-04"))
    far = judged(analysed, FIRE, BLAZE, dates=("2020-03-03", "2021-03-04"))
    assert near.verdict == "same"
    assert "They are dated 1 day apart." in near.reasons
    assert far.verdict == "related"
    assert any("366 days apart" in reason for reason in far.reasons)


def test_one_day_speaks_for_one_event_but_does_not_make_it_one(analysed: Analysed) -> None:
    undated = judged(analysed, FIRE, BLAZE)
    assert judged(analysed, FIRE, BLAZE, dates=("2020-03-03", "2020-03-03")).score > undated.score
    assert judged(analysed, FIRE, BLAZE, dates=("2020-03-03", "2020-03-06")).score == undated.score
    assert judged(analysed, FIRE, VOTE, dates=("2020-03-03", "2020-03-03")).verdict == "different"


def test_a_date_that_is_no_full_date_is_not_used(analysed: Analysed) -> None:
    event = judged(analysed, FIRE, BLAZE, dates=("2020", "2021-03-04"))
    assert event.verdict == "same"
    assert not any("apart" in reason for reason in event.reasons)


def test_of_three_articles_the_weakest_tie_decides_and_says_so(analysed: Analysed) -> None:
    event = judged(analysed, FIRE, BLAZE, VOTE)
    assert event.verdict == "different"
    assert "C" in event.reasons[0]
    assert "weakest tie" in event.reasons[0]


def test_the_same_words_of_one_speaker_are_never_called_different_events(analysed: Analysed) -> None:
    one = "The mayor, Ada Brook, said “nobody will sleep in the street tonight” after the river rose."
    two = "Taxes and parking were on the list. “Nobody will sleep in the street tonight,” Ada Brook said."
    assert judged(analysed, one, two).verdict != "different"


def test_sure_links_between_other_words_make_no_reprint(analysed: Analysed) -> None:
    documents = [label_document(analysed(t), label) for t, label in ((FIRE, "A"), (BLAZE, "B"))]
    alignment = align(*documents)
    pairs = zip(documents[0].sentences, documents[1].sentences, strict=False)
    sure = tuple(Link(sentences=(a.id, b.id), relation="same", score=1.0) for a, b in pairs)
    event = judge_event(documents, [msgspec.structs.replace(alignment, links=sure)])
    assert event.score == judge_event(documents, [alignment]).score < 1.0


def test_an_alignment_without_a_chance_gives_the_same_verdict(analysed: Analysed) -> None:
    documents = [label_document(analysed(t), label) for t, label in ((FIRE, "A"), (BLAZE, "B"))]
    alignment = align(*documents)
    bare = msgspec.structs.replace(alignment, same_event=None)
    assert judge_event(documents, [bare]) == judge_event(documents, [alignment])


def test_order_does_not_change_verdict_or_score(analysed: Analysed) -> None:
    for one, two in itertools.combinations((FIRE, BLAZE, VOTE), 2):
        forth, back = judged(analysed, one, two), judged(analysed, two, one)
        assert (forth.verdict, forth.score) == (back.verdict, back.score)
        assert forth.reasons[0] == back.reasons[0]
