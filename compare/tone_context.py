"""Features of the mention's place in the sentence, and of whom a charged word speaks.

Names: "m:" kind of mention ("name", "place", "pron.he", "noun"), never which one;
"len", "pos", "end", "quoted", "headline", "has" the shape of the sentence; "bal"
how many good and bad words; "tot", "clause", "speech", "rest" the bucket that the
sum of signs falls in ("N", "n", "0", "p", "P": from clearly bad to clearly good) for the
sentence, the mention's clause, what the mention says, and all else; "vo", "vw"
the same for what hangs on the mention's verb, by the verb's class or lemma;
"near", "left", "clause" with "mine" or "other": is the party nearest to the word, the
one before it, or the subject of its clause the mention?; "co" what bears on the
same party where it is named again or by a pronoun; "mk" a phrase that the lexicons mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare import settings
from compare.records import Document, Span
from compare.tone_classes import own_speech, paths_from, toward
from compare.tone_sentence import Feature, Sentence, role_of, signed

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she",
    "herself": "she", "they": "they", "them": "they", "their": "they", "it": "it", "its": "it", "i": "i",
    "me": "i", "my": "i", "we": "we", "us": "we", "our": "we", "you": "you", "your": "you", "who": "who",
}  # fmt: skip
PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = frozenset(
    {"dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "agent", "advcl", "nsubj", "nsubjpass"}
)
_NO_PARTY = frozenset({"it", "who"})
_LENGTH_STEP, _LENGTHS, _QUARTERS, _MOST = 8, 6, 4, 3  # words a step; steps, parts and words told apart
_CLAUSE_STEPS, _SAME_PARTY_STEPS, _WORD_STEPS = 6, 3, 2  # up the parse


def context_features(
    sentence: Sentence, inside: list[int], head: int, role: str, governor: int
) -> Iterator[Feature]:
    """All features of this module; `role` and `governor` as in `role_of`."""
    yield from (Feature(name, 1.0, -1) for name in _shape(sentence, inside, head, role))
    yield from (Feature(name, 1.0, -1) for name in _balance(sentence, inside, role))
    if governor not in inside:
        speech = own_speech(sentence, inside, head, role, governor)
        yield from _sums(sentence, inside, speech, role, governor)
        yield from _arguments(sentence, inside, role, governor)
    yield from _whose(sentence, inside)
    yield from _same_party(sentence, inside, head)


def kind_of(sentence: Sentence, head: int) -> str:
    """What sort of mention it is: a pronoun, a place or people, another name, a noun, something else."""
    token = sentence.tokens[head]
    pronoun = PRONOUNS.get(token.text.lower())
    if pronoun:
        return f"pron.{pronoun}"
    if token.entity in PLACES:
        return "place"
    if head in sentence.names:
        return "name"
    return "noun" if token.pos == "NOUN" else "other"


def bucket(value: float) -> str:
    """Five steps from clearly bad to clearly good; one charged word counts 1."""
    if abs(value) <= 0.3:
        return "0"
    sign = "p" if value > 0 else "n"
    return sign.upper() if abs(value) > 1.5 else sign


def _shape(sentence: Sentence, inside: list[int], head: int, role: str) -> Iterator[str]:
    """Kind and place of the mention, length, marks and pronouns of the sentence."""
    kind = kind_of(sentence, head)
    length = sentence.last - sentence.first
    tokens = sentence.tokens[sentence.first : sentence.last]
    words = [t for t in tokens if t.text[0].isalpha()]
    yield from (f"m:{kind}", f"m:{kind}.{role}", f"len:{min(_LENGTHS, length // _LENGTH_STEP)}")
    yield f"pos:{_QUARTERS * (inside[0] - sentence.first) // length}"
    if inside[0] == sentence.first:
        yield "pos:first"
    yield from (f"end:{mark}" for mark in "?!" if any(t.text == mark for t in tokens))
    yield f"quoted:{'in' if head in sentence.quoted else 'out' if sentence.quoted else 'none'}"
    if 3 * sum(t.text[0].isupper() for t in words) > 2 * len(words):
        yield "headline"
    if not any(t.dep == "ROOT" and t.pos in VERBAL for t in words):
        yield "no-verb"
    found = {PRONOUNS[t.text.lower()] for t in words if t.pos == "PRON" and t.text.lower() in PRONOUNS}
    yield from (f"has:{pronoun}" for pronoun in sorted(found))


def _balance(sentence: Sentence, inside: list[int], role: str) -> Iterator[str]:
    values = [sentence.signs[i] for i in sentence.others(inside) if i in sentence.signs]
    good, bad = sum(v > 0.3 for v in values), sum(v < -0.3 for v in values)
    total = bucket(sum(values))
    yield from (f"bal:{min(_MOST, good)}{min(_MOST, bad)}", f"tot:{total}", f"tot.{role}:{total}")


def _sum(sentence: Sentence, tokens: list[int], left_out: list[int]) -> str:
    return bucket(sum(sentence.signs.get(i, 0.0) for i in tokens if i not in left_out))


def _sums(
    sentence: Sentence, inside: list[int], speech: frozenset[int], role: str, governor: int
) -> Iterator[Feature]:
    """Sums over the mention's clause, what it says itself, and the rest."""
    yield Feature(f"clause.{role}:{_sum(sentence, sentence.below(governor), inside)}", 1.0, -1)
    if speech:
        yield Feature(f"speech:{_sum(sentence, sorted(speech), inside)}", 1.0, -1)
    rest = [i for i in sentence.others(inside) if i not in speech]
    yield Feature(f"rest:{_sum(sentence, rest, inside)}", 1.0, -1)


