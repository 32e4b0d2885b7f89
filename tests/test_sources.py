"""Who is said to have said what, and who is not a source."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import annotate
from compare.cues import load_cues
from compare.records import Article, Attribution, Document, Region, Source
from compare.score.sources import find_sources


@functools.cache
def analyse(text: str) -> Document:
    """The text with its sources; each line is a paragraph of the body."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    regions = tuple(Region(kind="body", start=m.start(), end=m.end()) for m in lines)
    article = msgspec.structs.replace(Article.from_text(text), regions=regions)
    document = annotate.annotate(article)
    return msgspec.structs.replace(document, sources=find_sources(document))


def attributions(document: Document) -> list[tuple[str | None, str, str]]:
    return [
        (a.source.text if a.source else None, a.cue.text, a.content.text)
        for s in document.sources
        for a in s.attributions
    ]


def named(document: Document) -> set[str | None]:
    return {s.name for s in document.sources if s.kind == "named"}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Officials said that the bridge was safe.", "Officials", "that the bridge was safe"),
        ("The bridge was safe, officials said.", "officials", "The bridge was safe"),
        ("The bridge, officials said, was safe.", "officials", "The bridge, officials said, was safe"),
        ("The bridge was safe, said Maria Lopez.", "Maria Lopez", "The bridge was safe"),
        ("According to the mayor, the bridge was safe.", "the mayor", "the bridge was safe"),
        ("The bridge was safe, according to the mayor.", "the mayor", "The bridge was safe"),
        ("The mayor told reporters that the bridge was safe.", "The mayor", "that the bridge was safe"),
        ("The report says the bridge was unsafe.", "The report", "the bridge was unsafe"),
        ("The mayor was quoted as saying that the bridge was safe.", "The mayor", "that the bridge was safe"),
        ("The mayor promised to close the bridge.", "The mayor", "to close the bridge"),
        ("The mayor refused to close the bridge.", "The mayor", "to close the bridge"),
        ("The mayor called for calm.", "The mayor", "calm"),
        ("The mayor accused the builders of fraud.", "The mayor", "fraud"),
        ("The mayor called the lawsuit frivolous.", "The mayor", "the lawsuit frivolous"),
        ("Drivers believe that the bridge is unsafe.", "Drivers", "that the bridge is unsafe"),
        (
            "The mayor rejected the builders' claim that the bridge is safe.",
            "the builders'",
            "that the bridge is safe",
        ),
        ("The closure was confirmed by the mayor.", "the mayor", "The closure"),
        ("The mayor said: “The bridge is safe.”", "The mayor", "“The bridge is safe.”"),
        ("“The bridge is safe,” the mayor said.", "the mayor", "“The bridge is safe,”"),
    ],
)
def test_attribution(text: str, source: str, content: str) -> None:
    assert (source, content) in [(s, c) for s, _cue, c in attributions(analyse(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1931 and repaired twice.",
        "Maria Lopez walked over the bridge with her dog.",
        "The added weight bent the beams of the bridge.",
        "The builders closed the bridge on Tuesday.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert attributions(analyse(text)) == []


def test_someone_only_mentioned_is_no_source() -> None:
    document = analyse("Police said that Peter Novak met Maria Lopez at the bridge.")
    assert named(document) == set()
    assert [s.descriptor for s in document.sources] == ["Police"]


def test_surname_and_full_name_are_one_source() -> None:
    document = analyse(
        "British Finance Minister Helen Carter said the budget was fair.\n\nCarter said taxes would stay low."
    )
    assert [s.name for s in document.sources] == ["Helen Carter"]
    (source,) = document.sources
    assert len(source.attributions) == 2
    assert source.descriptor == "British Finance Minister"
    assert source.side == "British"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Sen. Helen Carter (D-Ohio) said the budget was fair.", "D-Ohio"),
        ("Turkish authorities said the budget was fair.", "Turkish"),
        ("Helen Carter said the budget was fair.", None),
        ("Residents of Paris said the budget was fair.", None),
    ],
)
def test_side_is_what_the_text_gives(text: str, side: str | None) -> None:
    assert [s.side for s in analyse(text).sources] == [side]


def test_a_short_name_goes_to_the_outlet_named_before() -> None:
    document = analyse("The Washington Post wrote about it first.\n\nThe Post said the bridge was closed.")
    assert [s.name for s in document.sources] == ["Washington Post"]


def test_label_that_is_no_name_is_no_source() -> None:
    document = analyse("UPDATE: The bridge is closed.")
    assert document.sources == ()


def test_transcript_labels_are_sources() -> None:
    document = analyse("NOVAK: Is it safe? I doubt it.\n\nLOPEZ: It is safe.\n\nNOVAK: Then open the bridge.")
    assert [
        (a.source.text if a.source else None, a.content.text) for a in document.sources[0].attributions
    ] == [
        ("NOVAK", "Is it safe? I doubt it"),
        ("NOVAK", "Then open the bridge"),
    ]


def test_pronoun_keeps_its_span_and_goes_to_the_last_speaker() -> None:
    document = analyse("Helen Carter presented the budget. “It is a fair budget for all,” she said.")
    (source,) = document.sources
    assert source.name == "Helen Carter"
    assert source.attributions[0].source is not None
    assert source.attributions[0].source.text == "she"


def test_pronoun_skips_a_person_of_another_title() -> None:
    document = analyse("Mr. Peter Novak met Ms. Helen Carter. She said the budget was fair.")
    assert named(document) == {"Helen Carter"}


def test_pronoun_without_anyone_to_mean_stays_a_description() -> None:
    (source,) = analyse("She said the budget was fair.").sources
    assert source.name is None
    assert source.descriptor == "She"


def test_interrupted_quotation_is_one_attribution() -> None:
    document = analyse("“The budget is fair,” Helen Carter said. “Nobody will pay more than last year.”")
    (source,) = document.sources
    (attribution,) = source.attributions
    assert attribution.direct
    assert attribution.content.text.startswith("“The budget")
    assert attribution.content.text.endswith("last year.”")
    assert source.quoted_words == 11


def test_quotation_goes_on_in_the_next_paragraph() -> None:
    document = analyse(
        "“The budget is fair to everyone,” Helen Carter said.\n\n"
        "“Nobody will pay more than they did last year.”"
    )
    (source,) = document.sources
    assert source.name == "Helen Carter"
    assert source.quoted_words == 15


def test_unattributed_scare_quote_is_no_attribution() -> None:
    assert attributions(analyse("The “reform” of the pension system took effect in May.")) == []


@pytest.mark.parametrize("adverb", ["reportedly", "allegedly"])
def test_hedging_adverb_has_no_source(adverb: str) -> None:
    (source,) = analyse(f"The talks {adverb} failed because of the price.").sources
    assert source.kind == "unnamed"
    assert source.name is None
    assert source.attributions[0].source is None


def kind_of(document: Document) -> list[str]:
    return [s.kind for s in document.sources]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reuters reported that the bridge was closed.", "outlet"),
        ("The Springfield Gazette reported that the bridge was closed.", "outlet"),
        ("The indictment says that the builders lied.", "document"),
        ("Prosecutors said that the builders lied.", "unnamed"),
        ("US officials said that the builders lied.", "unnamed"),
        ("The Turkish government said that the builders lied.", "named"),
        ("Helen Carter said that the builders lied.", "named"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(analyse(text)) == [kind]


def test_nested_claims_are_both_found() -> None:
    found = attributions(analyse("The mayor said that engineers warned that the bridge was unsafe."))
    assert ("engineers", "warned", "that the bridge was unsafe") in found
    assert ("The mayor", "said", "that engineers warned that the bridge was unsafe") in found


def test_two_verbs_share_one_clause() -> None:
    found = attributions(analyse("Engineers warn and builders admit that the bridge is unsafe."))
    assert {s for s, _cue, c in found if c == "that the bridge is unsafe"} == {"Engineers", "builders"}


def test_aside_after_a_dash_is_not_part_of_the_claim() -> None:
    found = attributions(analyse("The mayor said that the bridge was safe – which engineers doubt."))
    assert ("The mayor", "said", "that the bridge was safe") in found


def test_acronym_is_the_same_organisation() -> None:
    document = analyse(
        "The National Bridge Authority said the bridge was safe.\n\nThe NBA said the beams were new."
    )
    assert [s.name for s in document.sources] == ["National Bridge Authority"]


def test_ids_follow_the_text() -> None:
    document = analyse(
        "Engineers said it was unsafe.\n\nThe mayor said it was safe.\n\nEngineers said it was old."
    )
    assert [(s.id, len(s.attributions)) for s in document.sources] == [("s1", 2), ("s2", 1)]


def spans_of(source: Source) -> list[Attribution]:
    return list(source.attributions)


_PIECES = st.sampled_from(
    [
        "Helen Carter said",
        "officials warned that",
        "the bridge is unsafe",
        "according to the mayor",
        "“We will rebuild it,”",
        "he said.",
        ",",
        ".",
        "\n\n",
        "reportedly",
        "the report’s claim that",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=12))
def test_every_span_is_verbatim(pieces: list[str]) -> None:
    document = analyse.__wrapped__(" ".join(pieces))
    text = document.article.text
    for source in document.sources:
        for a in spans_of(source):
            for span in (a.source, a.cue, a.content):
                assert span is None or text[span.start : span.end] == span.text
                assert span is None or span.text.strip()


def test_same_text_same_sources() -> None:
    text = "Helen Carter said the budget was fair. She said taxes would stay low, according to Reuters."
    again = analyse.__wrapped__(text)
    assert msgspec.json.encode(again.sources) == msgspec.json.encode(analyse(text).sources)


def test_cue_file_is_complete() -> None:
    cues = load_cues()
    for table in (cues.verbs, cues.nouns, cues.adjectives):
        for lemma, cue in table.items():
            assert lemma == lemma.lower().strip()
            assert cue.frames or cue.prepositions or cue.document_frames, lemma
    assert {"say", "tell", "claim"} <= set(cues.verbs)
    assert cues.verbs["claim"].attitude == "doubting"


@pytest.mark.shared
def test_seed_articles() -> None:
    seeds = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
    text = (seeds / "defense-news.txt").read_text(encoding="utf-8")
    assert "Fikri Isik" in named(analyse.__wrapped__(text))


# ------------------------------------------------------------------ who can be a source


@pytest.mark.parametrize(
    "text",
    [
        "The move was seen as a threat, and the election called the harbour plan into question.",
        "Monday claims another victim of the storm.",
        "Heavy rain suggested that the river would rise.",
        "The confrontation in the harbour highlighted how deep the divide was.",
    ],
)
def test_what_cannot_speak_is_no_source(text: str) -> None:
    assert [
        s.descriptor for s in analyse(text).sources if s.kind != "unnamed" or s.descriptor[:1] != "n"
    ] == []


@pytest.mark.parametrize(
    ("text", "descriptor"),
    [
        ("The survey showed that the river would rise.", "The survey"),
        ("Dozens of farmers said that the river would rise.", "Dozens of farmers"),
        ("One of the engineers warned that the river would rise.", "One of the engineers"),
        ("The slide says that the river will rise.", "The slide"),
    ],
)
def test_people_and_texts_are_sources(text: str, descriptor: str) -> None:
    assert [s.descriptor for s in analyse(text).sources] == [descriptor]


def test_credits_are_no_sources() -> None:
    document = analyse("The river rose.\n\nAnna Lind contributed to this report, Peter Novak said.")
    assert named(document) == set()


def test_the_author_is_no_source() -> None:
    text = "Officials said the river rose. “I saw it,” Anna Lind said."
    document = analyse.__wrapped__(text)
    article = msgspec.structs.replace(document.article, author="Anna Lind")
    assert named(document) == {"Anna Lind"}
    assert named_in(msgspec.structs.replace(document, article=article)) == set()


def named_in(document: Document) -> set[str | None]:
    return {s.name for s in find_sources(document) if s.kind == "named"}


def test_two_people_with_one_surname_stay_two() -> None:
    document = analyse(
        "Helen Carter, the mayor, said the budget was fair.\n\n"
        "Peter Carter, her brother, said it was not.\n\n"
        "“I will vote for it,” Helen Carter said."
    )
    assert [(s.name, len(s.attributions)) for s in document.sources] == [
        ("Helen Carter", 2),
        ("Peter Carter", 1),
    ]


def test_two_people_with_one_title_stay_two() -> None:
    document = analyse(
        "Senator Helen Carter said the budget was fair.\n\nSenator Peter Novak said it was not."
    )
    assert named(document) == {"Helen Carter", "Peter Novak"}


def test_a_title_goes_to_the_name_beside_it() -> None:
    document = analyse(
        "The Home Secretary, Helen Carter, said the bridge was safe.\n\n"
        "The home secretary said it would open in May."
    )
    assert [(s.name, len(s.attributions)) for s in document.sources] == [("Helen Carter", 2)]


def test_a_vice_president_is_no_president() -> None:
    document = analyse(
        "Vice President Peter Novak said the bridge was safe.\n\nThe president said it was not."
    )
    assert [s.name for s in document.sources] == ["Peter Novak", None]


def test_she_is_no_man() -> None:
    document = analyse("Helen Carter met Peter Novak at the bridge. He said that it was safe.")
    assert named(document) == {"Peter Novak"}


def test_he_follows_the_subject_not_the_nearest_name() -> None:
    document = analyse("Peter Novak met Paul Stone at the bridge. He said that it was safe.")
    assert named(document) == {"Peter Novak"}


def test_they_are_the_people_told_of() -> None:
    document = analyse(
        "The minister spoke to the engineers. Farmers met on Monday. They said the river rose."
    )
    assert [s.descriptor for s in document.sources] == ["Farmers"]


def test_who_is_the_noun_before_it() -> None:
    document = analyse("Helen Carter, who said the bridge was safe, left on Monday.")
    assert named(document) == {"Helen Carter"}


def test_words_retold_and_share() -> None:
    document = analyse("Helen Carter said that the bridge was “quite safe” for now. It is old.")
    (source,) = document.sources
    assert (source.quoted_words, source.paraphrased_words) == (2, 6)
    assert source.share == round(8 / document.words, 4)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Helen Carter and Peter Novak said the bridge was safe.", ["Helen Carter", "Peter Novak"]),
        (
            "Helen Carter, the mayor, and Peter Novak, her deputy, said the bridge was safe.",
            ["Helen Carter", "Peter Novak"],
        ),
        ("According to Helen Carter and Peter Novak, the bridge was safe.", ["Helen Carter", "Peter Novak"]),
        ("Officials and engineers said the bridge was safe.", [None]),
        ("Helen Carter said the bridge and the road were safe.", ["Helen Carter"]),
    ],
)
def test_all_who_speak_are_sources(text: str, names: list[str | None]) -> None:
    assert [s.name for s in analyse(text).sources] == names


