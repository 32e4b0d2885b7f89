"""The pictures as numbers: what stands where, how long it is, and what answers what."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from larger_comparison import tile, with_more_articles
from sample_comparison import bare_comparison, make_article, sample_comparison, three_articles

from compare.records import Comparison, Link
from compare.render.html import render_html
from compare.render.masks import Masks, make_masks
from compare.render.pictures import Pictures, wrap_drawn
from compare.render.view import build_page


def pictures_of(comparison: Comparison) -> Pictures:
    return build_page(comparison).pictures


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return pictures_of(sample_comparison())


# ------------------------------------------------------------------ the strip


def test_a_block_for_each_sentence_in_the_order_of_the_article(pictures: Pictures) -> None:
    for strip, article in zip(pictures.strips.strips, sample_comparison().articles, strict=True):
        assert [c.id for c in strip.cells] == [s.id for s in article.sentences]
        assert all(c.words >= 1 for c in strip.cells)


def test_blocks_lie_one_under_the_other_and_inside_the_picture(pictures: Pictures) -> None:
    for strip in pictures.strips.strips:
        for above, below in zip(strip.cells, strip.cells[1:], strict=False):
            assert above.y + above.height < below.y
        assert strip.cells[-1].y + strip.cells[-1].height <= pictures.strips.height + 0.1


def test_a_longer_sentence_is_a_taller_block() -> None:
    text = "Short one here. " + "word " * 40 + "end.\n"
    strip = pictures_of(bare_comparison(make_article("A", text), make_article("B", text))).strips.strips[0]
    assert strip.cells[1].height > 2 * strip.cells[0].height


def test_states_are_those_of_the_page(pictures: Pictures) -> None:
    states = {c.id: c.state for s in pictures.strips.strips for c in s.cells}
    assert (states["A1"], states["A3"], states["A8"]) == ("both", "differ", "only")


def test_curves_run_between_the_middles_of_their_blocks(pictures: Pictures) -> None:
    (pair,) = pictures.strips.pairs
    middle = {c.id: c.y + c.height / 2 for s in pictures.strips.strips for c in s.cells}
    assert (pair.same, pair.related) == (1, 2)
    for tie in pair.ties:
        numbers = [float(x) for x in re.findall(r"[\d.]+", tie.path)]
        assert numbers[1] == pytest.approx(middle[tie.ends[0]], abs=0.1)
        assert numbers[-1] == pytest.approx(middle[tie.ends[1]], abs=0.1)
    assert pair.ties[-1].relation == "same", "firm curves lie on top"


def test_a_curve_starts_in_the_first_article_whichever_way_the_link_is_written() -> None:
    pair = sample_comparison()
    turned = msgspec.structs.replace(pair, links=(Link(sentences=("B2", "A1"), relation="same", score=0.8),))
    assert pictures_of(turned).strips.pairs[0].ties[0].ends == ("A1", "B2")


def test_a_link_to_no_sentence_is_left_out() -> None:
    pair = sample_comparison()
    odd = msgspec.structs.replace(pair, links=(Link(sentences=("A1", "B99"), relation="same", score=0.8),))
    assert pictures_of(odd).strips.pairs[0].ties == ()


def test_three_articles_have_three_pairs() -> None:
    assert [p.labels for p in pictures_of(three_articles()).strips.pairs] == [
        ("A", "B"),
        ("A", "C"),
        ("B", "C"),
    ]


def test_short_articles_have_words_in_the_blocks_and_long_ones_do_not(pictures: Pictures) -> None:
    assert all(c.snippet for s in pictures.strips.strips for c in s.cells)
    long = pictures_of(tile(sample_comparison(), 60)).strips
    assert not any(c.snippet for s in long.strips for c in s.cells)
    assert long.height < 4000


# ------------------------------------------------------------------ words of each source


def test_words_of_speakers_are_those_of_the_table(pictures: Pictures) -> None:
    page = build_page(sample_comparison())
    bars = {b.name: b for b in (*pictures.speakers, *pictures.more_speakers)}
    assert set(bars) == {row.name for row in page.speakers}
    mayor = {b.label: b for b in bars["Ruth Okafor"].bars}
    assert (mayor["A"].quoted, mayor["A"].heard, mayor["B"].heard) == (13, True, False)
    assert mayor["A"].quoted_to == 100.0, "the longest bar fills the line"
    coach = {b.label: b for b in bars["Leo Marsh"].bars}
    assert coach["B"].quoted_to == pytest.approx(100 * 9 / 13, abs=0.1)


def test_no_speakers_no_picture() -> None:
    none = bare_comparison(make_article("A", "One.\n"), make_article("B", "Two.\n"))
    assert pictures_of(none).speakers == ()
    assert 'id="p-speakers"' not in render_html(none)


# ------------------------------------------------------------------ first mention and room


def test_first_mention_and_room_of_a_fact(pictures: Pictures) -> None:
    petition = next(f for f in pictures.facts if f.label == "A petition has 2,140 names")
    lines = {x.label: x for x in petition.lines}
    assert lines["A"].first is None
    assert lines["A"].places == ()
    assert lines["B"].first == "B8"
    assert lines["B"].words_in == 9
    start, width = lines["B"].places[0]
    assert start + width == pytest.approx(100, abs=0.2), "B8 is the last sentence"


def test_the_first_mention_may_lie_before_the_evidence(pictures: Pictures) -> None:
    people = next(f for f in pictures.facts if f.label == "How many people swim each week")
    assert people.lines[0].first == "A7"
    vote = next(f for f in pictures.facts if f.label.startswith("The council voted"))
    assert (vote.lines[0].first, vote.lines[0].first_place) == ("AH", 0.0)


def test_shared_facts_come_first_and_at_most_twelve() -> None:
    long = pictures_of(tile(sample_comparison(), 4))
    assert len(long.facts) == 12
    assert long.facts_left == 28 - 12
    states = [f.chip.status == "only" for f in long.facts]
    assert states == sorted(states)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_places_of_sentences_stay_on_the_line(sizes: list[int]) -> None:
    text = " ".join("word " * (n - 1) + "end." for n in sizes) + "\n"
    pair = sample_comparison()
    article = make_article("A", text)
    spans = tuple(
        msgspec.structs.replace(
            pair.facts[0].evidence[0], article="A", sentence=s.id, start=s.start, end=s.end, text=s.text
        )
        for s in article.sentences
    )
    fact = msgspec.structs.replace(pair.facts[0], evidence=spans, articles=("A",), status="only")
    made = msgspec.structs.replace(bare_comparison(article, make_article("B", text)), facts=(fact,))
    line = pictures_of(made).facts[0].lines[0]
    assert line.first_place == 0
    assert line.words_in == line.of == sum(sizes)
    assert all(start >= 0 and start + width <= 100.3 for start, width in line.places)
    assert sum(width for _, width in line.places) == pytest.approx(100, abs=1)


# ------------------------------------------------------------------ the page


def test_names_in_a_drawing_can_be_covered() -> None:
    masks = make_masks(sample_comparison())
    drawn = wrap_drawn(masks, "the Alder Valley Courier has <learned>")
    assert '<tspan class="nm" data-mask="[outlet]">' in drawn
    assert "&lt;learned&gt;" in drawn
    assert wrap_drawn(Masks(), "the Courier") == "the Courier"


def test_pictures_hold_no_score_no_gauge_and_no_style_of_their_own() -> None:
    page = render_html(three_articles())
    section = page[page.index('<section id="pictures"') :]
    section = section[: section.index("</section>")]
    assert "style=" not in section
    assert "url(" not in section
    for word in ("score", "balance", "bias", "winner", "red", "green"):
        assert not re.search(rf"\b{word}\b", section), word


def test_swapped_articles_give_the_mirrored_picture(pictures: Pictures) -> None:
    pair = sample_comparison()
    swapped = msgspec.structs.replace(pair, articles=(pair.articles[1], pair.articles[0]))
    other = pictures_of(swapped).strips
    assert [s.cells for s in other.strips] == [s.cells for s in reversed(pictures.strips.strips)]
    assert {frozenset(t.ends) for t in other.pairs[0].ties} == {
        frozenset(t.ends) for t in pictures.strips.pairs[0].ties
    }


@pytest.mark.parametrize("number", [3, 4, 6, 8])
def test_many_articles_have_a_strip_a_bar_and_a_line_each(number: int) -> None:
    found = pictures_of(with_more_articles(sample_comparison(), number))
    assert len(found.strips.strips) == number
    assert len(found.strips.pairs) == number * (number - 1) // 2
    assert all(len(f.lines) == number for f in found.facts)
    assert all(len(s.bars) == number for s in found.speakers)


def test_no_pictures_where_nothing_may_be_claimed() -> None:
    from sample_comparison import different_events

    assert 'id="pictures"' not in render_html(different_events())
