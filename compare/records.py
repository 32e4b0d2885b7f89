"""Every record that passes between stages. All frozen; imports no sibling.

Two families. An `Article` becomes a `Document` (one article, analysed); two or
more documents become a `Comparison`, which is what `--json` writes and what
every renderer reads. Offsets are character offsets into `Article.text`.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import msgspec

SCHEMA_VERSION = "1"

Role = Literal["headline", "subhead", "body"]
RegionKind = Literal[
    "headline",
    "subhead",
    "body",
    "byline",
    "advertisement",
    "navigation",
    "comment_rules",
    "bio",
    "source_line",
    "other",
]
Genre = Literal["report", "opinion", "republished", "press_release", "unknown"]
DateSource = Literal["given", "metadata", "text"]
Category = Literal["W", "V", "H", "L", "M"]
Voice = Literal["outlet", "quoted", "attributed"]
FramingQuestion = Literal["problem", "cause", "judgement", "remedy"]
SourceKind = Literal["named", "unnamed", "outlet", "document"]
FactStatus = Literal["both", "differ", "only"]
FactKind = Literal["fact", "claim", "cause", "number", "quote", "opinion"]
CouldHaveKnown = Literal["yes", "no", "unknown"]
DivergenceKind = Literal[
    "same_figure_different_thing",
    "figure",
    "cause",
    "actor",
    "object",
    "stage",
    "attribution",
    "certainty",
    "wording",
    "selection",
    "detail",
]
NumberKind = Literal["money", "percent", "count", "measure", "date", "duration", "age", "ordinal"]
NumberRelation = Literal["same", "differ", "same_figure_different_thing"]
Verdict = Literal["same", "related", "different", "unsure"]
Severity = Literal["info", "caution", "stop"]
ActorClaimKind = Literal["does", "done_to", "label"]
ToneLabel = Literal["negative", "neutral", "positive", "unsure"]
WarningCode = Literal[
    "missing_date",
    "dates_apart",
    "missing_headline",
    "republished",
    "truncated",
    "genre_differs",
    "short_text",
    "maybe_other_event",
    "other_event",
    "near_duplicate",
    "language",
    "encoding",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: immutable, compared by value."""


class Span(Record, frozen=True, kw_only=True):
    """Exact words: `Article.text[start:end] == text`, always.

    `sentence` is the id of the sentence in which the span starts. Inside one
    document ids are "H", "S", "1", …; in a comparison they carry the article's
    label ("A7") and `article` holds that label. `article` is "" in a document.
    """

    article: str = ""
    sentence: str = ""
    start: int
    end: int
    text: str


# ---------------------------------------------------------------- one article


class Region(Record, frozen=True, kw_only=True):
    """A labelled stretch of the text; nothing is ever cut from the text itself.

    A "body" region is one paragraph. Kinds other than headline, subhead and
    body hold no sentences and are listed as `removed` in a comparison.
    """

    kind: RegionKind
    start: int
    end: int


class Notice(Record, frozen=True, kw_only=True):
    """Something a reader must know before trusting a finding (`warnings` in the JSON)."""

    code: WarningCode
    severity: Severity
    article: str | None = None
    message: str
    evidence: tuple[Span, ...] = ()


