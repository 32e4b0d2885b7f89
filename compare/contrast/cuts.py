"""Divergences of quotations: one quotation cut in another place, or quoted here and reworded there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare import settings
from compare.contrast.draft import draft
from compare.contrast.people import plain_name, same_speaker
from compare.contrast.speakers import Said, said_in
from compare.contrast.units import Pair, Unit, View, plain, share, stems_in, told_alike, topic_of
from compare.records import Divergence, Span

_WORD = re.compile(r"\w[\w'’-]*")
_CUT = "One article has more of the quotation: what do the further words add?"
_VARIANT = "The two print other words in one quotation: how could you find out which were said?"
_REWORDED = "One article quotes the speaker, the other tells it in its own words: do the two say the same?"


class _Words(NamedTuple):
    """The words of one sentence that stand in quotation marks, and their plain forms."""

    view: View
    unit: Unit
    words: list[re.Match[str]]
    forms: list[str]

    def span(self, first: int, last: int) -> Span:
        return self.view.span(self.words[first].start(), self.words[last - 1].end())


class _Block(NamedTuple):
    """Equal words: left.words[left:left + size] and right.words[right:right + size]."""

    left: int
    right: int
    size: int


class _Gap(NamedTuple):
    """Word ranges between two blocks, or at the edges; `where` is "begins", "inside" or "ends"."""

    where: str
    left: tuple[int, int]
    right: tuple[int, int]


def cut_divergences(
    views: dict[str, View], pairs: Sequence[Pair], said: dict[str, list[Said]] | None = None
) -> Iterator[Divergence]:
    """Quotations of linked sentences that share words in a row and differ in how much of them is printed.

    `said` is what each article's people say, where it has been read already.
    """
    said = said or {label: said_in(view) for label, view in views.items()}
    reworded = sentences = 0
    for pair in pairs:
        alike = told_alike(views, pair.left, pair.right)
        left, right = _quoted(views, pair.left), _quoted(views, pair.right)
        blocks = _blocks(left, right) if left.words and right.words else []
        if not alike:
            yield from _variant(views, left, right)
        if blocks:
            cut = [] if alike else list(_cut(views, left, right, blocks))
            yield from cut
            if not cut and not sentences:
                further = list(_next_sentence(views, left, right, blocks, said))
                sentences += len(further)
                yield from further
        elif not alike and not reworded and pair.link.score >= settings.REWORDED_LINK:
            other = list(_reworded(views, pair, said))
            reworded += len(other)
            yield from other


def _quoted(views: dict[str, View], unit: Unit) -> _Words:
    view, sentence = views[unit.label], unit.sentence
    words = [
        word
        for q in view.document.quotations
        if q.span.start < sentence.end and sentence.start < q.span.end and not _is_title(q.span.text)
        for word in _WORD.finditer(
            view.document.article.text, max(q.span.start, sentence.start), min(q.span.end, sentence.end)
        )
    ]
    return _Words(view, unit, words, [plain(w.group()) for w in words])


def _is_title(text: str) -> bool:
    """Is it the name of a programme or a book: short, every longer word with a capital, no full stop?"""
    words = [w for w in _WORD.findall(text) if len(w) > settings.TITLE_SMALL_WORD]
    return bool(words) and len(words) <= settings.TITLE_WORDS and all(w[0].isupper() for w in words)


# ---------------------------------------------------------------- words in a row


def _blocks(left: _Words, right: _Words) -> list[_Block]:
    """Runs of equal words in the same order; none where the longest is under `SAME_QUOTATION_WORDS`.

    Nor where they are a small part of both: then they are a phrase that the speaker used twice.
    """
    if left.forms > right.forms:  # one fixed order, so that ties cannot depend on who comes first
        return [_Block(b.right, b.left, b.size) for b in _blocks(right, left)]
    whole = (0, len(left.forms)), (0, len(right.forms))
    found = _runs(left.forms, right.forms, *whole)
    longest = max((b.size for b in found), default=0)
    shared = sum(b.size for b in found) / min(len(left.forms), len(right.forms))
    return found if longest >= settings.SAME_QUOTATION_WORDS and shared >= settings.CUT_SHARE else []


def _runs(
    left: list[str],
    right: list[str],
    a: tuple[int, int],
    b: tuple[int, int],
    least: int = settings.CUT_RUN_WORDS,
) -> list[_Block]:
    """The longest run in these ranges, then the runs before and after it (Ratcliff & Metzener 1988)."""
    size, at = 0, (0, 0)
    before = [0] * (b[1] - b[0] + 1)
    for i in range(*a):
        row = [0] * len(before)
        for j in range(*b):
            if left[i] == right[j]:
                row[j - b[0] + 1] = before[j - b[0]] + 1
                if row[j - b[0] + 1] > size:
                    size, at = row[j - b[0] + 1], (i + 1, j + 1)
        before = row
    if size < least:
        return []
    block = _Block(at[0] - size, at[1] - size, size)
    return [
        *_runs(left, right, (a[0], block.left), (b[0], block.right), least),
        block,
        *_runs(left, right, (at[0], a[1]), (at[1], b[1]), least),
    ]


def _gaps(left: _Words, right: _Words, blocks: list[_Block]) -> Iterator[_Gap]:
    ends = [_Block(0, 0, 0), *blocks, _Block(len(left.words), len(right.words), 0)]
    for k, (one, two) in enumerate(itertools.pairwise(ends)):
        where = "begins" if k == 0 else "ends" if k == len(blocks) else "inside"
        yield _Gap(where, (one.left + one.size, two.left), (one.right + one.size, two.right))


# ---------------------------------------------------------------- more of it in one sentence


def _cut(views: dict[str, View], left: _Words, right: _Words, blocks: list[_Block]) -> Iterator[Divergence]:
    """One card for the longest stretch that one of the two has more."""
    longest: tuple[int, _Gap] | None = None
    for gap in _gaps(left, right, blocks):
        sizes = gap.left[1] - gap.left[0], gap.right[1] - gap.right[0]
        longer, shorter = ((left, gap.left), right) if sizes[0] > sizes[1] else ((right, gap.right), left)
        if (
            min(sizes) > 1
            or max(sizes) == 0
            or not _matters(*longer, gap.where)
            or _elsewhere(*longer, shorter.view)
        ):
            continue
        if longest is None or max(sizes) > longest[0]:
            longest = (max(sizes), gap)
    if longest is None:
        return
    gap = longest[1]
    spans = _shown(left, gap.left, gap.where), _shown(right, gap.right, gap.where)
    topic = {"begins": "where the quotation begins", "ends": "where the quotation ends"}
    about = topic_of(left.unit, right.unit)
    name = topic.get(gap.where, "words left out of the quotation")
    weight = 3 if gap.where == "inside" else 2
    yield draft(views, "selection", f"{name}: {about}", spans, _CUT, weight)


def _matters(longer: _Words, gap: tuple[int, int], where: str) -> bool:
    """Is the stretch long enough? A quotation often loses a phrase or two at its start."""
    if where != "begins":
        return gap[1] - gap[0] >= settings.CUT_QUOTATION_WORDS
    stems = stems_in(longer.unit.tokens, longer.words[gap[0]].start(), longer.words[gap[1] - 1].end())
    return gap[1] - gap[0] >= settings.CUT_BEGIN_WORDS and len(stems) >= settings.SAME_EVENT_STEMS


def _shown(side: _Words, gap: tuple[int, int], where: str) -> Span:
    """The gap with the words beside it, so that it shows where the words are missing."""
    near = settings.CUT_CONTEXT_WORDS
    first, last = max(0, gap[0] - near), min(len(side.words), gap[1] + near)
    if where == "ends" and gap[0] <= 2 * near:
        first = 0
    return side.span(first, last)


def _elsewhere(longer: _Words, gap: tuple[int, int], view: View) -> bool:
    """Does the other article have these words, or most of their content in one sentence?"""
    words = longer.words[gap[0] : gap[1]]
    start = " ".join(longer.forms[gap[0] : gap[0] + settings.CUT_QUOTATION_WORDS])
    if start in view.plain:
        return True
    stems = stems_in(longer.unit.tokens, words[0].start(), words[-1].end())
    return any(share(stems, u.stems) > settings.SELECTION_TOLD for u in view.units)


# ---------------------------------------------------------------- other words in it


def _variant(views: dict[str, View], left: _Words, right: _Words) -> Iterator[Divergence]:
    """One quotation printed with other words: between equal words there are others that matter."""
    found = _runs(left.forms, right.forms, (0, len(left.forms)), (0, len(right.forms)), 1)
    if left.forms > right.forms:
        mirrored = _runs(right.forms, left.forms, (0, len(right.forms)), (0, len(left.forms)), 1)
        found = [_Block(b.right, b.left, b.size) for b in mirrored]
    rare = [b for b in found if _weighty(left, (b.left, b.left + b.size)) >= 1]
    if sum(_weighty(left, (b.left, b.left + b.size)) for b in rare) < settings.VARIANT_SHARED:
        return
    for one, two in itertools.pairwise(rare):
        a, b = (one.left + one.size, two.left), (one.right + one.size, two.right)
        if not (0 < a[1] - a[0] <= settings.VARIANT_WORDS and 0 < b[1] - b[0] <= settings.VARIANT_WORDS):
            continue
        alike = _forms_alike(left.forms[slice(*a)], right.forms[slice(*b)])
        if alike or not (_weighty(left, a) and _weighty(right, b)):
            continue
        spans = left.span(one.left, two.left + two.size), right.span(one.right, two.right + two.size)
        about = topic_of(left.unit, right.unit)
        yield draft(views, "selection", f"other words in the quotation: {about}", spans, _VARIANT, weight=2)
        return


def _weighty(side: _Words, at: tuple[int, int]) -> int:
    """How many content words these words of the quotation are."""
    if at[0] >= at[1]:
        return 0
    return len(stems_in(side.unit.tokens, side.words[at[0]].start(), side.words[at[1] - 1].end()))


def _forms_alike(one: Sequence[str], two: Sequence[str]) -> bool:
    """Is it a contraction or another spelling of the same words?"""
    plain_one, plain_two = "".join(one), "".join(two)
    return plain_one[:4] == plain_two[:4] or plain_one in plain_two or plain_two in plain_one


# ---------------------------------------------------------------- a further sentence


def _next_sentence(
    views: dict[str, View],
    left: _Words,
    right: _Words,
    blocks: list[_Block],
    said: dict[str, list[Said]],
) -> Iterator[Divergence]:
    """Both print the sentence to its end; one goes on with another sentence of the same speaker."""
    last = blocks[-1]
    if last.left + last.size < len(left.words) or last.right + last.size < len(right.words):
        return
    for ended, goes_on in ((left, right), (right, left)):
        more = _following(said[goes_on.unit.label], goes_on.unit)
        if more is None or _following(said[ended.unit.label], ended.unit, least=0) or _told(more, ended.view):
            continue
        shown = goes_on.view.span(more.start, more.end)
        topic = f"where the quotation of {more.speaker} ends"
        near = max(
            last.left if ended is left else last.right, len(ended.words) - 2 * settings.CUT_CONTEXT_WORDS
        )
        yield draft(views, "selection", topic, (ended.span(near, len(ended.words)), shown), _CUT, weight=2)
        return


def _following(said: list[Said], unit: Unit, least: int = settings.SAME_EVENT_STEMS) -> Said | None:
    """What the speaker of this sentence says in quotation marks in the next one."""
    here = {s.speaker for s in said if s.unit.index == unit.index and s.direct}
    after = [s for s in said if s.unit.index == unit.index + 1 and s.direct and s.speaker in here]
    return after[0] if len(here) == 1 and after and len(after[0].stems) >= least else None


def _told(said: Said, view: View) -> bool:
    return any(share(said.stems, u.stems) >= settings.CUT_TOLD for u in view.units)


# ---------------------------------------------------------------- quoted here, reworded there


def _reworded(views: dict[str, View], pair: Pair, said: dict[str, list[Said]]) -> Iterator[Divergence]:
    """One speaker's sentence, in quotation marks in one article and told in other words in the other."""
    mine = [s for s in said[pair.left.label] if s.unit is pair.left]
    other = [s for s in said[pair.right.label] if s.unit is pair.right]
    for one in mine:
        for two in other:
            quoted = [s.view.quoted(s.start, s.end) > settings.REWORDED_QUOTED for s in (one, two)]
            common = one.stems & two.stems
            if quoted[0] == quoted[1] or not same_speaker(one.speaker, two.speaker):
                continue
            if len(common) < settings.SAME_ACT_STEMS:
                continue
            told, cited = (two, one) if quoted[0] else (one, two)
            own = {t.stem for t in told.tokens if told.view.quoted(t.start, t.end) == 0}
            if not told.clause or not common & own or share(cited.stems, told.stems) > settings.CUT_TOLD:
                continue
            if _has_quotation(said[told.unit.label], cited):
                continue
            spans = one.span, two.span
            texts = [views[s.unit.label].document.article.text for s in (one, two)]
            name = plain_name(texts, one.speaker, two.speaker)
            yield draft(views, "selection", f"{name} quoted, or told in other words", spans, _REWORDED)
            return


def _has_quotation(said: list[Said], cited: Said) -> bool:
    """Does the article that rewords it quote the same words elsewhere?"""
    return any(
        s.view.quoted(s.start, s.end) > settings.REWORDED_QUOTED
        and same_speaker(s.speaker, cited.speaker)
        and share(cited.stems, s.stems) >= settings.SELECTION_TOLD
        for s in said
    )
