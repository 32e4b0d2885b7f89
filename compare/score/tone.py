"""Tone of an article and toward one mention. "Tone, not bias"; never ranked."""

from __future__ import annotations

from compare import tone_features, tone_model
from compare.records import ArticleTone, Document, Tone
from compare.score.voice import voice_of

NOTE = (
    "Tone, not bias: the mean VADER score (Hutto & Gilbert 2014) of the sentences in the outlet's own words. "
    "VADER is a list of words that people rated as friendly or unfriendly. Names are left out. "
    "The scale goes from -1 to 1. Sad news has a sad tone in every outlet."
)
MASK = "it"  # a word without tone, so that sentences keep their shape


def article_tone(document: Document) -> ArticleTone:
    """Mean VADER compound (-1 to 1) over the sentences in the outlet's own voice, names masked.

    `words` is the number of words these sentences have; `sentences` has the tone of every one.
    Method: Hutto & Gilbert (2014). Their own package is used, not NLTK's copy of it: the same
    word list and rules, but loaded in a tenth of a second instead of several.
    """
    analyser = tone_features.vader()
    scores = [
        analyser.polarity_scores(masked_text(document, i))["compound"] for i in range(len(document.bounds))
    ]
    own = [i for i in range(len(scores)) if _own(document, i)]
    words = sum(any(c.isalnum() for c in t.text) for i in own for t in document.tokens_of(i))
    value = round(sum(scores[i] for i in own) / len(own), 3) if own else 0.0
    sentences = {s.id: round(score, 3) for s, score in zip(document.sentences, scores, strict=True)}
    return ArticleTone(value=value, words=words, note=NOTE, sentences=sentences)


def masked_text(document: Document, index: int) -> str:
    """The sentence's text with every word of a name replaced."""
    parts = []
    for token in document.tokens_of(index):
        parts.append(MASK if tone_features.masked(token) else token.text)
        parts.append(" " if token.space else "")
    return "".join(parts)


def _own(document: Document, index: int) -> bool:
    """Is most of the sentence the outlet's own words?"""
    tokens = [t for t in document.tokens_of(index) if any(c.isalnum() for c in t.text)]
    own = sum(voice_of(document, t.start, t.end)[0] == "outlet" for t in tokens)
    return 2 * own > len(tokens)


def tone_toward(document: Document, *, start: int, end: int) -> Tone:
    """Tone toward the words at these offsets: -1 to 1, with a label and the words it rests on.

    Logistic regression fitted on NewsMTSC (Hamborg & Donnay 2021); "unsure"
    below the confidence stated in `models/tone.json`.
    """
    return tone_model.judge(document, start, end)
