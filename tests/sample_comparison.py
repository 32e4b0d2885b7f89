"""A comparison made by hand, for tests of the renderers: every kind of finding, no pipeline.

Town, people, outlets and texts are invented for these tests.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from compare.records import (
    Actor,
    ActorRole,
    ActorTone,
    ArticleTone,
    Attribution,
    ComparedArticle,
    Comparison,
    DistinctiveWord,
    Divergence,
    Event,
    Fact,
    Frame,
    Headline,
    HeadlinePart,
    Lexicon,
    Link,
    Mark,
    Notice,
    Number,
    NumberPartner,
    Question,
    Rate,
    Region,
    RegionKind,
    Role,
    Sentence,
    Source,
    Space,
    Span,
    Tool,
    Validity,
    WordChoice,
)

TEXT_A = """Council votes 5–2 to close Mill Street pool
Repairs would cost $1.2 million, engineers say

By Dana Whitlow

The Alder Falls town council voted 5–2 on Monday to close the Mill Street swimming pool for good. \
The pool has leaked about 40,000 litres of water a day since last summer.

Repairs would cost $1.2 million, according to a report by the engineering firm Brant & Lowe. \
Mayor Ruth Okafor said the town could not pay that sum this year. \
"We looked at every option, and none of them kept the doors open," Okafor said.

Swimming coach Leo Marsh admitted that fewer pupils came last winter. \
About 300 people use the pool each week, the Alder Valley Courier has learned.

The council will hold a public meeting on 4 April.

Subscribe to the Alder Valley Courier for $2 a week!
"""

TEXT_B = """Home | News | Sport

Furious swimmers packed the town hall in Alder Falls as councillors rammed through the closure of \
the much-loved Mill Street pool. Five members voted for the closure and two against.

The town wants to spend $1.2 million on a new car park instead, some residents claim. \
Mayor Ruth Okafor, a former bank manager, is desperate to please builders. \
"This is a disgrace and a betrayal of our children," said Leo Marsh, who has coached there for 20 years.

More than 500 people swim at Mill Street every week, the swimming club says. \
Critics say the pool reportedly leaks far less than the town tells us. \
A petition against the closure has gathered 2,140 names.

Source: Valley Wire
"""

TEXT_C = """Pool vote leaves Alder Falls split

Alder Falls councillors voted five to two to close the Mill Street pool. \
The building is from 1961 and has never had new pipes.

A petition with 2,140 names was handed in before the vote.
"""

REMOVED: dict[str, tuple[tuple[RegionKind, str], ...]] = {
    "A": (
        ("byline", "By Dana Whitlow"),
        ("advertisement", "Subscribe to the Alder Valley Courier for $2 a week!"),
    ),
    "B": (("navigation", "Home | News | Sport"), ("source_line", "Source: Valley Wire")),
    "C": (),
}
HEADS = {
    "A": ("Council votes 5–2 to close Mill Street pool", "Repairs would cost $1.2 million, engineers say"),
    "B": (None, None),
    "C": ("Pool vote leaves Alder Falls split", None),
}
_SENTENCE = re.compile(r"[^\n]+?[.!?][\"”]?(?=\s|$)|[^\n]+")


def make_article(
    label: str,
    text: str,
    *,
    headline: str | None = None,
    subhead: str | None = None,
    removed: tuple[tuple[RegionKind, str], ...] = (),
    outlet: str | None = None,
    author: str | None = None,
    date: str | None = None,
    coverage: dict[str, dict[str, float]] | None = None,
    republished_from: str | None = None,
) -> ComparedArticle:
    """A compared article; sentences end at full stops, paragraphs at line breaks."""
    regions = tuple(
        Region(kind=kind, start=text.index(words), end=text.index(words) + len(words))
        for kind, words in removed
    )
    counts = {"headline": 0, "subhead": 0, "body": 0}
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text)):
        if any(r.start <= line.start() < r.end for r in regions):
            continue
        words = line.group()
        role: Role = "headline" if words == headline else "subhead" if words == subhead else "body"
        pieces = list(_SENTENCE.finditer(words)) if role == "body" else [line]
        for piece in pieces:
            counts[role] += 1
            start = line.start() + (piece.start() if role == "body" else 0)
            inside = piece.group()
            shift = len(inside) - len(inside.lstrip())
            sentence_id = label + (str(counts[role]) if role == "body" else role[0].upper())
            sentences.append(
                Sentence(
                    id=sentence_id,
                    role=role,
                    paragraph=paragraph,
                    start=start + shift,
                    end=start + len(inside),
                    text=inside.lstrip(),
                    coverage=(coverage or {}).get(sentence_id, {}),
                )
            )
    return ComparedArticle(
        label=label,
        outlet=outlet,
        author=author,
        headline=headline,
        subhead=subhead,
        date=date,
        date_source="given" if date else None,
        genre="report",
        republished_from=republished_from,
        source=f"article-{label.lower()}.txt",
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        words=len(re.findall(r"\w+", text)),
        text=text,
        removed=regions,
        sentences=tuple(sentences),
    )


def span_in(article: ComparedArticle, words: str, nth: int = 0) -> Span:
    """The nth place where these words stand in the article."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    holder = next((s.id for s in article.sentences if s.start <= start < s.end), article.label)
    return Span(article=article.label, sentence=holder, start=start, end=start + len(words), text=words)


