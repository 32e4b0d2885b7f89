"""A comparison as plain view records, section by section, for the page's template.

Nothing is judged or left out here: the records only order, number and word
what the comparison holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare import settings
from compare.records import Actor, Comparison, Notice, Span
from compare.render import words
from compare.render.masks import Masks, make_masks
from compare.render.messages import ENGLISH, Messages
from compare.render.pictures import Lengths, Pictures, make_pictures
from compare.render.view_articles import ArticleView, view_articles
from compare.render.view_facts import (
    Card,
    FactRow,
    NumberRow,
    make_chips,
    view_divergences,
    view_facts,
    view_numbers,
)
from compare.render.view_framing import FrameRow, QuestionRow, view_frames, view_questions
from compare.render.view_people import (
    ActorView,
    OneSided,
    SideRow,
    SpeakerRow,
    silent_names,
    view_actors,
    view_agentless,
    view_one_sided,
    view_sides,
    view_speakers,
)
from compare.render.view_words import (
    ChoiceRow,
    DistinctiveRow,
    MarkCount,
    NoteGroup,
    OrderRow,
    ToneRow,
    TopicRow,
    count_marks,
    view_choices,
    view_distinctive,
    view_notes,
    view_order,
    view_tones,
    view_topics,
)

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL = re.compile(
    "a|an|and|as|at|but|by|for|from|in|into|is|it|its|of|on|or|over|s|says?|that|the|their|to|with",
    re.IGNORECASE,
)
_TITLE_LENGTH = 84
_NAME_LENGTH = 20
WARNINGS_SHOWN = 3
ACTORS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Count:
    """One of the counts above the fold."""

    symbol: str
    number: int
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template shows; `event` is the part of the title in the articles' own words."""

    comparison: Comparison
    masks: Masks
    title: str
    event: str
    abstained: bool
    long: bool
    labels: tuple[str, ...]
    warnings: tuple[Notice, ...]
    more_warnings: tuple[Notice, ...]
    counts: tuple[Count, ...]
    first: tuple[Card, ...]
    articles: tuple[ArticleView, ...]
    pictures: Pictures
    cards: tuple[Card, ...]
    facts: tuple[FactRow, ...]
    numbers: tuple[NumberRow, ...]
    single_numbers: tuple[NumberRow, ...]
    speakers: tuple[SpeakerRow, ...]
    silent: tuple[str, ...]
    one_sided: tuple[OneSided, ...]
    sides: tuple[SideRow, ...]
    agentless: tuple[tuple[str, tuple[Span, ...]], ...]
    actors: tuple[ActorView, ...]
    more_actors: tuple[ActorView, ...]
    notes: tuple[NoteGroup, ...]
    mark_counts: tuple[MarkCount, ...]
    choices: tuple[ChoiceRow, ...]
    distinctive: tuple[DistinctiveRow, ...]
    tones: tuple[ToneRow, ...]
    order: tuple[OrderRow, ...]
    topics: tuple[TopicRow, ...]
    frames: tuple[FrameRow, ...]
    questions: tuple[QuestionRow, ...]
    tone_notes: tuple[str, ...]
    sentence_ids: frozenset[str]


def build_page(
    comparison: Comparison, title: str | None = None, say: Messages = ENGLISH, lengths: Lengths = None
) -> Page:
    """The page, worded by `say`; `title` replaces that of the texts; `lengths`: see `make_pictures`."""
    abstained = comparison.event.verdict == "different" and not comparison.facts
    labels = tuple(a.label for a in comparison.articles)
    chips = make_chips(comparison.facts, labels, say)
    event = "" if title else _event(comparison)
    cards = () if abstained else view_divergences(comparison, say)
    numbers = view_numbers(comparison, say, related=not abstained)
    actors = view_actors(comparison, say)
    speakers = view_speakers(comparison, say)
    masks = _masks(comparison, say)
    articles = view_articles(comparison, chips, masks, say, states=not abstained)
    warnings = _by_severity(comparison.warnings)
    return Page(
        comparison=comparison,
        masks=masks,
        title=title or _page_title(comparison, event, say),
        event=event,
        abstained=abstained,
        long=max(a.words for a in comparison.articles) > settings.PAGE_LONG,
        labels=labels,
        warnings=warnings[:WARNINGS_SHOWN],
        more_warnings=warnings[WARNINGS_SHOWN:],
        counts=() if abstained else _counts(comparison, say),
        first=cards[:3],
        articles=articles,
        pictures=make_pictures(comparison, articles, speakers, chips, lengths),
        cards=cards,
        facts=view_facts(comparison, chips, say),
        numbers=tuple(row for row in numbers if row.shared),
        single_numbers=tuple(row for row in numbers if not row.shared),
        speakers=speakers,
        silent=silent_names(comparison),
        one_sided=view_one_sided(speakers),
        sides=view_sides(comparison),
        agentless=view_agentless(comparison),
        actors=actors[:ACTORS_SHOWN],
        more_actors=actors[ACTORS_SHOWN:],
        notes=view_notes(comparison, say),
        mark_counts=count_marks(comparison, say),
        choices=view_choices(comparison, say),
        distinctive=view_distinctive(comparison),
        tones=view_tones(comparison),
        order=view_order(comparison, chips),
        topics=view_topics(comparison),
        frames=view_frames(comparison),
        questions=view_questions(comparison),
        tone_notes=tuple(dict.fromkeys(tone.note for tone in comparison.tone.values())),
        sentence_ids=frozenset(s.id for a in comparison.articles for s in a.sentences),
    )


