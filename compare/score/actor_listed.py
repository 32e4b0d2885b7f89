"""Actors known beforehand: countries, capitals as governments, organisations; and a person's campaign."""

from __future__ import annotations

from compare.names import SUFFIXES, Known, plain, singular
from compare.records import Entity
from compare.score.actor_finder import Finder, Kind

_WHOLE = frozenset({"PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LOC"})
_WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "across", "from", "to", "into", "through", "inside"}
)
_LONGEST = 6


def add_owned(finder: Finder) -> None:
    """A person's campaign, team or family acts for itself: "Doe campaign" is not Doe."""
    tokens, nouns = finder.tokens, finder.roles("owned")
    for i, token in enumerate(tokens):
        if token.text.lower() not in nouns or token.pos not in ("NOUN", "PROPN"):
            continue
        end = i
        if end > 0 and tokens[end - 1].text in ("'s", "’s", "'", "’"):
            end -= 1
        first = end
        while first > 0 and _is_owner(finder, first - 1, token.sentence):
            first -= 1
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if after is not None and token.text[0].isupper() and after.pos == "PROPN" and not finder.in_title(i):
            continue  # within a longer name
        owner = plain(finder.text(first, end)) if first < end else ""
        if (
            owner
            and finder.aliases.known(owner) is None
            and finder.aliases.known(tokens[end - 1].text) is None
        ):
            finder.add(first, i + 1, "owned", name=f"{_surname(owner)} {token.text.lower()}")


def _is_owner(finder: Finder, i: int, sentence: int) -> bool:
    token = finder.tokens[i]
    word = token.text.lower().strip(".")
    named = token.pos == "PROPN" and token.text[0].isupper()
    person = token.entity in ("", "PERSON", "ORG") or token.text in finder.person_words
    return named and person and word not in finder.roles("title") and token.sentence == sentence


def _surname(name: str) -> str:
    words = [w for w in plain(name).split() if w.lower().strip(".") not in SUFFIXES]
    return words[-1] if words else name


# ---------------------------------------------------------------- countries and listed organisations


def add_listed(finder: Finder) -> None:
    """Forms of the alias list, the longest first; a capital counts where it acts, not where one is."""
    inside = _whole_entities(finder)
    at = 0
    while at < len(finder.tokens):
        width, known = _listed_at(finder, at)
        if known is None or not _may_be_listed(finder, at, width, known, inside):
            at += 1
            continue
        last = _with_government(finder, at + width) if known.label == "GPE" else at + width
        kind: Kind = "country" if known.label == "GPE" else "org"
        if known.sort != "capital" or last > at + width or _acts_as_state(finder, at, at + width):
            finder.add(at, last, kind, known)
        at = max(last, at + 1)


def _listed_at(finder: Finder, at: int) -> tuple[int, Known | None]:
    if finder.tokens[at].text.lower() in ("the", "a", "an"):
        return 0, None
    if not finder.tokens[at].text[0].isupper() and finder.tokens[at].text not in (
        "al",
        "al-Qaeda",
        "al-Qaida",
    ):
        return 0, None
    end = min(at + _LONGEST, len(finder.tokens))
    for last in range(end, at, -1):
        if finder.tokens[last - 1].sentence != finder.tokens[at].sentence:
            continue
        if finder.tokens[last - 1].text in ("'s", "’s", ",", ".", "'", "’", "-", "the", '"', "”"):
            continue
        known = finder.aliases.known(finder.text(at, last))
        if known is not None:
            return last - at, known
    return 0, None


def _whole_entities(finder: Finder) -> dict[int, Entity]:
    return {i: e for e in finder.document.entities if e.label in _WHOLE for i in range(e.first, e.last)}


def _may_be_listed(finder: Finder, at: int, width: int, known: Known, inside: dict[int, Entity]) -> bool:
    """Not within a longer name ("Bank of China"), and not a common word that looks like a name."""
    following = finder.tokens[at + width].text if at + width < len(finder.tokens) else ""
    if following == "-" and not finder.tokens[at + width - 1].space:
        return known.sort != "capital"
    entity = inside.get(at)
    if entity is None:
        return True
    if entity.label == "PERSON" and entity.last - entity.first <= width and known.label == "GPE":
        return known.sort != "capital"
    rest = [i for i in range(entity.first, entity.last) if not at <= i < at + width]
    names = [i for i in rest if _is_name_word(finder, i)]
    return not names or (known.sort != "member" and entity.label in ("LOC", "EVENT", "LAW"))


def _is_name_word(finder: Finder, i: int) -> bool:
    """Would this token make an entity a longer name? Titles, articles and common nouns do not."""
    token = finder.tokens[i]
    word = token.text.lower().strip(".")
    if (
        word in ("the", "'s", "’s", "a", "an")
        or word in finder.roles("title")
        or not any(c.isalpha() for c in word)
    ):
        return False
    return token.text[0].isupper() and singular(word) not in finder.roles("government", "artefact")


def _with_government(finder: Finder, last: int) -> int:
    """ "Turkish authorities", "Turkey's government": the country acts through them."""
    at = last
    if at < len(finder.tokens) and finder.tokens[at].text in ("'s", "’s"):
        at += 1
    if at < len(finder.tokens) and finder.tokens[at].sentence == finder.tokens[last - 1].sentence:
        noun = finder.tokens[at].lemma
        if singular(noun) in finder.roles("government") and finder.tokens[at].pos in ("NOUN", "PROPN"):
            return at + 1
    return last


def _acts_as_state(finder: Finder, first: int, last: int) -> bool:
    """A capital stands for its government where it is a subject, an object or an owner."""
    sentence_first = finder.document.bounds[finder.tokens[first].sentence][0]
    following = finder.tokens[last].text if last < len(finder.tokens) else ""
    if first == sentence_first and following in ("(", "—", "–", "-", "--", ",", ":"):
        return False
    head = finder.tokens[last - 1]
    seen = last - 1
    while head.dep == "conj" and head.head != seen:
        seen = head.head
        head = finder.tokens[seen]
    if head.dep == "pobj":
        return finder.tokens[head.head].lemma not in _WHERE
    return head.dep in ("nsubj", "nsubjpass", "dobj", "poss", "dative")
