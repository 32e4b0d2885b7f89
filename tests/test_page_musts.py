"""What the page must show, do and never do, where no other test of a part of it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browsing import in_menu, needs_browser
from sample_comparison import sample_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

MODES = ["read", "mark", "explore", "step", "teach"]
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).length, window.name, window.wrote || 0,
  navigator.serviceWorker && navigator.serviceWorker.controller ? 1 : 0]"""
# A page that wrote to the clipboard would do it by one of these.
WATCH_CLIPBOARD = """window.wrote = 0;
  document.execCommand = () => { window.wrote += 1; return true; };
  document.addEventListener('copy', () => { window.wrote += 1; });
  if (navigator.clipboard) ['write', 'writeText'].forEach((name) => {
    navigator.clipboard[name] = async () => { window.wrote += 1; }; });"""


@pytest.fixture
def opened(browser: Browser, files: dict[str, str]) -> Iterator[Any]:
    pages: list[Page] = []

    def open_page(mode: str, width: int = 1366, **options: Any) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 768}, **options)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(files["sample_comparison"] + f"#mode={mode}")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()


# ------------------------------------------------------------------ private: nothing kept, nothing asked for


def test_a_whole_lesson_asks_for_nothing_and_keeps_nothing(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH_CLIPBOARD)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(files["sample_comparison"])
    for mode in MODES:
        in_menu(page, f"[data-mode-to={mode}]")
        assert f"mode={mode}" in page.url
        if mode == "mark":
            page.locator("#A1 .w").first.click()
            page.click("#own-reveal")
            page.locator("#own-tool .own-why input").first.fill("no")
            page.click("#own-files summary")
            page.fill("#own-group", "blue")
            with page.expect_download():
                page.click("#own-save")
        if mode == "explore":
            page.click("#c-W")
            page.click("#b-only")
            page.locator("#A1 a.chip").click()
            in_menu(page, "#b-find")
            page.fill("#find-text", "pool")
            with page.expect_download():
                page.click("#p-strip [data-csv]")
        if mode == "teach":
            page.locator("#n-B\\.1 [data-fix=delete]").click()
            with page.expect_download():
                page.click("#fix-save")
    in_menu(page, "#b-blind")
    asked_of = [url for url in asked if not url.startswith("blob:")]
    assert asked_of == [files["sample_comparison"]]
    assert page.evaluate(KEPT) == [0, 0, "", 0, "", 0, 0]
    assert context.cookies() == []
    # what was marked and written is in no address; the next pupil opens the same file and sees it as new
    assert "blue" not in page.url
    page.goto("about:blank")
    page.goto(files["sample_comparison"])
    page.click(".menu > summary")
    page.click("[data-mode-to=mark]")
    assert page.locator(".w[aria-pressed=true]").count() == 0
    context.close()


def test_the_watch_would_see_what_is_kept(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH_CLIPBOARD)
    page = context.new_page()
    page.goto(files["sample_comparison"])
    page.evaluate("localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b')")
    page.evaluate("document.execCommand('copy')")
    kept = page.evaluate(KEPT)
    assert (kept[0], kept[1], kept[5]) == (1, 1, 1)
    context.close()


# ------------------------------------------------------------------ for everyone

