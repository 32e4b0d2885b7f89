"""Topics of cards: a short noun phrase in the articles' words, or the kind of difference alone."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, find, labelled

from compare.contrast.topics import plain_topic
from compare.contrast.units import views_of

ONE = "The council of Lund raised the parking fees by 4 crowns on Monday."
TWO = "Parking fees in Lund may rise, the council said on Monday."


def _topic(
    analysed: Analyse, topic: str, one: str = ONE, two: str = TWO, words: tuple[str, str] = ("", "")
) -> str:
    docs = labelled(analysed, one, two)
    spans = [find(d, w or d.sentences[0].text) for d, w in zip(docs, words, strict=True)]
    return plain_topic(views_of(docs), topic, spans)


def test_loose_words_become_the_noun_phrase_both_share(analysed: Analyse) -> None:
    assert _topic(analysed, "how sure it is: parking, fees").lower() == "how sure it is: parking fees"


def test_things_come_before_names(analysed: Analyse) -> None:
    assert _topic(analysed, "how sure it is: Lund, fees").lower() == "how sure it is: parking fees"


def test_verbs_and_days_name_nothing(analysed: Analyse) -> None:
    assert _topic(analysed, "the day: said, Monday") == "the day"


def test_a_figure_is_not_named_by_a_word_far_off(analysed: Analyse) -> None:
    far = (
        "The bridge, which the mayor opened with a speech, a band, two choirs and a long walk by the river"
        " for all who had come from the islands, cost 40 million crowns."
    )
    other = "The bridge cost 45 million crowns."
    words = ("40 million", "45 million")
    assert _topic(analysed, "the sum: speech, bridge", far, other, words) == "the sum: bridge"
    twice = (
        f"{far[:-1]}, and 45 million crowns went to the band that had come from the islands with two choirs."
    )
    assert _topic(analysed, "the sum: mayor", far, f"The mayor said so. {twice}"[19:], words) == "the sum"


@pytest.mark.parametrize(
    "topic",
    ["boats", "what Rolf Lind is called", "who uses the word “shame”", "how it is described: fees"],
)
def test_other_topics_stay(analysed: Analyse, topic: str) -> None:
    assert _topic(analysed, topic) == topic


def test_two_names_are_joined(analysed: Analyse) -> None:
    assert _topic(analysed, "the word for what was done: Lund, Malmo").endswith("Lund and Malmo")


def test_the_same_whichever_article_comes_first(analysed: Analyse) -> None:
    assert _topic(analysed, "how sure it is: parking, fees", TWO, ONE) == _topic(
        analysed, "how sure it is: parking, fees"
    )
