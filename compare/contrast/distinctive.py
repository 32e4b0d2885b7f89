"""Words that one article uses more than the others: log-odds with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), "Fightin' Words", eq. 15-22: the prior of a word
is its share in all texts together, so rare words are pulled to no difference.
Quoted words, names and numbers are left out. Made for three texts or more: on a
single pair nearly every word is used more by one of the two.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from compare import settings
from compare.records import DistinctiveWord, Document, Span, Token

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_PLAIN = frozenset({"have", "do", "say", "also", "other", "more", "most", "there", "then", "now", "so"})
Uses = dict[str, list[Span]]


def distinctive_words(groups: Mapping[str, Sequence[Document]]) -> dict[str, tuple[DistinctiveWord, ...]]:
    """For each group of documents (an article, an outlet) the words it uses more than all the others.

    `z` is the log-odds ratio over its standard deviation; only words with
    z >= `settings.DISTINCTIVE_Z` and enough uses are given, the highest first.
    Empty for fewer than three groups.
    """
    if len(groups) < settings.DISTINCTIVE_MIN_GROUPS:
        return {}
    uses = {name: _uses(documents) for name, documents in groups.items()}
    counts = {name: Counter({w: len(spans) for w, spans in of.items()}) for name, of in uses.items()}
    return {name: tuple(_words(name, uses[name], counts)) for name in groups}


def _words(name: str, uses: Uses, counts: Mapping[str, Counter[str]]) -> list[DistinctiveWord]:
    own = counts[name]
    rest: Counter[str] = Counter()
    for other, counted in counts.items():
        if other != name:
            rest.update(counted)
    found = [(_z(word, own, rest), word) for word in own if own[word] >= settings.DISTINCTIVE_MIN_USES]
    kept = sorted((-z, word) for z, word in found if z >= settings.DISTINCTIVE_Z)
    return [
        DistinctiveWord(
            word=word,
            counts={label: counted[word] for label, counted in counts.items()},
            totals={label: counted.total() for label, counted in counts.items()},
            z=round(-z, 2),
            evidence=tuple(uses[word]),
        )
        for z, word in kept[: settings.DISTINCTIVE_MOST]
    ]


def _z(word: str, own: Counter[str], rest: Counter[str]) -> float:
    """Difference of the two log-odds over its standard deviation (eq. 22)."""
    total = own.total() + rest.total()
    weight = settings.DISTINCTIVE_PRIOR_WORDS
    prior = weight * (own[word] + rest[word]) / total

    def log_odds(counted: Counter[str]) -> float:
        return math.log((counted[word] + prior) / (counted.total() + weight - counted[word] - prior))

    variance = 1 / (own[word] + prior) + 1 / (rest[word] + prior)
    return (log_odds(own) - log_odds(rest)) / math.sqrt(variance)


def _uses(documents: Sequence[Document]) -> Uses:
    """Where each word stands, by its base form, outside quotation marks and names."""
    uses: Uses = {}
    for document in documents:
        quoted = [(q.span.start, q.span.end) for q in document.quotations]
        for token in document.tokens:
            if _counts(token) and not any(start <= token.start < end for start, end in quoted):
                uses.setdefault(token.lemma, []).append(document.span(token.start, token.end))
    return uses


def _counts(token: Token) -> bool:
    return (
        token.pos in _CONTENT
        and not token.entity
        and len(token.lemma) > 2
        and token.text.isalpha()
        and token.lemma not in _PLAIN
    )