def bare_comparison(*articles: ComparedArticle, verdict: str = "same") -> Comparison:
    """A comparison with nothing found."""
    event = Event(verdict=verdict, score=0.9, reasons=("The same place and day are named.",))  # type: ignore[arg-type]
    return Comparison(tool=_tool(), created="2024-03-15", language="en", event=event, articles=articles)


def sample_comparison() -> Comparison:
    """Two articles, A and B, with every kind of finding."""
    a, b = _article("A", TEXT_A), _article("B", TEXT_B)
    return msgspec.structs.replace(
        bare_comparison(a, b),
        warnings=_warnings(),
        links=(
            Link(sentences=("A1", "B2"), relation="same", score=0.81, shared=("voted", "Alder Falls")),
            Link(sentences=("A7", "B6"), relation="related", score=0.44, shared=("people", "week")),
            Link(sentences=("A3", "B3"), relation="related", score=0.52, shared=("$1.2 million",)),
        ),
        facts=_facts(a, b),
        divergences=_divergences(a, b),
        numbers=_numbers(a, b),
        marks=_marks(a, b),
        rates={"A": _rates(118, V=1, H=1), "B": _rates(114, W=2, L=1)},
        word_choices=(
            WordChoice(
                id="w1",
                kind="act",
                about="the closure of the pool",
                sides={
                    "A": (span_in(a, "voted 5–2"),),
                    "B": (span_in(b, "rammed through"),),
                },
                tags={"B": ("loaded word", "metaphor")},
            ),
        ),
        sources=_sources(a, b),
        actors=_actors(a, b),
        tone={
            "A": ArticleTone(
                value=-0.1,
                words=118,
                note="Names were left out of the count.",
                sentences={"A1": -0.42, "A2": 0.0, "A4": 0.31},
            ),
            "B": ArticleTone(value=-0.6, words=112, note="Names were left out of the count."),
        },
        frames={
            "A": (
                Frame(
                    frame="Economic", level=2, evidence=(span_in(a, "Repairs would cost $1.2 million", 1),)
                ),
            ),
            "B": (
                Frame(frame="Economic", level=1, evidence=(span_in(b, "spend $1.2 million"),)),
                Frame(frame="Morality", level=3, evidence=(span_in(b, "a disgrace and a betrayal"),)),
            ),
        },
        headlines={
            "A": Headline(
                text=a.headline or "",
                supported=(
                    HeadlinePart(part=span_in(a, "votes 5–2"), sentences=("A1",), answer="yes"),
                    HeadlinePart(part=span_in(a, "close Mill Street pool"), sentences=("A1",), answer="yes"),
                ),
            ),
            "B": None,
        },
        space={
            "A": Space(words=118, quoted_words=13, first_mention={"F1": "AH", "F2": "AS", "F3": "A7"}),
            "B": Space(words=112, quoted_words=9, first_mention={"F1": "B2", "F2": "B3", "F3": "B6"}),
        },
        readability={
            "A": {"words_per_sentence": 14.2, "flesch_kincaid_grade": 7.1},
            "B": {"words_per_sentence": 15.9, "flesch_kincaid_grade": 7.8},
        },
        questions=(
            Question(
                text="Both give $1.2 million. What is the money for in each article?",
                evidence=(span_in(a, "$1.2 million", 1), span_in(b, "$1.2 million")),
                skill="Compare numbers",
            ),
            Question(
                text="Who speaks for the swimmers in each article?",
                evidence=(span_in(b, "Leo Marsh"),),
                skill="Check sources",
            ),
        ),
        cannot_see=(
            "Which other stories the outlet chose to run that day.",
            "Pictures and where the story stood.",
        ),
        validity={
            "marks": Validity(
                measure="right marks",
                value=0.74,
                gold="two readers, 40 news sentences",
                n=212,
                note="Weakest for H.",
            ),
            "facts": Validity(measure="F1", value=0.61, gold="50 pairs", n=400, note="Misses paraphrases."),
        },
    )


