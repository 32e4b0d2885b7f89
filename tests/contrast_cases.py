"""Builds labelled documents and alignments by hand for the tests of the contrast stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from compare.labels import label_document
from compare.records import (
    Alignment,
    Article,
    Attribution,
    Document,
    Link,
    Region,
    Source,
    SourceKind,
    Span,
)

Analyse = Callable[[str], Document]


def labelled(analysed: Analyse, *texts: str) -> list[Document]:
    """The texts as documents A, B, …; without sources, marks and figures other stages would find."""
    bare = [msgspec.structs.replace(analysed(t), sources=(), marks=(), numbers=()) for t in texts]
    return [label_document(d, label) for d, label in zip(bare, "ABCDEFG", strict=False)]


def with_headline(analysed: Analyse, text: str, label: str = "A") -> Document:
    """A document whose first line is the headline."""
    from compare.annotate import annotate

    regions: list[Region] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "headline" if not regions else "body"
            regions.append(Region(kind=kind, start=start, end=start + len(line)))  # type: ignore[arg-type]
        start += len(line) + 1
    article = Article(text=text, headline=text.split("\n", maxsplit=1)[0], regions=tuple(regions))
    return label_document(annotate(article), label)


def aligned(
    documents: Sequence[Document], links: Iterable[tuple[str, str, str, float]] = (), covered: float = 0.1
) -> Alignment:
    """An alignment of two documents with these (sentence, sentence, relation, score) links.

    Sentences without a link are covered by `covered`.
    """
    one, two = documents
    made = tuple(
        Link(sentences=(a, b), relation=relation, score=score)  # type: ignore[arg-type]
        for a, b, relation, score in links
    )
    coverage = {s.id: covered for d in (one, two) for s in d.sentences}
    for link in made:
        for sentence in link.sentences:
            coverage[sentence] = max(coverage[sentence], 0.9 if link.relation == "same" else 0.35)
    return Alignment(labels=(one.sentences[0].id[0], two.sentences[0].id[0]), links=made, coverage=coverage)


def find(document: Document, words: str) -> Span:
    """The span of these words, which must stand in the document."""
    start = document.article.text.index(words)
    holder = next(s.id for s in document.sentences if s.start <= start < s.end)
    return Span(article=holder[0], sentence=holder, start=start, end=start + len(words), text=words)


def say(
    document: Document,
    source: str,
    cue: str,
    content: str,
    kind: SourceKind = "named",
    *,
    pronoun: bool = False,
) -> Document:
    """The document with one more attribution."""
    attribution = Attribution(
        source=find(document, source),
        cue=find(document, cue),
        content=find(document, content),
        direct=True,
        words=5,
    )
    made = Source(
        id=f"s{len(document.sources)}",
        article=document.sentences[0].id[0],
        name=None if pronoun or kind != "named" else source,
        descriptor=source,
        kind=kind,
        attributions=(attribution,),
        quoted_words=5,
    )
    return msgspec.structs.replace(document, sources=(*document.sources, made))


def swapped(alignment: Alignment) -> Alignment:
    """The same alignment with labels A and B exchanged."""
    links = tuple(
        msgspec.structs.replace(k, sentences=(flip(k.sentences[1]), flip(k.sentences[0])))
        for k in alignment.links
    )
    return Alignment(
        labels=("A", "B"), links=links, coverage={flip(k): v for k, v in alignment.coverage.items()}
    )


def flip(sentence: str) -> str:
    """ "A7" for "B7" and the other way round."""
    return {"A": "B", "B": "A"}[sentence[0]] + sentence[1:]


def verbatim(documents: Iterable[Document], spans: Iterable[Span]) -> bool:
    """Are all spans the exact words of their articles, with the right sentence?"""
    texts = {d.sentences[0].id[0]: d for d in documents}
    return all(
        texts[s.article].article.text[s.start : s.end] == s.text
        and any(x.id == s.sentence and x.start <= s.start < x.end for x in texts[s.article].sentences)
        for s in spans
    )


__all__ = ["aligned", "find", "flip", "labelled", "say", "swapped", "verbatim", "with_headline"]
