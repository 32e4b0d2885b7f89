"""The report page as text: what it holds, what it never holds, and that it is safe.

Refresh the golden page after a wanted change: FRAMEDIFF_REFRESH=1 pytest tests/test_html.py
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest
import refresh_assets
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_comparison import (
    bare_comparison,
    different_events,
    make_article,
    sample_comparison,
    span_in,
    three_articles,
)

from compare.records import Comparison, Mark, Sentence, Span
from compare.render import templates, words
from compare.render.html import render_html
from compare.render.masks import Masks, make_masks
from compare.render.segments import Layers, cut_sentence
from compare.render.view import build_page

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "report.html"
VOID = {"meta", "col", "input", "br", "link", "img", "hr"}


class Node:
    """An element with its attributes, text and children, enough to ask questions of a page."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []

    def text(self, skip: str = "") -> str:
        """All text inside, leaving out elements that have the class `skip`."""
        return "".join(
            child
            if isinstance(child, str)
            else ""
            if skip and set(skip.split()) & child.classes
            else child.text(skip)
            for child in self.children
        )

    @property
    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def find(self, tag: str = "", css: str = "", **attrs: str) -> list[Node]:
        return [
            n
            for n in self.walk()
            if (not tag or n.tag == tag)
            and (not css or css in n.classes)
            and all(n.attrs.get(k) == v for k, v in attrs.items())
        ]


class Tree(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("root", {}, None)
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs}, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"<{self.at.tag}> closed by </{tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(page: str) -> Node:
    return Tree(page).root


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(sample_comparison())


@pytest.fixture(scope="module")
def tree(page: str) -> Node:
    return parse(page)


# ------------------------------------------------------------------ one safe file


def test_policy_names_the_very_style_and_script_of_the_page(tree: Node) -> None:
    policy = next(m.attrs["content"] for m in tree.find("meta") if "http-equiv" in m.attrs)
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    style, script = tree.find("style"), [s for s in tree.find("script") if "type" not in s.attrs]
    assert (len(style), len(script)) == (1, 2)
    for element in (*style, *script):
        digest = base64.b64encode(hashlib.sha256(element.text().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed[f"{element.tag}-src"].split()
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_nothing_is_fetched_stored_or_inline(page: str, tree: Node) -> None:
    for node in tree.walk():
        assert node.tag not in {"link", "img", "iframe", "object", "form", "base", "video", "audio"}
        assert not {a for a in node.attrs if a in {"style", "src"} or a.startswith("on")}
        if node.tag == "a":
            assert node.attrs["href"].startswith("#")
    script = "".join(s.text() for s in tree.find("script"))
    for word in ("localStorage", "sessionStorage", "cookie", "fetch", "XMLHttpRequest", "eval", "innerHTML"):
        assert word not in script
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"' onmouseover='alert(1)",
        "</style><b>",
        "{{ 7 * 7 }} {% raw %}",
        "<a href=https://example.org>x</a> https://example.org/?a=1&b=2",
        "\u202egnp.exe\u202c \u200f",
        "&lt;b&gt; &amp; \x00\x07 \ud83d",
    ],
)
def test_hostile_words_stay_words(hostile: str) -> None:
    text = f"The mayor said {hostile} on Monday.\n"
    article = make_article("A", text, headline=None, outlet=hostile, author=f"Ann {hostile}")
    other = make_article("B", "The mayor spoke on Monday.\n", outlet="B")
    mark = msgspec.structs.replace(
        sample_comparison().marks[0],
        span=span_in(article, hostile),
        reason=hostile,
        speaker=hostile,
        id="A.x",
    )
    event = msgspec.structs.replace(sample_comparison().event, reasons=(hostile,))
    result = msgspec.structs.replace(bare_comparison(article, other), marks=(mark,), event=event)
    page = render_html(result, title=hostile)
    root = parse(page)
    assert (len(root.find("script")), len(root.find("style"))) == (4, 1)
    assert not root.find("img")
    assert not root.find("b", onerror="alert(1)")
    assert all(a.attrs["href"].startswith("#") for a in root.find("a"))
    shown = root.find(id="A1")[0].text(skip="k vh sid")
    readable = re.sub("[\x00-\x08\ud800-\udfff]", "\ufffd", text.strip())
    assert readable in shown
    page.encode("utf-8")