def _rates(words: int, **marks: int) -> dict[str, Rate]:
    """Rates with made-up ranges: half and twice the rate."""
    return {
        letter: Rate(
            marks=marks.get(letter, 0),
            words=words,
            per_100=round(100 * marks.get(letter, 0) / words, 2),
            low=round(50 * marks.get(letter, 0) / words, 2),
            high=round(200 * (marks.get(letter, 0) + 1) / words, 2),
        )
        for letter in "WVHLM"
    }


def three_articles() -> Comparison:
    """The sample with a third article that shares two facts and has one of its own."""
    pair = sample_comparison()
    c = _article("C", TEXT_C)
    by_id = {f.id: f for f in pair.facts}
    replaced = {
        "F1": ("both", ("A", "B", "C"), (span_in(c, "voted five to two"),)),
        "F7": ("both", ("B", "C"), (span_in(c, "A petition with 2,140 names"),)),
    }
    for key, (status, labels, more) in replaced.items():
        by_id[key] = msgspec.structs.replace(
            by_id[key], status=status, articles=labels, evidence=by_id[key].evidence + more
        )
    own = Fact(
        id="F8",
        label="The building is from 1961",
        status="only",
        articles=("C",),
        importance=2,
        why="Background that explains the leak.",
        kind="fact",
        evidence=(span_in(c, "The building is from 1961"),),
        confidence=0.8,
        could_have_known="yes",
    )
    return msgspec.structs.replace(
        pair,
        articles=(*pair.articles, c),
        facts=(*by_id.values(), own),
        headlines={**pair.headlines, "C": Headline(text=c.headline or "")},
        rates={**pair.rates, "C": _rates(90)},
        distinctive={
            "A": (),
            "B": (
                DistinctiveWord(
                    word="closure",
                    counts={"A": 0, "B": 3, "C": 0},
                    totals={"A": 60, "B": 55, "C": 40},
                    z=2.1,
                    evidence=(span_in(pair.articles[1], "closure"),),
                ),
            ),
            "C": (),
        },
    )


def different_events() -> Comparison:
    """Two articles that do not tell of one event: no facts, no differences."""
    a, b = _article("A", TEXT_A), make_article("B", "The tram line opens in May. Tickets cost $3.\n")
    event = Event(
        verdict="different",
        score=0.07,
        reasons=("They share no names of people or places.", "No number is found in both."),
    )
    return msgspec.structs.replace(bare_comparison(a, b), event=event)


