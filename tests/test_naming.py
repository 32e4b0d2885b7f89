"""Another word for the same person, thing or act: what is shown and what is not."""

from __future__ import annotations

import msgspec
import pytest
from contrast_cases import Analyse, aligned, find, swapped, verbatim, with_headline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.contrast.naming import naming_divergences
from compare.contrast.units import pairs_of, views_of
from compare.labels import label_document
from compare.records import Alignment, Category, Divergence, Document, Mark
from compare.score.actors import find_actors


def _documents(analysed: Analyse, *texts: str) -> list[Document]:
    bare = [msgspec.structs.replace(analysed(t), marks=()) for t in texts]
    return [label_document(d, label) for d, label in zip(bare, "ABC", strict=False)]


def _linked(docs: list[Document], relation: str = "same", score: float = 0.7) -> Alignment:
    rows = zip(docs[0].sentences, docs[1].sentences, strict=False)
    return aligned(docs, [(a.id, b.id, relation, score) for a, b in rows])


def _found(docs: list[Document], alignment: Alignment | None = None) -> list[Divergence]:
    views = views_of(docs)
    found = list(naming_divergences(views, pairs_of(views, [alignment or _linked(docs)])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    assert {d.kind for d in found} <= {"wording", "selection"}
    return found


def _words(found: list[Divergence]) -> list[tuple[str, str]]:
    return [(d.sides["A"][0].text, d.sides["B"][0].text) for d in found]


def _mark(document: Document, words: str, category: Category = "W") -> Document:
    mark = Mark(
        id="m", span=find(document, words), category=category, voice="outlet", reason="r", strength=2,
        confidence=0.8, lexicon_entry=words,
    )  # fmt: skip
    return msgspec.structs.replace(document, marks=(*document.marks, mark))


# ---------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (
            "Rolf Lind, a rebel from Tarn, met the mayor.",
            "Rolf Lind, a terrorist from Tarn, met the mayor.",
            ("rebel from Tarn", "terrorist from Tarn"),
        ),
        (
            "The council dropped harbor adviser Rolf Lind.",
            "The council dropped harbor volunteer Rolf Lind.",
            ("harbor adviser", "harbor volunteer"),
        ),
    ],
)
def test_another_label(analysed: Analyse, one: str, two: str, words: tuple[str, str]) -> None:
    found = _found(_documents(analysed, one, two))
    assert words in _words(found)
    assert found[0].topic == "what Rolf Lind is called"


def test_labels_need_no_link(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Rolf Lind, a rebel from Tarn, met the mayor.",
        "Rolf Lind, a terrorist from Tarn, left town.",
    )
    assert len(_found(docs, aligned(docs))) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Mayor Rolf Lind opened the bridge.",
            "Rolf Lind, the mayor, opened the bridge.",
        ),  # title, same office
        ("Sen. Rolf Lind opened the bridge.", "Democrat Rolf Lind opened the bridge."),  # title and party
        ("Rolf Lind, a lawyer, opened it.", "Rolf Lind, a father of two, opened it."),  # nothing in common
        ("Rolf Lind, an aide in Borg, met us.", "Rolf Lind, a senior aide in Borg, met us."),  # only longer
        ("Rolf Lind, a rebel from Tarn, met us.", "Eva Strand, a terrorist from Tarn, met us."),  # two people
        ("Rolf Lind, a “rebel” from Tarn, met us.", "Rolf Lind, a terrorist from Tarn, met us."),  # quoted
    ],
)
def test_not_another_label(analysed: Analyse, one: str, two: str) -> None:
    assert not _found(_documents(analysed, one, two))


def test_label_that_both_use_is_none(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Rolf Lind, a rebel from Tarn, met the mayor. Rolf Lind is a terrorist.",
        "Rolf Lind, a terrorist from Tarn, met the mayor.",
    )
    assert not _found(docs)


# ---------------------------------------------------------------- names of one matter


def test_another_name_for_one_thing(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Lind proposed a plan to close the hospital in Tarn.",
        "Lind proposed a scheme to close the hospital in Tarn.",
    )
    found = _found(docs)
    assert _words(found) == [("plan", "scheme")]
    assert "hospital" in found[0].topic


@pytest.mark.parametrize(
    "other",
    [
        "Lind spoke of a scheme for new ferries in Borg.",  # another matter
        "Lind proposed a proposal to close the hospital in Tarn.",  # the same meaning
        "Lind proposed a “scheme” to close the hospital in Tarn.",  # a speaker's word
        "Lind proposed a scheme, a plan to close the hospital in Tarn.",  # both words
    ],
)
def test_not_another_name(analysed: Analyse, other: str) -> None:
    assert not _found(_documents(analysed, "Lind proposed a plan to close the hospital in Tarn.", other))


def test_weak_links_carry_no_name(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "Lind proposed a plan to close the hospital in Tarn.",
        "Lind proposed a scheme to close the hospital in Tarn.",
    )
    assert not _found(docs, _linked(docs, "related", 0.3))


def test_claim_left_open_and_claim_doubted(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "The report speaks of possible fraud at the bank.",
        "The fraud theory about the bank is old.",
    )
    assert ("possible fraud", "fraud theory") in _words(_found(docs, aligned(docs)))


@pytest.mark.parametrize(
    "other",
    [
        "The report speaks of alleged fraud at the bank.",  # both leave it open
        "The fraud at the bank is old.",  # told as so: certainty, not a name
        "The possible fraud is now called a fraud theory.",  # both ways
    ],
)
def test_not_open_against_doubted(analysed: Analyse, other: str) -> None:
    docs = _documents(analysed, "The report speaks of possible fraud at the bank.", other)
    assert not _found(docs, aligned(docs))


