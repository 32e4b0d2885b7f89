"""Actors: who is found, under which names, in which roles; and what is not an actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.contrast.actors import link_actors
from compare.labels import label_document
from compare.records import Actor, Document, DocumentActor
from compare.score.actors import find_actors

Analysed = Callable[[str], Document]

SUIT = (
    "The Harbor Workers Union sued Governor Marta Oduya and the Oduya campaign on Monday.\n\n"
    "Oduya, a Democrat from Ohio, denied the claims. The governor met reporters in Columbus. "
    "Her husband, Paul Oduya, left the room. Prosecutors opened an inquiry, and they questioned "
    "her husband.\n\n"
    "The Federal Harbor Commission (FHC) was criticized by Oduya. The FHC declined to comment."
)
TREATY = (
    "Turkey bought missiles from Russia last year. Ankara and Moscow signed the contract, and the Turkish "
    "government praised it. In Ankara, shops were open.\n\n"
    "President Recep Tayyip Erdogan defended the plan. Edrogan met Putin in May. The S-400 was tested, "
    "and the Patriot missiles were sold."
)


@pytest.fixture
def actors(analysed: Analysed) -> Callable[[str], dict[str, DocumentActor]]:
    return lambda text: {a.name: a for a in find_actors(analysed(text))}


def texts(spans: tuple[object, ...]) -> list[str]:
    return [s.text for s in spans]  # type: ignore[attr-defined]


def test_mentions_of_a_person_are_linked(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    governor = actors(SUIT)["Marta Oduya"]
    assert texts(governor.role.mentions) == ["Marta Oduya", "Oduya", "governor", "Oduya"]
    assert governor.label == "PERSON"


def test_the_campaign_and_the_husband_are_others(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(SUIT)
    assert texts(found["Oduya campaign"].role.mentions) == ["Oduya campaign"]
    husband = found["Paul Oduya"]
    assert texts(husband.role.mentions) == ["Her husband", "Paul Oduya", "her husband"]


def test_acronym_and_long_form(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(SUIT)
    commission = next(a for n, a in found.items() if "Harbor Commission" in n)
    assert "FHC" in commission.aliases
    assert len(commission.role.mentions) == 3


def test_roles(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(SUIT)
    governor = found["Marta Oduya"].role
    assert "denied the claims" in texts(governor.does)
    assert any("was criticized by" in t for t in texts(governor.does))
    assert any(t.startswith("sued") for t in texts(governor.done_to))
    assert "Governor" in texts(governor.labels)
    assert any("Democrat" in t for t in texts(governor.labels))
    assert "opened an inquiry" in texts(found["prosecutors"].role.does)
    commission = next(a for n, a in found.items() if "Harbor Commission" in n)
    assert "was criticized" in texts(commission.role.done_to)


def test_pronouns_are_not_counted(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(SUIT)
    assert not {"they", "she"} & {t.lower() for a in found.values() for t in texts(a.role.mentions)}


def test_capital_demonym_and_government_are_the_country(
    actors: Callable[[str], dict[str, DocumentActor]],
) -> None:
    found = actors(TREATY)
    assert texts(found["Turkey"].role.mentions) == ["Turkey", "Ankara", "Turkish government"]
    assert "signed the contract" in texts(found["Russia"].role.does)


def test_a_slip_in_a_name(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    president = actors(TREATY)["Recep Tayyip Erdogan"]
    assert texts(president.role.mentions)[-1] == "Edrogan"


def test_weapons_are_no_actors(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    names = " ".join(actors(TREATY))
    assert "S-400" not in names
    assert "Patriot" not in names


@pytest.mark.parametrize("text", [SUIT, TREATY])
def test_spans_are_verbatim_and_mentions_apart(analysed: Analysed, text: str) -> None:
    document = analysed(text)
    seen: set[int] = set()
    for actor in find_actors(document):
        role = actor.role
        for span in (*role.mentions, *role.does, *role.done_to, *role.labels):
            assert document.article.text[span.start : span.end] == span.text
        for span in role.mentions:
            inside = set(range(span.start, span.end))
            assert not inside & seen
            seen |= inside


def test_the_same_every_time(analysed: Analysed) -> None:
    assert find_actors(analysed(SUIT)) == find_actors(analysed(SUIT))


def test_no_actors_in_an_empty_document(analysed: Analysed) -> None:
    assert find_actors(analysed("It rained.")) == ()


# ---------------------------------------------------------------- across articles


OTHER = (
    "Marta Oduya’s office rejected a lawsuit on Tuesday. Gov. Oduya said the dockworkers misled voters.\n\n"
    "Paul Oduya was not named. Donald Kerr Jr. backed the FHC. The US is watching, American officials said."
)


def linked(analysed: Analysed, *given: str) -> dict[str, Actor]:
    documents = [analysed(t) for t in given]
    filled = []
    for label, document in zip("ABC", documents, strict=False):
        filled.append(label_document(document, label))
    return {a.name: a for a in link_actors(filled)}


def test_actors_join_across_articles(analysed: Analysed) -> None:
    found = linked(analysed, SUIT, OTHER)
    governor = found["Marta Oduya"]
    assert [len(governor.inside[x].mentions) for x in "AB"] == [4, 2]
    assert [len(found["Paul Oduya"].inside[x].mentions) for x in "AB"] == [3, 1]


def test_every_label_has_a_role(analysed: Analysed) -> None:
    found = linked(analysed, SUIT, OTHER, TREATY)
    assert all(sorted(a.inside) == ["A", "B", "C"] for a in found.values())
    assert not found["Marta Oduya"].inside["C"].mentions


def test_swapping_mirrors(analysed: Analysed) -> None:
    one, two = linked(analysed, SUIT, OTHER), linked(analysed, OTHER, SUIT)
    assert list(one) == list(two)
    for name, actor in one.items():
        assert actor.aliases == two[name].aliases
        for label, other in (("A", "B"), ("B", "A")):
            assert texts(actor.inside[label].mentions) == texts(two[name].inside[other].mentions)


def test_an_article_with_itself(analysed: Analysed) -> None:
    for actor in linked(analysed, SUIT, SUIT).values():
        assert texts(actor.inside["A"].mentions) == texts(actor.inside["B"].mentions)


# ------------------------------------------------------------------ deeds and claims


def test_a_claim_is_no_deed(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    role = actors("Peter Novak said that Helen Carter stole the money. Helen Carter left the town.")[
        "Helen Carter"
    ].role
    assert texts(role.does) == ["left the town"]
    assert [(c.kind, c.span.text, c.by) for c in role.claims] == [("does", "stole the money", "Peter Novak")]


def test_what_is_quoted_is_a_claim(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    role = actors("“Helen Carter robbed this town and its poor people,” Peter Novak said.")[
        "Helen Carter"
    ].role
    assert role.does == ()
    assert {c.by for c in role.claims} == {"Peter Novak"}


def test_what_the_outlet_tells_is_a_deed(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    role = actors("Peter Novak accused Helen Carter of theft on Monday. He later sued Helen Carter.")
    assert "accused Helen Carter" in texts(role["Helen Carter"].role.done_to)
    assert role["Helen Carter"].role.claims == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peter Novak won. The Novak era began with great hopes.", 1),
        ("Peter Novak won. Novak supporters cheered in the streets.", 1),
        ("Peter Novak won. The party is Novak's. Novak cheered.", 3),
    ],
)
def test_a_name_before_a_noun_is_no_mention(
    text: str, count: int, actors: Callable[[str], dict[str, DocumentActor]]
) -> None:
    assert len(actors(text)["Peter Novak"].role.mentions) == count


def test_role_words_are_no_other_names(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(SUIT)
    assert found["Marta Oduya"].aliases == ("Oduya",)
    assert "her husband" not in found["Paul Oduya"].aliases


def test_a_post_is_no_body(actors: Callable[[str], dict[str, DocumentActor]]) -> None:
    found = actors(
        "The White House praised it. White House Counsel Peter Novak left. The Home Secretary stayed."
    )
    assert found["Peter Novak"].role.mentions
    assert "White House Counsel" not in found


@pytest.mark.parametrize(("other", "actors_named"), [("Peter Novak III", 1), ("Peter Novak Jr.", 2)])
def test_a_numeral_may_be_left_out_a_junior_not(other: str, actors_named: int, analysed: Analysed) -> None:
    docs = [
        label_document(analysed(text), label)
        for text, label in (
            ("Peter Novak left the town. Peter Novak came back.", "A"),
            (f"{other} left the town. {other} came back.", "B"),
        )
    ]
    assert len([a for a in link_actors(docs) if "Novak" in a.name]) == actors_named