class Article(Record, frozen=True, kw_only=True):
    """An article as extracted. `regions` is None until `clean` has labelled the text."""

    text: str
    source: str = "text"
    sha256: str = ""
    outlet: str | None = None
    author: str | None = None
    headline: str | None = None
    subhead: str | None = None
    date: str | None = None
    date_source: DateSource | None = None
    genre: Genre = "unknown"
    republished_from: str | None = None
    language: str | None = None
    regions: tuple[Region, ...] | None = None
    notices: tuple[Notice, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        headline: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        date: str | None = None,
        source: str = "text",
    ) -> Article:
        """Make an article from text at hand; `date` is ISO 8601 ("2017-04-27") or None.

        A headline that does not stand in the text is kept *after* it, so that
        every offset into the text as you gave it stays valid.
        """
        if headline and headline.strip() and headline.strip() not in text:
            text = f"{text}\n\n{headline.strip()}"
        return cls(
            text=text,
            source=source,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            outlet=outlet,
            author=author,
            headline=headline.strip() if headline and headline.strip() else None,
            date=date,
            date_source="given" if date else None,
        )


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence. `coverage` is filled in a comparison: {"B": 0..1}."""

    id: str
    role: Role
    paragraph: int
    start: int
    end: int
    text: str
    coverage: dict[str, float] = {}


class Token(msgspec.Struct, frozen=True):
    """One token of the parse. `head` is an index into `Document.tokens` (a root points to itself)."""

    start: int
    end: int
    text: str
    lemma: str  # lower case
    stem: str  # Snowball stem of the lower-cased text
    pos: str  # Universal Dependencies part of speech: "VERB", "PROPN", …
    tag: str  # Penn Treebank tag: "VBD", …
    dep: str  # dependency label of spaCy's English models: "nsubj", …
    head: int
    sentence: int  # index into Document.sentences
    entity: str  # entity label ("PERSON", "GPE", …) or ""
    is_stop: bool
    space: bool  # followed by white space


class Entity(Record, frozen=True, kw_only=True):
    """A named entity: tokens[first:last] (end exclusive)."""

    label: str
    first: int
    last: int
    span: Span


class Quotation(Record, frozen=True, kw_only=True):
    """Words between quotation marks; `span` includes the marks, `words` counts those inside.

    A quotation may run over several sentences; one that runs over several
    paragraphs is one record per paragraph.
    """

    span: Span
    words: int


class Attribution(Record, frozen=True, kw_only=True):
    """Who is said to have said what. `source` is None where no one is named ("reportedly").

    `heard_by` is the medium the text names as the one that heard the words first ("told the Gazette").
    """

    source: Span | None
    cue: Span
    content: Span
    direct: bool
    words: int
    heard_by: Span | None = None


class Source(Record, frozen=True, kw_only=True):
    """One speaker, unnamed group, outlet or document, with all that is attributed to it.

    `quoted_words` stand between quotation marks, `paraphrased_words` do not; `share`, 0..1, is
    both as a share of the article's words (claims inside claims count for either speaker).
    """

    id: str
    article: str = ""
    name: str | None
    descriptor: str
    kind: SourceKind
    side: str | None = None
    attributions: tuple[Attribution, ...]
    quoted_words: int
    paraphrased_words: int = 0
    share: float = 0.0


class Mark(Record, frozen=True, kw_only=True):
    """A marked phrase: W loaded word, V judging verb, H hedge or unnamed source, L label, M motive as fact.

    `strength` 1..3 is how far from plain wording; `confidence` 0..1 is how
    often marks of this kind are right. `lexicon_entry` names the entry that fired.
    """

    id: str
    span: Span
    category: Category
    tags: tuple[str, ...] = ()
    voice: Voice
    speaker: str | None = None
    reason: str
    neutral: str | None = None
    strength: int
    confidence: float
    lexicon_entry: str


class Quantity(Record, frozen=True, kw_only=True):
    """A figure, quantity or date in one document. `iso` is set for dates ("2013-09").

    `unit` is "USD", "%", "km", …; `counts` is what is being counted, in the
    article's own words; `hedge` is "about", "at least", … or None.
    """

    span: Span
    kind: NumberKind
    value: float
    unit: str | None = None
    iso: str | None = None
    hedge: str | None = None
    counts: str = ""


class Tone(Record, frozen=True, kw_only=True):
    """Tone toward one mention: `value` -1..1, "unsure" where the evidence is too weak."""

    value: float
    label: ToneLabel
    evidence: tuple[Span, ...] = ()


class ActorTone(Record, frozen=True, kw_only=True):
    value: float
    mentions: int
    evidence: tuple[Span, ...] = ()


class ActorClaim(Record, frozen=True, kw_only=True):
    """What someone else says an actor does, undergoes or is. `by` is None where no one is named."""

    kind: ActorClaimKind
    span: Span
    by: str | None


class ActorRole(Record, frozen=True, kw_only=True):
    """One actor in one article: where it is mentioned, what it does, what is done to it, what it is called.

    `does`, `done_to` and `labels` stand in the outlet's own voice; `claims` in the words of a source.
    """

    mentions: tuple[Span, ...] = ()
    does: tuple[Span, ...] = ()
    done_to: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    claims: tuple[ActorClaim, ...] = ()
    tone: ActorTone | None = None


class DocumentActor(Record, frozen=True, kw_only=True):
    """An actor found in one document, before actors are linked across articles."""

    name: str
    aliases: tuple[str, ...]
    label: str  # entity label of the spaCy model, "PERSON", "ORG", "GPE", "NORP", or "" for a role noun
    role: ActorRole


class ArticleTone(Record, frozen=True, kw_only=True):
    """Tone of the whole article (VADER, names masked). "Tone, not bias"; never ranked.

    `sentences` holds the tone of each sentence, -1..1, by its id, whoever speaks in it.
    """

    value: float
    words: int
    note: str
    sentences: dict[str, float] = {}


class Frame(Record, frozen=True, kw_only=True):
    """One Media Frames dimension; `level` 0..3 by how many sentences evoke it.

    `evidence` holds the evoking words of those sentences, in text order.
    """

    frame: str
    level: int
    evidence: tuple[Span, ...] = ()


class FramingEvidence(Record, frozen=True, kw_only=True):
    """A sentence that may answer a question; `words` are those it was found by, `voice` whose they are."""

    span: Span
    words: tuple[Span, ...]
    voice: Voice
    speaker: str | None = None


class FramingAnswer(Record, frozen=True, kw_only=True):
    """One of Entman's four questions in one article; `evidence` is empty where no sentence was found."""

    question: FramingQuestion
    evidence: tuple[FramingEvidence, ...] = ()


