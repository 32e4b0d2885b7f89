"""What one speaker is quoted as saying: cards that must come, and as many that must not."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, aligned, flip, swapped, verbatim

from compare.contrast.cuts import cut_divergences
from compare.contrast.people import plain_name, same_speaker
from compare.contrast.selection import selection_divergences
from compare.contrast.speakers import said_in
from compare.contrast.units import pairs_of, view, views_of
from compare.labels import label_document
from compare.records import Divergence, Document


def _documents(analysed: Analyse, *texts: str) -> list[Document]:
    return [label_document(analysed(t), label) for t, label in zip(texts, "AB", strict=False)]


def _found(docs: list[Document], links: list[tuple[str, str, str, float]] | None = None) -> list[Divergence]:
    views = views_of(docs)
    pairs = pairs_of(views, [aligned(docs, links or [("A1", "B1", "related", 0.4)])])
    found = [*selection_divergences(views, pairs), *cut_divergences(views, pairs)]
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    assert {d.kind for d in found} <= {"selection"}
    return found


def _texts(divergence: Divergence, label: str) -> list[str]:
    return [s.text for s in divergence.sides[label]]


# ---------------------------------------------------------------- who speaks


def _speakers(analysed: Analyse, text: str) -> list[tuple[str, bool, str]]:
    return [(s.speaker, s.proxy, s.span.text) for s in said_in(view(_documents(analysed, text)[0]))]


def test_he_is_the_subject_of_the_sentence_before(analysed: Analyse) -> None:
    text = "Mayor Peter Holm criticised Robert Jones on Monday. “The dam was safe for thirty years,” he said."
    assert _speakers(analysed, text)[-1][:2] == ("Peter Holm", False)


def test_he_is_not_the_subject_who_asked_him(analysed: Analyse) -> None:
    text = "Robert Jones met the press. Peter Holm asked him about the dam. “The dam was safe,” he said."
    assert all(name != "Peter Holm" for name, _, said in _speakers(analysed, text) if "safe" in said)


def test_he_is_open_after_another_noun(analysed: Analyse) -> None:
    text = "Peter Holm closed the road. The engineer disagreed. “The dam was safe for years,” he said."
    assert not [name for name, _, said in _speakers(analysed, text) if "safe" in said]


def test_she_is_not_a_mister(analysed: Analyse) -> None:
    text = "Mr. Peter Holm closed the road. “The dam was safe for thirty years,” she said."
    assert not [name for name, _, said in _speakers(analysed, text) if "safe" in said]


def test_a_lawyer_speaks_for_a_person(analysed: Analyse) -> None:
    text = "Peter Holm was charged. Holm's lawyer, Anna Berg, said the charges were politically motivated."
    assert _speakers(analysed, text)[-1][:2] == ("Peter Holm", True)


def test_a_critic_does_not_speak_for_a_person(analysed: Analyse) -> None:
    text = "Peter Holm was charged. Holm's critic Anna Berg said the charges were long overdue."
    assert not [x for x in _speakers(analysed, text) if x[0] == "Peter Holm" and "overdue" in x[2]]


def test_the_next_sentence_does_not_name_the_lawyer(analysed: Analyse) -> None:
    text = "The court wrote to Holm's lawyer. Anna Berg said the charges were late. Peter Holm was silent."
    assert [x[:2] for x in _speakers(analysed, text)] == [("Anna Berg", False)]


def test_a_speaker_inside_a_quotation_is_left_out(analysed: Analyse) -> None:
    text = "“Peter Holm said the dam was safe and we believed him for years,” Anna Berg told the court."
    assert {x[0] for x in _speakers(analysed, text)} == {"Anna Berg"}


def test_a_statement_belongs_to_the_one_who_issued_it(analysed: Analyse) -> None:
    text = "Peter Holm issued a statement saying: “The dam must be rebuilt before the winter comes.”"
    assert [x[:2] for x in _speakers(analysed, text)] == [("Peter Holm", False)]


def test_names_with_a_word_before_them() -> None:
    assert same_speaker("Deputy Mayor Peter Holm", "Peter Holm")
    assert not same_speaker("Peter Holm", "Anna Holm")
    assert plain_name(["Plus Holm spoke.", "Peter Holm and Peter Holm"], "Peter Holm", "Holm") == "Peter Holm"


# ---------------------------------------------------------------- what only one article has

HOLM_A = (
    "The dam above Tarn broke on Monday, and Mayor Peter Holm spoke to families. "
    "“We warned the ministry five times about those cracks,” Holm said."
)
HOLM_B = (
    "The dam above Tarn broke on Monday, and Mayor Peter Holm visited the valley. "
    "“Nobody could have foreseen such heavy rain,” Holm said."
)


def test_two_parts_of_what_one_man_said(analysed: Analyse) -> None:
    found = _found(_documents(analysed, HOLM_A, HOLM_B))
    assert [d.topic for d in found] == ["what Peter Holm is quoted as saying"]
    assert _texts(found[0], "A") == ["We warned the ministry five times about those cracks"]
    assert _texts(found[0], "B") == ["Nobody could have foreseen such heavy rain"]


@pytest.mark.parametrize(
    "other",
    [
        HOLM_A.replace("to families", "in Tarn"),  # the same words
        HOLM_A.split("“", maxsplit=1)[0]
        + "Holm said he had warned the ministry five times about the cracks.",
        HOLM_B.replace("Peter Holm", "Anna Berg").replace("Holm", "Berg"),  # another speaker
        HOLM_B.split("“", maxsplit=1)[0],  # no words of his
        HOLM_B.split("“", maxsplit=1)[0] + "Holm dismissed the plan.",  # nothing that he said
    ],
)
def test_not_two_parts(analysed: Analyse, other: str) -> None:
    assert not [d for d in _found(_documents(analysed, HOLM_A, other)) if "saying" in d.topic]


def test_another_matter_is_another_occasion(analysed: Analyse) -> None:
    other = (
        "Shares fell in Borg. Rain is near. “Nobody could have foreseen so many bidders,” Peter Holm said."
    )
    assert not _found(_documents(analysed, HOLM_A, other), [("A1", "B1", "related", 0.4)])


def test_words_of_years_ago_are_another_occasion(analysed: Analyse) -> None:
    old = HOLM_B.replace("“Nobody", "In 2009 he saw the first flood. “Nobody")
    assert not _found(_documents(analysed, HOLM_A, old))


def test_told_in_a_linked_sentence_is_not_alone(analysed: Analyse) -> None:
    docs = _documents(analysed, HOLM_A, HOLM_B)
    assert not _found(docs, [("A2", "B2", "same", 0.7)])
    assert _found(docs, [("A2", "B2", "related", 0.5)])


def test_the_answer_of_an_accused_man(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Peter Holm was indicted for taking money. Holm's lawyer said the accusations were groundless. "
        "“I grew up in a village with one road and one school,” Holm said.",
        "Peter Holm was indicted for taking money. “It was a misunderstanding at the club,” Holm said. "
        "“My wife and I will spend the summer at the lake,” he said.",
    )
    found = _found(docs)
    assert [d.topic for d in found] == ["how Peter Holm answers"]
    assert _texts(found[0], "A") == ["the accusations were groundless"]
    assert _texts(found[0], "B") == ["It was a misunderstanding at the club"]


def test_no_answer_where_only_one_side_has_one(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Peter Holm runs the club. “It was a misunderstanding at the club,” Holm said.",
        "Peter Holm runs the club. “We will play attacking football all season,” Holm said.",
    )
    assert [d.topic for d in _found(docs)] == ["what Peter Holm is quoted as saying"]


def test_a_letter_that_clears_her(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Anna Berg left the bank. “I have done nothing wrong,” Berg told reporters.",
        "Anna Berg left the bank. “She never did anything unlawful at this branch,” the letter reads.",
    )
    assert [d.topic for d in _found(docs)] == ["how Anna Berg answers"]


# ---------------------------------------------------------------- where a quotation is cut

SAME = [("A1", "B1", "same", 0.9)]


def test_words_left_out(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“We will open the new clinic ... before the first of March,” Holm said.",
        "“We will open the new clinic, if the council ever pays what it owes us, before the first of March,” "
        "Holm said.",
    )
    found = _found(docs, SAME)
    assert [d.topic.split(":")[0] for d in found] == ["words left out of the quotation"]
    assert "council ever pays" in _texts(found[0], "B")[0]
    assert "council" not in _texts(found[0], "A")[0]


def test_end_left_out(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“We will not sell our best striker,” Holm said.",
        "“We will not sell our best striker to any club in this country,” Holm said.",
    )
    found = _found(docs, SAME)
    assert [d.topic.split(":")[0] for d in found] == ["where the quotation ends"]


@pytest.mark.parametrize(
    "other",
    [
        "“We will not sell our best striker,” Holm told reporters on Monday.",  # nothing more
        "“We will not sell our best striker now,” Holm said.",  # one word more
        "“We will not sell our best striker,” Holm said, “to any club in this country.”",  # cut by the cue
        "“We cannot keep a striker who does not want to stay,” Holm said.",  # another quotation
    ],
)
def test_not_cut(analysed: Analyse, other: str) -> None:
    longer = "“We will not sell our best striker"
    if "any club" in other:
        longer += " to any club in this country"
    assert not _found(_documents(analysed, f"{longer},” Holm said.", other), SAME)


def test_a_phrase_used_twice_is_not_one_quotation(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "“The bank is patient, the fans are loyal and we are able to make a good offer,” Holm said.",
        "“We are able to make a new start in the spring with eleven young men from the town,” Holm said.",
    )
    assert not _found(docs, [("A1", "B1", "related", 0.9)])


def test_a_further_sentence(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Peter Holm spoke. “We will not sell our best striker this year,” Holm said. The fans cheered.",
        "Peter Holm spoke. “We will not sell our best striker this year,” Holm said. “The bank has given us "
        "until Christmas to settle every debt.”",
    )
    found = _found(docs, [("A2", "B2", "same", 0.9)])
    assert "where the quotation of Holm ends" in [d.topic.replace("Peter ", "") for d in found]


def test_no_further_sentence_where_both_go_on(analysed: Analyse) -> None:
    text = (
        "Peter Holm spoke. “We will not sell our best striker this year,” Holm said. “The bank has given us "
        "until Christmas to settle every debt.”"
    )
    assert not _found(_documents(analysed, text, text + " The fans cheered."), [("A2", "B2", "same", 0.9)])


def test_quoted_or_told(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Peter Holm said that closing the harbour would cost the town hundreds of jobs.",
        "“Whoever wants to close our harbour is a fool who has never worked a day in this town,” Peter Holm "
        "said.",
    )
    found = _found(docs, [("A1", "B1", "related", 0.9)])
    assert [d.topic for d in found] == ["Peter Holm quoted, or told in other words"]


def test_told_in_the_same_words_is_no_difference(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Peter Holm said that closing the harbour would cost the town hundreds of jobs.",
        "“Closing the harbour will cost the town hundreds of jobs,” Peter Holm said.",
    )
    assert not _found(docs, [("A1", "B1", "related", 0.9)])


# ---------------------------------------------------------------- properties

LINKS = [("A1", "B1", "same", 0.9), ("A2", "B2", "related", 0.5)]


def test_swap_mirrors(analysed: Analyse) -> None:
    docs, mirror = _documents(analysed, HOLM_A, HOLM_B), _documents(analysed, HOLM_B, HOLM_A)
    views, other = views_of(docs), views_of(mirror)
    pairs = pairs_of(views, [aligned(docs, LINKS)])
    flipped = pairs_of(other, [swapped(aligned(docs, LINKS))])
    one = [*selection_divergences(views, pairs), *cut_divergences(views, pairs)]
    two = [*selection_divergences(other, flipped), *cut_divergences(other, flipped)]
    assert one
    assert [_key(d, mirrored=False) for d in one] == [_key(d, mirrored=True) for d in two]


def _key(divergence: Divergence, *, mirrored: bool) -> tuple[object, ...]:
    sentences = [(s.sentence, s.start, s.end) for side in divergence.sides.values() for s in side]
    return divergence.topic, sorted((flip(i) if mirrored else i, a, b) for i, a, b in sentences)


@pytest.mark.parametrize("text", [HOLM_A, HOLM_B])
def test_an_article_and_itself(analysed: Analyse, text: str) -> None:
    assert not _found(
        _documents(analysed, text, text), [("A1", "B1", "same", 1.0), ("A2", "B2", "same", 1.0)]
    )
