"""What two given sentences share, in words, and how much of it sets them apart from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.evidence.parts import Parts
from compare.evidence.terms import Terms

_SHOWN = 6
# Verbs of saying, wanting and coming about (stems, or keys of like words) are no shared happening.
_WEAK = frozenset(
    [
        "say",
        "tell",
        "state",
        "announc",
        "expect",
        "need",
        "come",
        "go",
        "want",
        "provid",
        "call",
        "ask",
        "plan",
        "hope",
        "tri",
        "begin",
        "start",
        "hold",
        "show",
        "report",
        "believ",
        "think",
        "know",
        "mean",
        "seem",
        "appear",
        "becom",
        "follow",
        "accord",
        "add",
        "note",
        "get",
        "make",
        "take",
        "give",
        "put",
        "keep",
    ]
)


@dataclass(frozen=True)
class Shared:
    """`words` as printed, the most telling first; `own` is the weight of shared terms that are no names
    (natural log units), `count` how many they are; `happening`: a shared action among them; `run`: four
    words in a row are the same."""

    words: tuple[str, ...]
    own: float
    count: int
    happening: bool
    run: bool


class SharedEvidence:
    """Answers what sentence i of one document shares with sentence j of the other."""

    def __init__(self, a: Sequence[Parts], b: Sequence[Parts]) -> None:
        self.a, self.b = a, b
        terms = Terms([_all(p) for p in a], [_all(p) for p in b])
        self.idf = dict(zip(terms.terms, terms.idf.tolist(), strict=True))

    def of(self, i: int, j: int) -> Shared:
        """The shared evidence of one pair of sentences."""
        one, two = self.a[i], self.b[j]
        terms = sorted(set(_all(one)) & set(_all(two)), key=lambda t: (-self.idf[t], t))
        names = set(one.names) & set(two.names)
        own = [t for t in terms if t not in names]
        actions = {t for t in set(one.actions) | set(two.actions) if t.rstrip("*") not in _WEAK} & set(own)
        return Shared(
            words=_as_printed(terms, one, two),
            own=float(np.sum([self.idf[t] for t in own])),
            count=len(own),
            happening=bool(actions) or any(t.startswith("#") for t in own),
            run=bool(set(one.runs) & set(two.runs)),
        )


def _all(parts: Parts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parts.concepts + parts.names + parts.numbers))


def _as_printed(terms: Sequence[str], one: Parts, two: Parts) -> tuple[str, ...]:
    """Each term as printed (both forms of like words: "died / death"), no word twice."""
    shown: list[str] = []
    for term in terms:
        forms = sorted({one.shown[term], two.shown[term]}, key=lambda w: (len(w), w))
        text = forms[0] if len({f[:4] for f in forms}) == 1 else " / ".join(forms)
        if not any(text in known or known in text for known in shown):
            shown.append(text)
    return tuple(shown[:_SHOWN])
