"""Headlines: parts, and whether the article's own body tells them."""

from __future__ import annotations

from contrast_cases import Analyse, labelled, verbatim, with_headline

from compare.contrast.headlines import check_headlines
from compare.records import Document, Headline


def _checked(document: Document) -> Headline:
    headline = check_headlines([document])["A"]
    assert headline is not None
    return headline


def test_supported_part_names_its_sentence(analysed: Analyse) -> None:
    doc = with_headline(
        analysed,
        "Tarn council closes swimming pool\nRain fell.\nThe Tarn council voted to close the swimming pool.",
    )
    part = _checked(doc).supported[0]
    assert part.answer == "yes"
    assert part.sentences == ("A2",)
    assert verbatim([doc], [part.part])


def test_part_with_no_word_in_the_body_is_not_supported(analysed: Analyse) -> None:
    doc = with_headline(
        analysed, "Tarn council closes pool; outrage sweeps Sweden\nThe Tarn council closes its pool in May."
    )
    answers = {p.part.text: p.answer for p in _checked(doc).supported}
    assert answers == {"Tarn council closes pool": "yes", "outrage sweeps Sweden": "no"}


def test_told_in_other_words_is_unclear_not_no(analysed: Analyse) -> None:
    doc = with_headline(
        analysed, "Mayor Lind quits over flat scandal\nLind said on Friday that he would step down."
    )
    assert {p.answer for p in _checked(doc).supported} <= {"unclear", "yes"}


def test_a_figure_that_the_body_lacks_is_not_supported(analysed: Analyse) -> None:
    doc = with_headline(analysed, "Fire destroys 40 homes in Tarn\nA fire destroyed homes in Tarn.")
    assert [p.answer for p in _checked(doc).supported] == ["unclear"]


def test_list_comma_does_not_split(analysed: Analyse) -> None:
    doc = with_headline(
        analysed, "Storm hits Norway, Sweden and Finland\nA storm hit Norway, Sweden and Finland."
    )
    assert len(_checked(doc).supported) == 1


def test_no_headline_is_none(analysed: Analyse) -> None:
    docs = labelled(analysed, "It rained all day in Tarn and the river rose.", "It rained in Tarn.")
    assert check_headlines(docs) == {"A": None, "B": None}
