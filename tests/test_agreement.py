"""Pupils' marks: read from files, set side by side, and Krippendorff's alpha against hand-made cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pupils import make_marks
from sample_comparison import sample_comparison
from typer.testing import CliRunner

from compare.agreement import (
    Alpha,
    Unit,
    alpha_of,
    fast_alpha,
    find_agreement,
    find_phrases,
    find_units,
    in_words,
    nltk_alpha,
)
from compare.agreement import _part as part_of
from compare.cli import app
from compare.errors import FramediffError
from compare.mark_files import CATEGORIES, ReportTexts, load_marks, load_report
from compare.render.html import render_html


def units(*coders: str) -> list[Unit]:
    """One string of labels a coder, "." for unmarked; every five words are a sentence."""
    rows = zip(*coders, strict=True)
    return [
        Unit(f"A{i // 5}", i, i + 1, tuple("" if x == "." else x for x in row)) for i, row in enumerate(rows)
    ]


# ------------------------------------------------------------------ alpha


def test_alpha_of_two_coders_and_ten_words() -> None:
    # Krippendorff's own worked case (binary, two observers): 0.095.
    # Four of ten words differ: Do = 8/20; labels 14 and 6 of 20: De = 2·14·6/(20·19) = 168/380.
    value = nltk_alpha(units(".W......W.", "WWW..W...."))
    assert value == pytest.approx(1 - (8 / 20) / (168 / 380))
    assert value == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_three_coders_by_hand() -> None:
    # Words: WWW, WW., ..., ...  Labels: W 5, none 7 of 12.
    # Do = (1/12) · [2·2·1/(3-1)] = 2/12; De = 2·5·7/(12·11) = 70/132.
    assert nltk_alpha(units("WW..", "WW..", "W...")) == pytest.approx(1 - (2 / 12) / (70 / 132))


def test_full_agreement_is_one_and_opposite_marks_are_below_zero() -> None:
    assert nltk_alpha(units("W.V..", "W.V..")) == 1
    opposite = nltk_alpha(units("WW...", "..WWW"))
    assert opposite is not None
    assert opposite < 0


def test_alpha_is_not_defined_where_all_is_alike() -> None:
    assert nltk_alpha(units(".....", ".....")) is None
    assert nltk_alpha(units("WWWWW", "WWWWW")) is None
    assert alpha_of(units(".....", "....."), {"W": "W"}) == Alpha(None, None, None, 0)


def test_categories_may_differ_where_marking_agrees() -> None:
    words = units("WV...", "WL...")
    assert alpha_of(words, dict.fromkeys(CATEGORIES, "marked")).value == 1
    kind = alpha_of(words, {c: c for c in CATEGORIES}).value
    assert kind is not None
    assert 0 < kind < 1
    assert alpha_of(words, {"W": "W"}).value == 1
    assert alpha_of(words, {"V": "V"}).value == 0  # one of ten labels, never twice on a word: chance


@given(st.lists(st.tuples(*[st.sampled_from("WVHLM.")] * 3), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_quick_alpha_is_that_of_nltk(rows: list[tuple[str, str, str]]) -> None:
    words = units(*("".join(column) for column in zip(*rows, strict=True)))
    expected = nltk_alpha(words)
    halves = [words[: len(words) // 2], words[len(words) // 2 :]]
    assert fast_alpha([part_of(half) for half in halves]) == (
        None if expected is None else pytest.approx(expected)
    )


def test_range_is_the_same_each_time_and_holds_the_value() -> None:
    words = units("WW..." * 6 + "....." * 6, "W...." * 6 + "....W" * 6)
    found = alpha_of(words, {"W": "W"})
    assert found == alpha_of(words, {"W": "W"})
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low <= found.value <= found.high


def test_words_for_a_value() -> None:
    assert in_words(Alpha(0.85, 0.7, 0.9, 5)) == "reliable"
    assert in_words(Alpha(0.7, 0.5, 0.9, 5)) == "enough for careful conclusions"
    assert in_words(Alpha(0.4, 0.2, 0.5, 5)) == "more than chance"
    assert in_words(Alpha(0.4, -0.1, 0.5, 5)) == "may be chance"
    assert in_words(Alpha(None, None, None, 0)).startswith("not defined")


# ------------------------------------------------------------------ files and report


@pytest.fixture(scope="module")
def report_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(sample_comparison()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(report_path: Path) -> ReportTexts:
    return load_report(report_path)


def saved(folder: Path, name: str, content: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_page_and_json_hold_the_same_texts(tmp_path: Path, report: ReportTexts) -> None:
    comparison = sample_comparison()
    path = tmp_path / "comparison.json"
    path.write_text(comparison.to_json(), encoding="utf-8")
    assert load_report(path) == report
    for sentence in report.sentences:
        article = next(a for a in comparison.articles if a.label == sentence.article)
        assert article.text[sentence.start :].startswith(sentence.text)


def test_phrases_by_how_many_marked_them(tmp_path: Path, report: ReportTexts) -> None:
    contents = (
        make_marks(("B1", "Furious swimmers", "W"), ("A6", "admitted", "V")),
        make_marks(("B1", "Furious", "W")),
        make_marks(("B1", "Furious", "L")),
    )
    files = [load_marks(saved(tmp_path, f"{i}.json", c), report) for i, c in enumerate(contents)]
    found = find_phrases(find_units(files, report), report)
    assert [(p.sentence, p.text, p.pupils, p.kinds) for p in found] == [
        ("B1", "Furious", 3, (("W", 2), ("L", 1))),
        ("A6", "admitted", 1, (("V", 1),)),
        ("B1", "swimmers", 1, (("W", 1),)),
    ]
    agreement = find_agreement(files, report)
    assert agreement.pupils == 3
    assert agreement.any_mark.marked == 3
    assert [letter for letter, _ in agreement.single] == ["W", "V", "L"]


def test_a_mark_inside_a_word_counts_for_the_word(tmp_path: Path, report: ReportTexts) -> None:
    file = load_marks(saved(tmp_path, "a.json", make_marks(("B1", "much", "L"))), report)
    [phrase] = find_phrases(find_units([file], report), report)
    assert phrase.text == "much-loved"


def bad_contents() -> list[tuple[str, object, str]]:
    good = make_marks(("B1", "Furious", "W"))
    mark = good["marks"][0]
    other = [{"label": "A", "sha256": "0" * 64}, good["articles"][1]]
    return [
        ("no marks at all", {"hello": 1}, "not a file of marks"),
        ("a list", [], "not a file of marks"),
        ("another version", {**good, "version": 2}, "version 2"),
        ("another report", {**good, "articles": other}, "another report"),
        ("swapped articles", {**good, "articles": good["articles"][::-1]}, "another report"),
        ("no such kind", {**good, "marks": [{**mark, "category": "X"}]}, "not a file of marks"),
        ("no such sentence", {**good, "marks": [{**mark, "sentence": "B99"}]}, "other words"),
        ("other words", {**good, "marks": [{**mark, "text": "Serious"}]}, "other words"),
        ("turned round", {**good, "marks": [{**mark, "start": mark["end"]}]}, "other words"),
        ("text for a number", {**good, "marks": [{**mark, "start": "1"}]}, "not a file of marks"),
    ]


@pytest.mark.parametrize(("name", "content", "reason"), bad_contents(), ids=lambda x: str(x)[:20])
def test_bad_file_is_refused_whole(
    tmp_path: Path, report: ReportTexts, name: str, content: object, reason: str
) -> None:
    path = saved(tmp_path, "bad.json", content)
    with pytest.raises(FramediffError, match=reason) as caught:
        load_marks(path, report)
    assert str(caught.value).startswith(str(path)), name
    assert "\n" not in str(caught.value)


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x))
)
@settings(max_examples=50, deadline=None)
def test_any_other_json_is_one_plain_error(
    tmp_path_factory: pytest.TempPathFactory, report: ReportTexts, content: object
) -> None:
    path = saved(tmp_path_factory.mktemp("any"), "any.json", content)
    with pytest.raises(FramediffError, match="not a file of marks") as caught:
        load_marks(path, report)
    assert str(path) in str(caught.value)


# ------------------------------------------------------------------ the command


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["agree", *map(str, arguments)])


def test_command_prints_phrases_and_alpha(tmp_path: Path, report_path: Path) -> None:
    one = saved(tmp_path, "1.json", make_marks(("B1", "Furious", "W"), ("B4", "desperate", "M")))
    two = saved(tmp_path, "2.json", make_marks(("B1", "Furious", "L")))
    result = run(one, two, report_path)
    assert result.exit_code == 0, result.output
    assert "2 of 2" in result.output
    assert "1 of 2" in result.output
    assert "Krippendorff" in result.output
    assert "no grade" in result.output
    for word in ("score", "%", "correct", "winner"):
        assert word not in result.output


def test_command_reports_a_bad_file_and_goes_on(tmp_path: Path, report_path: Path) -> None:
    good = [saved(tmp_path, f"{i}.json", make_marks(("B1", "Furious", "W"))) for i in range(2)]
    bad = saved(tmp_path, "bad.json", {"format": "other"})
    result = run(*good, bad, report_path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "bad.json" in result.stderr
    assert "2 of 2" in result.stdout


def test_command_needs_two_files_and_a_report(tmp_path: Path, report_path: Path) -> None:
    good = saved(tmp_path, "1.json", make_marks())
    for arguments, word in (
        ((good, report_path), "two or more"),
        ((report_path, good), "1.json"),
        ((good, good, tmp_path / "none.html"), "none.html"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, result.output
        assert word in result.stderr
        assert "Traceback" not in result.output


def test_no_marks_at_all_is_told(tmp_path: Path, report_path: Path) -> None:
    files = [saved(tmp_path, f"{i}.json", make_marks()) for i in range(2)]
    result = run(*files, report_path)
    assert result.exit_code == 0
    assert "No words were marked" in result.output
    assert "not defined" in result.output
