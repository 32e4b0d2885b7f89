"""Acts told without the one who did them: "was shot", "will be closed", "the killing of two drivers".

An observation, not a fault: the doer can be unknown, plain from the text, or
left out by law. Deleting the agent, by a passive or by a noun for the act, is one
of the choices that critical linguistics looks at (Fowler, Hodge, Kress & Trew
1979); O'Halloran (2003) warns against reading intent into it.
"""

from __future__ import annotations

from compare.cues import load_cues
from compare.records import Document, Span
from compare.score.told import Told
from compare.syntax import Tree

# Helpers that make a passive of an act: past, going on ("is being held"), perfect ("have been shot").
_ACT_HELPERS = frozenset({"was", "were", "been", "being", "got"})
# With "be" it needs one of these: "could be closed" tells of no act, "is closed" mostly of a state.
_FUTURE = frozenset({"will", "shall", "’ll", "'ll"})
# Verbs that tell an act in the plain present too: "Prisoners are beaten".
_PLAIN_ACTS = frozenset(
    {"abduct", "arrest", "assault", "attack", "beat", "bomb", "deport", "detain", "evict", "execute", "expel"}
    | {"harass", "hit", "jail", "kidnap", "kill", "murder", "rape", "sack", "seize", "shell", "shoot", "stab"}
    | {"strangle", "torture", "make", "accuse", "blame", "criticize", "criticise"}
)
# Nouns for what someone does to someone, before "of" and the one it is done to.
_ACT_NOUNS = frozenset(
    {"abduction", "arrest", "assassination", "beating", "bombing", "deportation", "detention", "eviction"}
    | {"execution", "expulsion", "harassment", "imprisonment", "kidnapping", "killing", "lynching", "murder"}
    | {"persecution", "poisoning", "rape", "sacking", "shooting", "slaying", "stabbing", "torture"}
)
_PEOPLE = frozenset({"PERSON", "NORP"})
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
# Nouns for those things are done to that the list of speakers does not have.
_VICTIMS = frozenset(
    {
        "civilian",
        "demonstrator",
        "detainee",
        "driver",
        "farmer",
        "fighter",
        "hostage",
        "journalist",
        "migrant",
    }
    | {
        "nurse",
        "passenger",
        "prisoner",
        "protester",
        "protestor",
        "refugee",
        "reporter",
        "settler",
        "soldier",
    }
    | {"teacher", "teenager", "villager", "worker", "minister", "leader", "officer", "doctor", "schoolgirl"}
)
_LONGEST_SUBJECT = 8  # tokens; a longer subject is left out of the span


def find_agentless(document: Document) -> tuple[Span, ...]:
    """Acts in the outlet's own voice without the one who did them, in text order.

    Passives of the past, the perfect, the future and what is going on without "by …" (subject and
    verb), and nouns for acts done to people ("the killing of two drivers"). Expects `document.sources`.
    "She was born", "is based in", "could be closed" and the like are no acts of anyone.
    """
    tree, told = Tree(document), Told(document)
    found = []
    for index, token in enumerate(document.tokens):
        span = None
        if token.tag == "VBN" and token.lemma not in _NO_ACT and _without_doer(tree, index):
            span = _clause(document, tree, index)
        elif token.pos == "NOUN" and token.lemma in _ACT_NOUNS:
            span = _act_noun(document, tree, index)
        if span is not None and not told.by_others(span):
            found.append(span)
    return tuple(found)


def _without_doer(tree: Tree, index: int) -> bool:
    helper = tree.child(index, "auxpass")
    if helper is None or not _tells_an_act(tree, index, helper) or _told_by(tree, index):
        return False
    return tree.child(index, "neg") is None and tree.child(index, "ccomp", "xcomp") is None


def _tells_an_act(tree: Tree, index: int, helper: int) -> bool:
    """By its helpers: does the passive tell that something was, is being or will be done?"""
    word = tree.tokens[helper].text.lower()
    modals = [tree.tokens[c].text.lower() for c in tree.each(index, "aux") if tree.tokens[c].tag == "MD"]
    if any(m not in _FUTURE for m in modals) or any(
        tree.tokens[c].tag == "TO" for c in tree.each(index, "aux")
    ):
        return False
    if word in _ACT_HELPERS or (word == "be" and modals):
        return True
    return word in {"is", "are", "’s", "'s", "’re", "'re"} and tree.tokens[index].lemma in _PLAIN_ACTS


def _act_noun(document: Document, tree: Tree, index: int) -> Span | None:
    """The noun and those it is done to, unless a doer stands before or after ("police’s killing of")."""
    tokens = tree.tokens
    of = next((c for c in tree.each(index, "prep") if tokens[c].text == "of"), None)
    whom = tree.child(of, "pobj") if of is not None else None
    owned = index > 0 and tokens[index - 1].tag == "POS"
    told = owned or tree.child(index, "poss", "compound", "amod") is not None or _told_by(tree, index)
    if whom is None or told:
        return None
    people = load_cues().speakers.people
    if tokens[whom].entity not in _PEOPLE and tokens[whom].lemma not in people | _VICTIMS:
        return None
    last = tree.right[whom] if tree.right[whom] - index <= _LONGEST_SUBJECT else whom
    return document.span(tokens[tree.left[index]].start, tokens[last].end)


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
