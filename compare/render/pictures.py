"""Pictures of a comparison as plain numbers: where things stand, how long they are, what answers what.

Everything is measured in words and drawn by the template in percent of the
width and in pixels of the height, so that a picture fits any screen. Nothing
is summed up to a score.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from compare import settings
from compare.records import ComparedArticle, Comparison, Fact, Link, Sentence
from compare.render.masks import Masks
from compare.render.view_articles import ArticleView
from compare.render.view_facts import Chip
from compare.render.view_people import SpeakerRow

Lengths = Mapping[str, int] | None
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence: `y` and `height` in pixels, `same` and `related` are sentences that answer it.

    `state` is "both", "differ", "only" or ""; `snippet` its first words, "" where there is no room.
    """

    id: str
    y: float
    height: float
    words: int
    state: str
    snippet: str
    same: tuple[str, ...]
    related: tuple[str, ...]
    coverage: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Strip:
    """One article from top to bottom."""

    label: str
    cells: tuple[Cell, ...]
    roomy: bool  # every cell has room for its number


@dataclass(frozen=True, slots=True)
class Tie:
    """A curve from one strip (x = 0) to the other (x = 100)."""

    ends: tuple[str, str]
    relation: str
    path: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The curves between two articles, and how many of each kind there are."""

    labels: tuple[str, str]
    ties: tuple[Tie, ...]
    same: int
    related: int


@dataclass(frozen=True, slots=True)
class Strips:
    """All articles as strips of one scale; `height` in pixels holds the longest."""

    height: float
    strips: tuple[Strip, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Words of one speaker in one article; `quoted_to` and `retold_to` in percent of the longest bar."""

    label: str
    heard: bool
    times: int
    quoted: int
    retold: int
    share: int
    quoted_to: float
    retold_to: float


@dataclass(frozen=True, slots=True)
class SpeakerBars:
    """One speaker over all articles."""

    name: str
    named: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact in one article: places and widths of its sentences in percent of the article's words."""

    label: str
    sentences: tuple[str, ...]
    places: tuple[tuple[float, float], ...]
    first: str | None
    first_place: float
    words_before: int
    words_in: int
    of: int


@dataclass(frozen=True, slots=True)
class FactLines:
    """One fact over all articles."""

    chip: Chip
    label: str
    lines: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """All pictures; `speakers` and `facts` are empty where there is nothing to draw."""

    strips: Strips
    speakers: tuple[SpeakerBars, ...]
    more_speakers: tuple[SpeakerBars, ...]
    facts: tuple[FactLines, ...]
    facts_left: int


def make_pictures(
    comparison: Comparison,
    articles: Sequence[ArticleView],
    speakers: Sequence[SpeakerRow],
    chips: Mapping[str, Chip],
    lengths: Lengths = None,
) -> Pictures:
    """Every picture of a comparison, from the views of its articles, speakers and facts.

    `lengths` holds the words of each sentence where the comparison has only excerpts of it.
    """
    lengths = lengths or sentence_lengths(comparison)
    bars = _speaker_bars(speakers)
    facts = sorted(comparison.facts, key=lambda f: (-f.importance, chips[f.id].number))
    shown = sorted(facts[: settings.PICTURE_FACTS], key=lambda f: f.status == "only")
    rulers = {a.label: _Ruler.of(a, lengths) for a in comparison.articles}
    return Pictures(
        strips=_strips(comparison, articles, lengths),
        speakers=bars[: settings.PICTURE_SPEAKERS],
        more_speakers=bars[settings.PICTURE_SPEAKERS :],
        facts=tuple(_fact_lines(f, chips[f.id], comparison, rulers) for f in shown),
        facts_left=len(facts) - len(shown),
    )


def wrap_drawn(masks: Masks, value: str) -> Markup:
    """Text inside a drawing: escaped, each outlet's or writer's name in a part that the script can switch."""
    parts, last = [], 0
    for start, end, kind in masks.find(value):
        name = Markup('<tspan class="nm" data-mask="{}">{}</tspan>').format(kind, value[start:end])
        parts += [escape(value[last:start]), name]
        last = end
    return Markup("").join([*parts, escape(value[last:])])


# ---------------------------------------------------------------- the strip


def sentence_lengths(comparison: Comparison) -> dict[str, int]:
    """Words of each sentence by its id."""
    return {s.id: _count(s.text) for a in comparison.articles for s in a.sentences}


def _strips(comparison: Comparison, articles: Sequence[ArticleView], lengths: Mapping[str, int]) -> Strips:
    states = {
        s.id: s.state
        for view in articles
        for s in (*view.heads, *itertools.chain.from_iterable(view.paragraphs))
    }
    counts = {a.label: [lengths[s.id] for s in a.sentences] for a in comparison.articles}
    longest = max((sum(found) for found in counts.values()), default=0)
    scale = _height(longest) / max(longest, 1)
    partners = _partners(comparison.links)
    roomy = _roomy(counts.values(), _height(longest))
    strips = tuple(
        Strip(
            label=a.label,
            cells=tuple(_cells(a.sentences, counts[a.label], scale, states, partners, roomy=roomy)),
            roomy=roomy,
        )
        for a in comparison.articles
    )
    bottom = max((c.y + c.height for s in strips for c in s.cells[-1:]), default=0.0)
    return Strips(height=round(bottom, 1), strips=strips, pairs=_pairs(strips, comparison.links))


def _count(text: str) -> int:
    return max(1, len(_WORD.findall(text)))


def _height(words: int) -> float:
    """Pixels for the longest article: a short one fits a screen, a long one grows slowly."""
    short = min(settings.STRIP_TALL, max(settings.STRIP_LOW, words * settings.STRIP_WORD))
    more = max(0.0, words - settings.STRIP_TALL / settings.STRIP_WORD)
    return float(short + more * settings.STRIP_MORE)