def _arguments(sentence: Sentence, inside: list[int], role: str, governor: int) -> Iterator[Feature]:
    """The mention's verb together with the sum of what hangs on it."""
    kind = (sentence.classes[governor] or ("none",))[0]
    for child in sentence.children[governor]:
        dep = sentence.tokens[child].dep
        if child in inside or dep not in ARGUMENTS:
            continue
        total = _sum(sentence, sentence.below(child), inside)
        yield Feature(f"vo.{role}.{dep}:{total}", 1.0, -1)
        yield Feature(f"vo.{role}.{kind}.{dep}:{total}", 1.0, governor)
        if sentence.words[governor]:
            yield Feature(f"vw.{role}.{dep}.{total}={sentence.words[governor]}", 1.0, governor)


def _whose(sentence: Sentence, inside: list[int]) -> Iterator[Feature]:
    """For every charged word: is the mention or somebody else nearest, last named, subject?"""
    parties = sorted({*_parties(sentence), *inside})
    for i, value in sentence.signs.items():
        if i in inside:
            continue
        nearest = min(parties, key=lambda p: (abs(p - i), p not in inside))
        yield signed(f"near.{_owner(nearest, inside)}", value, i)
        before = [p for p in parties if p < i]
        if before:
            yield signed(f"left.{_owner(before[-1], inside)}", value, i)
        subject = _subject_above(sentence, i)
        tree = sentence.below(subject) if subject >= 0 else []
        whose = "none" if subject < 0 else "mine" if set(tree) & set(inside) else "other"
        whose += ".within" if i in tree else ""
        yield signed(f"clause.{whose}", value, i)
        yield from (Feature(f"clause.{whose}:{name}", 1.0, i) for name in sentence.classes[i])


def _owner(party: int, inside: list[int]) -> str:
    return "mine" if party in inside else "other"


def _parties(sentence: Sentence) -> Iterator[int]:
    """Names, and pronouns that stand for somebody."""
    for i in range(sentence.first, sentence.last):
        word = sentence.tokens[i].text.lower()
        if i in sentence.names or (word in PRONOUNS and word not in _NO_PARTY):
            yield i


def _subject_above(sentence: Sentence, i: int) -> int:
    """The subject of the clause that the token is in; -1 for none."""
    at = i
    for _ in range(_CLAUSE_STEPS):
        for child in sentence.children[at]:
            if sentence.tokens[child].dep in SUBJECT_DEPS:
                return child
        above = sentence.tokens[at].head
        if above == at or above not in sentence.children:
            break
        at = above
    return -1


def _same_party(sentence: Sentence, inside: list[int], head: int) -> Iterator[Feature]:
    """What bears on the mention where it is named again or by a pronoun."""
    for i, how in _named_again(sentence, inside, head):
        yield Feature(f"co.{how}:{role_of(sentence, i)[0]}", 1.0, -1)
        for j, path in paths_from(sentence, i).items():
            if 0 < len(path) <= _SAME_PARTY_STEPS and j not in inside and j != i:
                yield from _borne(sentence, j, path, how)


def _named_again(sentence: Sentence, inside: list[int], head: int) -> Iterator[tuple[int, str]]:
    """The same name, the same pronoun, or a pronoun after a name ("only" where no other person is named)."""
    last = sentence.tokens[inside[-1]].text.lower()
    own = PRONOUNS.get(sentence.tokens[head].text.lower())
    person = own is None and kind_of(sentence, head) in ("name", "noun")
    others = any(i not in inside and sentence.tokens[i].entity == "PERSON" for i in sentence.names)
    for i in sentence.others(inside):
        token = sentence.tokens[i]
        pronoun = PRONOUNS.get(token.text.lower())
        if token.pos == "PROPN" and token.text.lower() == last:
            yield i, "same"
        elif own in ("he", "she", "i", "they") and pronoun == own:
            yield i, "pron"
        elif person and pronoun in ("he", "she") and i > inside[-1]:
            yield i, "maybe" if others else "only"


def _borne(sentence: Sentence, j: int, path: tuple[str, ...], how: str) -> Iterator[Feature]:
    """Class, valence and word at the end of a path from another mention of the party."""
    no, way = "no_" if sentence.negated(j) else "", "".join(path)
    value = toward(sentence, j, path)
    if value:
        yield signed(f"co.{how}.kn", value, j)
        yield signed(f"co.kn/{way}", value, j)
    for name in sentence.classes[j]:
        yield Feature(f"co.{how}/{''.join(path[:2])}:{no}{name}", 1.0, j)
    if sentence.valences[j]:
        yield signed(f"co.{how}.v", sentence.valences[j], j)
        yield signed(f"co.p{way}", sentence.valences[j], j)
    if len(path) <= _WORD_STEPS and sentence.words[j]:
        yield Feature(f"co{way}={no}{sentence.words[j]}", 1.0, j)


def mark_features(document: Document, sentence: Sentence, inside: list[int]) -> Iterator[Feature]:
    """ "mk": the category of a phrase that the lexicons mark, and how near it is."""
    start, end = sentence.tokens[sentence.first].start, sentence.tokens[sentence.last - 1].end
    for mark in document.marks:
        if mark.span.end <= start or mark.span.start >= end:
            continue
        tokens = [i for i in sentence.others(inside) if _within(sentence, i, mark.span)]
        if tokens:
            gap = min(abs(i - inside[0]) for i in tokens)
            near = "near" if gap <= settings.TONE_NEAR else "mid" if gap <= settings.TONE_MID else "far"
            yield Feature(f"mk:{mark.category}", 1.0, tokens[0])
            yield Feature(f"mk.{near}:{mark.category}", 1.0, tokens[0])


def _within(sentence: Sentence, i: int, span: Span) -> bool:
    return sentence.tokens[i].start < span.end and sentence.tokens[i].end > span.start
