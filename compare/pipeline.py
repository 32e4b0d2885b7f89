"""The order of the stages. No other module knows it.

read → clean → annotate → score (one article at a time) → align → contrast
(all articles together) → Comparison.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compare import align, annotate, clean, event, labels, validity
from compare.contrast import actors as contrast_actors
from compare.contrast import (
    acts,
    days,
    distinctive,
    divergences,
    facts,
    headlines,
    numbers,
    questions,
    rates,
    space,
    units,
    warnings,
    word_choice,
)
from compare.contrast.units import View
from compare.corpus import group
from compare.errors import ComparisonError
from compare.evidence import reading
from compare.lexicon import LoadedLexicon, load_lexicon
from compare.reader import read_article
from compare.records import (
    Actor,
    Alignment,
    Article,
    ComparedArticle,
    Comparison,
    Divergence,
    Document,
    Event,
    Fact,
    Number,
    Sentence,
    Tone,
    Tool,
    WordChoice,
)
from compare.score import (
    actor_links,
    actors,
    agentless,
    frames,
    framing,
    loaded,
    matching,
    readability,
    sources,
    tone,
    voice,
)
from compare.score import numbers as score_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str], None]


def read(
    path: str | Path,
    *,
    outlet: str | None = None,
    date: str | None = None,
    headline: str | None = None,
    allow_network: bool = False,
) -> Article:
    """Read one article from a file ("-" for standard input; a URL only with `allow_network`).

    Values given here win over a sidecar file, which wins over what the page
    says. Raises ReadError with a one-line message where nothing can be read.
    """
    raw = read_article(str(path), outlet=outlet, date=date, headline=headline, allow_network=allow_network)
    return clean.clean(raw)


def analyse(article: Article, *, lexicon: LoadedLexicon | None = None) -> Document:
    """Annotate and score one article; marks come from `lexicon`, by default the one of the tool."""
    if article.regions is None:
        article = clean.clean(article)
    document = annotate.annotate(article)
    put = msgspec.structs.replace
    document = put(document, numbers=score_numbers.find_numbers(document))
    linked = actor_links.link_mentions(document)
    document = put(document, sources=sources.find_sources(document, linked))
    lexicon = lexicon or load_lexicon()
    reading = matching.read_document(document)
    document = put(document, marks=loaded.find_marks(document, lexicon, reading))
    evoking = frames.find_words(reading, lexicon)
    document = put(document, actors=actors.find_actors(document, linked))
    own = voice.own_words(document)
    return put(
        document,
        agentless=agentless.find_agentless(document),
        own_words=len(own),
        tone=tone.article_tone(document, own),
        frames=frames.find_frames(document, evoking),
        framing=framing.find_answers(document, evoking),
        readability=readability.measure_readability(document),
    )


def compare_articles(
    items: Iterable[Article | Document],
    *,
    force: bool = False,
    lexicon: LoadedLexicon | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare two to 26 articles (or documents already analysed) of one event.

    Marks come from `lexicon`, by default the one of the tool (`load_lexicon`).
    Where they tell of different events the comparison abstains from facts and
    divergences, unless `force`. Raises ComparisonError for fewer than two
    articles, or one without any sentence.
    """
    tell = progress or (lambda _stage: None)
    words = lexicon or load_lexicon()
    documents = _labelled(items, words, tell)
    tell("aligning")
    read = {_label(d): reading.read_evidence(d) for d in documents}
    alignments = _aligned(documents, read)
    verdict = event.judge_event(documents, alignments, read)
    tell("contrasting")
    views = units.views_of(documents, read)
    alignments = days.parted(views, alignments)
    linked = contrast_actors.link_actors(documents)
    told = verdict.verdict != "different" or force
    found = _contrasted(documents, alignments, linked, verdict, views, told=told)
    return Comparison(
        tool=_tool(documents[0], words),
        created=_today(),
        language="en",
        warnings=warnings.find_warnings(documents, verdict),
        event=verdict,
        articles=tuple(_compared(d, alignments) for d in documents),
        links=tuple(link for alignment in alignments for link in alignment.links),
        facts=found.facts,
        divergences=found.divergences,
        numbers=found.numbers,
        marks=tuple(m for d in documents for m in d.marks),
        rates=rates.mark_rates(documents),
        word_choices=found.word_choices,
        distinctive=distinctive.distinctive_words({_label(d): [d] for d in documents}),
        sources=tuple(s for d in documents for s in d.sources),
        actors=linked,
        tone={_label(d): d.tone for d in documents if d.tone is not None},
        frames={_label(d): d.frames for d in documents},
        framing={_label(d): d.framing for d in documents},
        headlines=headlines.check_headlines(documents),
        space=space.measure_space(documents, found.facts, views),
        agentless={_label(d): d.agentless for d in documents},
        readability={_label(d): d.readability for d in documents},
        questions=questions.make_questions(documents, found.facts, found.divergences),
        cannot_see=questions.CANNOT_SEE,
        validity=validity.load_validity(),
    )


