"""Words that stand for the same happening or role share one key ("died", "death": die)."""

from __future__ import annotations

import functools

from compare.records import Token
from compare.resources import folder

_JOINED = frozenset({"VERB", "NOUN", "ADJ", "ADV"})


@functools.cache
def load_concepts() -> dict[str, str]:
    """Base form → key of its group, from `lexicons/en/concepts.txt`."""
    lines = (folder("lexicons") / "en" / "concepts.txt").read_text(encoding="utf-8").splitlines()
    groups = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {word: group[0] for group in groups for word in group}


def concept(token: Token) -> str:
    """Key of a word: its group's, else its stem, else (irregular forms: "bought") its base form."""
    if token.pos in _JOINED:
        key = load_concepts().get(token.lemma) or load_concepts().get(token.text.lower())
        if key:
            return key + "*"
    return token.stem if token.stem[:4] == token.lemma[:4] else token.lemma