class Document(Record, frozen=True, kw_only=True):
    """One article, annotated and scored.

    `sentences` are in reading order and `bounds[i]` gives the (first, last)
    token indices of `sentences[i]`, end exclusive.
    """

    article: Article
    language_model: str
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    bounds: tuple[tuple[int, int], ...] = ()
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    sources: tuple[Source, ...] = ()
    marks: tuple[Mark, ...] = ()
    actors: tuple[DocumentActor, ...] = ()
    agentless: tuple[Span, ...] = ()  # acts told without the one who did them ("was shot")
    own_words: int = 0  # words in the outlet's own voice
    tone: ArticleTone | None = None
    frames: tuple[Frame, ...] = ()
    framing: tuple[FramingAnswer, ...] = ()
    readability: dict[str, float] = {}

    @property
    def words(self) -> int:
        """Number of word tokens in all sentences."""
        return sum(any(c.isalnum() for c in t.text) for t in self.tokens)

    def tokens_of(self, index: int) -> tuple[Token, ...]:
        """Tokens of `sentences[index]`."""
        first, last = self.bounds[index]
        return self.tokens[first:last]

    def span(self, start: int, end: int) -> Span:
        """The span of these characters, with the id of the sentence it starts in."""
        holder = next((s.id for s in self.sentences if s.start <= start < s.end), "")
        return Span(sentence=holder, start=start, end=end, text=self.article.text[start:end])


# ---------------------------------------------------------------- a comparison


class Lexicon(Record, frozen=True, kw_only=True):
    name: str
    version: str
    entries: int


class Tool(Record, frozen=True, kw_only=True):
    name: str
    version: str
    language_model: str
    lexicons: tuple[Lexicon, ...] = ()
    switched_off: tuple[str, ...] = ()  # categories, files, groups and entries of the lexicons