def _masks(comparison: Comparison, say: Messages) -> Masks:
    """What stands in the place of covered names is a text of the page."""
    found = make_masks(comparison)
    return replace(found, outlet=say.gettext(found.outlet), writer=say.gettext(found.writer))


def _by_severity(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    order = {"stop": 0, "caution": 1, "info": 2}
    return tuple(sorted(notices, key=lambda n: order[n.severity]))


def _counts(comparison: Comparison, say: Messages) -> tuple[Count, ...]:
    """Facts in both, differing, and only in each article beside its number of words."""
    facts = comparison.facts
    two = len(comparison.articles) == 2
    both = sum(f.status == "both" for f in facts)
    differ = sum(f.status == "differ" for f in facts)
    if two:
        shared = say.ngettext("fact in both", "facts in both", both)
        apart = say.gettext("in both, but they differ")
    else:
        shared = say.ngettext("fact in two or more", "facts in two or more", both)
        apart = say.gettext("told, but they differ")
    found = [Count("=", both, shared, "#facts"), Count("≠", differ, apart, "#differ")]
    for index, article in enumerate(comparison.articles):
        only = sum(f.status == "only" and f.articles == (article.label,) for f in facts)
        text = say.ngettext(
            "only in %(label)s (%(num)s word)",
            "only in %(label)s (%(num)s words)",
            article.words,
            label=article.label,
        )
        found.append(Count(only_symbol(index, len(comparison.articles)), only, text, "#facts"))
    return tuple(found)


def only_symbol(index: int, total: int) -> str:
    """◧ for the first of two articles, ◨ for the second, ◇ where there are more."""
    return "◧◨"[index] if total == 2 else "◇"


def _page_title(comparison: Comparison, event: str, say: Messages) -> str:
    """The event, not the outlet."""
    number = len(comparison.articles)
    count = say.gettext(words.NUMBERS[number]) if number < len(words.NUMBERS) else say.number(number)
    if comparison.event.verdict == "different":
        title = say.gettext("%(count)s articles, side by side", count=count)
        return title[:1].upper() + title[1:]
    if event:
        return say.gettext("Same story, %(count)s articles: %(event)s", count=count, event=event)
    return say.gettext("One story, %(count)s articles", count=count)


def _event(comparison: Comparison) -> str:
    """Words all headlines share, or the fact most articles tell; "" where the events differ."""
    if comparison.event.verdict == "different":
        return ""
    return _shared_words(comparison) or _top_fact(comparison) or _shared_actors(comparison)


def _shared_words(comparison: Comparison) -> str:
    """The longest run of two or more words that stands in every headline."""
    heads = [a.headline for a in comparison.articles if a.headline]
    if len(heads) < len(comparison.articles):
        return ""
    shown = _WORD.findall(heads[0])
    others = [f" {' '.join(w.casefold() for w in _WORD.findall(h))} " for h in heads[1:]]
    best: list[str] = []
    for start in range(len(shown)):
        for end in range(start + 2, len(shown) + 1):
            run = shown[start:end]
            if _is_small(run[0]) or _is_small(run[-1]) or len(run) <= len(best):
                continue
            if all(f" {' '.join(run).casefold()} " in other for other in others):
                best = run
    return " ".join(best)


def _is_small(word: str) -> bool:
    return _SMALL.fullmatch(word) is not None


def _top_fact(comparison: Comparison) -> str:
    """The label of the fact that stands in headline or lead of most articles; "" where it is long."""
    leads = {s.id for a in comparison.articles for s in a.sentences if s.role != "body" or s.id[1:] == "1"}
    told = [f for f in comparison.facts if f.status == "both" and leads & {s.sentence for s in f.evidence}]
    if not told:
        return ""
    label = max(told, key=lambda f: (len(f.articles), f.importance)).label.strip().rstrip(".")
    return label if len(label) <= _TITLE_LENGTH and "…" not in label else ""


def _shared_actors(comparison: Comparison) -> str:
    """The two or three actors that every article mentions most."""
    labels = {a.label for a in comparison.articles}

    def fewest(actor: Actor) -> int:
        return min(len(actor.inside[x].mentions) if x in actor.inside else 0 for x in labels)

    shared = sorted((a for a in comparison.actors if fewest(a)), key=lambda a: -fewest(a))
    return ENGLISH.join([_short_name(a) for a in shared[:3]])


def _short_name(actor: Actor) -> str:
    """The name, or for a long one the form that the articles use most."""
    texts = (m.text for role in actor.inside.values() for m in role.mentions)
    forms = Counter(text for text in texts if "…" not in text)
    if len(actor.name) <= _NAME_LENGTH or not forms:
        return actor.name
    return min(forms, key=lambda form: (-forms[form], form))
