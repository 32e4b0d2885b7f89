"""What every test of the page in a real browser needs; the fixtures are handed on by conftest.py."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from sample_comparison import different_events, sample_comparison, three_articles

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark", "forced"]

CHROMIUM = Path("/usr/bin/chromium")
# The last list of features counts, so Playwright's own are named again as far as a page in a file needs them.
# The two of the address bar draw a page of their own beside each page opened: half of the work.
_WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
)
LAUNCH: dict[str, Any] = {
    "executable_path": str(CHROMIUM),
    "args": ["--no-sandbox", f"--disable-features={','.join(_WITHOUT)}"],
}

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's /usr/bin/chromium"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="needs the playwright package")
    with api.sync_playwright() as play:
        running = play.chromium.launch(**LAUNCH)
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


def on_screen(browser: Browser, address: str, width: int, scheme: Scheme = "light") -> Page:
    """A page on a screen of this width, in this scheme of colours."""
    page = browser.new_page(
        viewport={"width": width, "height": 768},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
    )
    page.goto(address)
    return page


def violations(page: Page, within: str | None = None) -> list[tuple[str, list[str]]]:
    """What axe-core finds in the page, or in the elements of a selector: the rule and up to three places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": tags, "resultTypes": ["violations"]}
    assert within is None or page.locator(within).count(), f"there is no {within}"
    found = axe.Axe().run(page, context=within, options=options).response
    return [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found["violations"]]


def wait_until(page: Page, condition: str, arg: object = None) -> None:
    """Wait until a condition in the page holds; Playwright's own way needs `eval`, which the page forbids."""
    end = time.monotonic() + 15
    while not page.evaluate(condition, arg):
        assert time.monotonic() < end, f"this never came true: {condition}"
        page.wait_for_timeout(20)


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")


def in_menu(page: Page, selector: str) -> None:
    """Press something in the menu, and close the menu again."""
    page.click(".menu > summary")
    if page.get_attribute(".menu", "open") is None:  # the page was gliding, and the press fell beside it
        page.click(".menu > summary")
    page.click(selector)
    if page.get_attribute(".menu", "open") is not None:
        page.keyboard.press("Escape")
