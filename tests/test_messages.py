"""The language of the page: the catalogues are whole, and a page in another language has no English left.

Bring the catalogues up to date: PYTHONPATH=. python tests/refresh_messages.py
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
import refresh_messages
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from browsing import needs_browser, on_screen, violations
from sample_comparison import different_events, sample_comparison, three_articles
from test_html import Node
from test_html import parse as parse_strictly
from typer.testing import CliRunner

from compare.cli import app
from compare.errors import FramediffError
from compare.records import Comparison
from compare.render import words
from compare.render.html import render_html, render_in
from compare.render.masks import AUTHOR, OUTLET
from compare.render.messages import ENGLISH, Messages, known_languages, load_messages
from compare.score.readability import count_syllables

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = (sample_comparison, three_articles, different_events)
CATALOGUES = sorted(refresh_messages.LOCALE.glob("*.po"))
_GAP = re.compile(r"%\(\w+\)s|\{\w+\}|%%")


def forms(given: object) -> tuple[str, ...]:
    """The forms of a text: one, or one for each plural."""
    return tuple(given) if isinstance(given, tuple | list) else (str(given or ""),)


def messages_of(path: Path) -> dict[tuple[str, ...], Message]:
    return {forms(m.id): m for m in refresh_messages.read(path) if m.id}


# ------------------------------------------------------------------ catalogues


def test_template_holds_every_text_of_the_page() -> None:
    found = {forms(m.id) for m in refresh_messages.extract() if m.id}
    assert len(found) > 200
    assert found == set(messages_of(refresh_messages.TEMPLATE)), "run tests/refresh_messages.py"


def test_every_table_of_plain_words_is_marked_for_translation() -> None:
    known = {form for key in messages_of(refresh_messages.TEMPLATE) for form in key}
    tables = [value for name, value in vars(words).items() if name.isupper()]
    texts = [text for table in tables for text in _texts(table)]
    assert len(texts) > 100
    assert not [text for text in texts if re.search("[a-z]{2}", text) and text not in known]


def _texts(table: object) -> Iterator[str]:
    """All texts of a table but its keys."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from _texts(value)
    elif isinstance(table, tuple):
        for value in table:
            yield from _texts(value)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.stem)
class TestCatalogue:
    def test_has_the_texts_of_the_template_and_no_others(self, path: Path) -> None:
        assert set(messages_of(path)) == set(messages_of(refresh_messages.TEMPLATE))

    def test_translates_every_text_for_good(self, path: Path) -> None:
        catalogue = refresh_messages.read(path)
        for key, message in messages_of(path).items():
            given = forms(message.string)
            assert len(given) == (catalogue.num_plurals if len(key) > 1 else 1), key
            assert all(text.strip() for text in given), key
            assert not message.fuzzy, key

    def test_keeps_the_gaps_of_each_text(self, path: Path) -> None:
        for key, message in messages_of(path).items():
            wanted = {gap for form in key for gap in _GAP.findall(form)}
            for text in forms(message.string):
                assert set(_GAP.findall(text)) == wanted, key

    def test_is_safe_to_put_into_a_page(self, path: Path) -> None:
        """Texts of the catalogue stand in the page as they are, and each is filled with `%`."""
        for key, message in messages_of(path).items():
            for text in (*key, *forms(message.string)):
                assert not re.search(r"[<>&]", text), text
                assert "%" not in _GAP.sub("", text), text


# ------------------------------------------------------------------ loading


def test_english_needs_no_catalogue_and_no_babel() -> None:
    code = (
        "import sys; from sample_comparison import sample_comparison as s;"
        "from compare.render.html import render_html; render_html(s()); print('babel' in sys.modules)"
    )
    here = Path(__file__).parent
    paths = {"PYTHONPATH": f"{here.parent}:{here}"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=paths)
    assert run.stdout.strip() == "False"


def test_unknown_language_names_those_there_are() -> None:
    with pytest.raises(FramediffError, match=r"'xx'.*Known languages: en, de\."):
        load_messages("xx")
    with pytest.raises(FramediffError):
        load_messages("../de")
    assert known_languages()[0] == "en"


def test_command_refuses_an_unknown_language_before_any_work() -> None:
    run = CliRunner().invoke(app, ["compare", "no-such-a.txt", "no-such-b.txt", "--lang", "xx"])
    assert run.exit_code == 2
    assert "not translated into 'xx'. Known languages: en, de." in run.output
    told = CliRunner().invoke(app, ["compare", "--help"]).output
    assert f"around the articles: {' or '.join(known_languages())}." in " ".join(told.split())


