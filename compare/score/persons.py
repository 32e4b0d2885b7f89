"""The persons an article names, what they are called beside the name, and names of news media."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from compare.names import load_aliases, parse_person
from compare.resources import folder
from compare.score.actor_links import Cluster, Linked, name_of
from compare.score.attribution_context import Context

_MALE = frozenset({"mr", "mr.", "sir", "lord", "congressman", "king", "prince", "chairman", "spokesman"})
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "congresswoman", "queen", "princess"}) | {
    "chairwoman",
    "spokeswoman",
    "dame",
}
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_PARTY = re.compile(r",?\s*\(?([DRI]-[A-Z][\w.]*)")
_PARTY_ALONE = re.compile(r"^[DRI]-[A-Z][\w.]*$")
_DATELINE = re.compile(r"^[A-Z][A-Z .,]+ ?[—–-]+ *")
_SMALL = frozenset({"the", "a", "an"})
_NOT_APPOSED = frozenset({"DATE", "CARDINAL", "TIME", "MONEY", "PERCENT", "PERSON"})
_JOINS = frozenset({"of", "for", "at", "from", "with", "in", "by"})


class Named(NamedTuple):
    """A person's name at tokens[first:last] (end exclusive); `key` is equal for one person in one article."""

    first: int
    last: int
    name: str
    key: str


class People:
    """The persons an article names, by token; role nouns that stand for one ("the minister") included."""

    def __init__(self, context: Context, linked: Linked) -> None:
        self.context = context
        self.at: dict[int, Named] = {}
        self.mentions: list[Named] = []
        for cluster in linked.clusters:
            if cluster.kind == "person":
                self._add_cluster(cluster)
        for first, last in self._introduced():
            if not any(i in self.at for i in range(first, last)):
                name = clean_name(context, first, last)
                self._add(Named(first, last, name, name.lower()), named=True)
        self.mentions.sort()
        self._genders = {n.key: "" for n in self.mentions}
        for named in self.mentions:
            self._genders[named.key] = self._genders[named.key] or self._gender_at(named)

    def _add_cluster(self, cluster: Cluster) -> None:
        name = name_of(cluster)
        if is_outlet(self.context, name, person=True):
            return
        for mention in cluster.mentions:
            named = mention.kind not in ("role", "kin")
            self._add(Named(mention.first, mention.last, name, name.lower()), named=named)

    def _add(self, person: Named, *, named: bool) -> None:
        self.at |= dict.fromkeys(range(person.first, person.last), person)
        if named:
            self.mentions.append(person)

    def _introduced(self) -> list[tuple[int, int]]:
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
                found.append((first, index + 1))
        text = self.context.document.article.text
        return [
            f for f in found if not is_outlet(self.context, text[tokens[f[0]].start : tokens[f[1] - 1].end])
        ]

    def gender(self, key: str) -> str:
        """ "m", "f" or "" by the titles before the person's name, else by the given name."""
        return self._genders.get(key, "")

    def _gender_at(self, named: Named) -> str:
        near = [t.text.lower() for t in self.context.tokens[max(0, named.first - 1) : named.last]]
        if any(w in _MALE for w in near):
            return "m"
        if any(w in _FEMALE for w in near):
            return "f"
        return _given_names().get(parse_person(named.name).first, "")


@functools.cache
def _given_names() -> dict[str, str]:
    """Given name → "m" or "f", from `lexicons/en/given_names.txt`."""
    text = (folder("lexicons") / "en" / "given_names.txt").read_text(encoding="utf-8")
    lines = [line.split(":") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: kind for kind, names in lines for name in names.split()}


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


def head_of(context: Context, entity: Named) -> int:
    """The token of a name that the rest of it hangs on."""
    for index in range(entity.last - 1, entity.first - 1, -1):
        if (
            not entity.first <= context.tokens[index].head < entity.last
            or context.tokens[index].head == index
        ):
            return index
    return entity.last - 1


