"""Explanations of marks as lines of plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.explain import Finding, Unfit
from compare.lexicon import Entry, LoadedLexicon
from compare.patterns import Condition, Element
from compare.render.words import CATEGORIES, FRAMING_QUESTIONS
from compare.score.matching import Unmet

_SPEECH = {
    "ADJ": "an adjective", "ADP": "a preposition", "ADV": "an adverb", "AUX": "a helping verb",
    "CCONJ": "a joining word", "DET": "an article", "INTJ": "an exclamation", "NOUN": "a noun",
    "NUM": "a number", "PART": "a particle", "PRON": "a pronoun", "PROPN": "a name", "PUNCT": "a sign",
    "SCONJ": "a joining word", "VERB": "a verb", "X": "a foreign word",
}  # fmt: skip
_FLAGS = {
    "obj": "with an object",
    "obj:name": "with a name or a personal pronoun as object",
    "clause": "with a clause after it",
    "inf": "with “to” right after it",
    "neg": "with a negation",
    "mod": "describing a noun",
    "subj:name": "with a name or a personal pronoun as subject",
}
_LISTS = {
    "next": "with {} right after it",
    "prev": "with {} right before it",
    "near": "with {} in the same sentence",
    "obj": "with {} as object",
    "subj": "with {} as subject",
    "mod": "describing {}",
    "of": "with {} joined by a preposition",
}
_WIDTH = 12
EXAMPLES = 3  # of each kind, so that a word in many groups still fits a screen


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """What a sentence brings up: the marks first asked for, then what was looked at and left."""
    if not findings:
        yield "Nothing here is in the lexicons, and no scare quotes were found."
    for finding in findings:
        yield f"“{finding.span.text}”  {_outcome(finding)}"
        if finding.mark is not None:
            yield from _mark_lines(finding)
        elif finding.entry is not None:
            yield _line("entry", finding.entry.id)
        yield ""


def _outcome(finding: Finding) -> str:
    if finding.outcome == "frame" and finding.entry is not None:
        return f"is not marked: it {_brings_up(finding.entry)}"
    if finding.mark is not None:
        return f"is marked {finding.mark.category}: {CATEGORIES[finding.mark.category][0]}"
    if finding.unfit is not None:
        return f"is not marked: {_lacking(finding.unfit)}"
    reasons = {
        "set phrase": f"“{finding.by}” is a set phrase in which the word is plain",
        "name": "it belongs to a name",
        "longer mark": f"“{finding.by}” is marked by another entry",
    }
    return f"is not marked: {reasons[finding.outcome]}"


def _brings_up(entry: Entry) -> str:
    """What an entry of category F is for."""
    group = entry.group
    assert group is not None
    if group.kind != "frame":
        return f"points to an answer to “{FRAMING_QUESTIONS[group.frame]}”"
    alone = "" if group.strength > 1 else ", with a second such word in the sentence"
    return f"brings up the frame “{group.frame}”{alone}"


def _mark_lines(finding: Finding) -> Iterator[str]:
    mark = finding.mark
    assert mark is not None
    yield _line("entry", mark.lexicon_entry)
    yield _line("reason", mark.reason)
    yield _line("plainer", mark.neutral or "-")
    whose = {"outlet": "the outlet's", "quoted": "quoted", "attributed": "reported as someone's"}[mark.voice]
    yield _line("voice", f"{whose} words" + (f" ({mark.speaker})" if mark.speaker else ""))
    yield _line("strength", _strength(mark.strength, mark.confidence))


def entry_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Entries as in a dictionary, by group: what each fits, then once the reason and examples they share."""
    homes: dict[str, list[Entry]] = {}
    for entry in entries:
        homes.setdefault(entry.home, []).append(entry)
    for home, of in homes.items():
        group = of[0].group
        assert group is not None
        told = _brings_up(of[0]) if group.category == "F" else CATEGORIES[group.category][0]
        yield f"{home}  {group.category}: {told}"
        for entry in of:
            yield _line(
                "fits", pattern_words(entry) + (f"; plainer: {entry.neutral}" if entry.neutral else "")
            )
        yield _line("reason", group.reason)
        yield _line("strength", _strength(group.strength, group.confidence))
        yield _line("idea from", group.source or "-")
        yield from (_line("marked", f"“{text}”") for text in group.flagged[:EXAMPLES])
        yield from (_line("not marked", f"“{text}”") for text in group.not_flagged[:EXAMPLES])
        yield ""


def list_lines(lexicon: LoadedLexicon, *, entries: bool = False) -> Iterator[str]:
    """Files and groups with the number of their entries and their reason; with each entry where asked."""
    homes: dict[str, list[Entry]] = {}
    for entry in lexicon.entries:
        if entry.group is not None:
            homes.setdefault(entry.home, []).append(entry)
    for home, of in homes.items():
        group = of[0].group
        assert group is not None
        about = f" {group.frame} " if group.frame else ""
        yield f"{home}  {group.category} {about} {len(of)} entries  {group.reason}"
        if entries:
            yield from (f"    {e.id}  {e.text}" + (f"  =  {e.neutral}" if e.neutral else "") for e in of)
    yield f"{sum(map(len, homes.values()))} entries in {len(homes)} groups of {len(lexicon.names)} files"


def pattern_words(entry: Entry) -> str:
    """A pattern in words: `slam/VERB{obj}` → “slam” (a verb, with an object)."""
    return " ".join(_element_words(e) for e in entry.pattern.elements)


def _element_words(element: Element) -> str:
    word = f"“{'/'.join(sorted(element.words))}”" if element.words else "any word"
    notes = ["in just this form"] if element.exact else []
    if element.pos:
        notes.append(_any_of([_SPEECH[p] for p in sorted(element.pos)]))
    notes += [_condition(c) for c in element.conditions]
    if element.optional:
        notes.append("may be missing")
    return f"{word} ({', '.join(notes)})" if notes else word


def _condition(condition: Condition) -> str:
    listed = [f"a word of the class “{w[1:]}”" if w.startswith("@") else f"“{w}”" for w in condition.listed]
    told = _LISTS[condition.name].format(_any_of(listed)) if listed else _FLAGS[condition.name]
    return told if condition.wanted else f"not {told}"


def _lacking(unfit: Unfit) -> str:
    word = "/".join(sorted(unfit.element.words))
    missing: Unmet = unfit.unmet
    if missing.condition is None:
        return f"“{word}” is marked only as {_any_of([_SPEECH[p] for p in sorted(unfit.element.pos)])}"
    told = _condition(missing.condition).removeprefix("not ")
    return f"“{word}” is marked only {told}" if missing.condition.wanted else f"“{word}” is left alone {told}"


def _any_of(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else ""


def _strength(strength: int, confidence: float) -> str:
    how = {1: "slight", 2: "clear", 3: "strong"}[strength]
    return f"{how}; an estimate: about {round(10 * confidence)} of 10 such marks are right"


def _line(name: str, text: str) -> str:
    return f"    {name:<{_WIDTH}}{text}"
