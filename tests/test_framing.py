"""Entman's four questions: which sentences may answer them, in what order, and in whose voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import compare
from compare.records import Comparison, Document, FramingEvidence
from compare.render.view_framing import view_questions

QUESTIONS = ("problem", "cause", "judgement", "remedy")

ARTICLE = """Harbor bridge stays closed

The old harbor bridge has been closed since May, and the town council met on Tuesday.

Engineers warned that the bridge could fall. Heavy trucks caused the cracks, a report found.

"It is a disgrace that nobody looked at the bridge," said Dana Holt, a shop owner.

Mayor Ann Reyes said the state should pay for a new bridge.

The band played in the park."""


def answers(document: Document) -> dict[str, tuple[FramingEvidence, ...]]:
    return {a.question: a.evidence for a in document.framing}


def test_each_question_finds_its_sentence(analysed: Callable[[str], Document]) -> None:
    found = answers(analysed(ARTICLE))
    assert tuple(found) == QUESTIONS
    cued = {q: [w.text for e in found[q] for w in e.words] for q in QUESTIONS}
    assert cued["problem"][0] == "warned"
    assert cued["cause"] == ["caused"]
    assert cued["judgement"] == ["disgrace"]
    assert cued["remedy"] == ["should"]


def test_whose_voice_it_is(analysed: Callable[[str], Document]) -> None:
    found = answers(analysed(ARTICLE))
    assert (found["judgement"][0].voice, found["judgement"][0].speaker) == ("quoted", "Dana Holt")
    assert (found["remedy"][0].voice, found["remedy"][0].speaker) == ("attributed", "Ann Reyes")


def test_nothing_is_made_up(analysed: Callable[[str], Document]) -> None:
    found = answers(analysed("The band played in the park. It was a long day. The sun shone on the lake."))
    assert found == dict.fromkeys(QUESTIONS, ())


def test_spans_are_verbatim_and_hold_their_words(analysed: Callable[[str], Document]) -> None:
    document = analysed(ARTICLE)
    for evidence in (e for found in answers(document).values() for e in found):
        assert document.article.text[evidence.span.start : evidence.span.end] == evidence.span.text
        for word in evidence.words:
            assert evidence.span.start <= word.start < word.end <= evidence.span.end
            assert document.article.text[word.start : word.end] == word.text


def test_three_sentences_at_most_and_the_surest_first(analysed: Callable[[str], Document]) -> None:
    lines = ["The pond was hit by pollution.", *["The pond is a serious problem for the town."] * 4]
    found = answers(analysed("\n".join(lines)))["problem"]
    assert len(found) == 3
    assert all(e.words[0].text == "problem" for e in found)
    assert [e.span.sentence for e in found] == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The new stadium was no problem for the town council.", "problem"),
        ("The team is not worried about the long trip north.", "problem"),
        ("The next train is due to arrive at ten o'clock.", "cause"),
        ("The charity gives the money to a good cause.", "cause"),
        ("He took the wrong bus and went to the wrong address.", "judgement"),
        ("It should be noted that the shop was open all day.", "remedy"),
        ("The reporter called for comment but got no answer.", "remedy"),
        ("He must have slept in the car all night long.", "remedy"),
        ("Should lawmakers choose it, the vote will be in May.", "remedy"),
    ],
)
def test_not_an_answer(analysed: Callable[[str], Document], text: str, question: str) -> None:
    assert answers(analysed(text))[question] == ()


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The shortage of fuel is a crisis for the island.", "problem"),
        ("The talks broke down late on Friday night.", "problem"),
        ("The flood was caused by weeks of heavy rain.", "cause"),
        ("Fans blamed the referee for the loss in the final.", "cause"),
        ("The price rise stems from a long drought in the south.", "cause"),
        ("She said the sale of the missiles was the wrong thing to do.", "judgement"),
        ("They should have told the families about the leak.", "judgement"),
        ("The senator condemned the raid on the small village.", "judgement"),
        ("The union urged the owners to reopen the mine.", "remedy"),
        ("The minister proposed a ban on the old engines.", "remedy"),
        ("The league has to protect its younger players.", "remedy"),
    ],
)
def test_an_answer(analysed: Callable[[str], Document], text: str, question: str) -> None:
    assert [e.span.text for e in answers(analysed(text))[question]] == [text]


def test_in_a_comparison_and_on_the_page() -> None:
    one, two = (compare.Article.from_text(t) for t in (ARTICLE, ARTICLE.replace("should pay", "will pay")))
    result = compare.compare_articles([one, two], force=True)
    assert Comparison.from_json(result.to_json()) == result
    assert {e.span.article for a in result.framing["B"] for e in a.evidence} == {"B"}
    rows = view_questions(result)
    assert rows[0].question == "What is the problem?"
    remedy = dict(rows[-1].cells)
    assert remedy["B"] == ()
    (quoted,) = remedy["A"]
    assert ("should", True) in quoted.pieces
    assert "".join(p for p, _ in quoted.pieces) == quoted.span.text
    html = compare.render_html(result)
    assert "No sentence found. Is there one?" in html
    assert "<b>should</b>" in html
    assert "%" not in "".join(r.question for r in rows)


def test_swapping_the_articles_mirrors_the_answers() -> None:
    one, two = (compare.Article.from_text(t) for t in (ARTICLE, ARTICLE.replace("disgrace", "pity")))
    left = compare.compare_articles([one, two], force=True).framing
    right = compare.compare_articles([two, one], force=True).framing
    for a, b in (("A", "B"), ("B", "A")):
        told = [[(e.span.start, e.voice) for x in side for e in x.evidence] for side in (left[a], right[b])]
        assert told[0] == told[1]