def _article(label: str, text: str) -> ComparedArticle:
    headline, subhead = HEADS[label]
    outlets = {"A": "Alder Valley Courier", "B": "The Riverside Post", "C": None}
    coverage = {
        "A": {"A1": 0.9, "A3": 0.6, "A6": 0.3, "A7": 0.55, "A2": 0.4, "A4": 0.2, "A5": 0.1, "A8": 0.1},
        "B": {"B1": 0.3, "B2": 0.9, "B3": 0.55, "B6": 0.5, "B7": 0.4, "B4": 0.2, "B5": 0.1, "B8": 0.1},
        "C": {},
    }[label]
    other = {"A": "B", "B": "A", "C": "A"}[label]
    return make_article(
        label,
        text,
        headline=headline,
        subhead=subhead,
        removed=REMOVED[label],
        outlet=outlets[label],
        author="Dana Whitlow" if label == "A" else None,
        date="2024-03-12" if label == "A" else None,
        coverage={k: {other: v} for k, v in coverage.items()},
        republished_from="Valley Wire" if label == "B" else None,
    )


def _tool() -> Tool:
    return Tool(
        name="framediff",
        version="0.0.0",
        language_model="en_test 1.0",
        lexicons=(Lexicon(name="test words", version="1", entries=12),),
    )


def _warnings() -> tuple[Notice, ...]:
    rows = (
        ("missing_date", "caution", "B", "Article B has no date, so we cannot tell which came first."),
        ("missing_headline", "caution", "B", "The headline of article B was not captured."),
        ("republished", "info", "B", "Article B was first published by Valley Wire."),
        ("short_text", "info", None, "Both articles are short, so counts are small."),
    )
    return tuple(
        Notice(code=code, severity=severity, article=article, message=message)  # type: ignore[arg-type]
        for code, severity, article, message in rows
    )


def _facts(a: ComparedArticle, b: ComparedArticle) -> tuple[Fact, ...]:
    rows = (
        (
            "F1",
            "The council voted 5–2 to close the pool",
            "both",
            5,
            "fact",
            "yes",
            (
                span_in(a, "voted 5–2 on Monday to close the Mill Street swimming pool"),
                span_in(a, "votes 5–2"),
                span_in(b, "Five members voted for the closure and two against"),
            ),
        ),
        (
            "F2",
            "A sum of $1.2 million",
            "differ",
            5,
            "number",
            "unknown",
            (
                span_in(a, "Repairs would cost $1.2 million", 1),
                span_in(b, "spend $1.2 million on a new car park"),
            ),
        ),
        (
            "F3",
            "How many people swim each week",
            "differ",
            4,
            "number",
            "unknown",
            (span_in(a, "About 300 people use the pool each week"), span_in(b, "More than 500 people swim")),
        ),
        (
            "F4",
            "The pool leaks water",
            "differ",
            3,
            "claim",
            "yes",
            (
                span_in(a, "leaked about 40,000 litres of water a day"),
                span_in(b, "reportedly leaks far less"),
            ),
        ),
        (
            "F5",
            "There will be a public meeting on 4 April",
            "only",
            3,
            "fact",
            "unknown",
            (span_in(a, "The council will hold a public meeting on 4 April"),),
        ),
        (
            "F6",
            "The mayor said the town could not pay",
            "only",
            4,
            "quote",
            "no",
            (span_in(a, "said the town could not pay that sum this year"),),
        ),
        (
            "F7",
            "A petition has 2,140 names",
            "only",
            3,
            "number",
            "yes",
            (span_in(b, "A petition against the closure has gathered 2,140 names"),),
        ),
    )
    return tuple(
        Fact(
            id=key,
            label=label,
            status=status,  # type: ignore[arg-type]
            articles=tuple(sorted({e.article for e in evidence})),
            importance=importance,
            why="It stands early in the article.",
            kind=kind,  # type: ignore[arg-type]
            evidence=evidence,
            confidence=0.7,
            could_have_known=known,  # type: ignore[arg-type]
        )
        for key, label, status, importance, kind, known, evidence in rows
    )


