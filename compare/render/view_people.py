"""Who speaks, and how each actor appears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.records import Actor, ActorRole, Comparison, Source, Span
from compare.render import words


@dataclass(frozen=True, slots=True)
class Speaking:
    """What one speaker says in one article."""

    kinds: tuple[str, ...]
    verbs: tuple[tuple[str, int], ...]
    times: int
    quoted_words: int
    said: tuple[Span, ...]
    named_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker over all articles; None where no words are given to it."""

    name: str
    named: bool
    side: str
    cells: tuple[tuple[str, Speaking | None], ...]


@dataclass(frozen=True, slots=True)
class ActorCell:
    """One actor in one article; `rows` holds what was found, `role` is None where it is not mentioned."""

    label: str
    role: ActorRole | None
    tone: str
    rows: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor over all articles."""

    actor: Actor
    total: int
    cells: tuple[ActorCell, ...]


def view_speakers(comparison: Comparison) -> tuple[SpeakerRow, ...]:
    """Speakers joined over articles by name; named ones first, then those heard in more articles."""
    labels = [a.label for a in comparison.articles]
    joined: dict[str, list[Source]] = {}
    for source in comparison.sources:
        joined.setdefault(_speaker_key(source, comparison.actors), []).append(source)
    rows = [_speaker_row(group, labels) for group in joined.values()]
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


def _speaker_row(group: Sequence[Source], labels: Sequence[str]) -> SpeakerRow:
    first = max(group, key=lambda s: len(s.name or ""))
    sides = dict.fromkeys(s.side for s in group if s.side)
    return SpeakerRow(
        name=first.name or first.descriptor or "no one named",
        named=first.name is not None,
        side=", ".join(sides),
        cells=tuple((label, _speaking([s for s in group if s.article == label])) for label in labels),
    )


def _speaking(group: Sequence[Source]) -> Speaking | None:
    if not group:
        return None
    told = [a for s in group for a in s.attributions]
    verbs: dict[str, int] = {}
    for attribution in told:
        cue = attribution.cue.text.casefold().strip()
        verbs[cue] = verbs.get(cue, 0) + 1
    return Speaking(
        kinds=tuple(dict.fromkeys(words.SOURCE_KINDS[s.kind] for s in group if s.kind in words.SOURCE_KINDS)),
        verbs=tuple(sorted(verbs.items(), key=lambda item: (-item[1], item[0]))),
        times=len(told),
        quoted_words=sum(s.quoted_words for s in group),
        said=tuple(a.content for a in told),
        named_as=tuple(dict.fromkeys(s.descriptor for s in group if s.name and s.descriptor)),
    )


def silent_names(comparison: Comparison) -> tuple[str, ...]:
    """Actors that several articles mention and none gives words to."""
    heard = {_speaker_key(s, comparison.actors) for s in comparison.sources if s.name}
    return tuple(
        actor.name
        for actor in comparison.actors
        if sum(bool(role.mentions) for role in actor.inside.values()) > 1
        and f"named {actor.name.casefold()}" not in heard
    )


def view_actors(comparison: Comparison) -> tuple[ActorView, ...]:
    """Actors, those mentioned most often first."""
    labels = [a.label for a in comparison.articles]
    views = [
        ActorView(
            actor=actor,
            total=sum(len(role.mentions) for role in actor.inside.values()),
            cells=tuple(_actor_cell(label, actor.inside.get(label)) for label in labels),
        )
        for actor in comparison.actors
    ]
    return tuple(sorted(views, key=lambda v: -v.total))


def _actor_cell(label: str, role: ActorRole | None) -> ActorCell:
    if role is None or not role.mentions:
        return ActorCell(label=label, role=None, tone="", rows=())
    rows = (("Does", role.does), ("Done to them", role.done_to), ("Is called", role.labels))
    return ActorCell(
        label=label,
        role=role,
        tone=words.tone_word(role.tone.value) if role.tone else "",
        rows=tuple((name, spans) for name, spans in rows if spans),
    )
