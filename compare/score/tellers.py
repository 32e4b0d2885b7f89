"""What can be a source: someone who can speak, or something written. "The move", "Monday" cannot."""

from __future__ import annotations

import functools
import re

from compare.names import load_aliases, singular
from compare.score.attribution_context import Context, Found

_NO_ONE = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "ORDINAL"})
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "we", "i", "it", "who", "his", "her", "their", "its", "you", "both", "some", "many"}
    | {"others", "most", "few", "several", "all", "one", "those", "none", "neither", "everyone", "no-one"}
    | {
        "themselves",
        "himself",
        "herself",
        "someone",
        "anyone",
        "him",
        "them",
        "each",
        "nobody",
        "everybody",
        "somebody",
        "another",
    }
)
# How many, standing for the people counted ("dozens of doctors", "a number of MPs").
_AMOUNTS = frozenset({"dozen", "hundred", "thousand", "million", "number", "majority", "handful", "score"})
# Things written or shown that the list of documents does not have.
_MORE_TEXTS = frozenset(
    {"slide", "submission", "journal", "chart", "graph", "presentation", "index", "dossier", "cable"}
    | {"footage", "editorial", "leak", "log", "diary", "inscription", "leaflet", "placard", "banner"}
)
# Nouns for people that neither the lists nor their endings give away.
_MORE_PEOPLE = frozenset(
    {"advocate", "architect", "mogul", "management", "graduate", "magnate", "tycoon", "whip"}
)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "crat", "person", "people")
# Common nouns with such an ending that are no people.
_NOT_PEOPLE = frozenset(
    {"after", "anger", "answer", "banner", "barrier", "behavior", "blunder", "border"}
    | {"bumper", "career", "center", "centre", "chapter", "charter", "checklist", "cluster"}
    | {"coffee", "color", "committee", "computer", "container", "corner", "corridor", "counter"}
    | {"cover", "danger", "december", "decree", "degree", "dinner", "disaster", "door"}
    | {"drawer", "encounter", "error", "exterior", "factor", "favor", "feather", "fee"}
    | {"fever", "fiber", "filter", "finger", "fist", "flier", "floor", "flyer"}
    | {"gist", "guarantee", "hammer", "helicopter", "honor", "humor", "hunger", "indicator"}
    | {"interior", "jubilee", "knee", "labor", "ladder", "layer", "letter", "list"}
    | {"liter", "locker", "major", "manner", "matter", "meter", "minor", "mirror"}
    | {"mist", "monitor", "motor", "murder", "newsletter", "newspaper", "november", "number"}
    | {"october", "offer", "order", "paper", "plunder", "poster", "power", "primer"}
    | {"prior", "proper", "quarter", "reactor", "register", "remainder", "reminder", "river"}
    | {"rumor", "sector", "semester", "september", "server", "shoulder", "shower", "specimen"}
    | {"spree", "summer", "tenor", "terror", "theater", "thunder", "tiger", "tower"}
    | {"trailer", "transfer", "tree", "trigger", "twist", "vigor", "wallpaper", "water"}
    | {"weather", "winter", "wonder", "wrist"}
)
# Whatever is the subject of these verbs is told of as a speaker ("the slide says").
_ONLY_SPEAKERS = frozenset({"say", "tell", "acknowledge", "boast", "assert", "reply", "add", "according"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_CREDIT = re.compile(
    r"^\W*(?:(?:additional|further) )?(?:reporting|writing|editing|photo(?:graph)?s?|research|graphics?) by\b"
    r"|\bcontributed (?:reporting|to this (?:report|story|article))",
    re.IGNORECASE,
)
_CREDIT_WORDS = 25  # a longer sentence that opens so is prose


def can_tell(context: Context, found: Found) -> bool:
    """Can this attribution's source have said it? True where no one is named ("reportedly")."""
    if found.head is None or found.source is None:
        return True
    head = antecedent(context, found.head)
    token = context.tokens[head]
    if token.entity in _NO_ONE:
        return False
    counted = token.lemma in _AMOUNTS and context.tree.child(head, "prep") is not None
    if counted or found.rule in {"according", "in_words"}:
        return True
    if token.pos == "PRON" or token.text.lower() in _PRONOUNS:
        return token.text.lower() in _PRONOUNS
    if token.entity in _NAMES or token.text in context.names or token.pos in {"PROPN", "NUM"}:
        return True
    cues = {t.lemma for t in context.tokens[found.cue[0] : found.cue[1] + 1]}
    return is_document(context, head) or is_teller_noun(context, head) or bool(cues & _ONLY_SPEAKERS)


def antecedent(context: Context, head: int) -> int:
    """The noun that "who" or "which" stands for; `head` itself for other words."""
    tokens = context.tokens
    if tokens[head].text.lower() not in _RELATIVE:
        return head
    verb = tokens[head].head
    noun = tokens[verb].head
    return noun if tokens[verb].dep == "relcl" and noun < head else head


def is_document(context: Context, head: int) -> bool:
    """Is this common noun something written, shown or counted?"""
    return context.is_document(head) or context.tokens[head].lemma in _MORE_TEXTS


def is_teller_noun(context: Context, head: int) -> bool:
    """Is this common noun one for people, a group or an office?"""
    token = context.tokens[head]
    nouns = context.cues.speakers
    words = {token.lemma, token.text.lower(), singular(token.lemma)}
    if words & (nouns.people | nouns.groups | nouns.titles) or words & (_role_words() | _MORE_PEOPLE):
        return True
    ends = any(w.endswith(_PERSON_ENDINGS) for w in words)
    return token.pos in ("NOUN", "PROPN", "ADJ") and ends and not words & _NOT_PEOPLE


@functools.cache
def _role_words() -> frozenset[str]:
    roles = load_aliases().roles
    return frozenset().union(*(roles[k] for k in ("person", "kin", "couple", "body", "government", "owned")))


def is_credit(context: Context, found: Found) -> bool:
    """Does the attribution stand in a line that tells who wrote, edited or photographed?"""
    sentence = context.document.sentences[context.tokens[found.cue[0]].sentence]
    return _CREDIT.search(sentence.text) is not None and len(sentence.text.split()) < _CREDIT_WORDS
