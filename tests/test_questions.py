"""Questions: four to eight, open, with evidence; and what the tool cannot see."""

from __future__ import annotations

import re

from contrast_cases import Analyse, aligned, labelled, verbatim

from compare.contrast.facts import find_facts
from compare.contrast.questions import CANNOT_SEE, make_questions
from compare.records import Question

SKILLS = {"evidence", "sourcing", "wording", "numbers", "perspective", "lateral-reading"}


def _asked(analysed: Analyse, *texts: str) -> tuple[Question, ...]:
    docs = labelled(analysed, *texts)
    facts = find_facts(docs, [aligned(docs, [("A1", "B1", "same", 0.8)])], ())
    asked = make_questions(docs, facts, ())
    assert verbatim(docs, [s for q in asked for s in q.evidence])
    return asked


def test_four_to_eight_with_skill(analysed: Analyse) -> None:
    asked = _asked(analysed, "The dam holds. Rain fell on Tarn.", "The dam holds well. Wind came up.")
    assert 4 <= len(asked) <= 8
    assert {q.skill for q in asked} <= SKILLS
    assert all(q.text.rstrip().endswith("?") for q in asked)


def test_few_findings_still_give_four(analysed: Analyse) -> None:
    assert len(make_questions(labelled(analysed, "The dam holds.", "The dam holds."), (), ())) >= 4


def test_gap_question_is_neutral(analysed: Analyse) -> None:
    asked = _asked(analysed, "The dam holds. Rain fell on Tarn.", "The dam holds well. Wind came up.")
    gaps = [q for q in asked if "not found in" in q.text]
    assert {s.article for q in gaps for s in q.evidence} == {"A", "B"}


def test_words_that_lead_or_accuse_are_absent(analysed: Analyse) -> None:
    asked = _asked(analysed, "The dam holds. Rain fell.", "The dam holds well. Wind came.")
    text = " ".join([*CANNOT_SEE, *(q.text for q in asked)]).lower()
    assert not re.search(
        r"\b(omit\w*|hid(es|den)?|ignor\w*|propaganda|left-wing|right-wing|score|winner)\b", text
    )


def test_cannot_see_names_the_main_limits() -> None:
    text = " ".join(CANNOT_SEE).lower()
    for word in ("chose this story", "pictures", "true", "meant", "readers", "front page"):
        assert word in text
