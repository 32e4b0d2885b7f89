"""Role nouns that stand for an actor: "prosecutors", "his wife", "the company"."""

from __future__ import annotations

from compare.names import singular
from compare.score.actor_finder import Finder, Kind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})


def add_role_nouns(finder: Finder) -> None:
    """Role nouns that are definite, owned or act, and that are no title or description of a name."""
    for i, token in enumerate(finder.tokens):
        if i in finder.taken or token.pos not in ("NOUN", "PROPN"):
            continue
        kind = _role_kind(finder, i)
        if kind is not None and not _names_someone(finder, i):
            first = _role_start(finder, i)
            finder.add(first, i + 1, kind)


def _role_kind(finder: Finder, i: int) -> Kind | None:
    """Which sort of role noun stands here, if it is definite, owned, plural or acting."""
    token = finder.tokens[i]
    kind = _sort(finder, i)
    plural = token.tag in ("NNS", "NNPS") or token.lemma == "police"
    owned = finder.tree.child(i, "poss") is not None
    article = finder.tree.child(i, "det")
    definite = article is not None and finder.tokens[article].text.lower() in _DEFINITE
    if kind == "kin":
        counts = owned or token.dep in (*_ACTS, "appos", "conj")
    elif kind == "couple":
        counts = definite and not plural and token.dep in (*_ACTS, "pobj", "poss")
    elif plural:
        counts = _acting(finder, i)
    else:
        counts = definite or (owned and kind == "role")
    if kind is None or not counts:
        return None
    return "people" if kind == "role" and plural else kind


def _sort(finder: Finder, i: int) -> Kind | None:
    """The list the noun is in; none for part of a name ("Attorney's Office")."""
    token = finder.tokens[i]
    initial = i == finder.document.bounds[token.sentence][0]
    if token.text[0].isupper() and not initial and not finder.in_title(i):
        return None
    word = singular(token.lemma)
    office = word == "police" or any(word in group for group in finder.aliases.offices)
    kinds: tuple[Kind, ...] = ("kin", "couple", "role", "body")
    for kind in kinds:
        if word in finder.roles("person" if kind == "role" else kind) or (kind == "role" and office):
            return kind
    return None


def _acting(finder: Finder, i: int) -> bool:
    """Subject, object or agent; or joined to one, or an object of any preposition."""
    token, seen = finder.tokens[i], i
    while token.dep == "conj" and token.head != seen:
        seen = token.head
        token = finder.tokens[seen]
    return token.dep in (*_ACTS, "pobj", "poss", "ROOT")


def _names_someone(finder: Finder, i: int) -> bool:
    """Is the noun only a title or description of a name beside it?"""
    token = finder.tokens[i]
    head = token.head
    if token.dep in ("compound", "appos", "attr", "amod", "nmod") and head != i:
        kin = singular(token.lemma) in finder.roles("kin") and token.dep == "appos"
        return not kin and (token.dep != "appos" or head in finder.taken)
    if singular(token.lemma) in finder.roles("kin"):
        return False
    beside = [i + 1, *(c for c in finder.tree.each(i, "appos") if c > i)]
    left = finder.tree.left[i]
    if left > 1 and finder.tokens[left - 1].text == ",":
        beside.append(left - 2)  # "Rostec, the company …"
    return any(c in finder.taken and finder.taken[c].kind in ("person", "org") for c in beside)


def _role_start(finder: Finder, i: int) -> int:
    """Take in "his", "the" stays out; and nouns that say which one ("intelligence agencies")."""
    first = i
    while first > 0 and first - 1 not in finder.taken:
        before = finder.tokens[first - 1]
        owner = before.dep == "poss" and before.pos == "PRON" and before.head == i
        if not owner and not (before.dep == "compound" and before.head == i):
            break
        first -= 1
    return first
