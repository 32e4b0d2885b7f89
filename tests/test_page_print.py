"""The three ways to print, in a real browser: what is on the paper, and what is not."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import in_menu, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    *needs_browser,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext"),
]

Paper = Callable[..., list[str]]
MODES = {"texts": "read", "pair": "explore", "key": "teach"}


@pytest.fixture
def paper(browser: Browser, files: dict[str, str], tmp_path: Path) -> Paper:
    """`paper("texts")` is the text of each page printed that way."""

    def printed(
        way: str, name: str = "sample_comparison", size: str = "A4", script: bool = True
    ) -> list[str]:
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{files[name]}#mode={MODES[way]}")
        pages = print_page(page, tmp_path / "out.pdf", size)
        context.close()
        return pages

    return printed


def print_page(page: Page, file: Path, size: str = "A4") -> list[str]:
    page.pdf(path=str(file), format=size)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(("way", "least", "most"), [("texts", 2, 4), ("pair", 1, 8), ("key", 1, 8)])
def test_number_of_pages(paper: Paper, way: str, least: int, most: int, size: str) -> None:
    for name in ("sample_comparison", "three_articles"):
        assert least <= len(paper(way, name, size)) <= most


def test_pages_are_numbered(paper: Paper) -> None:
    pages = paper("pair")
    for number, text in enumerate(pages, start=1):
        assert re.search(rf"\b{number} ?/ ?{len(pages)}\b", text)


def test_texts_are_clean_and_come_with_the_worksheet(paper: Paper) -> None:
    text = "\n".join(paper("texts"))
    assert "Worksheet" in text
    assert "Group word:" in text
    for never in (
        "Where they differ",
        "Fact table",
        "Notes on marked words",
        "Teacher key",
        "Before you start",
    ):
        assert never not in text


def test_worksheet_starts_on_a_page_of_its_own(paper: Paper) -> None:
    starts = [page for page in paper("texts") if page.lstrip().startswith("Worksheet")]
    assert len(starts) == 1


def test_pair_has_marks_with_letters_legend_and_notes_but_no_tasks(paper: Paper) -> None:
    text = "\n".join(paper("pair"))
    for words in (
        "Loaded word",
        "Where they differ",
        "Fact table",
        "Notes on marked words",
        "Before you start",
    ):
        assert words in text
    for never in ("Group word:", "Teacher key", "One fair paragraph"):
        assert never not in text


def test_every_mark_has_its_letter_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    shown = page.eval_on_selector_all(
        ".t a.mk:not(.extra)",
        "links => links.map(a => [a.dataset.c, a.querySelector('.k').checkVisibility()])",
    )
    assert shown
    assert all(seen for _, seen in shown)
    lines = page.eval_on_selector_all(
        ".t .m", "marks => marks.map(m => getComputedStyle(m).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


def test_pair_needs_no_colour(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.eval_on_selector_all(
        ".t .m, .s, .chip, q",
        """found => found.flatMap(e => { const s = getComputedStyle(e);
            return [s.color, s.textDecorationColor, s.backgroundColor]; })""",
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgb(51, 51, 51)", "rgba(0, 0, 0, 0)"}


def test_key_has_answers_and_background_but_no_articles(paper: Paper) -> None:
    text = "\n".join(paper("key"))
    for words in (
        "Teacher key",
        "Marked words",
        "Questions to talk about",
        "What this tool cannot see",
        "Frames",
    ):
        assert words in text
    for never in ("Group word:", "Fact table", "Open the teacher part"):
        assert never not in text


def test_without_script_the_pair_is_printed(paper: Paper) -> None:
    text = "\n".join(paper("texts", script=False))
    assert "Fact table" in text
    assert "Group word:" not in text


@pytest.mark.parametrize("way", ["texts", "pair", "key"])
def test_buttons_choose_the_way_whatever_the_mode(page: Page, tmp_path: Path, way: str) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    in_menu(page, f"[data-print-to='{way}']")
    assert page.evaluate("window.printed")
    text = "\n".join(print_page(page, tmp_path / "out.pdf"))
    assert ("Group word:" in text) == (way == "texts")
    assert ("Fact table" in text) == (way == "pair")
    assert ("Teacher key" in text) == (way == "key")


def test_after_printing_the_page_is_as_before(page: Page, tmp_path: Path) -> None:
    page.evaluate("window.print = () => {}")
    look = "() => [document.documentElement.outerHTML, location.href]"
    in_menu(page, "[data-print-to='key']")
    before = page.evaluate(look)
    for way in ("texts", "key", "pair"):
        page.evaluate(f"document.querySelector(\"[data-print-to='{way}']\").click()")
        print_page(page, tmp_path / "out.pdf")
    assert page.evaluate(look) == before


def laid(page: Page) -> list[dict[str, object]]:
    """Each numbered line of the first article as it is laid for paper: its words, its number."""
    page.evaluate("window.print = () => {}; document.querySelector(\"[data-print-to='texts']\").click()")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found: list[dict[str, object]] = page.eval_on_selector_all(
        ".lined article:first-child .ln",
        """lines => lines.map(line => { const number = line.querySelector('.no')?.textContent || '';
            return { number, text: line.textContent.slice(number.length) }; })""",
    )
    return found


def test_every_fifth_line_is_numbered_and_no_word_is_lost(page: Page) -> None:
    whole = page.eval_on_selector_all(
        ".columns article:first-child .s",
        """all => all.map(s => { const t = s.querySelector('.t').cloneNode(true);
            t.querySelectorAll('.k, .vh').forEach(e => e.remove()); return s.id + ' ' + t.textContent; })""",
    )
    lines = laid(page)
    assert len(lines) > 10
    assert [line["number"] for line in lines] == [
        str(n) if n % 5 == 0 else "" for n in range(1, len(lines) + 1)
    ]
    shown = "".join(str(line["text"]) for line in lines)
    assert "".join(shown.split()) == "".join("".join(whole).split())


def test_a_line_of_the_screen_measure_fits_on_paper(page: Page) -> None:
    laid(page)
    page.emulate_media(media="print")
    over = page.eval_on_selector_all(
        ".lined .lp", "groups => groups.map(g => g.scrollWidth - g.clientWidth).filter(d => d > 2)"
    )
    assert over == []


def test_covered_names_stay_covered_on_paper(page: Page, tmp_path: Path) -> None:
    in_menu(page, "#b-blind")
    page.evaluate("window.print = () => {}")
    for way in ("texts", "pair", "key"):
        page.evaluate(f"document.querySelector(\"[data-print-to='{way}']\").click()")
        text = "\n".join(print_page(page, tmp_path / "out.pdf"))
        for name in ("Alder Valley Courier", "Riverside Post"):
            assert name not in text
        assert "[outlet]" in text


def test_table_heads_are_repeated_and_rows_are_whole(page: Page, tmp_path: Path) -> None:
    page.evaluate("""() => document.querySelectorAll('#facts tbody tr').forEach(
        row => row.after(...Array(14).fill(0).map(() => row.cloneNode(true))))""")
    pages = print_page(page, tmp_path / "out.pdf")
    first = next(n for n, text in enumerate(pages) if "Fact table" in text)
    last = next(n for n, text in enumerate(pages) if "Notes on marked words" in text)
    assert last - first > 1
    for text in pages[first + 1 : last]:
        assert text.lstrip().startswith("What is told")
    page.emulate_media(media="print")
    kept = page.eval_on_selector_all("tr", "rows => rows.map(r => getComputedStyle(r).breakInside)")
    assert set(kept) == {"avoid"}


def test_answers_about_what_the_teacher_took_out_are_left_out(page: Page) -> None:
    rows = page.eval_on_selector_all("#key [data-about^='n-']", "rows => rows.map(r => r.dataset.about)")
    assert rows
    page.evaluate("id => document.getElementById(id).remove()", rows[0])
    page.evaluate("window.print = () => {}; document.querySelector(\"[data-print-to='key']\").click()")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    shown = page.eval_on_selector_all(
        "#key [data-about^='n-']", "rows => rows.filter(r => r.checkVisibility()).map(r => r.dataset.about)"
    )
    assert shown == rows[1:]
