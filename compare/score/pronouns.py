"""Whom "he", "she", "they" or "it" means where someone speaks.

The subject of the sentence's own verb comes first, then the one who was last
given words, then any other person named: the order of salience of Grosz, Joshi
& Weinstein (1995). Persons of the other gender, and those named only inside
what the pronoun's person says, are passed over.
"""

from __future__ import annotations

from compare.score.attribution_context import Context, Found
from compare.score.persons import Named, People, head_of
from compare.score.tellers import is_document, is_teller_noun

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
IT = frozenset({"it", "its", "itself"})
I_WE = frozenset({"i", "me", "my", "myself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 4  # sentences a pronoun is followed back
_CHAIN = 6  # longest chain of joined verbs that is followed


def person_meant(
    context: Context,
    people: People,
    found: Found,
    known: dict[int, Named],
    spoke: list[tuple[int, Named]],
) -> Named | None:
    """The person a "he" or "she" means.

    `known` holds pronouns already resolved, by token; `spoke` the persons who
    were given words before, with the token of their cue.
    """
    assert found.head is not None
    index = found.head
    gender = "m" if context.tokens[index].text.lower() in HE else "f"
    here = context.tokens[index].sentence
    for sentence in range(here, max(-1, here - 1 - _REACH), -1):
        same = _same_pronoun(context, index, sentence, gender)
        if same is not None and same in known:
            return known[same]
        fit = [m for m in people.mentions if _fits(context, people, m, found, sentence, gender)]
        if same is not None and sentence < here:
            continue  # that sentence is about the same person: look further back for the name
        speakers = {s.key for cue, s in spoke if context.tokens[cue].sentence == sentence and cue < index}
        best = min(fit, key=lambda m: _rank(context, m, speakers, index), default=None)
        rank = _rank(context, best, speakers, index)[0] if best is not None else _OWNER
        if rank < _PASSING or (rank == _PASSING and sentence == here - 1):
            return best
    return None


_PASSING = 3  # rank of a person who is neither subject nor speaker
_OWNER = 4


def _rank(context: Context, named: Named, speakers: set[str], index: int) -> tuple[int, int]:
    """0 subject of the sentence's own verb, 1 one who speaks there, 2 another subject, 3 the rest."""
    head = head_of(context, named)
    token = context.tokens[head]
    if token.dep in _SUBJECTS:
        place = 0 if _at_top(context, head) else 2
    else:
        place = _owner_rank(context, head) if token.dep == "poss" else _PASSING
    if named.key in speakers:
        place = min(place, 1)
    return place, index - named.first


def _owner_rank(context: Context, head: int) -> int:
    """ "Doe's letter says …": the letter speaks for Doe; "Doe's lawyer says …" is about the lawyer."""
    thing = context.tokens[head].head
    text = is_document(context, thing) and context.tokens[thing].dep in _SUBJECTS
    return 2 if text and _at_top(context, thing) else _OWNER


def _at_top(context: Context, index: int) -> bool:
    """Is its verb the sentence's own, or joined to that one?"""
    tokens = context.tokens
    verb = tokens[index].head
    for _ in range(_CHAIN):
        if tokens[verb].head == verb:
            return True
        if tokens[verb].dep not in ("conj", "parataxis"):
            return False
        verb = tokens[verb].head
    return False


def _fits(context: Context, people: People, named: Named, found: Found, sentence: int, gender: str) -> bool:
    """Named in this sentence before the pronoun, in the outlet's voice, and of no other gender."""
    assert found.head is not None
    token = context.tokens[named.first]
    if token.sentence != sentence or named.first >= found.head or context.quoted[named.first]:
        return False
    if people.gender(named.key) not in ("", gender):
        return False
    return not found.content[0] <= token.start < found.content[1]


def _same_pronoun(context: Context, index: int, sentence: int, gender: str) -> int | None:
    """The first subject of this sentence before `index` that is the same pronoun, outside quotation marks."""
    first, last = context.document.bounds[sentence]
    forms = HE if gender == "m" else SHE
    return next(
        (
            i
            for i in range(first, min(last, index))
            if context.tokens[i].text.lower() in forms
            and context.tokens[i].dep in _SUBJECTS
            and not context.quoted[i]
            and _at_top(context, i)
        ),
        None,
    )


def group_meant(context: Context, index: int) -> int | None:
    """The plural noun that "they" means: people told before it in its sentence, else a subject before."""
    here = context.tokens[index].sentence
    for sentence in range(here, max(-1, here - 1 - _GROUP_REACH), -1):
        first, last = context.document.bounds[sentence]
        fit = [i for i in range(first, min(last, index)) if _is_people(context, i)]
        if sentence < here:
            fit = [i for i in fit if context.tokens[i].dep in _SUBJECTS]
        if fit:
            tops = [i for i in fit if context.tokens[i].dep in _SUBJECTS and _at_top(context, i)]
            return (tops or fit[-1:])[-1]
    return None


_GROUP_REACH = 2


def _is_people(context: Context, index: int) -> bool:
    token = context.tokens[index]
    plural = token.tag in {"NNS", "NNPS"} or (token.entity == "NORP" and token.text.endswith("s"))
    if not plural or context.quoted[index] or token.dep in ("compound", "poss", "amod"):
        return False
    return token.entity == "NORP" or is_teller_noun(context, index)
