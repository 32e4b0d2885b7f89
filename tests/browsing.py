"""What every test of the page in a real browser needs; the fixtures are handed on by conftest.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sample_comparison import different_events, sample_comparison, three_articles

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's /usr/bin/chromium"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="needs the playwright package")
    with api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for make in (sample_comparison, three_articles, different_events):
        path = folder / f"{make.__name__}.html"
        path.write_text(render_html(make()), encoding="utf-8")
        found[make.__name__] = path.as_uri()
    return found


@pytest.fixture
def page(browser: Browser, files: dict[str, str]) -> Iterator[Page]:
    """The sample with marks shown; any error in the console fails the test."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.goto(files["sample_comparison"] + "#mode=explore")
    yield opened
    opened.close()
    assert not [e for e in errors if "Content Security Policy" not in e]


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")


def in_menu(page: Page, selector: str) -> None:
    """Press something in the menu, and close the menu again."""
    page.click(".menu > summary")
    page.click(selector)
    if page.get_attribute(".menu", "open") is not None:
        page.keyboard.press("Escape")
