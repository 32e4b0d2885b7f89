"""Actors of one document: who is mentioned, under which names, in which roles.

The mentions are put together in `actor_links`. What an actor does counts as
told by the outlet only outside the words of others: of "Doe says Roe stole"
the theft is Doe's claim, not a deed of Roe's (event factuality is relative to
a source: Saurí & Pustejovsky 2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from compare import settings, tone_model
from compare.records import (
    ActorClaim,
    ActorClaimKind,
    ActorRole,
    ActorTone,
    Document,
    DocumentActor,
    Span,
)
from compare.score.actor_finder import Mention
from compare.score.actor_links import NAMED, Cluster, Linked, link_mentions, name_of
from compare.score.actor_roles import Range, Roles
from compare.score.told import Told
from compare.score.voice import voice_of
from compare.syntax import Tree
from compare.tone_features import Sentence

_LABELS = {
    "person": "PERSON",
    "org": "ORG",
    "place": "GPE",
    "group": "NORP",
    "country": "GPE",
    "owned": "ORG",
}
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir"})
# Mentions that are no name: they are shown where they stand, not as other names.
_NO_NAMES = frozenset({"role", "kin", "body", "people", "couple"})


def find_actors(document: Document, linked: Linked | None = None) -> tuple[DocumentActor, ...]:
    """People, organisations, countries, groups and role nouns, most mentioned first.

    Each mention belongs to one actor. Places that never act, and role nouns
    seen once that neither do nor undergo anything, are left out. Tone is None
    where fewer than two mentions in the outlet's own voice can be judged.
    Expects `document.sources`; `linked` spares the linking where it is at hand.
    """
    linked = linked or link_mentions(document)
    tree, roles, told = linked.tree, linked.roles, Told(document)
    sentences: dict[int, Sentence] = {}
    actors = [_actor(document, tree, c, roles, told) for c in linked.clusters if _counts(tree, c, roles)]
    actors.sort(key=lambda a: (-len(a.role.mentions), a.name))
    top = settings.ACTOR_TONE_ACTORS
    return (*(_with_tone(document, a, sentences) for a in actors[:top]), *actors[top:])


def _counts(tree: Tree, cluster: Cluster, roles: dict[Mention, Roles]) -> bool:
    """Is this an actor, not only a place or a noun in passing?"""
    does = any(roles[m].does for m in cluster.mentions)
    acts = does or any(roles[m].done_to for m in cluster.mentions)
    if cluster.kind == "place":
        return does
    if cluster.kind == "group" and all(_is_adjective(tree, m) for m in cluster.mentions):
        return acts
    return acts or cluster.kind in NAMED or len(cluster.mentions) > 1


def _is_adjective(tree: Tree, mention: Mention) -> bool:
    return tree.tokens[mention.last - 1].tag not in ("NNS", "NNPS")


# ---------------------------------------------------------------- records


def _actor(
    document: Document,
    tree: Tree,
    cluster: Cluster,
    roles: dict[Mention, Roles],
    told: Told,
) -> DocumentActor:
    mentions = sorted(cluster.mentions)
    name = name_of(cluster)
    spans = tuple(_span(document, tree, (m.first, m.last - 1)) for m in mentions)
    named = [s for s, m in zip(spans, mentions, strict=True) if m.kind not in _NO_NAMES] or spans
    others = {re.sub(r"\s+", " ", s.text) for s in named} - {name}
    titles = [roles[m].labels for m in mentions if m.kind != "owned"]
    found: dict[ActorClaimKind, list[Span]] = {
        "does": [_span(document, tree, r) for r in _ranges(roles[m].does for m in mentions)],
        "done_to": [_span(document, tree, r) for r in _ranges(roles[m].done_to for m in mentions)],
        "label": [_span(document, tree, r) for r in _ranges(titles) if not _is_courtesy(tree, r)],
    }
    claims = tuple(
        ActorClaim(kind=kind, span=span, by=told.by(span))
        for kind, spans_found in found.items()
        for span in spans_found
        if told.by_others(span)
    )
    own = {
        kind: tuple(s for s in spans_found if not told.by_others(s)) for kind, spans_found in found.items()
    }
    role = ActorRole(
        mentions=spans,
        does=own["does"],
        done_to=own["done_to"],
        labels=own["label"],
        claims=tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end, c.kind))),
    )
    return DocumentActor(name=name, aliases=tuple(sorted(others)), label=_label(cluster), role=role)


def _with_tone(document: Document, actor: DocumentActor, sentences: dict[int, Sentence]) -> DocumentActor:
    tone = _tone(document, actor.role.mentions, sentences)
    put = msgspec.structs.replace
    return put(actor, role=put(actor.role, tone=tone))


def _label(cluster: Cluster) -> str:
    known = next((m.known for m in cluster.mentions if m.known), None)
    return known.label if known else _LABELS.get(cluster.kind, "")


def _is_courtesy(tree: Tree, tokens: Range) -> bool:
    """ "Mr.", "Mrs." say nothing about anyone."""
    return tokens[0] == tokens[1] and tree.tokens[tokens[0]].text.lower().strip(".") in _COURTESY


def _ranges(many: Iterable[tuple[Range, ...]]) -> list[Range]:
    return sorted({r for ranges in many for r in ranges})


def _span(document: Document, tree: Tree, tokens: Range) -> Span:
    start, end = tree.tokens[tokens[0]].start, tree.tokens[tokens[1]].end
    return document.span(start, end)


def _tone(document: Document, spans: tuple[Span, ...], sentences: dict[int, Sentence]) -> ActorTone | None:
    """Mean over the first mentions in the outlet's own voice whose tone is sure."""
    if len(spans) < settings.ACTOR_TONE_MENTIONS:
        return None
    judged = []
    for span in spans[: settings.ACTOR_TONE_JUDGED]:
        if voice_of(document, span.start, span.end)[0] == "outlet":
            tone = tone_model.judge(document, span.start, span.end, sentences)
            if tone.label != "unsure":
                judged.append(tone)
    if len(judged) < settings.ACTOR_TONE_MENTIONS:
        return None
    value = round(sum(t.value for t in judged) / len(judged), 3)
    evidence = {s.start: s for t in judged for s in t.evidence}
    return ActorTone(value=value, mentions=len(judged), evidence=tuple(evidence[k] for k in sorted(evidence)))