def _roomy(counts: Iterable[Sequence[int]], height: float) -> bool:
    """Whether every sentence of every article may have a line of text without the drawing growing much."""
    most = max((len(found) for found in counts), default=0)
    return 0 < most * settings.STRIP_LINE <= settings.STRIP_GROWTH * height


def _cells(
    sentences: Sequence[Sentence],
    counts: Sequence[int],
    scale: float,
    states: Mapping[str, str],
    partners: Mapping[str, Sequence[tuple[str, str]]],
    *,
    roomy: bool,
) -> Iterable[Cell]:
    y = 0.0
    for sentence, words in zip(sentences, counts, strict=True):
        height = max(settings.STRIP_LINE if roomy else settings.STRIP_THIN, words * scale)
        found = partners.get(sentence.id, ())
        yield Cell(
            id=sentence.id,
            y=_short(y),
            height=_short(height - 1),  # a line of paper between two sentences
            words=words,
            state=states.get(sentence.id, ""),
            snippet=_snippet(sentence.text) if roomy else "",
            same=tuple(other for other, relation in found if relation == "same"),
            related=tuple(other for other, relation in found if relation == "related"),
            coverage=sentence.coverage,
        )
        y += height


def _short(pixels: float) -> float:
    """A length with one decimal, whole where it is."""
    length = round(pixels, 1)
    return int(length) if length == int(length) else length


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= settings.STRIP_SNIPPET else line[: settings.STRIP_SNIPPET].rsplit(" ", 1)[0]


def _partners(links: Iterable[Link]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for link in links:
        one, two = link.sentences
        found.setdefault(one, []).append((two, link.relation))
        found.setdefault(two, []).append((one, link.relation))
    return found


def _pairs(strips: Sequence[Strip], links: Sequence[Link]) -> tuple[Pair, ...]:
    """Every two articles, in order, with their curves; faint ones first, so that firm ones lie on top."""
    holder = {c.id: s.label for s in strips for c in s.cells}
    middle = {c.id: round(c.y + c.height / 2, 1) for s in strips for c in s.cells}
    found: dict[tuple[str, str], list[Tie]] = {}
    order = [s.label for s in strips]
    for link in links:
        if not set(link.sentences) <= set(holder):
            continue
        one, two = sorted(link.sentences, key=lambda x: order.index(holder[x]))
        start, end = middle[one], middle[two]
        tie = Tie((one, two), link.relation, f"M0 {start:g}C50 {start:g} 50 {end:g} 100 {end:g}")
        found.setdefault((holder[one], holder[two]), []).append(tie)
    pairs = []
    for labels in itertools.combinations(order, 2):
        ties = sorted(found.get(labels, ()), key=lambda t: t.relation == "same")
        same = sum(t.relation == "same" for t in ties)
        pairs.append(Pair(labels=labels, ties=tuple(ties), same=same, related=len(ties) - same))
    return tuple(pairs)


# ---------------------------------------------------------------- words quoted by source


def _speaker_bars(rows: Sequence[SpeakerRow]) -> tuple[SpeakerBars, ...]:
    """Speakers, those with most words first."""
    sums = [c.quoted_words + c.other_words for row in rows for _, c in row.cells if c is not None]
    whole = max(sums, default=0)
    found = [SpeakerBars(row.name, row.named, _bars(row, whole)) for row in rows]
    return tuple(sorted(found, key=lambda s: -sum(b.quoted + b.retold for b in s.bars)))


def _bars(row: SpeakerRow, whole: int) -> tuple[Bar, ...]:
    bars = []
    for label, cell in row.cells:
        quoted, retold = (cell.quoted_words, cell.other_words) if cell else (0, 0)
        bars.append(
            Bar(
                label=label,
                heard=cell is not None,
                times=cell.times if cell else 0,
                quoted=quoted,
                retold=retold,
                share=cell.share if cell else 0,
                quoted_to=_percent(quoted, whole),
                retold_to=_percent(quoted + retold, whole),
            )
        )
    return tuple(bars)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


# ---------------------------------------------------------------- first mention and space of facts


@dataclass(frozen=True, slots=True)
class _Ruler:
    """Words before each sentence of an article, and in it."""

    before: Mapping[str, int]
    inside: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, article: ComparedArticle, lengths: Mapping[str, int]) -> _Ruler:
        before, inside, total = {}, {}, 0
        for sentence in article.sentences:
            before[sentence.id], inside[sentence.id] = total, lengths[sentence.id]
            total += inside[sentence.id]
        return cls(before, inside, total)


def _fact_lines(fact: Fact, chip: Chip, comparison: Comparison, rulers: Mapping[str, _Ruler]) -> FactLines:
    lines = []
    for label, ruler in rulers.items():
        told = {e.sentence for e in fact.evidence if e.article == label}
        space = comparison.space.get(label)
        first = space.first_mention.get(fact.id) if space else None
        lines.append(_fact_line(label, told | ({first} if first else set()), ruler))
    return FactLines(chip=chip, label=fact.label, lines=tuple(lines))


def _fact_line(label: str, told: set[str], ruler: _Ruler) -> FactLine:
    known = sorted((s for s in told if s in ruler.before), key=lambda s: ruler.before[s])
    first = known[0] if known else None
    before = ruler.before[first] if first else 0
    return FactLine(
        label=label,
        sentences=tuple(known),
        places=tuple(
            (_percent(ruler.before[s], ruler.total), _percent(ruler.inside[s], ruler.total)) for s in known
        ),
        first=first,
        first_place=_percent(before, ruler.total),
        words_before=before,
        words_in=sum(ruler.inside[s] for s in known),
        of=ruler.total,
    )
