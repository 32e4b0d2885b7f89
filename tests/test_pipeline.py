"""The whole comparison on the samples: what every finding must hold to."""

from __future__ import annotations

import functools
import itertools
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import compare
from compare.errors import ComparisonError
from compare.records import Comparison

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
EVENTS = {
    p.name: sorted(f for f in p.iterdir() if f.suffix in {".txt", ".md", ".html"})
    for p in sorted(SAMPLES.iterdir())
    if p.is_dir()
}


@functools.cache
def result_of(event: str) -> Comparison:
    return compare.compare_articles([compare.read(p) for p in EVENTS[event]])


@pytest.fixture(params=EVENTS)
def result(request: pytest.FixtureRequest) -> Comparison:
    return result_of(request.param)


def spans(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        here = [node] if {"article", "start", "end", "text"} <= node.keys() else []
        return here + list(itertools.chain.from_iterable(spans(v) for v in node.values()))
    if isinstance(node, list):
        return list(itertools.chain.from_iterable(spans(v) for v in node))
    return []


def test_every_span_is_verbatim(result: Comparison) -> None:
    texts = {a.label: a.text for a in result.articles}
    sentence_ids = {s.id for a in result.articles for s in a.sentences}
    found = spans(json.loads(result.to_json()))
    assert len(found) > 50
    for span in found:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
        assert span["sentence"] in sentence_ids


def test_json_round_trip_is_identical(result: Comparison) -> None:
    text = result.to_json()
    assert Comparison.from_json(text) == result
    assert Comparison.from_json(text).to_json() == text


def test_json_obeys_its_schema(result: Comparison) -> None:
    jsonschema.validate(json.loads(result.to_json()), Comparison.json_schema())


def test_no_score_of_bias_anywhere(result: Comparison) -> None:
    page = compare.render_html(result)
    names = re.findall(r'"([a-z_]+)"\s*:', result.to_json())
    assert not {n for n in names if re.search(r"bias|winner|lean|trust|rating", n)}
    own_words = (
        [n.message for n in result.warnings]
        + [f.why for f in result.facts]
        + [q.text for q in result.questions]
    )
    assert not re.search(r"\b(omit|omitted|hid|hides|ignored|left-wing|right-wing)\b", " ".join(own_words))
    assert "not found in" in page.lower()


def test_two_runs_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    runs = [compare.compare_articles([compare.read(p) for p in EVENTS["statue"]]) for _ in range(2)]
    assert runs[0].created == "2020-09-13"
    assert runs[0].to_json() == runs[1].to_json()
    assert compare.render_html(runs[0]) == compare.render_html(runs[1])


def mirrored(result: Comparison) -> tuple[Any, ...]:
    """What must be the same after swapping A and B, with the labels put back."""
    back = {"A": "B", "B": "A"}
    facts = {
        (f.status, frozenset((back[e.article], e.start, e.end) for e in f.evidence), f.importance)
        for f in result.facts
    }
    links = {
        (
            link.relation,
            back[link.sentences[1][0]] + link.sentences[1][1:],
            back[link.sentences[0][0]] + link.sentences[0][1:],
        )
        for link in result.links
    }
    sides = {
        (d.kind, frozenset((back[k], s.start, s.end) for k, v in d.sides.items() for s in v))
        for d in result.divergences
    }
    marks = {(back[m.span.article], m.span.start, m.span.end, m.category) for m in result.marks}
    return facts, links, sides, marks


def plain(result: Comparison) -> tuple[Any, ...]:
    facts = {
        (f.status, frozenset((e.article, e.start, e.end) for e in f.evidence), f.importance)
        for f in result.facts
    }
    links = {(link.relation, *link.sentences) for link in result.links}
    sides = {
        (d.kind, frozenset((k, s.start, s.end) for k, v in d.sides.items() for s in v))
        for d in result.divergences
    }
    marks = {(m.span.article, m.span.start, m.span.end, m.category) for m in result.marks}
    return facts, links, sides, marks


def test_no_sentence_is_told_elsewhere_and_not_found_there(result: Comparison) -> None:
    """A part of a sentence may be "not found" while the rest is told; the whole sentence may not."""
    told = {s for link in result.links if link.relation == "same" for s in link.sentences}
    sentences = {s.id: s for a in result.articles for s in a.sentences}
    for fact in result.facts:
        for span in fact.evidence if fact.status == "only" else ():
            rest = sentences[span.sentence].text.replace(span.text, "")
            assert span.sentence not in told or re.search(r"\w", rest), (fact.id, span.text)


def test_a_vote_told_by_both_is_not_also_missing() -> None:
    first = (
        "Council votes for depot\n\nThe council of Wexbury met on Monday to decide on the tram depot. "
        "Councillors voted 24 to 19 in favour of the depot after a stormy four-hour meeting. "
        "Gardeners will lose their plots at Millfield by October."
    )
    second = (
        "Depot approved\n\nThe council of Wexbury decided on Monday on the new tram depot. "
        "The council backed the depot by 24 votes to 19. "
        "Gardeners at Millfield will get new plots at Cranley Lane, the council said."
    )
    articles = [compare.Article.from_text(text) for text in (first, second)]
    test_no_sentence_is_told_elsewhere_and_not_found_there(compare.compare_articles(articles, force=True))


@pytest.mark.parametrize("event", ["submarines", "statue"])
def test_swapping_the_articles_mirrors_the_result(event: str) -> None:
    swapped = compare.compare_articles([compare.read(p) for p in reversed(EVENTS[event])])
    for ours, theirs in zip(plain(result_of(event)), mirrored(swapped), strict=True):
        assert ours == theirs


@pytest.mark.parametrize("event", EVENTS)
def test_an_article_against_itself_has_no_difference(event: str) -> None:
    article = compare.read(EVENTS[event][0])
    result = compare.compare_articles([article, article])
    assert not result.divergences
    assert {f.status for f in result.facts} == {"both"}
    same = {link.sentences for link in result.links if link.relation == "same"}
    assert {(s.id, "B" + s.id[1:]) for s in result.articles[0].sentences} <= same
    assert result.event.verdict == "same"


def test_samples_are_read_as_their_read_me_says() -> None:
    trade, site = result_of("submarines").articles[1], result_of("submarines").articles[0]
    if trade.outlet != "Naval Systems Weekly":
        trade, site = site, trade
    assert trade.headline is None
    assert trade.date == "2021-09-16"
    assert site.outlet == "Harbour & Nation"
    assert site.date == "2021-09-18"
    assert site.headline is not None
    assert site.headline.startswith("Betrayed:")
    shown = " ".join(s.text for a in (trade, site) for s in a.sentences)
    for leftover in (
        "newsletter",
        "More In",
        "cookies",
        "become a member",
        "commenting rules",
        "Editor's note",
        "All rights reserved",
        "Ten ships",
    ):
        assert leftover not in shown
    codes = {w.code for w in result_of("submarines").warnings}
    assert "missing_headline" in codes


def test_quoted_words_have_their_speaker() -> None:
    marks = result_of("statue").marks
    quoted = [m for m in marks if "disgraceful" in m.span.text]
    assert quoted
    assert {(m.voice, m.speaker) for m in quoted} <= {("quoted", "Priti Patel"), ("quoted", "Home Secretary")}


def test_articles_on_different_events_are_not_contrasted() -> None:
    paths = [EVENTS["statue"][0], EVENTS["mini-budget"][0]]
    result = compare.compare_articles([compare.read(p) for p in paths])
    assert result.event.verdict == "different"
    assert result.facts == ()
    assert result.divergences == ()
    assert "other_event" in {w.code for w in result.warnings}
    forced = compare.compare_articles([compare.read(p) for p in paths], force=True)
    assert forced.facts


def test_one_article_is_not_a_comparison() -> None:
    with pytest.raises(ComparisonError, match="1 article"):
        compare.compare_articles([compare.read(EVENTS["statue"][0])])


def test_an_article_without_sentences_is_refused() -> None:
    with pytest.raises(ComparisonError, match="article B"):
        compare.compare_articles([compare.read(EVENTS["statue"][0]), compare.Article.from_text(" \n ")])


def test_three_articles_are_compared_pair_by_pair() -> None:
    result = result_of("mini-budget")
    assert [a.label for a in result.articles] == ["A", "B", "C"]
    assert {link.sentences[0][0] + link.sentences[1][0] for link in result.links} == {"AB", "AC", "BC"}
    assert set(result.articles[0].sentences[0].coverage) == {"B", "C"}


def test_headline_given_apart_keeps_the_offsets() -> None:
    text = "The bridge was closed on Monday after a storm."
    document = compare.analyse(compare.Article.from_text(text, headline="Storm shuts bridge"))
    assert document.article.text.startswith(text)
    assert [s.id for s in document.sentences] == ["H", "1"]
    assert document.sentences[0].text == "Storm shuts bridge"


@pytest.mark.shared
def test_the_seed_pair_is_read_right() -> None:
    seeds = SAMPLES.parent.parent / "shared" / "seeds"
    result = compare.compare_articles(
        [compare.read(seeds / "defense-news.txt"), compare.read(seeds / "russia-insider.txt")]
    )
    first, second = result.articles
    assert (first.outlet, second.outlet) == ("Defense News", "Russia Insider")
    assert first.headline is None
    assert second.republished_from == "Zero Hedge"
    shown = " ".join(s.text for a in result.articles for s in a.sentences)
    assert not re.search(r"Ad-Free|More In|commenting rules|Source:", shown)
    assert {"missing_headline", "missing_date", "republished"} <= {w.code for w in result.warnings}
    assert result.event.verdict in {"same", "related"}
