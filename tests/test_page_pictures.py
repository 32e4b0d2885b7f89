"""The pictures in a real browser: keys, jumps, files for a spreadsheet, screens and colours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from browsing import focused, in_menu, needs_browser, violations, wait_until
from larger_comparison import with_more_articles
from sample_comparison import sample_comparison

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

WIDTHS = (1366, 768, 320)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("pictures") / "three.html"
    path.write_text(render_html(with_more_articles(sample_comparison(), 3)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser, files: dict[str, str]) -> Iterator[Any]:
    """Opens a page with a width and colours; every page is closed again."""
    pages: list[Page] = []

    def open_page(name: str = "sample_comparison", width: int = 1366, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, **options)
        page.goto(files.get(name, name) + "#mode=explore")
        page.locator("#pictures").scroll_into_view_if_needed()
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()


def csv_rows(page: Page, picture: str) -> tuple[str, list[list[str]], bytes]:
    with page.expect_download() as download:
        page.click(f"{picture} [data-csv]")
    raw = Path(download.value.path()).read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    return download.value.suggested_filename, rows, raw


def table_rows(page: Page, picture: str) -> list[list[str]]:
    details = page.locator(f"{picture} details[data-columns]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
        wait_until(page, "(s) => document.querySelector(s + ' table').rows.length > 0", picture)
    rows: list[list[str]] = page.evaluate(
        "(s) => [...document.querySelector(s + ' table').rows]"
        ".map((r) => [...r.cells].map((c) => c.textContent))",
        picture,
    )
    return rows


# ------------------------------------------------------------------ the strip


def test_a_block_leads_to_its_sentence_and_back(page: Page) -> None:
    page.locator(".half.left a.cell[href='#A3']").click()
    assert focused(page) == "A3"
    page.click("#back")
    assert focused(page) == "#A3"
    assert page.evaluate("document.activeElement.matches('.cell')")


def test_arrows_move_from_block_to_block_and_enter_jumps(page: Page) -> None:
    stops = page.locator(".strips a.cell[tabindex='0']")
    assert stops.count() == 1, "one tab stop"
    stops.focus()
    assert focused(page) == "#AH"
    for key, wanted in (
        ("ArrowDown", "#AS"),
        ("ArrowDown", "#A1"),
        ("ArrowRight", "#B2"),
        ("ArrowDown", "#B3"),
        ("ArrowLeft", "#A3"),
        ("End", "#A8"),
        ("Home", "#AH"),
        ("ArrowUp", "#AH"),
    ):
        page.keyboard.press(key)
        assert focused(page) == wanted, key
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert focused(page) == "AS"


def test_what_answers_a_block_is_lit_on_focus_and_on_hover(page: Page) -> None:
    lit = "() => [...document.querySelectorAll('.strips .tie.on')].map((t) => t.dataset.ends)"
    page.locator(".half.left a.cell[href='#A7']").focus()
    assert page.evaluate(lit) == ["A7 B6"]
    assert page.locator(".strips a.cell.on").get_attribute("href") == "#B6"
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(lit) == []
    page.locator(".half.right a.cell[href='#B2']").hover()
    assert page.evaluate(lit) == ["A1 B2"]


def test_a_block_says_in_words_what_it_shows(page: Page) -> None:
    title = page.locator(".half.left a.cell[href='#A1'] title").text_content()
    assert title == "A1: told elsewhere too; the same in B2"
    related = page.locator(".half.left a.cell[href='#A7'] title").text_content()
    assert related == "A7: told differently elsewhere; same topic in B6"


def test_two_of_three_articles_are_chosen(opened: Any, three: str) -> None:
    page = opened(three)
    shown = (
        "() => [...document.querySelectorAll('svg.half, svg.ties')]"
        ".filter((e) => e.getAttribute('visibility') !== 'hidden')"
        ".map((e) => e.dataset.label || e.dataset.pair)"
    )
    assert page.evaluate(shown) == ["A B", "A", "B"]
    page.select_option("#strip-right", "C")
    assert page.evaluate(shown) == ["A C", "A", "C"]
    assert page.inner_text(".strip-heads [data-side=right]") == "Article C"
    page.select_option("#strip-left", "C")
    left, right = page.input_value("#strip-left"), page.input_value("#strip-right")
    assert left < right, "two different ones, the first on the left"
    assert page.evaluate(shown) == [f"{left} {right}", left, right]


# ------------------------------------------------------------------ the numbers behind a picture


@pytest.mark.parametrize("picture", ["#p-strip", "#p-facts", "#p-speakers"])
@pytest.mark.parametrize("name", ["sample_comparison", "three"])
def test_the_file_holds_what_the_table_holds(opened: Any, three: str, picture: str, name: str) -> None:
    page = opened(three if name == "three" else name)
    table = table_rows(page, picture)
    filename, rows, raw = csv_rows(page, picture)
    assert rows == table
    assert len({len(row) for row in rows}) == 1
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(rows)
    assert filename.startswith("framediff-")
    assert filename.endswith(".csv")
    assert page.inner_text("#say") == f"Saved as {filename}."


def test_the_numbers_are_those_of_the_comparison(page: Page) -> None:
    sentences = table_rows(page, "#p-strip")
    assert sentences[0][:5] == ["Sentence", "Words", "Told", "The same in", "Same topic in"]
    assert [r[0] for r in sentences[1:]] == [s.id for a in sample_comparison().articles for s in a.sentences]
    by_id = {r[0]: r for r in sentences}
    assert by_id["A1"][2:] == ["told elsewhere too", "B2", "", "", "0.90"]
    assert by_id["B8"][2] == "only in B"
    speakers = table_rows(page, "#p-speakers")
    assert ["Ruth Okafor", "yes", "A", "2", "13", "0"] in speakers
    assert ["reportedly", "no", "B", "1", "0", "0"] in speakers
    assert ["Leo Marsh", "yes", "A", "0", "0", "0"] in speakers
    facts = table_rows(page, "#p-facts")
    petition = [r for r in facts if r[1] == "A petition has 2,140 names"]
    assert [r[2:4] for r in petition] == [["A", ""], ["B", "B8"]]


def test_text_that_looks_like_a_formula_stays_text(browser: Browser, tmp_path: Path) -> None:
    pair = sample_comparison()
    hostile = '=HYPERLINK("x";"y"), "quoted"'
    fact = msgspec.structs.replace(pair.facts[0], label=hostile)
    path = tmp_path / "hostile.html"
    path.write_text(render_html(msgspec.structs.replace(pair, facts=(fact,))), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri() + "#mode=explore")
    _, rows, _ = csv_rows(page, "#p-facts")
    page.close()
    assert rows[1][1] == "'" + hostile


def test_covered_names_are_covered_in_pictures_tables_and_files(page: Page) -> None:
    table_rows(page, "#p-strip")
    in_menu(page, "#b-blind")
    for part in ("#pictures",):
        assert "Courier" not in (page.locator(part).text_content() or "")
    _, rows, _ = csv_rows(page, "#p-speakers")
    assert not [cell for row in rows for cell in row if "Courier" in cell or "Riverside" in cell]


# ------------------------------------------------------------------ screens, colours, paper


@pytest.mark.parametrize(("width", "colours"), [(1366, "light"), (768, "dark"), (320, "forced")])
def test_axe_finds_nothing_in_the_pictures(opened: Any, three: str, width: int, colours: str) -> None:
    options: dict[str, Any] = (
        {"forced_colors": "active"} if colours == "forced" else {"color_scheme": colours}
    )
    page = opened(three, width, **options)
    page.evaluate("document.querySelectorAll('#pictures details').forEach((d) => { d.open = true; })")
    wait_until(page, "document.querySelectorAll('#pictures td').length > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, "#pictures") == []


@pytest.mark.parametrize("width", WIDTHS)
def test_all_pictures_can_be_seen(opened: Any, width: int) -> None:
    page = opened(width=width)
    for picture in ("#p-strip", "#p-facts", "#p-speakers"):
        box = page.locator(picture).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    gap = page.evaluate(
        """() => { const of = (s) => document.querySelector(s).getBoundingClientRect();
        const right = of('.half.right a.cell .fill, .half.right a.cell .edge');
        return right.left - of('.half.left a.cell .fill').right; }"""
    )
    assert gap > 40, "room for the lines"


def test_lines_stand_out_from_the_paper_in_light_and_dark(opened: Any) -> None:
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        colours = page.evaluate(
            """() => { const of = (s, what) => getComputedStyle(document.querySelector(s))[what];
            return [of('html', 'backgroundColor'), of('.strips .fill', 'fill'), of('.tie.related', 'stroke'),
            of('.strips .edge', 'stroke'), of('.lane .ruler', 'stroke')]; }"""
        )
        paper, *lines = [tuple(int(x) for x in c[4:-1].split(",")) for c in colours]
        assert all(contrast(paper, line) >= 3 for line in lines), scheme


def contrast(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""

    def light(colour: tuple[int, ...]) -> float:
        parts = [c / 255 for c in colour]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_kinds_differ_by_shape_and_not_by_colour(page: Page) -> None:
    fills = page.evaluate(
        "() => [...new Set([...document.querySelectorAll('.strips .fill, .lane .fill, .swatch .fill')]"
        ".map((e) => getComputedStyle(e).fill))]"
    )
    assert len(fills) == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.tie.related')).strokeDasharray") != "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.tie.same')).strokeDasharray") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.stripe')).strokeDasharray") != "none"


def test_pictures_print_without_buttons(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#p-strip [data-csv]").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.strips .fill')).fill") == "rgb(0, 0, 0)"


def test_without_script_every_block_is_a_link_and_nothing_does_nothing(
    browser: Browser, files: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["sample_comparison"])
    page.locator("#p-strip").scroll_into_view_if_needed()
    assert page.locator(".half.left a.cell").count() == 10
    assert not page.locator("#p-strip [data-csv]").is_visible()
    page.locator(".half.left a.cell[href='#A4']").click()
    assert page.url.endswith("#A4")
    context.close()
