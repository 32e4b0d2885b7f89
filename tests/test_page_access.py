"""The page for everyone: no violation that axe-core can find, in every mode, size and colour scheme."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any

import pytest
from browsing import needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

MODES = ["read", "mark", "explore", "step", "teach"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every width with every scheme takes minutes; without FRAMEDIFF_FULL=1 each of them is met once at least.
EVERY = list(itertools.product([1366, 768, 320], ["light", "dark", "forced"]))
SOME = [(1366, "light"), (768, "light"), (320, "light"), (1366, "dark"), (320, "forced")]


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds: the rule and up to three places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page.evaluate(
        "document.querySelectorAll('main details, footer details').forEach((d) => { d.open = true; })"
    )
    found = axe.Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response
    return [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), EVERY if os.environ.get("FRAMEDIFF_FULL") == "1" else SOME)
def test_axe_finds_nothing_in_any_mode(
    browser: Browser, files: dict[str, str], width: int, scheme: Any
) -> None:
    forced: Any = "active" if scheme == "forced" else "none"
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="light" if scheme == "forced" else scheme,
        forced_colors=forced,
    )
    found = {}
    for mode in MODES:
        page.goto("about:blank")
        page.goto(files["sample_comparison"] + f"#mode={mode}")
        found[mode] = violations(page)
    page.close()
    assert found == {mode: [] for mode in MODES}


@pytest.mark.parametrize("name", ["three_articles", "different_events"])
def test_axe_finds_nothing_on_other_pages(browser: Browser, files: dict[str, str], name: str) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 900})
    page.goto(files[name] + "#mode=explore")
    found = violations(page)
    page.close()
    assert found == []


def test_axe_would_find_something(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><button></button><p style='color:#aaa'>Too pale.</p></body></html>")
    found = {rule for rule, _ in violations(page)}
    page.close()
    assert {"button-name", "color-contrast", "html-has-lang"} <= found
