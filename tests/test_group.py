"""Which articles of a collection belong to one event."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
from test_event import BLAZE, FIRE, VOTE

from compare.corpus.group import cluster, group_events, neighbourhood
from compare.records import Document

Analysed = Callable[[str], Document]


def test_articles_on_one_event_get_one_label_in_order_of_appearance(analysed: Analysed) -> None:
    assert group_events([analysed(t) for t in (VOTE, FIRE, BLAZE, VOTE)]) == [0, 1, 1, 0]


def test_the_order_of_the_articles_changes_the_labels_only(analysed: Analysed) -> None:
    assert group_events([analysed(t) for t in (FIRE, VOTE, BLAZE)]) == [0, 1, 0]


def test_none_and_one_article(analysed: Analysed) -> None:
    assert group_events([]) == []
    assert group_events([analysed(FIRE)]) == [0]


def test_dates_months_apart_keep_like_articles_apart(analysed: Analysed) -> None:
    def dated(text: str, date: str) -> Document:
        document = analysed(text)
        return msgspec.structs.replace(document, article=msgspec.structs.replace(document.article, date=date))

    assert group_events([dated(FIRE, "2020-03-03"), dated(BLAZE, "2020-03-04")]) == [0, 0]
    assert group_events([dated(FIRE, "2020-03-03"), dated(BLAZE, "2021-06-30")]) == [0, 1]


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
