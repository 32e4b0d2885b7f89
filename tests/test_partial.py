"""Clauses, what of them another article tells, and the parts of a sentence that stand in one article only."""

from __future__ import annotations

import itertools

import pytest
from contrast_cases import Analyse, aligned, flip, labelled, swapped, verbatim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.contrast.found import akin
from compare.contrast.partial import Part, alone, others_of
from compare.contrast.phrases import clauses_of
from compare.contrast.units import pairs_of, view, views_of
from compare.labels import label_document
from compare.records import Alignment, Document

DEMAND = "after union leaders and two rival parties demanded an inquiry"
LEAD = "The port of Marlow was flooded on Friday."


def _clauses(analysed: Analyse, sentence: str) -> list[str]:
    unit = view(labelled(analysed, sentence)[0]).units[0]
    return [
        unit.sentence.text[unit.tokens[c.first].start : unit.tokens[c.last - 1].end] for c in clauses_of(unit)
    ]


def _parts(documents: list[Document], alignment: Alignment, label: str = "A") -> list[Part]:
    views = views_of(documents)
    others = others_of(views, pairs_of(views, [alignment]), alignment.coverage)[label]
    return [p for unit in views[label].body() for p in alone(views[label], unit, others)]


def _texts(documents: list[Document], alignment: Alignment, label: str = "A") -> list[str]:
    return [p.span.text for p in _parts(documents, alignment, label)]


# ---------------------------------------------------------------- clauses


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "The council cancelled the summer fair after three farmers lost their barns in the storm.",
            [
                "The council cancelled the summer fair",
                "after three farmers lost their barns in the storm",
            ],
        ),
        (
            "The striker, who scored twice against Lund in March, will miss the cup final on Sunday.",
            ["who scored twice against Lund in March", "will miss the cup final on Sunday"],
        ),
        (
            "The bank cut its growth forecast and closed four branches in the north.",
            ["The bank cut its growth forecast", "closed four branches in the north"],
        ),
        (
            "Doctors warned that the new clinic lacks beds for older patients.",
            ["Doctors warned", "that the new clinic lacks beds for older patients"],
        ),
    ],
)
def test_a_sentence_is_cut_into_clauses(analysed: Analyse, sentence: str, clauses: list[str]) -> None:
    found = _clauses(analysed, sentence)
    assert [c for c in clauses if not any(c in f for f in found)] == []
    assert len(found) >= len(clauses)


def test_infinitives_and_short_clauses_are_not_cut_off(analysed: Analyse) -> None:
    assert _clauses(analysed, "The mayor promised to build a new school.") == [
        "The mayor promised to build a new school"
    ]
    assert len(_clauses(analysed, "The mayor resigned when he was asked.")) == 1


_ODD = ["he", "that", "ran", "and", "who", ",", "said", "the", "dog", "“", "”", "after", "."]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.sampled_from(_ODD), min_size=1))
def test_clauses_hold_each_token_once_at_most(analysed: Analyse, words: list[str]) -> None:
    for unit in view(labelled(analysed, " ".join(words))[0]).units if any(w.isalpha() for w in words) else ():
        own = [i for c in clauses_of(unit) for i in c.own]
        assert len(own) == len(set(own))
        assert all(0 <= c.first < c.last <= len(unit.tokens) for c in clauses_of(unit))


# ---------------------------------------------------------------- word families


def test_word_families() -> None:
    assert akin("retali", "retaliat")
    assert akin("flood*", "floodin")
    assert not akin("contract", "contrast")
    assert not akin("port", "portr")  # too short to tell


# ---------------------------------------------------------------- alone


def _storm(analysed: Analyse, sentence: str, *others: str) -> tuple[list[Document], Alignment]:
    """A's second sentence is the one given; B tells the lead and `others`."""
    documents = labelled(analysed, f"{LEAD} {sentence}", " ".join([LEAD, *others]))
    return documents, aligned(documents, [("A1", "B1", "same", 0.95), ("A2", "B2", "related", 0.7)])


