"""Which characters stand between quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.quotation import find_quotations


def quoted(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in find_quotations(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“We will stay,” she said. “No one leaves.”", ["“We will stay,”", "“No one leaves.”"]),
        ('"We will stay," she said. "No one leaves."', ['"We will stay,"', '"No one leaves."']),
        ("``We will stay,'' she said.", ["``We will stay,''"]),
        ("''We will stay,'' she said.", ["''We will stay,''"]),
        ("He called it ‘a bad joke’ and left.", ["‘a bad joke’"]),
        ("“He told me ‘go away’ twice,” she said.", ["“He told me ‘go away’ twice,”"]),
        ('"He told me "go away" twice," she said.', ['"He told me "go away" twice,"']),
        (
            "“A quotation that goes on in the next paragraph.",
            ["“A quotation that goes on in the next paragraph."],
        ),
        ("A so-called “reform” of pay.", ["“reform”"]),
    ],
)
def test_quotations_found(paragraph: str, expected: list[str]) -> None:
    assert quoted(paragraph) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        'A 12" pipe and a 14" pipe burst.',
        "The drivers' union and the nurses' union met.",
        "It’s the mayor’s plan, isn’t it?",
        "The rock 'n' roll years of the '90s.",
        'He closed a mark that never opened." Then the bus left.',
        "The bus left.”",
        "",
    ],
)
def test_no_quotation(paragraph: str) -> None:
    assert quoted(paragraph) == []


@given(st.text(alphabet="ab .,“”\"'‘’«»`\n5", max_size=60))
def test_spans_are_ordered_apart_and_start_with_a_mark(paragraph: str) -> None:
    spans = find_quotations(paragraph)
    for start, end in spans:
        assert 0 <= start < end <= len(paragraph)
        wrong_mark = paragraph[start] == "”" and not paragraph[:start].strip()
        assert paragraph[start] in "“„«\"`'‘" or wrong_mark
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start
