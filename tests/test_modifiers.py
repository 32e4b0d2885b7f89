"""Words set before one noun, and what is told along with one act: what is shown and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from contrast_cases import Analyse, aligned, find, verbatim, with_headline

from compare.contrast.circumstances import circumstance_divergences
from compare.contrast.cuts import cut_divergences
from compare.contrast.modifiers import modifier_divergences
from compare.contrast.naming import naming_divergences
from compare.contrast.units import Pair, View, pairs_of, views_of
from compare.labels import label_document
from compare.records import Divergence, Document, Mark, Voice
from compare.score.actors import find_actors

Rule = Callable[[dict[str, View], list[Pair]], Iterator[Divergence]]


def _documents(analysed: Analyse, *texts: str) -> list[Document]:
    return [label_document(analysed(t), label) for t, label in zip(texts, "AB", strict=True)]


def _found(rule: Rule, docs: list[Document], score: float = 0.8) -> list[Divergence]:
    rows = zip(docs[0].sentences, docs[1].sentences, strict=False)
    alignment = aligned(docs, [(a.id, b.id, "related", score) for a, b in rows])
    found = list(rule(views_of(docs), pairs_of(views_of(docs), [alignment])))
    assert verbatim(docs, [s for d in found for side in d.sides.values() for s in side])
    return found


def _words(found: list[Divergence]) -> list[tuple[str, str]]:
    return [(d.sides["A"][0].text, d.sides["B"][0].text) for d in found]


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (
            "The club and its owner have a rarely easy relationship.",
            "The club and its owner have a famously easy relationship.",
            ("rarely easy", "famously easy"),
        ),
        (
            "The minister defended her costly rail plan in Kelby.",
            "In Kelby the minister defended her bold rail plan.",
            ("costly rail plan", "bold rail plan"),
        ),
    ],
)
def test_one_thing_described_by_other_words(
    analysed: Analyse, one: str, two: str, words: tuple[str, str]
) -> None:
    found = _found(modifier_divergences, _documents(analysed, one, two))
    assert _words(found) == [words]
    assert found[0].kind == "wording"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The minister defended her rail plan.", "The minister defended her bold rail plan."),
        ("The minister defended her bold plan.", "The minister defended her bold plan again."),
        ("The club lost its first match in May.", "The club lost its last match in June."),
        ("The firm sold its old ferry.", "The harbour bought a new ferry."),
        ("The costly plan failed. It was a bold plan.", "The bold plan failed."),
    ],
)
def test_no_other_description(analysed: Analyse, one: str, two: str) -> None:
    assert not _found(modifier_divergences, _documents(analysed, one, two))


def test_a_weak_link_is_not_enough(analysed: Analyse) -> None:
    docs = _documents(analysed, "She has a costly rail plan.", "She has a bold rail plan.")
    assert not _found(modifier_divergences, docs, score=0.3)


LOADED = "In May the village got a disastrous bridge."
PLAIN = "The modern bridge stands in the north."


def _marked(document: Document, words: str, voice: Voice = "outlet") -> Document:
    mark = Mark(
        id="m", span=find(document, words), category="W", voice=voice, reason="r", strength=2,
        confidence=0.8, lexicon_entry=words,
    )  # fmt: skip
    return msgspec.structs.replace(document, marks=(mark,))


def _bare(analysed: Analyse, *texts: str) -> list[Document]:
    return [msgspec.structs.replace(d, marks=()) for d in _documents(analysed, *texts)]


def test_a_loaded_word_for_one_noun_needs_no_more_than_the_link(analysed: Analyse) -> None:
    one, two = _bare(analysed, LOADED, PLAIN)
    assert not _found(modifier_divergences, [one, two])  # neither is a loaded word
    found = _found(modifier_divergences, [_marked(one, "disastrous"), two])
    assert _words(found) == [("disastrous bridge", "modern bridge")]


def test_a_loaded_word_that_is_quoted_or_used_by_both_shows_nothing(analysed: Analyse) -> None:
    one, two = _bare(analysed, "In May the village got what it called a “disastrous bridge”.", PLAIN)
    assert not _found(modifier_divergences, [_marked(one, "disastrous"), two])
    one, two = _bare(analysed, LOADED, PLAIN + " Her trip was disastrous.")
    assert not _found(modifier_divergences, [_marked(one, "disastrous"), two])
    one, two = _bare(analysed, LOADED, PLAIN)
    assert not _found(modifier_divergences, [_marked(one, "disastrous", voice="quoted"), two])


CLOSED = "The council closed the ferry line after engineers found rust in two hulls."
SHUT = "The council closed the ferry line to save money for the new swimming hall."


def test_another_circumstance_of_one_act(analysed: Analyse) -> None:
    found = _found(circumstance_divergences, _documents(analysed, CLOSED, SHUT))
    assert _words(found) == [
        ("after engineers found rust in two hulls", "to save money for the new swimming hall")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "The council closed the ferry line after engineers had found rust in both hulls.",
        "The council closed the ferry line.",
        "The museum opened a new wing to show its oldest paintings.",
        SHUT + " Engineers had found rust in two hulls.",
    ],
)
def test_no_other_circumstance(analysed: Analyse, other: str) -> None:
    assert not _found(circumstance_divergences, _documents(analysed, CLOSED, other))


def test_one_quotation_with_other_words(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        'Mayor Ruth Adams called the bridge "a rusty monument to careless planning".',
        'Mayor Ruth Adams called the bridge "a rusty symbol of careless planning".',
    )
    found = [d for d in _found(cut_divergences, docs) if d.topic.startswith("other words")]
    assert len(found) == 1


def test_a_contraction_is_no_other_word(analysed: Analyse) -> None:
    docs = _documents(
        analysed,
        'Mayor Ruth Adams said: "We will not close the bridge this winter."',
        'Mayor Ruth Adams said: "We won’t close the bridge this winter."',
    )
    assert not [d for d in _found(cut_divergences, docs) if d.topic.startswith("other words")]


BODY = "\nMayor Ruth Adams closed the ferry line of Kelby on Monday. Ruth Adams said it was old.\n"


def _headed(analysed: Analyse, heads: tuple[str, str]) -> list[Document]:
    docs = [with_headline(analysed, h + BODY, label) for h, label in zip(heads, "AB", strict=True)]
    return [msgspec.structs.replace(d, actors=find_actors(d)) for d in docs]


def test_headlines_that_put_something_else_first(analysed: Analyse) -> None:
    heads = "Ruth Adams visits rusty ferry in Kelby harbour", "Ruth Adams promises workers a swimming hall"
    found = _found(naming_divergences, _headed(analysed, heads))
    assert any("headline" in d.topic for d in found)


def test_one_headline_twice_is_no_difference(analysed: Analyse) -> None:
    head = "Kelby council ends century of river crossings"
    assert not _found(naming_divergences, _headed(analysed, (head, head)))


@pytest.mark.parametrize("rule", [modifier_divergences, circumstance_divergences])
def test_swapping_mirrors(analysed: Analyse, rule: Rule) -> None:
    text = CLOSED + " She has a costly rail plan.", SHUT + " She has a bold rail plan."
    docs = _documents(analysed, *text)
    other = _documents(analysed, *text[::-1])
    assert sorted(_words(_found(rule, docs))) == sorted((b, a) for a, b in _words(_found(rule, other)))