def test_a_clause_nobody_else_tells_is_alone(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        f"The harbour master apologised to the fishermen {DEMAND}.",
        "The harbour master apologised to the fishermen in a letter.",
    )
    (found,) = _parts(*told)
    assert found.span.text == DEMAND.removeprefix("after ")
    assert found.confidence >= 0.6
    assert verbatim(told[0], [found.span])


def test_a_clause_told_by_another_sentence_is_not(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        f"The harbour master apologised to the fishermen {DEMAND}.",
        "The harbour master apologised to the fishermen in a letter.",
        "Two rival parties and leaders of the union have demanded that there be an inquiry.",
    )
    assert _texts(*told) == []


def test_a_clause_told_by_two_neighbouring_sentences_is_not(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        f"The harbour master apologised to the fishermen {DEMAND}.",
        "The harbour master apologised to the fishermen in a letter.",
        "Leaders of the union demanded an inquiry.",
        "So did two rival parties.",
    )
    assert _texts(*told) == []


def test_a_relative_clause_with_a_figure_is_alone(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        "The dam, which a Danish firm repaired for 40 million crowns in 2011, broke before dawn.",
        "The dam broke before dawn.",
    )
    assert _texts(*told) == ["The dam, which a Danish firm repaired for 40 million crowns in 2011"]


def test_a_clause_whose_figure_is_told_is_not_alone(analysed: Analyse) -> None:
    sentence = "The dam broke, although a Danish firm had spent $40 million on thicker concrete walls."
    documents = [
        label_document(analysed(f"{LEAD} {sentence}"), "A"),
        label_document(analysed(f"{LEAD} Works of $40 million came too late for the dam."), "B"),
    ]
    assert _texts(documents, aligned(documents, [("A1", "B1", "same", 0.95)], covered=0.5)) == []
    documents[1] = label_document(analysed(f"{LEAD} Works of $90 million came too late for the dam."), "B")
    assert len(_texts(documents, aligned(documents, [("A1", "B1", "same", 0.95)], covered=0.5))) == 1


def test_general_words_of_the_story_do_not_make_a_clause_told(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        "The port stayed closed on Saturday while divers from Marlow searched the flooded port for anchors.",
        "The port stayed closed on Saturday.",
        "The port of Marlow is small.",
        "The port was flooded before.",
    )
    (found,) = _texts(*told)
    assert "divers" in found
    assert "stayed" not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The port stayed closed, she said.",  # only who says it is new
        "The port stayed closed on Saturday as well.",  # too little
        "The port, a busy old place, stayed closed.",  # an apposition tells what something is
    ],
)
def test_too_little_is_not_alone(analysed: Analyse, sentence: str) -> None:
    assert _texts(*_storm(analysed, sentence, "The port stayed closed on Saturday.")) == []


def test_a_lead_has_no_part_of_its_own(analysed: Analyse) -> None:
    documents = labelled(
        analysed, "The port was flooded while choirs from nine villages sang ballads in the old opera.", LEAD
    )
    assert _texts(documents, aligned(documents, [("A1", "B1", "same", 0.9)])) == []


def test_the_main_clause_of_a_linked_sentence_may_be_told_in_other_words(analysed: Analyse) -> None:
    sentence = "Angry skippers hurled insults at the beleaguered minister."
    documents = labelled(analysed, f"{LEAD} {sentence}", f"{LEAD} Boat owners shouted down the politician.")
    same = aligned(documents, [("A2", "B2", "same", 0.6)])
    assert _texts(documents, same) == []
    weak = aligned(documents, [("A2", "B2", "related", 0.5)], covered=0.5)
    assert _texts(documents, weak) == [sentence.rstrip(".")]


