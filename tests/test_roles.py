"""The same act with another doer, or done to another one: what is shown and what is not."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, swapped, verbatim

from compare.contrast.roles import role_divergences
from compare.contrast.units import pairs_of, views_of
from compare.labels import label_document
from compare.records import Divergence, Document


def _found(
    analysed: Analyse, one: str, two: str, relation: str = "same", *, swap: bool = False
) -> list[Divergence]:
    docs: list[Document] = [label_document(analysed(t), label) for t, label in ((one, "A"), (two, "B"))]
    rows = zip(docs[0].sentences, docs[1].sentences, strict=False)
    alignment = aligned(docs, [(a.id, b.id, relation, 0.7) for a, b in rows])
    if swap:
        alignment = swapped(alignment)
    views = views_of(docs)
    found = list(role_divergences(views, pairs_of(views, [alignment])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    return found


TAX = "blocked the harbor in Borg over the new fish tax."


@pytest.mark.parametrize(
    ("one", "two", "kind", "words"),
    [
        (f"Fishermen {TAX}", f"Farmers {TAX}", "actor", ("Fishermen blocked", "Farmers blocked")),
        (
            f"Norwegian fishermen {TAX}",
            f"Danish fishermen {TAX}",
            "actor",
            ("Norwegian fishermen blocked", "Danish fishermen blocked"),
        ),
        (
            "The coach praised Anna Berg after the final.",
            "The coach praised Rolf Lind after the final.",
            "object",
            ("Anna Berg", "Rolf Lind"),
        ),
        (
            "Anna Berg and Rolf Lind signed the Arden contract.",
            "Anna Berg signed the Arden contract.",
            "actor",
            ("Anna Berg and Rolf Lind signed", "Anna Berg signed"),
        ),
        (
            "Israel bombed the port of Tarn on Monday.",
            "The port of Tarn was bombed on Monday.",
            "actor",
            ("Israel bombed", "was bombed"),
        ),
        (
            "Peter Smith attacked the driver.",
            "The driver was attacked by Robert Jones.",
            "actor",
            ("Peter Smith attacked", "Robert Jones"),
        ),
    ],
)
def test_another_party(analysed: Analyse, one: str, two: str, kind: str, words: tuple[str, str]) -> None:
    found = _found(analysed, one, two)
    assert [(d.kind, d.sides["A"][0].text, d.sides["B"][0].text) for d in found] == [(kind, *words)]
    mirrored = _found(analysed, two, one, swap=True)
    assert [(d.topic, d.sides["B"], d.sides["A"]) for d in mirrored] != []
    assert [d.topic for d in mirrored] == [d.topic for d in found]
    assert [(d.sides["B"][0].text, d.sides["A"][0].text) for d in mirrored] == [words]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The United Nations closed the port of Tarn.", "The U.N. closed the port of Tarn."),  # acronym
        ("Norway closed the port of Tarn on Monday.", "Oslo closed the port of Tarn on Monday."),  # capital
        ("Officials closed the port of Tarn on Monday.", "Norway closed the port of Tarn on Monday."),  # part
        (
            "Police arrested Rolf Lind in Tarn on Monday.",
            "Rolf Lind was arrested in Tarn on Monday.",
        ),  # usual
        ("Peter Smith attacked the driver.", "Smith attacked the driver."),  # short name
        ("The mayor attacked the driver.", "Peter Smith attacked the driver."),  # may be the mayor
        (f"Fishermen {TAX}", "Farmers blocked a road in Arden in May."),  # another act
        ("Norway closed the port of Tarn on Monday.", "Norway closed the port of Tarn on Monday, it said."),
        (f"Fishermen {TAX}", f"Farmers never {TAX}"),  # denied
        (f"Residents {TAX}", f"Fishermen {TAX}"),  # a wider word
        ("Lind said “farmers blocked the port of Tarn.”", "Fishermen blocked the port of Tarn."),  # quoted
    ],
)
def test_not_another_party(analysed: Analyse, one: str, two: str) -> None:
    assert not _found(analysed, one, two)


def test_related_sentences_need_more_in_common(analysed: Analyse) -> None:
    short = "Peter Smith attacked the driver.", "Robert Jones attacked the driver."
    assert not _found(analysed, *short, relation="related")
    assert _found(analysed, f"Fishermen {TAX}", f"Farmers {TAX}", relation="related")


def test_doer_told_in_the_next_sentence_is_not_left_out(analysed: Analyse) -> None:
    assert not _found(
        analysed,
        "Israel bombed the port of Tarn on Monday.",
        "The port of Tarn was bombed on Monday. Israel said it had aimed at ships.",
    )


def test_who_is_put_in_front(analysed: Analyse) -> None:
    found = _found(
        analysed,
        "Danish fishermen thanked Rolf Lind for the new harbor.",
        "Norwegian farmers accused Rolf Lind of waste.",
        relation="related",
    )
    assert [d.topic for d in found] == ["who is put in front: Rolf Lind"]
    assert found[0].sides["A"][0].text == "Danish fishermen"