def describe(context: Context, entity: Named) -> str:
    """The role words beside a name, as they stand: "Turkish Defense Minister", "a law professor"."""
    head = head_of(context, entity)
    tree, tokens, text = context.tree, context.tokens, context.document.article.text
    first = tree.left[head]
    titles = entity.first
    while titles < entity.last - 1 and tokens[titles].text.lower().strip(".") in context.cues.speakers.titles:
        titles += 1
    named = any(t.pos in {"NOUN", "PROPN"} for t in tokens[first:titles])
    named = named and tokens[titles - 1].text.lower().strip(".") not in _COURTESY
    named = named and tokens[titles - 1].entity not in {"PERSON", "GPE"} and tokens[titles - 1].text != "-"
    if first < titles and named:
        words = _DATELINE.sub("", text[tokens[first].start : tokens[titles - 1].end].strip(" ,"))
        if words and not re.search(r"[,“”\"\n—–]", words) and words.lower() not in _MALE | _FEMALE | _SMALL:
            return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    child = next((c for c in tree.each(head, "appos") if c > head and _describes(context, c)), None)
    if child is not None:
        start, end = tree.chars(*tree.phrase(child))
        return re.sub(r"\s+", " ", text[start:end])
    outer = tokens[head].head
    if (
        tokens[head].dep == "appos"
        and tokens[outer].pos in {"NOUN", "PROPN"}
        and tokens[outer].entity not in _NOT_APPOSED
    ):
        start, end = tree.chars(tree.left[outer], max(tree.left[outer], tree.left[head] - 1))
        return re.sub(r"\s+", " ", text[start:end]).strip(" ,")
    return ""


def _describes(context: Context, child: int) -> bool:
    """Not a date, an age or a party tag ("R-Texas", which says the side, not the role)."""
    start, end = context.tree.subtree(child)
    words = context.document.article.text[start:end]
    return context.tokens[child].entity not in _NOT_APPOSED and not _PARTY_ALONE.match(words.strip("() "))


def side_of(context: Context, entity: Named | None, descriptor: str) -> str | None:
    """An affiliation the text gives: party, nationality, else an organisation or place in the descriptor."""
    text = context.document.article.text
    if entity is not None:
        end = context.tokens[entity.last - 1].end
        match = _PARTY.match(text, end) or _PARTY.search(text, context.tokens[entity.first].start, end)
        if match:
            return match.group(1)
    if not descriptor:
        return None
    capitals: list[str] = re.findall(r"[A-Z][\w-]+", descriptor)
    party = next((w for w in capitals if is_party_member(w)), None)
    if party is not None:
        return party
    inside = [
        e
        for e in context.document.entities
        if context.tokens[e.first].text in descriptor or e.span.text[:4].lower() == "the "
    ]
    for label in ("NORP", "ORG", "GPE"):
        for known in inside:
            if known.label == label:
                words = clean_name(context, known.first, known.last, titles=True)
                if _affiliates(descriptor, words):
                    return words
    return None


def is_party_member(word: str) -> bool:
    """ "Democrat", "Tory", "Democratic": does the word stand for a listed body by its members?"""
    known = load_aliases().known(word) or load_aliases().known(f"{word}s")
    return known is not None and known.sort == "member"


def _affiliates(descriptor: str, words: str) -> bool:
    """Does the description tie the person to this body or place: "of X", "X's", "X minister"?

    Not one word of a title ("Defense Secretary"), unless it is a place, a nation or letters ("FBI director").
    """
    match = re.search(rf"\b{re.escape(words)}(?!\w)", descriptor)
    if match is None or not words[:1].isupper():
        return False
    before = descriptor[: match.start()].split()
    joined = not before or before[-1].lower() in _JOINS | _SMALL or before[-1].istitle()
    one_word = " " not in words and not words.replace(".", "").isupper()
    if not one_word or load_aliases().known(words) is not None:
        return joined or before[-1].islower()
    return bool(before) and before[-1].lower() in _JOINS | _SMALL and not descriptor[match.end() :].strip()
