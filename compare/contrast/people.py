"""The people of an article: who is named where, whom "he" means, and who speaks for whom.

Stricter than the list of sources, because a card that gives words to the wrong
speaker does harm: a pronoun is followed back to the subject of the sentences
before it (the highest place in the order of salience of Grosz, Joshi &
Weinstein 1995), and left open where the grammar forbids that subject
(principle B of Chomsky 1981) or another noun stands in the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compare.contrast.units import Unit, View
from compare.names import parse_person, same_person
from compare.records import Attribution, Source, Span, Token

_CHAIN = 6  # longest chain of verbs joined by "and" that is followed
_BACK = 3  # sentences a pronoun is followed back; news names its speakers again within a paragraph or two
_SHE_HE = {"he": ("him", "his", "himself"), "she": ("her", "hers", "herself")}
_MALE = re.compile(r"\bMr\.? $")
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss)\.? $")
_EMPTY_SUBJECTS = frozenset({"there", "this", "that", "these", "those"})
_FOR_HER = (
    r"(?:lawyer|attorney|solicitor|barrister|spokes(?:man|woman|person|people)|press secretary|office"
    r"|campaign|legal team|defen[cs]e team)s?\b"
)
_OWNED = re.compile(rf"['’]s?\s+(?!former|ex-|old)(?:[\w-]+\s+){{0,3}}{_FOR_HER}", re.IGNORECASE)
_BEHALF = re.compile(rf"\b{_FOR_HER}\s+(?:of|for|to)\s+(?:[\w.-]+\s+){{0,3}}$", re.IGNORECASE)
_WHOSE = re.compile(rf",? whose\s+(?:[\w-]+\s+){{0,2}}{_FOR_HER}", re.IGNORECASE)
_HER_OWN = re.compile(rf"\b(his|her)\s+(?:[\w-]+\s+){{0,3}}{_FOR_HER},?\s*$", re.IGNORECASE)
# Writings that one person puts out, and the verbs for it.
_WRITING = re.compile(r"\b(?:statement|letter|tweet|post|message|e-?mail|memo|note|op-ed)$", re.IGNORECASE)
_PUTS_OUT = frozenset(
    {"issue", "release", "post", "send", "write", "publish", "put", "sign", "tweet", "share"}
)


class People:
    """The people of an article: who is named at a place, and whom a pronoun means."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.actors = [a for a in view.document.actors if a.label == "PERSON"]
        self._at = sorted(
            (m.start, m.end, a.name) for a in self.actors for m in a.role.mentions if m.text[:1].isupper()
        )

    def named(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Mentions by name that lie in these characters."""
        return [m for m in self._at if start <= m[0] and m[1] <= end]

    def holder(self, start: int, end: int) -> str | None:
        """The one person named here; None where it is no one, several, or an owner ("Lind's")."""
        text = self.view.document.article.text
        mentions = self.named(start, end)
        free = {name for _, last, name in mentions if text[last : last + 2] not in ("'s", "’s", "' ", "’ ")}
        return free.pop() if len(free) == 1 else None

    def meant(self, pronoun: Token, unit: Unit) -> str | None:
        """Whom "he" or "her" means: the nearest subject before it, None where that is not sure."""
        word = pronoun.text.lower()
        word = next((w for w, forms in _SHE_HE.items() if word == w or word in forms), "")
        if not word:
            return None
        units = self.view.units
        for index in range(unit.index, max(-1, unit.index - 1 - _BACK), -1):
            if units[index].sentence.role != "body":
                return None
            found = self._subject(units[index], word, pronoun.start)
            if found is not None:
                name = found[1]
                blocked = index < unit.index and self._has_object(units[index], word)
                return None if name is None or blocked or self._wrong_kind(name, word) else name
        return None

    def subject(self, unit: Unit, before: int) -> str | None:
        """The person who is the subject of the sentence's own verb and stands before this place."""
        tops = self._tops(unit, before)
        if tops and tops[0].text.lower() in _SHE_HE:
            return self.meant(tops[0], unit)
        found = self._subject(unit, "", before)
        return found[1] if found else None

    def _subject(self, unit: Unit, word: str, before: int) -> tuple[str, str | None] | None:
        """("person", name), ("stop", None) where another noun blocks, None: look in the sentence before."""
        tops = self._tops(unit, before)
        names = [n for t in tops for s, e, n in self._at if s <= t.start < e]
        if names:
            return ("person", names[0]) if len(set(names)) == 1 else ("stop", None)
        if not tops:  # a broken parse, or a sentence without a subject of its own
            below = [t for t in unit.tokens if t.dep == "nsubj" and t.start < before]
            below = [t for t in below if self.view.quoted(t.start, t.end) == 0 and t.pos in ("NOUN", "PROPN")]
            names = [n for t in below for s, e, n in self._at if s <= t.start < e]
            if not below:
                return None
            return ("person", names[0]) if len(set(names)) == 1 == len(below) else ("stop", None)
        if tops[0].text.lower() == word:  # "When Lind saw it, he left": a name in front of the pronoun
            early = self.named(unit.sentence.start, tops[0].start)
            subjects = [
                n for s, e, n in early if any(t.dep == "nsubj" for t in unit.tokens if s <= t.start < e)
            ]
            return ("person", subjects[0]) if len(set(subjects)) == 1 else None
        empty = tops[0].pos == "PRON" or tops[0].text.lower() in _EMPTY_SUBJECTS
        return None if empty else ("stop", None)

    def _tops(self, unit: Unit, before: int) -> list[Token]:
        """Subjects of the sentence's own verbs, outside quotation marks, in text order."""
        return [
            t
            for t in unit.tokens
            if t.dep in ("nsubj", "nsubjpass")
            and t.start < before
            and self._at_top(t)
            and self.view.quoted(t.start, t.end) == 0
        ]

    def _at_top(self, token: Token) -> bool:
        """Does its verb stand at the top of the sentence, or beside that verb ("and then said")?"""
        tokens = self.view.document.tokens
        verb = tokens[token.head]
        for _ in range(_CHAIN):
            above = tokens[verb.head]
            if above is verb:
                return True
            if verb.dep not in ("conj", "parataxis"):
                return False
            verb = above
        return False

    def _has_object(self, unit: Unit, word: str) -> bool:
        """Is another he or she the object of the sentence's own verb ("Lind asked him whether …")?"""
        return any(
            t.text.lower() == _SHE_HE[word][0] and t.dep in ("dobj", "dative", "iobj") and self._at_top(t)
            for t in unit.tokens
            if self.view.quoted(t.start, t.end) == 0
        )

    def _wrong_kind(self, name: str, word: str) -> bool:
        """Is a "she" called Mr. anywhere, or a "he" Mrs.?"""
        against = _FEMALE if word == "he" else _MALE
        text = self.view.document.article.text
        return any(n == name and against.search(text[max(0, s - 6) : s]) for s, _, n in self._at)


def speaker_of(people: People, source: Source, attribution: Attribution) -> tuple[str, bool] | None:
    """(name, speaks someone for them?) of an attribution, None where it is not sure."""
    where = attribution.source
    if where is None or source.kind == "outlet" or people.view.quoted(where.start, where.end) > 0:
        return None  # a speaker named inside a quotation is quoted by someone else
    if source.kind == "document":
        author = _author(people, where)
        return (author, False) if author else None
    principal = _principal(people, where)
    name = principal or people.holder(where.start, where.end)
    if name is None:
        principal = _whose(people, attribution)
        name = principal or _meant_by(people, where)
    client = _client(people, name) if name and not principal else None
    return (client or name, bool(principal or client)) if name else None


def _meant_by(people: People, where: Span) -> str | None:
    """Whom a source that is a pronoun means."""
    unit = people.view.holder(where)
    tokens = [t for t in unit.tokens if where.start <= t.start < where.end] if unit else []
    return people.meant(tokens[0], unit) if unit and len(tokens) == 1 else None


def _author(people: People, where: Span) -> str | None:
    """The person who put out the letter or statement that is named as the source."""
    unit = people.view.holder(where)
    if unit is None or not _WRITING.search(where.text):
        return None
    owner = people.named(where.start, where.end)
    if owner:
        return owner[0][2] if len({n for _, _, n in owner}) == 1 else None
    verbs = {t.lemma for t in unit.tokens if t.pos == "VERB" and t.end <= where.start}
    return people.subject(unit, where.start) if verbs & _PUTS_OUT else None


def _principal(people: People, where: Span) -> str | None:
    """The person for whom "Lind's lawyer" or "a spokesman for Lind" speaks."""
    text = people.view.document.article.text
    for start, end, name in people.named(where.start, where.end):
        if _OWNED.match(text, end, where.end) or _BEHALF.search(text, where.start, start):
            return name
    return None


def _whose(people: People, attribution: Attribution) -> str | None:
    """X in "X, whose spokesman …, insisted that …", where no other person is named in between."""
    unit, text = people.view.holder(attribution.cue), people.view.document.article.text
    if unit is None:
        return None
    for start, end, name in reversed(people.named(unit.sentence.start, attribution.cue.start)):
        if _WHOSE.match(text, end, attribution.cue.start):
            between = people.named(end, attribution.cue.start)
            return name if not between and start >= unit.sentence.start else None
    return None


def _client(people: People, name: str) -> str | None:
    """The person whose lawyer or spokesman this one is anywhere called ("Lind's lawyer, Eva Strand")."""
    text = people.view.document.article.text
    for start, end, own in people.named(0, len(text)):
        if own != name:
            continue
        before = people.named(max(0, start - 80), start)
        for _, last, other in before[-1:]:
            match = _OWNED.match(text, last, start)
            if other != name and match and re.fullmatch(r",?\s*", text[match.end() : start]):
                return other
        owner = _HER_OWN.search(text, max(0, start - 60), start)
        unit = people.view.holder(people.view.span(start, end)) if owner else None
        if owner and unit:
            token = next((t for t in unit.tokens if t.start == owner.start()), None)
            meant = people.meant(token, unit) if token else None
            if meant and meant != name:
                return meant
        after = people.named(end, end + 80)
        for first, last, other in after[:1]:
            beside = text[end : end + 2] == ", " and "." not in text[end:first]
            if other != name and beside and _OWNED.match(text, last, last + 60):
                return other
    return None


def same_speaker(one: str, two: str) -> bool:
    """Can both be the name of one person? Words before the name ("Mayor", "editor") do not count."""
    return any(same_person(a, b) for a in _forms(one) for b in _forms(two))


def _forms(name: str) -> tuple[str, ...]:
    words = name.split()
    return (name, " ".join(words[-2:])) if len(words) > 2 else (name,)


def plain_name(texts: Iterable[str], *names: str) -> str:
    """The name that the articles use most; a first name in front of it where they use that twice or more."""
    joined = " ".join(texts)
    forms = sorted({form for name in names for form in (*_forms(name), name.split()[-1])})
    full = [n for n in forms if parse_person(n).first and joined.count(n) > 1]
    return min(full or forms, key=lambda n: (-joined.count(n), -len(n), n))
