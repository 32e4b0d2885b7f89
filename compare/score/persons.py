"""The persons an article names: full names, the words that describe them, and names of news media."""

from __future__ import annotations

import re
from collections import Counter

from compare.records import Entity, Span
from compare.score.attribution_context import Context

_MALE = frozenset({"mr", "mr.", "sir", "lord", "congressman", "king", "prince"})
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "congresswoman", "queen", "princess"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTY = re.compile(r",?\s*\(?([DRI]-[A-Z][\w.]*)")
_SMALL = frozenset({"the", "a", "an"})
_NOT_APPOSED = frozenset({"DATE", "CARDINAL"})


class People:
    """The persons an article names: full names by surname, and what each is called beside the name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        known = [e for e in context.document.entities if self._is_person(e)]
        taken = {i for e in known for i in range(e.first, e.last)}
        known += [e for e in self._introduced() if not taken & set(range(e.first, e.last))]
        taken |= {i for e in known for i in range(e.first, e.last)}
        names = [clean_name(context, e.first, e.last) for e in known]
        self.full: dict[str, Counter[str]] = {}
        for name in names:
            if len(name.split()) > 1:
                self.full.setdefault(surname(name), Counter())[name] += 1
        known += self._bare_surnames(taken)
        self.mentions = sorted(known, key=lambda e: e.first)
        self.at: dict[int, Entity] = {}
        for entity in self.mentions:
            self.at |= dict.fromkeys(range(entity.first, entity.last), entity)

    def _is_person(self, entity: Entity) -> bool:
        return entity.label == "PERSON" and not is_outlet(self.context, entity.span.text, person=True)

    def _introduced(self) -> list[Entity]:
        """Names the entity finder missed: "her lawyer, Ann Roe", "Minister Ann Roe"."""
        found = []
        tokens, nouns = self.context.tokens, self.context.cues.speakers
        for index, token in enumerate(tokens):
            if token.pos != "PROPN" or token.text[0].islower() or token.head == index:
                continue
            head = tokens[token.head]
            role = head.pos == "NOUN" and (
                head.lemma in nouns.people | nouns.titles or head.lemma.endswith("er")
            )
            first = index
            while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].head == index:
                first -= 1
            titled = first < index and tokens[first].text.lower().strip(".") in nouns.titles
            if (token.dep == "appos" and role and index - first >= 1) or (titled and index - first > 1):
                found.append(self._entity(first, index + 1))
        return [e for e in found if not is_outlet(self.context, e.span.text)]

    def _bare_surnames(self, taken: set[int]) -> list[Entity]:
        """Tokens that repeat a known surname where the entity finder saw no person."""
        tokens = self.context.tokens
        surnames = {n.split()[-1] for names in self.full.values() for n in names}
        inside = {
            i for e in self.context.document.entities if e.last - e.first > 1 for i in range(e.first, e.last)
        }
        return [
            self._entity(i, i + 1)
            for i, t in enumerate(tokens)
            if t.text in surnames and i not in taken and i not in inside
        ]

    def _entity(self, first: int, last: int) -> Entity:
        tokens = self.context.tokens
        span = Span(
            start=tokens[first].start,
            end=tokens[last - 1].end,
            text=self.context.document.article.text[tokens[first].start : tokens[last - 1].end],
        )
        return Entity(label="PERSON", first=first, last=last, span=span)

    def full_name(self, name: str) -> str:
        """The fullest name in the article for this person; the name itself where none is fuller."""
        known = self.full.get(surname(name), Counter())
        words = name.split()
        if not known:
            return name
        if len(words) == 1:
            return max(known, key=lambda n: known[n])
        longer = [n for n in known if n.split()[0] == words[0]]
        return max(longer, key=len, default=name)

    def gender(self, index: int) -> str:
        """ "m", "f" or "" by the title before a name."""
        entity = self.at[index]
        near = [t.text.lower() for t in self.context.tokens[max(0, entity.first - 1) : entity.last]]
        if any(w in _MALE for w in near):
            return "m"
        return "f" if any(w in _FEMALE for w in near) else ""


def surname(name: str) -> str:
    """Last word of a name, in lower case, without "Jr."."""
    words = [w for w in name.split() if w.lower() not in _SUFFIXES]
    return words[-1].lower() if words else name.lower()


def clean_name(context: Context, first: int, stop: int, *, titles: bool = False) -> str:
    """The name in these tokens without articles and (unless `titles`) titles before it and "'s" after it."""
    tokens = context.tokens
    dropped = _SMALL if titles else context.cues.speakers.titles | _SMALL
    while first < stop - 1 and tokens[first].text.lower().strip(".") in dropped:
        first += 1
    while stop - 1 > first and tokens[stop - 1].text in {"'s", "’s", "'", "’", ",", "."}:
        stop -= 1
    text = context.document.article.text[tokens[first].start : tokens[stop - 1].end]
    return re.sub(r"\s+", " ", re.sub(r"['’]s$", "", text))


def is_outlet(context: Context, name: str, *, person: bool = False) -> bool:
    """Is this the name of a news medium, by its last word or the list of well-known ones?"""
    lower = re.sub(r"['’]s?$", "", re.sub(r"^(the|a)\s+", "", name.strip().lower()))
    nouns = context.cues.speakers
    if lower in nouns.media_names or name.strip().lower() in nouns.media_names:
        return True
    words = lower.split()
    if person or not words or not name.strip()[0].isupper():
        return False
    started = any(lower.startswith(m + " ") for m in nouns.media_names if len(m) > 2)
    return re.split(r"-", words[-1])[-1] in nouns.media_endings or started


def head_of(context: Context, entity: Entity) -> int:
    """The token of a name that the rest of it hangs on."""
    for index in range(entity.last - 1, entity.first - 1, -1):
        if (
            not entity.first <= context.tokens[index].head < entity.last
            or context.tokens[index].head == index
        ):
            return index
    return entity.last - 1


def describe(context: Context, entity: Entity) -> str:
    """The role words beside a name, as they stand: "Turkish Defense Minister", "a law professor"."""
    head = head_of(context, entity)
    tree, tokens, text = context.tree, context.tokens, context.document.article.text
    first = tree.left[head]
    titles = entity.first
    while titles < entity.last - 1 and tokens[titles].text.lower().strip(".") in context.cues.speakers.titles:
        titles += 1
    named = any(t.pos in {"NOUN", "PROPN"} for t in tokens[first:titles])
    if first < titles and named:
        words = text[tokens[first].start : tokens[titles - 1].end].strip(" ,")
        if not re.search(r"[,“”\"\n]", words) and words.lower() not in _MALE | _FEMALE | _SMALL:
            return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    child = next(tree.each(head, "appos"), None)
    if child is not None and child > head and tokens[child].entity not in _NOT_APPOSED:
        start, end = tree.chars(*tree.phrase(child))
        return text[start:end]
    if tokens[head].dep == "appos" and tokens[tokens[head].head].pos in {"NOUN", "PROPN"}:
        outer = tokens[head].head
        start, end = tree.chars(tree.left[outer], max(tree.left[outer], tree.left[head] - 1))
        return text[start:end].strip(" ,")
    return ""


def side_of(context: Context, entity: Entity | None, descriptor: str) -> str | None:
    """An affiliation the text gives: party, nationality, else an organisation or place in the descriptor."""
    text = context.document.article.text
    if entity is not None:
        match = _PARTY.match(text, entity.span.end) or _PARTY.search(entity.span.text)
        if match:
            return match.group(1)
    if not descriptor:
        return None
    inside = [
        e
        for e in context.document.entities
        if any(w in descriptor for w in e.span.text.split() if w[0].isupper())
    ]
    for label in ("NORP", "ORG", "GPE"):
        for known in inside:
            words = clean_name(context, known.first, known.last, titles=True)
            if known.label == label and re.search(rf"\b{re.escape(words)}(?!\w)", descriptor):
                return words
    return None
