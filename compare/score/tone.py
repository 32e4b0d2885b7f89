"""Tone of an article and toward one mention. "Tone, not bias"; never ranked."""

from __future__ import annotations

from compare import tone_features, tone_model
from compare.records import ArticleTone, Document, Tone

NOTE = (
    "Tone, not bias: the mean VADER score (Hutto & Gilbert 2014) of the sentences in the outlet's own words. "
    "VADER is a list of words that people rated as friendly or unfriendly. Names are left out. "
    "The scale goes from -1 to 1. Sad news has a sad tone in every outlet."
)
MASK = "it"  # a word without tone, so that sentences keep their shape


def article_tone(document: Document, own_words: frozenset[int]) -> ArticleTone:
    """Mean VADER compound (-1 to 1) over the sentences in the outlet's own voice, names masked.

    `own_words` are the tokens in that voice; `words` is the number of words these sentences have;
    `sentences` has the tone of every one.
    Method: Hutto & Gilbert (2014). Their own package is used, not NLTK's copy of it: the same
    word list and rules, but loaded in a tenth of a second instead of several.
    """
    analyser = tone_features.vader()
    scores = [
        analyser.polarity_scores(masked_text(document, i))["compound"] for i in range(len(document.bounds))
    ]
    counts = [_words(document, i) for i in range(len(scores))]
    own = [i for i, words in enumerate(counts) if 2 * len(own_words.intersection(words)) > len(words)]
    words = sum(len(counts[i]) for i in own)
    value = round(sum(scores[i] for i in own) / len(own), 3) if own else 0.0
    sentences = {s.id: round(score, 3) for s, score in zip(document.sentences, scores, strict=True)}
    return ArticleTone(value=value, words=words, note=NOTE, sentences=sentences)


def masked_text(document: Document, index: int) -> str:
    """The sentence's text with every word of a name replaced, and "no" by "not".

    VADER lists "no" as an unfriendly word, so "No one was arrested" would be so twice; "not" only negates.
    """
    parts = []
    for token in document.tokens_of(index):
        word = "not" if token.lemma == "no" else token.text
        parts.append(MASK if tone_features.masked(token) else word)
        parts.append(" " if token.space else "")
    return "".join(parts)


def _words(document: Document, index: int) -> list[int]:
    first, last = document.bounds[index]
    return [i for i in range(first, last) if any(c.isalnum() for c in document.tokens[i].text)]


def tone_toward(document: Document, *, start: int, end: int) -> Tone:
    """Tone toward the words at these offsets: -1 to 1, with a label and the words it rests on.

    Logistic regression fitted on NewsMTSC (Hamborg & Donnay 2021); "unsure"
    below the confidence stated in `models/tone.json`.
    """
    return tone_model.judge(document, start, end)
