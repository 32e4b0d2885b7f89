"""A stretch of a sentence is shown so that it can be read by itself."""

from __future__ import annotations

import pytest
from contrast_cases import Analyse, labelled

from compare.contrast.readable import readable
from compare.contrast.units import view


def _shown(analysed: Analyse, sentence: str, part: str) -> str:
    unit = view(labelled(analysed, sentence)[0]).units[0]
    start = sentence.index(part)
    inside = [i for i, t in enumerate(unit.tokens) if start <= t.start < start + len(part)]
    first, last = readable(unit, inside[0], inside[-1] + 1)
    return sentence[unit.tokens[first].start : unit.tokens[last - 1].end]


@pytest.mark.parametrize(
    ("sentence", "part", "shown"),
    [
        (
            "The ferry company praised the harbour, which was dredged for two years at great cost.",
            "which was dredged for two years at great cost",
            "the harbour, which was dredged for two years at great cost",
        ),
        (
            "The clinic offers help to patients with costs ranging from rent to winter clothes for children.",
            "ranging from rent to winter clothes for children",
            "costs ranging from rent to winter clothes for children",
        ),
        (
            "The coach resigned on Monday because the owners had sold his three best players.",
            "because the owners had sold his three best players",
            "the owners had sold his three best players",
        ),
        (
            "The bank cut its growth forecast for this year and closed four branches in the north.",
            "closed four branches in the north",
            "The bank cut its growth forecast for this year and closed four branches in the north",
        ),
    ],
)
def test_a_part_is_widened_until_it_reads(analysed: Analyse, sentence: str, part: str, shown: str) -> None:
    assert _shown(analysed, sentence, part).rstrip(".") == shown


def test_what_someone_said_keeps_the_speaker(analysed: Analyse) -> None:
    sentence = "Late on Friday the mayor of Lund told reporters that the pool would stay shut until June."
    shown = _shown(analysed, sentence, "that the pool would stay shut until June")
    assert shown.endswith("the mayor of Lund told reporters that the pool would stay shut until June")


@pytest.mark.parametrize(
    "part",
    ["the owners had sold his three best players", "The coach resigned on Monday"],
)
def test_what_reads_by_itself_is_left_alone(analysed: Analyse, part: str) -> None:
    sentence = "The coach resigned on Monday because the owners had sold his three best players."
    assert _shown(analysed, sentence, part) == part


def test_a_condition_is_not_told_as_a_fact(analysed: Analyse) -> None:
    sentence = "The council said on Monday it will sue the firm if the bridge closes again before winter."
    assert _shown(analysed, sentence, "if the bridge closes again before winter") != (
        "the bridge closes again before winter"
    )


def test_a_noun_keeps_what_follows_it(analysed: Analyse) -> None:
    sentence = "The fire was set by a guest, said two officers familiar with the inquiry in Lund."
    assert (
        _shown(analysed, sentence, "said two officers familiar")
        .rstrip(".")
        .endswith("with the inquiry in Lund")
    )
