"""The worksheet: what it asks, what it must not give away, and the three files it can be."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import msgspec
import pytest
from docx import Document
from docx.oxml.ns import qn
from sample_comparison import different_events, sample_comparison, three_articles
from typer.testing import CliRunner

from compare.cli import app
from compare.records import Comparison
from compare.render.worksheet import build_worksheet
from compare.render.worksheet_blocks import Block, Bullets, Heading, Lines, Para, Table, Worksheet
from compare.render.worksheet_docx import render_docx
from compare.render.worksheet_html import render_worksheet_html
from compare.render.worksheet_pdf import render_pdf
from compare.render.worksheet_pick import pick_facts, pick_marks, pick_numbers, pick_rewrites

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "statue"
STATUE = [str(SAMPLES / name) for name in ("severnside-echo.txt", "the-national-sentinel.txt")]


def words_of(blocks: tuple[Block, ...]) -> str:
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(block.text)
            case Para():
                found += [block.start, block.text]
            case Bullets():
                found += block.items
            case Table():
                found += [*block.head, *(cell for row in block.rows for cell in row.cells)]
    return "\n".join(found)


def tables(sheet: Worksheet) -> dict[str, Table]:
    return {block.caption: block for block in sheet.tasks if isinstance(block, Table)}


def swapped(comparison: Comparison) -> Comparison:
    """Articles in the other order, with their labels as they are."""
    return msgspec.structs.replace(comparison, articles=comparison.articles[::-1])


# ---------------------------------------------------------------- what it asks


def test_tasks_are_numbered_one_after_another_and_tagged() -> None:
    heads = [b for b in build_worksheet(sample_comparison()).tasks if isinstance(b, Heading)]
    assert [h.text.split(".")[0] for h in heads] == [str(n) for n in range(1, len(heads) + 1)]
    assert {h.skills for h in heads} == {"RH.6-8.6", "RI.8.9", "RH.11-12.6", ""}
    assert len(heads) == 7


def test_pupils_get_a_group_word_and_not_a_name() -> None:
    text = words_of(build_worksheet(sample_comparison()).tasks)
    assert "Group word:" in text
    assert "Name:" not in text


def test_no_answer_stands_in_the_tasks() -> None:
    comparison = sample_comparison()
    sheet = build_worksheet(comparison, key=True)
    asked = words_of(sheet.tasks)
    for mark in comparison.marks:
        assert mark.reason not in asked
        assert not mark.neutral or f"Try: {mark.neutral}" not in asked
    for number in pick_numbers(comparison):
        row = next(r for r in tables(sheet)["Numbers"].rows if r.cells[0] == number.span.text)
        assert row.cells[2:] == ("", "", "")


def test_the_table_of_facts_leaves_the_places_empty_and_the_key_has_them() -> None:
    comparison = sample_comparison()
    sheet = build_worksheet(comparison, key=True)
    facts = pick_facts(comparison)
    assert {f.status for f in facts} >= {"both", "only"}
    asked = tables(sheet)["What is told"]
    assert all(not any(row.cells[1:]) for row in asked.rows)
    answers = next(b for b in sheet.key if isinstance(b, Table) and b.caption == "What each article tells")
    assert [row.about for row in answers.rows] == [f.id for f in facts]
    for fact, row in zip(facts, answers.rows, strict=True):
        for label, cell in zip("AB", row.cells[1:3], strict=True):
            own = {s.sentence for s in fact.evidence if s.article == label}
            assert set(cell.split(", ")) == (own or {"not found"})


def test_facts_are_asked_in_the_order_of_the_alphabet() -> None:
    labels = [f.label.strip("… “”\"'").casefold() for f in pick_facts(sample_comparison())]
    assert labels == sorted(labels)


def test_choices_do_not_depend_on_the_order_of_the_articles() -> None:
    comparison = sample_comparison()
    other = swapped(comparison)
    assert pick_facts(comparison) == pick_facts(other)
    assert pick_numbers(comparison) == pick_numbers(other)
    assert sorted(pick_rewrites(comparison), key=str) == sorted(pick_rewrites(other), key=str)


def test_a_sentence_to_rewrite_holds_a_mark_in_the_outlets_own_voice() -> None:
    for label, rewrite in pick_rewrites(sample_comparison()):
        if rewrite is None:
            continue
        assert rewrite.label == label == rewrite.sentence.id[: len(label)]
        assert any(mark.voice == "outlet" and mark.neutral for mark in rewrite.marks)
        assert all(mark.span.sentence == rewrite.sentence.id for mark in rewrite.marks)


def test_without_marks_pupils_choose_a_sentence_themselves() -> None:
    bare = msgspec.structs.replace(sample_comparison(), marks=())
    text = words_of(build_worksheet(bare, key=True).tasks)
    assert "Choose a sentence of article A yourself." in text
    assert "Choose a sentence of article B yourself." in text


def test_marks_of_the_key_are_the_strongest_in_text_order() -> None:
    comparison = sample_comparison()
    chosen = pick_marks(comparison, "B")
    assert [m.span.start for m in chosen] == sorted(m.span.start for m in chosen)
    left_out = [m for m in comparison.marks if m.span.article == "B" and m not in chosen]
    assert all(m.strength <= min(k.strength for k in chosen) for m in left_out)


def test_articles_on_different_events_are_not_set_side_by_side() -> None:
    sheet = build_worksheet(different_events(), key=True)
    assert "What is told" not in tables(sheet)
    assert "One fair paragraph" not in words_of(sheet.tasks)


def test_three_articles_have_a_column_each() -> None:
    head = tables(build_worksheet(three_articles()))["What is told"].head
    assert head[1:4] == ("Sentence in A", "Sentence in B", "Sentence in C")


def test_no_score_or_verdict_anywhere() -> None:
    sheet = build_worksheet(sample_comparison(), key=True)
    text = words_of((*sheet.tasks, *sheet.key)).casefold()
    for word in ("omitted", "biased", "winner", "left-wing outlet", "score:"):
        assert word not in text


def test_excerpts_only_has_no_article_but_says_where_to_read() -> None:
    comparison = sample_comparison()
    sheet = build_worksheet(comparison, excerpts_only=True)
    assert sheet.passages == ()
    text = words_of(sheet.tasks)
    assert "not printed here" in text
    whole = [s for a in comparison.articles for s in a.sentences if s.role == "body"]
    shown = [s for s in whole if s.text in text]
    assert len(shown) <= len(comparison.articles)  # the sentence to rewrite is quoted


# ---------------------------------------------------------------- the files


def every_text(document: Document) -> str:  # type: ignore[valid-type]
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]  # type: ignore[attr-defined]
    return "\n".join([p.text for p in document.paragraphs] + cells)  # type: ignore[attr-defined]


@pytest.mark.parametrize("make", [sample_comparison, three_articles, different_events])
@pytest.mark.parametrize("render", [render_docx, render_pdf, render_worksheet_html])
def test_the_same_comparison_gives_the_same_bytes(make, render) -> None:  # type: ignore[no-untyped-def]
    sheet = build_worksheet(make(), key=True)
    assert render(sheet) == render(sheet)
    assert render(sheet) != render(build_worksheet(make()))


def test_docx_has_headings_tables_with_heads_and_all_sentences() -> None:
    comparison = sample_comparison()
    document = Document(io.BytesIO(render_docx(build_worksheet(comparison))))
    styles = {p.style.name for p in document.paragraphs if p.style is not None}
    assert {"Heading 1", "Heading 2"} <= styles
    text = every_text(document)
    for article in comparison.articles:
        for sentence in article.sentences:
            assert f"{sentence.id}\u00a0{' '.join(sentence.text.split())}" in text
    asked = next(t for t in document.tables if t.rows[0].cells[0].text == "What is told")
    assert asked.rows[0]._tr.trPr is not None
    assert asked.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert "Teacher key" not in text


def test_docx_numbers_lines_in_the_articles_only() -> None:
    document = Document(io.BytesIO(render_docx(build_worksheet(sample_comparison(), key=True))))
    numbered = [s._sectPr.find(qn("w:lnNumType")) is not None for s in document.sections]
    assert numbered == [True, True, False, False]
    starts = [p.text for p in document.paragraphs if p.text.startswith("Teacher key")]
    assert len(starts) == 1


def test_docx_parts_stand_in_the_order_that_the_format_asks_for() -> None:
    raw = zipfile.ZipFile(io.BytesIO(render_docx(build_worksheet(sample_comparison()))))
    body = raw.read("word/document.xml").decode()
    for section in body.split("<w:sectPr")[1:]:
        places = [section.find(f"<w:{tag}") for tag in ("pgSz", "pgMar", "lnNumType", "cols")]
        found = [place for place in places if place >= 0]
        assert found == sorted(found)
    assert {entry.date_time[:3] for entry in raw.infolist()} == {raw.infolist()[0].date_time[:3]}


def test_docx_has_ruled_lines_to_write_on() -> None:
    sheet = build_worksheet(sample_comparison())
    document = Document(io.BytesIO(render_docx(sheet)))
    wanted = [b.count for b in sheet.tasks if isinstance(b, Lines)]
    ruled = [len(t.rows) for t in document.tables if len(t.columns) == 1]
    assert ruled == wanted


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")


def pdf_text(raw: bytes, tmp_path: Path) -> str:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(raw)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode()


@needs_poppler
def test_pdf_holds_articles_tasks_and_line_numbers(tmp_path: Path) -> None:
    text = pdf_text(render_pdf(build_worksheet(sample_comparison())), tmp_path)
    assert "Group word:" in text
    assert "One fair paragraph" in text
    assert "Teacher key" not in text
    assert "\f" in text.strip("\f")
    assert text.lstrip().startswith("Article A")
    articles = text[: text.index("Group word:")].split()
    assert {"5", "10"} <= set(articles)
    assert "11" not in {w for w in articles if w.isdigit() and int(w) % 5}


@needs_poppler
def test_pdf_writes_quotes_dashes_accents_and_cyrillic(tmp_path: Path) -> None:
    comparison = sample_comparison()
    title = "“Curly” – ‘single’ — Łódź, Çeşme, Владимир Ўзбек … €5 and a non\u2011breaking hyphen 漢"
    text = pdf_text(render_pdf(build_worksheet(comparison, title=title)), tmp_path)
    for words in ("“Curly” – ‘single’ — Łódź, Çeşme,", "Владимир Ўзбек", "€5", "non-breaking"):
        assert words in text
    assert "[?]" in text  # a letter the font lacks is shown to be missing, not dropped


@needs_poppler
def test_pdf_adds_the_key_on_a_page_of_its_own(tmp_path: Path) -> None:
    text = pdf_text(render_pdf(build_worksheet(sample_comparison(), key=True)), tmp_path)
    pages = text.split("\f")
    assert [page for page in pages if page.lstrip().startswith("Teacher key")]


def test_html_is_one_file_without_script() -> None:
    page = render_worksheet_html(build_worksheet(sample_comparison(), key=True)).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    for never in ("<script", "http://", "https://", 'style="', "url("):
        assert never not in page
    assert "Teacher key" in page


def test_html_escapes_what_articles_hold() -> None:
    comparison = sample_comparison()
    first = comparison.articles[0]
    nasty = msgspec.structs.replace(first, outlet="<img src=x onerror=alert(1)>")
    changed = msgspec.structs.replace(comparison, articles=(nasty, *comparison.articles[1:]))
    page = render_worksheet_html(build_worksheet(changed)).decode()
    assert "<img" not in page
    assert "&lt;img src=x" in page


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_command_writes_the_format_of_the_ending(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    done = CliRunner().invoke(app, ["worksheet", *STATUE, "-o", str(file), "--key"])
    assert done.exit_code == 0, done.output
    start = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}[ending]
    assert file.read_bytes().startswith(start)
    assert f"out.{ending}" in done.output


def test_command_names_the_endings_it_knows(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["worksheet", *STATUE, "-o", str(tmp_path / "out.odt")])
    assert done.exit_code == 2
    assert ".docx, .pdf or .html" in done.output
    assert not list(tmp_path.iterdir())


def test_command_can_leave_all_names_out(tmp_path: Path) -> None:
    file = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["worksheet", *STATUE, "-o", str(file), "--key", "--blind", "-q"])
    assert done.exit_code == 0, done.output
    page = file.read_text(encoding="utf-8")
    for name in ("Severnside", "Sentinel", "Amory"):
        assert name not in page
    assert done.output == ""
