"""Names: which ones are the same actor, and which only look so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import names

WORDS = st.text(alphabet="abcdefgh", max_size=9)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Marta Oduya", "Oduya"),
        ("Sen. Marta Oduya", "Marta Oduya"),
        ("Marta J. Oduya", "Marta Oduya"),
        ("Michael Kern", "Mike Kern"),
        ("Recep Tayyip Erdogan", "Edrogan"),  # a slip of the pen in a long name
        ("Paul Brenner Jr.", "Brenner Jr."),
        ("Bashar al Assad", "Assad"),
    ],
)
def test_same_person(a: str, b: str) -> None:
    assert names.same_person(a, b)
    assert names.same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Paul Brenner", "Anna Brenner"),  # a first name that differs is another person
        ("Paul Brenner", "Paul Brenner Jr."),
        ("Brenner", "Brenner Jr."),
        ("George W. Bush", "George H. W. Bush"),
        ("Bush", "Rush"),  # one letter in a short name
        ("Moore", "Moody"),
        ("Marta Oduya", "Marta Lind"),
    ],
)
def test_not_same_person(a: str, b: str) -> None:
    assert not names.same_person(a, b)
    assert not names.same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Federal Harbor Commission", "FHC"),
        ("Lindqvist Motors", "Lindqvist"),
        ("the Harbor Watch", "Harbor Watch"),
        ("China Precision Machinery Import-Export Corporation", "CPMIEC"),
    ],
)
def test_same_organisation(a: str, b: str) -> None:
    assert names.same_organisation(a, b)
    assert names.same_organisation(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Senate", "Senate Judiciary Committee"),  # a part is not the whole
        ("Washington Post", "Washington"),
        ("National Bank", "National Guard"),
        ("University", "University of Oslo"),
        ("FHC", "Federal Trade Commission"),
    ],
)
def test_not_same_organisation(a: str, b: str) -> None:
    assert not names.same_organisation(a, b)
    assert not names.same_organisation(b, a)


@pytest.mark.parametrize(
    ("form", "name", "sort"),
    [
        ("Ankara", "Turkey", "capital"),
        ("Turkish", "Turkey", "demonym"),
        ("U.S.", "United States", "name"),
        ("the US", "United States", "name"),
        ("Americans", "United States", "demonym"),
        ("FBI", "Federal Bureau of Investigation", "name"),
        ("TURKEY", "Turkey", "name"),
        ("Democrats", "Democratic Party", "member"),
    ],
)
def test_alias_list(form: str, name: str, sort: str) -> None:
    known = names.load_aliases().known(form)
    assert known is not None
    assert (known.name, known.sort) == (name, sort)


@pytest.mark.parametrize("form", ["us", "turkey", "who", "is", "Smith", "", "The"])
def test_alias_list_leaves_common_words_alone(form: str) -> None:
    assert names.load_aliases().known(form) is None


def test_alias_list_is_complete_and_unambiguous_in_names() -> None:
    forms = names.load_aliases().forms
    countries = {k.name for k in forms.values() if k.label == "GPE"}
    assert len(countries) > 190
    assert all(forms[name].name == name for name in countries)


def test_office_words() -> None:
    aliases = names.load_aliases()
    assert "lawmaker" in aliases.office_words("U.S. Rep.")
    assert "minister" in aliases.office_words("Foreign Minister")
    assert "senator" not in aliases.office_words("U.S. Rep.")
    assert not aliases.office_words("tall")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("agencies", "agency"), ("lawmakers", "lawmaker"), ("policemen", "policeman"), ("boss", "boss"),
     ("witness", "witness"), ("churches", "church"), ("police", "police")],
)  # fmt: skip
def test_singular(plural: str, singular: str) -> None:
    assert names.singular(plural) == singular


def test_plain_keeps_abbreviations() -> None:
    assert names.plain("the Lind  Group’s") == "Lind Group"
    assert names.plain("Paul Brenner Jr.") == "Paul Brenner Jr."
    assert names.plain("in Oslo.") == "in Oslo"


@given(WORDS, WORDS)
def test_edit_distance_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    assert names.edit_distance(a, b) == names.edit_distance(b, a)
    assert (names.edit_distance(a, b) == 0) == (a == b)


def test_edit_distance_counts_a_swap_once() -> None:
    assert names.edit_distance("erdogan", "edrogan") == 1
    assert names.edit_distance("putin", "trump") > 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_name_matching_is_symmetric(a: str, b: str) -> None:
    assert names.same_person(a, b) == names.same_person(b, a)
    assert names.same_organisation(a, b) == names.same_organisation(b, a)