def _divergences(a: ComparedArticle, b: ComparedArticle) -> tuple[Divergence, ...]:
    return (
        Divergence(
            id="D1",
            kind="same_figure_different_thing",
            topic="$1.2 million",
            sides={
                "A": (span_in(a, "Repairs would cost $1.2 million", 1),),
                "B": (span_in(b, "spend $1.2 million on a new car park"),),
            },
            importance=5,
            question="What is the $1.2 million for?",
        ),
        Divergence(
            id="D2",
            kind="figure",
            topic="people each week",
            sides={"A": (span_in(a, "About 300 people"),), "B": (span_in(b, "More than 500 people"),)},
            importance=4,
            question="How many people swim there each week, and who counted?",
        ),
    )


def _numbers(a: ComparedArticle, b: ComparedArticle) -> tuple[Number, ...]:
    money_a, money_b = span_in(a, "$1.2 million", 1), span_in(b, "$1.2 million")
    people_a, people_b = span_in(a, "300 people"), span_in(b, "500 people")
    return (
        Number(
            span=money_a,
            kind="money",
            value=1.2e6,
            unit="USD",
            iso=None,
            hedge=None,
            counts="repairs",
            partners=(NumberPartner(span=money_b, relation="same_figure_different_thing"),),
        ),
        Number(
            span=people_a,
            kind="count",
            value=300,
            unit=None,
            iso=None,
            hedge="about",
            counts="people a week",
            partners=(NumberPartner(span=people_b, relation="differ"),),
        ),
        Number(
            span=span_in(a, "4 April"),
            kind="date",
            value=0,
            unit=None,
            iso="2024-04-04",
            hedge=None,
            counts="a public meeting",
        ),
        Number(
            span=money_b,
            kind="money",
            value=1.2e6,
            unit="USD",
            iso=None,
            hedge=None,
            counts="a new car park",
            partners=(NumberPartner(span=money_a, relation="same_figure_different_thing"),),
        ),
        Number(
            span=people_b,
            kind="count",
            value=500,
            unit=None,
            iso=None,
            hedge="more than",
            counts="people a week",
            partners=(NumberPartner(span=people_a, relation="differ"),),
        ),
        Number(
            span=span_in(b, "2,140 names"),
            kind="count",
            value=2140,
            unit=None,
            iso=None,
            hedge=None,
            counts="names on a petition",
        ),
    )


def _marks(a: ComparedArticle, b: ComparedArticle) -> tuple[Mark, ...]:
    rows = (
        (
            "A",
            "1",
            "admitted",
            0,
            "V",
            "outlet",
            None,
            "“Admitted” suggests that it was kept secret or is shameful.",
            "said",
        ),
        (
            "A",
            "2",
            "the Alder Valley Courier has learned",
            0,
            "H",
            "outlet",
            None,
            "It is not said where this comes from.",
            None,
        ),
        ("B", "1", "Furious", 0, "W", "outlet", None, "A strong word for a feeling.", "angry"),
        (
            "B",
            "2",
            "rammed through the closure of the much-loved Mill Street pool",
            0,
            "W",
            "outlet",
            None,
            "A picture of force.",
            "voted for",
        ),
        ("B", "3", "much-loved", 0, "L", "outlet", None, "Praise in the outlet’s own words.", None),
        (
            "B",
            "4",
            "is desperate to please builders",
            0,
            "M",
            "outlet",
            None,
            "A motive told as a fact.",
            None,
        ),
        ("B", "5", "a disgrace and a betrayal", 0, "W", "quoted", "Leo Marsh", "Strong blame.", "wrong"),
        (
            "B",
            "6",
            "some residents",
            0,
            "H",
            "attributed",
            "some residents",
            "We are not told who or how many.",
            None,
        ),
        ("B", "7", "reportedly", 0, "H", "outlet", None, "It is not said who reported it.", None),
    )
    articles = {"A": a, "B": b}
    return tuple(
        Mark(
            id=f"{label}.{key}",
            span=span_in(articles[label], words, nth),
            category=category,  # type: ignore[arg-type]
            tags=("test",),
            voice=voice,  # type: ignore[arg-type]
            speaker=speaker,
            reason=reason,
            neutral=neutral,
            strength=2,
            confidence=0.7,
            lexicon_entry=f"test/{words.split()[0].lower()}",
        )
        for label, key, words, nth, category, voice, speaker, reason, neutral in rows
    )


