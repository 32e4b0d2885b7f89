"""What is said: the clause, phrase or predicate that a cue verb governs."""

from __future__ import annotations

from compare import settings
from compare.cues import Cue
from compare.score.attribution_context import VERBAL, Context

_STOPS = frozenset({",", ".", ";", ":", "—", "–"})
# Prepositions that tell when and where it was said, after the object of a cue.
_SETTINGS = frozenset({"during", "since", "at", "on", "before", "until"})
_FILLED = ("oprd", "xcomp", "attr", "acomp")
_STRUCTURAL = ("clause", "predicate", "infinitive", "as", "gerund")


def find_content(
    context: Context, index: int, cue: Cue, frames: frozenset[str], speaks: bool
) -> tuple[tuple[int, int], str] | None:
    """Characters of the content of the verb at `index`, and the rule that found it.

    `frames` are those open to its subject; `speaks` tells whether that can speak.
    """
    tree = context.tree
    for frame in _STRUCTURAL:
        if frame in frames and (span := _FINDERS[frame](context, index)) is not None:
            return span, frame
    hearer = tree.child(index, "dobj")
    tells = hearer is None or ("infinitive" in frames and context.can_speak(hearer))
    if tells and cue.frames & {"clause", "quote"} and (span := _around(context, index)) is not None:
        return span, "around"
    prepositions = cue.prepositions if speaks else cue.prepositions - cue.speaker_prepositions
    span = _prepositional(context, index, prepositions) or _on_object(context, index, cue)
    if span is not None:
        return span, "prep"
    if "object" in frames and (span := _object(context, index)) is not None:
        return span, "object"
    return None


def _prepositional(context: Context, index: int, prepositions: frozenset[str]) -> tuple[int, int] | None:
    tree = context.tree
    for child in tree.each(index, "prep"):
        if context.tokens[child].lemma in prepositions and child > index:
            inner = tree.child(child, "pobj", "pcomp")
            if inner is not None and context.tokens[inner].entity not in {"DATE", "TIME"}:
                return tree.subtree(inner)
    return None


def _on_object(context: Context, index: int, cue: Cue) -> tuple[int, int] | None:
    """ "accused the builders of fraud", where the parse hangs "of fraud" on the builders."""
    target = context.tree.child(index, "dobj")
    if target is None or cue.frames & {"clause", "infinitive"}:
        return None
    for child in reversed(list(context.tree.each(target, "prep"))):
        inner = context.tree.child(child, "pobj", "pcomp")
        if context.tokens[child].lemma in cue.prepositions and inner is not None:
            return context.tree.subtree(inner)
    return None


def find_clause(context: Context, index: int) -> tuple[int, int] | None:
    """A finite clause that is the content of the verb at `index`."""
    tree, tokens = context.tree, context.tokens
    if (around := _on_both_sides(context, index)) is not None:
        return around
    whole = _either_side(context, index)
    for child in whole or tree.each(index, "ccomp"):
        if tree.child(child, "aux") is not None and _is_infinitive(context, child):
            continue
        if child < index:
            if not _fits_before(context, index):
                continue
            return _before(context, index, child)
        first = tree.left[child]
        if first < index and tokens[first].tag in {"WDT", "WP"}:
            first = index + 1
        return _without_aside(context, first, _clause_stop(context, index, child))
    for child in tree.each(index, "advcl", "dep", "parataxis"):
        mark = tree.child(child, "mark", "advmod")
        if mark is not None and tokens[mark].lemma in {"that", "whether", "how", "why"} and mark > index:
            return tree.subtree(child)
    return _deep_clause(context, index)


def _on_both_sides(context: Context, index: int) -> tuple[int, int] | None:
    """ "The road had become so bad, she noted, that it was closed": one statement around the cue."""
    tree, tokens = context.tree, context.tokens
    clauses = list(tree.each(index, "ccomp"))
    if tokens[index].dep == "parataxis":
        clauses.insert(0, tokens[index].head)
    if len(clauses) != 2 or not clauses[0] < index < clauses[1]:
        return None
    first, last = tree.left[clauses[0]], tree.left[clauses[1]]
    commas = tokens[last - 1].text == "," and _fits_before(context, index)
    if not commas or tokens[last].text != "that" or any(context.quoted[first : tree.right[clauses[1]] + 1]):
        return None
    return tree.chars(first, tree.right[clauses[1]])