def test_speakers_of_one_statement_have_their_own_span() -> None:
    found = attributions(analyse("Helen Carter and Peter Novak said the bridge was safe."))
    assert found == [
        ("Helen Carter", "said", "the bridge was safe"),
        ("Peter Novak", "said", "the bridge was safe"),
    ]


def test_an_office_before_its_holder_is_named_is_hers() -> None:
    document = analyse(
        "Home Secretary plans to close the bridge.\n\nThe Home Secretary, Helen Carter, said it was unsafe."
    )
    assert [(s.name, len(s.attributions)) for s in document.sources] == [("Helen Carter", 2)]


def test_description_and_name_in_apposition_are_one() -> None:
    document = analyse(
        "A lawyer for Mrs. Carter, David Novak, said the papers were ready.\n\n"
        "Mr. Novak added that it was late."
    )
    assert [(s.name, len(s.attributions)) for s in document.sources] == [("David Novak", 2)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jan van der Berg said it was safe. “It will open,” van der Berg said.", "Jan van der Berg"),
        ("Mayor Bill de Wit said it was safe. “It will open,” de Wit said.", "Bill de Wit"),
        ("Maria Ruiz-Cortez said it was safe. Ruiz-Cortez said it would open in May.", "Maria Ruiz-Cortez"),
    ],
)
def test_small_and_double_surnames(text: str, name: str) -> None:
    assert [s.name for s in analyse(text).sources] == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The label says the bridge is safe.", "document"),
        ("The data show that the bridge is safe.", "document"),
        ("According to the rules, the bridge is closed.", "document"),
        ("Two of them said the bridge was safe.", "unnamed"),
        ("Three said the bridge was not safe.", "unnamed"),
    ],
)
def test_texts_and_counted_people(text: str, kind: str) -> None:
    assert kind_of(analyse(text)) == [kind]
