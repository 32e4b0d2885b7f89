"""Teacher mode in a real browser: change, undo, save a corrected report, and correct that again."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Scheme, focused, needs_browser, on_screen, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser


@pytest.fixture
def teach(page: Page) -> Iterator[Page]:
    """The sample in teacher mode."""
    page.evaluate("location.hash = 'mode=teach'")
    page.wait_for_selector("#fix-save")
    yield page
    page.on("dialog", lambda dialog: dialog.accept())


def delete(page: Page, target: str) -> None:
    page.click(f"{target} [data-fix=delete]")


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click("#fix-save")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def open_file(browser: Browser, path: Path, start: str = "#mode=explore", **options: bool) -> Page:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("console", lambda m: pytest.fail(m.text) if m.type == "error" else None)
    page.goto(path.as_uri() + start)
    return page


# ------------------------------------------------------------------ marks


def test_buttons_stand_only_in_teacher_mode(page: Page) -> None:
    assert page.locator("[data-fix]").count() == 0
    page.evaluate("location.hash = 'mode=teach'")
    page.wait_for_selector("#n-A\\.1 [data-fix=delete]")
    page.evaluate("location.hash = 'mode=explore'")
    page.wait_for_selector("#n-A\\.1 [data-fix=delete]", state="hidden")
    assert not page.locator("#fix-save").is_visible()


def test_delete_a_mark_and_undo(teach: Page) -> None:
    body = teach.inner_html("main")
    words = teach.inner_text("#n-A\\.1 .gist .m")
    count = teach.locator("a.mk").count()
    delete(teach, "#n-A\\.1")
    assert teach.locator("#n-A\\.1").count() == 0
    assert teach.locator("a.mk").count() == count - 1
    assert teach.locator("[data-about='n-A.1']").count() == 0
    assert teach.inner_text("#fix-count") == "1 change"
    assert focused(teach) == "n-A.2"
    assert words in teach.text_content("#A6 .t, #A4 .t, #articles"), "the article's own words stay"  # type: ignore[operator]
    teach.click("#fix-undo")
    assert teach.inner_html("main") == body
    assert teach.inner_text("#fix-count") == "No changes"


def test_article_text_is_never_changed(teach: Page) -> None:
    def texts() -> list[str]:
        found: list[str] = teach.evaluate(
            """[...document.querySelectorAll('.s .t')].map((holder) => { const copy = holder.cloneNode(true);
            copy.querySelectorAll('.k, .vh').forEach((e) => e.remove()); return copy.textContent; })"""
        )
        return found

    before = texts()
    while teach.locator("#notes li [data-fix=delete]").count():
        teach.locator("#notes li [data-fix=delete]").first.click()
    assert texts() == before
    assert teach.locator(".t mark, .t a.mk").count() == 0
    while teach.get_attribute("#fix-undo", "aria-disabled") == "false":
        teach.click("#fix-undo")
    assert texts() == before


def test_change_a_mark(teach: Page) -> None:
    teach.click("#n-A\\.1 [data-fix=change]")
    old = teach.input_value("#fix-reason")
    assert old
    teach.select_option("#fix-category", "L")
    teach.fill("#fix-reason", "It sorts <b>people</b> into a group.")
    teach.fill("#fix-neutral", "some people")
    teach.click("#fix-keep")
    note = teach.inner_text("#n-A\\.1")
    assert "It sorts <b>people</b> into a group." in note
    assert "“some people”" in note
    assert "Changed by a teacher." in note
    assert "own estimate" not in note
    assert old not in str(teach.text_content("#notes"))
    assert teach.get_attribute("a.mk[href='#n-A.1']", "data-c") == "L"
    assert teach.inner_text("a.mk[href='#n-A.1'] > .k") == "L"
    assert teach.locator("mark.m-L[data-n='A.1']").count() >= 1
    assert teach.locator("mark.m-V[data-n='A.1'], mark.m-H[data-n='A.1']").count() == 0


def test_add_a_mark_by_keyboard(teach: Page) -> None:
    teach.focus("#fix-add-mark")
    teach.keyboard.press("Enter")
    assert focused(teach) == "fix-title"
    teach.keyboard.press("Tab")
    assert focused(teach) == "fix-sentence"
    teach.select_option("#fix-sentence", "A2")
    teach.keyboard.press("Tab")
    teach.select_option("#fix-first", "3")
    teach.keyboard.press("Tab")
    teach.select_option("#fix-last", "5")
    assert teach.inner_text("#fix-preview") == "“leaked about 40,000”"
    teach.click("#fix-keep")
    assert "Why it is marked" in teach.inner_text("#fix-error"), "a reason is asked for"
    teach.fill("#fix-reason", "A picture.")
    teach.focus("#fix-keep")
    teach.keyboard.press("Enter")
    assert focused(teach) == "n-T1"
    assert teach.inner_text("#A2 a.mk mark") == "leaked about 40,000"
    assert teach.inner_text("#A2 a.mk .k") == "W"
    assert "Added by a teacher." in teach.inner_text("#n-T1")
    teach.locator("#A2 a.mk").focus()
    assert "A picture." in teach.inner_text("#pop")
    teach.keyboard.press("Escape")
    teach.click("#fix-undo")
    assert teach.locator("#A2 a.mk").count() == 0


def test_add_a_mark_over_other_marks_and_names(teach: Page) -> None:
    before = teach.inner_html("#B1")
    teach.click("#fix-add-mark")
    teach.select_option("#fix-sentence", "B1")
    last = teach.locator("#fix-last option").count() - 1
    teach.select_option("#fix-last", str(last))
    teach.fill("#fix-reason", "All of it.")
    teach.click("#fix-keep")
    assert teach.locator("#B1 mark[data-n=T1]").count() > 1
    assert teach.locator("#B1 a.mk.extra[href='#n-T1']").count() == 1
    assert teach.locator("#B1 a.mk a.mk").count() == 0, "no link within a link"
    teach.click("#fix-undo")
    assert teach.inner_html("#B1") == before


def test_mark_the_selected_words(teach: Page) -> None:
    teach.evaluate(
        """() => { const t = document.querySelector('#A8 .t'); const r = document.createRange();
        const w = document.createTreeWalker(t, NodeFilter.SHOW_TEXT); const n = w.nextNode();
        const at = n.data.indexOf('hold'); r.setStart(n, at + 1); r.setEnd(n, at + 8);
        getSelection().removeAllRanges(); getSelection().addRange(r); }"""
    )
    teach.click("#fix-selected")
    assert teach.inner_text("#fix-preview") == "“hold a public”"
    teach.keyboard.press("Escape")
    assert not teach.locator("#fix-dialog").is_visible()
    assert focused(teach) == "fix-selected"
    assert teach.inner_text("#fix-count") == "No changes"


def test_deleting_from_the_note_beside_a_word_stays_at_the_sentence(teach: Page) -> None:
    link = teach.locator("article a.mk").first
    sentence = link.evaluate("(a) => a.closest('.s').id")
    link.hover()
    teach.wait_for_selector("#pop [data-fix=delete]")
    before = teach.evaluate("scrollY")
    teach.click("#pop [data-fix=delete]")
    teach.wait_for_timeout(500)
    assert teach.evaluate("scrollY") == before
    assert focused(teach) == sentence
    assert not teach.locator("#pop").is_visible()


def test_an_empty_field_is_named_and_comes_into_focus(teach: Page) -> None:
    teach.click("#fix-add-mark")
    teach.click("#fix-keep")
    assert teach.inner_text("#fix-error") == "Write at least one word in “Why it is marked”."
    assert focused(teach) == "fix-reason"


# ------------------------------------------------------------------ facts and differences


def test_delete_a_fact_takes_its_chips_and_count(teach: Page) -> None:
    count = int(re.findall(r"\d+", teach.locator(".counts li").nth(2).inner_text())[0])
    delete(teach, "#f-5")
    assert teach.locator("#f-5, a[href='#f-5'], [data-about='f-5']").count() == 0
    assert teach.locator(".counts li").nth(2).inner_text().split()[1] == str(count - 1)
    assert "only" not in str(teach.get_attribute("#A8", "class")).split()
    teach.click("#fix-undo")
    assert "only" in str(teach.get_attribute("#A8", "class")).split()
    assert teach.locator("#f-5").count() == 1


def test_reword_and_add_a_fact(teach: Page) -> None:
    teach.click("#f-1 [data-fix=change]")
    teach.fill("#fix-label", "Five voted for, two against")
    teach.click("#fix-keep")
    assert "Five voted for, two against" in teach.inner_text("#f-1")
    assert "The council voted 5–2 to close the pool" not in str(teach.text_content("#findings"))
    teach.click("#fix-add-fact")
    teach.fill("#fix-label", "Who coaches the swimmers")
    teach.click("#fix-keep")
    assert "at least one sentence" in teach.inner_text("#fix-error")
    teach.fill("#fix-ids-A", "a6, A99")
    teach.click("#fix-keep")
    assert "A99" in teach.inner_text("#fix-error")
    teach.fill("#fix-ids-A", "a6")
    teach.fill("#fix-ids-B", "B5")
    teach.select_option("#fix-status", "differ")
    teach.click("#fix-keep")
    assert focused(teach) == "f-8"
    assert teach.locator("#A6 a.chip[href='#f-8']").count() == 1
    assert "differ" in str(teach.get_attribute("#B5", "class")).split()
    assert "Leo Marsh" in teach.inner_text("#f-8 td:nth-of-type(2)")
    assert teach.locator(".counts li").nth(1).inner_text().split()[1] == "4"


def test_cards(teach: Page) -> None:
    teach.click("#d-1 [data-fix=change]")
    teach.fill("#fix-question", "Where does the money go?")
    teach.click("#fix-keep")
    assert teach.inner_text("#d-1 .ask") == "Where does the money go?"
    assert "Where does the money go?" in teach.inner_text(".first")
    delete(teach, "#d-2")
    delete(teach, "#d-1")
    assert teach.locator(".first").count() == 0
    assert "No differences are listed" in teach.inner_text("#differ")


# ------------------------------------------------------------------ saving


def test_saved_report(browser: Browser, teach: Page, tmp_path: Path) -> None:
    deleted = teach.text_content("#n-A\\.1 .reason")
    assert deleted
    delete(teach, "#n-A\\.1")
    delete(teach, "#f-7")
    teach.click("#n-A\\.2 [data-fix=change]")
    teach.fill("#fix-reason", "A </script> reason & more.")
    teach.click("#fix-keep")
    teach.click("#fix-add-mark")
    teach.select_option("#fix-sentence", "A2")
    teach.select_option("#fix-first", "3")
    teach.select_option("#fix-last", "3")
    teach.fill("#fix-reason", "A picture.")
    teach.click("#fix-keep")
    path = save(teach, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert path.name == "sample_comparison-corrected.html"
    assert deleted not in text
    assert "petition against the closure has gathered" in text, "the articles stay whole"
    assert 'id="f-7"' not in text
    assert "data-fix=" not in text.split("<script>")[1], "no teacher's buttons in the file"
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy.group(1)
    again = open_file(browser, path)
    assert "Corrected by a teacher (4 changes)." in again.inner_text(".before")
    assert "“leaked” (A2)" in str(again.text_content("#about"))
    assert "before a teacher’s corrections" in str(again.text_content("#notes"))
    assert again.inner_text("#A2 a.mk mark") == "leaked"
    assert again.locator(".counts li").nth(3).inner_text().split()[1] == "0"
    assert again.get_attribute("html", "data-start") == "read"
    again.locator("#A2 a.mk").focus()
    assert "A picture." in again.inner_text("#pop")
    again.context.close()


def test_saved_report_without_script_and_corrected_again(
    browser: Browser, teach: Page, tmp_path: Path
) -> None:
    delete(teach, "#n-A\\.1")
    first = save(teach, tmp_path)
    plain = open_file(browser, first, java_script_enabled=False)
    assert plain.locator("a.mk[href='#n-A.1'], #n-A\\.1").count() == 0
    assert plain.locator("a.mk[href='#n-A.2']").is_visible()
    assert "Corrected by a teacher (1 change)." in plain.inner_text(".before")
    plain.context.close()
    again = open_file(browser, first, "#mode=teach")
    delete(again, "#n-A\\.2")
    folder = tmp_path / "second"
    folder.mkdir()
    second = save(again, folder)
    assert second.name == first.name
    again.context.close()
    last = open_file(browser, second)
    assert last.locator("#n-A\\.1, #n-A\\.2").count() == 0
    assert "Corrected by a teacher (2 changes)." in last.inner_text(".before")
    assert last.locator(".corrected-note").count() <= 2
    last.context.close()


def test_a_file_saved_without_changes_in_the_page_differs_only_where_it_says_so(
    browser: Browser, teach: Page, files: dict[str, str], tmp_path: Path
) -> None:
    delete(teach, "#f-7")
    teach.click("#fix-undo")
    teach.click("#fix-save")
    assert "nothing to save" in teach.inner_text("#say")
    delete(teach, "#d-2")
    names = len(re.findall('class="nm"', save(teach, tmp_path).read_text(encoding="utf-8")))
    whole = Path(files["sample_comparison"].removeprefix("file://")).read_text(encoding="utf-8")
    assert names > 0.8 * len(re.findall('class="nm"', whole)), "names can still be covered and shown"


def test_blind_correcting_keeps_the_names_in_the_file(teach: Page, tmp_path: Path) -> None:
    teach.evaluate("location.hash = 'mode=teach&blind=1'")
    teach.wait_for_selector("[data-masked]")
    teach.click("#fix-add-mark")
    assert not teach.locator("#fix-dialog").is_visible()
    assert "Names are covered" in teach.inner_text("#say")
    delete(teach, "#n-A\\.1")
    assert "[outlet]" in teach.inner_text("#A7"), "still covered on the screen"
    assert "Alder Valley Courier" in save(teach, tmp_path).read_text(encoding="utf-8")


def test_closing_with_unsaved_changes_asks(teach: Page, tmp_path: Path) -> None:
    asks = (
        "(() => { const e = new Event('beforeunload', { cancelable: true }); return !dispatchEvent(e); })()"
    )
    assert teach.evaluate(asks) is False
    delete(teach, "#d-2")
    assert teach.evaluate(asks) is True
    save(teach, tmp_path)
    assert teach.evaluate(asks) is False


def test_pupils_see_the_corrected_marks_only(browser: Browser, teach: Page, tmp_path: Path) -> None:
    delete(teach, "#n-A\\.1")
    path = save(teach, tmp_path)
    pupil = open_file(browser, path, "")
    assert pupil.get_attribute("html", "data-mode") == "read"
    pupil.click("#b-mode")
    assert pupil.locator("a.mk[href='#n-A.1']").count() == 0
    pupil.evaluate("location.hash = 'mode=mark'")
    pupil.wait_for_selector("#own-reveal")
    pupil.click("#own-reveal")
    assert pupil.locator("#own-tool > li").count() == pupil.locator("#notes li[id^='n-']").count()
    pupil.context.close()


# ------------------------------------------------------------------ keyboard, axe


@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (768, "dark"), (320, "forced")])
def test_axe_finds_nothing_in_teacher_mode(
    browser: Browser, files: dict[str, str], width: int, scheme: Scheme
) -> None:
    page = on_screen(browser, files["sample_comparison"] + "#mode=teach", width, scheme)
    page.click("#d-2 [data-fix=delete]")
    page.click("#fix-changes > summary")
    found = violations(page, ".bar, #differ")
    page.click("#fix-changes > summary")
    page.click("#fix-add-mark")
    found += violations(page, "#fix-dialog")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('fix-dialog').scrollWidth") <= width
    page.close()
    assert found == []
