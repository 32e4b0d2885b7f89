"""Document → sentences that may answer Entman's four questions about it.

What is the problem, who or what is named as its cause, what is judged right or
wrong, what should be done (Entman 1993). The tool does not answer: it points to
sentences, with the words it found them by and whose words they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from compare import settings
from compare.lexicon_file import QUESTIONS
from compare.records import Document, FramingAnswer, FramingEvidence, FramingQuestion, Span
from compare.score.frames import Word, evokes, span_of
from compare.score.voice import voice_of

_TOPICAL = frozenset({"NOUN", "PROPN"})


def find_answers(document: Document, words: Iterable[Word]) -> tuple[FramingAnswer, ...]:
    """One answer a question, always all four, each with up to `settings.FRAMING_SHOWN` sentences.

    The clearest come first: those with the surest words, near the article's topic, early. A sentence
    that has nothing to do with the topic is left out.
    """
    found: dict[str, dict[int, list[Word]]] = {question: {} for question in QUESTIONS}
    for word in words:
        if word.kind in found:
            found[word.kind].setdefault(word.sentence, []).append(word)
    nearness = _nearness(document)
    return tuple(_answer(document, question, found[question], nearness) for question in QUESTIONS)


def _answer(
    document: Document,
    question: FramingQuestion,
    sentences: Mapping[int, list[Word]],
    nearness: Sequence[float],
) -> FramingAnswer:
    ranked = sorted(
        (-_clearness(words) - nearness[index], index)
        for index, words in sentences.items()
        if evokes(words) and nearness[index] and _is_whole(document, index)
    )
    shown = [index for _, index in ranked[: settings.FRAMING_SHOWN]]
    return FramingAnswer(
        question=question, evidence=tuple(_evidence(document, i, sentences[i]) for i in shown)
    )


def _clearness(words: Sequence[Word]) -> float:
    """The surest word, and a little for a second one."""
    strengths = sorted((w.strength for w in words), reverse=True)
    return strengths[0] + settings.FRAMING_SECOND * (len(strengths) > 1)


def _is_whole(document: Document, index: int) -> bool:
    """A sentence of a few words tells too little to stand alone."""
    tokens = document.tokens_of(index)
    return sum(t.text.isalpha() for t in tokens) >= settings.FRAMING_MIN_WORDS


def _evidence(document: Document, index: int, words: Sequence[Word]) -> FramingEvidence:
    sentence = document.sentences[index]
    surest = max(words, key=lambda w: (w.strength, -w.start))
    voice, speaker = voice_of(document, surest.start, surest.end)
    return FramingEvidence(
        span=Span(sentence=sentence.id, start=sentence.start, end=sentence.end, text=sentence.text),
        words=tuple(span_of(document, w) for w in words),
        voice=voice,
        speaker=speaker,
    )


def _nearness(document: Document) -> list[float]:
    """How much of each sentence is about what the article is about, 0..1, and a little for its place.

    The topic is the headline and the nouns that come up again and again.
    """
    counts = Counter(t.stem for t in document.tokens if t.pos in _TOPICAL and not t.is_stop)
    headline = {
        t.stem
        for i, s in enumerate(document.sentences)
        if s.role != "body"
        for t in document.tokens_of(i)
        if t.pos in _TOPICAL
    }
    often = {stem for stem, n in counts.items() if n >= settings.FRAMING_TOPIC_USES}
    scores = []
    for index, sentence in enumerate(document.sentences):
        stems = {t.stem for t in document.tokens_of(index)}
        shared = len(stems & (headline | often))
        early = sentence.role != "body" or index < settings.FRAMING_LEAD
        scores.append(min(1.0, shared / settings.FRAMING_TOPIC_SHARED) + settings.FRAMING_EARLY * early)
    return scores
