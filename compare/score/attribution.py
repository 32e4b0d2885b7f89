"""Who is said to have said what: verbs, one clause at a time.

Rules over the dependency parse, in the manner of de La Clergerie et al. (2009)
and Pareti et al. (2013): a cue verb, its subject as the source, and the clause,
phrase or quotation it governs as the content.
"""

from __future__ import annotations

from compare.cues import Cue
from compare.score.attribution_content import find_clause, find_content, find_infinitive
from compare.score.attribution_context import VERBAL, Context, Found

_NOT_SOURCES = frozenset({"you", "there"})
_ADDRESSEE_PASSIVES = frozenset(
    {"tell", "inform", "notify", "remind", "brief", "assure", "ask", "urge", "order", "advise", "warn"}
)
_PASSING_ON = frozenset({"quote", "cite"})
_FINITE = frozenset({"VBD", "VBZ"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "dep", "parataxis"})


def find_verbs(context: Context) -> list[Found]:
    """Attributions with a cue verb outside quotation marks, in text order."""
    found = []
    for index, token in enumerate(context.tokens):
        if token.pos not in VERBAL or context.quoted[index] or (cue := context.verb_cue(index)) is None:
            continue
        if is_guess(context, index, cue):
            continue
        result = _passive(context, index, cue) if is_passive(context, index) else _active(context, index, cue)
        if result is not None:
            found.append(result)
    return found


def is_guess(context: Context, index: int, cue: Cue) -> bool:
    """Does the writer guess at a mind ("she clearly hopes", "seems to believe", "wants voters to think")?"""
    tree, tokens, guesses = context.tree, context.tokens, context.cues.guesses
    if not cue.thinks or cue.says:
        return False
    if any(tokens[c].lemma in guesses.adverbs for c in tree.each(index, "advmod") if c < index):
        return True
    above = tokens[index].head
    if tokens[index].dep == "xcomp" and above < index and tokens[above].lemma in guesses.raising:
        return True
    inner = index if above != index and tokens[above].lemma == "want" else tree.child(index, "ccomp", "xcomp")
    if inner is None or "want" not in (cue.lemma, tokens[above].lemma):
        return False
    return tokens[inner].lemma in guesses.implants and tree.child(inner, "nsubj") is not None


def is_passive(context: Context, index: int) -> bool:
    """Is this verb form passive ("was told", "claims made by …")?"""
    token, tree = context.tokens[index], context.tree
    if token.tag != "VBN" or _is_misread(context, index):
        return False
    helped = tree.child(index, "auxpass") is not None or tree.child(index, "nsubjpass") is not None
    conjoined = token.dep == "conj" and tree.child(index, "nsubj", "aux") is None
    if conjoined and token.head != index and context.tokens[token.head].tag == "VBN":
        return is_passive(context, token.head)
    return helped or token.dep == "acl" or tree.child(index, "agent") is not None


def _is_misread(context: Context, index: int) -> bool:
    """A main verb taken for a participle: it has an object of its own ("the article hailed her")."""
    token, tree = context.tokens[index], context.tree
    if (
        token.dep != "acl"
        or token.lemma in _ADDRESSEE_PASSIVES
        or tree.child(index, "aux", "auxpass") is not None
    ):
        return False
    return tree.child(index, "dobj") is not None or len(list(tree.each(index, "oprd"))) > 1


def subject_of(context: Context, index: int) -> int | None:
    """Head token of the one who does this verb, looked for up the tree where it has none of its own."""
    for step in range(6):
        own = _own_subject(context, index)
        if own is not None:
            idiom = step and context.tokens[own].lemma == "it"  # "it goes without saying"
            return None if idiom else _antecedent(context, index, own)
        nearer = _nearer_subject(context, index)
        if nearer is not None or context.tokens[index].dep not in _UPWARD:
            return nearer
        index = context.tokens[index].head
    return None


def _nearer_subject(context: Context, index: int) -> int | None:
    """The subject of a verb that has none of its own, where it is not simply that of the verb above."""
    token = context.tokens[index]
    if token.dep == "acl" and token.tag == "VBG" and not context.can_tell(token.head):
        return _above(context, token.head)
    if token.dep in {"acl", "relcl"}:
        return token.head
    return taken_subject(context, index) if token.dep == "conj" else _object_control(context, index)


def _above(context: Context, noun: int) -> int | None:
    """ "she held a conference announcing that …": the one who speaks is the subject of that verb."""
    node = noun
    while context.tokens[node].head != node and context.tokens[node].pos not in VERBAL:
        node = context.tokens[node].head
    own = _own_subject(context, node)
    return own if own is not None and context.can_speak(own) else noun