class _Contrasts(NamedTuple):
    """What the articles tell together and apart."""

    numbers: tuple[Number, ...]
    divergences: tuple[Divergence, ...] = ()
    facts: tuple[Fact, ...] = ()
    word_choices: tuple[WordChoice, ...] = ()


def _contrasted(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    linked: Sequence[Actor],
    verdict: Event,
    views: dict[str, View],
    *,
    told: bool,
) -> _Contrasts:
    """All that rests on aligned sentences; only the numbers where the articles tell of different events."""
    paired = numbers.pair_numbers(documents, alignments)
    if not told:
        return _Contrasts(numbers=paired)
    scenes = acts.scenes_of(views)
    differing = divergences.find_divergences(documents, alignments, paired, views, scenes)
    return _Contrasts(
        numbers=paired,
        divergences=differing,
        facts=facts.find_facts(documents, alignments, differing, verdict, views),
        word_choices=word_choice.find_word_choices(
            documents, alignments, differing, actors=linked, scenes=scenes
        ),
    )


def similarity(a: Article | Document, b: Article | Document) -> NDArray[np.float64]:
    """Scores in 0..1, shape (sentences of a, sentences of b), that links are chosen from."""
    return align.similarity(_document(a), _document(b))


def tone_toward(document: Document, *, start: int, end: int) -> Tone:
    """Tone toward the words at these character offsets of the article's text."""
    return tone.tone_toward(document, start=start, end=end)


def group_events(articles: Iterable[Article]) -> list[int]:
    """One integer an article: the same for articles on the same event. Uses dates where given."""
    prepared = [a if a.regions is not None else clean.clean(a) for a in articles]
    return group.group_events([annotate.annotate(a) for a in prepared])


def _document(item: Article | Document, words: LoadedLexicon | None = None) -> Document:
    return item if isinstance(item, Document) else analyse(item, lexicon=words)


def _labelled(items: Iterable[Article | Document], words: LoadedLexicon, tell: Progress) -> list[Document]:
    given = list(items)
    if not 2 <= len(given) <= len(labels.LABELS):
        raise ComparisonError(
            f"{len(given)} article(s) given", todo=f"Give 2 to {len(labels.LABELS)} articles."
        )
    documents = []
    for label, item in zip(labels.LABELS, given, strict=False):
        tell(f"reading article {label}")
        document = _document(item, words)
        if not document.sentences:
            raise ComparisonError(
                f"article {label} ({document.article.source}) has no sentences",
                todo="Check that the file holds the article's text.",
            )
        documents.append(labels.label_document(document, label))
    return documents


def _aligned(documents: Sequence[Document], read: Mapping[str, reading.Evidence]) -> tuple[Alignment, ...]:
    """Every pair of the documents, aligned."""
    return tuple(
        align.align(a, b, read=(read[_label(a)], read[_label(b)]))
        for a, b in itertools.combinations(documents, 2)
    )


def _label(document: Document) -> str:
    return document.sentences[0].id[0]


def _compared(document: Document, alignments: Sequence[Alignment]) -> ComparedArticle:
    article = document.article
    label = _label(document)
    coverage: dict[str, dict[str, float]] = {s.id: {} for s in document.sentences}
    for alignment in alignments:
        if label not in alignment.labels:
            continue
        other = alignment.labels[1 - alignment.labels.index(label)]
        for sentence in document.sentences:
            coverage[sentence.id][other] = alignment.coverage[sentence.id]
    removed = tuple(r for r in article.regions or () if r.kind not in ("headline", "subhead", "body"))
    return ComparedArticle(
        label=label,
        outlet=article.outlet,
        author=article.author,
        headline=article.headline,
        subhead=article.subhead,
        date=article.date,
        date_source=article.date_source,
        genre=article.genre,
        republished_from=article.republished_from,
        source=article.source,
        sha256=article.sha256,
        words=document.words,
        text=article.text,
        removed=removed,
        sentences=tuple(_with_coverage(s, coverage[s.id]) for s in document.sentences),
    )


def _with_coverage(sentence: Sentence, coverage: dict[str, float]) -> Sentence:
    return msgspec.structs.replace(sentence, coverage=coverage)


def _tool(document: Document, words: LoadedLexicon) -> Tool:
    from compare import __version__

    return Tool(
        name="framediff",
        version=__version__,
        language_model=document.language_model,
        lexicons=words.names,
        switched_off=words.switched_off,
    )


def _today() -> str:
    """Date only; from SOURCE_DATE_EPOCH where set, so that runs can be byte-identical."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date().isoformat()
    return dt.datetime.now(dt.UTC).date().isoformat()
