"""Blind reading in a real browser: names covered wherever they can be seen or saved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import focused, in_menu, needs_browser
from sample_comparison import sample_comparison
from test_masks import VARIANTS, nasty

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

SEEN = """() => { const found = [document.title];
  const named = ['title', 'alt', 'aria-label', 'aria-description', 'placeholder'];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const holder = node.parentElement;
    if (holder.closest('script, style, .blindable')) continue;
    found.push(node.data);
  }
  document.querySelectorAll('*').forEach((e) => {
    named.forEach((n) => { if (e.hasAttribute(n)) found.push(e.getAttribute(n)); });
    ['::before', '::after'].forEach((p) => found.push(getComputedStyle(e, p).content)); });
  return found.join('\\n'); }"""


def findings(text: str, name: str) -> list[str]:
    """Names in the text, whose white space does not count."""
    plain = " ".join(text.split())
    return [m.group() for v in VARIANTS[name] for m in re.finditer(v, plain, re.IGNORECASE)]


@pytest.fixture
def nasty_file(tmp_path: Path) -> str:
    path = tmp_path / "nasty.html"
    path.write_text(render_html(nasty(), start="explore"), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("mode", ["read", "mark", "explore", "step&words=1", "teach"])
def test_no_name_can_be_seen_in_any_mode(browser: Browser, nasty_file: str, mode: str) -> None:
    page = browser.new_page()
    page.goto(f"{nasty_file}#mode={mode}")
    assert findings(page.evaluate(SEEN), "nasty"), "the test can fail"
    page.goto("about:blank")
    page.goto(f"{nasty_file}#mode={mode}&blind=1")
    assert findings(page.evaluate(SEEN), "nasty") == []
    assert page.locator(".blindable").first.is_visible() is False
    page.close()


def test_cover_and_show_gives_the_page_back(page: Page) -> None:
    body = page.inner_text("main")
    title = page.title()
    in_menu(page, "#b-blind")
    assert findings(page.evaluate(SEEN), "sample_comparison") == []
    in_menu(page, "#b-blind")
    assert page.inner_text("main") == body
    assert page.title() == title


def test_the_note_beside_a_mark_is_covered_and_shown(page: Page) -> None:
    in_menu(page, "#b-blind")
    page.locator("#A7 a.mk, #A6 a.mk").first.focus()
    assert findings(page.inner_text("#pop"), "sample_comparison") == []


def test_one_question_after_showing_by_keyboard(page: Page) -> None:
    assert not page.locator("#asked").is_visible()
    in_menu(page, "#b-blind")
    assert not page.locator("#asked").is_visible()
    in_menu(page, "#b-blind")
    assert "Did it change how you read?" in page.inner_text("#asked")
    page.focus("#asked-close")
    page.keyboard.press("Enter")
    assert not page.locator("#asked").is_visible()
    assert page.evaluate("document.activeElement.closest('.menu') !== null")


def test_saved_files_are_covered(page: Page) -> None:
    in_menu(page, "#b-blind")
    texts = []
    for button in page.locator("button[data-csv]").all():
        page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
        with page.expect_download() as waiting:
            button.click()
        texts.append(
            Path(waiting.value.path()).read_text(encoding="utf-8") + waiting.value.suggested_filename
        )
    assert texts
    assert findings("\n".join(texts), "sample_comparison") == []


def test_a_blind_file_has_no_way_to_show_names(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "blind.html"
    path.write_text(render_html(sample_comparison(), blind=True, start="explore"), encoding="utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for mode in ("read", "mark", "explore", "step", "teach"):
        page.goto("about:blank")
        page.goto(f"{path.as_uri()}#mode={mode}")
        assert findings(page.content(), "sample_comparison") == []
    assert page.locator("#b-blind, #asked").count() == 0
    assert "[outlet]" in page.inner_text("#A7")
    page.evaluate("location.hash = 'mode=explore&blind=1'")
    page.click("#A1 a.chip")
    assert focused(page) == "f-1"
    assert errors == []
    page.close()
