"""What a figure counts, read off the dependency parse of its sentence.

A helper of the two number stages: scoring puts the words into `Quantity.counts`,
pairing compares the heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.records import Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})
_LEFT_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_ARGUMENTS = frozenset({"dobj", "dative", "acomp", "oprd", "agent"})
_PREPOSITIONS = frozenset({"of", "in", "for", "on", "to", "from", "against"})
# Verbs that say who speaks or that something is; they do not tell what is counted.
_THIN_VERBS = frozenset({
    "say", "tell", "add", "report", "announce", "be", "have", "do", "get", "include", "involve", "see",
    "make", "take", "become", "remain",
})  # fmt: skip
_NEVER_LAST = frozenset({"PUNCT", "SPACE", "DET", "ADP", "SCONJ", "CCONJ", "PART"})
_NAME_LIMIT = 3  # words before the counted noun in its name
_LIMIT = 9  # words: a table cell


class Counted(NamedTuple):
    """Token indices: the counted noun, the verb it belongs to, and all words that say what is counted."""

    noun: int | None
    verb: int | None
    words: tuple[int, ...]


class Syntax:
    """Children of each token, looked up once a document."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def subtree(self, index: int) -> list[int]:
        found, todo = [], [index]
        while todo:
            current = todo.pop()
            found.append(current)
            todo.extend(self.children[current])
        return sorted(found)

    def top(self, span: range) -> int:
        """The token of the span whose head lies outside it (the last one, where several do)."""
        outside = [i for i in span if self.tokens[i].head not in span or self.tokens[i].head == i]
        return outside[-1] if outside else span[-1]


def find_counted(syntax: Syntax, span: range) -> Counted:
    """What the figure at these tokens counts."""
    top = syntax.top(span)
    noun = _counted_noun(syntax, span, top) or _subject_of_be(syntax, span, top)
    anchor = noun if noun is not None else _first_conjunct(syntax, top)
    verb = _governor(syntax, anchor)
    words: list[int] = []
    if noun is not None:
        words += _noun_phrase(syntax, noun, span)
    else:
        words += _complements(syntax, top, span) or _adjective(syntax, top)
        noun = next((i for i in words if syntax.tokens[i].pos in _NOUNS), None)
    if verb is not None and _tells(syntax, verb, bool(words)):
        words += _verb_phrase(syntax, verb, anchor, span, short=len(words) > 3)
    trimmed = _trimmed(syntax.tokens, sorted({i for i in words if i not in span}))
    return Counted(noun, verb, trimmed) if trimmed else _nearest(syntax, top, span)


def tokens_at(tokens: Sequence[Token], inside: range, start: int, end: int) -> range:
    """Indices (within `inside`) of the tokens that overlap these characters; empty where none does."""
    hit = [i for i in inside if tokens[i].start < end and start < tokens[i].end]
    return range(hit[0], hit[-1] + 1) if hit else range(0)


def date_context(syntax: Syntax, span: range) -> Counted:
    """The event a date belongs to: the noun it modifies, or the verb with its object."""
    top = syntax.top(span)
    head = syntax.tokens[top].head
    token = syntax.tokens[head]
    if token.pos in _NOUNS and syntax.tokens[top].dep in {"compound", "nmod", "poss", "nummod", "amod"}:
        return Counted(head, None, _trimmed(syntax.tokens, tuple(_noun_phrase(syntax, head, span))))
    verb = _verb_above(syntax, top)
    if verb is None:
        nominal = next((i for i in _heads(syntax, top) if syntax.tokens[i].pos in _NOUNS), None)
        words = tuple(_noun_phrase(syntax, nominal, span)) if nominal is not None else ()
        return Counted(nominal, None, _trimmed(syntax.tokens, words))
    words = tuple(sorted({*_verb_phrase(syntax, verb, top, span, short=True), *_subject(syntax, verb, span)}))
    objects = [i for i in syntax.children[verb] if syntax.tokens[i].dep in {"dobj", "nsubjpass"}]
    return Counted(objects[0] if objects else None, verb, _trimmed(syntax.tokens, words))


def name_of(syntax: Syntax, span: range) -> str:
    """The counted noun with the words that belong to it before ("federal workers"), "" where there is none.

    `span` is where the figure stands; figures, articles and words of comparison are left out.
    """
    counted = find_counted(syntax, span)
    noun = counted.noun
    after = span[-1] + 1
    if after < len(syntax.tokens) and syntax.tokens[after].text in {"in", "of"}:  # "$2 million in fines"
        inside = [i for i in syntax.children[after] if syntax.tokens[i].pos == "NOUN"]
        noun = inside[0] if inside else noun
    if noun is None or syntax.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return ""
    while syntax.tokens[noun].dep == "compound" and syntax.tokens[noun].head > noun:
        noun = syntax.tokens[noun].head
    if syntax.tokens[noun].entity in {"DATE", "TIME", "MONEY", "PERCENT"}:
        return ""
    if noun < span[0] and syntax.tokens[syntax.top(span)].dep in {"dobj", "nummod", "npadvmod"}:
        return ""  # "repaid the bank $60,000": the bank is not what the sum counts
    first = noun
    while (
        first and _belongs(syntax, first - 1, noun) and first - 1 not in span and noun - first < _NAME_LIMIT
    ):
        first -= 1
    while first < noun and syntax.tokens[first].pos in {"PUNCT", "ADV"}:
        first += 1
    words = syntax.tokens[first : noun + 1]
    return "".join(t.text + (" " if t.space else "") for t in words).strip()


