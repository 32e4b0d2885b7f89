"""Attributions without a cue verb: nouns, adjectives, adverbs, "according to", "Name: words"."""

from __future__ import annotations

from compare.cues import Cue
from compare.score.attribution import make, subject_of
from compare.score.attribution_content import before_aside
from compare.score.attribution_context import Context, Found

_LINKING = frozenset({"be", "feel", "seem", "become", "remain", "sound", "appear", "look", "get"})
_INSERTED = frozenset({"prep", "ROOT", "pcomp", "mark", "advmod", "prt", "advcl"})
_LIGHT = frozenset(
    {"make", "issue", "give", "have", "express", "voice", "offer", "raise", "repeat", "reject", "share",
     "announce", "release", "state", "take", "win", "draw", "hold", "get", "send", "deliver"}
)  # fmt: skip


def find_phrases(context: Context) -> list[Found]:
    """Attributions by noun, adjective, adverb and preposition, outside quotation marks."""
    found: list[Found] = []
    for index, token in enumerate(context.tokens):
        if context.quoted[index]:
            continue
        result = None
        if token.pos == "NOUN" and (cue := context.cues.nouns.get(token.lemma)):
            result = _noun(context, index, cue)
        elif token.pos == "ADJ" and (cue := context.cues.adjectives.get(token.lemma)):
            result = _adjective(context, index, cue)
        elif token.pos == "ADV" and token.lemma in context.cues.adverbs:
            result = _adverb(context, index)
        elif token.dep in _INSERTED or token.lemma == "accord":
            result = _preposition(context, index)
        if result is not None:
            found.append(result)
    return found


def _noun(context: Context, index: int, cue: Cue) -> Found | None:
    content = _noun_content(context, index, cue)
    if content is None:
        return None
    holder = _holder(context, index)
    if holder is None and cue.attitude != "doubting":
        return None
    return make(context, holder, index, content, "noun", group=False)


def _noun_content(context: Context, index: int, cue: Cue) -> tuple[int, int] | None:
    tree, tokens = context.tree, context.tokens
    for child in tree.each(index, "acl", "ccomp", "relcl"):
        mark = tree.child(child, "mark")
        that = mark is not None and tokens[mark].lemma in {"that", "whether"} and child > index
        to = any(tokens[c].tag == "TO" for c in tree.each(child, "aux")) and tokens[child].dep == "acl"
        if (that and "clause" in cue.frames) or (to and "infinitive" in cue.frames):
            return tree.subtree(child)
    if _holder(context, index) is None:
        return None
    for child in tree.each(index, "prep"):
        inner = tree.child(child, "pobj", "pcomp")
        if tokens[child].lemma in cue.prepositions and inner is not None:
            return tree.subtree(inner)
    return None


def _holder(context: Context, index: int) -> int | None:
    """Whose claim: "X's claim", "the claim by X", "X made the claim"."""
    tree, tokens = context.tree, context.tokens
    owner = tree.child(index, "poss")
    if owner is not None:
        return owner
    for child in tree.each(index, "prep", "agent"):
        inner = tree.child(child, "pobj")
        if tokens[child].lemma in {"by", "from"} and inner is not None and context.can_tell(inner):
            return inner
    named = tree.child(index, "compound", "nmod")
    if named is not None and tokens[named].entity in {"ORG", "PERSON"} and named == index - 1:
        return named
    head = tokens[index].head
    if tokens[index].dep == "dobj" and tokens[head].lemma in _LIGHT:
        subject = subject_of(context, head)
        return subject if subject is not None and context.can_tell(subject) else None
    return None


def _adjective(context: Context, index: int, cue: Cue) -> Found | None:
    """ "is confident that …", and "made (it) clear that …"."""
    tokens = context.tokens
    head = tokens[index].head
    made = tokens[head].lemma == "make" and tokens[index].dep in {"ccomp", "oprd"}
    linked = tokens[head].lemma in _LINKING and tokens[index].dep in {"acomp", "conj"}
    subject = subject_of(context, head) if made or linked else None
    if subject is None or not context.can_speak(subject):
        return None
    content = _adjective_content(context, index, cue)
    if content is None and made:
        content = _adjective_content(context, head, cue) or _after_clear(context, index)
    return make(context, subject, index, content, "adjective", group=False) if content is not None else None


def _adjective_content(context: Context, index: int, cue: Cue) -> tuple[int, int] | None:
    tree, tokens = context.tree, context.tokens
    content = None
    for child in tree.each(index, "ccomp", "xcomp", "prep"):
        infinitive = any(tokens[c].tag == "TO" for c in tree.each(child, "aux"))
        if tokens[child].dep == "prep":
            inner = tree.child(child, "pobj", "pcomp")
            if tokens[child].lemma in cue.prepositions and inner is not None:
                content = tree.subtree(inner)
        elif ("infinitive" if infinitive else "clause") in cue.frames and tokens[child].pos != "ADJ":
            content = tree.subtree(child)
    return content


