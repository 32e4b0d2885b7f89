"""Other words for the same person, thing or act: what stands in one row, and what must not."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from compare import align
from compare.contrast.word_choice import find_word_choices
from compare.labels import label_document
from compare.records import Document, WordChoice

Read = Callable[[str], Document]


def rows(analysed: Read, *texts: str) -> tuple[WordChoice, ...]:
    documents = [label_document(analysed(t), label) for t, label in zip(texts, "ABC", strict=False)]
    alignments = [align.align(a, b) for a, b in itertools.combinations(documents, 2)]
    found = find_word_choices(documents, alignments, ())
    by_label = dict(zip("ABC", documents, strict=False))
    for row in found:
        for label, spans in row.sides.items():
            for span in spans:
                assert by_label[label].article.text[span.start : span.end] == span.text
                assert span.article == label
    return found


def cells(row: WordChoice) -> dict[str, list[str]]:
    return {label: [s.text for s in spans] for label, spans in row.sides.items()}


SENT = (
    "The ferry company cancelled the contract with the Oslo shipyard on Tuesday. Ingrid Moen, a retired "
    "pilot, said that the ferries were too heavy for the harbour. Work had begun in May."
)
LOUD = (
    "The ferry company tore up the contract with the Oslo shipyard on Tuesday. Ingrid Moen, a fierce critic "
    "of the mayor, claimed that the ferries were too heavy for the harbour. Few were surprised."
)


def test_verbs_for_one_act_stand_in_one_row(analysed: Read) -> None:
    found = [cells(r) for r in rows(analysed, SENT, LOUD) if r.kind == "act"]
    assert {"A": ["cancelled"], "B": ["tore up"]} in found


def test_what_a_person_is_called(analysed: Read) -> None:
    named = [r for r in rows(analysed, SENT, LOUD) if r.kind == "name"]
    assert [r.about for r in named] == ["Ingrid Moen"]
    assert cells(named[0]) == {"A": ["retired pilot"], "B": ["fierce critic of the mayor"]}


def test_verb_of_saying_has_its_tag(analysed: Read) -> None:
    row = next(r for r in rows(analysed, SENT, LOUD) if "introduced" in r.about)
    assert cells(row) == {"A": ["said"], "B": ["claimed"]}
    assert "judging verb" in row.tags["B"]
    assert row.tags["A"] == ()


def test_marked_rows_come_first_and_are_numbered(analysed: Read) -> None:
    found = rows(analysed, SENT, LOUD)
    marked = ["judging verb" in r.tags["B"] or "loaded word" in r.tags["B"] for r in found]
    assert marked == sorted(marked, reverse=True)
    assert [r.id for r in found] == [f"w{i}" for i in range(1, len(found) + 1)]


def test_swapped_articles_give_the_mirrored_rows(analysed: Read) -> None:
    there = [(r.kind, r.about, cells(r), r.tags) for r in rows(analysed, SENT, LOUD)]
    back = [(r.kind, r.about, cells(r), r.tags) for r in rows(analysed, LOUD, SENT)]

    def turned(sides: dict[str, object]) -> dict[str, object]:
        return {"A": sides["B"], "B": sides["A"]}

    assert there == [(k, a, turned(dict(c)), turned(dict(t))) for k, a, c, t in back]
    assert there


@pytest.mark.parametrize("text", [SENT, LOUD])
def test_an_article_against_itself_gives_nothing(analysed: Read, text: str) -> None:
    assert rows(analysed, text, text) == ()


def test_a_capital_for_the_government(analysed: Read) -> None:
    one = "Norway rejected the fishing quota on Monday. Norway will vote again in June."
    two = "Oslo rejected the fishing quota on Monday. A new vote is due in June."
    row = next(r for r in rows(analysed, one, two) if r.kind == "name")
    assert row.about == "Norway"
    assert cells(row)["B"] == ["Oslo"]
    assert row.tags["B"] == ("place for a government",)


def test_a_capital_as_a_place_is_no_other_word(analysed: Read) -> None:
    one = "Norway rejected the fishing quota on Monday."
    two = "Norway rejected the fishing quota at a meeting in Oslo on Monday."
    assert rows(analysed, one, two) == ()


def test_nouns_for_one_thing_by_the_words_around_them(analysed: Read) -> None:
    one = "A debate over the new parking law for the old town grew on Friday as the council met."
    two = "A firestorm over the new parking law for the old town grew on Friday as the council met."
    found = [cells(r) for r in rows(analysed, one, two) if r.kind == "thing"]
    assert found == [{"A": ["debate"], "B": ["firestorm"]}]


def test_another_object_is_another_act(analysed: Read) -> None:
    one = "The ferry company cancelled the summer party on Tuesday."
    two = "The ferry company tore up the contract with the Oslo shipyard on Tuesday."
    assert [r for r in rows(analysed, one, two) if r.kind == "act"] == []


def test_another_doer_is_another_act(analysed: Read) -> None:
    one = "Anna Berg cut the library budget in March."
    two = "Peter Holm slashed the library budget in March."
    assert [r for r in rows(analysed, one, two) if r.kind == "act"] == []


def test_things_with_other_names_around_them_are_apart(analysed: Read) -> None:
    one = "The shooting at the Riverside mall shocked the town on Friday."
    two = "The massacre at the Hilltop mall shocked the town on Friday."
    assert [r for r in rows(analysed, one, two) if r.kind == "thing"] == []


def test_words_of_one_strength_are_no_row(analysed: Read) -> None:
    one = "The council ended the bus contract with Nordline on Monday."
    two = "The council terminated the bus contract with Nordline on Monday."
    assert rows(analysed, one, two) == ()


def test_titles_alone_are_no_row(analysed: Read) -> None:
    one = "Mayor Ingrid Moen opened the bridge on Monday."
    two = "Ingrid Moen, the mayor, opened the bridge on Monday."
    assert rows(analysed, one, two) == ()


def test_a_row_over_three_articles_has_all_that_describe_the_person(analysed: Read) -> None:
    third = "Ingrid Moen, a hero of the harbour, spoke first. The ferry company gave no reason."
    row = next(r for r in rows(analysed, SENT, LOUD, third) if r.kind == "name")
    assert set(row.sides) == {"A", "B", "C"}