def done_with(syntax: Syntax, span: range) -> str:
    """The participle that says what happened to those who are counted ("killed"), "" where none does."""
    verb = find_counted(syntax, span).verb
    if verb is None or syntax.tokens[verb].tag not in {"VBN", "VBD"}:
        return ""
    token = syntax.tokens[verb]
    return "" if token.lemma in _THIN_VERBS or token.pos == "AUX" else token.text.lower()


def _belongs(syntax: Syntax, index: int, noun: int) -> bool:
    token = syntax.tokens[index]
    inside = token.head == noun or (index < token.head < noun)
    joined = token.tag == "HYPH" and syntax.tokens[index + 1].head == noun
    return (
        inside and token.dep in {"amod", "compound", "nmod"} and token.tag not in {"JJR", "JJS"}
    ) or joined


def phrase(text: str, tokens: Sequence[Token], words: Iterable[int]) -> str:
    """The words as they stand in the text; "…" where words of the sentence are skipped."""
    runs: list[list[int]] = []
    for index in words:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return " … ".join(" ".join(text[tokens[r[0]].start : tokens[r[-1]].end].split()) for r in runs)


def _counted_noun(syntax: Syntax, span: range, top: int) -> int | None:
    """The noun to the right that the figure modifies ("12 people", "48-page indictment")."""
    token = syntax.tokens[top]
    head = token.head
    # A unit that the figure made into a modifier ("$3.4 billion bid") hangs on the noun as well.
    while head != top and head > span[-1]:
        if syntax.tokens[head].pos in _NOUNS:
            return head
        if syntax.tokens[head].head == head or syntax.tokens[head].pos in _VERBS:
            return None
        head = syntax.tokens[head].head
    if token.dep in {"appos", "nummod"} and head < span[0] and syntax.tokens[head].pos == "PROPN":
        return head
    if token.dep == "pobj" and syntax.tokens[head].text.lower() == "of":
        whole = syntax.tokens[head].head  # "a fine of $2 million"
        return whole if syntax.tokens[whole].pos in _NOUNS and whole < span[0] else None
    return None


def _subject_of_be(syntax: Syntax, span: range, top: int) -> int | None:
    """ "The toll was 12": the subject of the verb that says so."""
    head = syntax.tokens[top].head
    if syntax.tokens[top].dep not in {"attr", "acomp"} or syntax.tokens[head].lemma not in {
        "be",
        "become",
        "remain",
    }:
        return None
    subject = next((i for i in syntax.children[head] if syntax.tokens[i].dep == "nsubj"), None)
    return (
        subject
        if subject is not None and subject not in span and syntax.tokens[subject].pos in _NOUNS
        else None
    )


def _nearest(syntax: Syntax, top: int, span: range) -> Counted:
    """Nothing is said to be counted: the nearest noun or telling verb above the figure."""
    for index in _heads(syntax, top):
        token = syntax.tokens[index]
        if token.pos in {"NOUN", "PROPN"}:
            return Counted(index, None, _trimmed(syntax.tokens, _noun_phrase(syntax, index, span)))
        if token.pos in _VERBS and token.lemma not in _THIN_VERBS:
            return Counted(None, index, (index,))
    return Counted(None, None, ())


def _noun_phrase(syntax: Syntax, noun: int, span: range) -> list[int]:
    tokens = syntax.tokens
    words = [noun]
    for child in syntax.children[noun]:
        part = syntax.subtree(child)
        inside = set(part) & set(span)
        if tokens[child].dep in _LEFT_MODIFIERS and child < noun and not inside and len(part) <= 5:
            words += [i for i in part if tokens[i].pos not in {"DET", "PUNCT"} or tokens[i].tag == "HYPH"]
    joined = [i for i in range(span[-1] + 1, noun) if noun - span[-1] <= 5]
    words += [i for i in joined if tokens[i].pos not in {"DET"} or tokens[i].tag == "HYPH"]
    if len(words) <= 3:
        words += _complements(syntax, noun, span)
    return sorted(set(words) - set(span))


