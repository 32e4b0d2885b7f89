"""Size and speed of the page in Debian's chromium, for a pair of 800 and one of 10,000 words each.

    PYTHONPATH=.:tests python tests/benchmarks/page.py [runs]

The comparison of a sample pair is made once and told again and again until the
articles have that many words. Prints kilobytes, the times of the page's own
clock (medians), and how far the layout moves when something is switched.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from browsing import LAUNCH
from larger_comparison import tile

import compare
from compare.render.html import render_html

ROOT = Path(__file__).resolve().parent.parent.parent
PAIR = ROOT / "samples" / "submarines"
SIZES = (800, 10_000)

# Times from the start of the navigation. "Interactive" is where the whole script has run.
LOADED = """() => { const [n] = performance.getEntriesByType('navigation'); return {
  first_paint: (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0,
  interactive: n.domInteractive, ready: n.domContentLoadedEventEnd, load: n.loadEventEnd,
  elements: document.querySelectorAll('*').length }; }"""

# A switch, its style and its layout, up to the next two frames; and how far the bar or the first line in view
# has moved. Pressed by script, so that no shift of the layout is excused as the answer to a hand.
SWITCH = """async (id) => {
  const button = document.querySelector(id);
  const bar = document.querySelector('.bar').getBoundingClientRect();
  const lines = Array.from(document.querySelectorAll('.s'));
  const line = lines.find((e) => e.getBoundingClientRect().top >= bar.bottom);
  const kept = bar.top > 0 ? document.querySelector('.bar') : line;
  const before = kept.getBoundingClientRect().top;
  let shift = 0;
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((x) => { shift += x.value; }));
  watch.observe({ type: 'layout-shift' });
  const start = performance.now();
  button.click();
  document.body.getBoundingClientRect();
  const done = performance.now() - start;
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  const painted = performance.now() - start;
  await new Promise((go) => setTimeout(go, 120));
  watch.disconnect();
  const moved = Math.abs(kept.getBoundingClientRect().top - before);
  return { done, painted, shift, moved };
}"""

SWITCHES = {
    "marks on, off, on": ("#b-mode", "#b-mode", "#b-mode"),
    "one kind off, on": ("#c-W", "#c-W"),
    "speakers on, off": ("#c-S", "#c-S"),
    "only in one": ("#b-only", "#b-only"),
    "hide outlets": ("#b-blind", "#b-blind"),
}


def sample() -> compare.Comparison:
    """The comparison of the sample pair."""
    files = sorted(p for p in PAIR.iterdir() if p.suffix in {".html", ".txt"})
    return compare.compare_articles([compare.read(str(f)) for f in files])


def sized(comparison: compare.Comparison, words: int) -> compare.Comparison:
    """The same articles told until both have about that many words."""
    shorter = min(a.words for a in comparison.articles)
    return tile(comparison, max(1, round(words / shorter)))


def parts(page: str) -> dict[str, int]:
    """Bytes of style, script and each section of the page."""
    found = {"style": 0, "script": 0}
    for name in found:
        found[name] = sum(len(x.encode()) for x in re.findall(rf"<{name}[^>]*>(.*?)</{name}>", page, re.S))
    for match in re.finditer(r'<section id="([\w-]+)"', page):
        found[match[1]] = len(page[match.start() : page.find("</section>", match.start())].encode())
    return found


def measure(browser: Any, address: str, runs: int) -> tuple[dict[str, float], dict[str, Any]]:
    """Medians of the loading times, and the slowest of each switch."""
    loads: list[dict[str, float]] = []
    switches: dict[str, list[dict[str, float]]] = {name: [] for name in SWITCHES}
    for _ in range(runs):
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address + "#mode=read")
        loads.append(page.evaluate(LOADED))
        page.wait_for_timeout(300)
        for name, buttons in SWITCHES.items():
            switches[name] += [page.evaluate(SWITCH, button) for button in buttons]
        page.close()
    medians = {key: statistics.median(x[key] for x in loads) for key in loads[0]}
    slowest = {name: {k: max(x[k] for x in rows) for k in rows[0]} for name, rows in switches.items()}
    return medians, slowest


def report(tell: Callable[[str], None], runs: int) -> None:
    """Measure both sizes."""
    from playwright.sync_api import sync_playwright

    base = sample()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(**LAUNCH)
        for words in SIZES:
            comparison = sized(base, words)
            start = time.perf_counter()
            page = render_html(comparison)
            made = time.perf_counter() - start
            path = Path(folder) / f"{words}.html"
            path.write_text(page, encoding="utf-8")
            counts = ", ".join(f"{a.label} {a.words:,}" for a in comparison.articles)
            tell(f"\n== {counts} words: {len(page.encode()) / 1000:.0f} kB, made in {made:.2f} s")
            largest = sorted(parts(page).items(), key=lambda x: -x[1])[:12]
            tell("   " + ", ".join(f"{name} {size / 1000:.0f}" for name, size in largest))
            loads, switches = measure(browser, path.as_uri(), runs)
            tell("   " + ", ".join(f"{key} {value:.0f}" for key, value in loads.items()) + " (ms; number)")
            for name, x in switches.items():
                tell(
                    f"   {name:18} layout {x['done']:4.0f} ms, painted {x['painted']:4.0f} ms, "
                    f"shift {x['shift']:.3f}, moved {x['moved']:.0f} px"
                )
        browser.close()


if __name__ == "__main__":
    report(print, int(sys.argv[1]) if len(sys.argv) > 1 else 5)
