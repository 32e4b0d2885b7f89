"""Search in the page, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Scheme, focused, needs_browser, on_screen, violations, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser


def look_for(page: Page, words: str) -> None:
    if not page.locator("#finder").is_visible():
        page.click(".menu > summary")
        page.click("#b-find")
    page.fill("#find-text", words)
    wait_until(page, "(w) => location.hash.includes('find=' + encodeURIComponent(w))", words)


def lit(page: Page, name: str = "find") -> list[str]:
    found: list[str] = page.evaluate(
        """(name) => [...(CSS.highlights.get(name) || [])].map((range) => {
        const box = document.createElement('div'); box.append(range.cloneContents());
        box.querySelectorAll('.k, .vh').forEach((e) => e.remove());
        return box.textContent; })""",
        name,
    )
    return found


def test_counts_highlights_and_address_by_keyboard(page: Page) -> None:
    page.focus(".menu > summary")
    page.keyboard.press("Enter")
    page.focus("#b-find")
    page.keyboard.press("Enter")
    assert focused(page) == "find-text"
    page.keyboard.type("POOL")
    wait_until(page, "() => location.hash.includes('find=POOL')")
    texts = page.evaluate(
        "['A', 'B'].map((l) => [...document.querySelectorAll(`article[data-label=${l}] .t`)]"
        ".map((t) => t.textContent.toLowerCase().split('pool').length - 1).reduce((a, b) => a + b))"
    )
    assert page.inner_text("#find-count") == f"{texts[0]} in A, {texts[1]} in B"
    assert {w.lower() for w in lit(page)} == {"pool"}
    assert len(lit(page)) == sum(texts)
    page.keyboard.press("Enter")
    assert focused(page) == "find-text", "Enter moves the page, not the cursor"
    assert page.inner_text("#find-count").startswith(f"1 of {sum(texts)}")
    assert lit(page, "find-now") == ["pool"]
    page.keyboard.press("Shift+Enter")
    assert page.inner_text("#find-count").startswith(f"{sum(texts)} of ")
    page.focus("#find-after")
    page.keyboard.press("Enter")
    assert focused(page) == "AH"
    page.click("#back")
    assert focused(page) == "find-after"
    page.keyboard.press("Escape")
    assert not page.locator("#finder").is_visible()
    assert "find" not in page.url
    assert lit(page) == []


def test_case_accents_quotes_and_dashes_do_not_count(page: Page) -> None:
    for words, found in (("5-2", "5–2"), ("“we looked", '"We looked'), ("brant   & lowe", "Brant & Lowe")):
        look_for(page, words)
        assert found in lit(page), words
    page.evaluate("document.querySelector('#A8 .t').firstChild.data = 'Straße, café, Œuvre and Ångström ﬁn.'")
    for words, found in (
        ("cafe", "café"),
        ("CAFÉ", "café"),
        ("angstrom", "Ångström"),
        ("strasse", "Straße"),
        ("fin", "ﬁn"),
    ):
        look_for(page, words)
        assert found in lit(page), words


def test_words_across_marks_are_found_and_letters_of_marks_are_not(page: Page) -> None:
    look_for(page, "reportedly leaks far less than")
    assert lit(page) == ["reportedly leaks far less than"]
    look_for(page, "lessH")
    assert page.inner_text("#find-count") == "0 in A, 0 in B"
    page.click("#find-after")
    assert page.locator("#finder").is_visible()


def test_findings_too(page: Page) -> None:
    look_for(page, "petition has")
    assert page.inner_text("#find-count") == "0 in A, 0 in B"
    page.check("#find-all")
    assert "in the findings" in page.inner_text("#find-count")
    assert "findall=1" in page.url
    page.click("#find-after")
    assert page.evaluate("document.activeElement.closest('#findings') !== null")
    assert "etition has" in page.evaluate("document.activeElement.textContent")


def test_from_the_address_and_in_read_mode(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(files["three_articles"] + "#mode=read&find=petition")
    assert page.input_value("#find-text") == "petition"
    assert page.inner_text("#find-count") == "0 in A, 1 in B, 1 in C"
    assert not page.locator("#find-all").is_visible()
    page.click("#find-places > summary")
    page.click("#find-list a >> nth=1")
    assert focused(page) == "C3"
    assert page.get_attribute("html", "data-mode") == "read"
    page.evaluate("location.hash = 'mode=mark&find=petition'")
    page.wait_for_selector("#finder", state="hidden")
    page.close()


def test_covered_names_are_not_found(page: Page) -> None:
    page.evaluate("location.hash = 'mode=explore&blind=1&find=courier'")
    page.wait_for_selector("#finder")
    assert page.inner_text("#find-count") == "0 in A, 0 in B"
    page.evaluate("location.hash = 'mode=explore&find=courier'")
    wait_until(page, "() => document.getElementById('find-count').textContent.startsWith('1 in A')")


def test_without_highlights_the_list_leads_there(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page()
    page.add_init_script("delete CSS.highlights; delete window.Highlight;")
    page.goto(files["sample_comparison"] + "#mode=explore&find=leaks")
    page.click("#find-places > summary")
    page.click("#find-list a")
    assert focused(page) == "B7"
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (768, "dark"), (320, "forced")])
def test_axe_finds_nothing(browser: Browser, files: dict[str, str], width: int, scheme: Scheme) -> None:
    page = on_screen(browser, files["sample_comparison"] + "#mode=explore&find=pool", width, scheme)
    page.click("#find-places > summary")
    page.click("#find-after")
    found = violations(page, "#finder, .dock, #articles")
    wide = page.evaluate("document.documentElement.scrollWidth")
    over = page.evaluate(
        "(() => { const box = document.activeElement.getBoundingClientRect(),"
        " bar = document.getElementById('finder').getBoundingClientRect();"
        " return box.bottom > bar.top + 1 && box.top < bar.bottom - 1; })()"
    )
    page.close()
    assert found == []
    assert wide <= width
    assert not over, "what has the focus is not under the search line"
