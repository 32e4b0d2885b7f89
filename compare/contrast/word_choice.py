"""Documents + alignments → other words for the same person, thing or act, side by side.

"Word choice and labelling" (Hamborg, Donnay & Gipp 2019): one row is one person, group, thing or
act, one cell the words an article uses for it. No contradictions: those are divergences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare import settings
from compare.contrast.actors import link_actors
from compare.contrast.acts import Scene, scenes_of
from compare.contrast.units import View, pairs_of, views_of
from compare.contrast.word_evidence import pairs_chosen
from compare.contrast.word_names import Row, Wording, names_chosen
from compare.records import Actor, Alignment, Divergence, Document, Span, WordChoice

_CATEGORIES = {"W": "loaded word", "L": "label", "V": "judging verb"}


def find_word_choices(
    documents: Sequence[Document],
    alignments: Sequence[Alignment],
    divergences: Sequence[Divergence],
    *,
    actors: Sequence[Actor] | None = None,
    scenes: dict[str, Scene] | None = None,
) -> tuple[WordChoice, ...]:
    """Rows of other words for the same thing, the most telling first; ids "w1", "w2", …; at most WORD_ROWS.

    `sides` holds, for each article, up to four wordings in order of first use, and only articles
    that name the thing. Swapping the documents gives the same rows with the sides swapped.
    `actors` (linked across the articles) and `scenes` are made here where the caller has none.
    """
    scenes = scenes_of(views_of(documents)) if scenes is None else scenes
    views = {label: scene.view for label, scene in scenes.items()}
    found = [
        *names_chosen(link_actors(documents) if actors is None else actors, scenes),
        *pairs_chosen(views, scenes, pairs_of(views, alignments)),
        *(row for d in divergences if (row := _from_card(views, d)) is not None),
    ]
    rows = [made for row in _merged(found) if (made := _row(views, row)) is not None]
    rows.sort(key=lambda r: _order(views, r))
    return tuple(
        WordChoice(id=f"w{i}", kind=r.kind, about=r.about, sides=r.sides, tags=r.tags)
        for i, r in enumerate(rows[: settings.WORD_ROWS], 1)
    )


def _from_card(views: dict[str, View], card: Divergence) -> Row | None:
    """A card on wording that sets short words side by side, one of them marked; no headline's clause."""
    spans = [s for side in card.sides.values() for s in side]
    if card.kind != "wording" or any(len(s.text.split()) > settings.WORD_CARD for s in spans):
        return None
    cues = {(a.cue.article, a.cue.start) for v in views.values() for _, a in v.said}
    if any((s.article, s.start) in cues for s in spans):
        return None  # verbs of saying have a rule of their own here
    marked = any(_marked(views[s.article], s) for s in spans)
    wordings = tuple(Wording(s, s.text.lower(), ()) for s in spans)
    return Row("thing", card.topic, wordings) if marked and len(card.sides) > 1 else None


def _merged(found: Iterable[Row]) -> list[Row]:
    """Rows of one kind that share words are one row."""
    merged: list[Row] = []
    for new in sorted(
        found, key=lambda r: (r.kind, r.about, [(w.span.start, w.span.text) for w in r.wordings])
    ):
        current = new
        for other in [m for m in merged if _touch(m, current)]:
            merged.remove(other)
            about = min((other.about, current.about), key=lambda a: (not a, len(a), a))
            kind = min(other.kind, current.kind)
            current = Row(kind, about, (*other.wordings, *current.wordings))
        merged.append(current)
    return merged


def _touch(one: Row, two: Row) -> bool:
    if one.about and one.about == two.about and one.kind == two.kind:
        return True
    return any(_overlap(a.span, b.span) for a in one.wordings for b in two.wordings)


def _row(views: dict[str, View], row: Row) -> WordChoice | None:
    """The finished row, None where the articles do not differ."""
    sides: dict[str, list[Wording]] = {}
    for wording in sorted(row.wordings, key=lambda w: (w.span.article, w.span.start, -w.span.end)):
        side = sides.setdefault(wording.span.article, [])
        if not any(w.key == wording.key or _overlap(w.span, wording.span) for w in side):
            side.append(wording)
    keys = [frozenset(w.key for w in side) for side in sides.values()]
    if len(sides) < 2 or all(k == keys[0] for k in keys):
        return None
    kept = {label: side[: settings.WORD_CELL] for label, side in sorted(sides.items())}
    return WordChoice(
        id="",
        kind=row.kind,
        about=row.about or _about(kept),
        sides={label: tuple(w.span for w in side) for label, side in kept.items()},
        tags={label: _tags(views[label], side) for label, side in kept.items()},
    )


def _overlap(one: Span, two: Span) -> bool:
    return one.article == two.article and one.start < two.end and two.start < one.end


def _about(sides: dict[str, list[Wording]]) -> str:
    """What the row is about, in the plainest words of the articles: the shortest wording."""
    texts = sorted((w.span.text for side in sides.values() for w in side), key=lambda t: (len(t), t))
    return texts[0].lower()


def _tags(view: View, side: Sequence[Wording]) -> tuple[str, ...]:
    tags = [tag for w in side for tag in (*_marked(view, w.span), *w.tags)]
    return tuple(dict.fromkeys(tags))


def _marked(view: View, span: Span) -> list[str]:
    marks = [m for m in view.document.marks if m.category in _CATEGORIES and _overlap(m.span, span)]
    return [tag for m in marks for tag in (_CATEGORIES[m.category], *m.tags)]


def _order(views: dict[str, View], row: WordChoice) -> tuple[object, ...]:
    """Rows with a marked word first, then those with more wordings, then by place and words."""
    marked = any(set(tags) & set(_CATEGORIES.values()) for tags in row.tags.values())
    spans = [s for side in row.sides.values() for s in side]
    places = sorted((views[s.article].by_id[s.sentence].place if s.sentence else 1.0, s.text) for s in spans)
    return (not marked, -len(spans), places, row.kind, row.about)
