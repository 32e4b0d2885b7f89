"""What each sentence says, as sets of terms: words, happenings, names, figures, runs of words."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.evidence.concepts import concept, concept_keys, is_happening
from compare.names import acronym_of, load_aliases
from compare.records import Document, Quantity, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EVENT_ENDINGS = ("tion", "sion", "ment", "ing", "ance", "ence", "ery", "sis", "ure")
# Verbs that tell of no happening of their own, and plain reporting verbs.
_LIGHT = frozenset(
    ["be", "have", "do", "say", "tell", "make", "get", "take", "go", "come", "use", "include", "accord"]
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
_WORD = re.compile(r"[A-Za-z0-9]")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
# Typographic marks and the plain ones that another outlet prints for them.
_MARKS = str.maketrans("‘’“”–—", "''\"\"--")
_RUN = 4  # words in a run: shared runs this long are rarely chance


@dataclass(frozen=True)
class Parts:
    """The terms of one sentence, each once, in order.

    `words` are stems, `concepts` the same with like words joined ("die",
    "death"), `actions` those concepts that tell of a happening, `verbs` stems of
    verbs, `names` stems of proper nouns and keys of known or shortened names,
    `actors` the names and the actors spoken of by pronoun or description,
    `numbers` values with units, `runs` four words in a row. `shown` maps each
    concept, name and number to its words as printed, in lower case. `text` is the
    whole sentence with plain marks and single spaces.
    """

    words: tuple[str, ...]
    concepts: tuple[str, ...]
    actions: tuple[str, ...]
    verbs: tuple[str, ...]
    names: tuple[str, ...]
    actors: tuple[str, ...]
    numbers: tuple[str, ...]
    runs: tuple[str, ...]
    shown: dict[str, str]
    text: str

    @functools.cached_property
    def figures(self) -> tuple[str, ...]:
        """Words with a digit in them: for documents whose numbers have not been read."""
        return tuple(w for w in self.words if not w.isalpha() and any(map(str.isdigit, w)))


def read_parts(document: Document, keys: Sequence[str] | None = None) -> tuple[Parts, ...]:
    """The terms of every sentence of a document, in reading order.

    `keys` are the document's concept keys where they have been read already.
    """
    keys = concept_keys(document.tokens, is_content) if keys is None else keys
    places = Places(document)
    numbers: list[list[Quantity]] = [[] for _ in document.sentences]
    for quantity in document.numbers:
        place = places.at(quantity.span.start)
        if place is not None:
            numbers[place].append(quantity)
    names: list[list[tuple[str, str]]] = [[] for _ in document.sentences]
    for entity in document.entities:
        if entity.label in _NAMED:
            sentence = document.tokens[entity.first].sentence
            names[sentence] += [(key, entity.span.text) for key in _name_keys(entity.span.text)]
    actors = _actor_keys(document, places)
    return tuple(
        _parts_of(document, i, keys, (names[i], actors[i]), numbers[i])
        for i in range(len(document.sentences))
    )


def is_content(token: Token) -> bool:
    """Does the token carry meaning of its own (not a function word, not punctuation)?"""
    if token.pos not in _CONTENT or (token.is_stop and token.pos not in ("NUM", "PROPN")):
        return False
    return _WORD.search(token.text) is not None


def is_action(token: Token, key: str) -> bool:
    """Does a content word tell of a happening: a verb, or a noun made from one?"""
    if token.pos == "VERB":
        return token.lemma not in _LIGHT or (is_happening(key) and key != concept(token))  # "took part"
    return token.pos == "NOUN" and (is_happening(key) or token.lemma.endswith(_EVENT_ENDINGS))


def _parts_of(
    document: Document,
    index: int,
    keys: Sequence[str],
    named: tuple[list[tuple[str, str]], list[str]],
    numbers: list[Quantity],
) -> Parts:
    names, actors = named
    first, last = document.bounds[index]
    tokens = document.tokens[first:last]
    content = [(t, keys[first + k]) for k, t in enumerate(tokens) if keys[first + k]]
    plain = [t.text.lower() for t in tokens if _WORD.search(t.text)]
    proper = [(t.stem, t.text) for t, _ in content if t.pos == "PROPN"]
    proper += [(k, t.text) for t, _ in content if t.text[0].isupper() for k in _token_keys(t)]
    figures = [(key, q.span.text) for q in numbers if (key := number_key(q))]
    shown = [(k, t.text) for t, k in content] + proper + names + figures
    return Parts(
        words=_unique(t.stem for t, _ in content),
        concepts=_unique(key for _, key in content),
        actions=_unique(key for t, key in content if is_action(t, key)),
        verbs=_unique(t.stem for t, _ in content if t.pos == "VERB"),
        names=_unique(key for key, _ in proper + names),
        actors=_unique([key for key, _ in proper + names] + actors),
        numbers=_unique(key for key, _ in figures),
        runs=_unique(" ".join(plain[k : k + _RUN]) for k in range(len(plain) - _RUN + 1)),
        shown={key: text.lower() for key, text in reversed(shown)},
        text=" ".join(document.sentences[index].text.translate(_MARKS).split()),
    )


def number_key(quantity: Quantity) -> str:
    """Value and unit of a figure, or a date; "" where neither is known (a weekday)."""
    if quantity.iso:
        return f"#{quantity.iso}"
    if quantity.kind in ("date", "ordinal") or not quantity.value:
        return ""
    return f"#{quantity.value:g} {quantity.unit or ''}".rstrip()


def _unique(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(terms))


class Places:
    """Which sentence of a document holds a character. Sentences do not overlap."""

    def __init__(self, document: Document) -> None:
        self._found = sorted((s.start, s.end, i) for i, s in enumerate(document.sentences))
        self._starts = [start for start, _, _ in self._found]

    def at(self, offset: int) -> int | None:
        """Index of the sentence, None between sentences."""
        before = bisect_right(self._starts, offset) - 1
        if before < 0 or offset >= self._found[before][1]:
            return None
        return self._found[before][2]


def _actor_keys(document: Document, places: Places) -> list[list[str]]:
    """For each sentence the actors it speaks of, under the last word of their names."""
    found: list[list[str]] = [[] for _ in document.sentences]
    for actor in document.actors:
        key = f"@{actor.name.split()[-1].lower()}"
        for mention in actor.role.mentions:
            place = places.at(mention.start)
            if place is not None:
                found[place].append(key)
    return found


def _name_keys(text: str) -> list[str]:
    """Keys under which other forms of a name meet: the known actor, the acronym."""
    keys = [f"={known.name}"] if (known := load_aliases().known(text)) else []
    words = [w for w in re.split(r"[\s-]+", text) if w]
    letters = acronym_of(" ".join(words)) if len(words) > 1 else ""
    return [*keys, f"={letters}"] if _CAPITALS.fullmatch(letters) else keys


def _token_keys(token: Token) -> list[str]:
    keys = [f"={known.name}"] if (known := load_aliases().known(token.text)) else []
    letters = token.text.replace(".", "")
    return [*keys, f"={letters}"] if _CAPITALS.fullmatch(letters) and token.pos == "PROPN" else keys