def _sources(a: ComparedArticle, b: ComparedArticle) -> tuple[Source, ...]:
    said = span_in(a, "said")
    quote_a = span_in(a, '"We looked at every option, and none of them kept the doors open,"')
    quote_b = span_in(b, '"This is a disgrace and a betrayal of our children,"')
    return (
        Source(
            id="A.1",
            article="A",
            name="Ruth Okafor",
            descriptor="Mayor",
            kind="named",
            quoted_words=13,
            attributions=(
                Attribution(
                    source=span_in(a, "Mayor Ruth Okafor"),
                    cue=said,
                    direct=False,
                    words=9,
                    content=span_in(a, "the town could not pay that sum this year"),
                ),
                Attribution(
                    source=span_in(a, "Okafor", 1),
                    cue=span_in(a, "said", 1),
                    direct=True,
                    words=13,
                    content=quote_a,
                ),
            ),
        ),
        Source(
            id="A.2",
            article="A",
            name="Brant & Lowe",
            descriptor="engineering firm",
            kind="document",
            quoted_words=0,
            attributions=(
                Attribution(
                    source=span_in(a, "a report by the engineering firm Brant & Lowe"),
                    cue=span_in(a, "according to"),
                    direct=False,
                    words=5,
                    content=span_in(a, "Repairs would cost $1.2 million", 1),
                ),
            ),
        ),
        Source(
            id="B.1",
            article="B",
            name="Leo Marsh",
            descriptor="coach",
            kind="named",
            side="swimmers",
            quoted_words=9,
            attributions=(
                Attribution(
                    source=span_in(b, "Leo Marsh"),
                    cue=span_in(b, "said"),
                    direct=True,
                    words=9,
                    content=quote_b,
                ),
            ),
        ),
        Source(
            id="B.2",
            article="B",
            name=None,
            descriptor="some residents",
            kind="unnamed",
            quoted_words=0,
            attributions=(
                Attribution(
                    source=span_in(b, "some residents"),
                    cue=span_in(b, "claim"),
                    direct=False,
                    words=13,
                    content=span_in(b, "The town wants to spend $1.2 million on a new car park instead"),
                ),
            ),
        ),
        Source(
            id="B.3",
            article="B",
            name=None,
            descriptor="reportedly",
            kind="unnamed",
            quoted_words=0,
            attributions=(
                Attribution(
                    source=None,
                    cue=span_in(b, "reportedly"),
                    direct=False,
                    words=3,
                    content=span_in(b, "leaks far less"),
                ),
            ),
        ),
    )


def _actors(a: ComparedArticle, b: ComparedArticle) -> tuple[Actor, ...]:
    tone_b = ActorTone(value=-0.7, mentions=1, evidence=(span_in(b, "is desperate to please builders"),))
    return (
        Actor(
            name="Ruth Okafor",
            aliases=("Okafor", "Mayor Ruth Okafor"),
            inside={
                "A": ActorRole(
                    mentions=(span_in(a, "Ruth Okafor"), span_in(a, "Okafor", 1)),
                    does=(span_in(a, "said the town could not pay"),),
                    labels=(span_in(a, "Mayor"),),
                ),
                "B": ActorRole(
                    mentions=(span_in(b, "Ruth Okafor"),),
                    labels=(span_in(b, "a former bank manager"),),
                    tone=tone_b,
                ),
            },
        ),
        Actor(
            name="Mill Street pool",
            aliases=(),
            inside={
                "A": ActorRole(
                    mentions=(span_in(a, "Mill Street pool"),),
                    done_to=(span_in(a, "close Mill Street pool"),),
                )
            },
        ),
    )
