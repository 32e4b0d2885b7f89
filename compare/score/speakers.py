"""Who a source phrase stands for: a person by full name, a group, an outlet, a document, or no one named.

Surnames go to the full name used in the same article; "he" and "she" to the
last fitting person who did or said something (a subset of the salience rules
of Lappin and Leass 1994); "the minister" to the person so described.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.records import Entity, SourceKind
from compare.score.attribution_context import Context, Found
from compare.score.persons import People, clean_name, describe, head_of, is_outlet, side_of

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_IT = frozenset({"it", "its"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OUTLET_NOUNS = frozenset(
    {"newspaper", "paper", "magazine", "outlet", "broadcaster", "website", "site", "tabloid"}
)
# "he" means someone named in this or one of the last few sentences.
_REACH = 4
UNNAMED_DESCRIPTOR = "no source named"


class Speaker(NamedTuple):
    """Who speaks. `key` is equal for the same speaker within one article."""

    key: str
    kind: SourceKind
    name: str | None
    descriptor: str
    side: str | None


def identify(context: Context, people: People, found: Found, earlier: list[tuple[int, Speaker]]) -> Speaker:
    """The speaker of one attribution; `earlier` are those already identified, with their token index."""
    if found.head is None or found.source is None:
        return Speaker("none", "unnamed", None, UNNAMED_DESCRIPTOR, None)
    token = context.tokens[found.head]
    word = token.text.lower()
    if token.pos == "PRON" or token.tag in {"PRP", "PRP$"}:
        known = _pronoun(context, people, found.head, word, earlier)
        return known or _described(context, found, found.head)
    person = _person_in(context, people, found)
    if person is not None:
        return _person(context, people, person)
    return _other(context, people, found, earlier)


def _pronoun(
    context: Context, people: People, index: int, word: str, earlier: list[tuple[int, Speaker]]
) -> Speaker | None:
    if word in _HE | _SHE:
        return _last_person(context, people, index, "m" if word in _HE else "f")
    before = [s for i, s in earlier if i < index]
    if word in _THEY:
        return next((s for s in reversed(before) if _is_group(s)), None)
    if word in _IT:
        return next(
            (s for s in reversed(before) if s.kind in {"document", "outlet"} or _is_organisation(s)), None
        )
    return None


def _is_group(speaker: Speaker) -> bool:
    return speaker.key.startswith(("group:", "org:")) or speaker.kind == "document"


def _is_organisation(speaker: Speaker) -> bool:
    return speaker.key.startswith("org:")


def _last_person(context: Context, people: People, index: int, gender: str) -> Speaker | None:
    """The nearest earlier person who is a subject and not of the other gender; else the nearest one named."""
    sentence = context.tokens[index].sentence
    nearest: Entity | None = None
    for entity in reversed(people.mentions):
        if entity.first >= index or people.gender(entity.first) not in {"", gender}:
            continue
        if sentence - context.tokens[entity.first].sentence > _REACH:
            break
        head = head_of(context, entity)
        if context.tokens[head].dep in _SUBJECTS and not context.quoted[head]:
            return _person(context, people, entity)
        if nearest is None and context.tokens[head].dep != "poss":
            nearest = entity
    return _person(context, people, nearest) if nearest is not None else None


def _person_in(context: Context, people: People, found: Found) -> Entity | None:
    """The person this phrase names: its head, or an apposition to it."""
    head = found.head
    assert head is not None
    if head in people.at:
        return people.at[head]
    if context.tokens[head].text in {"'s", "’s"} and head - 1 in people.at:
        return people.at[head - 1]
    for child in context.tree.each(head, "appos"):
        if child in people.at and (context.tokens[head].pos != "PROPN" or context.tokens[head].entity == ""):
            return people.at[child]
    return _trailing_person(context, people, found)


def _trailing_person(context: Context, people: People, found: Found) -> Entity | None:
    """The person an outer title is explained by: "the mayor of Bristol, Jane Roe,"."""
    assert found.source is not None
    entity = people.at.get(found.source[1])
    if entity is None or entity.first <= found.source[0] or entity.last - 1 != found.source[1]:
        return None
    apart = context.tokens[entity.first - 1].text == "," and context.tokens[found.source[1]].dep == "appos"
    return entity if apart else None


def _person(context: Context, people: People, entity: Entity) -> Speaker:
    name = people.full_name(clean_name(context, entity.first, entity.last))
    descriptor = describe(context, entity)
    if not descriptor:
        same = (e for e in people.mentions if people.full_name(clean_name(context, e.first, e.last)) == name)
        descriptor = next((d for e in same if (d := describe(context, e))), "")
    return Speaker(f"person:{name.lower()}", "named", name, descriptor, side_of(context, entity, descriptor))


def _other(context: Context, people: People, found: Found, earlier: list[tuple[int, Speaker]]) -> Speaker:
    assert found.head is not None
    assert found.source is not None
    head, token = found.head, context.tokens[found.head]
    nouns = context.cues.speakers
    proper = _is_proper(context, head)
    name = _proper_name(context, head)
    if proper and is_outlet(context, name):
        return _outlet(context, head, name)
    if token.lemma in _OUTLET_NOUNS and token.tag == "NN":
        last = next((s for i, s in reversed(earlier) if s.kind == "outlet" and i < head), None)
        return last or _described(context, found, head)._replace(kind="outlet")
    if token.lemma in nouns.documents and not proper:
        return Speaker(f"document:{token.lemma}", "document", None, phrase_text(context, found), None)
    if proper and token.tag not in {"NNPS"} and token.entity != "NORP":
        return Speaker(_organisation_key(context, name), "named", name, "", side_of(context, None, ""))
    if token.lemma in nouns.groups and token.tag == "NN" and _has_proper(context, head):
        return Speaker(_organisation_key(context, name), "named", name, "", side_of(context, None, name))
    role = _by_role(context, people, found)
    return role or _described(context, found, head)


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
    first = context.tree.left[head]
    return any(
        t.pos == "PROPN" or t.entity in {"NORP", "GPE", "ORG", "PERSON"} for t in context.tokens[first:head]
    )


def _plain(name: str) -> str:
    return re.sub(r"^(the|a)\s+", "", name.lower())


def _organisation_key(context: Context, name: str) -> str:
    """Acronyms go with the name whose initials they are."""
    plain = _plain(name)
    if name.isupper() and 2 <= len(name) <= 6:
        for entity in context.document.entities:
            words = [w for w in clean_name(context, entity.first, entity.last).split() if w[0].isupper()]
            if len(words) > 1 and "".join(w[0] for w in words) == name:
                plain = _plain(clean_name(context, entity.first, entity.last))
                break
    return f"org:{plain}"


def _by_role(context: Context, people: People, found: Found) -> Speaker | None:
    """ "the minister" for a person introduced as "… Minister X" (only with "the", only one such person)."""
    assert found.head is not None
    token = context.tokens[found.head]
    first = context.tree.left[found.head]
    if token.tag != "NN" or context.tokens[first].text.lower() != "the" or found.head - first > 2:
        return None
    fitting: dict[str, Entity] = {}
    for entity in people.mentions:
        if entity.first < found.head and re.search(
            rf"\b{re.escape(token.lemma)}\b", describe(context, entity).lower()
        ):
            fitting.setdefault(people.full_name(clean_name(context, entity.first, entity.last)), entity)
    if len(fitting) != 1:
        return None
    return _person(context, people, next(iter(fitting.values())))


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
