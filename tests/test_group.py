"""Which articles of a collection belong to one event."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from test_event import BLAZE, FIRE, VOTE

from compare.corpus.group import cluster, group_events, neighbourhood
from compare.records import Document

Analysed = Callable[[str], Document]

# Alone it leaves open whether FIRE is meant: same town, some of the same words, no maker and no figures.
SHELTER = """Families sleep in a school after warehouse blaze
Families evacuated in Delmont spent the night in a school gym.
The smell of smoke hung over their street on Wednesday.
"We heard a loud bang and ran," said Ana Ruiz, who has lived there for ten years.
"""


def dated(document: Document, date: str | None) -> Document:
    return msgspec.structs.replace(document, article=msgspec.structs.replace(document.article, date=date))


def test_articles_on_one_event_get_one_label_in_order_of_appearance(analysed: Analysed) -> None:
    assert group_events([analysed(t) for t in (VOTE, FIRE, BLAZE, VOTE)]) == [0, 1, 1, 0]


def test_the_order_of_the_articles_changes_the_labels_only(analysed: Analysed) -> None:
    assert group_events([analysed(t) for t in (FIRE, VOTE, BLAZE)]) == [0, 1, 0]


def test_none_and_one_article(analysed: Analysed) -> None:
    assert group_events([]) == []
    assert group_events([analysed(FIRE)]) == [0]


def test_dates_months_apart_keep_like_articles_apart(analysed: Analysed) -> None:
    fire, blaze = analysed(FIRE), analysed(BLAZE)
    assert group_events([dated(fire, "2020-03-03"), dated(blaze, "2020-03-04")]) == [0, 0]
    assert group_events([dated(fire, "2020-03-03"), dated(blaze, "2021-06-30")]) == [0, 1]


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (("2020-03-03", "2020-03-03"), [0, 0]),
        (("2020-03-03", "2020-03-04"), [0, 0]),
        (("2020-03-03", "2020-03-06"), [0, 1]),
        (("2020-03-03", None), [0, 1]),
        ((None, None), [0, 1]),
        (("2020", "2020"), [0, 1]),
    ],
)
def test_dates_at_most_a_day_apart_speak_for_one_event(
    analysed: Analysed, dates: tuple[str | None, str | None], labels: list[int]
) -> None:
    documents = [dated(analysed(t), date) for t, date in zip((FIRE, SHELTER), dates, strict=True)]
    assert group_events(documents) == labels


def test_one_day_does_not_join_two_stories(analysed: Analysed) -> None:
    assert group_events([dated(analysed(t), "2020-03-03") for t in (FIRE, VOTE)]) == [0, 1]


def test_a_collection_large_enough_for_its_own_word_weights(analysed: Analysed) -> None:
    towns = [
        "Delmont",
        "Sundby",
        "Karsk",
        "Ostend",
        "Marlow",
        "Barra",
        "Teal",
        "Norwick",
        "Elba",
        "Quill",
        "Rusk",
    ]
    chiefs = ["Penn", "Borg", "Lenz", "Diaz", "Holt", "Reyes", "Moss", "Hale", "Kerr", "Vance", "Tuck"]
    makers = [
        "Oakline",
        "Brava",
        "Cortex",
        "Dunlo",
        "Evora",
        "Fabric",
        "Gadel",
        "Hilton",
        "Indigo",
        "Jasper",
        "Kobal",
    ]
    things = ["chairs", "paint", "toys", "shoes", "glass", "paper", "tiles", "rugs", "lamps", "soap", "wire"]
    texts = []
    for town, chief, maker, thing in zip(towns, chiefs, makers, things, strict=True):
        texts += [
            f"Fire destroys {maker} plant in {town}\nA fire destroyed a plant making {thing} in {town}, "
            f"fire chief {chief} said.\nThe company {maker} sells {thing} abroad.",
            f"{maker} plant burns in {town}\nThe plant of {maker} in {town} burned down. "
            f"Chief {chief} praised his crew.\nIt was known for its {thing}.",
            f"{town}: {maker} loses {thing} plant\nFlames ate the {maker} plant in {town}.\n"
            f"Fire chief {chief} said the {thing} burned fast.",
        ]
    labels = group_events([analysed(t) for t in texts])
    assert labels == [k // 3 for k in range(len(texts))]


def test_neighbours_hold_a_weak_pair_together() -> None:
    chances = np.array(
        [[1.0, 0.9, 0.35, 0.0], [0.9, 1.0, 0.9, 0.0], [0.35, 0.9, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]]
    )
    assert neighbourhood(chances)[0, 2] > chances[0, 2]
    assert cluster(neighbourhood(chances), 0.55, complete=True) == [0, 0, 0, 1]
