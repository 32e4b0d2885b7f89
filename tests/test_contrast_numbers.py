"""Figures of two articles: the same thing, a contradiction, or one figure for two things."""

from __future__ import annotations

import pytest
from number_cases import parsed

from compare.contrast.numbers import pair_numbers
from compare.contrast.values import excludes, fits
from compare.labels import label_document
from compare.records import Alignment, Document, Link, Number, Quantity, Span


def quantity(value: float, hedge: str | None = None) -> Quantity:
    span = Span(start=0, end=1, text="x")
    return Quantity(span=span, kind="count", value=value, hedge=hedge)


def pair(a: str, b: str, *relations: str, date: str | None = None) -> tuple[Number, ...]:
    """Numbers of two one-paragraph texts whose first sentences are linked as given."""
    left, right = label_document(parsed(a, date), "A"), label_document(parsed(b, date), "B")
    links = tuple(Link(sentences=("A1", "B1"), relation=r, score=0.8) for r in relations)  # type: ignore[arg-type]
    return pair_numbers([left, right], [aligned(left, right, links)])


def aligned(left: Document, right: Document, links: tuple[Link, ...]) -> Alignment:
    labels = (left.sentences[0].id[0], right.sentences[0].id[0])
    coverage = {s.id: 0.5 for d in (left, right) for s in d.sentences}
    return Alignment(labels=labels, links=links, coverage=coverage)


def found(numbers: tuple[Number, ...]) -> set[tuple[str, str, str]]:
    return {
        (n.span.text, p.relation, p.span.text) for n in numbers if n.span.article == "A" for p in n.partners
    }


def relations(numbers: tuple[Number, ...]) -> set[str]:
    return {p.relation for n in numbers for p in n.partners}


@pytest.mark.parametrize(
    ("a", "b", "same", "apart"),
    [
        (quantity(3.44e9), quantity(3.4e9), True, False),
        (quantity(3.44e9), quantity(3.6e9), False, True),
        (quantity(60_000, "about"), quantity(60_000, "more than"), True, False),
        (quantity(60_000, "more than"), quantity(63_000), True, False),
        (quantity(60_000, "at least"), quantity(40_000), False, True),
        (quantity(48), quantity(47), False, True),
        (quantity(2302), quantity(2301), False, True),
        (quantity(6.1), quantity(6.2), False, True),
        (quantity(50, "about"), quantity(48), True, False),
        (quantity(50, "nearly"), quantity(48), True, False),
        (quantity(60_000), quantity(61_500), False, False),
    ],
)
def test_values(a: Quantity, b: Quantity, same: bool, apart: bool) -> None:
    assert (fits(a, b), excludes(a, b)) == (same, apart)
    assert (fits(b, a), excludes(b, a)) == (same, apart)


def test_every_figure_once_in_order() -> None:
    numbers = pair("It cost $5 million in 2014.", "Nine boats sank.")
    assert [(n.span.article, n.span.text) for n in numbers] == [
        ("A", "$5 million"),
        ("A", "2014"),
        ("B", "Nine"),
    ]


def test_same_sum_hedged_or_rounded() -> None:
    numbers = pair(
        "The town repaid the bank about $60,000.", "The town repaid the bank more than $60,000.", "same"
    )
    assert found(numbers) == {("$60,000", "same", "$60,000")}


def test_unlike_lengths_of_one_report_differ_wherever_they_stand() -> None:
    numbers = pair("The 48-page indictment was read.", "Nobody spoke. It is a 47-page indictment, he said.")
    assert found(numbers) == {("48-page", "differ", "47-page")}


def test_one_person_of_two_ages_differs() -> None:
    numbers = pair("Anna Reyes, 41, spoke.", "The mayor is Anna Reyes, 42.")
    assert found(numbers) == {("41", "differ", "42")}


def test_unlike_tolls_in_linked_sentences_differ() -> None:
    numbers = pair("The blast killed 12 people.", "The blast killed 15 people.", "same")
    assert found(numbers) == {("12", "differ", "15")}


def test_toll_in_other_words() -> None:
    numbers = pair("Twelve people died in the blast.", "The blast killed 12 people.", "same")
    assert found(numbers) == {("Twelve", "same", "12")}


def test_small_numbers_meet_by_chance() -> None:
    a, b = "Police held two men over the theft.", "Two boats were stolen in the harbor."
    assert not relations(pair(a, b, "same"))


