"""Classes of words by what they imply about a party: `lexicons/en/connotation.toml`.

Connotation frames (Rashkin, Singh and Choi 2016): a verb puts its subject and
its object in a light; nouns, adjectives and adverbs do so with their bearer.
The classes stand in for words that the tone model's training data is too small
to have seen.
"""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import msgspec

from compare.errors import LexiconError
from compare.resources import folder

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adverb"}
# A word used as another part of speech keeps its class: "the attack", "a failed plan".
ALSO = {
    "verb": ("noun", "adjective"),
    "noun": ("verb", "adjective"),
    "adjective": ("verb", "noun"),
    "adverb": (),
}
_SIGNS = {"-": -1, "0": 0, "+": 1}


class Sign(NamedTuple):
    """The light a class puts each party in: -1, 0 or 1."""

    subject: int
    object: int
    bearer: int

    @property
    def any(self) -> int:
        """The class's tone where the party's role is not known."""
        return self.bearer or self.object or self.subject


class Connotations(NamedTuple):
    """`words`: (part of speech, lemma) → classes; `phrases`: first lemma → (lemmas, class)."""

    words: dict[tuple[str, str], tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    signs: dict[str, Sign]


@functools.cache
def load_connotations() -> Connotations:
    """Read the file; raises LexiconError where it is not valid."""
    path = folder("lexicons") / "en" / "connotation.toml"
    try:
        return read_connotations(path.read_text(encoding="utf-8"))
    except (OSError, msgspec.DecodeError, LookupError, TypeError, AttributeError) as error:
        raise LexiconError(f"{path.name} is not a valid list of connotations: {error}") from error


def read_connotations(text: str) -> Connotations:
    """The classes in this TOML text, in the order of the file."""
    raw: dict[str, Any] = msgspec.toml.decode(text)
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    signs: dict[str, Sign] = {}
    for part in (*ALSO, "phrase"):
        for name, entry in raw[part].items():
            signs[name] = Sign(*(_SIGNS[entry.get(party, "0")] for party in Sign._fields))
            for word in entry["words"].split():
                if part == "phrase":
                    lemmas = tuple(word.split("_"))
                    phrases[lemmas[0]] = (*phrases.get(lemmas[0], ()), (lemmas, name))
                else:
                    words[part, word] = (*words.get((part, word), ()), name)
    return Connotations(words, phrases, signs)


def classes_of(pos: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Classes of the first form that stands in the list: as this part of speech, else as a kindred one."""
    part = PARTS.get(pos)
    if part is None:
        return ()
    listed = load_connotations().words
    keys = ((kind, form) for kind in (part, *ALSO[part]) for form in forms)
    return next((listed[key] for key in keys if key in listed), ())
