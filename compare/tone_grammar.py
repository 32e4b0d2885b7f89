"""Features of the grammar around a mention, without words of its own.

Names: "tag.l1", "tag.r2" Penn tags of the neighbours ("#" a name, "^" the edge);
"dep" how the mention hangs; "gov" tag and place of the word it hangs on, by role;
"aux" helping verbs and conjunctions there; "frame" what else hangs there; "in"
the kinds of clause around it, "in:report" where somebody tells it; "depth".
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.tone_sentence import Feature, Sentence

_HELPERS = frozenset({"aux", "auxpass", "mark", "neg"})
_FRAME = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "agent", "nsubj", "nsubjpass", "advcl"})
_CLAUSES = frozenset({"ccomp", "pcomp", "advcl", "relcl", "acl", "xcomp", "conj", "ROOT", "parataxis"})
_STEPS, _DEEPEST = 6, 5  # up the parse


def grammar_features(
    sentence: Sentence, inside: list[int], head: int, role: str, governor: int
) -> Iterator[Feature]:
    """All features of this module; `role` and `governor` as in `tone_sentence.role_of`."""
    names = [*_neighbours(sentence, inside), *_clauses(sentence, head)]
    if governor not in inside:
        names += _governor(sentence, inside, role, governor)
    yield from (Feature(name, 1.0, -1) for name in names)


def _neighbours(sentence: Sentence, inside: list[int]) -> Iterator[str]:
    left, right = inside[0], inside[-1]
    l2, l1, r1, r2 = (_tag(sentence, i) for i in (left - 2, left - 1, right + 1, right + 2))
    yield from (f"tag.l1:{l1}", f"tag.l2:{l2}_{l1}", f"tag.r1:{r1}", f"tag.r2:{r1}_{r2}")


def _tag(sentence: Sentence, i: int) -> str:
    if not sentence.first <= i < sentence.last:
        return "^"
    return "#" if i in sentence.names else sentence.tokens[i].tag


def _governor(sentence: Sentence, inside: list[int], role: str, governor: int) -> Iterator[str]:
    tokens = sentence.tokens
    yield from (f"gov.{role}:{tokens[governor].tag}", f"gov.{role}:{tokens[governor].dep}")
    around = [c for c in sentence.children[governor] if c not in inside]
    yield from (f"aux.{role}:{tokens[c].lemma}" for c in around if tokens[c].dep in _HELPERS)
    if any(tokens[c].dep == "prt" for c in around):
        yield f"frame.{role}:prt"
    yield f"frame.{role}:{'+'.join(sorted({tokens[c].dep for c in around} & _FRAME))}"


def _clauses(sentence: Sentence, head: int) -> Iterator[str]:
    """The clauses around the mention, from the inside out."""
    tokens, at, depth = sentence.tokens, head, 0
    while depth < _STEPS and tokens[at].head != at:
        depth, at = depth + 1, tokens[at].head
        if tokens[at].dep in _CLAUSES:
            yield f"in:{tokens[at].dep}"
        if "report" in sentence.classes.get(at, ()):
            yield "in:report"
    yield from (f"dep:{tokens[head].dep}", f"depth:{min(_DEEPEST, depth)}")
