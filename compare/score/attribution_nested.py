"""What to keep of attributions inside what someone else says.

"X says she wants a vote" tells of one source: the wish is part of what X says.
"X says that officials warn of floods" tells of two, and both are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.score.attribution_context import Context, Found

_SAYING = frozenset({"clause", "quote", "around", "according", "passive"})


def without_own_reports(context: Context, found: Sequence[Found]) -> list[Found]:
    """The attributions, less those inside another's content that do not name a second one who speaks.

    Kept inside: someone else, not a pronoun, with a verb of saying and a clause or quotation.
    """
    kept = [f for f in found if _speaks_alone(context, f, _around(context, f, found))]
    return [f for i, f in enumerate(kept) if not any(_same_telling(f, o) for o in kept[:i])]


def _same_telling(one: Found, other: Found) -> bool:
    """ "expressed concern that …": verb and noun bring in one content of one speaker."""
    return one.content == other.content and one.head == other.head and one.source is not None


def _around(context: Context, inner: Found, found: Sequence[Found]) -> list[Found]:
    """The attributions whose content holds the cue of this one; of two in each other, the longer."""
    return [
        o
        for o in found
        if o.content != inner.content
        and _holds(context, o, inner)
        and not (_holds(context, inner, o) and _length(inner) > _length(o))
    ]


def _holds(context: Context, outer: Found, inner: Found) -> bool:
    return outer.content[0] <= context.tokens[inner.cue[0]].start < outer.content[1]


def _length(found: Found) -> int:
    return found.content[1] - found.content[0]


def _speaks_alone(context: Context, inner: Found, outer: Sequence[Found]) -> bool:
    if not outer:
        return True
    if inner.head is None or inner.rule not in _SAYING or not _says(context, inner):
        return False
    if context.tokens[inner.head].tag in {"PRP", "PRP$", "WP", "WDT", "DT", "EX"}:
        return False
    return all(not _same(context, inner, o) for o in outer)


def _says(context: Context, found: Found) -> bool:
    """Is the cue one of saying, not of thinking or wanting? "According to" is."""
    if found.rule == "according":
        return True
    cues = (context.verb_cue(i) for i in range(found.cue[0], found.cue[1] + 1))
    return any(cue is not None and cue.says for cue in cues)


def _same(context: Context, inner: Found, outer: Found) -> bool:
    """Do both have a source with the same last word?"""
    if outer.head is None or inner.head is None:
        return False
    return context.tokens[inner.head].lemma.lower() == context.tokens[outer.head].lemma.lower()
