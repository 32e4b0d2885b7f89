"""The page for everyone: no violation that axe-core can find, in every mode, size and colour scheme."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING

import pytest
from browsing import Scheme, needs_browser, on_screen, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

MODES = ["read", "mark", "explore", "step", "teach"]
# All of them take many minutes; without FRAMEDIFF_FULL=1 each mode meets each width and each scheme once.
EVERY: list[tuple[int, Scheme]] = list(itertools.product([1366, 768, 320], ["light", "dark", "forced"]))
SOME: list[tuple[int, Scheme]] = [(1366, "light"), (768, "dark"), (320, "forced")]


def opened_out(page: Page) -> Page:
    """The page with everything shown that folds."""
    page.evaluate(
        "document.querySelectorAll('main details, footer details').forEach((d) => { d.open = true; })"
    )
    return page


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("width", "scheme"), EVERY if os.environ.get("FRAMEDIFF_FULL") == "1" else SOME)
def test_axe_finds_nothing_in_any_mode(
    browser: Browser, files: dict[str, str], width: int, scheme: Scheme, mode: str
) -> None:
    page = on_screen(browser, files["sample_comparison"] + f"#mode={mode}", width, scheme)
    found = violations(opened_out(page))
    page.close()
    assert found == []


@pytest.mark.parametrize("name", ["three_articles", "different_events"])
def test_axe_finds_nothing_on_other_pages(browser: Browser, files: dict[str, str], name: str) -> None:
    page = on_screen(browser, files[name] + "#mode=explore", 768)
    found = violations(opened_out(page))
    page.close()
    assert found == []


def test_axe_would_find_something(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><button></button><p style='color:#aaa'>Too pale.</p></body></html>")
    found = {rule for rule, _ in violations(page)}
    page.close()
    assert {"button-name", "color-contrast", "html-has-lang"} <= found
