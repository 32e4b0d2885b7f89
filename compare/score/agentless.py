"""Acts told without the one who did them: "was shot", "mistakes were made".

An observation, not a fault: the doer can be unknown, plain from the text, or
left out by law. Agent deletion is one of the choices that critical linguistics
looks at (Fowler, Hodge, Kress & Trew 1979); O'Halloran (2003) warns against
reading intent into it.
"""

from __future__ import annotations

from compare.records import Document, Span
from compare.score.told import Told
from compare.syntax import Tree

_PAST = frozenset({"was", "were", "been", "being", "got"})
# Passives that tell a state, a plan or a view rather than an act that someone did.
_NO_ACT = frozenset(
    {"bear", "base", "locate", "situate", "know", "call", "title", "entitle", "suppose", "expect"}
    | {"schedule", "slate", "concern", "interest", "involve", "relate", "marry", "divorce", "compose"}
    | {"design", "intend", "mean", "aim", "need", "require", "allow", "surprise", "shock", "worry", "excite"}
    | {"disappoint", "please", "tire", "determine", "associate", "connect", "estimate", "deem"}
    | {"poise", "prepare", "lose", "dress", "crowd", "fill", "pack", "surround", "cover", "do", "go", "use"}
    | {
        "see",
        "view",
        "regard",
        "respect",
        "belove",
        "love",
        "enmesh",
        "inspire",
        "motivate",
        "impress",
        "convince",
        "confuse",
        "oppose",
        "unite",
        "divide",
        "root",
    }
)
_LONGEST_SUBJECT = 8  # tokens; a longer subject is left out of the span


def find_agentless(document: Document) -> tuple[Span, ...]:
    """Past passives without "by …" in the outlet's own voice, in text order: subject and verb.

    Expects `document.sources`. "She was born", "is based in" and the like are no acts of anyone.
    """
    tree, told = Tree(document), Told(document)
    found = []
    for index, token in enumerate(document.tokens):
        if token.tag == "VBN" and token.lemma not in _NO_ACT and _without_doer(tree, index):
            span = _clause(document, tree, index)
            if span is not None and not told.by_others(span):
                found.append(span)
    return tuple(found)


def _without_doer(tree: Tree, index: int) -> bool:
    helper = tree.child(index, "auxpass")
    if helper is None or tree.tokens[helper].text.lower() not in _PAST or _told_by(tree, index):
        return False
    return tree.child(index, "neg") is None and tree.child(index, "ccomp", "xcomp") is None


def _told_by(tree: Tree, index: int) -> bool:
    """Is there a "by" anywhere behind the verb, or behind the verb it is joined to?"""
    token = tree.tokens[index]
    last = tree.right[index]
    if token.dep == "conj":
        last = max(last, tree.right[token.head])
    later = tree.tokens[index : last + 1]
    return any(t.text.lower() == "by" for t in later)


def _clause(document: Document, tree: Tree, index: int) -> Span | None:
    """Subject and verb where they stand side by side, else the verb with its helpers."""
    first, last = tree.verb_group(index)
    subject = tree.child(index, "nsubjpass")
    if subject is None or subject > first:
        return None
    start = tree.left[subject]
    if last - start > _LONGEST_SUBJECT + (last - first) or tree.right[subject] != first - 1:
        start = first
    return document.span(tree.tokens[start].start, tree.tokens[last].end)
