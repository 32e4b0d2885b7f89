"""Facts + divergences → questions for a class, and what no comparison of texts can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare import settings
from compare.contrast.units import View, views_of
from compare.records import Divergence, Document, Fact, Question, Span

CANNOT_SEE = (
    "Why these outlets chose this story, and what other stories they left for another day.",
    "Where the article stood: on the front page or far down, and for how long.",
    "Pictures, captions, videos and layout. Only the words were compared.",
    "Whether a statement is true. The tool compares texts with each other, not with the world.",
    "What the writers meant to do, or why they chose a word.",
    "Why something is not found in an article: it may have come too late, been cut for length, or stand "
    "in another article by the same outlet.",
    "What was said in words too different for a computer to match. Read the sentences yourself.",
    "How readers took it, or whether anyone was misled.",
    "What happened that none of these articles tells.",
)


def make_questions(
    documents: Sequence[Document], facts: Sequence[Fact], divergences: Sequence[Divergence]
) -> tuple[Question, ...]:
    """Four to eight open questions, each with the words it is about and the skill it trains.

    `facts` and `divergences` are in order of importance. Skills: evidence,
    sourcing, wording, numbers, perspective, lateral-reading.
    """
    views = views_of(documents)
    asked = [
        *_on_divergences(divergences),
        *_on_gaps(views, facts),
        *_on_shared(facts),
        *_on_sources(views),
        *_on_words(views),
        *_always(views),
    ]
    return tuple(asked[: settings.MAX_QUESTIONS])


def _on_divergences(divergences: Sequence[Divergence]) -> Iterator[Question]:
    skills = {
        "figure": "numbers",
        "same_figure_different_thing": "numbers",
        "attribution": "sourcing",
        "certainty": "sourcing",
        "wording": "wording",
        "selection": "perspective",
    }
    for d in divergences[:2]:
        spans = tuple(s for label in sorted(d.sides) for s in d.sides[label])
        yield Question(text=d.question, evidence=spans, skill=skills.get(d.kind, "evidence"))


def _on_gaps(views: dict[str, View], facts: Sequence[Fact]) -> Iterator[Question]:
    """One question an article about the first thing found in it alone, for the first two such articles."""
    firsts: dict[str, Fact] = {}
    for fact in facts:
        if fact.status == "only":
            firsts.setdefault(fact.articles[0], fact)
    for label in sorted(firsts)[:2]:
        others = " or ".join(v for v in views if v != label)
        yield Question(
            text=f"This was found in {label} and not found in {others}. Could the other writer have known "
            "it? Does it change how you see the story?",
            evidence=firsts[label].evidence,
            skill="perspective",
        )


def _on_shared(facts: Sequence[Fact]) -> Iterator[Question]:
    shared = next((f for f in facts if f.status != "only"), None)
    if shared is not None:
        yield Question(
            text="More than one article tells this. What is the same, and which words are different?",
            evidence=shared.evidence,
            skill="wording",
        )


def _on_sources(views: dict[str, View]) -> Iterator[Question]:
    """About the source with most words in each article."""
    spans: list[Span] = []
    for view in views.values():
        named = [s for s in view.document.sources if s.attributions]
        top = max(named, key=lambda s: (sum(a.words for a in s.attributions), s.descriptor), default=None)
        spoken = [a.source for a in top.attributions if a.source] if top else []
        spans += spoken[:1]
    if spans:
        yield Question(
            text="Who gets to speak in each article, and at what length? "
            "Whose voice would you still like to hear?",
            evidence=tuple(spans),
            skill="sourcing",
        )


def _on_words(views: dict[str, View]) -> Iterator[Question]:
    """About the strongest word of each article's own voice."""
    spans: list[Span] = []
    for view in views.values():
        own = [m for m in view.document.marks if m.voice == "outlet" and m.category in "WVL"]
        spans += [m.span for m in sorted(own, key=lambda m: (-m.strength, -m.confidence, m.span.start))[:1]]
    if spans:
        yield Question(
            text="How would the sentence read with a plainer word here? What is lost, and what is gained?",
            evidence=tuple(spans),
            skill="wording",
        )


def _always(views: dict[str, View]) -> Iterator[Question]:
    leads = tuple(v.whole(v.body()[0]) for v in views.values() if v.body())
    yield Question(
        text="What does each article tell first? How might a reader who stops there see the story?",
        evidence=leads,
        skill="perspective",
    )
    yield Question(
        text="Which statement here would you check first, and where would you look outside these articles?",
        evidence=leads,
        skill="lateral-reading",
    )
    yield Question(
        text="What in each article can you check, and what do you have to take on trust?",
        evidence=leads,
        skill="evidence",
    )
    yield Question(
        text="Who published each article, and what can you find out about them from others?",
        skill="lateral-reading",
    )
