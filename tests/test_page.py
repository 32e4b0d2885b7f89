"""The report page in a real browser: safe, quiet, usable by keyboard, on small screens and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import focused, in_menu, needs_browser
from sample_comparison import sample_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser


# ------------------------------------------------------------------ safe and quiet


def test_no_request_beyond_the_file_itself(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(files["sample_comparison"], wait_until="networkidle")
    page.close()
    assert asked == [files["sample_comparison"]]


def test_policy_blocks_a_fetch_and_a_foreign_script(page: Page) -> None:
    assert page.evaluate("fetch('data:text/plain,x').then(() => 'loaded', () => 'blocked')") == "blocked"
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.ran") is None


def test_nothing_is_stored(page: Page) -> None:
    in_menu(page, "#b-blind")
    page.click("#c-W")
    page.click("#b-only")
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]


# ------------------------------------------------------------------ reading first, switches


def test_opens_clean_and_shows_marks_on_request(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(files["sample_comparison"])
    assert page.locator("a.mk[href]").count() == 0
    assert not page.locator(".t .k").first.is_visible()
    assert not page.locator(".cats").is_visible()
    page.click("#b-mode")
    assert page.locator("a.mk[href]").count() == len(sample_comparison().marks)
    assert page.locator(".t .k").first.is_visible()
    assert "mode=explore" in page.url
    page.close()


def test_readable_without_script(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["sample_comparison"])
    assert page.locator(".t .k").first.is_visible()
    assert page.locator("a.mk").first.get_attribute("href") == "#n-A.1"
    assert not page.locator("#b-blind").is_visible(), "no button that does nothing"
    page.close()
    context.close()


def test_category_is_switched_by_keyboard(page: Page) -> None:
    decoration = "getComputedStyle(document.querySelector('.t .m-W')).textDecorationLine"
    assert page.evaluate(decoration) == "underline"
    page.focus("#c-W")
    page.keyboard.press("Space")
    assert page.evaluate(decoration) == "none"
    assert "off=W" in page.url
    assert page.locator("a.mk[data-c=W][href]").count() == 0, "no tab stop on plain text"
    assert page.locator("a.mk[data-c=V][href]").count() == 1
    assert page.inner_text("#say") == "W Loaded word: off."
    page.keyboard.press("Space")
    assert page.evaluate(decoration) == "underline"
    assert "off" not in page.url


def test_only_in_one_by_keyboard(page: Page) -> None:
    page.focus("#b-only")
    page.keyboard.press("Enter")
    assert page.get_attribute("#b-only", "aria-pressed") == "true"
    colour = "(id) => getComputedStyle(document.getElementById(id)).color"
    assert page.evaluate(colour, "A1") == "rgb(89, 89, 89)"
    assert page.evaluate(colour, "A8") == "rgb(26, 26, 26)"
    assert "in A" in page.inner_text("#say")


def test_blind_covers_outlets_and_writers_everywhere_and_uncovers_them(page: Page) -> None:
    in_menu(page, "#b-blind")
    shown = page.inner_text("body")
    for name in ("Alder Valley Courier", "Riverside Post", "Dana Whitlow", "Valley Wire"):
        assert name not in shown, name
    assert "[outlet]" in page.inner_text("#A7")
    in_menu(page, "#b-blind")
    assert "Alder Valley Courier" in page.inner_text("#A7")
    assert "change how you read" in page.inner_text("#say")


def test_state_comes_back_from_the_address(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(files["sample_comparison"] + "#mode=explore&blind=1&only=1&off=WV&at=A3")
    assert page.get_attribute("#b-blind", "aria-pressed") == "true"
    assert page.get_attribute("#b-only", "aria-pressed") == "true"
    assert [page.is_checked(f"#c-{c}") for c in "WVHLM"] == [False, False, True, True, True]
    assert focused(page) == "A3"
    page.goto("about:blank")
    page.goto(files["sample_comparison"] + "#B4")
    assert focused(page) == "B4"
    page.goto("about:blank")
    page.goto(files["sample_comparison"] + "#mode=%3Cb%3E&at=nothing&off=%")
    assert page.locator("#b-mode").is_visible(), "a broken address does no harm"
    page.close()


# ------------------------------------------------------------------ jumps and notes


def test_chip_to_fact_to_sentence_and_back(page: Page) -> None:
    page.locator("#A1 a.chip").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "f-1"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.locator("#f-1 a[href='#B2']").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "B2"
    page.click("#back")
    assert focused(page) == "#B2"
    page.click("#back")
    assert focused(page) == "#f-1"
    assert not page.locator("#back").is_visible()


def test_a_jump_over_many_screens_does_not_glide(page: Page) -> None:
    page.evaluate("document.querySelectorAll('#notes li').forEach((x) => { x.style.marginTop = '900px'; })")
    link = page.locator("article a.mk").last
    link.evaluate("(a) => a.click()")
    note = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert 0 < note < 768, "there at once"
    page.click("#back")
    box = link.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 768


def test_clean_texts_are_clean_for_ears_too(page: Page) -> None:
    shown = "[...document.querySelectorAll('.s .vh')].filter((x) => x.checkVisibility()).length"
    assert page.evaluate(shown)
    page.click("#b-mode")
    assert not page.evaluate(shown)


def test_jump_shows_the_exact_words(page: Page) -> None:
    page.click("#f-4 a[href='#B7']")
    words = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString())")
    assert [w.replace("H", "") for w in words] == ["reportedly leaks far less"]


def test_browser_back_returns(page: Page) -> None:
    page.click("#A1 a.chip")
    page.locator("#f-1 a[href='#B2']").click()
    page.go_back()
    assert focused(page) == "f-1"


def test_target_is_not_under_the_bar(page: Page) -> None:
    page.locator(".menu summary").click()
    page.locator(".menu a[href='#facts']").click()
    page.wait_for_timeout(900)
    bar = page.locator(".bar").bounding_box()
    head = page.locator("#h-facts").bounding_box()
    assert bar is not None
    assert head is not None
    assert head["y"] >= bar["y"] + bar["height"] - 1


def test_note_opens_on_focus_and_hover_and_closes_on_escape(page: Page) -> None:
    link = page.locator("#A6 a.mk")
    link.focus()
    assert page.locator("#pop").is_visible()
    assert "shameful" in page.inner_text("#pop")
    assert link.get_attribute("aria-describedby") == "pop"
    page.keyboard.press("Escape")
    assert not page.locator("#pop").is_visible()
    page.evaluate("document.activeElement.blur()")
    link.hover()
    assert page.locator("#pop").is_visible()
    page.locator("#pop").hover()
    page.wait_for_timeout(500)
    assert page.locator("#pop").is_visible(), "the pointer may rest on the note"
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    assert not page.locator("#pop").is_visible()


def test_overlapping_marks_have_a_note_each(page: Page) -> None:
    page.locator("#B1 a.mk.extra").focus()
    assert "Praise in the outlet" in page.inner_text("#pop")


# ------------------------------------------------------------------ sizes


@pytest.mark.parametrize("name", ["sample_comparison", "three_articles", "different_events"])
@pytest.mark.parametrize("width", [320, 768, 1366])
def test_no_sideways_scroll(browser: Browser, files: dict[str, str], name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(files[name] + "#mode=explore")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_first_lines_of_both_articles_are_above_the_fold(page: Page) -> None:
    for sentence in ("#A1", "#B1"):
        box = page.locator(sentence).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 768


def test_targets_are_large_enough(page: Page) -> None:
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, a.chip, #findings a:not([class]), .cats label,'
        + '.menu a, .counts a')]
        .filter((e) => e.checkVisibility())
        .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 23.5).map(([text]) => text)"""
    )
    assert small == []


def test_tables_are_cards_on_a_phone(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(files["sample_comparison"] + "#mode=explore")
    assert page.evaluate("getComputedStyle(document.querySelector('#facts td')).display") == "block"
    assert page.locator("#facts td > i").first.is_visible()
    page.close()


def test_on_paper_nothing_rests_on_colour(page: Page) -> None:
    page.emulate_media(media="print")
    style = page.evaluate(
        """(() => { const s = getComputedStyle(document.querySelector('.t .m-W'));
        return [s.backgroundColor, s.textDecorationLine, s.textDecorationStyle]; })()"""
    )
    assert style == ["rgba(0, 0, 0, 0)", "underline", "wavy"]
    assert not page.locator(".bar").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.facts thead')).display")
        == "table-header-group"
    )
    assert page.pdf().startswith(b"%PDF")
