"""Several speakers of one statement: "Ann Roe and Paul Doe said …" gives both."""

from __future__ import annotations

from compare.score.attribution_context import Context, Found

_NAMES = frozenset({"PERSON", "ORG", "GPE"})


def each_speaker(context: Context, found: Found) -> list[Found]:
    """The attribution once for every speaker it names, in text order; as it is where no name is joined.

    Groups told in one breath ("officials and experts") stay one source.
    """
    if found.head is None or found.source is None:
        return [found]
    heads = _joined(context, found.head)
    named = any(context.tokens[h].entity in _NAMES for h in heads)
    if len(heads) < 2 or not named or not all(_speaks(context, h) for h in heads):
        return [found]
    if _one_name(context, heads):
        return [found]
    stops = [context.tree.left[h] for h in heads[1:]] + [len(context.tokens)]
    return [
        found._replace(source=_phrase(context, head, stop), head=head)
        for head, stop in zip(heads, stops, strict=True)
    ]


def _joined(context: Context, head: int) -> list[int]:
    """This noun and those joined to it by "and" or a comma, left to right."""
    heads = [head]
    while (other := context.tree.child(heads[-1], "conj")) is not None and other > heads[-1]:
        heads.append(other)
    return heads


def _speaks(context: Context, index: int) -> bool:
    token = context.tokens[index]
    noun = token.pos in {"NOUN", "PROPN"} and token.entity not in {"DATE", "TIME"}
    return noun and context.can_speak(index) and not context.quoted[index]


def _one_name(context: Context, heads: list[int]) -> bool:
    """ "Rowe and Sons": one entity over all of them."""
    return any(e.first <= heads[0] and heads[-1] < e.last for e in context.document.entities)


def _phrase(context: Context, head: int, stop: int) -> tuple[int, int]:
    """The phrase of one of the speakers, up to the next one."""
    tokens = context.tokens
    first, last = context.tree.phrase(head)
    last = min(last, stop - 1)
    while last > head and (tokens[last].dep == "cc" or tokens[last].pos == "PUNCT"):
        last -= 1
    return first, last
