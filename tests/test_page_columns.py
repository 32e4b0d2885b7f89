"""More than two articles in a real browser: columns to three, then a chooser; tables of up to six."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browsing import focused, needs_browser, violations
from larger_comparison import with_more_articles
from sample_comparison import sample_comparison

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

NUMBERS = (3, 4, 6, 8)
SHOWN = """() => [...document.querySelectorAll('.columns article')].filter((a) => a.checkVisibility())
  .map((a) => a.dataset.label).join('')"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    folder = tmp_path_factory.mktemp("many")
    found = {}
    for number in NUMBERS:
        path = folder / f"{number}.html"
        path.write_text(render_html(with_more_articles(sample_comparison(), number)), encoding="utf-8")
        found[number] = path.as_uri()
    return found


@pytest.fixture
def opened(browser: Browser, many: dict[int, str]) -> Iterator[Any]:
    pages: list[Page] = []

    def open_page(number: int, state: str = "mode=explore", width: int = 1366, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, **options)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{many[number]}#{state}")
        pages.append(page)
        assert errors == []
        return page

    yield open_page
    for page in pages:
        page.close()


def columns(page: Page) -> int:
    found: int = page.evaluate(
        "new Set([...document.querySelectorAll('.columns article')].filter((a) => a.checkVisibility())"
        ".map((a) => Math.round(a.getBoundingClientRect().left))).size"
    )
    return found


def test_three_articles_stand_in_three_columns_without_a_chooser(opened: Any) -> None:
    page = opened(3)
    assert page.evaluate(SHOWN) == "ABC"
    assert columns(page) == 3
    assert page.locator(".chooser").count() == 0


@pytest.mark.parametrize("number", [4, 6, 8])
def test_of_more_the_first_three_are_shown(opened: Any, number: int) -> None:
    page = opened(number)
    assert page.evaluate(SHOWN) == "ABC"
    assert columns(page) == 3
    assert page.locator(".chooser input").count() == number


def test_others_are_chosen_by_keyboard_and_the_address_tells(opened: Any) -> None:
    page = opened(6)
    page.focus(".chooser input[value='E']")
    page.keyboard.press("Space")
    assert page.evaluate(SHOWN) == "BCE"
    assert page.inner_text("#say") == "Articles side by side: B, C, E. A made room."
    assert "show=BCE" in page.url
    page.focus(".chooser input[value='C']")
    page.keyboard.press("Space")
    assert page.evaluate(SHOWN) == "BE"
    assert columns(page) == 2
    page.focus(".chooser input[value='B']")
    page.keyboard.press("Space")
    assert page.evaluate(SHOWN) == "BE", "two at least"
    assert page.is_checked(".chooser input[value='B']")
    assert "At least two" in page.inner_text("#say")


def test_choice_comes_back_from_the_address(opened: Any) -> None:
    assert opened(6, "mode=explore&show=BF").evaluate(SHOWN) == "BF"
    assert opened(6, "mode=explore&show=FB").evaluate(SHOWN) == "BF"
    for odd in ("A", "XYZ", "%3Cb%3E", ""):
        assert opened(6, f"mode=explore&show={odd}").evaluate(SHOWN) == "ABC", odd
    assert opened(6, "mode=explore&show=ABCDEF").evaluate(SHOWN) == "ABC"


def test_a_jump_brings_in_the_article(opened: Any) -> None:
    page = opened(6)
    page.locator("#f-1 a[href='#F1']").click()
    assert focused(page) == "F1"
    assert page.evaluate(SHOWN) == "BCF"
    page.click("#back")
    assert focused(page) == "#F1"
    page = opened(6, "mode=explore&at=D2")
    assert focused(page) == "D2"


def test_fact_table_has_a_column_for_each_of_six(opened: Any) -> None:
    page = opened(6)
    heads = page.locator("#facts .facts thead th")
    assert heads.count() == 7
    assert all(heads.nth(n).is_visible() for n in range(7))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_beyond_six_tables_hold_the_chosen_ones(opened: Any) -> None:
    page = opened(8)
    shown = (
        "() => [...document.querySelectorAll('#facts .facts thead th')].filter((c) => c.checkVisibility())"
        ".map((c) => c.textContent.slice(0, 9)).join()"
    )
    page.locator("#facts").scroll_into_view_if_needed()
    assert page.evaluate(shown) == "What is t,Article A,Article B,Article C"
    page.check(".chooser input[value='H']")
    assert page.evaluate(shown) == "What is t,Article B,Article C,Article H"
    assert page.evaluate("[...document.querySelector('#f-1').cells].filter((c) => !c.hidden).length") == 4


def test_all_articles_can_be_read_without_script(browser: Browser, many: dict[int, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(many[6])
    assert all(page.locator(f"#{label}1").is_visible() for label in "ABCDEF")
    assert not page.locator(".chooser").is_visible()
    context.close()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("width", [1366, 768, 320])
def test_no_sideways_scroll_with_many_articles(opened: Any, number: int, width: int) -> None:
    page = opened(number, width=width)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("number", "width", "scheme"), [(4, 320, "dark"), (6, 1366, "light"), (6, 768, "dark")]
)
def test_axe_finds_nothing_with_many_articles(opened: Any, number: int, width: int, scheme: str) -> None:
    page = opened(number, width=width, color_scheme=scheme)
    assert violations(page, "#articles, #facts, #p-strip") == []


# ------------------------------------------------------------------ nothing jumps when something is switched


@pytest.mark.parametrize("kind", ["#c-W", "#c-V", "#c-H", "#c-L", "#c-M", "#c-S", "#b-only"])
def test_no_line_moves_when_a_kind_is_switched(page: Page, kind: str) -> None:
    tops = "() => [...document.querySelectorAll('.s')].map((s) => s.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    page.click(kind)
    assert page.evaluate(tops) == pytest.approx(before, abs=1) or kind == "#c-S", "brackets have a width"


FIRST = """() => { const bar = document.querySelector('.bar').getBoundingClientRect();
  const lines = [...document.querySelectorAll('.s')];
  return lines.find((s) => s.getBoundingClientRect().top >= bar.bottom).id; }"""
TOP = "(s) => document.querySelector(s).getBoundingClientRect().top"


def press(page: Page, button: str) -> None:
    """With the mouse, where it is: a click by selector may scroll a bar that sticks to the edge."""
    box = page.locator(button).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_the_reader_keeps_the_place_when_marks_come_and_go(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 560})
    page.goto(files["sample_comparison"] + "#mode=read")
    for down in (0, 300):
        page.evaluate("(y) => scrollTo({ top: y, behavior: 'instant' })", down)
        kept = "#" + page.evaluate(FIRST) if down else ".bar"
        before = page.evaluate(TOP, kept)
        for _ in range(2):
            press(page, "#b-mode")
            assert page.evaluate(TOP, kept) == pytest.approx(before, abs=2), (down, kept)
    page.close()
