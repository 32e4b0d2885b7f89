"""What each figure of an article counts, in words that can be compared with another article's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.contrast.values import is_vague_plural
from compare.counted import Counted, Syntax, date_context, find_counted, tokens_at
from compare.evidence.concepts import concept
from compare.records import Document, Quantity, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Stems of one meaning that news uses in turn for the same count.
_ALIKE = {
    "die": "kill", "dead": "kill", "death": "kill", "fatal": "kill", "slain": "kill", "toll": "kill",
    "injuri": "injur", "wound": "injur", "hurt": "injur",
    "detain": "arrest", "person": "peopl", "men": "man", "women": "woman", "children": "child",
    "popul": "peopl", "resid": "peopl", "inhabit": "peopl",
}  # fmt: skip
# Words that make a figure one share of a larger number.
_PARTIAL = frozenset([
    "other", "others", "more", "another", "additional", "further", "extra", "remaining", "of",
])  # fmt: skip
# Modifiers that do not tell one set of things from another.
_IDLE = frozenset([
    "separate", "independent", "different", "various", "new", "total", "whole", "entire", "overall",
    "such", "own", "same",
])  # fmt: skip
# Nouns that news uses in turn for what someone does.
_STEPS = frozenset(["action", "step", "measure", "move"])

Key = tuple[str, int]


class Figure(NamedTuple):
    """A quantity with what it counts, as stems.

    `noun` is the counted noun, `sort` the key it shares with words of its meaning, `act` the key of what is
    done with the counted things, `things` the nouns about it, `modifiers` what tells them from others of
    their kind, `context` the sentence's content words, `partial` whether it is a share of a larger number.
    """

    label: str
    place: int
    quantity: Quantity
    noun: str
    sort: str
    verb: str
    stems: frozenset[str]
    things: frozenset[str]
    modifiers: frozenset[str]
    context: frozenset[str]
    subject: frozenset[str]
    act: str
    partial: bool
    named: bool

    @property
    def key(self) -> Key:
        return self.label, self.place


def read_figures(document: Document) -> list[Figure]:
    """The figures of a labelled document in text order, each with what it counts."""
    syntax = Syntax(document.tokens)
    place = {s.id: i for i, s in enumerate(document.sentences)}
    label = document.sentences[0].id[0]
    found = []
    for index, quantity in enumerate(document.numbers):
        row = place.get(quantity.span.sentence)
        inside = range(*document.bounds[row]) if row is not None else range(len(document.tokens))
        found.append(_figure(label, index, quantity, syntax, inside))
    return found


def _figure(label: str, place: int, quantity: Quantity, syntax: Syntax, inside: range) -> Figure:
    tokens = syntax.tokens
    span = tokens_at(tokens, inside, quantity.span.start, quantity.span.end)
    seek = date_context if quantity.kind == "date" else find_counted
    counted = seek(syntax, span) if span else None
    words = [tokens[i] for i in counted.words] if counted else []
    noun = tokens[_whole_noun(tokens, counted.noun)] if counted and counted.noun is not None else None
    verb = tokens[counted.verb] if counted and counted.verb is not None else None
    unit = {quantity.unit} if quantity.kind == "count" and quantity.unit else set()
    nearby = set(words) - {noun}
    return Figure(
        label=label,
        place=place,
        quantity=quantity,
        noun=_stem(noun) if noun else "",
        sort=_sort(noun) if noun else "",
        verb=_stem(verb) if verb else "",
        stems=frozenset({_stem(t) for t in words if _is_content(t)} | unit),
        things=frozenset(_stem(t) for t in words if t.pos in _NOUNS),
        modifiers=frozenset(
            _stem(t)
            for t in nearby
            if t.dep in {"amod", "compound", "nmod", "poss"} and _is_content(t) and t.lemma not in _IDLE
        ),
        context=frozenset(_stem(tokens[i]) for i in inside if _is_content(tokens[i])),
        subject=_subject(syntax, counted.verb) if counted and counted.verb is not None else frozenset(),
        act=_act(syntax, counted, span),
        partial=_is_partial([*words, *_beside(tokens, span)], quantity),
        named=noun is not None and noun.pos == "PROPN",
    )


def _is_partial(near: Sequence[Token], quantity: Quantity) -> bool:
    """Is it one share of a larger number ("nine of the boats", "three others")? "Dozens of boats" is not."""
    words = {t.text.lower() for t in near} & _PARTIAL
    return bool(words - {"of"} if is_vague_plural(quantity) else words)


def _whole_noun(tokens: Sequence[Token], noun: int) -> int:
    """The head of a compound ("House Democrats": the second word)."""
    while (
        tokens[noun].dep == "compound"
        and tokens[noun].head > noun
        and tokens[tokens[noun].head].pos in _NOUNS
    ):
        noun = tokens[noun].head
    return noun


def _sort(noun: Token) -> str:
    return "step" if noun.lemma in _STEPS else _ALIKE.get(noun.stem) or concept(noun)


def _subject(syntax: Syntax, verb: int) -> frozenset[str]:
    """Stems of the nouns and names of the verb's subject, also where it hangs on another verb."""
    for place in (verb, syntax.tokens[verb].head):
        for child in syntax.children[place]:
            if syntax.tokens[child].dep in {"nsubj", "nsubjpass", "agent"}:
                part = syntax.subtree(child)
                return frozenset(_stem(syntax.tokens[i]) for i in part if syntax.tokens[i].pos in _NOUNS)
    return frozenset()


def _act(syntax: Syntax, counted: Counted | None, span: range) -> str:
    """What is done with the counted things: key of the verb of which they are object or subject, or of
    the clause that tells them apart ("23 steps that he took")."""
    if counted is None:
        return ""
    tokens = syntax.tokens
    below = syntax.children[counted.noun] if counted.noun is not None else []
    clause = next((i for i in below if tokens[i].dep == "relcl"), None)
    verb = clause if clause is not None else counted.verb
    if verb is None:  # "dozens of boats sank": the rough word is the subject
        top = tokens[syntax.top(span)]
        direct = top.dep in {"nsubj", "nsubjpass", "dobj"} and tokens[top.head].pos == "VERB"
        verb = top.head if direct else None
    if verb is None:
        return ""
    # "voted to strike" is another act than "voted to accept".
    aims = [
        i for i in syntax.children[verb] if i > verb and tokens[i].dep == "xcomp" and tokens[i].pos == "VERB"
    ]
    return " ".join(concept(tokens[i]) for i in (verb, *aims))


def _beside(tokens: Sequence[Token], span: range) -> Sequence[Token]:
    return tokens[max(span.start - 1, 0) : span.stop + 1]


def _stem(token: Token) -> str:
    return _ALIKE.get(token.stem, token.stem)


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and not token.is_stop
