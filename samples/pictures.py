"""Draws the pictures of the README from the sample on the statue, in Debian's chromium.

PYTHONPATH=. python samples/pictures.py
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import compare

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
# Words that a pupil might mark, and the kind: for the picture of "Mark it myself".
MARKED = (("A10", "affront"), ("A4", "dragged"), ("B1", "baying"), ("B1", "mob"), ("B2", "wanton"))


def opened(browser: Browser, report: Path, mode: str, width: int, height: int) -> Page:
    """The report in one of its modes."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1)
    page.goto(f"{report.as_uri()}#mode={mode}")
    page.wait_for_timeout(300)
    return page


def main() -> None:
    """Write report.png, marks.png, pictures.png and phone.png beside this file."""
    files = sorted((HERE / "statue").glob("*.txt"))
    result = compare.compare_articles([compare.read(path) for path in files])
    with TemporaryDirectory() as folder, sync_playwright() as play:
        report = Path(folder) / "report.html"
        report.write_text(compare.render_html(result), encoding="utf-8")
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened(browser, report, "explore", 1366, 900).screenshot(path=HERE / "report.png")
        page = opened(browser, report, "mark", 1366, 760)
        for sentence, word in MARKED:
            page.locator(f"#{sentence} .t .w").get_by_text(word, exact=True).first.click()
        page.get_by_role("button", name="Reveal").click()
        page.wait_for_timeout(9000)  # until the spoken line has gone
        page.screenshot(path=HERE / "marks.png")
        page = opened(browser, report, "explore", 1100, 900)
        page.locator("#p-strip").screenshot(path=HERE / "pictures.png")
        opened(browser, report, "explore", 360, 760).screenshot(path=HERE / "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
