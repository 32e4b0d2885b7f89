"""Who speaks, and how each actor appears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.names import load_aliases
from compare.records import Actor, ActorClaim, ActorRole, Comparison, SideSpace, Source, Span
from compare.render import words
from compare.render.messages import N_, Messages


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one speaker says in one article; `share` in percent of its words, `first` where heard first."""

    kinds: tuple[str, ...]
    verbs: tuple[tuple[str, int], ...]
    times: int
    quoted_words: int
    other_words: int
    share: int
    first: Span
    said: tuple[Span, ...]
    named_as: tuple[str, ...]
    heard_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker over all articles, `name` "" where none is told; None where no words are given to it."""

    name: str
    named: bool
    side: str
    cells: tuple[tuple[str, Speaking | None], ...]


@dataclass(frozen=True, slots=True)
class ActorCell:
    """One actor in one article; `rows` holds what the outlet tells, `claims` what others say of the actor.

    `role` is None where it is not mentioned.
    """

    label: str
    role: ActorRole | None
    tone: str
    rows: tuple[tuple[str, tuple[Span, ...]], ...]
    claims: tuple[ActorClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor over all articles."""

    actor: Actor
    total: int
    cells: tuple[ActorCell, ...]


def view_speakers(comparison: Comparison, say: Messages) -> tuple[SpeakerRow, ...]:
    """Speakers joined over articles by name; named ones first, then those heard in more articles."""
    labels = [a.label for a in comparison.articles]
    joined: dict[str, list[Source]] = {}
    for source in comparison.sources:
        joined.setdefault(_speaker_key(source, comparison.actors), []).append(source)
    rows = [_speaker_row(group, labels, say) for group in joined.values()]
    return tuple(sorted(rows, key=_speaker_place))


def _speaker_place(row: SpeakerRow) -> tuple[bool, int, int]:
    heard = [cell for _, cell in row.cells if cell is not None]
    return not row.named, -len(heard), -sum(cell.quoted_words for cell in heard)


def _speaker_key(source: Source, actors: Sequence[Actor]) -> str:
    """Named speakers by the actor they are; unnamed ones by how they are described."""
    if source.name is None:
        return f"unnamed {source.descriptor.casefold()}"
    name = source.name.casefold()
    for actor in actors:
        if name in {actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)}:
            return f"named {actor.name.casefold()}"
    return f"named {name}"


def _speaker_row(group: Sequence[Source], labels: Sequence[str], say: Messages) -> SpeakerRow:
    first = max(group, key=lambda s: len(s.name or ""))
    sides = dict.fromkeys(s.side for s in group if s.side)
    return SpeakerRow(
        name=first.name or first.descriptor,
        named=first.name is not None,
        side=", ".join(sides),
        cells=tuple((label, _speaking([s for s in group if s.article == label], say)) for label in labels),
    )


def _speaking(group: Sequence[Source], say: Messages) -> Speaking | None:
    if not group:
        return None
    told = [a for s in group for a in s.attributions]
    verbs: dict[str, int] = {}
    for attribution in told:
        cue = attribution.cue.text.casefold().strip()
        verbs[cue] = verbs.get(cue, 0) + 1
    return Speaking(
        kinds=tuple(
            say.gettext(k) for k in dict.fromkeys(words.SOURCE_KINDS.get(s.kind, "") for s in group) if k
        ),
        verbs=tuple(sorted(verbs.items(), key=lambda item: (-item[1], item[0]))),
        times=len(told),
        quoted_words=sum(s.quoted_words for s in group),
        other_words=sum(s.paraphrased_words for s in group),
        share=round(100 * sum(s.share for s in group)),
        first=min((a.cue for a in told), key=lambda c: c.start),
        said=tuple(a.content for a in told),
        named_as=tuple(dict.fromkeys(s.descriptor for s in group if s.name and s.descriptor)),
        heard_by=tuple(dict.fromkeys(a.heard_by.text for a in told if a.heard_by)),
    )


@dataclass(frozen=True, slots=True)
class OneSided:
    """Speakers with a name that only one article lets speak."""

    label: str
    names: tuple[str, ...]


