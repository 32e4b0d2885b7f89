"""Where words were first heard: "told the Gazette", "in an interview with it", "as cited by it".

A second-hand report should name the first one (news agency style guides): readers can then look it up.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.score.attribution_context import Context, Found
from compare.score.persons import clean_name, is_outlet

# Occasions on which someone speaks to one medium, and the prepositions before that medium.
_OCCASIONS = frozenset(
    {
        "interview",
        "appearance",
        "column",
        "essay",
        "op-ed",
        "podcast",
        "article",
        "letter",
        "piece",
        "comment",
    }
    | {"statement", "remark", "conversation", "chat", "debate", "show", "program", "programme"}
)
# Common nouns that end the name of a medium ("the Interfax agency").
_MEDIA = frozenset(
    {"agency", "newspaper", "magazine", "channel", "broadcaster", "network", "website", "daily"}
)
_BEFORE_OUTLET = frozenset({"to", "with", "on", "for", "in", "by", "from", "of"})
_PASSED_ON = frozenset({"cite", "quote", "report", "carry", "publish", "relay", "air", "broadcast"})


def heard_by(context: Context, found: Found) -> tuple[int, int] | None:
    """First and last token of the medium named as the one that heard the words first; None without one."""
    for verb in _verbs(context, found):
        for noun in _beside(context, verb):
            if (outlet := _outlet(context, noun, found)) is not None:
                return outlet
    return None


def _verbs(context: Context, found: Found) -> list[int]:
    """The verb of the cue, and one that says who passed the words on ("as cited by")."""
    verbs = [i for i in range(found.cue[0], found.cue[1] + 1) if context.tokens[i].pos in {"VERB", "AUX"}]
    low, high = context.document.bounds[context.tokens[found.cue[0]].sentence]
    passed = [i for i in range(low, high) if _passed_on(context, i)]
    return verbs + passed


def _passed_on(context: Context, index: int) -> bool:
    """ "as cited by", "quoted by": passive, outside quotation marks."""
    token = context.tokens[index]
    if token.tag != "VBN" or token.lemma not in _PASSED_ON or context.quoted[index]:
        return False
    return context.tree.child(index, "agent") is not None


def _beside(context: Context, verb: int) -> Iterator[int]:
    """Nouns that may name the medium: the hearer, the one after "by", and those told after an occasion."""
    tree, tokens = context.tree, context.tokens
    for hearer in tree.each(verb, "dobj", "dative"):
        yield hearer
        yield from tree.each(hearer, "poss")
    for prep in tree.each(verb, "prep", "agent", "dative"):
        for noun in tree.each(prep, "pobj"):
            if tokens[prep].lemma in {"to", "by", "on"}:
                yield noun
            if tokens[noun].lemma in _OCCASIONS:
                yield from tree.each(noun, "compound", "poss", "nmod")
                yield from (
                    inner
                    for p in tree.each(noun, "prep")
                    if tokens[p].lemma in _BEFORE_OUTLET
                    for inner in tree.each(p, "pobj")
                )


def _outlet(context: Context, noun: int, found: Found) -> tuple[int, int] | None:
    """The name of a medium at this noun, unless it is the source itself."""
    tokens = context.tokens
    if context.quoted[noun] or (tokens[noun].pos != "PROPN" and tokens[noun].lemma not in _MEDIA):
        return None
    first = noun
    while first > context.tree.left[noun] and tokens[first - 1].pos in {"PROPN", "ADJ"}:
        first -= 1
    if not tokens[first].text[0].isupper():
        return None
    if found.source is not None and found.source[0] <= noun <= found.source[1]:
        return None
    return (first, noun) if is_outlet(context, clean_name(context, first, noun + 1, titles=True)) else None