def test_assets_that_would_end_their_element_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "page.css").write_text("a{} </style>", encoding="utf-8")
    monkeypatch.setattr("compare.render.templates.folder", lambda _name: tmp_path)
    with pytest.raises(ValueError, match="must not hold"):
        templates.asset("page.css")


def test_built_files_are_those_of_their_sources() -> None:
    pytest.importorskip("minify", reason="needs tdewolff-minify, which has no wheel for this platform")
    for name, text in refresh_assets.build().items():
        assert (HERE.parent / "reports" / "built" / name).read_text(encoding="utf-8") == text, (
            f"{name} is out of date: run PYTHONPATH=. python tests/refresh_assets.py"
        )


def test_every_style_and_script_is_built() -> None:
    parts = {f"css/{part}.css" for used in refresh_assets.STYLES.values() for part in used}
    parts |= {f"js/{part}.js" for used in refresh_assets.SCRIPTS.values() for part in used}
    there = {f"{kind}/{p.name}" for kind in ("css", "js") for p in (HERE.parent / "reports" / kind).iterdir()}
    assert parts == there


def test_same_bytes_whatever_the_hash_seed() -> None:
    code = "import hashlib;from compare.render.html import render_html;import sample_comparison as s;" + (
        "print(hashlib.sha256(render_html(s.three_articles()).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}"},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(found) == 1


def test_two_long_articles_stay_small() -> None:
    text = "\n\n".join(f"The council said on day {n} that the pool would stay open." for n in range(67))
    articles = [make_article(label, text) for label in "AB"]
    marks = tuple(
        msgspec.structs.replace(
            sample_comparison().marks[0], id=f"{a.label}.{n}", span=span_in(a, "council", n)
        )
        for a in articles
        for n in range(60)
    )
    facts = tuple(
        msgspec.structs.replace(
            sample_comparison().facts[0],
            id=f"F{n}",
            evidence=tuple(span_in(a, "the pool would stay open", n) for a in articles),
        )
        for n in range(60)
    )
    result = msgspec.structs.replace(bare_comparison(*articles), marks=marks, facts=facts)
    assert len(render_html(result).encode()) < 400_000


# ------------------------------------------------------------------ structure


@pytest.mark.parametrize("make", [sample_comparison, three_articles, different_events])
def test_ids_are_unique_and_every_link_has_its_target(make: Any) -> None:
    root = parse(render_html(make()))
    ids = [n.attrs["id"] for n in root.walk() if "id" in n.attrs]
    assert len(ids) == len(set(ids))
    targets = {a.attrs["href"][1:] for a in root.find("a")}
    assert targets <= set(ids)
    assert not [a for a in root.find("a") if any(p.tag == "a" for p in _parents(a))]


