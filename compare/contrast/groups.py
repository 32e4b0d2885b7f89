"""Groups of sentences that tell the same thing, grown from the best links first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare import settings
from compare.contrast.units import Pair, Unit


def grow_groups(pairs: Sequence[Pair]) -> list[list[Unit]]:
    """Groups of units joined by "same" links, each with units of two or more articles.

    Two groups join only where more than half of the pairs across them are
    linked (half, where they bring different articles), and while neither
    article has more than `GROUP_MAX_PER_ARTICLE` sentences in it: a chain of
    links does not glue a whole article together. A sentence left out gets a
    group of its own with its best partner. Body sentences come first, so that
    a headline, which sums up several, never decides what belongs together.
    """
    same = [p for p in pairs if p.same]
    linked = {frozenset((p.left.id, p.right.id)) for p in same}
    group_of: dict[str, list[Unit]] = {}
    for pair in sorted(same, key=_heads):
        _merge(pair, group_of, linked)
    groups = _distinct(group_of.values())
    placed = {u.id for g in groups for u in g if len(_labels(g)) > 1}
    kept = [g for g in groups if len(_labels(g)) > 1]
    return kept + _leftovers(same, placed)


def _heads(pair: Pair) -> int:
    return sum(u.sentence.role != "body" for u in (pair.left, pair.right))


def _merge(pair: Pair, group_of: dict[str, list[Unit]], linked: set[frozenset[str]]) -> None:
    left = group_of.setdefault(pair.left.id, [pair.left])
    right = group_of.setdefault(pair.right.id, [pair.right])
    if left is right or not _may_join(left, right, linked):
        return
    left.extend(right)
    for unit in right:
        group_of[unit.id] = left


def _may_join(left: list[Unit], right: list[Unit], linked: set[frozenset[str]]) -> bool:
    joined = [u for u in left + right if u.sentence.role == "body"]
    labels = [u.label for u in joined]
    if any(labels.count(label) > settings.GROUP_MAX_PER_ARTICLE for label in labels):
        return False
    across = [(a.id, b.id) for a in left for b in right if a.label != b.label]
    hits = sum(frozenset(ids) in linked for ids in across)
    apart = not _labels(left) & _labels(right)
    return 2 * hits >= len(across) if apart else 2 * hits > len(across)


def _leftovers(same: Sequence[Pair], placed: set[str]) -> list[list[Unit]]:
    """Groups for linked sentences that no group took in: those with one best partner stand together."""
    groups: dict[str, list[Unit]] = {}
    for pair in same:
        for unit, partner in ((pair.left, pair.right), (pair.right, pair.left)):
            if unit.id in placed or unit.sentence.role != "body":
                continue
            group = groups.setdefault(partner.id, [partner])
            if sum(u.label == unit.label for u in group) < settings.GROUP_MAX_PER_ARTICLE:
                group.append(unit)
                placed.add(unit.id)
    return list(groups.values())


def _labels(group: Iterable[Unit]) -> set[str]:
    return {u.label for u in group}


def _distinct(groups: Iterable[list[Unit]]) -> list[list[Unit]]:
    seen: list[list[Unit]] = []
    for group in groups:
        if not any(group is other for other in seen):
            seen.append(group)
    return seen