def taken_subject(context: Context, index: int) -> int | None:
    """The subject that the parse adds to a list before it: "it came from Rome and Paris has denied it"."""
    tree, tokens = context.tree, context.tokens
    before = tree.verb_group(index)[0] - 1
    if tokens[index].dep != "conj" or tree.child(index, "nsubj", "nsubjpass") is not None or before < 1:
        return None
    name = tokens[before]
    joined = name.dep == "conj" and name.head < before and name.head != tokens[index].head
    alone = tokens[before - 1].dep == "cc" and tree.child(tokens[index].head, "cc") is None
    return before if joined and alone and context.can_speak(before) else None


def _own_subject(context: Context, index: int) -> int | None:
    """Its own subject outside a quotation; of "which some say" the one that is no relative pronoun."""
    own = [c for c in context.tree.each(index, "nsubj", "nsubjpass") if not context.quoted[c]]
    own = [c for c in own if context.tokens[c].entity not in {"DATE", "TIME"}]
    plain = [c for c in own if context.tokens[c].tag not in {"WP", "WDT"}]
    beside = context.tree.verb_group(index)[0] - 1
    if own and not plain and beside > own[0] and context.tokens[beside].head == index:
        plain = [beside] if context.can_speak(beside) else []
    return next(iter(plain or own), None)


def _object_control(context: Context, index: int) -> int | None:
    """In "urged her to say …", "left her saying …" the object is the one who speaks."""
    token = context.tokens[index]
    target = context.tree.child(token.head, "dobj")
    if token.dep != "xcomp" or target is None or target > index:
        return None
    return target if token.tag == "VB" or (token.tag == "VBG" and context.can_speak(target)) else None


def _antecedent(context: Context, verb: int, own: int) -> int:
    """For "who", "which" and "that": the noun the relative clause belongs to."""
    token = context.tokens[verb]
    if context.tokens[own].tag in {"WP", "WDT"}:
        if token.dep == "conj":
            token = context.tokens[token.head]
        if token.dep == "relcl":
            return token.head
    return own


def _active(context: Context, index: int, cue: Cue) -> Found | None:
    subject = subject_of(context, index)
    if subject is None and context.tokens[index].tag in _FINITE:
        subject = _just_before(context, index, cue)
    if subject is None:
        return None
    speaks = context.can_tell(subject)
    frames = cue.frames if speaks else cue.frames - cue.speaker_frames
    if cue.document_frames and context.is_document(subject):
        frames |= cue.document_frames
    if not frames and not cue.prepositions:
        return None
    content = find_content(context, index, cue, frames, speaks) or _shared(context, index, cue)
    if content is None or context.tokens[subject].text.lower() in _NOT_SOURCES:
        return None
    return make(context, subject, index, content[0], content[1])


def _just_before(context: Context, index: int, cue: Cue) -> int | None:
    """The speaker before a finite verb, where the parse gives it to another word: "Doe openly admires"."""
    tokens = context.tokens
    before = context.tree.verb_group(index)[0] - 1
    while before >= 0 and tokens[before].pos == "ADV":
        before -= 1
    before = _before_aside(context, before)
    if before < 0 or context.quoted[before] or tokens[before].sentence != tokens[index].sentence:
        return None
    known = tokens[before].text in context.names and tokens[before].text[0].isupper()
    if not known and not (cue.says and tokens[before].tag in {"NNP", "PRP"}):
        return None
    return before if context.can_speak(before) else None


def _before_aside(context: Context, index: int) -> int:
    """ "Roe, speaking in May, praised …": the word before the aside that ends with this comma."""
    tokens = context.tokens
    low = context.document.bounds[tokens[max(0, index)].sentence][0]
    if index <= low or tokens[index].text != ",":
        return index
    opening = next((i for i in range(index - 1, low, -1) if tokens[i].text == ","), None)
    return opening - 1 if opening is not None else index


def _shared(context: Context, index: int, cue: Cue) -> tuple[tuple[int, int], str] | None:
    """ "officials warn and experts admit that …": both have the clause of the second."""
    other = context.tree.child(index, "conj")
    if other is None or other < index or "clause" not in cue.frames:
        return None
    if context.verb_cue(other) is None:
        return None
    span = find_clause(context, other)
    return (span, "clause") if span is not None and span[0] > context.tokens[other].start else None


