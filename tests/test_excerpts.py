"""A report that can be shared: it holds short excerpts of the articles, and never more."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from browsing import CHROMIUM
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sample_comparison import (
    bare_comparison,
    different_events,
    make_article,
    sample_comparison,
    span_in,
    three_articles,
)
from typer.testing import CliRunner

from compare import settings
from compare.records import ComparedArticle, Comparison, Fact, Mark, Question
from compare.render.excerpts import excerpt_comparison
from compare.render.html import render_html
from compare.render.masks import blind_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = [sample_comparison, three_articles, different_events]
_WORD = re.compile(r"…|[^\W_]+(?:['’.,][^\W_]+)*")


def words_of(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def bodies(comparison: Comparison) -> Iterator[tuple[ComparedArticle, list[str]]]:
    """Each article with the words of its text; a short headline may be shown whole."""
    for article in comparison.articles:
        heads = {s.start: s.end for s in article.sentences if s.role == "headline"}
        text = article.text
        for start, end in sorted(heads.items(), reverse=True):
            text = f"{text[:start]} … {text[end:]}"
        yield article, words_of(text)


def runs_of(words: Iterable[str], size: int) -> set[tuple[str, ...]]:
    found = list(words)
    cut = {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}
    return {run for run in cut if "…" not in run}


def spans_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"article", "start", "end", "text"} <= value.keys():
            yield value
        for inside in value.values():
            yield from spans_in(inside)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from spans_in(inside)


def shown_text(page: str) -> str:
    """Every byte of the page but the style and the script, as text."""
    page = re.sub(r"<style>.*?</style>|<script>.*?</script>", " ", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", lambda tag: _inside(tag.group()), page))


def _inside(tag: str) -> str:
    """Nothing for a tag within a sentence, its attributes for others: they may hold words too."""
    values = " ".join(re.findall(r'="([^"]*)"', tag))
    inline = re.match(r"</?(a|mark|span|b|q|sup)\b", tag) is not None
    return "" if inline else f" | {values} | "


def long_pair() -> Comparison:
    """A finding that cites a whole long sentence, in its span and in words of other findings."""
    first = (
        "The harbour master said on Friday that the old ferry, which has crossed the bay since the spring "
        "of 1962, would be taken out of service before the first storms of the winter reach the coast."
    )
    rest = "Nobody aboard was hurt. " + " ".join(
        f"Line {n} of the timetable stays as it is now." for n in range(9)
    )
    a = make_article("A", f"Ferry to stop\n\n{first} {rest}\n", headline="Ferry to stop", outlet="Bay Times")
    b = make_article("B", f"{rest}\n\nA ferry stops.\n", date="2021-03-04")
    fact = Fact(
        id="f1",
        label=first[:120],
        status="only",
        articles=("A",),
        importance=5,
        why=f"Not found in B: {first}",
        kind="fact",
        evidence=(span_in(a, first),),
        confidence=0.5,
        could_have_known="unknown",
    )
    mark = Mark(
        id="A.1",
        span=span_in(a, "first storms"),
        category="W",
        voice="outlet",
        reason="A strong word.",
        strength=2,
        confidence=0.5,
        lexicon_entry="test",
    )
    question = Question(
        text=f"What does “{first}” rest on?", evidence=(span_in(a, first),), skill="close-reading"
    )
    return msgspec.structs.replace(bare_comparison(a, b), facts=(fact,), marks=(mark,), questions=(question,))


ALL = [*SAMPLES, long_pair]


@pytest.mark.parametrize("make", ALL)
def test_every_span_holds_the_words_of_the_cut_text(make: Any) -> None:
    cut = excerpt_comparison(make())
    texts = {a.label: a.text for a in cut.articles}
    for span in spans_in(msgspec.to_builtins(cut)):
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
    for article in cut.articles:
        for sentence in article.sentences:
            assert article.text[sentence.start : sentence.end] == sentence.text
            assert sentence.text


@pytest.mark.parametrize("make", ALL)
def test_running_it_twice_changes_nothing(make: Any) -> None:
    once = excerpt_comparison(make())
    assert excerpt_comparison(once) == once


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("make", ALL)
def test_no_long_run_of_an_article_in_any_byte(make: Any, blind: bool) -> None:
    whole = blind_comparison(make()) if blind else make()
    page = shown_text(render_html(make(), excerpts=True, blind=blind))
    record = json.dumps(json.loads(excerpt_comparison(whole).to_json()), ensure_ascii=False)
    full = runs_of(words_of(shown_text(render_html(make(), blind=blind))), settings.EXCERPT_RUN + 1)
    assert any(runs_of(words, settings.EXCERPT_RUN + 1) & full for _, words in bodies(whole)), "it can fail"
    cut = {a.label: words for a, words in bodies(excerpt_comparison(whole))}
    for article, words in bodies(whole):
        for text in (page, record):
            shown = words_of(text)
            assert not runs_of(words, settings.EXCERPT_RUN + 1) & runs_of(shown, settings.EXCERPT_RUN + 1)
            size = settings.EXCERPT_TERM + 1
            heads = words_of(article.headline or "")
            others = [w for label, x in cut.items() if label != article.label for w in (*x, "…")]
            told = runs_of([*cut[article.label], "…", *others, "…", *heads], size)
            assert runs_of(words, size) & runs_of(shown, size) <= told


@pytest.mark.parametrize("make", ALL)
def test_few_words_of_each_article_stay(make: Any) -> None:
    comparison = make()
    for article, words in bodies(excerpt_comparison(comparison)):
        stay = [w for w in words if w != "…"]
        assert len(stay) <= min(settings.EXCERPT_MOST, settings.EXCERPT_SHARE * article.words)
    before = [a.words for a in comparison.articles]
    assert [a.words for a in excerpt_comparison(comparison).articles] == before


def test_what_stays_is_what_findings_rest_on() -> None:
    cut = excerpt_comparison(long_pair())
    text = cut.articles[0].text
    assert "first storms" in text
    assert text.startswith("Ferry to stop\n\nThe harbour master said on Friday that the … first storms …")
    assert "timetable" not in text
    assert cut.marks[0].span.text == "first storms"
    assert cut.facts[0].label == "The harbour master said on Friday that the …"
    assert "1962" not in cut.to_json()
    asked = cut.questions[0].text
    assert asked.startswith("What does “The harbour master said on Friday that the … ")
    assert asked.endswith(" rest on?")
    assert "spring" not in asked


def test_a_mark_without_its_words_is_left_out_and_the_strongest_stays() -> None:
    article = make_article("A", "One vile act. " + "Two grim days went by then. " * 2 + "\n")
    marks = tuple(
        Mark(
            id=f"A.{n}",
            span=span_in(article, word),
            category="W",
            voice="outlet",
            reason="Strong.",
            strength=strength,
            confidence=0.5,
            lexicon_entry="test",
        )
        for n, (word, strength) in enumerate(
            [("vile", 1), ("act", 1), ("grim", 3), ("by then", 1), ("One", 1)]
        )
    )
    other = make_article("B", "Nothing is told here.\n")
    cut = excerpt_comparison(msgspec.structs.replace(bare_comparison(article, other), marks=marks))
    most = int(article.words * settings.EXCERPT_SHARE)
    assert sum(len(words_of(m.span.text)) for m in cut.marks) <= most < 6
    assert "grim" in {m.span.text for m in cut.marks}
    assert len(cut.marks) < len(marks)


def test_left_out_parts_and_the_old_checksum_are_gone() -> None:
    whole = sample_comparison()
    cut = excerpt_comparison(whole)
    for before, after in zip(whole.articles, cut.articles, strict=True):
        assert after.removed == ()
        assert after.sha256 != before.sha256
        assert before.sha256 not in render_html(whole, excerpts=True)
    assert "Subscribe" not in cut.to_json()


def test_swapped_articles_keep_the_same_words() -> None:
    swap = {"A": "B", "B": "A"}

    def swapped(value: Any) -> Any:
        if isinstance(value, str):
            return re.sub(r"^([AB])(?=$|[0-9HS.])", lambda m: swap[m.group()], value)
        if isinstance(value, list | tuple):
            return [swapped(v) for v in value]
        return {swapped(k): swapped(v) for k, v in value.items()} if isinstance(value, dict) else value

    data = msgspec.to_builtins(sample_comparison())
    other = swapped({k: v for k, v in data.items() if k != "articles"})
    other["articles"] = [
        {**swapped(a), "text": a["text"], "headline": a["headline"]} for a in reversed(data["articles"])
    ]
    mirrored = excerpt_comparison(msgspec.convert(other, Comparison))
    straight = excerpt_comparison(sample_comparison())
    assert [a.text for a in mirrored.articles] == [a.text for a in reversed(straight.articles)]


def test_covered_names_stay_covered() -> None:
    page = render_html(sample_comparison(), excerpts=True, blind=True)
    assert not re.search("courier|whitlow|riverside.post|article-a.txt", page, re.IGNORECASE)
    blind = blind_comparison(sample_comparison())
    assert blind_comparison(excerpt_comparison(blind)) == excerpt_comparison(blind)


_TOKENS = st.sampled_from(
    ["the", "pool", "Okafor", "said,", "“we", "shut”", "…", "U.S.", "10-day", "a—b", "1,200", "."]
)
_LINES = st.lists(st.lists(_TOKENS, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=5)


@hypothesis_settings(max_examples=120, deadline=None)
@given(lines=_LINES, data=st.data())
def test_any_text_and_any_spans(lines: list[str], data: st.DataObject) -> None:
    article = make_article("A", "\n\n".join(lines) + "\n", headline=lines[0] if len(lines) > 2 else None)
    other = make_article("B", "Nothing is told here.\n")
    places = st.integers(0, len(article.text))
    facts = []
    for number, (one, two) in enumerate(data.draw(st.lists(st.tuples(places, places), max_size=8))):
        start, end = sorted((one, two))
        found = [s.id for s in article.sentences if s.start <= start < s.end]
        span = msgspec.structs.replace(
            span_in(article, article.text[:1]),
            sentence="".join(found),
            start=start,
            end=end,
            text=article.text[start:end],
        )
        facts.append(_fact(f"f{number}", article.text[start:end], span))
    whole = msgspec.structs.replace(bare_comparison(article, other), facts=tuple(facts))
    cut = excerpt_comparison(whole)
    assert excerpt_comparison(cut) == cut
    text = cut.articles[0].text
    for shown in spans_in(msgspec.to_builtins(cut)):
        if shown["article"] == "A":
            assert text[shown["start"] : shown["end"]] == shown["text"]
    (_, words), _ = bodies(cut)
    assert (
        len([w for w in words if w != "…"]) <= settings.EXCERPT_SHARE * article.words or text == article.text
    )
    for fact in cut.facts:
        (_, before), _ = bodies(whole)
        shown_runs = runs_of(words_of(fact.label), settings.EXCERPT_RUN + 1)
        assert not shown_runs & runs_of(before, settings.EXCERPT_RUN + 1)


def _fact(name: str, label: str, span: Any) -> Fact:
    return Fact(
        id=name,
        label=label,
        status="only",
        articles=("A",),
        importance=3,
        why="",
        kind="fact",
        evidence=(span,),
        confidence=0.5,
        could_have_known="unknown",
    )


# ---------------------------------------------------------------- page and command


def test_the_page_says_so_and_names_where_to_read() -> None:
    page = render_html(sample_comparison(), excerpts=True)
    top = page[page.index("<header") : page.index("</header>")]
    assert "Only short excerpts" in top
    for article in sample_comparison().articles:
        for told in (article.outlet, article.date):
            assert told is None or told in shown_text(top)
    assert "http" not in top
    assert 'data-start="explore"' in page
    for gone in ('data-mode-to="mark"', 'data-mode-to="read"', 'data-print-to="texts"', 'id="worksheet"'):
        assert gone not in page
        assert gone in render_html(sample_comparison())
    assert "data-excerpts" not in render_html(sample_comparison()).split("<script>")[0]


def test_pictures_keep_the_lengths_of_the_whole_sentences() -> None:
    rows = re.compile(r'class="cell [^"]*" data-row="(\d+)\|')
    whole = sample_comparison()
    assert rows.findall(render_html(whole, excerpts=True)) == rows.findall(render_html(whole))


def test_the_command_writes_excerpts_to_report_and_json(tmp_path: Any) -> None:
    from compare.cli import app

    text = (
        "The council voted on Monday to close the swimming pool in Mill Street at the end of the year, "
        "because the mayor said that repairs would cost the small town more than two million dollars. "
    )
    more = "Residents slammed the shocking plan and gathered outside the town hall with banners and drums. "
    for name, start in (("a", text + more), ("b", more + text)):
        (tmp_path / f"{name}.txt").write_text(
            f"Pool vote {name}\n\n{start}\n\n{start.replace('Monday', 'Tuesday')}\n"
        )
    names = [str(tmp_path / n) for n in ("a.txt", "b.txt", "r.html", "r.json")]
    asked = ["compare", *names[:2], "-o", names[2], "--json", names[3], "--excerpts-only", "--force", "-q"]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 0, result.output
    for name in ("r.html", "r.json"):
        shown = shown_text((tmp_path / name).read_text())
        assert not runs_of(words_of(text + more), settings.EXCERPT_RUN + 1) & runs_of(
            words_of(shown), settings.EXCERPT_RUN + 1
        )
    assert Comparison.from_json((tmp_path / "r.json").read_text()).articles[0].removed == ()


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's /usr/bin/chromium")
@pytest.mark.parametrize("address", ["", "#mode=read", "#mode=mark", "#mode=explore"])
def test_no_address_leads_to_a_mode_without_texts(browser: Browser, tmp_path: Any, address: str) -> None:
    file = tmp_path / "shared.html"
    file.write_text(render_html(sample_comparison(), excerpts=True), encoding="utf-8")
    opened = browser.new_page(viewport={"width": 320, "height": 700})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(file.as_uri() + address)
    assert opened.evaluate("document.documentElement.dataset.mode") == "explore"
    assert opened.is_hidden("#b-mode")
    opened.click(".menu > summary")
    assert opened.is_hidden("#b-find")
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    assert not errors
    opened.close()
