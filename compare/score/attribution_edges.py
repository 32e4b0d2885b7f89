"""Where the content of an attribution ends: before what the outlet adds, or tells of the speaker next."""

from __future__ import annotations

from compare.score.attribution import taken_subject
from compare.score.attribution_context import Context, Found

_PHRASES = frozenset(
    {"object", "prep", "infinitive", "gerund", "as", "predicate", "passive", "passive_object"}
)
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_CONTRASTS = frozenset({"although", "though"})


def trimmed(context: Context, found: Found) -> Found:
    """The attribution, its content cut where an aside or the speaker's next act begins."""
    first, stop = context.token_range(*found.content)
    if first <= found.cue[1] or found.rule not in _PHRASES | {"clause"}:
        return found
    for index in range(first + 1, stop - 1):
        if not context.quoted[index] and _ends(context, found, first, index):
            return found._replace(content=context.tree.chars(first, index - 1))
    return found


def _ends(context: Context, found: Found, first: int, index: int) -> bool:
    token, after = context.tokens[index], context.tokens[index + 1]
    if token.text == "," and not context.quoted[index + 1]:
        if after.tag in _RELATIVES and found.rule in _PHRASES:
            return True
        if after.lemma in _CONTRASTS or (after.tag == "VBG" and context.verb_cue(index + 1) is not None):
            return True
    return token.dep == "cc" and (_next_act(context, found, first, index) or _next_speaker(context, index))


def _says(context: Context, index: int) -> bool:
    cue = context.verb_cue(index)
    return cue is not None and cue.says


def _next_speaker(context: Context, conjunction: int) -> bool:
    """ "… from Russia and Moscow has denied it": here begins what the outlet tells of another one."""
    verbs = range(conjunction + 2, min(conjunction + 6, len(context.tokens)))
    verb = next((i for i in verbs if context.tokens[i].pos == "VERB"), None)
    return verb is not None and taken_subject(context, verb) == conjunction + 1


def _next_act(context: Context, found: Found, first: int, conjunction: int) -> bool:
    """ "said they would come and warned of delays": the second verb, in the cue's tense, is the speaker's."""
    tokens, tree = context.tokens, context.tree
    tag = tokens[found.cue[1]].tag
    after = range(conjunction + 1, min(conjunction + 3, len(tokens)))
    verb = next((i for i in after if tokens[i].tag in {"VBD", "VBZ"}), None)
    if verb is None or tokens[verb].tag != tag or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    if tokens[verb].dep != "conj" or context.verb_cue(verb) is None:
        return False
    inside = tokens[verb].head
    return inside < first or tokens[inside].tag not in {"VBD", "VBZ"}