def _parents(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


@pytest.mark.parametrize("make", [sample_comparison, three_articles, different_events])
def test_headings_never_skip_a_level(make: Any) -> None:
    levels = [int(n.tag[1]) for n in parse(render_html(make())).walk() if re.fullmatch(r"h[1-6]", n.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_articles_are_whole_in_their_own_order_and_word_for_word(tree: Node) -> None:
    for article in sample_comparison().articles:
        shown = [n for n in tree.find("p", css="s") if n.attrs["id"][0] == article.label]
        assert [n.attrs["id"] for n in shown] == [s.id for s in article.sentences]
        for node, sentence in zip(shown, article.sentences, strict=True):
            assert node.find("span", css="t")[0].text(skip="k vh") == sentence.text


def test_tables_have_scopes_and_captions(tree: Node) -> None:
    tables = tree.find("table")
    assert len(tables) > 5
    for table in tables:
        assert table.find("caption")
        assert all(th.attrs["scope"] in {"col", "row"} for th in table.find("th"))


def test_all_that_the_comparison_holds_can_be_read_on_the_page(tree: Node) -> None:
    body = tree.find("body")[0]
    text = " ".join(body.text(skip="k").split())
    anywhere = text + " ".join(body.text(skip="k vh").split())
    for value in _texts(msgspec.to_builtins(sample_comparison())):
        assert " ".join(value.split()) in anywhere, value


CODES = {
    "schema_version",
    "code",
    "severity",
    "kind",
    "status",
    "category",
    "voice",
    "verdict",
    "relation",
    "role",
    "date_source",
    "genre",
    "unit",
    "article",
    "sentence",
    "id",
    "supported",
    "could_have_known",
}


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """All words in a comparison, without codes, ids and the raw text with its cut-out parts."""
    if isinstance(value, dict):
        is_article = "sha256" in value
        for name, inside in value.items():
            if name in CODES or (is_article and name == "text"):
                continue
            yield from _texts(inside, name)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _texts(inside, key)
    elif isinstance(value, str):
        yield value


def test_removed_parts_are_listed_closed(tree: Node) -> None:
    boxes = tree.find("details", css="left-out")
    assert len(boxes) == 2
    assert all("open" not in box.attrs for box in boxes)
    assert "Source: Valley Wire" in boxes[1].text()


# ------------------------------------------------------------------ what is claimed


def test_counts_stand_beside_word_totals(tree: Node) -> None:
    counts = [" ".join(li.text().split()) for li in tree.find("ul", css="counts")[0].find("li")]
    words_a, words_b = (a.words for a in sample_comparison().articles)
    assert counts == [
        "= 1 fact in both",
        "≠ 3 in both, but they differ",
        f"◧ 2 only in A ({words_a} words)",
        f"◨ 1 only in B ({words_b} words)",
    ]


def test_gap_cells_say_not_found_and_ask(tree: Node) -> None:
    gaps = [" ".join(td.text().split()) for td in tree.find(id="facts")[0].find("td", css="gap")]
    assert len(gaps) == 3
    assert gaps[0].endswith(
        "∅ Not found in Article B. Could the writer have known it? No, going by the dates. Does it matter?"
    )
    assert "Yes, going by the dates." in gaps[2]


def test_facts_come_in_order_differ_both_only(tree: Node) -> None:
    rows = [
        tr.classes & {"differ", "both", "only"}
        for tr in tree.find(id="facts")[0].find("tr")
        if "id" in tr.attrs
    ]
    assert [row.pop() for row in rows] == ["differ"] * 3 + ["both"] + ["only"] * 3


def test_sentence_bars(tree: Node) -> None:
    state = {n.attrs["id"]: n.classes & {"both", "differ", "only"} for n in tree.find("p", css="s")}
    assert state["A1"] == {"both"}
    assert state["A3"] == {"differ"}
    assert state["A8"] == {"only"}
    assert state["A5"] == set(), "no fact: little cover alone is not enough to call it missing"
    assert state["AS"] == set(), "no fact and no coverage: nothing is claimed"


def test_rates_come_with_counts_totals_and_a_range_that_is_explained(tree: Node) -> None:
    notes = " ".join(tree.find(id="notes")[0].text().split())
    assert "2 in 114 words of its own" in notes
    assert "1.8 in 100 words, range 0.9 to 5.3" in notes
    assert "What the range means." in notes
    assert "Do not rank articles by them" in notes


def test_other_words_for_one_thing_stand_side_by_side(tree: Node) -> None:
    rows = [" ".join(tr.text().split()) for tr in tree.find(id="notes")[0].find("tr")]
    row = next(r for r in rows if "the closure of the pool" in r)
    assert row.index("voted 5–2") < row.index("rammed through") < row.index("loaded word, metaphor")


def test_distinctive_words_are_shown_for_three_articles_only(tree: Node) -> None:
    assert tree.find(id="distinctive") == []
    text = " ".join(parse(render_html(three_articles())).find(id="notes")[0].text().split())
    assert "closure more in B" in text
    assert "3 of 55 counted words" in text


def test_quoted_words_belong_to_the_speaker(tree: Node) -> None:
    note = " ".join(tree.find(id="n-B.5")[0].text().split())
    assert "Quoted words of Leo Marsh, not the outlet’s." in note
    assert "voiced" in tree.find(id="B5")[0].find("mark")[0].classes
    own = [" ".join(tr.text().split()) for tr in tree.find(id="notes")[0].find("tr")]
    loaded = next(row for row in own if "Loaded word" in row)
    assert "2 in 114 words of its own; 1 in words of speakers" in loaded


def test_an_equal_figure_that_was_not_matched_is_not_called_missing() -> None:
    sample = sample_comparison()
    number = sample.numbers[0]
    other = next(n for n in sample.numbers if n.span.article != number.span.article)
    lone = [
        msgspec.structs.replace(n, value=7.0, unit="km", iso=None, kind="measure", partners=())
        for n in (number, other)
    ]
    page = render_html(msgspec.structs.replace(sample, numbers=tuple(lone)))
    rows = parse(page).find(id="numbers")[0].find("tr")
    assert sum("Not matched, but the same figure or date stands here" in r.text() for r in rows) == 2
    changed = (lone[0], msgspec.structs.replace(lone[1], value=8.0))
    page = render_html(msgspec.structs.replace(sample, numbers=changed))
    rows = parse(page).find(id="numbers")[0].find("tr")
    assert sum("Not found in Article" in r.text() for r in rows) == 2


def test_who_is_spoken_about_and_given_no_words_is_named(tree: Node) -> None:
    """Must see 6: who is silent in both; not who speaks, and not who is named in passing."""
    comparison = sample_comparison()
    speaker = next(s.name for s in comparison.sources if s.name)
    often = msgspec.structs.replace(comparison.actors[0], name="Ada Quill", aliases=())
    once = {"B": msgspec.structs.replace(often.inside["B"], mentions=often.inside["B"].mentions[:1])}
    passing = msgspec.structs.replace(often, name="Bo Vance", inside=once)
    heard = msgspec.structs.replace(often, name=speaker)
    page = render_html(msgspec.structs.replace(comparison, actors=(often, passing, heard)))
    lines = [p.text() for p in parse(page).find("p") if "given no words in any article" in p.text()]
    assert lines
    for line in lines:
        assert "Ada Quill" in line
        assert "Bo Vance" not in line
        assert speaker not in line
    assert not [p for p in tree.find("p") if "given no words in any article" in p.text()]


def test_worksheet_asks_for_one_fair_paragraph_with_sentence_numbers(tree: Node) -> None:
    """Must do 7 and 8."""
    text = tree.find(id="worksheet")[0].text()
    assert "Write each sentence again so that it takes no side." in text
    assert "Write one paragraph about the event that readers of every article would call fair." in text
    assert "Put the sentence code behind each claim." in text


def test_missing_headline_is_a_visible_gap(tree: Node) -> None:
    articles = tree.find(id="articles")[0]
    assert [n.text() for n in articles.find(css="headline-gap")] == ["Headline not captured"]


def test_three_articles_say_where() -> None:
    root = parse(render_html(three_articles()))
    chips = {c.text() for c in root.find("a", css="chip")}
    assert "=7 in articles B and C" in chips
    assert "◇C\u00a08 only in article C" in chips
    assert not any("both" in c for c in chips)
    row = root.find(id="f-7")[0]
    assert "Not found in Article A" in row.text()


def test_different_events_make_no_claim_at_all() -> None:
    root = parse(render_html(different_events()))
    text = " ".join(root.find("main")[0].text().split())
    box = root.find("section", css="stop")[0].text()
    assert "seem to tell of different events" in box
    assert "They share no names of people or places." in box
    assert not root.find(css="counts")
    assert not root.find(css="chip")
    assert not [n for n in root.find("p", css="s") if n.classes & {"only", "both", "differ"}]
    assert not root.find(id="facts")
    assert not root.find(id="differ")
    for claim in ("Only in", "only in", "they differ", "Not found in Article"):
        assert claim not in text


def test_forced_comparison_of_different_events_keeps_the_box() -> None:
    forced = msgspec.structs.replace(sample_comparison(), event=different_events().event)
    root = parse(render_html(forced))
    assert "as you asked" in root.find("section", css="stop")[0].text()
    assert root.find(css="counts")


FORBIDDEN = r"\b(omit\w*|hid|hides?|ignor\w+|winner|loser|rating of|bias(?:ed)? score|propaganda|wants you)\b"


@pytest.mark.parametrize("make", [sample_comparison, three_articles, different_events])
def test_words_that_accuse_never_stand_on_the_page(make: Any) -> None:
    text = parse(render_html(make())).find("body")[0].text()
    assert not re.findall(FORBIDDEN, text, re.IGNORECASE)


def test_bias_is_only_named_to_be_told_from_tone(tree: Node) -> None:
    text = tree.find("main")[0].text()
    found = {m.casefold() for m in re.findall(r".{0,10}bias", text, re.IGNORECASE)}
    assert found == {"tone, not bias"}


def test_at_most_three_warnings_before_the_rest_is_folded(tree: Node) -> None:
    box = tree.find("section", css="before")[0]
    folded = box.find("details")[0]
    assert len(box.find("li")) - len(folded.find("li")) == 3
    assert "1 more note" in folded.text()


def test_advice_is_not_put_in_quotation_marks() -> None:
    assert words.instead("said") == "“said”."
    assert words.instead("source needed: who says so?") == "source needed: who says so?"
    assert words.instead("(leave out)") == "(leave out)."


def test_an_actor_without_mentions_is_not_found_there() -> None:
    result = sample_comparison()
    actor = msgspec.structs.replace(
        result.actors[1], inside={**result.actors[1].inside, "B": type(result.actors[1].inside["A"])()}
    )
    root = parse(render_html(msgspec.structs.replace(result, actors=(actor,))))
    assert [td.text() for td in root.find("table", css="actors")[0].find("td", css="gap")] == [
        "Article B∅ Not found in Article B."
    ]
    assert "given no words in any" not in root.find("main")[0].text(), "only one article mentions it"


# ------------------------------------------------------------------ title


def _titled(first: str, second: str) -> str:
    a, b = (make_article(label, f"{h}\n\nText.\n", headline=h) for label, h in (("A", first), ("B", second)))
    return build_page(bare_comparison(a, b)).title


def test_title_is_what_the_headlines_share() -> None:
    assert _titled("Council closes the Mill Street pool", "Fury over Mill Street pool vote") == (
        "Same story, two articles: Mill Street pool"
    )


def test_title_does_not_end_in_small_words() -> None:
    assert _titled("Vote on the pool", "Row on the pool") == "One story, two articles"


def test_title_falls_back_to_the_top_fact_then_to_plain_words(tree: Node) -> None:
    assert tree.find("h1")[0].text() == "Same story, two articles: The council voted 5–2 to close the pool"
    assert build_page(different_events()).title == "Two articles, side by side"


def test_title_names_shared_actors_where_no_fact_is_told_alike() -> None:
    result = msgspec.structs.replace(sample_comparison(), facts=())
    assert build_page(result).title == "Same story, two articles: Ruth Okafor"


def test_given_title_wins() -> None:
    assert "<h1>The pool &amp; the vote</h1>" in render_html(sample_comparison(), title="The pool & the vote")


# ------------------------------------------------------------------ masks


def test_outlet_names_are_masked_in_every_form() -> None:
    masks = make_masks(sample_comparison())

    def hidden(text: str) -> str:
        return re.sub(r'<span[^>]*data-mask="([^"]*)">[^<]*</span>', r"\1", str(masks.wrap(text)))

    assert hidden("The Riverside Post and alder valley courier") == "[outlet] and [outlet]"
    assert hidden("www.alderValleyCourier.com") == "www.[outlet].com"
    assert hidden("the Courier has learned") == "the [outlet] has learned"
    assert hidden("By Dana Whitlow") == "By [writer]"


def test_common_words_are_not_masked() -> None:
    masks = make_masks(sample_comparison())
    for text in ("a courier on a bike", "the post office", "Riverside Posters", "the valley"):
        assert "data-mask" not in masks.wrap(text)


def test_one_short_name_counts_only_as_written() -> None:
    a, b = make_article("A", "x.\n", outlet="Time"), make_article("B", "y.\n")
    masks = make_masks(bare_comparison(a, b))
    assert "data-mask" in masks.wrap("as Time wrote")
    assert "data-mask" not in masks.wrap("the time is up")


# ------------------------------------------------------------------ segments


def _mark(start: int, end: int, text: str, key: int) -> Mark:
    span = Span(article="A", sentence="A1", start=start, end=end, text=text[start:end])
    return Mark(
        id=f"A.{key}",
        span=span,
        category="W",
        voice="outlet",
        reason="",
        strength=1,
        confidence=0.5,
        lexicon_entry="",
    )


def test_nested_marks_share_one_link_and_get_one_behind() -> None:
    text = "rammed through the much-loved plan"
    outer, inner = _mark(0, 34, text, 1), _mark(19, 29, text, 2)
    sentence = Sentence(id="A1", role="body", paragraph=0, start=0, end=34, text=text)
    (run,) = cut_sentence(sentence, Layers(marks=(inner, outer)))
    assert run.main == outer
    assert run.extras == (inner,)
    assert [(p.text, p.marks) for p in run.pieces] == [
        ("rammed through the ", (outer,)),
        ("much-loved", (outer, inner)),
        (" plan", (outer,)),
    ]


def test_touching_marks_are_two_links() -> None:
    text = "brave bold plan"
    sentence = Sentence(id="A1", role="body", paragraph=0, start=0, end=15, text=text)
    runs = cut_sentence(sentence, Layers(marks=(_mark(0, 6, text, 1), _mark(6, 10, text, 2))))
    assert [r.main.id if r.main else None for r in runs] == ["A.1", "A.2", None]


@settings(max_examples=150, deadline=None)
@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6),
    st.integers(0, 20),
)
def test_pieces_give_the_sentence_back_and_each_mark_one_link(
    text: str, places: list[tuple[int, int]], offset: int
) -> None:
    whole = " " * offset + text
    sentence = Sentence(id="A1", role="body", paragraph=0, start=offset, end=len(whole), text=text)
    marks = tuple(
        _mark(start, min(start + size, len(whole)), whole, key)
        for key, (start, size) in enumerate(places)
        if start < len(whole)
    )
    runs = cut_sentence(sentence, Layers(marks=marks, masks=Masks(re.compile("a+"))))
    assert "".join(p.text for r in runs for p in r.pieces) == text
    linked = [m.id for r in runs for m in (*((r.main,) if r.main else ()), *r.extras)]
    assert sorted(linked) == sorted(m.id for m in marks if m.span.start >= offset)


# ------------------------------------------------------------------ colours


def _palettes() -> list[dict[str, str]]:
    css = (HERE.parent / "reports" / "css" / "base.css").read_text(encoding="utf-8")
    light = css[css.index(":root {") : css.index("@media (prefers-color-scheme: dark)")]
    dark = css[css.index("@media (prefers-color-scheme: dark)") : css.index("* { box-sizing")]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]