def test_plural_forms_numbers_and_lists() -> None:
    german = load_messages("de")
    one, many = "%(n)s word", "%(n)s words"
    assert [german.ngettext(one, many, n, n=german.number(n)) for n in (0, 1, 2, 1234)] == [
        "0 Wörter",
        "1 Wort",
        "2 Wörter",
        "1.234 Wörter",
    ]
    assert ENGLISH.ngettext(one, many, 1, n=1) == "1 word"
    assert [m.number(1234.5, ",.2f") for m in (ENGLISH, german)] == ["1,234.50", "1.234,50"]
    assert [m.signed(-0.26) for m in (ENGLISH, german)] == ["−0.3", "−0,3"]
    assert [ENGLISH.signed(x) for x in (0.04, -0.04, 0.5)] == ["0.0", "0.0", "+0.5"]
    assert [m.join(["A", "B", "C"]) for m in (ENGLISH, german)] == ["A, B and C", "A, B und C"]
    assert [ENGLISH.join(x) for x in ([], ["A"])] == ["", "A"]
    assert german.gettext("") == ""


# ------------------------------------------------------------------ a page in another language


class Strange(NullTranslations):
    """A language in which every letter of the page's own texts is another one."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(%\(\w+\)s|\{\w+\})", message)
        return "".join(p if i % 2 else p.translate(_STRANGE) for i, p in enumerate(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


_STRANGE = {code: chr(0xFF21 - 65 + code) for code in (*range(65, 91), *range(97, 123))}
STRANGE = Messages("xx", Strange())


def parse(page: str) -> Node:
    """The page as a tree; `col` has no end."""
    return parse_strictly(re.sub(r"<col\b[^>]*>", "", page))


def texts_in(node: Node, language: str = "") -> Iterator[tuple[str, str]]:
    """(language, text) of every text and spoken attribute below the node."""
    language = node.attrs.get("lang", language)
    for name in ("aria-label", "title", "alt", "placeholder", "data-mask", "data-name"):
        if name in node.attrs:
            yield language, node.attrs[name]
    for child in node.children:
        if isinstance(child, Node):
            if child.tag not in {"script", "style"}:
                yield from texts_in(child, language)
        else:
            yield language, child


def data_of(comparison: Comparison) -> set[str]:
    """Names, codes and versions, which are the same in every language."""
    tool = comparison.tool
    data = {tool.name, tool.version, tool.language_model, comparison.language, comparison.schema_version}
    data |= {x.name for x in tool.lexicons} | set(tool.switched_off) | {x.version for x in tool.lexicons}
    for a in comparison.articles:
        data |= {a.source, a.sha256, a.outlet or "", a.author or "", a.republished_from or ""}
    return data | {"SHA-256", "CSV"}


_CELLS = {"td", "th", "li", "p", "h2", "h3", "h4", "caption"}


def words_of(comparison: Comparison) -> set[str]:
    """Every sentence and phrase in the comparison."""
    found = set[str]()

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            collect(list(value.values()))
        elif isinstance(value, list | tuple):
            for inside in value:
                collect(inside)

    collect(msgspec.to_builtins(comparison))
    return found - {""}


def english_left(page: str, comparison: Comparison) -> list[str]:
    """Texts of the page's own language that hold a word in the letters of English."""
    data = "|".join(re.escape(x) for x in sorted(data_of(comparison) - {""}, key=lambda x: -len(x)))
    found = parse(page)
    title = found.find("title")[0].text()  # an attribute cannot mark a part of it; the h1 says the same
    own = "|".join(re.escape(x) for x in sorted(words_of(comparison), key=lambda x: -len(x)))
    papers = [n for part in ("worksheet", "key") for n in found.find(id=part)]
    cells = [n.text() for paper in papers for n in paper.walk() if n.tag in _CELLS]
    # Cells of the handout set words of the comparison beside words of the page.
    seen = [("", re.sub(own, "", text)) for text in cells]
    for paper in papers:
        paper.children.clear()
    left = []
    for language, text in (*texts_in(found), *seen):
        rest = re.sub(rf"(?<!\w)(?:{data})(?!\w)", "", text)
        if language != comparison.language and re.search("[a-z]{2,}", rest) and text != title:
            left.append(text.strip())
    return left


@pytest.mark.parametrize("make", SAMPLES, ids=lambda m: m.__name__)
def test_every_text_is_translated_or_marked_as_english(make: Callable[[], Comparison]) -> None:
    comparison = make()
    page = render_in(STRANGE, comparison, title=None, start="read")
    assert not english_left(page, comparison)
    assert english_left(render_html(comparison).replace('lang="en"', 'lang="xx"'), comparison)


