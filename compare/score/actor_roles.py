"""What an actor does, what is done to it, and what it is called: from the parse, in exact words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare import settings
from compare.records import Document
from compare.score.actor_finder import Mention, is_title_case
from compare.syntax import Tree

Range = tuple[int, int]  # first and last token, inclusive

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_WHO = frozenset({"who", "which", "that", "whom"})
_TITLE_DEPS = frozenset({"compound", "amod", "nmod", "poss"})


class Roles(NamedTuple):
    """Token ranges for one mention."""

    does: tuple[Range, ...]
    done_to: tuple[Range, ...]
    labels: tuple[Range, ...]


def roles_of(document: Document, tree: Tree, mention: Mention, ends: frozenset[int] = frozenset()) -> Roles:
    """The verb phrases and labels of one mention; `ends` are the last tokens of all mentions."""
    head = head_of(document, mention)
    at = _standing_for(tree, head)
    does = [*_verbs_done(tree, at), *_clause_verbs(tree, head, passive=False)]
    by = _agent_phrases(tree, at)
    done_to = [*_passives(tree, at), *_clause_verbs(tree, head, passive=True)]
    phrases = {*by, *(_phrase(tree, verb) for verb in does if not _is_copula(tree, verb))}
    undergone = {_helped(tree, verb) for verb in done_to} | set(_objects(tree, at, mention))
    labels = [*_before(tree, mention, head), *_beside(tree, mention, head, ends), *_after_be(tree, does)]
    if is_title_case(document, document.tokens[head].sentence):
        labels = []  # capitals hide the parts of speech, so titles cannot be told from verbs
    return Roles(tuple(sorted(phrases)), tuple(sorted(undergone)), tuple(sorted(set(labels))))


def head_of(document: Document, mention: Mention) -> int:
    """The token of the mention that hangs on a token outside it."""
    for i in range(mention.first, mention.last):
        head = document.tokens[i].head
        if head == i or not mention.first <= head < mention.last:
            return i
    return mention.last - 1


def _standing_for(tree: Tree, head: int) -> int:
    """The first of a list ("A and B agreed"), or the noun the name explains ("his wife, Jo")."""
    at = head
    while tree.tokens[at].dep in ("conj", "appos") and tree.tokens[at].head != at:
        if tree.tokens[tree.tokens[at].head].pos not in _NOUNS:
            break
        at = tree.tokens[at].head
    return at


def _verbs_done(tree: Tree, at: int) -> Iterator[int]:
    """Verbs whose agent stands at this token."""
    token = tree.tokens[at]
    if token.dep == "nsubj":
        yield from _with_joined(tree, token.head)


def _agent_phrases(tree: Tree, at: int) -> set[Range]:
    """ "were confirmed by": the passive verb, up to its "by" where that is near."""
    by = tree.tokens[at].head
    if tree.tokens[at].dep != "pobj" or tree.tokens[by].dep != "agent":
        return set()
    first, last = tree.verb_group(tree.tokens[by].head)
    return {(first, by if last < by < first + settings.ACTOR_PHRASE_TOKENS else last)}


def _passives(tree: Tree, at: int) -> Iterator[int]:
    token = tree.tokens[at]
    if token.dep == "nsubjpass":
        yield token.head
        yield from (v for v in tree.each(token.head, "conj") if tree.child(v, "auxpass") is not None)


def _with_joined(tree: Tree, verb: int) -> Iterator[int]:
    """The verb and the verbs joined to it that have no subject of their own."""
    yield verb
    for other in tree.each(verb, "conj"):
        own = tree.child(other, "nsubj", "nsubjpass", "auxpass")
        if own is None and tree.tokens[other].pos in ("VERB", "AUX"):
            yield from _with_joined(tree, other)


def _clause_verbs(tree: Tree, head: int, *, passive: bool) -> Iterator[int]:
    """Verbs of "who …" and of participles that hang on the mention."""
    subject = "nsubjpass" if passive else "nsubj"
    for verb in tree.each(head, "relcl"):
        who = tree.child(verb, subject)
        if who is not None and tree.tokens[who].lemma in _WHO:
            yield from [verb] if passive else _with_joined(tree, verb)
    for verb in tree.each(head, "acl"):
        if tree.tokens[verb].tag == ("VBN" if passive else "VBG"):
            yield verb


def _is_copula(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma == "be" or tree.tokens[verb].pos not in ("VERB", "AUX")


def _helped(tree: Tree, verb: int) -> Range:
    return tree.verb_group(verb)


def _phrase(tree: Tree, verb: int) -> Range:
    """The verb with its helpers and a short object, at most ACTOR_PHRASE_TOKENS long."""
    first, last = tree.verb_group(verb)
    limit = first + settings.ACTOR_PHRASE_TOKENS - 1
    end = _object_end(tree, verb)
    return (first, end) if last < end <= limit else (first, last)


def _object_end(tree: Tree, verb: int) -> int:
    """Last token of what the verb takes: its object, its complement, else what follows at once."""
    found = tree.child(verb, "dobj", "attr", "acomp", "oprd")
    if found is None:
        found = tree.child(verb, "xcomp")
        if found is not None:
            return max(found, _object_end(tree, found))
        found = next((c for c in tree.each(verb, "prep") if c == tree.verb_group(verb)[1] + 1), None)
        if found is not None:
            found = tree.child(found, "pobj")
    if found is None or found < verb:
        return verb
    if tree.child(found, "conj") is not None:
        return tree.right[found]  # all of it or nothing: half a list would say something else
    tail = next(
        (c for c in tree.each(found, "prep") if c == found + 1 and tree.tokens[c].lemma == "of"), None
    )
    inner = tree.child(tail, "pobj") if tail is not None else None
    return inner if inner is not None else found


def _objects(tree: Tree, at: int, mention: Mention) -> Iterator[Range]:
    """ "sued the Russian government", "lawsuit against Russia"."""
    token = tree.tokens[at]
    against = False
    if token.dep in ("dobj", "dative"):
        governor = token.head
    elif token.dep == "pobj" and tree.tokens[token.head].lemma == "against":
        governor, against = tree.tokens[token.head].head, True
    else:
        return
    if tree.tokens[governor].pos not in ("VERB", "NOUN", "PROPN", "AUX"):
        return
    first = tree.verb_group(governor)[0] if tree.tokens[governor].pos == "VERB" else governor
    last = mention.last - 1
    if first < last < first + settings.ACTOR_PHRASE_TOKENS:
        yield first, last
    elif not against:
        yield first, governor


def _before(tree: Tree, mention: Mention, head: int) -> Iterator[Range]:
    """Titles and adjectives that stand right before the name."""
    first = mention.first
    while first > 0 and _describes(tree, first - 1, mention, head):
        first -= 1
    if first < mention.first:
        yield first, mention.first - 1


def _describes(tree: Tree, i: int, mention: Mention, head: int) -> bool:
    token = tree.tokens[i]
    if token.sentence != tree.tokens[head].sentence or token.dep not in _TITLE_DEPS:
        return False
    if not token.text[0].isalpha() or token.pos == "PRON":
        return False
    target = token.head
    steps = 0
    while target != head and i <= target < mention.first and steps < settings.ACTOR_PHRASE_TOKENS:
        target, steps = tree.tokens[target].head, steps + 1
    return target == head or mention.first <= target < mention.last


def _beside(tree: Tree, mention: Mention, head: int, ends: frozenset[int]) -> Iterator[Range]:
    """Appositions: "Doe, a lawyer from Ohio", "the lawyer, Doe"."""
    found = list(tree.each(head, "appos"))
    if tree.tokens[head].dep == "appos":
        found.append(tree.tokens[head].head)
    for noun in found:
        if tree.tokens[noun].pos not in ("NOUN", "PROPN") or mention.first <= noun < mention.last:
            continue
        if noun in ends or len(tree.tokens[noun].text) < 2:
            continue  # another name of it, or another actor; "D" of "(D-CA)"
        first, last = tree.phrase(noun)
        if noun < mention.first:
            last = min(last, mention.first - 1, noun)
        first = max(first, mention.last) if noun >= mention.last else first
        if min(abs(mention.first - last), abs(first - mention.last)) > 2:
            continue  # far apart: most likely a slip of the parser
        yield from _short(tree, first, last, noun)


def _after_be(tree: Tree, verbs: list[int]) -> Iterator[Range]:
    """ "Doe is a lawyer", "Doe was angry"."""
    for verb in verbs:
        if tree.tokens[verb].lemma != "be" or tree.child(verb, "neg") is not None:
            continue
        noun = tree.child(verb, "attr", "acomp")
        if noun is not None and tree.tokens[noun].pos in ("NOUN", "ADJ", "PROPN"):
            first, last = tree.phrase(noun)
            yield from _short(tree, max(first, verb + 1), last, noun)


def _short(tree: Tree, first: int, last: int, noun: int) -> Iterator[Range]:
    """The phrase, cut to its noun where it is too long for a label."""
    while first < last and not tree.tokens[first].text[0].isalnum():
        first += 1
    if last - first >= settings.ACTOR_PHRASE_TOKENS:
        last = max(noun, first)
    if first <= last < first + settings.ACTOR_PHRASE_TOKENS:
        yield first, last
