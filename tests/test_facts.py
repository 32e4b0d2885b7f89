"""Facts: what both tell, what only one tells, and what is never called missing."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from contrast_cases import Analyse, aligned, find, flip, labelled, swapped, verbatim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import compare
from compare.contrast.facts import find_facts
from compare.records import Alignment, Divergence, Document, Event, Fact, Quantity

HARBOUR = (
    "The city of Norhaven closed its old harbour bridge on Monday. "
    "Engineers found cracks in two of the pillars. "
    "Ferries will run every ten minutes until spring."
)
BRIDGE = (
    "Norhaven shut the harbour bridge on Monday after cracks were found. "
    "Shop owners on the island fear for their trade. "
    "“We live off day visitors,” said baker Ida Holm."
)


def _facts(documents: list[Document], *alignments: Alignment) -> tuple[Fact, ...]:
    return find_facts(documents, alignments, ())


def _only(facts: tuple[Fact, ...], label: str) -> list[str]:
    return [s.sentence for f in facts if f.status == "only" and f.articles == (label,) for s in f.evidence]


def test_same_link_is_one_fact_in_both(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.8)]))
    both = [f for f in facts if f.status == "both"]
    assert [f.articles for f in both] == [("A", "B")]
    assert [s.sentence for s in both[0].evidence] == ["A1", "B1"]
    assert "A1" not in _only(facts, "A")


def test_uncovered_sentences_are_only_in_one(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.8)]))
    assert sorted(_only(facts, "A")) == ["A2", "A3"]
    assert sorted(_only(facts, "B")) == ["B2", "B3"]


RETOLD = (
    "Norhaven's old harbour bridge was closed by the city on Monday. "
    "In two of its pillars cracks were found by engineers. "
    "Until spring there will be ferries that run every ten minutes."
)
ELSEWHERE = "A festival opens in Lund today. Four hundred singers are on their way."


def test_covered_sentence_without_link_is_not_only(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, RETOLD)
    facts = _facts(docs, aligned(docs, covered=0.6))
    assert not [f for f in facts if f.status == "only"]


def test_a_lead_is_only_in_one_on_twice_the_evidence(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, ELSEWHERE)
    unsure = _facts(docs, aligned(docs, covered=0.35))
    assert sorted(_only(unsure, "A")) == ["A2", "A3"]
    assert "A1" in _only(_facts(docs, aligned(docs, covered=0.2)), "A")


def test_a_related_link_does_not_make_a_sentence_told(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs, [("A2", "B2", "related", 0.5), ("A3", "B3", "related", 0.4)]))
    assert sorted(_only(facts, "A")) == ["A2", "A3"]


def test_a_near_certain_link_leaves_no_whole_sentence_to_one(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs, [("A2", "B2", "related", 0.95), ("A3", "B3", "related", 0.4)]))
    assert _only(facts, "A") == ["A3"]


def test_a_sentence_of_which_every_word_is_told_is_not_only(analysed: Analyse) -> None:
    docs = labelled(analysed, RETOLD, HARBOUR + " The bridge is old.")
    assert "B4" not in _only(_facts(docs, aligned(docs)), "B")
    assert not _only(_facts(docs, aligned(docs)), "A")


def test_found_in_a_third_article_is_not_only(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE, HARBOUR)
    a, b, c = docs
    facts = _facts(
        docs,
        aligned([a, b]),
        aligned([a, c], [("A2", "C2", "same", 1.0)]),
        aligned([b, c]),
    )
    assert "A2" not in _only(facts, "A")
    shared = [f for f in facts if f.status == "both"]
    assert [f.articles for f in shared] == [("A", "C")]


def test_nothing_says_omitted(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    for fact in _facts(docs, aligned(docs)):
        assert "Not found in" in fact.why
        assert not any(w in fact.why.lower() for w in ("omit", "hid", "ignore", "left out"))


def test_chain_of_links_does_not_glue_all(analysed: Analyse) -> None:
    text = "One train left Arden. Two buses left Borg. Three ships left Carse. Four planes left Dorn."
    docs = labelled(analysed, text, text.replace("left", "quit"))
    chain = [("A1", "B1"), ("A2", "B1"), ("A2", "B2"), ("A3", "B2"), ("A3", "B3"), ("A4", "B3"), ("A4", "B4")]
    facts = _facts(docs, aligned(docs, [(a, b, "same", 0.6) for a, b in chain]))
    assert max(len(f.evidence) for f in facts) <= 4
    told = {s.sentence for f in facts for s in f.evidence}
    assert told == {s.id for d in docs for s in d.sentences}


def test_one_sentence_may_answer_two(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "Mayor Anna Berg resigned on Friday. Her deputy Tom Falk will take over.",
        "Mayor Anna Berg resigned on Friday and her deputy Tom Falk takes over.",
    )
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.7), ("A2", "B1", "same", 0.6)]))
    assert [[s.sentence for s in f.evidence] for f in facts] == [["A1", "A2", "B1"]]


def test_quotation_that_runs_on_is_one_fact(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "“The river rose in an hour. Nobody had warned us.” The school is shut.",
        "A festival opens in Lund today.",
    )
    runs = [[s.sentence for s in f.evidence] for f in _facts(docs, aligned(docs)) if f.articles == ("A",)]
    assert ["A1", "A2"] in runs
    assert ["A3"] in runs


def test_pronoun_start_joins_but_a_new_subject_does_not(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "Rolf Lind bought the mill in May. He wants to grind oats there. The council met on Tuesday.",
        "A festival opens in Lund today.",
    )
    runs = sorted(
        [s.sentence for s in f.evidence] for f in _facts(docs, aligned(docs)) if f.articles == ("A",)
    )
    assert runs == [["A1", "A2"], ["A3"]]


LONG = (
    "The parliament passed the budget on Thursday, while protesters from three farmers' unions dumped manure "
    "and blocked motorways near Odense with tractors."
)


def test_clause_without_counterpart_is_shown_alone(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        f"The parliament met on Thursday. {LONG}",
        "The parliament met. The parliament passed the budget on Thursday by a wide margin of votes.",
    )
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.9), ("A2", "B2", "same", 0.6)]))
    parts = [f.evidence[0].text for f in facts if f.status == "only" and f.articles == ("A",)]
    assert len(parts) == 1
    assert "manure" in parts[0]
    assert "budget" not in parts[0]


def test_clause_told_elsewhere_in_the_other_article_is_not(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        LONG,
        "The parliament passed the budget on Thursday by a wide margin of votes. Unions of farmers had "
        "protesters dumping manure and blocking motorways near Odense with tractors.",
    )
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.6), ("A1", "B2", "same", 0.5)]))
    assert not _only(facts, "A")


def test_divergence_inside_a_fact_makes_it_differ(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    divergence = Divergence(
        id="d1",
        kind="detail",
        topic="bridge",
        sides={"A": (find(docs[0], "closed"),), "B": (find(docs[1], "shut"),)},
        importance=2,
        question="?",
    )
    facts = find_facts(docs, [aligned(docs, [("A1", "B1", "same", 0.8)])], [divergence])
    assert [f.status for f in facts if len(f.articles) == 2] == ["differ"]


def test_divergence_outside_every_group_gets_a_row(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    spans = find(docs[0], "every ten minutes"), find(docs[1], "day visitors")
    divergence = Divergence(
        id="d1", kind="figure", topic="x", sides={"A": spans[:1], "B": spans[1:]}, importance=2, question="?"
    )
    facts = find_facts(docs, [aligned(docs)], [divergence])
    assert [f.evidence for f in facts if f.status == "differ"] == [spans]


# ---------------------------------------------------------------- dates


def _dated(documents: list[Document], *dates: str | None) -> list[Document]:
    return [
        msgspec.structs.replace(d, article=msgspec.structs.replace(d.article, date=date))
        for d, date in zip(documents, dates, strict=True)
    ]


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        (("2020-05-02", "2020-05-01"), "unknown"),
        (("2020-05-01", "2020-05-02"), "yes"),
        (("2020-05-01", "2020-05-01"), "yes"),
        (("2020-05-01", None), "unknown"),
        ((None, None), "unknown"),
    ],
)
def test_could_have_known(analysed: Analyse, dates: tuple[str | None, ...], answer: str) -> None:
    docs = _dated(labelled(analysed, HARBOUR, BRIDGE), *dates)
    facts = _facts(docs, aligned(docs))
    assert {f.could_have_known for f in facts if f.articles == ("A",)} == {answer}


@pytest.mark.parametrize(("day", "answer"), [("2020-05-02", "no"), ("2020-05-01", "unknown")])
def test_only_what_is_dated_after_the_other_article_could_not_be_known(
    analysed: Analyse, day: str, answer: str
) -> None:
    told = "The bridge was shut on Saturday by the harbour police."
    docs = _dated(labelled(analysed, told, BRIDGE), "2020-05-02", "2020-05-01")
    date = Quantity(span=find(docs[0], "Saturday"), kind="date", value=2020, iso=day)
    docs[0] = msgspec.structs.replace(docs[0], numbers=(date,))
    facts = _facts(docs, aligned(docs))
    assert [f.could_have_known for f in facts if f.articles == ("A",)] == [answer]


def test_the_event_itself_is_told_in_both(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    alignment = aligned(docs, covered=0.4)
    same = find_facts(docs, [alignment], (), Event(verdict="same", score=0.9))
    assert [[e.sentence for e in f.evidence] for f in same if f.status == "both"] == [["A1", "B1"]]
    unsure = find_facts(docs, [alignment], (), Event(verdict="unsure", score=0.4))
    assert not [f for f in unsure if f.status == "both"]
    linked = aligned(docs, [("A1", "B1", "same", 0.8)])
    found = find_facts(docs, [linked], (), Event(verdict="same", score=1.0))
    assert len([f for f in found if f.status == "both"]) == 1


def test_an_old_event_told_later_is_unknown_not_no(analysed: Analyse) -> None:
    docs = _dated(
        labelled(analysed, "The bridge was built in 1961 by Danish prisoners.", BRIDGE),
        "2020-05-02",
        "2020-05-01",
    )
    year = Quantity(span=find(docs[0], "1961"), kind="date", value=1961, iso="1961")
    docs[0] = msgspec.structs.replace(docs[0], numbers=(year,))
    facts = _facts(docs, aligned(docs))
    assert [f.could_have_known for f in facts if f.articles == ("A",)] == ["unknown"]


def test_told_in_all_was_known(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs, [("A1", "B1", "same", 0.8)]))
    assert [f.could_have_known for f in facts if f.status == "both"] == ["yes"]


# ---------------------------------------------------------------- kind, label, order


def test_kinds(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "“We live off day visitors and nothing else,” Holm said.\n"
        "The ferry was cancelled because of heavy ice.\n"
        "Trams run to the zoo.\nThe accused is due to appear on Friday.",
        "A festival opens in Lund.",
    )
    kinds = {f.evidence[0].sentence: f.kind for f in _facts(docs, aligned(docs))}
    assert kinds["A1"] == "quote"
    assert kinds["A2"] == "cause"
    assert kinds["A3"] == "fact"
    assert kinds["A4"] == "fact"  # "due to appear" is a time, not a reason


def test_label_is_short_and_verbatim(analysed: Analyse) -> None:
    docs = labelled(analysed, LONG, "A festival opens in Lund.")
    for fact in _facts(docs, aligned(docs)):
        words = fact.label.replace("…", "").strip()
        assert len(words.split()) <= 14
        assert any(words in d.article.text for d in docs)


def test_more_that_is_new_weighs_more(analysed: Analyse) -> None:
    lead = (
        "Prime Minister Eva Strand and the Union of Dockers signed the Tarn Agreement in Oslo on 3 May 2019."
    )
    docs = labelled(
        analysed, f"{lead} Rain fell on the town. Cars stood still. Dogs barked.", "A festival opens in Lund."
    )
    by_sentence = {f.evidence[0].sentence: f.importance for f in _facts(docs, aligned(docs))}
    assert by_sentence["A1"] > by_sentence["A2"]
    assert all(1 <= v <= 5 for v in by_sentence.values())


def test_a_new_speaker_and_a_reason_weigh_more_than_a_place_in_the_text(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "The mill in Tarn burned down on Sunday. The roof is made of grey slate from a quarry nearby. "
        "“We told the owner of the wires in May,” said fireman Rolf Lind, because two flats were flooded.",
        "A mill has burned down in Tarn on Sunday.",
    )
    facts = [f for f in _facts(docs, aligned(docs, [("A1", "B1", "same", 0.9)])) if f.status == "only"]
    assert [f.evidence[0].sentence for f in facts] == ["A3", "A2"]
    assert "No other article names Rolf Lind." in facts[0].why
    assert "It gives a reason." in facts[0].why
    assert "reason" not in facts[1].why


def test_ids_follow_importance(analysed: Analyse) -> None:
    docs = labelled(analysed, HARBOUR, BRIDGE)
    facts = _facts(docs, aligned(docs))
    assert [f.id for f in facts] == [f"f{i}" for i in range(1, len(facts) + 1)]
    assert [f.importance for f in facts] == sorted((f.importance for f in facts), reverse=True)


# ---------------------------------------------------------------- properties

_SENTENCES = [
    "The mayor of Tarn resigned on Friday.",
    "Police arrested two men near the old mill.",
    "“I have done nothing wrong at all,” Rolf Lind said.",
    "He had led the town since 2009.",
    "Ferries will run every ten minutes until spring because of the closed bridge.",
    "The union called the plan a gamble with 40 jobs, while farmers blocked roads near Odense with tractors.",
]
_TEXT = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=5, unique=True).map(" ".join)


@pytest.fixture(scope="module")
def pool(analysed: Analyse) -> Analyse:
    return analysed


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations(_SENTENCES), cut=st.integers(1, 5), data=st.data())
def test_swap_mirrors_and_spans_are_verbatim(
    pool: Analyse, order: list[str], cut: int, data: st.DataObject
) -> None:
    one, two = " ".join(order[:cut]), " ".join(order[cut:])
    docs, mirror = labelled(pool, one, two), labelled(pool, two, one)
    cells = list(itertools.product([s.id for s in docs[0].sentences], [s.id for s in docs[1].sentences]))
    chosen = data.draw(st.lists(st.sampled_from(cells), unique=True, max_size=5))
    links = [
        (a, b, data.draw(st.sampled_from(["same", "related"])), data.draw(st.floats(0.3, 1)))
        for a, b in chosen
    ]
    alignment = aligned(docs, links)
    facts, flipped = _facts(docs, alignment), _facts(mirror, swapped(alignment))
    assert verbatim(docs, [s for f in facts for s in f.evidence])
    assert [_key(f) for f in facts] == [_key(f, mirrored=True) for f in flipped]


def _key(fact: Fact, *, mirrored: bool = False) -> tuple[object, ...]:
    spans = sorted((flip(s.sentence) if mirrored else s.sentence, s.start, s.end) for s in fact.evidence)
    return fact.id, fact.status, fact.label, fact.importance, fact.kind, fact.confidence, spans


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=_TEXT)
def test_an_article_and_itself_share_all(text: str) -> None:
    result = compare.compare_articles([compare.Article.from_text(text)] * 2, force=True)
    assert not [f for f in result.facts if f.status == "only"]
    assert not result.divergences
