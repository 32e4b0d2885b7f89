""" "Mark it myself" in a real browser: by keys and touch, revealed, saved, loaded, several pupils."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import focused, in_menu, needs_browser, violations, wait_until
from pupils import make_marks
from sample_comparison import sample_comparison

from compare.mark_files import load_marks, load_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = needs_browser

OWN = "[...document.querySelectorAll('.t .w.own')].map((w) => w.firstChild.textContent)"


@pytest.fixture
def marking(page: Page) -> Iterator[Page]:
    """The sample in mark mode; leaving it asks no one."""
    in_menu(page, "[data-mode-to=mark]")
    yield page
    page.on("dialog", lambda dialog: dialog.accept())


def word(page: Page, sentence: str, text: str) -> Any:
    return page.locator(f"#{sentence} .w").filter(has_text=text).first


def texts_of(page: Page) -> list[str]:
    return [
        str(x)
        for x in page.evaluate(
            """[...document.querySelectorAll('.s > .t')].map((t) => {
            const copy = t.cloneNode(true);
            copy.querySelectorAll('.k, .vh').forEach((x) => x.remove());
            return copy.textContent; })"""
        )
    ]


# ------------------------------------------------------------------ marking


def test_words_are_buttons_and_the_texts_stay_as_they_are(page: Page) -> None:
    before = texts_of(page)
    assert before == [s.text for a in sample_comparison().articles for s in a.sentences]
    in_menu(page, "[data-mode-to=mark]")
    assert texts_of(page) == before
    stops = page.evaluate(
        "[...document.querySelectorAll('.s')].map((s) => s.querySelectorAll('.w[tabindex=\"0\"]').length)"
    )
    assert set(stops) == {1}, "one tab stop a sentence"
    in_menu(page, "[data-mode-to=explore]")
    assert texts_of(page) == before
    assert page.locator(".w").count() == 0
    assert page.locator("a.mk[href]").count() == len(sample_comparison().marks)
    page.locator("#A6 a.mk").focus()
    assert page.locator("#pop").is_visible(), "the tool's notes work as before"
    page.click("#f-4 a[href='#B7']")
    words = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString())")
    assert [w.replace("H", "") for w in words] == ["reportedly leaks far less"]


def test_marking_by_keyboard_alone(marking: Page) -> None:
    page = marking
    page.focus("#own-W")
    page.keyboard.press("ArrowRight")
    assert page.is_checked("#own-V")
    page.locator("#A5 .w[tabindex='0']").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.s').id") == "A6", "Tab goes to the next sentence"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate(OWN) == ["admitted"]
    assert page.inner_text("#say") == "Marked “admitted”: Judging verb."
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert page.evaluate("document.activeElement.textContent") == "admittedV"
    page.keyboard.press("Space")
    assert page.evaluate(OWN) == []
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate(OWN) == ["admitted", "that"]
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('.s').id") == "A7"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.textContent") == "Swimming"
    assert page.inner_text("#own-count") == "2 words marked"


def test_words_side_by_side_become_one_phrase_with_one_letter(marking: Page) -> None:
    page = marking
    word(page, "B1", "Furious").click()
    word(page, "B1", "swimmers").click()
    assert page.locator("#B1 .k:visible").all_inner_texts() == ["W"]
    style = page.evaluate(
        "((e) => [getComputedStyle(e).textDecorationStyle, getComputedStyle(e.previousSibling)"
        ".textDecorationStyle])(document.querySelectorAll('#B1 .w')[1])"
    )
    assert style == ["wavy", "wavy"], "the line runs on between the words"
    page.check("#own-L")
    word(page, "B1", "swimmers").click()
    assert page.locator("#B1 .k:visible").all_inner_texts() == ["W", "L"]
    word(page, "B1", "swimmers").click()
    assert page.evaluate(OWN) == ["Furious"]


def test_dragging_with_the_mouse_marks_a_phrase(marking: Page) -> None:
    boxes = [marking.locator("#A1 .w").nth(n).bounding_box() for n in (1, 3)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    marking.mouse.move(boxes[0]["x"] + 3, boxes[0]["y"] + 8)
    marking.mouse.down()
    marking.mouse.move(boxes[1]["x"] + 3, boxes[1]["y"] + 8, steps=8)
    marking.mouse.up()
    marked = "[...document.querySelectorAll('#A1 .w')].slice(0, 5).map((w) => w.matches('.own'))"
    assert marking.evaluate(marked) == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert marking.evaluate("String(getSelection())") == "", "no stripes of selected gaps"
    marking.locator("#A1 .w").nth(2).click()
    assert marking.locator("#A1 .w.own").count() == 2, "a click is still a click"


def test_touch_marks_a_word_and_a_phrase_without_dragging(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(files["sample_comparison"] + "#mode=mark")
    word(page, "B1", "Furious").tap()
    assert page.evaluate(OWN) == ["Furious"]
    word(page, "B1", "Furious").tap()
    assert page.evaluate(OWN) == []
    page.locator("#own-phrase").tap()
    page.locator("label:has(#own-M)").tap()
    word(page, "B4", "desperate").tap()
    assert page.inner_text("#say") == "Now choose the last word of the phrase."
    word(page, "B4", "builders").tap()
    assert page.evaluate(OWN) == ["desperate", "to", "please", "builders"]
    word(page, "B4", "please").tap()
    assert page.evaluate(OWN) == [], "a tap on a marked phrase takes it away"
    kinds = page.locator(".own-bar").bounding_box()
    assert kinds is not None
    assert kinds["y"] + kinds["height"] <= 641, "the kinds are within reach"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate(
        """[...document.querySelectorAll('.own-kinds label, .own-bar button, #own summary, #own button')]
        .filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect())
        .filter((box) => box.width < 24 || box.height < 24).length"""
    )
    assert small == 0
    context.close()


def test_marks_stay_while_the_mode_changes_and_names_may_be_covered(marking: Page) -> None:
    page = marking
    word(page, "A7", "Alder Valley Courier").click()
    word(page, "A7", "learned").click()
    in_menu(page, "[data-mode-to=read]")
    assert page.locator(".w").count() == 0
    in_menu(page, "#b-blind")
    in_menu(page, "[data-mode-to=mark]")
    assert page.evaluate("[...document.querySelectorAll('#A7 .own')].map((w) => w.innerText)") == [
        "[outlet]W",
        "learnedW",
    ]
    assert "Alder Valley Courier" not in page.inner_text("body")
    page.click("#own-reveal")
    assert "Alder Valley Courier" not in page.inner_text("body")
    in_menu(page, "#b-blind")
    assert "Alder Valley Courier" in page.inner_text("#A7")
    assert page.inner_text("#own-count") == "4 words marked"


# ------------------------------------------------------------------ reveal


def test_reveal_shows_three_lists_and_no_grade(marking: Page) -> None:
    page = marking
    page.check("#own-L")
    word(page, "B1", "Furious").click()
    word(page, "B1", "swimmers").click()
    word(page, "A1", "council").click()
    page.focus("#own-reveal")
    page.keyboard.press("Enter")
    assert focused(page) == "h-own-results"
    both = page.locator("#own-both > li").all_inner_texts()
    assert len(both) == 1
    for part in (
        "B1",
        "“Furious swimmers”",
        "L Label",
        "The tool:",
        "A strong word for a feeling.",
        "“angry”",
    ):
        assert part in " ".join(both[0].split()), part
    assert len(page.locator("#own-you > li").all()) == 1
    assert "“council”" in page.inner_text("#own-you")
    tool = page.locator("#own-tool > li").all_inner_texts()
    assert len(tool) == len(sample_comparison().marks) - 1
    assert "shameful" in tool[0]
    assert "“said”" in tool[0]
    words = page.inner_text("#own-words")
    assert words.startswith("1 of your 3 words are marked by the tool too. The tool marked"), words
    shown = page.inner_text("#own")
    assert "Which of the tool’s marks would you take away, and why?" in shown
    assert "%" not in shown
    assert "score" not in shown.lower()
    page.locator("#own-both a:not([class])").first.click()
    assert focused(page) == "B1"
    assert page.evaluate("[...CSS.highlights.get('found')].map((r) => r.toString())") == [
        "Furious L swimmers"
    ]
    page.click("#back")
    assert focused(page) == "#B1"


def test_lists_follow_the_marks_and_keep_the_whys(marking: Page) -> None:
    page = marking
    word(page, "B1", "Furious").click()
    page.click("#own-reveal")
    page.locator("#own-both input").fill("a feeling")
    page.locator("#own-tool input").first.fill("it is what he did")
    word(page, "B7", "pool").click()
    assert page.locator("#own-you > li").count() == 1
    assert page.locator("#own-both input").input_value() == "a feeling"
    assert page.locator("#own-tool input").first.input_value() == "it is what he did"
    page.click("#own-reveal")
    assert not page.locator("#own-results").is_visible()


# ------------------------------------------------------------------ files


def save(page: Page, folder: Path, name: str = "mine.json") -> Path:
    page.evaluate("document.getElementById('own-files').open = true")
    with page.expect_download() as waiting:
        page.click("#own-save")
    waiting.value.save_as(folder / name)
    return folder / name


def test_saved_marks_are_exact_and_come_back(marking: Page, tmp_path: Path, files: dict[str, str]) -> None:
    page = marking
    page.check("#own-M")
    page.click("#own-phrase")
    word(page, "B4", "desperate").click()
    word(page, "B4", "builders").click()
    page.click("#own-phrase")
    word(page, "B4", "manager").click()
    page.click("#own-reveal")
    page.locator("#own-both input").first.fill("Who knows what she wants?")
    page.locator("#own-tool input").first.fill("that is what happened")
    page.fill("#own-answer", "admitted")
    page.evaluate("document.getElementById('own-files').open = true")
    page.fill("#own-group", "blue fox")
    path = save(page, tmp_path)
    report = Path(files["sample_comparison"].removeprefix("file://"))
    read = load_marks(path, load_report(report))
    assert [(m.text, m.category, m.why) for m in read.marks] == [
        ("manager", "M", ""),
        ("desperate to please builders", "M", "Who knows what she wants?"),
    ]
    [note] = read.notes
    assert (note.text, note.category, note.why) == ("admitted", "V", "that is what happened")
    article = sample_comparison().articles[1]
    assert all(article.text[m.start : m.end] == m.text for m in read.marks)
    assert (read.group, read.answer) == ("blue fox", "admitted")
    page.goto("about:blank")
    page.goto(files["sample_comparison"] + "#mode=mark")
    page.evaluate("document.getElementById('own-files').open = true")
    page.set_input_files("#own-load", str(path))
    page.wait_for_selector("#B4 .own")
    assert page.evaluate(OWN) == ["manager", "desperate", "to", "please", "builders"]
    again = save(page, tmp_path, "again.json")
    assert again.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def write_marks(folder: Path, name: str, *marks: tuple[str, str, str], **changes: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(make_marks(*marks, **changes)), encoding="utf-8")
    return str(path)


def test_three_pupils_at_once(marking: Page, tmp_path: Path) -> None:
    page = marking
    word(page, "B1", "Furious").click()
    paths = [
        write_marks(tmp_path, "1.json", ("B1", "Furious swimmers", "W"), ("A6", "admitted", "V")),
        write_marks(tmp_path, "2.json", ("B1", "Furious", "W")),
        write_marks(tmp_path, "3.json", ("B1", "Furious", "L")),
    ]
    page.evaluate("document.getElementById('own-files').open = true")
    page.set_input_files("#own-several", paths)
    page.wait_for_selector("#own-crowd tbody tr")
    assert focused(page) == "own-crowd"
    rows = [" ".join(x.split()) for x in page.locator("#own-crowd-rows tr").all_inner_texts()]
    assert rows == [
        "B1 “Furious” 3 of 3 pupils Loaded word 2, Label 1",
        "A6 “admitted” 1 of 3 pupils Judging verb 1",
        "B1 “swimmers” 1 of 3 pupils Loaded word 1",
    ]
    told = page.evaluate("document.querySelector('#B1 .w .vh').textContent")
    assert told == " (3 of 3 pupils: Loaded word 2, Label 1)"
    thick = page.evaluate(
        "[...document.querySelectorAll('#B1 .crowd')]"
        ".map((e) => parseFloat(getComputedStyle(e).textDecorationThickness))"
    )
    assert thick[0] > thick[-1] > 0
    assert page.locator("#own-legend span").all_inner_texts() == [f"{k} of 3 pupils" for k in (1, 2, 3)]
    assert not page.locator("#own-reveal").is_visible()
    word(page, "B1", "packed").click()
    page.click("#own-crowd-end")
    assert page.evaluate(OWN) == ["Furious"], "own marks are as they were"


def test_wrong_files_are_refused_with_one_line_each(marking: Page, tmp_path: Path) -> None:
    page = marking
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "framediff-marks", "marks"', encoding="utf-8")
    hostile = tmp_path / "hostile.json"
    hostile.write_text('{"format": "framediff-marks", "articles": [null, {"label": {}}], "version": 1}')
    good = make_one(tmp_path)
    other = [{"label": x, "sha256": "0" * 64} for x in "AB"]
    foreign = write_marks(tmp_path, "foreign.json", articles=other)
    mark = {"article": "A", "sentence": "A1", "start": 0, "end": 3, "text": "<b>", "category": "W", "why": ""}
    moved = write_marks(tmp_path, "moved.json", marks=[mark])
    later = write_marks(tmp_path, "later.json", version=2)
    page.evaluate("document.getElementById('own-files').open = true")
    page.set_input_files("#own-several", [str(broken), str(hostile), foreign, moved, later, good])
    page.wait_for_selector("#own-crowd tbody tr")
    assert page.locator("#own-problems p").all_inner_texts() == [
        "broken.json: this is not a file of marks.",
        "hostile.json: these marks belong to another report.",
        "foreign.json: these marks belong to another report.",
        "moved.json: these marks belong to another report.",
        "later.json: this file was made by another version of this page.",
    ]
    assert "1 of 1" in page.inner_text("#own-crowd-rows")
    page.click("#own-crowd-end")
    page.set_input_files("#own-load", foreign)
    wait_until(page, "document.querySelectorAll('#own-problems p').length === 1")
    assert page.evaluate(OWN) == []


def make_one(folder: Path) -> str:
    return write_marks(folder, "good.json", ("B1", "Furious", "W"))


# ------------------------------------------------------------------ privacy


def test_nothing_is_stored_and_unsaved_marks_are_asked_about(browser: Browser, files: dict[str, str]) -> None:
    page = browser.new_page(accept_downloads=True)
    page.goto(files["sample_comparison"] + "#mode=mark")
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", on_dialog)
    word(page, "B1", "Furious").click()
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert stored == [0, 0, ""]
    assert "Furious" not in page.url
    page.reload()
    assert asked == ["beforeunload"]
    assert page.evaluate(OWN) == [], "the next pupil finds nothing"
    word(page, "B1", "Furious").click()
    page.evaluate("document.getElementById('own-files').open = true")
    with page.expect_download():
        page.click("#own-save")
    page.reload()
    assert asked == ["beforeunload"], "saved marks are not asked about"
    page.close()


def test_without_script_nothing_of_it_is_there(browser: Browser, files: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["sample_comparison"])
    assert not page.locator("#own").is_visible()
    assert not page.locator(".own-kinds").is_visible()
    context.close()


# ------------------------------------------------------------------ accessibility


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (320, "dark")])
def test_axe_finds_nothing(
    browser: Browser, files: dict[str, str], tmp_path: Path, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(files["sample_comparison"] + "#mode=mark")
    page.evaluate("document.querySelectorAll('#own details').forEach((d) => { d.open = true; })")
    for index, kind in enumerate("WVHLM"):
        page.check(f"#own-{kind}")
        page.locator("#B1 .w").nth(index).click()
    assert violations(page, ".bar, #own, #B1") == []
    page.click("#own-reveal")
    assert violations(page, ".bar, #own, #B1") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_input_files("#own-several", [make_one(tmp_path)] * 2)
    page.wait_for_selector("#own-crowd tbody tr")
    assert violations(page, ".bar, #own, #B1") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