def test_one_figure_for_two_things() -> None:
    numbers = pair(
        "The town chose the bid of $3.44 billion from a French firm.",
        "The region plans to spend $3.4 billion to build a local harbor.",
    )
    assert found(numbers) == {("$3.44 billion", "same_figure_different_thing", "$3.4 billion")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The blast killed 12 people.", "The blast injured 15 people."),
        ("The blast killed 12 people.", "The blast killed 15 soldiers."),
        ("Anna Reyes, 41, read the report.", "Anna Reyes read the 48-page report."),
        ("Anna Reyes, 41, spoke.", "Paul Meyer, 47, spoke."),
        ("Anna Reyes, 41, spoke.", "Police questioned Paul Reyes, 47, too."),
        ("A 32-year-old British climber fell.", "A 36-year-old Dutch climber fell."),
        ("She repaid $60,000 to the town.", "She spent $250,000 on trips."),
        ("The raid freed three other hostages.", "The raid freed nine hostages."),
        ("The raid freed dozens of hostages.", "The raid freed nine hostages."),
        ("About 50 boats were lost.", "The storm took 48 boats."),
        ("The judge ordered a two-year ban.", "The judge ended a three-year inquiry."),
        ("Three German miners were freed.", "Five Chilean miners were freed."),
        ("Rents rose 5 percent.", "Rents rose 5.1 percentage points."),
    ],
)
@pytest.mark.parametrize("link", ["same", "related"])
def test_no_false_contradiction(a: str, b: str, link: str) -> None:
    assert "differ" not in relations(pair(a, b, link))


def test_unlike_figures_need_linked_sentences() -> None:
    assert not relations(pair("The blast killed 12 people.", "The blast killed 15 people."))


def test_a_figure_with_a_true_partner_contradicts_nothing() -> None:
    numbers = pair(
        "The blast killed 12 people.",
        "The blast killed 12 people, and an earlier blast killed 15 people.",
        "same",
    )
    assert relations(numbers) == {"same"}


def test_dates_of_one_act_differ_only_when_linked() -> None:
    a, b = "The mayor signed the treaty in May 2014.", "The mayor signed the treaty in June 2014."
    assert found(pair(a, b, "same")) == {("May 2014", "differ", "June 2014")}
    assert not relations(pair(a, b))


def test_dates_of_other_occasions_are_left_alone() -> None:
    a, b = "The mayor wrote a letter on May 6, 2014.", "The mayor gave a speech on June 3, 2014."
    assert not relations(pair(a, b, "same"))


def test_a_year_and_its_month_agree() -> None:
    a, b = "The mayor signed the treaty in May 2014.", "The mayor signed the treaty in 2014."
    assert relations(pair(a, b, "same")) == {"same"}


TEXTS = [
    "The blast killed 12 people on Tuesday. The 48-page report cost $3.44 billion, she said.",
    "The blast killed 15 people on Monday. A 47-page report asks for $3.4 billion to build a school.",
    "About 12 people died Tuesday. Half of the town, more than 5,000 people, fled in May 2014.",
]


@pytest.mark.parametrize("link", ["same", "related"])
@pytest.mark.parametrize("a", TEXTS)
@pytest.mark.parametrize("b", TEXTS)
def test_swapping_mirrors(a: str, b: str, link: str) -> None:
    def relation_set(one: str, two: str) -> set[tuple[int, int, str]]:
        numbers = pair(one, two, link, date="2014-06-04")
        return {
            (n.span.start, p.span.start, p.relation)
            for n in numbers
            if n.span.article == "A"
            for p in n.partners
        }

    assert relation_set(a, b) == {(x, y, relation) for y, x, relation in relation_set(b, a)}


@pytest.mark.parametrize("text", TEXTS)
def test_partners_point_at_one_another(text: str) -> None:
    numbers = pair(text, TEXTS[0], "same")
    arrows = {
        (n.span.article, n.span.start, p.span.article, p.span.start, p.relation)
        for n in numbers
        for p in n.partners
    }
    assert arrows == {(c, d, a, b, r) for a, b, c, d, r in arrows}


def test_an_article_and_itself_agree() -> None:
    assert relations(pair(TEXTS[0], TEXTS[0], "same")) == {"same"}


def test_three_articles() -> None:
    documents = [label_document(parsed(t), label) for t, label in zip(TEXTS, "ABC", strict=True)]
    pairs = [(0, 1), (0, 2), (1, 2)]
    numbers = pair_numbers(documents, [aligned(documents[i], documents[j], ()) for i, j in pairs])
    assert [n.span.article for n in numbers] == sorted(n.span.article for n in numbers)
    assert len(numbers) == sum(len(d.numbers) for d in documents)
