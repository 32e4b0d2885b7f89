"""Groups of like words: the list itself, and which words and phrases share a key."""

from __future__ import annotations

import collections
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.evidence.concepts import concept_keys, load_concepts, read_concepts
from compare.evidence.parts import is_content, read_parts
from compare.records import Document

Analysed = Callable[[str], Document]

FILE = Path(__file__).resolve().parent.parent / "lexicons" / "en" / "concepts.txt"
LINES = [x for x in FILE.read_text(encoding="utf-8").splitlines() if x.strip() and not x.startswith("#")]
GROUPS = [line.removeprefix("= ").split() for line in LINES]
WORD = re.compile(r"[a-z]+(-[a-z]+)*|[a-z]+(_[a-z]+)+\.?")


def keys_of(document: Document) -> set[str]:
    return set(concept_keys(document.tokens, is_content))


def test_every_entry_stands_once() -> None:
    counts = collections.Counter(word.rstrip(".") for group in GROUPS for word in group)
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_group_is_of_one_word_and_all_are_in_lower_case() -> None:
    assert [group for group in GROUPS if len(group) < 2] == []
    assert [word for group in GROUPS for word in group if not WORD.fullmatch(word)] == []


def test_no_phrase_with_a_verb_stands_in_a_group_of_things() -> None:
    assert [x for x in LINES if x.startswith("=") and "_" in x] == []


def test_keys_are_unique() -> None:
    assert len({group[0] for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resign", "quit"),
        ("criticize", "condemn"),
        ("sorry", "apologize"),
        ("support", "oppose"),
        ("increase", "decrease"),
        ("win", "defeat"),
        ("buy", "sell"),
        ("hire", "sack"),
        ("confirm", "deny"),
        ("begin", "end"),
        ("ban", "allow"),
        ("guilty", "innocent"),
        ("legal", "illegal"),
        ("attack", "defend"),
        ("rob", "robber"),
        ("utilise", "use"),
        ("stalemate", "deadlock"),
        ("truck", "lorry"),
        ("promise", "pledge"),
        ("careful", "careless"),
        ("eligible", "ineligible"),
        ("optimistic", "pessimistic"),
        ("encourage", "discourage"),
        ("ascend", "descend"),
        ("north", "south"),
        ("kiss", "embrace"),
    ],
)
def test_like_words_share_a_key_and_opposites_do_not(one: str, other: str) -> None:
    words = load_concepts().words
    alike = one in ("resign", "criticize", "sorry", "utilise", "stalemate", "truck", "promise")
    assert (words.get(one, one) == words.get(other, other)) is alike


@pytest.mark.parametrize("word", ["state", "act", "race", "head", "clear", "remains", "shot", "plant"])
def test_words_of_several_senses_are_left_alone(word: str) -> None:
    assert word not in load_concepts().words


def test_british_and_american_spellings_stand_together() -> None:
    words = load_concepts().words
    twins = [(w, re.sub(r"is(e|ed|ing|ation)$", r"iz\1", w)) for w in words]
    twins += [(w, re.sub(r"our$", "or", w)) for w in words]
    apart = [(a, b) for a, b in twins if a != b and b in words and words[a] != words[b]]
    assert apart == []
    assert words["organise"] == words["organize"]


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("The mayor stepped down on Friday.", "resign*"),
        ("They want the chief to step down.", "resign*"),
        ("The club called off the match.", "cancel*"),
        ("The match was called off.", "cancel*"),
        ("They put the vote off until May.", "delay*"),
        ("The owners turned down the offer.", "reject*"),
        ("Three hundred runners took part in the race.", "participate*"),
        ("Soldiers carried out the order.", "implement*"),
        ("The singer passed away on Sunday.", "die*"),
        ("Two sailors lost their lives in the storm.", "die*"),
        ("The bank laid off 300 workers.", "sack*"),
        ("Norway pulled out of the talks.", "withdraw*"),
        ("The new rules come into force in May.", "take_effect*"),
        ("Gunmen opened fire on the crowd.", "shoot*"),
        ("The firm shelled out two million for the site.", "pay*"),
        ("The talks were put on hold.", "delay*"),
        ("The army hit back on Sunday.", "retaliate*"),
        ("The two sides patched up their quarrel.", "reconcile*"),
        ("The council looked after the children.", "care_for*"),
    ],
)
def test_a_phrase_counts_as_its_group(analysed: Analysed, sentence: str, key: str) -> None:
    assert key in keys_of(analysed(sentence))


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("The firefighter stepped down the ladder.", "resign*"),
        ("The council stepped up its search.", "resign*"),
        ("The mayor called the match a success.", "cancel*"),
        ("The driver turned left at the church.", "reject*"),
        ("The two sides took no part in the race.", "participate*"),
        ("A waiter carried plates out.", "take_effect*"),
        ("The man pulled out a wallet.", "withdraw*"),
        ("According to the police, nobody saw it.", "deal*"),
        ("She put the book on the table.", "delay*"),
        ("The player hit the ball.", "retaliate*"),
        ("They looked at the children.", "care_for*"),
        ("The state pays for the schools.", "say*"),
        ("He remains in the village.", "corpse*"),
    ],
)
def test_other_uses_of_the_verb_do_not(analysed: Analysed, sentence: str, key: str) -> None:
    assert key not in keys_of(analysed(sentence))


def test_a_phrase_with_a_light_verb_is_a_happening(analysed: Analysed) -> None:
    took_part, took_a_bus = (read_parts(analysed(s))[0] for s in ("She took part.", "She took a bus."))
    assert "participate*" in took_part.actions
    assert took_a_bus.actions == ()


def test_a_thing_is_no_happening(analysed: Analysed) -> None:
    parts = read_parts(analysed("The lawyer saw the explosion."))[0]
    assert "lawyer*" in parts.concepts
    assert "lawyer*" not in parts.actions
    assert "bomb*" in parts.actions


def test_reading_a_list() -> None:
    found = read_concepts("# note\ncancel call_off\n= car vehicle\n\nland landing touch_down.\n")
    assert found.words["vehicle"] == "car*"
    assert found.words["landing"] == "land*"
    assert found.happenings == {"cancel*", "land*"}
    assert [(p.rest, p.closed) for p in found.phrases["touch"]] == [(("down",), True)]
    assert found.phrases["call"][0].key == "cancel*"