def test_the_surer_a_sentence_is_told_the_less_of_a_clause_may_be_found(analysed: Analyse) -> None:
    documents, weak = _storm(
        analysed,
        "The harbour master apologised after rival parties of the opposition demanded that an inquiry begin.",
        "The harbour master apologised when an inquiry was ordered by the opposition.",
    )
    sure = Alignment(labels=weak.labels, links=weak.links, coverage=dict.fromkeys(weak.coverage, 0.99))
    unsure = Alignment(labels=weak.labels, links=weak.links, coverage=dict.fromkeys(weak.coverage, 0.5))
    assert len(_texts(documents, unsure)) > len(_texts(documents, sure)) == 0


def test_accents_and_first_names_are_no_news(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        "The ferry sank, as captain José Almén of the coast guard reported to the ministry at noon.",
        "The ferry sank, as Almen of the coast guard reported to the ministry.",
    )
    assert _texts(*told) == []


def test_a_third_article_counts_too(analysed: Analyse) -> None:
    documents = labelled(
        analysed,
        f"{LEAD} The harbour master apologised {DEMAND}.",
        f"{LEAD} The harbour master apologised.",
        f"{LEAD} It came {DEMAND}.",
    )
    alignments = [aligned([a, b]) for a, b in itertools.combinations(documents, 2)]
    views = views_of(documents)
    others = others_of(views, pairs_of(views, alignments), {})
    assert [p for u in views["A"].body() for p in alone(views["A"], u, others["A"])] == []


def test_at_most_two_in_a_sentence_in_reading_order(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        "The firm, which owns nine quarries in Wales, paid, while judges froze three foreign accounts, "
        "because thieves had melted silver spoons in Bergen.",
        "The firm paid.",
    )
    found = _parts(*told)
    assert 1 <= len(found) <= 2
    assert [p.span.start for p in found] == sorted(p.span.start for p in found)


def test_a_quotation_is_closed(analysed: Analyse) -> None:
    told = _storm(
        analysed,
        "The mayor thanked the crews, calling the volunteers “heroes with rusty shovels and warm hearts.”",
        "The mayor thanked the crews.",
    )
    (found,) = _texts(*told)
    assert found.count("“") == found.count("”")


# ---------------------------------------------------------------- properties

_SENTENCES = [
    "The mayor of Tarn resigned on Friday after three judges froze the accounts of her party.",
    "Police, who had searched the old mill in vain, arrested two men from Bergen.",
    "“I have done nothing wrong at all,” Rolf Lind said, calling the trial a circus of liars.",
    "Ferries will run every ten minutes until spring because of the closed bridge.",
    "The union called the plan a gamble with 40 jobs, while farmers blocked roads near Odense with tractors.",
]


@pytest.fixture(scope="module")
def pool(analysed: Analyse) -> Analyse:
    return analysed


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(_SENTENCES), cut=st.integers(1, 4), data=st.data())
def test_parts_are_verbatim_and_mirrored(
    pool: Analyse, order: list[str], cut: int, data: st.DataObject
) -> None:
    one, two = " ".join(order[:cut]), " ".join(order[cut:])
    docs, mirror = labelled(pool, one, two), labelled(pool, two, one)
    cells = list(itertools.product([s.id for s in docs[0].sentences], [s.id for s in docs[1].sentences]))
    chosen = data.draw(st.lists(st.sampled_from(cells), unique=True, max_size=4))
    links = [(a, b, data.draw(st.sampled_from(["same", "related"])), 0.6) for a, b in chosen]
    alignment = aligned(docs, links, covered=0.6)
    for label in "AB":
        found = _parts(docs, alignment, label)
        other = _parts(mirror, swapped(alignment), flip(label))
        assert verbatim(docs, [p.span for p in found])
        assert [(p.span.text, p.confidence) for p in found] == [(p.span.text, p.confidence) for p in other]
        assert all(0 <= p.confidence <= 1 for p in found)


def test_an_article_tells_all_of_itself(analysed: Analyse) -> None:
    documents = labelled(analysed, " ".join(_SENTENCES), " ".join(_SENTENCES))
    assert _texts(documents, aligned(documents, covered=0.5)) == []
