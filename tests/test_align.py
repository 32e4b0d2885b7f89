"""Which sentences answer each other, how much is covered, and what must not be linked."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.align import align, similarity
from compare.evidence.reading import read_evidence
from compare.labels import label_document
from compare.records import Alignment, Document

Analysed = Callable[[str], Document]

COUNCIL = """The city council of Marlow voted on Monday to close the old bridge over the river Teal.
Engineers found deep cracks in two pillars of the bridge last month.
Mayor Jane Holt said the repairs would cost $4.2 million.
Shop owners on Mill Street fear that they will lose customers.
"""
PAPER = """Marlow's council decided on Monday that the old Teal bridge will be shut.
Repairs will cost $4.2 million, according to Mayor Jane Holt.
The bridge was built in 1911 by a local steel company.
"Nobody asked the ferry workers," the union leader Tom Reyes said.
"""
ELSEWHERE = """A volcano on the island of Barra erupted before dawn, covering three villages with ash.
Fishermen took hundreds of people to the mainland in small boats.
"""
# Sentences to draw articles from; some are close to each other, some are not.
POOL = tuple(line for text in (COUNCIL, PAPER, ELSEWHERE) for line in text.strip().split("\n"))


def pair(analysed: Analysed, one: str, two: str) -> Alignment:
    return align(label_document(analysed(one), "A"), label_document(analysed(two), "B"))


def relations(alignment: Alignment) -> dict[tuple[str, str], str]:
    return {link.sentences: link.relation for link in alignment.links}


def test_the_same_decision_in_other_words_is_linked(analysed: Analysed) -> None:
    found = relations(pair(analysed, COUNCIL, PAPER))
    assert ("A1", "B1") in found
    assert found["A3", "B2"] == "same"


def test_sentences_about_other_things_are_not_linked(analysed: Analysed) -> None:
    found = relations(pair(analysed, COUNCIL, PAPER))
    assert not {("A4", "B4"), ("A4", "B3"), ("A2", "B4")} & found.keys()


def test_articles_on_other_events_have_no_links(analysed: Analysed) -> None:
    alignment = pair(analysed, COUNCIL, ELSEWHERE)
    assert alignment.links == ()
    assert max(alignment.coverage.values()) < 0.5


def test_two_deals_with_two_partners_are_not_one_fact(analysed: Analysed) -> None:
    one = """The army of Norland will buy a radar system from the Swedish firm Skadi for its northern coast.
    Officials praised the quick delivery of the first parts.
    """
    two = """Norland is also talking with the Korean company Hanul about a radar system for training.
    Officials hope to sign before winter.
    """
    found = relations(pair(analysed, one, two))
    assert found.get(("A1", "B1")) != "same"


def test_a_quoted_charge_is_not_the_finding_of_somebody_else(analysed: Analysed) -> None:
    one = """The inspectors concluded that the factory dumped acid into the lake.
    The lake lies next to a school.
    """
    two = """"The factory never dumped anything into the lake," the owner, Carla Diaz, said.
    A hearing is planned for May.
    """
    assert relations(pair(analysed, one, two)).get(("A1", "B1")) != "same"


def test_sharing_only_the_outlets_favourite_names_is_no_link(analysed: Analysed) -> None:
    one = """Jane Holt was born in Marlow in 1961.
    Her father kept bees.
    """
    two = """Jane Holt collects stamps, a habit she picked up in Marlow.
    She runs every morning.
    """
    assert relations(pair(analysed, one, two)).get(("A1", "B1")) != "same"


def test_shared_words_are_as_printed_lower_case_and_few(analysed: Analysed) -> None:
    links = {x.sentences: x for x in pair(analysed, COUNCIL, PAPER).links}
    shared = links["A3", "B2"].shared
    assert 1 <= len(shared) <= 6
    assert all(words == words.lower() for words in shared)
    assert any("$4.2 million" in words for words in shared)


def test_like_words_are_shown_in_both_forms(analysed: Analysed) -> None:
    one = "A fisherman died near the harbour of Ostend.\nThe boat was found empty."
    two = "The death of a fisherman near the harbour shocked Ostend.\nSchools stayed open."
    links = {x.sentences: x for x in pair(analysed, one, two).links}
    assert "died / death" in links["A1", "B1"].shared or "death / died" in links["A1", "B1"].shared


def test_an_article_against_itself_is_covered_and_each_sentence_meets_itself(analysed: Analysed) -> None:
    alignment = pair(analysed, COUNCIL, COUNCIL)
    found = relations(alignment)
    assert all(found[f"A{n}", f"B{n}"] == "same" for n in range(1, 5))
    assert set(alignment.coverage.values()) == {1.0}


def test_a_sentence_taken_over_word_for_word_is_the_same(analysed: Analysed) -> None:
    taken = "Shop owners on Mill Street fear that they will lose customers."
    found = relations(pair(analysed, COUNCIL, f"{ELSEWHERE}{taken}\n"))
    assert found["A4", "B3"] == "same"


def test_a_told_sentence_is_covered_more_than_one_found_in_one_article_only(analysed: Analysed) -> None:
    coverage = pair(analysed, COUNCIL, PAPER).coverage
    assert min(coverage["A1"], coverage["A3"]) > max(coverage["A2"], coverage["A4"])
    assert coverage["A4"] < 0.5


def test_coverage_names_every_sentence_of_both(analysed: Analysed) -> None:
    alignment = pair(analysed, COUNCIL, PAPER)
    assert list(alignment.coverage) == ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]
    assert alignment.labels == ("A", "B")


def test_links_come_in_the_order_of_the_sentences(analysed: Analysed) -> None:
    for one, two in ((COUNCIL, PAPER), (PAPER, COUNCIL)):
        places = [
            (int(x[0][1:]), int(x[1][1:])) for x in (k.sentences for k in pair(analysed, one, two).links)
        ]
        assert places == sorted(places)


@pytest.mark.parametrize("other", [COUNCIL, PAPER, ELSEWHERE])
def test_scores_are_probabilities_and_swap_exactly(analysed: Analysed, other: str) -> None:
    one, two = analysed(COUNCIL), analysed(other)
    scores = similarity(one, two)
    assert scores.shape == (len(one.sentences), len(two.sentences))
    assert np.all((scores >= 0) & (scores <= 1))
    assert np.array_equal(scores, similarity(two, one).T)


ARTICLE = st.lists(st.sampled_from(POOL), min_size=1, max_size=5, unique=True).map("\n".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=ARTICLE, two=ARTICLE)
def test_swapping_the_articles_mirrors_everything(analysed: Analysed, one: str, two: str) -> None:
    forth, back = pair(analysed, one, two), pair(analysed, two, one)
    flip = {"A": "B", "B": "A"}

    def turned(name: str) -> str:
        return flip[name[0]] + name[1:]

    mirrored = {
        (turned(y), turned(x), k.relation, k.score, k.shared) for k in back.links for x, y in [k.sentences]
    }
    assert mirrored == {(*k.sentences, k.relation, k.score, k.shared) for k in forth.links}
    assert {turned(name): value for name, value in back.coverage.items()} == forth.coverage
    assert np.array_equal(
        similarity(analysed(one), analysed(two)), similarity(analysed(two), analysed(one)).T
    )


def test_one_speakers_same_quoted_words_are_the_same(analysed: Analysed) -> None:
    one = "The mayor, Ada Brook, called the closing of the school “deeply shameful” on Friday."
    two = "Brook told reporters that what she saw was “deeply shameful” and vowed to act."
    assert relations(pair(analysed, one, two)) == {("A1", "B1"): "same"}


def test_another_speakers_same_quoted_words_are_not(analysed: Analysed) -> None:
    one = "The mayor, Ada Brook, called the closing of the school “deeply shameful” on Friday."
    two = "A drummer, Tom Reed, called the concert in the harbour “deeply shameful” and left the band."
    assert relations(pair(analysed, one, two)).get(("A1", "B1")) != "same"


LONG = (
    "The council of Marlow voted on Monday to close the old bridge over the river Teal, to move the ferry "
    "workers, bakers, farmers and teachers to Kelby, to sell the steel company, and to repair three pillars, "
    "two tunnels, nine roofs and the harbour wall before winter, mayor Jane Holt told reporters in {}."
)


def test_only_the_same_words_score_one(analysed: Analysed) -> None:
    one, two = (f"{LONG.format(town)}\n{ELSEWHERE}" for town in ("Kelby", "Sundby"))
    near, same = pair(analysed, one, two).links[0], pair(analysed, one, one).links[0]
    assert 0.99 < near.score < 1.0
    assert (same.relation, same.score) == ("same", 1.0)


def test_two_looks_of_a_quotation_mark_are_the_same_words(analysed: Analysed) -> None:
    said = "Jane Holt said: “It’s over.”", 'Jane Holt said: "It\'s over."'
    alignment = pair(analysed, *said)
    assert [(x.relation, x.score) for x in alignment.links] == [("same", 1.0)]
    assert set(alignment.coverage.values()) == {1.0}


def test_evidence_read_before_gives_the_same_alignment(analysed: Analysed) -> None:
    documents = label_document(analysed(COUNCIL), "A"), label_document(analysed(PAPER), "B")
    read = read_evidence(documents[0]), read_evidence(documents[1])
    assert align(*documents, read=read) == align(*documents)
    assert align(documents[1], documents[0], read=read[::-1]) == align(documents[1], documents[0])