def _contrast(one: str, two: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark"])
def test_contrast_of_text_and_lines(palette: dict[str, str]) -> None:
    grounds = ["paper", "soft", "note", "hatch", "faint", "here", *(f"{c}-tint" for c in "WVHLMS")]
    for ground in grounds:
        assert _contrast(palette["ink"], palette[ground]) >= 7, ground
    for ground in ("paper", "soft", "note", "hatch", "faint"):
        assert _contrast(palette["muted"], palette[ground]) >= 4.5, ground
        assert _contrast(palette["link"], palette[ground]) >= 4.5, ground
        assert _contrast(palette["focus"], palette[ground]) >= 3, ground
        assert _contrast(palette["rule"], palette[ground]) >= 3, ground
    for letter in words.CATEGORIES:
        assert _contrast(palette[letter], palette["paper"]) >= 4.5, letter
        assert _contrast(palette[letter], palette[f"{letter}-tint"]) >= 3, letter


# ------------------------------------------------------------------ golden page


def test_page_of_the_sample_is_unchanged(page: str) -> None:
    if os.environ.get("FRAMEDIFF_REFRESH") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(page, encoding="utf-8")
    golden = GOLDEN.read_text(encoding="utf-8")
    assert page == golden, "run FRAMEDIFF_REFRESH=1 pytest tests/test_html.py and read the diff"


def test_json_round_trip_gives_the_same_page(page: str) -> None:
    again = Comparison.from_json(sample_comparison().to_json())
    assert render_html(again) == page