def _either_side(context: Context, index: int) -> list[int]:
    """The clause after the verb, where one before it only tells when ("While …, she noted …")."""
    clauses = list(context.tree.each(index, "ccomp"))
    after = [c for c in clauses if context.tree.left[c] > index]
    if len(after) == len(clauses) or not after or _is_comma(context, context.tree.left[after[0]] - 1):
        return []
    return after


def _last_clause(context: Context, index: int, clause: int) -> int:
    """ "said the road is open and the bridge is safe": the parse may hang both clauses on the verb."""
    tree = context.tree
    for other in tree.each(index, "ccomp"):
        joined = tree.left[other] <= tree.right[clause] + 2 and not context.quoted[tree.left[other]]
        if other > clause and joined and tree.right[other] > tree.right[clause]:
            clause = other
    return clause


def _clause_stop(context: Context, index: int, clause: int) -> int:
    """Last token of the clause, with what the parse sets apart: "…, but would cost more", "…: costs rise"."""
    tree, tokens = context.tree, context.tokens
    last = tree.right[_last_clause(context, index, clause)]
    modal = any(tokens[c].tag == "MD" for c in tree.each(index, "aux"))
    for other in tree.each(index, "conj"):
        bare = tree.child(other, "nsubj", "nsubjpass") is None
        if (
            other > last
            and bare
            and not modal
            and any(tokens[c].tag == "MD" for c in tree.each(other, "aux"))
        ):
            last = tree.right[other]
    last = _with_quoted_clause(context, index, last)
    high = context.document.bounds[tokens[index].sentence][1]
    if last + 2 < high and tokens[last + 1].text == ":" and not context.quoted[last + 2]:
        last = high - 1
    return last


def _with_quoted_clause(context: Context, index: int, last: int) -> int:
    """ "said it was early, and there was “no sign” of it": the second clause holds words of the speaker."""
    tree, tokens = context.tree, context.tokens
    for other in tree.each(index, "conj"):
        first = tree.left[other]
        joined = first <= last + 3 and other > last and context.verb_cue(other) is None
        if joined and tokens[other].pos in VERBAL and any(context.quoted[first : tree.right[other] + 1]):
            last = tree.right[other]
    return last


def _without_aside(context: Context, first: int, last: int) -> tuple[int, int]:
    """The clause less an aside after a dash ("… – which critics call a trick"): that is not part of it."""
    return context.tree.chars(first, max(first, before_aside(context, first, last)))


def before_aside(context: Context, first: int, last: int) -> int:
    """The last token before "– which …" or "— a …", where such an aside ends the stretch."""
    tokens = context.tokens
    for index in range(first + 1, last):
        dash = tokens[index].text in {"–", "—", "-", "--"} and tokens[index - 1].space
        if dash and tokens[index + 1].tag in {"WDT", "WP", "DT"} and not context.quoted[index]:
            closed = any(
                t.text == tokens[index].text and t.tag in {":", ","} for t in tokens[index + 1 : last + 1]
            )
            return last if closed and tokens[index + 1].tag == "DT" else index - 1
    return last


def _deep_clause(context: Context, index: int) -> tuple[int, int] | None:
    """ "told a meeting of leaders that …": the clause hangs on the hearer in the parse."""
    tree = context.tree
    holders = [c for c in tree.each(index, "dobj", "dative") if c > index]
    holders += [p for c in tree.each(index, "prep", "dative") if (p := tree.child(c, "pobj")) is not None]
    holders += [
        p for h in list(holders) for c in tree.each(h, "prep") if (p := tree.child(c, "pobj")) is not None
    ]
    for holder in holders:
        for child in tree.each(holder, "acl", "ccomp", "relcl"):
            mark = tree.child(child, "mark")
            if mark is not None and context.tokens[mark].lemma in {"that", "whether"}:
                return tree.subtree(child)
    return None


def _fits_before(context: Context, index: int) -> bool:
    """May the clause before this verb be what it tells? Not for "found" without a mark between."""
    tree = context.tree
    own = tree.child(index, "nsubj", "nsubjpass")
    first = min(tree.left[own] if own is not None else index, tree.verb_group(index)[0])
    return _is_comma(context, first - 1) or context.tokens[first - 1].lemma == "as"


def _before(context: Context, verb: int, clause: int) -> tuple[int, int]:
    """ "The deal is off, officials said": from the start of the sentence to the comma."""
    tree = context.tree
    own = tree.child(verb, "nsubj", "nsubjpass")
    stop = min(tree.left[own] if own is not None else verb, tree.verb_group(verb)[0])
    first = tree.left[clause]
    if context.tokens[verb].head == verb or _closes_sentence(context, verb):
        first = context.sentence_start(first, clause)
    first = _after_colon(context, first, clause)
    last = stop - 1 if stop > clause else tree.right[clause]
    if tree.right[clause] > verb:
        last = tree.right[clause]
    return tree.chars(first, max(first, last))