SPACED = (
    "p, li, td, th, dd, dt, a, button, label, h1, h2, h3, h4, summary, span { line-height: 1.5 !important;"
    " letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
# Parts whose text is cut off: wider or higher inside than they are, and not made to be scrolled.
CUT = """() => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility()
  && !e.closest('.vh, svg, input, .tocards thead, .own-name')
  && e.clientWidth > 2 && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)
  && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
  .map((e) => e.tagName + '.' + e.className)"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("way", ["spaced", "twice"])
def test_room_for_wide_text_and_letters_of_twice_the_size(opened: Any, mode: str, way: str) -> None:
    width = 320 if way == "spaced" else 640
    page = opened(mode, width, bypass_csp=True)
    page.add_style_tag(content=SPACED if way == "spaced" else "html { font-size: 200% !important }")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT) == []


def test_cut_text_would_be_seen(opened: Any) -> None:
    page = opened("read", 320, bypass_csp=True)
    page.add_style_tag(content="h1 { height: 1em; width: 3em; overflow: hidden; white-space: nowrap }")
    assert page.evaluate(CUT) == ["H1."]


@pytest.mark.parametrize("mode", MODES)
def test_targets_have_24_pixels_in_every_mode(opened: Any, mode: str) -> None:
    """All but words and links that stand in a line of text (WCAG 2.5.8, inline)."""
    page = opened(mode)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    small = page.evaluate(
        """[...document.querySelectorAll('a[href], button, summary, select, textarea, input')]
        .filter((e) => e.checkVisibility() && !e.matches('a.mk, .skips a, svg a'))
        .map((e) => [e, (e.closest('label') && e.matches('[type=checkbox], [type=radio]')
          ? e.closest('label') : e).getBoundingClientRect()])
        .filter(([, box]) => box.width < 23.5 || box.height < 23.5)
        .map(([e, box]) => [e.outerHTML.slice(0, 80), box.width, box.height])"""
    )
    assert small == []


@pytest.mark.parametrize("mode", MODES)
def test_every_control_has_a_name(opened: Any, mode: str) -> None:
    page = opened(mode)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    tree = page.locator("body").aria_snapshot()
    roles = "button|link|checkbox|radio|textbox|searchbox|combobox|spinbutton|table|group|region"
    lines = re.findall(rf"(?m)^\s*- '?({roles})\b(.*)$", tree)
    assert len(lines) > 10
    unnamed = [(role, rest) for role, rest in lines if role not in {"group", "region"} and '"' not in rest]
    assert unnamed == []


def test_forced_colours_leave_letters_lines_and_states(opened: Any) -> None:
    page = opened("explore", forced_colors="active")
    style = (
        "(s) => { const c = getComputedStyle(document.querySelector(s));"
        " return [c.textDecorationStyle, c.borderLeftStyle]; }"
    )
    lines = {page.evaluate(style, f".t .m-{kind}")[0] for kind in "WVHLM"}
    assert lines == {"wavy", "double", "dashed", "dotted", "solid"}
    assert {page.evaluate(style, f".s.{state}")[1] for state in ("both", "differ", "only")} == {
        "solid",
        "double",
        "dotted",
    }
    before = page.evaluate("getComputedStyle(document.querySelector('#b-only')).borderTopStyle")
    page.click("#b-only")
    assert page.evaluate("getComputedStyle(document.querySelector('#b-only')).borderTopStyle") != before


def test_no_motion_is_forced_on_anyone(opened: Any) -> None:
    moving = """() => [...document.querySelectorAll('*')].filter((e) => { const s = getComputedStyle(e);
      return s.scrollBehavior === 'smooth' || s.animationName !== 'none'
        || s.transitionDuration.split(', ').some((d) => parseFloat(d) > 0); }).map((e) => e.tagName)"""
    assert opened("explore", reduced_motion="reduce").evaluate(moving) == []
    assert opened("explore").evaluate(moving) == ["HTML"], "smooth scrolling for all others"


# ------------------------------------------------------------------ contrast, by computation


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [c / 255 for c in colour[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)."""
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(text: str) -> list[tuple[float, ...]]:
    """All colours of a CSS value that are not clear."""
    found = [
        tuple(float(x) for x in re.findall(r"[\d.]+", part)) for part in re.findall(r"rgba?\([^)]*\)", text)
    ]
    return [c for c in found if len(c) == 3 or c[3] > 0]


# Each text over a hatched place, with the paper it lies on and the colours of the hatch.
OVER_HATCH = """() => { const paper = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll('.gap, .gap *, .s.only, .s.only *')].filter((e) => e.checkVisibility()
    && !e.closest('.vh') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => {
      const own = [];
      for (let at = e; at; at = at.parentElement) {
        const s = getComputedStyle(at);
        own.push(s.backgroundImage);
        if (s.backgroundColor === 'rgba(0, 0, 0, 0)') continue;
        own.push(s.backgroundColor);
        break;
      }
      return [e.className || e.tagName, getComputedStyle(e).color, own.join(' '), paper];
    }); }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("only", [False, True])
def test_text_over_hatching_can_be_read(opened: Any, scheme: str, only: bool) -> None:
    page = opened("explore", color_scheme=scheme)
    if only:
        page.click("#b-only")
    found = page.evaluate(OVER_HATCH)
    assert len(found) > 10
    assert any("gradient" in behind for _, _, behind, _ in found)
    for name, ink, behind, paper in found:
        for ground in colours(behind + " " + paper):
            assert contrast(colours(ink)[0], ground) >= 4.5, (name, ink, ground)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


# ------------------------------------------------------------------ order, language, voices


def test_both_articles_whole_one_after_the_other(opened: Any) -> None:
    order = opened("explore").evaluate("[...document.querySelectorAll('#articles .s')].map((s) => s.id)")
    wanted = [s.id for a in sample_comparison().articles for s in a.sentences]
    assert order == wanted


def test_provenance_is_told_or_said_to_be_missing(opened: Any) -> None:
    page = opened("explore")
    for article in sample_comparison().articles:
        meta = page.inner_text(f"article[data-label={article.label}] .meta")
        assert "Signed" in meta or "report" in meta.lower()
        assert (article.author or "no writer named") in meta
        assert str(article.words) in meta
        assert "date" in meta.lower() or (article.date or "-")[:4] in meta


def test_words_of_a_speaker_are_never_the_outlets(opened: Any) -> None:
    page = opened("explore")
    speakers = [m for m in sample_comparison().marks if m.voice != "outlet"]
    assert speakers
    for mark in speakers:
        place = page.locator(f".t mark[data-n='{mark.id}']").first
        assert place.evaluate("(e) => getComputedStyle(e).outlineStyle") == "dashed"
        assert place.evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
        assert "words of " in place.evaluate("(e) => e.closest('a.mk').textContent")
        whose = page.locator(f"[id='n-{mark.id}'] .whose").inner_text()
        assert str(mark.speaker) in whose
        assert whose != page.locator("[id='n-B.1'] .whose").inner_text()


@pytest.mark.parametrize("mode", MODES)
def test_no_grade_no_percentage_no_verdict_in_any_mode(opened: Any, mode: str) -> None:
    page = opened(mode)
    if mode == "mark":
        page.locator("#A1 .w").first.click()
        page.click("#own-reveal")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    own = page.evaluate(
        """() => { const copy = document.body.cloneNode(true);
        copy.querySelectorAll('script, .t, q, .ev, .iso').forEach((e) => e.remove());
        return copy.textContent; }"""
    )
    assert not re.search(r"\d\s?%|per ?cent", own)
    assert not re.search(
        r"(?i)\b(bias score|winner|left-wing|right-wing|propaganda|points|you scored|wants you to think"
        r"|omitted|ignored|hid|hides|well done|wrong answer)\b",
        own,
    )
    assert page.locator("meter, progress, [role=meter], [role=progressbar]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_red_and_no_green_of_good_and_bad(opened: Any, scheme: str) -> None:
    """No ink or ground of the page's own controls, counts, chips and cells is a red or green."""
    page = opened("explore", color_scheme=scheme)
    used = page.evaluate(
        """[...new Set([...document.querySelectorAll('.chip, .counts *, .card, td, th, button, .s')]
        .flatMap((e) => { const s = getComputedStyle(e);
          return [s.color, s.backgroundColor, s.borderLeftColor]; }))]"""
    )
    assert used
    for colour in colours(" ".join(used)):
        red, green, blue = colour[:3]
        assert not (red > 1.5 * max(green, blue, 1)), colour
        assert not (green > 1.5 * max(red, blue, 1)), colour
