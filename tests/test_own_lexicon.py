"""A user's own word lists: adding, changing, switching off; checking them; explaining a mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import compare
from compare.cli import app
from compare.errors import LexiconError
from compare.explain import Finding, entries_with, explain_text
from compare.lexicon import load_lexicon
from compare.records import Article

OWN = '''
[[group]]
id = "school"
category = "L"
reason = "Our class found that this word sorts people."
words = """
townie = person from the town
slam/VERB{obj} = say no to
"""
'''
TEXT = "The mayor slammed the townies. It was a shameful day, some critics say, for the so-called regime."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "my-words.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def marked(lexicon: compare.lexicon.LoadedLexicon) -> dict[str, str]:
    document = compare.analyse(Article.from_text(TEXT), lexicon=lexicon)
    return {m.span.text: m.lexicon_entry for m in document.marks}


def outcome(text: str, words: str) -> Finding:
    return next(f for f in explain_text(text, load_lexicon()) if f.span.text == words)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def test_own_entries_are_added_and_win_over_the_same_pattern(own: Path) -> None:
    path = own.with_name("more.toml")
    path.write_text(OWN.replace("slam/VERB{obj} = say no to", "shameful = bad"), encoding="utf-8")
    found = marked(load_lexicon((path,)))
    assert found["townies"] == "more.school.townie"
    assert found["shameful"] == "more.school.shameful"
    assert "shameful" in marked(load_lexicon())
    assert marked(load_lexicon())["shameful"] != "more.school.shameful"


@pytest.mark.parametrize(
    ("name", "gone", "left"),
    [
        ("V", "slammed", "shameful"),
        ("verbs", "slammed", "shameful"),
        ("labels", "so-called regime", "slammed"),
        ("H", "some critics say", "slammed"),
    ],
)
def test_what_is_switched_off_is_not_marked(name: str, gone: str, left: str) -> None:
    assert {gone, left} <= marked(load_lexicon()).keys()
    found = marked(load_lexicon((), (name,)))
    assert gone not in found
    assert left in found


def test_one_entry_is_switched_off_by_its_id() -> None:
    entry = marked(load_lexicon())["slammed"]
    assert "slammed" not in marked(load_lexicon((), (entry,)))
    assert "slammed" not in marked(load_lexicon((), (entry.rpartition(".")[0],)))


def test_scare_quotes_can_be_switched_off() -> None:
    text = "The 'reform' was passed on Monday by the town council after a long day."
    with_quotes = compare.analyse(Article.from_text(text)).marks
    without = compare.analyse(Article.from_text(text), lexicon=load_lexicon((), ("scare-quote",))).marks
    assert [m.lexicon_entry for m in with_quotes] == ["scare-quote"]
    assert without == ()


def test_a_file_can_switch_off_others(own: Path) -> None:
    own.write_text('disable = ["V", "labels"]\n' + OWN, encoding="utf-8")
    lexicon = load_lexicon((own,))
    assert lexicon.switched_off == ("V", "labels")
    assert not {e.group.category for e in lexicon.entries if e.group} & {"V"}


def test_an_unknown_name_tells_the_nearest() -> None:
    with pytest.raises(LexiconError, match=r"called 'verb'.*Did you mean verbs"):
        load_lexicon((), ("verb",))


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ('category = "L"', 'category = "Q"', 4, "category must be one of W, V, H, L, M"),
        ('category = "L"', "category = L", 4, "Invalid"),
        ('category = "L"\n', "", 2, "category"),
        ('id = "school"', 'id = "our school"', 3, "has an id with other signs"),
        ("townie =", "townie, newcomer =", 7, "holds a comma"),
        ("townie =", "townie/NUN =", 7, "unknown part of speech"),
        ('id = "school"', 'id = "school"\ncolour = 1', 4, "no field is called 'colour'"),
        ("Our class found that this word sorts people.", "", 3, "has no reason"),
    ],
)
def test_a_bad_file_is_one_line_with_its_place(
    own: Path, before: str, after: str, line: int, told: str
) -> None:
    own.write_text(OWN.replace(before, after), encoding="utf-8")
    code, output = run("lexicon", "check", str(own))
    assert code == 2
    assert output.count("\n") == 1
    assert f"{own}, line {line}: " in output
    assert told in output


def test_a_group_that_stands_twice_and_an_empty_file_are_errors(own: Path) -> None:
    own.write_text(OWN + OWN, encoding="utf-8")
    with pytest.raises(LexiconError, match="stands twice"):
        load_lexicon((own,))
    own.write_text("", encoding="utf-8")
    with pytest.raises(LexiconError, match="holds no"):
        load_lexicon((own,))


def test_an_own_word_wins_over_an_entry_of_the_tool_for_the_same_words(own: Path) -> None:
    own.write_text(OWN.replace("townie =", "mob ="), encoding="utf-8")
    text = "The mob came over the bridge and shouted."
    lists = load_lexicon(), load_lexicon((own,))
    before, after = (compare.analyse(Article.from_text(text), lexicon=words).marks for words in lists)
    assert [m.lexicon_entry for m in after] == ["my-words.school.mob"]
    assert [m.lexicon_entry for m in before] != ["my-words.school.mob"]


def test_a_missing_file_and_a_taken_name_are_errors(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load_lexicon((tmp_path / "none.toml",))
    taken = tmp_path / "verbs.toml"
    taken.write_text(OWN, encoding="utf-8")
    with pytest.raises(LexiconError, match="another name"):
        load_lexicon((taken,))


def test_check_proves_the_examples_of_an_own_file(own: Path) -> None:
    code, output = run("lexicon", "check", str(own))
    assert (code, "my-words: 2 entries" in output, "has no flagged example" in output) == (0, True, True)
    own.write_text(OWN + 'flagged = ["A quiet day."]\nnot_flagged = ["The townie sang."]\n', encoding="utf-8")
    code, output = run("lexicon", "check", str(own))
    assert code == 1
    assert "does not fire on 'A quiet day.'" in output
    assert "fires on 'The townie sang.'" in output


def test_the_report_names_the_lexicons_used(own: Path, tmp_path: Path) -> None:
    samples = sorted((Path(__file__).parent.parent / "samples").glob("*/*.txt"))[:2]
    page, record = tmp_path / "r.html", tmp_path / "r.json"
    arguments = [*map(str, samples), "-o", str(page), "--json", str(record), "--force"]
    assert run("compare", *arguments, "--lexicon", str(own), "--disable", "V,labels")[0] == 0
    result = compare.Comparison.from_json(record.read_text(encoding="utf-8"))
    assert result.tool.switched_off == ("V", "labels")
    assert "my-words" in {lexicon.name for lexicon in result.tool.lexicons}
    assert not [m for m in result.marks if m.category == "V"]
    html = page.read_text(encoding="utf-8")
    assert "my-words" in html
    assert "switched off: V, labels" in html


def test_a_name_that_is_not_there_stops_a_comparison_before_any_work(tmp_path: Path) -> None:
    code, output = run("compare", "a.txt", "b.txt", "--disable", "zorb", "-o", str(tmp_path / "r.html"))
    assert code == 2
    assert "'zorb'" in output


def test_explain_tells_why_a_word_is_marked_and_why_not() -> None:
    assert outcome("The mayor slammed the governor.", "slammed").outcome == "marked"
    unfit = outcome("He ordered a slam of the press.", "slam")
    assert unfit.outcome == "unfit"
    assert unfit.unfit is not None
    assert unfit.unfit.unmet.what == "pos"
    assert outcome("The so-called regime fell.", "regime").outcome == "longer mark"
    assert outcome("She won the grand slam.", "slam").outcome in ("set phrase", "unfit")


def test_explain_finds_entries_by_any_form_of_a_word() -> None:
    assert {e.id for e in entries_with("slammed", load_lexicon())} >= {
        e.id for e in entries_with("slam", load_lexicon())
    }
    assert entries_with("zorbic", load_lexicon()) == []


def test_explain_as_a_command() -> None:
    code, output = run("explain", "slam")
    assert code == 0
    assert "reason" in output
    assert "not marked" in output
    code, output = run("explain", "The mayor slammed the governor.")
    assert "“slammed”  is marked V: Judging verb" in output
    assert run("explain", "zorbic")[1].startswith("No entry holds “zorbic”.")
    assert "Nothing here" in run("explain", "They met on Monday.")[1]
    assert "is marked V" not in run("explain", "The mayor slammed the governor.", "--disable", "V")[1]


def test_list_counts_entries() -> None:
    code, output = run("lexicon", "list")
    total = sum(lexicon.entries for lexicon in load_lexicon().names)
    assert code == 0
    assert f"{total} entries in " in output
    assert f"{total} entries in " in run("lexicon", "list", "--entries")[1]