def _after_colon(context: Context, first: int, last: int) -> int:
    """In "Lopez turned to him: “It is over,” she said" what is said starts after the colon."""
    colon = next((i for i in range(first, last) if context.tokens[i].text == ":"), None)
    return colon + 1 if colon is not None and context.quoted[colon + 1] else first


def _closes_sentence(context: Context, verb: int) -> bool:
    """ "…, but the road is open, officials said.": a second main verb, at the end, tells of all before it."""
    token = context.tokens[verb]
    last = context.document.bounds[token.sentence][1] - 1
    return token.dep == "conj" and context.tokens[verb - 1].pos != "CCONJ" and last - verb <= 1


def _is_infinitive(context: Context, index: int) -> bool:
    return any(context.tokens[c].tag == "TO" for c in context.tree.each(index, "aux"))


def find_infinitive(context: Context, index: int) -> tuple[int, int] | None:
    """An infinitive that is its content, with the one it is addressed to ("urged them to go")."""
    tree = context.tree
    for child in tree.each(index, "xcomp", "ccomp", "advcl"):
        dep = context.tokens[child].dep
        if child > index and _is_infinitive(context, child) and (dep != "advcl" or child - index < 4):
            start, end = tree.chars(tree.left[child], _with_conjuncts(context, index, child))
            addressee = tree.child(index, "dobj")
            if addressee is None and (on := tree.child(index, "prep")) is not None:
                addressee = tree.child(on, "pobj") if context.tokens[on].lemma == "on" else None
            if addressee is not None and index < addressee < child:
                start = tree.subtree(addressee)[0]
            return start, end
    return None


def _with_conjuncts(context: Context, index: int, infinitive: int) -> int:
    """Last token of "to widen the road, mend the bridge and open both", where the parse hangs the
    later ones on the cue."""
    tree, tokens = context.tree, context.tokens
    last, node = tree.right[infinitive], index
    while (other := next((c for c in tree.each(node, "conj") if c > last), None)) is not None:
        if tokens[other].tag != "VB" or tree.child(other, "nsubj", "aux") is not None:
            break
        last, node = tree.right[other], other
    return last


def _gerund(context: Context, index: int) -> tuple[int, int] | None:
    tree = context.tree
    child = tree.child(index, "xcomp")
    if child is None:
        return None
    being = context.tokens[child].tag == "VBN" and context.tokens[tree.left[child]].text == "being"
    return tree.subtree(child) if being or context.tokens[child].tag == "VBG" else None


def _predicate(context: Context, index: int) -> tuple[int, int] | None:
    tree = context.tree
    complement = max(tree.each(index, "oprd"), default=None)
    if complement is None or complement < index:
        small = tree.child(index, "ccomp")
        if small is None or small < index or context.tokens[small].pos in VERBAL:
            return None
        return tree.subtree(small)
    target = tree.child(index, "dobj")
    first = min(tree.left[c] for c in (target, *tree.each(index, "oprd")) if c is not None and c > index)
    return tree.chars(first, tree.right[complement])


def _as(context: Context, index: int) -> tuple[int, int] | None:
    tree = context.tree
    target = tree.child(index, "dobj")
    on_target = tree.each(target, "prep") if target is not None and target > index else ()
    for child in (*tree.each(index, "prep"), *on_target):
        if context.tokens[child].lemma == "as" and child > index:
            inner = tree.child(child, "pobj", "pcomp", "amod", "advmod", "prep")
            if inner is not None:
                first = tree.left[target] if target is not None and target > index else child
                return tree.chars(first, tree.right[inner])
    return None


def _object(context: Context, index: int) -> tuple[int, int] | None:
    tree, tokens = context.tree, context.tokens
    child = tree.child(index, "dobj")
    if child is None or tokens[child].entity in {"DATE", "TIME"} or tokens[child].tag in {"WP", "WDT", "PRP"}:
        return None
    last = _before_comma_clause(context, child)
    for sibling in tree.children[index]:
        beside = tree.left[sibling] == last + 1 and tokens[sibling].dep in {"prep", "ccomp", "acl", "relcl"}
        fits = tokens[sibling].dep != "prep" or tokens[sibling].lemma not in _SETTINGS
        if beside and fits and sibling > child and not _is_setting(context, sibling):
            last = tree.right[sibling]
    return tree.chars(tree.left[child], _contact_clause(context, index, last))