def _after_clear(context: Context, index: int) -> tuple[int, int] | None:
    """ "made it clear he would stay": the parse takes the clause for an adverbial one."""
    clause = context.tree.child(index, "advcl")
    return context.tree.subtree(clause) if clause is not None and clause > index else None


def _adverb(context: Context, index: int) -> Found | None:
    """ "reportedly": no one is named; the content is the clause it stands in."""
    tree, tokens = context.tree, context.tokens
    if tokens[index].lemma == "apparently":
        return None
    head = tokens[index].head
    if head == index:
        return None
    first, last = tree.left[head], tree.right[head]
    if index == first:
        first = index + 1
    return Found(None, None, (index, index), tree.chars(first, max(first, last)), "adverb")


def _preposition(context: Context, index: int) -> Found | None:
    words = tuple(t.text.lower() for t in context.tokens[index : index + 4])
    for wanted in context.cues.prepositions:
        if words[: len(wanted)] == wanted:
            return _according(context, index, index + len(wanted) - 1)
    return _in_words(context, index) if words[:1] and words[0] in context.cues.in_words else None


def _according(context: Context, index: int, last: int) -> Found | None:
    tree = context.tree
    pobj = tree.child(last, "pobj") if last != index else None
    if pobj is None:
        pobj = tree.child(index, "pobj")
    if pobj is None:
        pobj = tree.child(last, "pcomp")
    if pobj is None:
        return None
    source = tree.phrase(pobj)
    end = max(last, tree.right[index])
    content = _rest_of_clause(context, index, end) or _after_comma(context, index, pobj)
    return Found(source, pobj, (index, last), content, "according") if content is not None else None


def _after_comma(context: Context, index: int, source: int) -> tuple[int, int] | None:
    """ "According to the mayor, …" where the parse takes the rest into the source: what follows the comma."""
    low, high = context.document.bounds[context.tokens[index].sentence]
    comma = next((i for i in range(source + 1, high) if context.tokens[i].text == ","), None)
    if index != low or comma is None or comma + 2 >= high:
        return None
    return context.tree.chars(comma + 1, high - 1)


def _rest_of_clause(context: Context, index: int, last: int) -> tuple[int, int] | None:
    """The clause an inserted phrase (tokens index..last) belongs to, without that phrase where it stands
    at an edge."""
    tree, tokens = context.tree, context.tokens
    head = _clause_head(context, index)
    low, high = context.document.bounds[tokens[index].sentence]
    if head == index:
        first, end = low, high - 1
    else:
        first, end = tree.left[head], tree.right[head]
    if head != index and tokens[head].head == head:
        first, end = low, high - 1
    if index - first < 2:
        first = last + 1
    elif not any(t.text[0].isalnum() for t in tokens[last + 1 : end + 1]):
        end = index - 1
    end = before_aside(context, first, end)
    if first > end:
        return None
    return tree.chars(first, end)


def _clause_head(context: Context, index: int) -> int:
    """The nearest verb above that heads a clause of its own."""
    tokens = context.tokens
    node = tokens[index].head
    while tokens[node].head != node:
        clause = tokens[node].dep in {"ccomp", "relcl", "advcl", "parataxis", "conj"}
        shared = tokens[node].dep == "conj" and context.tree.child(node, "nsubj", "nsubjpass") is None
        if clause and not shared and tokens[node].pos in {"VERB", "AUX"}:
            return node
        node = tokens[node].head
    return node


def _in_words(context: Context, index: int) -> Found | None:
    """ "in X's view", "in the words of X", "under X's plan", "by one estimate"."""
    tree, tokens = context.tree, context.tokens
    noun = tree.child(index, "pobj")
    if noun is None or tokens[noun].lemma not in context.cues.in_words[tokens[index].text.lower()]:
        return None
    owner = tree.child(noun, "poss")
    if owner is None and (of := tree.child(noun, "prep")) is not None:
        owner = tree.child(of, "pobj")
    anyone = owner is None and tokens[index].lemma == "by"
    if not anyone and (owner is None or not context.can_tell(owner)):
        return None
    content = _rest_of_clause(context, index, tree.right[index])
    if content is None:
        return None
    if owner is None:
        return Found(tree.phrase(noun), noun, (index, index), content, "in_words")
    return Found(tree.phrase(owner), owner, (index, noun), content, "in_words")