@pytest.mark.parametrize("make", SAMPLES, ids=lambda m: m.__name__)
def test_texts_of_the_page_are_not_marked_as_english(make: Callable[[], Comparison]) -> None:
    page = render_in(STRANGE, make(), title=None, start="read")
    masks = {STRANGE.gettext(OUTLET), STRANGE.gettext(AUTHOR)}  # stand in sentences when names are covered
    found = {x for language, x in texts_in(parse(page)) if language == "en"} - masks
    wrong = [x for x in found if re.search("[Ａ-ｚ]{2}", x)]
    assert not wrong


@pytest.fixture(scope="module")
def german() -> Node:
    return parse(render_html(sample_comparison(), language="de"))


def test_german_page_says_its_language_and_keeps_the_articles_english(german: Node) -> None:
    assert german.find("html")[0].attrs["lang"] == "de"
    for article in sample_comparison().articles:
        shown = german.find("article", **{"data-label": article.label})[0]
        assert "lang" not in shown.attrs
        sentences = shown.find("span", css="t")
        assert len(sentences) == len(article.sentences)
        assert {s.attrs["lang"] for s in sentences} == {"en"}
        inside = [n for s in sentences for n in s.walk() if n.attrs.get("lang") == "de"]
        assert all(n.classes == {"vh"} for n in inside)  # whose words, said to those who hear the page
    assert german.find("h2", id="h-facts")[0].text() == "Faktentabelle"


def test_german_page_keeps_findings_in_their_own_words(german: Node) -> None:
    comparison = sample_comparison()
    for text in (comparison.questions[0].text, comparison.warnings[0].message, comparison.facts[0].why):
        assert any(language == "en" and text in found for language, found in texts_in(german)), text


def test_script_gets_its_texts_in_the_language_of_the_page() -> None:
    page = render_html(sample_comparison(), language="de")
    assert '"clean-text": "Ohne Markierung"' in page


def school_year(sentences: int, words: list[str]) -> float:
    """Kincaid and others 1975."""
    return 0.39 * len(words) / sentences + 11.8 * sum(map(count_syllables, words)) / len(words) - 15.59


def test_texts_of_the_page_are_plain() -> None:
    """About the eighth school year at most: all texts together, and each of more than a line."""
    total, all_words = 0, []
    for message in read_po(refresh_messages.TEMPLATE.open("rb")):
        for text in message.id if isinstance(message.id, (tuple, list)) else (str(message.id),):
            plain = _GAP.sub("5", re.sub(r"<[^>]+>", "", text))
            words_in = re.findall(r"[A-Za-z][A-Za-z'’-]*", plain)
            sentences = len(re.findall(r"[.?!](?=\s|$)", plain))
            if not sentences or len(words_in) < 4:
                continue  # a label or a column's head
            assert len(words_in) < 10 or school_year(sentences, words_in) < 9, text
            total += sentences
            all_words += words_in
    assert total > 150
    assert school_year(total, all_words) < 6


def test_hard_words_would_be_seen() -> None:
    assert (
        school_year(
            1, ["The", "methodology", "presupposes", "considerable", "familiarity", "with", "terminology"]
        )
        > 9
    )


# ------------------------------------------------------------------ in a browser


@pytest.fixture(scope="module")
def german_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("german")
    found = {}
    for make in (sample_comparison, three_articles):
        path = folder / f"{make.__name__}.html"
        path.write_text(render_html(make(), language="de"), encoding="utf-8")
        found[make.__name__] = path.as_uri()
    return found


class TestInBrowser:
    pytestmark = needs_browser

    @pytest.mark.parametrize("width", [320, 1366])
    def test_german_page_fits(self, browser: Browser, german_files: dict[str, str], width: int) -> None:
        over = {}
        for mode in ("read", "mark", "explore", "step", "teach"):
            page = on_screen(browser, f"{german_files['sample_comparison']}#mode={mode}", width)
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            over[mode] = page.evaluate("document.documentElement.scrollWidth") - width
            page.close()
        assert dict.fromkeys(over, 0) == over

    # axe-core looks at the same things in each language but for the texts; test_page_access has all modes.
    @pytest.mark.parametrize("mode", ["mark", "teach"])
    def test_axe_finds_nothing(self, browser: Browser, german_files: dict[str, str], mode: str) -> None:
        page = on_screen(browser, f"{german_files['sample_comparison']}#mode={mode}", 320)
        found = violations(page)
        page.close()
        assert found == []