class Event(Record, frozen=True, kw_only=True):
    """Do the articles tell of one event? `score` 0..1; `reasons` in plain words."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()


class ComparedArticle(Record, frozen=True, kw_only=True):
    label: str
    outlet: str | None
    author: str | None
    headline: str | None
    subhead: str | None
    date: str | None
    date_source: DateSource | None
    genre: Genre
    republished_from: str | None
    source: str
    sha256: str
    words: int
    text: str
    removed: tuple[Region, ...]
    sentences: tuple[Sentence, ...]


class Link(Record, frozen=True, kw_only=True):
    """Two sentences of different articles. "same" = same claim; "related" = same topic, other claim."""

    sentences: tuple[str, str]
    relation: Literal["same", "related"]
    score: float
    shared: tuple[str, ...] = ()


class Alignment(Record, frozen=True, kw_only=True):
    """How the sentences of two labelled documents answer each other.

    `coverage` maps every sentence id of both documents to 0..1: how far the
    other document covers it (0.5 = the even chance). `same_event`, 0..1: how
    likely both tell of one event, going by what they share as a whole.
    """

    labels: tuple[str, str]
    links: tuple[Link, ...]
    coverage: dict[str, float]
    same_event: float | None = None


class Fact(Record, frozen=True, kw_only=True):
    """One content unit over all articles. `articles` are those in which it was found."""

    id: str
    label: str
    status: FactStatus
    articles: tuple[str, ...]
    importance: int
    why: str
    kind: FactKind
    evidence: tuple[Span, ...]
    confidence: float
    could_have_known: CouldHaveKnown


class Divergence(Record, frozen=True, kw_only=True):
    id: str
    kind: DivergenceKind
    topic: str
    sides: dict[str, tuple[Span, ...]]
    importance: int
    question: str


class NumberPartner(Record, frozen=True, kw_only=True):
    span: Span
    relation: NumberRelation


class Number(Record, frozen=True, kw_only=True):
    span: Span
    kind: NumberKind
    value: float
    unit: str | None
    iso: str | None
    hedge: str | None
    counts: str
    partners: tuple[NumberPartner, ...] = ()


class Actor(Record, frozen=True, kw_only=True):
    """`inside` ("in" in the JSON) maps each article's label to the actor's role there."""

    name: str
    aliases: tuple[str, ...]
    inside: dict[str, ActorRole] = msgspec.field(name="in")


class HeadlinePart(Record, frozen=True, kw_only=True):
    part: Span
    sentences: tuple[str, ...]
    answer: Literal["yes", "no", "unclear"] = msgspec.field(name="supported")


class Headline(Record, frozen=True, kw_only=True):
    text: str
    supported: tuple[HeadlinePart, ...] = ()


class SideSpace(Record, frozen=True, kw_only=True):
    """Room that the speakers of one side get: a party, body or place, as the article gives it."""

    side: str
    speakers: int
    quoted_words: int
    paraphrased_words: int
    share: float


class TopicSpace(Record, frozen=True, kw_only=True):
    """Room for a topic: a thing that several sentences name; `words` of all these sentences.

    A sentence may name more than one topic, so these words do not add up to the article's.
    """

    topic: str
    sentences: tuple[str, ...]
    words: int


class Space(Record, frozen=True, kw_only=True):
    """Order and room: quoted words, room by side and topic, and where each fact is first told."""

    words: int
    quoted_words: int
    sides: tuple[SideSpace, ...] = ()
    topics: tuple[TopicSpace, ...] = ()
    first_mention: dict[str, str] = {}


class WordChoice(Record, frozen=True, kw_only=True):
    """One person, group, thing or act for which the articles use other words.

    `about` names it in the articles' words; `tags` tells, for each article, what
    kind of wording it is (tags of the lexicon entries that match, or of naming).
    """

    id: str
    kind: Literal["name", "thing", "act"]
    about: str
    sides: dict[str, tuple[Span, ...]]
    tags: dict[str, tuple[str, ...]] = {}


class Rate(Record, frozen=True, kw_only=True):
    """Marks of one category in the outlet's own words. `low` and `high` are a 95 % interval of `per_100`."""

    marks: int
    words: int
    per_100: float
    low: float
    high: float


class DistinctiveWord(Record, frozen=True, kw_only=True):
    """A word that one article uses more than the others: uses and words counted by article, and how sure."""

    word: str
    counts: dict[str, int]
    totals: dict[str, int]
    z: float
    evidence: tuple[Span, ...] = ()


class Question(Record, frozen=True, kw_only=True):
    text: str
    evidence: tuple[Span, ...] = ()
    skill: str


class Validity(Record, frozen=True, kw_only=True):
    """How often a detector was right, on what data, measured by a command in the repository."""

    measure: str
    value: float
    gold: str
    n: int
    note: str


class Comparison(Record, frozen=True, kw_only=True):
    """The whole result. The same inputs, versions and settings give the same bytes."""

    schema_version: str = SCHEMA_VERSION
    tool: Tool
    created: str
    language: str
    warnings: tuple[Notice, ...] = ()
    event: Event
    articles: tuple[ComparedArticle, ...]
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    numbers: tuple[Number, ...] = ()
    marks: tuple[Mark, ...] = ()
    rates: dict[str, dict[str, Rate]] = {}
    word_choices: tuple[WordChoice, ...] = ()
    distinctive: dict[str, tuple[DistinctiveWord, ...]] = {}
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    tone: dict[str, ArticleTone] = {}
    frames: dict[str, tuple[Frame, ...]] = {}
    framing: dict[str, tuple[FramingAnswer, ...]] = {}
    headlines: dict[str, Headline | None] = {}
    space: dict[str, Space] = {}
    agentless: dict[str, tuple[Span, ...]] = {}
    readability: dict[str, dict[str, float]] = {}
    questions: tuple[Question, ...] = ()
    cannot_see: tuple[str, ...] = ()
    validity: dict[str, Validity] = {}

    def to_json(self) -> str:
        """The comparison as indented JSON, ending in a newline."""
        raw = msgspec.json.encode(self)
        return msgspec.json.format(raw, indent=2).decode() + "\n"

    @classmethod
    def from_json(cls, text: str | bytes) -> Comparison:
        """Read what `to_json` wrote; raises `msgspec.ValidationError` on anything else."""
        return msgspec.json.decode(text, type=cls)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """JSON Schema of the comparison, generated from these records."""
        return msgspec.json.schema(cls)