# ---------------------------------------------------------------- words for acts


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (
            "Anna Berg criticized Rolf Lind over the flood.",
            "Anna Berg mocked Rolf Lind over the flood.",
            ("criticized", "mocked"),
        ),
        (
            "The Arden company raised ferry prices in May.",
            "The Arden company hiked ferry prices in May.",
            ("raised", "hiked"),
        ),
        (
            "Rolf Lind resigned from the hospital board on Monday.",
            "Rolf Lind was fired by the hospital board on Monday.",
            ("resigned", "fired"),
        ),
    ],
)
def test_another_word_for_one_act(analysed: Analyse, one: str, two: str, words: tuple[str, str]) -> None:
    assert words in _words(_found(_documents(analysed, one, two)))


def test_noun_and_verb_for_one_act_without_a_link(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        "The critical remarks Anna Berg made about Rolf Lind drew attention in Tarn.",
        "A film shows Anna Berg, who mocked Rolf Lind at a dinner.",
    )
    assert ("critical remarks", "mocked") in _words(_found(docs, aligned(docs)))


@pytest.mark.parametrize(
    "other",
    [
        "Rolf Lind mocked Anna Berg over the flood.",  # the other way round
        "Anna Berg mocked Eva Strand over the flood.",  # someone else
        "Anna Berg “mocked” Rolf Lind over the flood.",  # a speaker's word
        "Anna Berg faulted Rolf Lind over the flood.",  # the same strength
        "Anna Berg never mocked Rolf Lind over the flood.",  # denied
        "Anna Berg mocked Rolf Lind; she also criticized Eva Strand.",  # uses both words
        "Anna Berg praised Rolf Lind over the flood.",  # no other word, another act
    ],
)
def test_not_another_word_for_one_act(analysed: Analyse, other: str) -> None:
    assert not _found(_documents(analysed, "Anna Berg criticized Rolf Lind over the flood.", other))


def test_loaded_verb_with_the_same_parties(analysed: Analyse) -> None:
    one, two = _documents(analysed, "The storm hammered Borg on Friday.", "The storm reached Borg on Friday.")
    assert not _found([one, two])
    assert _words(_found([_mark(one, "hammered"), two])) == [("hammered", "reached")]


# ---------------------------------------------------------------- headlines


def _headed(analysed: Analyse, one: str, two: str) -> list[Document]:
    body = "\n\nThe mayor, Rolf Lind, spoke about the flood to Anna Berg in Tarn."
    docs = [with_headline(analysed, head + body, label) for head, label in ((one, "A"), (two, "B"))]
    return [msgspec.structs.replace(d, actors=find_actors(d)) for d in docs]


def test_headlines_in_other_words(analysed: Analyse) -> None:
    docs = _headed(analysed, "Rolf Lind slams flood plan in Tarn", "Rolf Lind questions flood plan in Tarn")
    found = _found(docs, aligned(docs))
    assert [d.topic for d in found].count("what the headline tells") == 1
    assert _words(found)[0] == ("slams flood plan in Tarn", "questions flood plan in Tarn")


@pytest.mark.parametrize(
    "other",
    [
        "Rolf Lind slams flood report in Tarn",  # the same verb
        "Eva Strand opens flood museum in Tarn",  # no name in common
    ],
)
def test_headlines_not_in_other_words(analysed: Analyse, other: str) -> None:
    docs = _headed(analysed, "Rolf Lind slams flood plan in Tarn", other)
    assert not [d for d in _found(docs, aligned(docs)) if d.topic == "what the headline tells"]


# ---------------------------------------------------------------- properties

_POOL = [
    "Rolf Lind, a rebel from Tarn, met the mayor.",
    "Rolf Lind, a terrorist from Tarn, met the mayor.",
    "Lind proposed a plan to close the hospital in Tarn.",
    "Lind proposed a scheme to close the hospital in Tarn.",
    "Anna Berg criticized Rolf Lind over the flood.",
    "Anna Berg mocked Rolf Lind over the flood.",
    "The report speaks of possible fraud at the bank.",
    "The fraud theory about the bank is old.",
]
_TEXT = st.lists(st.sampled_from(_POOL), min_size=1, max_size=4, unique=True)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=_TEXT, two=_TEXT)
def test_swap_mirrors(analysed: Analyse, one: list[str], two: list[str]) -> None:
    docs = _documents(analysed, " ".join(one), " ".join(two))
    mirror = _documents(analysed, " ".join(two), " ".join(one))
    links = [(a.id, b.id, "same", 0.5) for a in docs[0].sentences for b in docs[1].sentences]
    alignment = aligned(docs, links)
    found, flipped = _found(docs, alignment), _found(mirror, swapped(alignment))
    assert sorted(_key(d, "AB") for d in found) == sorted(_key(d, "BA") for d in flipped)


def _key(divergence: Divergence, order: str) -> tuple[object, ...]:
    spans = tuple((s.start, s.text) for label in order for s in divergence.sides[label])
    return divergence.topic, divergence.question, spans


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=_TEXT)
def test_an_article_has_no_other_words_than_itself(analysed: Analyse, one: list[str]) -> None:
    docs = _documents(analysed, " ".join(one), " ".join(one))
    links = [(a.id, b.id, "same", 0.5) for a in docs[0].sentences for b in docs[1].sentences]
    assert not _found(docs, aligned(docs, links))
