"""Readability: syllables, the two formulas, and when they are not given."""

from __future__ import annotations

import msgspec
import pytest
from number_cases import parsed

from compare.records import Document
from compare.score.readability import count_syllables, measure_readability


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("cat", 1), ("the", 1), ("house", 1), ("houses", 2), ("table", 2), ("little", 2), ("walked", 1),
        ("added", 2), ("changes", 2), ("government", 3), ("president", 3), ("million", 2), ("social", 2),
        ("video", 3), ("being", 2), ("created", 3), ("society", 4), ("situation", 4), ("statement", 2),
        ("terrorism", 4), ("FBI", 3), ("NATO", 2), ("didn't", 2), ("she’s", 1), ("one", 1), ("league", 1),
        ("McDonald", 3), ("queen", 1), ("x", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_formulas_on_a_text_counted_by_hand() -> None:
    # 20 sentences of 6 words with 1 syllable each.
    found = measure_readability(parsed("The cat sat on the mat. " * 20))
    assert found["words"] == 120
    assert found["sentences"] == 20
    assert found["words_per_sentence"] == 6.0
    assert found["flesch_reading_ease"] == round(206.835 - 1.015 * 6 - 84.6, 1)
    assert found["flesch_kincaid_grade"] == round(0.39 * 6 + 11.8 - 15.59, 1)


def test_long_words_are_harder() -> None:
    easy = measure_readability(parsed("The cat sat on the mat. " * 20))
    hard = measure_readability(parsed("International negotiations considered complicated regulations. " * 25))
    assert hard["flesch_reading_ease"] < easy["flesch_reading_ease"]
    assert hard["flesch_kincaid_grade"] > easy["flesch_kincaid_grade"]


def test_short_texts_get_none() -> None:
    assert measure_readability(parsed("The cat sat on the mat. " * 16)) == {}
    assert measure_readability(Document(article=parsed("x.").article, language_model="")) == {}


def test_headlines_do_not_count() -> None:
    document = parsed("The cat sat on the mat. " * 20)
    head = tuple(msgspec.structs.replace(s, role="headline") for s in document.sentences[:5])
    changed = msgspec.structs.replace(document, sentences=head + document.sentences[5:])
    assert measure_readability(changed) == {}