def _contact_clause(context: Context, index: int, last: int) -> int:
    """ "mentioned the report the firm wrote": the clause without "that", where the parse sets it apart."""
    tree, tokens = context.tree, context.tokens
    nxt = last + 1
    if nxt >= len(tokens) or tokens[nxt].sentence != tokens[index].sentence:
        return last
    head = tokens[nxt].head
    subject = tokens[nxt].dep == "nsubj" or (tree.left[head] == nxt and tokens[head].dep == "nsubj")
    verb = head if tokens[nxt].dep == "nsubj" else tokens[head].head
    apart = tokens[verb].dep in {"ROOT", "ccomp"} and tokens[verb].pos in VERBAL and verb > last
    return tree.right[verb] if subject and apart and verb != index else last


def _before_comma_clause(context: Context, noun: int) -> int:
    """The last token of a noun phrase less an aside at its end ("…, which critics dislike")."""
    tree, tokens = context.tree, context.tokens
    last, node = tree.right[noun], noun
    while True:
        for clause in tree.each(node, "relcl", "appos", "advcl"):
            if tokens[tree.left[clause] - 1].text == "," and clause > node and tree.right[clause] == last:
                return tree.left[clause] - 1
        below = next((c for c in tree.children[node] if tree.right[c] == last and c > node), None)
        if below is None or tokens[below].dep not in {"prep", "pobj"}:
            return last
        node = below


def _is_setting(context: Context, preposition: int) -> bool:
    """ "on Tuesday", "in an interview": when or where something was said."""
    inner = context.tree.child(preposition, "pobj")
    if inner is None:
        return False
    token = context.tokens[inner]
    return token.entity in {"DATE", "TIME"} or token.lemma in context.cues.speakers.documents


def _around(context: Context, index: int) -> tuple[int, int] | None:
    """ "The deal, officials say, is off" and "The deal is off, officials say"."""
    tree, tokens = context.tree, context.tokens
    own = tree.child(index, "nsubj")
    if own is None or tokens[own].tag in {"WP", "WDT"}:
        return None
    low, high = context.document.bounds[tokens[index].sentence]
    first, last = tree.verb_group(index)
    first, last = min(first, tree.left[own]), max(last, min(tree.right[own], last + 12))
    if tokens[first - 1].lemma == "as" and first - 1 > low:
        first -= 1
    if first - 1 <= low or not _is_comma(context, first - 1):
        return None
    if any(index < c and tokens[c].entity not in {"DATE", "TIME"} for c in tree.each(index, *_FILLED)):
        return None
    stop = _clause_end(context, last + 1, high)
    start = context.sentence_start(low, first - 1)
    opener = any(tokens[c].dep in {"advcl", "prep", "npadvmod"} and c < first for c in tree.children[index])
    comma = stop < high and tokens[stop].text == ","
    goes_on = comma and _has_verb(context, stop, high)
    apart = stop == last + 1 or tokens[stop - 1].entity in {"DATE", "TIME"}
    if (opener and not (goes_on and apart)) or not (
        _has_verb(context, start, first) or _has_verb(context, stop, high)
    ):
        return None
    after = [t.lemma for t in tokens[stop + 1 : stop + 4]]
    passed_on = after[:1] == ["as"] and after[-1:] == ["by"]  # "…, as cited by the Gazette"
    if passed_on or tokens[stop - 1].text[-1] in "?!" or not _goes_on(context, stop, high - 1):
        return tree.chars(start, first - 1)
    return tree.chars(start, high - 1) if comma else None


def _has_verb(context: Context, first: int, stop: int) -> bool:
    return any(t.pos in VERBAL for t in context.tokens[first:stop])


def _clause_end(context: Context, index: int, high: int) -> int:
    """The comma or full stop that ends a short cue clause ("he told me on Friday,")."""
    stop = index
    end = min(high - 1, index + settings.CUE_CLAUSE_MAX_WORDS)
    while stop < end and context.tokens[stop].text not in _STOPS:
        stop += 1
    return stop


def _is_comma(context: Context, index: int) -> bool:
    return index >= 0 and context.tokens[index].text[-1] in ",—–-”\"'’?!"


def _goes_on(context: Context, first: int, last: int) -> bool:
    return any(t.text[0].isalnum() for t in context.tokens[first : last + 1])


_FINDERS = {
    "clause": find_clause,
    "predicate": _predicate,
    "infinitive": find_infinitive,
    "as": _as,
    "gerund": _gerund,
}
