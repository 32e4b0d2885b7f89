"""One difference at a time, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Scheme, focused, in_menu, needs_browser, on_screen, violations, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser


def at(page: Page, state: str) -> None:
    mode = state.partition("&")[0].removeprefix("mode=")
    page.evaluate("(state) => { location.hash = state; }", state)
    wait_until(page, "(m) => document.documentElement.dataset.mode === m", mode)


def test_walk_by_keyboard_from_menu_to_end_and_back(page: Page) -> None:
    page.focus(".menu > summary")
    page.keyboard.press("Enter")
    page.focus("[data-mode-to=step]")
    page.keyboard.press("Enter")
    assert focused(page) == "step-head"
    assert page.inner_text("#step-head") == "$1.2 million"
    assert page.inner_text("#step-ask") == "What is the $1.2 million for?"
    assert not page.locator("#step-sides").is_visible(), "the question first"
    page.focus("#step-words")
    page.keyboard.press("Space")
    assert "Repairs would cost $1.2 million" in page.inner_text("#step-sides")
    assert "repairs" in page.inner_text("#step-sides .counted >> nth=0")
    assert page.get_attribute("#step-words", "aria-expanded") == "true"
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#step-count").startswith("2 of ")
    assert not page.locator("#step-sides").is_visible(), "each screen begins with its question"
    assert focused(page) == "step-words"
    assert "2 of" in page.inner_text("#say")
    assert "step=2" in page.url
    page.focus("#step-end")
    page.keyboard.press("Enter")
    assert "mode=explore" in page.url
    assert focused(page) == "d-2"


def test_what_the_screen_shows_is_told_to_ears_only(page: Page) -> None:
    at(page, "mode=step")
    page.click("#step-after")
    assert page.inner_text("#say").startswith("2 of ")
    box = page.locator("#say").bounding_box()
    assert box is not None
    assert box["width"] <= 1, "no second copy of the card over the card"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    box = page.locator("#say").bounding_box()
    assert box is not None
    assert box["width"] > 50, "other messages are seen"


def test_arrow_keys_work_only_inside(page: Page) -> None:
    at(page, "mode=step")
    page.focus(".menu > summary")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#step-count").startswith("1 of ")
    page.focus("#step-after")
    page.keyboard.press("Control+ArrowRight")
    assert page.inner_text("#step-count").startswith("1 of ")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#say") == "This is the first one."
    n = int(page.inner_text("#step-count").split()[-1])
    for _ in range(n):
        page.keyboard.press("ArrowRight")
    assert page.inner_text("#step-count") == f"{n} of {n}"
    assert page.inner_text("#say") == "This is the last one."
    assert page.get_attribute("#step-after", "aria-disabled") == "true"
    page.keyboard.press("n")
    assert page.inner_text("#step-count") == f"{n} of {n}"


def test_cards_first_then_at_most_five_facts_not_shown_yet(page: Page) -> None:
    at(page, "mode=step&words=1")
    heads = []
    page.focus("#step-head")
    for _ in range(int(page.inner_text("#step-count").split()[-1])):
        heads.append(str(page.text_content("#step-head")))
        page.keyboard.press("ArrowRight")
    assert heads[:2] == ["$1.2 million", "people each week"]
    assert 3 <= len(heads) <= 7
    assert not [h for h in heads if "How many people swim each week" in h], "a card shows it already"
    assert any("The mayor said" in h for h in heads), "what only one article tells"
    weights = page.evaluate("[...document.querySelectorAll('#facts tr[id]')].map((r) => r.dataset.weight)")
    assert all(w in "12345" for w in weights)


def test_an_address_with_any_number_does_no_harm(page: Page) -> None:
    for given in ("999", "0", "-3", "x", "2.7"):
        at(page, "mode=step&step=" + given)
        assert " of " in page.inner_text("#step-count")


def test_large_enough_for_the_back_of_the_room(page: Page) -> None:
    at(page, "mode=step&step=3&words=1")
    small = page.evaluate(
        """[...document.querySelectorAll('#step *')].filter((e) => e.checkVisibility() && !e.closest('.vh') &&
        [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
        && parseFloat(getComputedStyle(e).fontSize) < 28).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_blind_covers_names_in_the_steps_too(page: Page) -> None:
    at(page, "mode=step&words=1")
    in_menu(page, "#b-blind")
    assert "Courier" not in page.inner_text("body")
    page.click("#step-after")
    page.click("#step-words")
    assert "Courier" not in page.inner_text("body")
    in_menu(page, "#b-blind")
    assert "Alder Valley Courier" in page.inner_text("#step")


def test_names_of_ids_stay_unique_and_nothing_is_left_in_print(page: Page) -> None:
    at(page, "mode=step&words=1")
    twice = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);"
        " return ids.filter((id, i) => ids.indexOf(id) !== i); })()"
    )
    assert twice == []
    page.emulate_media(media="print")
    assert not page.locator("#step").is_visible()


def test_no_motion_where_none_is_wanted(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    at(page, "mode=step")
    style = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(style) == "auto"
    moving = "document.getAnimations().length"
    page.click("#step-after")
    assert page.evaluate(moving) == 0


def test_a_corrected_card_is_the_one_shown(page: Page) -> None:
    at(page, "mode=teach")
    page.click("#d-1 [data-fix=delete]")
    at(page, "mode=step")
    assert page.text_content("#step-head") == "people each week"
    assert page.locator("#step [data-fix]").count() == 0


LOOKS = [
    ("sample_comparison", "forced", 320),
    ("three_articles", "dark", 320),
    ("different_events", "light", 1366),
]


@pytest.mark.parametrize(("name", "scheme", "width"), LOOKS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, files: dict[str, str], name: str, width: int, scheme: Scheme
) -> None:
    page = on_screen(browser, files[name] + "#mode=step&step=3&words=1", width, scheme)
    found = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found == []
    assert wide <= width
