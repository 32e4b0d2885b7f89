"""Every function of the page by keyboard alone: Tab, Shift and Tab, arrows, Enter, Space, Escape and letters.

No test here clicks, hovers, or sets the focus by script. At every stop on the way the focus
must be seen and must not lie under something that sticks to an edge of the screen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import needs_browser
from larger_comparison import with_more_articles
from sample_comparison import sample_comparison

from compare.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Page

pytestmark = needs_browser

MOST_STOPS = 400
# What has the focus: does it match, can it be seen that it has it, does something lie over it?
STOP = """(wanted) => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), drawn = e.querySelector('.hit');
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    || (drawn && parseFloat(getComputedStyle(drawn).strokeWidth) >= 3);
  const box = e.getBoundingClientRect();
  // What sticks to an edge depends on the mode and on the search; it is looked up once for each.
  const now = [document.documentElement.dataset.mode, document.getElementById('finder').hidden].join();
  if (window.lookedUp !== now) {
    window.sticks = [...document.querySelectorAll('body *')]
      .filter((x) => ['sticky', 'fixed'].includes(getComputedStyle(x).position));
    window.lookedUp = now;
  }
  const meets = (r) => r.height && r.bottom > box.top + 1 && r.top < box.bottom - 1
    && r.right > box.left + 1 && r.left < box.right - 1;
  const over = window.sticks.filter((x) => x.checkVisibility() && !x.contains(e) && !e.contains(x)
    && meets(x.getBoundingClientRect())).map((x) => x.className || x.id);
  return { found: Boolean(wanted) && e.matches(wanted), ring: Boolean(ring), over,
    away: box.bottom <= 0 || box.top >= innerHeight, key: e.dataset.walked || '',
    name: e.tagName + '#' + e.id + ' ' + (e.getAttribute('href') || e.textContent.trim().slice(0, 40)) };
}"""


def stop_at(page: Page, wanted: str = "") -> Any:
    """What has the focus now; the test fails where a reader could not see it."""
    at = page.evaluate(STOP, wanted)
    if at and (at["over"] or at["away"]):  # the browser may scroll one frame later
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        at = page.evaluate(STOP, wanted)
    if at:
        assert at["ring"], f"the focus cannot be seen: {at['name']}"
        assert not at["over"], f"{at['name']} lies under {at['over']}"
        assert not at["away"], f"{at['name']} is off the screen"
    return at


def tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        at = stop_at(page, wanted)
        if at and at["found"]:
            return
    pytest.fail(f"{key} never comes to {wanted}")


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def has_focus(page: Page, wanted: str) -> bool:
    return bool(page.evaluate("(s) => document.activeElement.matches(s)", wanted))


def menu(page: Page, wanted: str) -> None:
    tab_to(page, ".menu > summary")
    keys(page, "Enter")
    tab_to(page, wanted)
    keys(page, "Enter")


def said(page: Page) -> str:
    return page.inner_text("#say")


@pytest.fixture
def start(browser: Browser, files: dict[str, str]) -> Iterator[Any]:
    """`start("mode=read")` opens the page; without smooth scrolling, so that places can be measured."""
    pages: list[Page] = []

    def open_page(
        state: str, width: int = 1366, height: int = 768, name: str = "sample_comparison", **options: Any
    ) -> Page:
        page = browser.new_page(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(files.get(name, name) + "#" + state)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()


# ------------------------------------------------------------------ the whole way round

# Everything that must be reached: what is drawn and can have the focus, one of a group that arrows walk.
NUMBERED = """() => {
  const can = 'a[href], button:not([disabled]), input, select, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(can)].filter((e) =>
    e.checkVisibility({ visibilityProperty: true }) && e.getAttribute('tabindex') !== '-1'
    && !e.closest('svg [visibility=hidden]') && !(e.type === 'radio' && !e.checked));
  all.forEach((e, index) => { e.dataset.walked = String(index + 1); });
  return all.length;
}"""
WALKS = [
    ("mode=read", 1366, 768),
    ("mode=mark", 1000, 600),
    ("mode=mark", 320, 640),
    ("mode=explore", 320, 640),
    ("mode=step&words=1", 1366, 768),
    ("mode=teach&find=pool", 1000, 600),
]


@pytest.mark.parametrize(
    ("state", "width", "height", "key"),
    [(*walk, "Tab") for walk in WALKS] + [(*walk, "Shift+Tab") for walk in WALKS[1:4:2]],
)
def test_all_stops_are_reached_seen_and_left_again(
    start: Any, state: str, width: int, height: int, key: str
) -> None:
    page = start(state, width, height)
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
    page.wait_for_timeout(50)
    wanted = page.evaluate(NUMBERED)
    walked = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        at = stop_at(page)
        if at is None:
            break
        walked.add(at["key"])
    else:
        pytest.fail("the focus never leaves the page: a trap")
    assert walked == {str(n + 1) for n in range(wanted)}, "and no stop that does nothing"


def test_a_walk_would_see_a_lost_focus_and_a_cover(start: Any) -> None:
    page = start("mode=read")
    page.keyboard.press("Tab")
    assert stop_at(page)
    page.evaluate("document.activeElement.style.setProperty('outline', 'none', 'important')")
    with pytest.raises(AssertionError, match="cannot be seen"):
        stop_at(page)
    page = start("mode=explore")
    tab_to(page, "#A1 a.chip")
    page.evaluate(
        "document.querySelector('.dock').style.cssText = 'top: 0; left: 0; width: 100vw; height: 100vh'"
    )
    with pytest.raises(AssertionError, match="lies under"):
        stop_at(page)


def test_the_bar_may_grow_and_still_covers_nothing(start: Any) -> None:
    page = start("mode=explore", 1000, 600)
    room = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)"
    high = "document.querySelector('.bar').offsetHeight"
    low = page.evaluate(high)
    menu(page, "[data-mode-to=teach]")
    page.wait_for_timeout(300)
    assert page.evaluate(high) > low, "the bar has more lines now"
    assert page.evaluate(room) >= page.evaluate(high)


# ------------------------------------------------------------------ reading and exploring


@pytest.mark.parametrize("target", ["articles", "differ", "facts"])
def test_skip_links(start: Any, target: str) -> None:
    page = start("mode=explore")
    tab_to(page, f".skips a[href='#{target}']")
    box = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert box >= 0, "drawn once it has the focus"
    keys(page, "Enter")
    assert has_focus(page, f"#{target}")
    page.keyboard.press("Tab")
    assert page.evaluate("(s) => document.querySelector(s).contains(document.activeElement)", f"#{target}")
    stop_at(page)


def test_show_marks_kinds_and_only_in_one(start: Any) -> None:
    page = start("mode=read")
    tab_to(page, "#b-mode")
    keys(page, "Enter")
    assert page.evaluate("document.documentElement.dataset.mode") == "explore"
    for kind in "WVHLMS":
        tab_to(page, f"#c-{kind}")
        keys(page, "Space")
        assert page.is_checked(f"#c-{kind}") == (kind == "S")
        assert said(page)
    tab_to(page, "#b-only")
    keys(page, "Space")
    assert page.get_attribute("#b-only", "aria-pressed") == "true"
    keys(page, "Enter")
    assert page.get_attribute("#b-only", "aria-pressed") == "false"
    tab_to(page, "#b-mode", "Shift+Tab")
    keys(page, "Space")
    assert page.evaluate("document.documentElement.dataset.mode") == "read"


def test_chip_to_fact_to_sentence_and_back(start: Any) -> None:
    page = start("mode=explore")
    tab_to(page, "#A7 a.chip")
    keys(page, "Enter")
    assert has_focus(page, "#f-3")
    stop_at(page)
    tab_to(page, "#f-3 a[href='#B6']")
    keys(page, "Enter")
    assert has_focus(page, "#B6")
    stop_at(page)
    tab_to(page, "#back")
    keys(page, "Enter")
    assert has_focus(page, "#f-3 a[href='#B6']")
    keys(page, "Escape")
    assert has_focus(page, "#A7 a.chip")
    stop_at(page)


def test_note_at_a_mark_opens_closes_and_leads_to_the_list(start: Any) -> None:
    page = start("mode=explore")
    tab_to(page, "#B5 a.mk")
    note = page.inner_text("#pop")
    for part in ("Strong blame.", "wrong", "Leo Marsh", "by the tool’s own estimate right in"):
        assert part in note, part
    keys(page, "Escape")
    assert not page.locator("#pop").is_visible()
    assert has_focus(page, "#B5 a.mk"), "Escape leaves the reader where they are"
    keys(page, "Enter")
    assert has_focus(page, "#n-B\\.5")
    keys(page, "Escape")
    assert has_focus(page, "#B5 a.mk")


def test_menu_opens_leads_and_closes(start: Any) -> None:
    page = start("mode=explore")
    tab_to(page, ".menu > summary")
    keys(page, "Space")
    tab_to(page, ".menu a[href='#numbers']")
    keys(page, "Escape")
    assert page.get_attribute(".menu", "open") is None
    assert has_focus(page, ".menu > summary")
    keys(page, "Enter")
    tab_to(page, ".menu a[href='#numbers']")
    keys(page, "Enter")
    assert page.get_attribute(".menu", "open") is None
    assert has_focus(page, "#numbers")


def test_search(start: Any) -> None:
    page = start("mode=explore")
    menu(page, "#b-find")
    assert has_focus(page, "#find-text")
    page.keyboard.type("pool")
    page.locator("#find-count", has_text="in A").wait_for()
    keys(page, "Enter", "Enter")
    assert page.inner_text("#find-count").startswith("2 of ")
    tab_to(page, "#find-after")
    keys(page, "Enter")
    assert has_focus(page, ".s"), "the sentence found"
    stop_at(page)
    tab_to(page, "#back")
    keys(page, "Enter")
    assert has_focus(page, "#find-after")
    tab_to(page, "#find-places > summary")
    keys(page, "Enter")
    tab_to(page, "#find-list a[href='#B8'], #find-list a[href='#B7']")
    keys(page, "Enter")
    assert has_focus(page, "#B7, #B8")
    keys(page, "Escape")
    assert not page.locator("#finder").is_visible()


def test_steps(start: Any) -> None:
    page = start("mode=explore")
    menu(page, "[data-mode-to=step]")
    assert has_focus(page, "#step-head")
    keys(page, "ArrowRight")
    assert page.inner_text("#step-count").startswith("2 of")
    tab_to(page, "#step-before", "Shift+Tab")
    keys(page, "Enter")
    assert page.inner_text("#step-count").startswith("1 of")
    tab_to(page, "#step-words")
    keys(page, "Space")
    assert page.locator("#step-sides q").first.is_visible()
    tab_to(page, "#step-sides a:not([class])")
    tab_to(page, "#step-end", "Shift+Tab")
    keys(page, "Enter")
    assert has_focus(page, ".card")
    stop_at(page)


def test_blind_and_reveal(start: Any) -> None:
    page = start("mode=read")
    menu(page, "#b-blind")
    assert "Alder Valley Courier" not in page.inner_text("body")
    if page.get_attribute(".menu", "open") is not None:
        keys(page, "Escape")
    if has_focus(page, "#b-blind"):
        keys(page, "Enter")
    else:
        menu(page, "#b-blind")
    assert "Alder Valley Courier" in page.inner_text("body")
    if page.get_attribute(".menu", "open") is not None:
        keys(page, "Escape")
    tab_to(page, "#asked-close")
    keys(page, "Enter")
    assert not page.locator("#asked").is_visible()
    assert stop_at(page), "the focus is not lost"


def test_picture_strip_and_its_numbers(start: Any) -> None:
    page = start("mode=explore")
    tab_to(page, ".strips a.cell")
    keys(page, "ArrowDown", "ArrowDown", "ArrowRight")
    assert has_focus(page, "a.cell[href='#B2']")
    stop_at(page)
    keys(page, "Enter")
    assert has_focus(page, "#B2")
    keys(page, "Escape")
    assert has_focus(page, "a.cell[href='#B2']")
    tab_to(page, "#p-strip [data-csv]")
    with page.expect_download() as download:
        keys(page, "Enter")
    assert download.value.suggested_filename.endswith(".csv")
    tab_to(page, "#p-strip details > summary")
    keys(page, "Enter")
    assert page.locator("#p-strip details table").is_visible()


@pytest.mark.parametrize("way", ["texts", "pair", "key"])
def test_print_buttons(start: Any, way: str) -> None:
    page = start("mode=explore")
    page.evaluate(
        "window.print = () => { dispatchEvent(new Event('beforeprint'));"
        " window.printed = document.documentElement.dataset.print; dispatchEvent(new Event('afterprint')); }"
    )
    menu(page, f"[data-print-to={way}]")
    assert page.evaluate("window.printed") == way
    assert has_focus(page, ".menu > summary")


def test_chooser_of_columns(start: Any, tmp_path: Path) -> None:
    path = tmp_path / "five.html"
    path.write_text(render_html(with_more_articles(sample_comparison(), 5)), encoding="utf-8")
    page = start("mode=explore", name=path.as_uri())
    tab_to(page, ".chooser input[value=E]")
    keys(page, "Space")
    shown = (
        "[...document.querySelectorAll('.columns article')].filter((a) => a.checkVisibility())"
        ".map((a) => a.dataset.label)"
    )
    assert page.evaluate(shown) == ["B", "C", "E"]
    assert said(page)
    tab_to(page, "#strip-right")
    before = page.input_value("#strip-right")
    keys(page, "ArrowDown")
    assert page.input_value("#strip-right") != before


# ------------------------------------------------------------------ mark it myself


def test_mark_reveal_disagree_and_save(start: Any) -> None:
    page = start("mode=read")
    menu(page, "[data-mode-to=mark]")
    tab_to(page, "[name=own-kind]:checked")
    keys(page, "ArrowRight")
    assert page.is_checked("#own-V"), "arrows choose the kind"
    tab_to(page, "#A6 .w")
    keys(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Space")
    assert page.locator("#A6 .w[aria-pressed=true]").inner_text().startswith("admitted")
    tab_to(page, "#B1 .w")
    keys(page, "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    assert page.locator("#B1 .w[aria-pressed=true]").count() == 3
    stop_at(page)
    tab_to(page, "#own-reveal", "Shift+Tab")
    keys(page, "Enter")
    assert has_focus(page, "#h-own-results")
    assert "admitted" in page.inner_text("#own-both")
    tab_to(page, "#own-tool .own-why input")
    page.keyboard.type("it is only what happened")
    tab_to(page, "#own-answer")
    page.keyboard.type("a b")
    keys(page, "Tab")
    tab_to(page, "#own-files > summary", "Shift+Tab")
    keys(page, "Enter")
    tab_to(page, "#own-group")
    page.keyboard.type("blue")
    tab_to(page, "#own-save")
    content = saved(page)
    assert [(m["sentence"], m["category"]) for m in content["marks"]] == [("A6", "V"), ("B1", "V")]
    assert content["notes"][0]["why"] == "it is only what happened"
    for field in ("#own-load", "#own-several"):
        tab_to(page, field)
        with page.expect_file_chooser():
            keys(page, "Space")


def saved(page: Page) -> Any:
    with page.expect_download() as download:
        keys(page, "Enter")
    file: Download = download.value
    return json.loads(Path(file.path()).read_text(encoding="utf-8"))


# ------------------------------------------------------------------ teacher


def test_teacher_deletes_rewords_adds_undoes_and_saves(start: Any) -> None:
    page = start("mode=explore")
    menu(page, "[data-mode-to=teach]")
    tab_to(page, "#f-1 [data-fix=change]")
    keys(page, "Enter")
    tab_to(page, "#fix-label")
    keys(page, "Control+a")
    page.keyboard.type("The vote")
    tab_to(page, "#fix-keep")
    keys(page, "Enter")
    assert page.locator("#f-1 th .iso").inner_text() == "The vote"
    assert has_focus(page, "#f-1 [data-fix=change]")
    tab_to(page, "#n-B\\.1 [data-fix=delete]")
    keys(page, "Enter")
    assert page.locator("#n-B\\.1").count() == 0
    stop_at(page)
    tab_to(page, "#fix-undo", "Shift+Tab")
    keys(page, "Space")
    assert page.locator("#n-B\\.1").count() == 1
    tab_to(page, "#fix-add-mark", "Shift+Tab")
    keys(page, "Enter")
    tab_to(page, "#fix-sentence")
    page.keyboard.type("A4")
    tab_to(page, "#fix-reason")
    page.keyboard.type("Ask who decides.")
    tab_to(page, "#fix-keep")
    keys(page, "Enter")
    assert has_focus(page, "#n-T1"), "the new note"
    assert page.locator("#A4 a.mk").count() == 1
    tab_to(page, "#fix-changes > summary", "Shift+Tab")
    keys(page, "Enter")
    assert page.locator("#fix-list li").count() == 2
    tab_to(page, "#fix-save", "Shift+Tab")
    with page.expect_download() as download:
        keys(page, "Enter")
    assert "Ask who decides." in Path(download.value.path()).read_text(encoding="utf-8")


def test_dialog_is_left_by_escape_and_gives_the_focus_back(start: Any) -> None:
    page = start("mode=teach")
    tab_to(page, "#fix-add-fact")
    keys(page, "Enter")
    assert page.locator("#fix-dialog").is_visible()
    inside = set()
    for _ in range(30):
        keys(page, "Tab")
        inside.add(
            page.evaluate(
                "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            )
        )
    assert inside == {True}, "nothing behind an open dialog is reached"
    keys(page, "Escape")
    assert not page.locator("#fix-dialog").is_visible()
    assert has_focus(page, "#fix-add-fact")


# ------------------------------------------------------------------ no key does what no one asked for


@pytest.mark.parametrize("mode", ["read", "mark", "explore", "step", "teach"])
def test_no_shortcut_of_a_single_letter(start: Any, mode: str) -> None:
    page = start(f"mode={mode}")
    page.keyboard.press("Tab")
    state = "() => [location.hash, document.body.innerText, document.querySelectorAll('[open]').length]"
    page.wait_for_timeout(50)
    before = page.evaluate(state)
    for key in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?/.,-+":
        page.keyboard.press(key)
    assert page.evaluate(state) == before
