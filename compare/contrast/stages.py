"""How far a deal, a plan or a case has come; divergences where two articles put it at different points."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.units import Pair, Unit, View, is_content, told_alike
from compare.records import Divergence, Span, Token


class Stage(NamedTuple):
    """A stage word in a sentence: its family, its rank in it, and the stems of what it is about."""

    family: str
    rank: int
    start: int
    end: int
    objects: frozenset[str]


# Ordered stages of two processes. A deal: weighed, in talks, agreed, signed, carried out; called off
# stands apart. A case: looked into, charged, on trial, decided.
_STAGES: tuple[tuple[str, int, str], ...] = (
    ("deal", 1, r"(?:may|might|could) (?:buy|sell|acquire|join|sign)|plans? to (?:buy|sell|acquire)"),
    ("deal", 1, r"(?:is|are|was|were) (?:considering|weighing|mulling|interested in)"),
    ("deal", 2, r"in (?:talks|negotiations)|holding talks|(?:is|are|was|were) negotiating"),
    ("deal", 2, r"(?:talks|negotiations?) (?:with|over|on)"),
    (
        "deal",
        3,
        r"agreed (?:to|on)|reached an? (?:deal|agreement|accord)|struck a deal|agreement in principle",
    ),
    ("deal", 3, r"(?:preliminary|tentative) (?:deal|agreement)"),
    ("deal", 4, r"signed|inked|sealed|finali[sz]ed|clinched"),
    ("deal", 5, r"delivered|took delivery|completed|(?:went into|took) effect|was carried out"),
    (
        "deal",
        9,
        r"cancell?ed|scrapped|called off|abandoned|fell through|falls through|was dropped|terminated",
    ),
    ("deal", 9, r"backed out|pulled out|walked away|broke down|collapsed"),
    ("case", 1, r"(?:is|are|was|were|being|under) investigat(?:ed|ing|ion)|looking into"),
    ("case", 1, r"opened an? (?:probe|inquiry|investigation)"),
    ("case", 2, r"arrested|detained|taken into custody"),
    ("case", 3, r"charged with|(?:was|were|been) (?:charged|indicted)"),
    ("case", 4, r"(?:stood|went|is|was|are|were) (?:on )?trial"),
    ("case", 5, r"convicted|found guilty|pleaded guilty|sentenced"),
    ("case", 6, r"acquitted|found not guilty|cleared of"),
)


# A shared party or date does not make it one deal, nor does a word for any deal at all.
_PARTIES = frozenset({"PERSON", "NORP", "DATE", "TIME"})
_PROCESS = frozenset({"deal", "agreement", "contract", "talk", "negoti", "plan", "program", "case", "charg"})


@functools.cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((f, r, re.compile(rf"\b(?:{p})\b", re.IGNORECASE)) for f, r, p in _STAGES)


@functools.cache
def _any_stage() -> re.Pattern[str]:
    """All stage words in one pattern, because most sentences hold none."""
    return re.compile(rf"\b(?:{'|'.join(p for _, _, p in _STAGES)})\b", re.IGNORECASE)


def stages_in(unit: Unit) -> tuple[Stage, ...]:
    """Stage words of a sentence, in text order, with the nouns and names that stand near."""
    if not _any_stage().search(unit.sentence.text):
        return ()
    found = []
    for family, rank, pattern in _patterns():
        for match in pattern.finditer(unit.sentence.text):
            start = unit.sentence.start + match.start()
            end = unit.sentence.start + match.end()
            found.append(Stage(family, rank, start, end, _objects(unit, start, end)))
    return tuple(sorted(found, key=lambda s: (s.start, s.family)))


def _objects(unit: Unit, start: int, end: int) -> frozenset[str]:
    """Stems of nouns and names within `STAGE_REACH` tokens after the stage word, or just before it."""
    inside = [i for i, t in enumerate(unit.tokens) if start <= t.start < end]
    if not inside:
        return frozenset()
    reach = settings.STAGE_REACH
    near = [*unit.tokens[max(0, inside[0] - reach // 2) : inside[0]], *unit.tokens[inside[-1] + 1 :][:reach]]
    things = [t for t in near if t.pos in ("NOUN", "PROPN") and not _is_party(unit, t)]
    return frozenset(t.stem for t in things if is_content(t))


def _is_party(unit: Unit, token: Token) -> bool:
    """Is it who acts, with whom, where or when, and not what the process is about?"""
    head = unit.tokens[token.head - unit.first]
    beside = token.dep == "pobj" and head.text.lower() in ("with", "between", "in", "at", "from", "by")
    return token.entity in _PARTIES or token.dep in ("nsubj", "nsubjpass") or beside


def _other_partner(pair: Pair) -> bool:
    """Does one sentence name a partner that the other does not? Then it is another deal."""
    sides = ((pair.left, pair.right), (pair.right, pair.left))
    return any(_partners(own) and not _partners(own) & _stems(other) for own, other in sides)


def _partners(unit: Unit) -> frozenset[str]:
    """Stems of the names that follow "with" or "between"."""
    found: set[str] = set()
    for index, token in enumerate(unit.tokens):
        if token.text.lower() in ("with", "between"):
            after = unit.tokens[index + 1 :][: settings.STAGE_PARTNER_REACH]
            found |= {t.stem for t in after if t.pos == "PROPN"}
    return frozenset(found)


def _stems(unit: Unit) -> frozenset[str]:
    return frozenset(t.stem for t in unit.tokens)


def stage_divergences(views: dict[str, View], pairs: Sequence[Pair]) -> Iterator[Divergence]:
    """One thing at different stages in two articles.

    Both sentences are linked, name the same thing near their stage word, are
    name the same partner if any ("talks with …"), are told in the articles'
    first half (later sentences tell what came before),
    and neither article puts that thing at the other's stage anywhere.
    """
    told = {label: [s for u in view.units for s in stages_in(u)] for label, view in views.items()}
    for pair in pairs:
        if told_alike(views, pair.left, pair.right) or not _news(pair) or _other_partner(pair):
            continue
        for one in stages_in(pair.left):
            for two in stages_in(pair.right):
                common = (one.objects & two.objects) - _PROCESS
                if one.family != two.family or one.rank == two.rank or len(common) < settings.STAGE_OBJECTS:
                    continue
                if _tells(told[pair.right.label], one, common) or _tells(told[pair.left.label], two, common):
                    continue
                spans = (_span(views, pair.left, one), _span(views, pair.right, two))
                yield draft(views, "stage", f"how far it is: {_named(pair, common)}", spans)


def _news(pair: Pair) -> bool:
    return pair.left.place <= settings.NEWS_PLACE and pair.right.place <= settings.NEWS_PLACE


def _tells(told: Sequence[Stage], stage: Stage, common: frozenset[str]) -> bool:
    """Does the article put the thing at this stage too?"""
    return any(s.family == stage.family and s.rank == stage.rank and s.objects & common for s in told)


def _span(views: dict[str, View], unit: Unit, stage: Stage) -> Span:
    return views[unit.label].span(stage.start, stage.end)


def _named(pair: Pair, common: frozenset[str]) -> str:
    chosen = min((pair.left, pair.right), key=lambda u: (len(u.sentence.text), u.sentence.text))
    words = {t.stem: t.text for t in reversed(chosen.tokens) if t.stem in common}
    return ", ".join(sorted(words.values())[:3])