def view_one_sided(rows: Sequence[SpeakerRow]) -> tuple[OneSided, ...]:
    """For each article the named speakers heard in no other one; articles without such are left out."""
    heard: dict[str, list[str]] = {}
    for row in rows:
        labels = [label for label, cell in row.cells if cell is not None]
        if row.named and len(labels) == 1:
            heard.setdefault(labels[0], []).append(row.name)
    return tuple(OneSided(label, tuple(heard[label])) for label in sorted(heard))


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side and the room it gets in each article; None where none of its speakers is heard."""

    side: str
    cells: tuple[tuple[str, SideSpace | None], ...]


def view_sides(comparison: Comparison) -> tuple[SideRow, ...]:
    """Sides that the articles name, those with most words first."""
    labels = [a.label for a in comparison.articles]
    spaces = {label: {s.side: s for s in comparison.space[label].sides} for label in comparison.space}
    names = sorted({side for sides in spaces.values() for side in sides})
    rows = [SideRow(n, tuple((x, spaces.get(x, {}).get(n)) for x in labels)) for n in names]
    return tuple(sorted(rows, key=lambda r: -sum(c.share for _, c in r.cells if c is not None)))


def silent_names(comparison: Comparison) -> tuple[str, ...]:
    """Actors with a name that are spoken of, and that no article gives words to.

    Countries and places are left out, and those told of in passing.
    """
    heard = {_speaker_key(s, comparison.actors) for s in comparison.sources if s.name}
    return tuple(
        actor.name
        for actor in comparison.actors
        if actor.name[:1].isupper()
        and not _is_country(actor.name)
        and _often(actor)
        and f"named {actor.name.casefold()}" not in heard
    )


_OFTEN = 3  # mentions, where one article alone tells of an actor


def _often(actor: Actor) -> bool:
    counts = [len(role.mentions) for role in actor.inside.values() if role.mentions]
    return len(counts) > 1 or sum(counts) >= _OFTEN


def _is_country(name: str) -> bool:
    known = load_aliases().known(name)
    return known is not None and known.label == "GPE"


def view_agentless(comparison: Comparison) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Acts told without a doer, by article; nothing where no article has any."""
    found = tuple((a.label, comparison.agentless.get(a.label, ())) for a in comparison.articles)
    return found if any(spans for _, spans in found) else ()


def view_actors(comparison: Comparison, say: Messages) -> tuple[ActorView, ...]:
    """Actors, those mentioned most often first."""
    labels = [a.label for a in comparison.articles]
    cues = {label: _cues(comparison, label) for label in labels}
    views = [
        ActorView(
            actor=actor,
            total=sum(len(role.mentions) for role in actor.inside.values()),
            cells=tuple(_actor_cell(label, actor.inside.get(label), cues[label], say) for label in labels),
        )
        for actor in comparison.actors
    ]
    return tuple(sorted(views, key=lambda v: -v.total))


def _cues(comparison: Comparison, label: str) -> tuple[tuple[int, int], ...]:
    """Where the verbs of speaking of one article stand."""
    told = [a.cue for s in comparison.sources if s.article == label for a in s.attributions]
    return tuple(sorted({(cue.start, cue.end) for cue in told}))


def _actor_cell(
    label: str, role: ActorRole | None, cues: tuple[tuple[int, int], ...], say: Messages
) -> ActorCell:
    """What an actor says is left to the table of speakers; "does" holds its other acts."""
    if role is None or not role.mentions:
        return ActorCell(label=label, role=None, tone="", rows=())
    does = tuple(s for s in role.does if not any(x < s.end and s.start < y for x, y in cues))
    rows = ((N_("Does"), does), (N_("Done to them"), role.done_to), (N_("Is called"), role.labels))
    return ActorCell(
        label=label,
        role=role,
        tone=say.gettext(words.tone_word(role.tone.value)) if role.tone else "",
        rows=tuple((say.gettext(name), spans) for name, spans in rows if spans),
        claims=role.claims,
    )