def _complements(syntax: Syntax, index: int, span: range) -> list[int]:
    """A short "of …", "in …" after the word: "$250,000 in campaign funds", "12 of the hostages"."""
    for child in syntax.children[index]:
        token = syntax.tokens[child]
        part = [i for i in syntax.subtree(child) if i not in span]
        if child > index and token.dep == "prep" and token.text.lower() in _PREPOSITIONS:
            return part if len(part) <= 6 else _short(syntax, child)
    return []


def _adjective(syntax: Syntax, top: int) -> list[int]:
    """What a measure says of a thing: "300 feet tall"."""
    head = syntax.tokens[top].head
    return [head] if syntax.tokens[head].pos in {"ADJ", "ADV"} and head > top else []


def _first_conjunct(syntax: Syntax, index: int) -> int:
    while syntax.tokens[index].dep == "conj" and syntax.tokens[index].head < index:
        index = syntax.tokens[index].head
    return index


def _short(syntax: Syntax, preposition: int) -> list[int]:
    nouns = [i for i in syntax.children[preposition] if syntax.tokens[i].pos in _NOUNS]
    if not nouns:
        return []
    return list(range(preposition, nouns[0] + 1)) if nouns[0] - preposition <= 5 else [preposition, nouns[0]]


def _governor(syntax: Syntax, index: int) -> int | None:
    """The verb of which the word is a direct argument, also through one preposition."""
    token = syntax.tokens[index]
    head = token.head
    if head == index:
        return None
    if token.dep == "pobj" and syntax.tokens[head].pos in {"ADP", "SCONJ"}:
        above = syntax.tokens[head].head
        return above if above != head and syntax.tokens[above].pos in _VERBS else None
    return head if syntax.tokens[head].pos in _VERBS and token.dep not in {"appos", "conj"} else None


def _tells(syntax: Syntax, verb: int, has_noun: bool) -> bool:
    return not has_noun or syntax.tokens[verb].lemma not in _THIN_VERBS


def _verb_phrase(syntax: Syntax, verb: int, anchor: int, span: range, *, short: bool) -> list[int]:
    """The verb, its auxiliaries, a short object, and the purpose ("to develop a domestic shield")."""
    tokens = syntax.tokens
    words = [verb]
    for child in syntax.children[verb]:
        dep = tokens[child].dep
        part = [i for i in syntax.subtree(child) if i not in span]
        if child == anchor or child in span or not part:
            continue
        if dep in {"auxpass", "neg", "prt"}:
            words.append(child)
        elif dep in _ARGUMENTS:
            words += part if len(part) <= 4 else [child]
        elif dep == "prep" and child > anchor and tokens[child].text.lower() in {"on", "for"} and not short:
            words += _short(syntax, child)
        elif dep in {"xcomp", "advcl"} and child > verb and not short:
            words += _purpose(syntax, child)
        elif (
            dep == "nsubj"
            and anchor != child
            and tokens[anchor].dep in {"npadvmod", "pobj"}
            and len(part) <= 4
        ):
            words += part
    if tokens[anchor].dep == "pobj" and tokens[tokens[anchor].head].text.lower() in {
        "by",
        "to",
        "from",
        "for",
    }:
        words.append(tokens[anchor].head)
    return words


def _purpose(syntax: Syntax, verb: int) -> list[int]:
    tokens = syntax.tokens
    if not any(tokens[i].tag == "TO" for i in syntax.children[verb]):
        return []
    words = [i for i in syntax.children[verb] if tokens[i].tag == "TO"] + [verb]
    for child in syntax.children[verb]:
        part = syntax.subtree(child)
        if tokens[child].dep == "dobj":
            words += part if len(part) <= 6 else [i for i in part if child - 3 <= i <= child]
    return words


def _subject(syntax: Syntax, verb: int, span: range) -> list[int]:
    subject = next((i for i in syntax.children[verb] if syntax.tokens[i].dep in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject in span:
        return []
    part = syntax.subtree(subject)
    return part if len(part) <= 3 else [subject]


def _heads(syntax: Syntax, index: int) -> Iterable[int]:
    while syntax.tokens[index].head != index:
        index = syntax.tokens[index].head
        yield index


def _verb_above(syntax: Syntax, index: int) -> int | None:
    return next((i for i in _heads(syntax, index) if syntax.tokens[i].pos in _VERBS), None)


def _trimmed(tokens: Sequence[Token], words: Sequence[int]) -> tuple[int, ...]:
    """Without articles and punctuation at either end, at most `_LIMIT` words."""
    kept = list(words)
    while kept and (tokens[kept[0]].pos in {"DET", "PUNCT", "SPACE"} or tokens[kept[0]].tag == "POS"):
        kept.pop(0)
    kept = kept[:_LIMIT]
    while len(kept) > 1 and tokens[kept[-1]].dep != "prt" and tokens[kept[-1]].pos in _NEVER_LAST:
        kept.pop()
    return tuple(kept)
