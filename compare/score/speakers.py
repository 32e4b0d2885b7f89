"""Who a source phrase stands for: a person by full name, a group, an outlet, a document, or no one named.

Names, and nouns such as "the minister", go by the actors linked in the same
article; pronouns by `pronouns`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.names import acronym_of
from compare.records import SourceKind
from compare.score.actor_links import Cluster, Linked
from compare.score.attribution_context import Context, Found
from compare.score.persons import (
    Named,
    People,
    clean_name,
    describe,
    is_outlet,
    is_party_member,
    side_of,
)
from compare.score.pronouns import HE, I_WE, IT, SHE, THEY, group_meant, person_meant
from compare.score.tellers import antecedent, is_document

_OUTLET_NOUNS = frozenset(
    {"newspaper", "paper", "magazine", "outlet", "broadcaster", "website", "site", "tabloid"}
)
_RELATIVE = frozenset({"who", "which", "that", "whose"})
_NO_NAMES = frozenset({"role", "kin", "people"})
# What begins so describes anyone, or someone seen from another ("a lawyer", "his deputy").
_NO_OFFICE = frozenset({"a", "an", "his", "her", "their", "its", "one", "my", "our"})
_PLACED = frozenset({"of", "in", "for", "at"})
UNNAMED_DESCRIPTOR = "no source named"


class Speaker(NamedTuple):
    """Who speaks. `key` is equal for the same speaker within one article."""

    key: str
    kind: SourceKind
    name: str | None
    descriptor: str
    side: str | None


class Cast:
    """The speakers of one article, identified in text order."""

    def __init__(self, context: Context, linked: Linked) -> None:
        self.context = context
        self.people = People(context, linked)
        self.clusters: dict[int, Cluster] = linked.at()
        self.earlier: list[tuple[int, Speaker]] = []
        self.spoke: list[tuple[int, Named]] = []
        self.pronouns: dict[int, Named] = {}
        self.contents: list[tuple[int, int, Speaker]] = []
        self.known: dict[str, Speaker] = {}
        self.offices = _offices(context, self.people)

    def identify(self, found: Found) -> Speaker:
        """The speaker of one attribution; expects the attributions in text order."""
        speaker = self._identify(found)
        self.earlier.append((found.cue[0], speaker))
        self.contents.append((*found.content, speaker))
        return speaker

    def _identify(self, found: Found) -> Speaker:
        if found.head is None or found.source is None:
            return Speaker("none", "unnamed", None, UNNAMED_DESCRIPTOR, None)
        token = self.context.tokens[found.head]
        word = token.text.lower()
        if word in _RELATIVE:
            return self._relative(found)
        if token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
            return self._pronoun(found, word) or _described(self.context, found, found.head)
        person = _person_in(self, found) or _by_surname(self, found.head) or self._in_office(found)
        return self._person(found, self._fuller(person)) if person is not None else _other(self, found)

    def _fuller(self, person: Named) -> Named:
        """The one person whose name ends in this double name ("van der Berg"), where they were not joined."""
        if " " not in person.name:
            return person
        same = {m.key: m for m in self.people.mentions if m.key.endswith(f" {person.key}")}
        return next(iter(same.values())) if len(same) == 1 else person

    def _person(self, found: Found, person: Named) -> Speaker:
        self.spoke.append((found.cue[0], person))
        if person.key not in self.known:
            self.known[person.key] = _person(self.context, self.people, person)
        return self.known[person.key]

    def _in_office(self, found: Found) -> Named | None:
        """ "The Home Secretary", also in a headline: the one person called so beside the name."""
        return self.offices.get(_plain(phrase_text(self.context, found)))

    def _relative(self, found: Found) -> Speaker:
        """ "Doe, who said": the noun the clause hangs on."""
        assert found.head is not None
        noun = antecedent(self.context, found.head)
        if noun != found.head:
            first, last = self.context.tree.phrase(noun)
            return self._identify(found._replace(head=noun, source=(first, min(last, found.head - 1))))
        return _described(self.context, found, found.head)

    def _pronoun(self, found: Found, word: str) -> Speaker | None:
        assert found.head is not None
        if word in HE | SHE:
            person = person_meant(self.context, self.people, found, self.pronouns, self.spoke)
            if person is None:
                return None
            self.pronouns[found.head] = person
            return self._person(found, person)
        if word in I_WE and self.context.quoted[found.head]:
            return self._who_says(self.context.tokens[found.head].start)
        before = [s for i, s in self.earlier if i < found.head]
        if word in THEY:
            return self._group(found)
        if word in IT:
            return next(
                (s for s in reversed(before) if s.kind in {"document", "outlet"} or _is_body(s)), None
            )
        return None

    def _group(self, found: Found) -> Speaker | None:
        """The group a "they" means, if one is told; one that spoke before keeps its name."""
        assert found.head is not None
        noun = group_meant(self.context, found.head)
        if noun is None:
            return None
        found = found._replace(head=noun, source=self.context.tree.phrase(noun))
        return self._identify(found)

    def _who_says(self, start: int) -> Speaker | None:
        """The speaker of the shortest content that holds this character."""
        fit = [(e - s, speaker) for s, e, speaker in self.contents if s <= start < e]
        return min(fit, key=lambda x: x[0], default=(0, None))[1]


def _is_body(speaker: Speaker) -> bool:
    return speaker.key.startswith("org:")


def _person_in(cast: Cast, found: Found) -> Named | None:
    """The person this phrase names: its head, or an apposition to it."""
    head, at, tokens = found.head, cast.people.at, cast.context.tokens
    assert head is not None
    if head in at:
        return at[head]
    if tokens[head].text in {"'s", "’s"} and head - 1 in at:
        return at[head - 1]
    for child in cast.context.tree.each(head, "appos"):
        if child in at and (tokens[head].pos != "PROPN" or tokens[head].entity in ("", "ORG")):
            return at[child]
    return _trailing_person(cast, found)


def _trailing_person(cast: Cast, found: Found) -> Named | None:
    """The person an outer title is explained by: "the mayor of Bristol, Jane Roe,"."""
    assert found.source is not None
    tokens = cast.context.tokens
    person = cast.people.at.get(found.source[1])
    if person is None or person.first <= found.source[0] or person.last - 1 != found.source[1]:
        return None
    apart = tokens[person.first - 1].text == "," and tokens[found.source[1]].dep == "appos"
    return person if apart else None


def _by_surname(cast: Cast, head: int) -> Named | None:
    """The one person with this last name, where the name finder missed it ("said de Wit")."""
    tokens = cast.context.tokens
    if tokens[head].pos != "PROPN" or tokens[head].entity in {"ORG", "GPE", "NORP"}:
        return None
    before = (t for t in tokens[cast.context.tree.left[head] : head] if t.text[0].isupper())
    if any(t.pos == "PROPN" and t.text.lower().strip(".") not in _titles(cast) for t in before):
        return None
    same = {m.key: m for m in cast.people.mentions if m.name.rsplit(" ", 1)[-1] == tokens[head].text}
    return next(iter(same.values())) if len(same) == 1 else None


def _titles(cast: Cast) -> frozenset[str]:
    return cast.context.cues.speakers.titles


def _offices(context: Context, people: People) -> dict[str, Named]:
    """Offices of two or more words that one person is called by beside the name: "home secretary"."""
    held: dict[str, dict[str, Named]] = {}
    for person in people.mentions:
        words = describe(context, person)
        if len(words.split()) > 1 and words.split()[0].lower() not in _NO_OFFICE:
            held.setdefault(_plain(words), {})[person.key] = person
    return {office: next(iter(by.values())) for office, by in held.items() if len(by) == 1}


def _person(context: Context, people: People, person: Named) -> Speaker:
    same = [m for m in people.mentions if m.key == person.key]
    told = [m for m in ([person] if person in same else []) + same if not _in_headline(context, m)]
    descriptor = next((d for m in told if (d := describe(context, m))), "")
    side = next((x for m in told if (x := side_of(context, m, ""))), None)
    return Speaker(
        f"person:{person.key}", "named", person.name, descriptor, side or side_of(context, None, descriptor)
    )


def _in_headline(context: Context, person: Named) -> bool:
    """Headlines have no commas and many capitals: what stands beside a name there need not describe it."""
    return context.document.sentences[context.tokens[person.first].sentence].role != "body"


def _other(cast: Cast, found: Found) -> Speaker:
    """An outlet, a text, a body with a name, or a description."""
    assert found.head is not None
    context, head, token = cast.context, found.head, cast.context.tokens[found.head]
    known = cast.clusters.get(head)
    proper = _is_proper(context, head)
    proper = proper and (known is None or known.kind not in _NO_NAMES or _is_long_name(context, head))
    name = _proper_name(context, head)
    if proper and is_outlet(context, name):
        return _outlet(context, head, name)
    if token.lemma in _OUTLET_NOUNS and token.tag == "NN":
        last = next((s for i, s in reversed(cast.earlier) if s.kind == "outlet" and i < head), None)
        return last or _described(context, found, head)._replace(kind="outlet")
    if is_document(context, head) and not proper:
        return Speaker(f"document:{token.lemma}", "document", None, phrase_text(context, found), None)
    if proper and token.tag not in {"NNPS"} and token.entity != "NORP":
        whole = _spelled_out(cast, head, name)
        return Speaker(_organisation_key(cast, head, name), "named", whole, "", None)
    return _body(cast, found, name) or _described(context, found, head)


def _body(cast: Cast, found: Found, name: str) -> Speaker | None:
    """A group with one voice that a name tells apart: "Turkish government", "the party", "jury in York"."""
    assert found.head is not None
    context, head, token = cast.context, found.head, cast.context.tokens[found.head]
    if token.lemma not in context.cues.speakers.groups or token.tag != "NN":
        return None
    if _has_proper(context, head):
        return Speaker(_organisation_key(cast, head, name), "named", name, "", side_of(context, None, name))
    known = cast.clusters.get(head)
    if known is not None and known.kind == "org" and known.key[:1].isupper():
        return Speaker(f"org:{_plain(known.key)}", "named", _name_before(context, known, head), "", None)
    placed = _placed(context, found)
    return Speaker(f"org:{_plain(placed)}", "named", placed, "", None) if placed else None


def _name_before(context: Context, cluster: Cluster, head: int) -> str:
    """The last name of this body before "the party", "the company"."""
    named = [m for m in cluster.mentions if m.kind == "org" and m.name[:1].isupper()]
    before = [m for m in sorted(named) if m.first < head and context.tokens[m.last - 1].tag != "NNPS"]
    return clean_name(context, before[-1].first, before[-1].last, titles=True) if before else cluster.key


def _placed(context: Context, found: Found) -> str:
    """ "grand jury in San Diego": a body that a place or a larger body tells apart; "" for others."""
    assert found.head is not None
    tokens, tree = context.tokens, context.tree
    for prep in tree.each(found.head, "prep"):
        place = tree.child(prep, "pobj")
        if place is not None and tokens[prep].lemma in _PLACED and tokens[place].entity in {"GPE", "ORG"}:
            first, last = tree.left[found.head], max(tree.phrase(place)[1], place)
            start, end = tree.chars(first, last)
            words = re.sub(r"\s+", " ", context.document.article.text[start:end])
            return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    return ""


def _outlet(context: Context, head: int, name: str) -> Speaker:
    """ "The Post" is the Washington Post where that one has been named before."""
    for entity in context.document.entities:
        if entity.first < head and entity.span.text.lower().endswith(" " + _plain(name)):
            longer = clean_name(context, entity.first, entity.last, titles=True)
            if is_outlet(context, longer):
                name = longer
                break
    return Speaker(f"outlet:{_plain(name)}", "outlet", name, "", None)


def _is_proper(context: Context, head: int) -> bool:
    """A name, also one that the tagger took for a noun: capitalised, without an article, singular."""
    token = context.tokens[head]
    if not token.text[0].isupper() and token.entity not in {"ORG", "GPE"}:
        return False
    if token.pos == "PROPN" or token.text in context.names or token.entity in {"ORG", "GPE"}:
        return True
    nouns = context.cues.speakers
    common = token.lemma in nouns.people | nouns.groups | nouns.documents
    return (
        token.text[0].isupper()
        and token.tag in {"NN", "JJ", "FW"}
        and context.tree.left[head] == head
        and not common
    )


def _is_long_name(context: Context, head: int) -> bool:
    """Does the noun end the name of a body: "the House of Commons inspector"?"""
    capitals = [
        t.text
        for e in context.document.entities
        if e.label == "ORG" and e.first < head < e.last
        for t in context.tokens[e.first : head]
        if t.pos == "PROPN"
    ]
    return len(capitals) > 1


def _proper_name(context: Context, head: int) -> str:
    """The words of a group's or outlet's name: the noun with the words before it, or the entity."""
    tokens = context.tokens
    first = context.tree.left[head]
    while first < head and not (
        tokens[first].text[0].isupper() and tokens[first].pos not in {"DET", "ADV", "SCONJ"}
    ):
        first += 1
    for entity in context.document.entities:
        if entity.first <= head < entity.last:
            first = min(first, entity.first) if _owned(context, head) else entity.first
            return clean_name(context, first, max(entity.last, head + 1), titles=True)
    return clean_name(context, first, head + 1, titles=True)


def _owned(context: Context, head: int) -> bool:
    return context.tree.child(head, "poss") is not None


def _has_proper(context: Context, head: int) -> bool:
    """ "Turkish government", "Acme board"; not "Republican leadership", where the name is a side."""
    first = context.tree.left[head]
    return any(
        (t.pos == "PROPN" or t.entity in {"NORP", "GPE", "ORG", "PERSON"})
        and not is_party_member(t.text)
        and context.tokens[i + 1].text != "-"
        for i, t in enumerate(context.tokens[first:head], start=first)
    )


def _plain(name: str) -> str:
    return re.sub(r"^(the|a)\s+", "", name.lower())


def _organisation_key(cast: Cast, head: int, name: str) -> str:
    """Other names of one body in this article go together: letters, a shortened name."""
    cluster = cast.clusters.get(head)
    if cluster is not None and cluster.kind == "org":
        return f"org:{_plain(cluster.key)}"
    return f"org:{_plain(name)}"


def _spelled_out(cast: Cast, head: int, name: str) -> str:
    """The whole name for its letters, where the article gives it."""
    cluster = cast.clusters.get(head)
    letters = name.replace(".", "")
    if cluster is None or not letters.isupper():
        return name
    return next((m.name for m in sorted(cluster.mentions) if acronym_of(m.name) == letters), name)


def phrase_text(context: Context, found: Found) -> str:
    """The words of the source phrase, without the article's line breaks."""
    assert found.source is not None
    start, end = context.tree.chars(*found.source)
    return re.sub(r"\s+", " ", context.document.article.text[start:end])


def _described(context: Context, found: Found, head: int) -> Speaker:
    words = phrase_text(context, found)
    key = re.sub(r"^(the|a|an|some|other|many|several)\s+", "", words.lower())
    plural = (
        context.tokens[head].tag in {"NNS", "NNPS"}
        or context.tokens[head].lemma in context.cues.speakers.groups
    )
    first = context.tree.left[head]
    before = context.document.article.text[context.tokens[first].start : context.tokens[head].end]
    return Speaker(
        f"{'group' if plural else 'one'}:{key}", "unnamed", None, words, side_of(context, None, before)
    )
