"""The page as it looks: screenshots of the sample, beside those kept.

Run `FRAMEDIFF_REFRESH=1 pytest tests/test_screens.py` after a wanted change and
look at the pictures. Letters are drawn otherwise where other fonts are
installed, so the test is skipped there.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from browsing import needs_browser
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

GOLDEN = Path(__file__).parent / "golden" / "screens"
FONTS = GOLDEN / "fonts.json"
REFRESH = os.environ.get("FRAMEDIFF_REFRESH") == "1"
# Share of dots that may be another colour (edges of letters differ a little between browser versions),
# and by how much a dot must differ to count.
DIFFERENT_DOTS = 0.005
DIFFERENT_COLOUR = 48
WIDTHS = {
    "sans": "font: 100px system-ui, 'Noto Sans', 'Liberation Sans', sans-serif",
    "serif": "font: 100px Charter, Georgia, 'Noto Serif', 'DejaVu Serif', serif",
}


@pytest.fixture(scope="module")
def fonts(browser: Browser) -> dict[str, float]:
    """How wide a line is in the fonts of this machine."""
    page = browser.new_page()
    lines = "".join(
        f'<span id="{n}" style="{s}">Whose words are these?</span><br>' for n, s in WIDTHS.items()
    )
    page.set_content(lines)
    found = {n: page.evaluate(f"{n}.getBoundingClientRect().width") for n in WIDTHS}
    page.close()
    return found


def dots(picture: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=np.int16)


def differing(one: bytes, two: bytes) -> float:
    """Share of dots that differ, 1.0 where the sizes do."""
    left, right = dots(one), dots(two)
    if left.shape != right.shape:
        return 1.0
    return float((np.abs(left - right).max(axis=2) > DIFFERENT_COLOUR).mean())


def shot(page: Page, address: str) -> bytes:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_timeout(200)
    return page.screenshot(animations="disabled", caret="hide")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("mode", "width"),
    [
        ("read", 1366),
        ("explore", 1366),
        ("mark", 1366),
        ("step", 1366),
        ("explore", 768),
        ("mark", 320),
        ("explore", 320),
    ],
)
def test_page_looks_as_before(
    browser: Browser,
    files: dict[str, str],
    fonts: dict[str, float],
    mode: str,
    width: int,
    scheme: str,
    tmp_path: Path,
) -> None:
    kept = GOLDEN / f"{mode}-{width}-{scheme}.png"
    if not REFRESH and json.loads(FONTS.read_text()) != fonts:
        pytest.skip("other fonts than those of the kept screenshots")
    page = browser.new_page(viewport={"width": width, "height": 768}, color_scheme=scheme)  # type: ignore[arg-type]
    found = shot(page, files["sample_comparison"] + f"#mode={mode}")
    page.close()
    if REFRESH:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        FONTS.write_text(json.dumps(fonts) + "\n")
        kept.write_bytes(found)
    share = differing(found, kept.read_bytes())
    new = tmp_path / kept.name
    new.write_bytes(found)
    assert share <= DIFFERENT_DOTS, f"{share:.1%} of the dots differ; look at {new} beside {kept}"


def test_a_changed_page_would_be_seen(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    address = files["sample_comparison"]
    clean = shot(page, address + "#mode=read")
    assert differing(clean, shot(page, address + "#mode=read")) == 0
    assert differing(clean, shot(page, address + "#mode=explore")) > DIFFERENT_DOTS
    page.close()
