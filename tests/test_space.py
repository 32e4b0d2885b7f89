"""Order and room: words, quoted words, first mentions."""

from __future__ import annotations

from contrast_cases import Analyse, aligned, labelled

from compare.contrast.facts import find_facts
from compare.contrast.space import measure_space
from compare.labels import label_document


def test_counts_and_first_mention(analysed: Analyse) -> None:
    docs = labelled(
        analysed,
        "The dam holds. “It will hold for years,” said Per Moe. The dam holds well.",
        "Rain is due. The dam holds.",
    )
    links = [("A1", "B2", "same", 1.0), ("A3", "B2", "same", 0.8)]
    facts = find_facts(docs, [aligned(docs, links)], ())
    space = measure_space(docs, facts)
    shared = next(f.id for f in facts if f.status == "both")
    assert space["A"].words == docs[0].words == 15
    assert space["A"].quoted_words == 5
    assert space["B"].quoted_words == 0
    assert space["A"].first_mention[shared] == "A1"
    assert space["B"].first_mention[shared] == "B2"


def test_a_fact_told_in_one_has_no_first_mention_in_the_other(analysed: Analyse) -> None:
    docs = labelled(analysed, "The dam holds.", "Rain is due.")
    facts = find_facts(docs, [aligned(docs)], ())
    space = measure_space(docs, facts)
    assert not space["A"].first_mention.keys() & space["B"].first_mention.keys()
    assert space["A"].first_mention.keys() | space["B"].first_mention.keys() == {f.id for f in facts}


def test_three_articles(analysed: Analyse) -> None:
    assert list(measure_space(labelled(analysed, "One.", "Two came.", "Three went."), ())) == ["A", "B", "C"]


def test_room_by_side(analysed: Analyse) -> None:
    document = analysed(
        "Sen. Helen Carter (D-Ohio) said “the dam holds well”. Sen. Peter Moe (D-Iowa) said the dam was old. "
        "Anna Lind said it leaks."
    )
    (side,) = measure_space([label_document(document, "A")], ())["A"].sides
    assert (side.side, side.speakers) == ("Democratic Party", 2)
    assert (side.quoted_words, side.paraphrased_words) == (4, 4)


def test_other_sides_stay_apart(analysed: Analyse) -> None:
    document = analysed("Turkish officials said the dam holds. Greek officials said it leaks.")
    sides = measure_space([label_document(document, "A")], ())["A"].sides
    assert {s.side for s in sides} == {"Turkey", "Greece"}


TOLD = (
    "The dam leaked on Monday. Engineers closed the dam. The mayor visited the dam at noon. "
    "Families left the valley. A bus took families to a school. The school gave families soup. "
    "Rain fell all week."
)


def test_room_by_topic(analysed: Analyse) -> None:
    spaces = measure_space(labelled(analysed, TOLD, "The dam is old. Rain fell."), ())
    topics = {x.topic: x for x in spaces["A"].topics}
    assert set(topics) == {"dam", "families"}, "named in three sentences or more; a week is no topic"
    assert topics["dam"].sentences == ("A1", "A2", "A3")
    assert topics["dam"].words == 5 + 4 + 7
    assert [(x.topic, x.sentences) for x in spaces["B"].topics] == [("dam", ("B1",))]


def test_what_most_sentences_name_is_the_story_not_a_topic(analysed: Analyse) -> None:
    text = "The dam leaked. The dam broke. Crews saw the dam. The dam fell."
    spaces = measure_space(labelled(analysed, text, "The dam is old. Rain fell."), ())
    assert spaces["A"].topics == ()


def test_topics_do_not_depend_on_the_order_of_the_articles(analysed: Analyse) -> None:
    one = measure_space(labelled(analysed, TOLD, "The dam is old. Rain fell."), ())
    other = measure_space(labelled(analysed, "The dam is old. Rain fell.", TOLD), ())
    assert [(x.topic, x.words) for x in one["A"].topics] == [(x.topic, x.words) for x in other["B"].topics]
