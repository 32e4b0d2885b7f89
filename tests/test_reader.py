"""Files, pages and standard input become articles; what cannot be read says so in one line."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.clean import clean
from compare.errors import ReadError
from compare.reader import read_article
from compare.reader.dates import iso_date
from compare.reader.encoding import decode
from compare.records import Article

CASES = Path(__file__).parent / "cases" / "reader"
STORY = (
    "Flood closes old bridge\n\n"
    "The river rose over the bridge on Monday, and the mayor asked the army for help.\n\n"
    "Nobody was hurt, she said, but the shops on the far bank will stay shut until the water falls.\n"
)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return str(path)


def of_kind(article: Article, kind: str) -> list[str]:
    return [article.text[r.start : r.end] for r in clean(article).regions or () if r.kind == kind]


# ---------------------------------------------------------------- plain text


def test_plain_text_is_the_file_itself(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", STORY))
    assert article.text == STORY
    assert article.regions is None
    assert article.language == "en"
    assert article.notices == ()
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t\u00a0"), min_size=1
    )
)
def test_text_round_trips_through_utf8(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("windows-1252", "windows-1252"),
        ("latin-1", "windows-1252"),
    ],
)
def test_common_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    text = STORY.replace("mayor", "mayor, Renée Müller,").replace(" hurt", "\u00a0hurt")
    data = text.encode(encoding)
    assert decode(data).encoding == name
    article = read_article(write(tmp_path, "a.txt", data))
    assert article.text == text
    assert article.notices == ()


def test_typographic_quotes_of_windows_1252() -> None:
    assert decode("“We won’t go” – she said".encode("windows-1252")).text == "“We won’t go” – she said"


def test_line_ends_become_lf_and_no_break_spaces_stay(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", b"\xef\xbb\xbfOne\xc2\xa0line\r\n\r\nTwo\r\n"))
    assert article.text == "One\u00a0line\n\nTwo\n"


def test_bytes_that_cannot_be_read_are_replaced_and_said(tmp_path: Path) -> None:
    data = STORY.encode() + "Renée".encode() + b" and Zo\xff came.\n"
    article = read_article(write(tmp_path, "a.txt", data))
    assert article.text.endswith("Renée and Zo\ufffd came.\n")
    assert [(n.code, n.severity) for n in article.notices] == [("encoding", "caution")]
    assert "1 character " in article.notices[0].message


def test_a_replacement_character_of_the_file_itself_is_no_fault() -> None:
    assert decode("a \ufffd b".encode()).notices == ()


def test_headline_given_apart_comes_after_the_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    apart = read_article(path, headline="Town cut off")
    assert apart.text == f"{STORY}\n\nTown cut off"
    assert read_article(path, headline="Flood closes old bridge").text == STORY


def test_unknown_suffix_is_read_as_text(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "a.article", STORY)).text == STORY


def test_angle_brackets_in_a_text_file_are_text(tmp_path: Path) -> None:
    text = "<html> is how a web page starts.\n" + STORY
    assert read_article(write(tmp_path, "a.txt", text)).text == text


def test_front_matter_of_markdown_fills_what_is_not_given(tmp_path: Path) -> None:
    text = '---\ntitle: "Flood closes bridge"\nauthor: Jane Doe\ndate: 2020-01-02\n---\n\n' + STORY
    article = read_article(write(tmp_path, "a.md", text), date="2020-01-03")
    assert article.text == text
    assert (article.author, article.date, article.date_source) == ("Jane Doe", "2020-01-03", "given")
    assert of_kind(article, "headline") == ["Flood closes bridge"]


# ---------------------------------------------------------------- language


def test_another_language_stops_the_reader(tmp_path: Path) -> None:
    text = (
        "Der Fluss stieg am Montag über die Brücke, und die Bürgermeisterin bat die Armee um Hilfe. "
        "Niemand wurde verletzt, sagte sie, aber die Läden auf der anderen Seite bleiben vorerst zu."
    )
    article = read_article(write(tmp_path, "a.txt", text))
    assert article.language == "de"
    assert [(n.code, n.severity) for n in article.notices] == [("language", "stop")]


def test_another_script_is_not_english(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", "Река поднялась над старым мостом в понедельник. " * 5))
    assert article.language == "und"
    assert article.notices[0].severity == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ilse Brandt: El Niño and a Führer walk into the Café Müller.",  # too short to tell
        "The Spanish daily El País and the German weekly Die Zeit both wrote that the talks in São Paulo "
        "had failed, while Le Monde and La Repubblica said it was too early to know.",
    ],
)
def test_english_with_foreign_names_passes(tmp_path: Path, text: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text)).notices == ()


# ---------------------------------------------------------------- dates and sidecar


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2017", "2017"),
        ("2017-04", "2017-04"),
        ("2017-04-27", "2017-04-27"),
        ("2017-04-27T10:30:00Z", "2017-04-27"),
        (" 2017-04-27 10:30 ", "2017-04-27"),
    ],
)
def test_iso_dates(said: str, iso: str) -> None:
    assert iso_date(said) == iso


@pytest.mark.parametrize(
    "said", ["27 April 2017", "2017-13-01", "2017-02-30", "04/27/2017", "17", "yesterday"]
)
def test_other_dates_are_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(ReadError, match="YYYY-MM-DD"):
        read_article(write(tmp_path, "a.txt", STORY), date=said)


def test_sidecar_values_and_arguments_that_win(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    write(
        tmp_path,
        "a.toml",
        'outlet = "Example Post"\nauthor = "Jane Doe"\ndate = 2017-04-27\ngenre = "opinion"\n'
        'republished_from = "Example Wire"\n',
    )
    article = read_article(path, outlet="Valley Ledger")
    assert (article.outlet, article.author) == ("Valley Ledger", "Jane Doe")
    assert (article.date, article.date_source) == ("2017-04-27", "given")
    assert (article.genre, article.republished_from) == ("opinion", "Example Wire")


def test_sidecar_wins_over_the_page(tmp_path: Path) -> None:
    path = write(tmp_path, "storm.html", (CASES / "storm_page.html").read_bytes())
    write(tmp_path, "storm.toml", 'outlet = "Elder Gazette"\n')
    article = read_article(path)
    assert (article.outlet, article.author) == ("Elder Gazette", "Maren Holt")


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ('outlet = "Example Post"\nauthour = "Jane"\n', r"a\.toml, line 2: unknown key “authour”"),
        ("\ndate = 'spring'\n", r"a\.toml, line 2: “spring” is no date"),
        ("genre = 'gossip'\n", r"a\.toml, line 1: “gossip” is no genre"),
        ("outlet = 7\n", r"a\.toml, line 1: “outlet” must be text in quotes"),
        ("outlet = Example Post\n", r"a\.toml: not valid TOML: .*line 1"),
        ("[outlet]\nname = 'x'\n", r"a\.toml, line 1: “outlet” must be text"),
    ],
)
def test_sidecar_faults_name_file_and_line(tmp_path: Path, sidecar: str, message: str) -> None:
    path = write(tmp_path, "a.txt", STORY)
    write(tmp_path, "a.toml", sidecar)
    with pytest.raises(ReadError, match=message) as caught:
        read_article(path)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        (
            "a.mhtml",
            b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;",
            "web archive",
        ),
        ("a.html", b"<html><body><img src='x.png'></body></html>", "no article text"),
    ],
)
def test_files_that_hold_no_article(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_article(write(tmp_path, name, content))
    assert caught.value.where.endswith(name)
    assert caught.value.todo
    assert "\n" not in str(caught.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_article(str(tmp_path / "none.txt"))
    with pytest.raises(ReadError, match="folder"):
        read_article(str(tmp_path))


def test_words_that_look_like_magic_bytes_are_text(tmp_path: Path) -> None:
    text = "BMW will close the plant, it said on Monday, and the town will lose nine hundred jobs."
    assert read_article(write(tmp_path, "a.txt", text)).text == text


# ---------------------------------------------------------------- network and standard input


def test_a_url_needs_leave() -> None:
    with pytest.raises(ReadError, match="--allow-network"):
        read_article("https://news.example/story")


def test_a_url_with_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (CASES / "storm_page.html").read_bytes()
    reply = SimpleNamespace(data=data, status=200)
    monkeypatch.setattr("trafilatura.fetch_response", lambda url: reply)
    article = read_article("https://news.example/storm", allow_network=True)
    assert article.headline == "Storm closes harbour at Port Elder for third day"
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    monkeypatch.setattr("trafilatura.fetch_response", lambda url: None)
    with pytest.raises(ReadError, match="could not be fetched"):
        read_article("https://news.example/storm", allow_network=True)


@pytest.mark.parametrize("page", [True, False])
def test_standard_input_is_told_apart(monkeypatch: pytest.MonkeyPatch, page: bool) -> None:
    data = (CASES / "storm_page.html").read_bytes() if page else STORY.encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    article = read_article("-")
    assert article.source == "-"
    assert (article.outlet == "Harbour Courier") == page
    assert (article.text == STORY) != page


# ---------------------------------------------------------------- saved pages


def test_a_news_page_with_all_its_trimmings() -> None:
    article = clean(read_article(str(CASES / "storm_page.html")))
    assert article.headline == "Storm closes harbour at Port Elder for third day"
    assert article.subhead == "Ferries stay in port and shops on the islands run low"
    assert (article.outlet, article.author) == ("Harbour Courier", "Maren Holt")
    assert (article.date, article.date_source, article.genre) == ("2021-11-08", "metadata", "report")
    assert of_kind(article, "byline") == ["By Maren Holt"]
    body = of_kind(article, "body")
    assert body[0].startswith("The harbour at Port Elder stayed closed")
    assert body[-1].endswith("“before the year is out”.")
    assert len(body) == 7  # six paragraphs and a crosshead
    shown = "\n".join(body)
    for leftover in (
        "cookies",
        "Advertisement",
        "Read more",
        "Island school",
        "Gull77",
        "Privacy",
        "Facebook",
    ):
        assert leftover not in shown


def test_a_windows_1252_page_laid_out_with_tables() -> None:
    article = clean(read_article(str(CASES / "cafe_1252.html")))
    assert article.headline == "Café owners fight new rules"
    assert article.author == "André Müller"
    assert article.notices == ()
    body = of_kind(article, "body")
    assert len(body) == 4
    assert body[1].startswith("“It costs us €4,000 a year")
    assert not any("Sport" in paragraph or "Copyright" in paragraph for paragraph in body)


def test_an_opinion_page_without_article_tags() -> None:
    article = clean(read_article(str(CASES / "opinion_page.html")))
    assert article.headline == "The bridge toll is a tax on the poor"
    assert (article.outlet, article.author, article.date) == ("Valley Ledger", "Petra Lund", "2019-05-02")
    assert article.genre == "opinion"
    assert of_kind(article, "bio") == ["Petra Lund is a columnist for Valley Ledger."]
    assert len(of_kind(article, "body")) == 4


def test_a_bare_short_page_keeps_its_full_text() -> None:
    article = read_article(str(CASES / "bare_page.htm"))
    assert of_kind(article, "headline") == ["Town hall clock stops"]
    assert of_kind(article, "body") == [
        "The town hall clock stopped at ten past four on Friday.",
        "A part had broken, said the keeper, Ansel Moor. A new one will come from abroad.",
        "Until then the bell will be rung by hand.",
    ]


@pytest.mark.parametrize("name", sorted(p.name for p in CASES.iterdir() if p.suffix.startswith(".htm")))
def test_pages_read_the_same_twice(name: str) -> None:
    assert clean(read_article(str(CASES / name))) == clean(read_article(str(CASES / name)))


def test_reading_text_loads_no_page_extractor(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", STORY)
    code = (
        "import sys; from compare.reader import read_article; from compare.clean import clean; "
        f"clean(read_article({path!r})); "
        "print(sorted({'trafilatura', 'lxml', 'charset_normalizer', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("data", "meta"),
    [
        ('{"@type": "NewsArticle", "author": {"name": "Lena Frost"}}', ""),
        ('{"@graph": [{"@type": "WebPage"}, {"author": [{"@type": "Person", "name": "Lena Frost"}]}]}', ""),
        ('{"author": "Lena Frost"}', ""),
        ("{broken", '<div class="meta">By Lena Frost | 7 November 2023</div>'),
    ],
)
def test_the_writer_that_a_page_names_is_found(tmp_path: Path, data: str, meta: str) -> None:
    body = "".join(
        f"<p>The pool in Example Street stays shut for {n} more weeks, they said.</p>" for n in range(9)
    )
    page = (
        f'<html><head><title>Pool stays shut</title><script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>Pool stays shut</h1>{meta}{body}</article></body></html>"
    )
    assert clean(read_article(write(tmp_path, "a.html", page))).author == "Lena Frost"


def test_a_page_that_names_no_writer_has_none(tmp_path: Path) -> None:
    data = (
        '{"@type": "NewsArticle", "author": {"@type": "Organization"}, "publisher": {"name": "Lena Frost"}}'
    )
    body = "".join(
        f"<p>The pool in Example Street stays shut for {n} more weeks, they said.</p>" for n in range(9)
    )
    page = (
        f'<html><head><title>Pool stays shut</title><script type="application/ld+json">{data}</script></head>'
        f'<body><article><h1>Pool stays shut</h1><div class="meta">Monday</div>{body}</article></body></html>'
    )
    assert clean(read_article(write(tmp_path, "a.html", page))).author is None
