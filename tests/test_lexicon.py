"""The lexicon files, the pattern language and the linter that proves every example."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compare.errors import LexiconError
from compare.lexicon import FILES, load_lexicon, read_lexicon
from compare.lexicon_file import word_lines
from compare.lexicon_lint import check_lexicon
from compare.patterns import anchor_words, parse_pattern, word_classes

LEXICONS = Path(__file__).resolve().parent.parent / "lexicons" / "en"

GROUP = '''
version = "1"
[[group]]
id = "test"
category = "W"
tags = ["evaluation"]
reason = "A reason."
neutral = "plain"
strength = 2
confidence = 0.5
source = "a source"
flagged = ["A zorbic plan."]
not_flagged = ["A plan."]
words = """
zorbic = odd
"""
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / f"{name}.toml").write_text('version = "1"\n', encoding="utf-8")
    return tmp_path


def test_every_example_of_the_shipped_lexicon_holds() -> None:
    assert check_lexicon() == []


def test_loading_is_cached_and_counts_entries() -> None:
    lexicon = load_lexicon()
    assert load_lexicon() is lexicon
    counted = sum(1 for group in lexicon.groups for _ in word_lines(group))
    assert sum(record.entries for record in lexicon.names) == counted > 350
    assert all(record.version for record in lexicon.names)


def test_every_group_tells_why_and_what_instead() -> None:
    for group in load_lexicon().groups:
        assert group.reason.endswith("."), group.id
        assert len(group.reason.split()) <= 25, group.id
        assert group.neutral or group.category == "F", group.id


def test_a_good_file_is_read(folder: Path) -> None:
    (folder / "loaded.toml").write_text(GROUP, encoding="utf-8")
    lexicon = read_lexicon(folder)
    assert [(e.id, e.neutral) for e in lexicon.entries] == [("loaded.test.zorbic", "odd")]
    assert check_lexicon(lexicon) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("strength = 2", "strength = 4", "strength"),
        ("confidence = 0.5", "confidence = 0.99", "confidence"),
        ("strength = 2", "strength = 2\nweight = 1", "weight"),
        ('category = "W"', 'category = "Z"', "category"),
        ('tags = ["evaluation"]', 'tags = ["nonsense"]', "tags"),
        ('reason = "A reason."', 'reason = ""', "'test' has no reason"),
        ("zorbic = odd", "", "'test' has no words"),
    ],
)
def test_a_bad_file_is_an_error_that_names_it(folder: Path, before: str, after: str, told: str) -> None:
    (folder / "loaded.toml").write_text(GROUP.replace(before, after), encoding="utf-8")
    with pytest.raises(LexiconError, match=told) as error:
        read_lexicon(folder)
    assert "loaded.toml" in str(error.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    shutil.copy(LEXICONS / "verbs.toml", tmp_path)
    with pytest.raises(LexiconError, match=r"contempt\.toml"):
        read_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('flagged = ["A zorbic plan."]', 'flagged = ["A good plan."]', "does not fire on 'A good plan.'"),
        (
            'not_flagged = ["A plan."]',
            'not_flagged = ["Two zorbic plans."]',
            "fires on 'Two zorbic plans.'",
        ),
        ("zorbic = odd", "zorbic = odd\nzorbic", "stands 2 times"),
        ("zorbic = odd", "zorbic/VERBO", "unknown part of speech"),
    ],
)
def test_the_linter_finds_what_is_wrong(folder: Path, before: str, after: str, told: str) -> None:
    (folder / "loaded.toml").write_text(GROUP.replace(before, after, 1), encoding="utf-8")
    problems = check_lexicon(read_lexicon(folder))
    assert len(problems) == 1
    assert told in problems[0]


def test_pattern_elements() -> None:
    pattern = parse_pattern("/ADV? far-left/ADJ{mod;!next:field|lane}")
    adverb, far, hyphen, left = pattern.elements
    assert (adverb.optional, adverb.pos, pattern.anchor) == (True, frozenset({"ADV"}), 1)
    assert (far.words, hyphen.words, left.words) == tuple(frozenset({w}) for w in ("far", "-", "left"))
    assert [(c.name, c.words, c.wanted) for c in left.conditions] == [
        ("mod", frozenset(), True),
        ("next", frozenset({"field", "lane"}), False),
    ]


@pytest.mark.parametrize(
    "text", ["slam", "=greatest nation", "very? bad|worse idea/NOUN", "/AUX be? keen to"]
)
def test_anchor_words_agree_with_the_full_parse(text: str) -> None:
    pattern = parse_pattern(text)
    assert set(anchor_words(text)) == pattern.elements[pattern.anchor].words


def test_anchor_words_agree_on_every_shipped_pattern() -> None:
    for entry in load_lexicon().entries:
        anchor = entry.pattern.elements[entry.pattern.anchor]
        assert set(anchor_words(entry.text)) == anchor.words, entry.text


def test_a_class_of_words_stands_for_its_words() -> None:
    (element,) = parse_pattern("engulf/VERB{!near:@fire|mud;obj:@policy}").elements
    near, obj = element.conditions
    assert near.words == word_classes()["fire"] | {"mud"}
    assert (near.wanted, near.listed) == (False, ("@fire", "mud"))
    assert (obj.name, obj.words) == ("obj", word_classes()["policy"])
    assert set(anchor_words("@fire storm")) == word_classes()["fire"]


def test_every_class_holds_words_in_lower_case() -> None:
    assert len(word_classes()) > 20
    for name, words in word_classes().items():
        assert len(words) > 5, name
        assert all(word == word.lower() for word in words), name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/ADJ",
        "* *",
        "slam/verb",
        "slam/FOO",
        "slam{obj",
        "slam{often}",
        "slam{near:@nosuch}",
        "slam{of:}",
        "Slam",
        "a-b|c-d",
    ],
)
def test_malformed_patterns_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_pattern(text)