def _passive(context: Context, index: int, cue: Cue) -> Found | None:
    tree = context.tree
    agent = tree.child(index, "agent")
    speaker = tree.child(agent, "pobj") if agent is not None else None
    told = tree.child(index, "nsubjpass")
    if cue.lemma in _PASSING_ON and told is not None and context.can_speak(told):
        return None  # "she was quoted by the Gazette as saying": she speaks, with "saying"
    if "clause" in cue.frames:
        span = find_clause(context, index) or find_infinitive(context, index)
        if span is not None:
            return make(context, speaker, index, span, "passive")
    for child in tree.each(index, "prep"):
        inner = tree.child(child, "pobj", "pcomp")
        if context.tokens[child].lemma in cue.prepositions and inner is not None and cue.judges:
            return make(context, speaker, index, tree.subtree(inner), "passive_object")
    called = _called(context, index, cue)
    if called is not None:
        return make(context, speaker, index, called, "passive_object")
    if speaker is None or "object" not in cue.frames or cue.lemma in _ADDRESSEE_PASSIVES:
        return None
    topic = _passive_topic(context, index)
    return make(context, speaker, index, topic, "passive_object") if topic is not None else None


def _passive_topic(context: Context, index: int) -> tuple[int, int] | None:
    """What is spoken of: the subject of the passive, or the noun before "made by"."""
    tree, token = context.tree, context.tokens[index]
    topic = tree.child(index, "nsubjpass")
    if topic is not None:
        return tree.subtree(topic)
    return tree.chars(tree.left[token.head], index - 1) if token.dep == "acl" else None


def _called(context: Context, index: int, cue: Cue) -> tuple[int, int] | None:
    """ "was called [a fraud]", "was described [as a fraud]"."""
    tree = context.tree
    if "predicate" in cue.frames:
        complement = tree.child(index, "oprd", "attr")
        if complement is not None and complement > index and context.tokens[complement].pos != "PROPN":
            return tree.subtree(complement)
    if "as" in cue.frames:
        for child in tree.each(index, "prep"):
            if context.tokens[child].lemma == "as" and child > index:
                return tree.subtree(child)
    return None


def make(
    context: Context, head: int | None, verb: int, content: tuple[int, int], rule: str, *, group: bool = True
) -> Found:
    """The record, with the source's whole phrase and the verb's helpers."""
    source = None
    if head is not None:
        source, head = _unquoted(context, head)
    cue = context.tree.verb_group(verb) if group else (verb, verb)
    if source is not None and source[0] <= cue[1] and cue[0] <= source[1] and head is not None:
        source = (head, head)
    return Found(source, head, cue, content, rule)


def _unquoted(context: Context, head: int) -> tuple[tuple[int, int], int]:
    """The source phrase, less what the parser took into it from a quotation beside it."""
    first, last = context.tree.phrase(head)
    outside = [
        i for i in range(first, last + 1) if not context.quoted[i] and context.tokens[i].pos != "PUNCT"
    ]
    if not outside or len(outside) == last - first + 1 or not any(context.quoted[first : last + 1]):
        return (first, last), head
    if context.quoted[head]:
        head = next((i for i in outside if context.tokens[i].pos in {"PROPN", "NOUN", "PRON"}), outside[0])
    run = [head]
    while run[-1] + 1 in outside:
        run.append(run[-1] + 1)
    while run[0] - 1 in outside:
        run.insert(0, run[0] - 1)
    return (run[0], run[-1]), head


def find_speaker_near(context: Context, low: int, high: int, *, forward: bool) -> Found | None:
    """The first (or, not `forward`, the last) cue verb of tokens low..high-1 that has a speaker.

    For a quotation beside it: the content is left empty for the caller.
    """
    order = range(low, high) if forward else range(high - 1, low - 1, -1)
    for index in order:
        token = context.tokens[index]
        if context.quoted[index] or token.pos not in VERBAL:
            continue
        cue = context.verb_cue(index)
        if cue is None or not cue.frames & {"quote", "clause"}:
            continue
        subject = subject_of(context, index)
        if subject is None:
            subject = _beside(context, index)
        if subject is not None and not context.quoted[subject]:
            return make(context, subject, index, (0, 0), "quote")
    return None


def _beside(context: Context, index: int) -> int | None:
    """The speaker next to a verb whose subject the parser missed: "said Lopez", "Lopez said"."""
    for near in (index + 1, index - 1, index + 2, index + 3):
        if 0 <= near < len(context.tokens) and not context.quoted[near] and context.can_speak(near):
            return near
    return None
