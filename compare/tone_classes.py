"""Features from word classes and from paths through the parse.

Names: "k:" class of a word ("no_" where negated), "k.own:" in what the mention
itself says, "k.q:" in other quoted words, "k.rest:" elsewhere; "k.z.subj:" in the
clause that the mention is subject of; "k/>s:" class at the end of a path. A path goes up
(">") and down ("<") the parse: ">s<o" is an object of the verb whose subject the
mention is. "kb" is the sum of the classes' signs, "kn" of those that bear on the
mention by its role, "p" the sum of valences at the end of a path, "kh:" a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare import settings
from compare.connotation import load_connotations
from compare.tone_sentence import CONTENT, Feature, Sentence, signed

STEPS = {
    "nsubj": "s", "csubj": "s", "nsubjpass": "p", "csubjpass": "p", "dobj": "o", "dative": "o", "xcomp": "x",
    "ccomp": "cc", "advcl": "ac", "relcl": "r", "acl": "r", "amod": "m", "compound": "n", "poss": "g",
    "pobj": "pb", "pcomp": "pb", "agent": "by", "attr": "at", "acomp": "at", "oprd": "at", "conj": "&",
    "appos": "=", "advmod": "m",
}  # fmt: skip
PREPOSITIONS = frozenset({"of", "for", "against", "by", "with", "to", "from", "as", "about"})
_AS_SUBJECT = frozenset({">s", ">x", ">&", "<x", "<&"})
_AS_OBJECT = frozenset({">o", ">p", ">pb"})


def class_features(
    sentence: Sentence, inside: list[int], head: int, role: str, governor: int
) -> Iterator[Feature]:
    """All features of this module; `role` and `governor` as in `tone_features.role_of`."""
    speech = own_speech(sentence, inside, head, role, governor)
    below = frozenset() if governor in inside else frozenset(sentence.below(governor))
    paths = paths_from(sentence, head)
    yield Feature(f"said:{'by' if speech else ''}{'in' if head in sentence.quoted else ''}", 1.0, -1)
    names = sum(i not in inside for i in sentence.names)
    yield Feature(f"names:{min(3, names)}", 1.0, -1)
    openers = load_connotations().phrases
    for i in sentence.others(inside):
        if not (sentence.valences[i] or sentence.classes[i] or sentence.tokens[i].lemma in openers):
            continue
        said = "own" if i in speech else "q" if i in sentence.quoted else "rest"
        side = _side(inside, i)
        places = (f".{said}", f".{side}", *((f".z.{role}",) if i in below else ()))
        path = paths.get(i)
        yield from _valences(sentence, i, said, path)
        yield from _signs(sentence, i, places, path)
        yield from _classes(sentence, i, places, path)
        yield from _phrases(sentence, i, places)


def own_speech(sentence: Sentence, inside: list[int], head: int, role: str, governor: int) -> frozenset[int]:
    """Tokens that the mention itself says or thinks: they tell of others."""
    if role != "subj" or sentence.tokens[governor].pos not in ("VERB", "AUX"):
        return frozenset()
    found: set[int] = set()
    for verb in _verbs_of(sentence, governor):
        for child in sentence.children[verb]:
            if sentence.tokens[child].dep == "ccomp":
                found.update(sentence.below(child))
    if "report" in sentence.classes[governor] and head not in sentence.quoted:
        found |= sentence.quoted
    return frozenset(found.difference(inside))


def _verbs_of(sentence: Sentence, governor: int) -> list[int]:
    """The verb and those that share its subject ("sued, alleging that …")."""
    verbs = [governor]
    for verb in verbs:
        for child in sentence.children[verb]:
            subjects = (sentence.tokens[c].dep in ("nsubj", "nsubjpass") for c in sentence.children[child])
            if sentence.tokens[child].dep in ("advcl", "xcomp", "conj") and not any(subjects):
                verbs.append(child)
    return verbs


def paths_from(sentence: Sentence, head: int) -> dict[int, tuple[str, ...]]:
    """Token → steps from the mention's head to it: up, then down, at most `settings.TONE_PATH`."""
    while sentence.tokens[head].dep in ("conj", "appos") and sentence.tokens[head].head in sentence.children:
        head = sentence.tokens[head].head
    found: dict[int, tuple[str, ...]] = {head: ()}
    queue = [head]
    for at in queue:
        path = found[at]
        if len(path) >= settings.TONE_PATH:
            continue
        above = sentence.tokens[at].head
        if above in sentence.children and above not in found and not any(s[0] == "<" for s in path):
            found[above] = (*path, ">" + _step(sentence, at))
            queue.append(above)
        for child in sentence.children[at]:
            if child not in found and sentence.tokens[child].dep not in ("punct", "det"):
                found[child] = (*path, "<" + _step(sentence, child))
                queue.append(child)
    return found


def _step(sentence: Sentence, i: int) -> str:
    token = sentence.tokens[i]
    if token.dep == "prep":
        return f"in_{token.lemma}" if token.lemma in PREPOSITIONS else "in"
    return STEPS.get(token.dep, "-")


def _side(inside: list[int], i: int) -> str:
    side, gap = ("l", inside[0] - i) if i < inside[0] else ("r", i - inside[-1])
    return side + ("near" if gap <= settings.TONE_NEAR else "mid" if gap <= settings.TONE_MID else "far")


def toward(sentence: Sentence, i: int, path: tuple[str, ...] | None) -> float:
    """The light in which the token's class puts the mention by its role, -1 to 1; 0 where it has none."""
    for name in sentence.classes[i]:
        sign = load_connotations().signs[name]
        found = sign.bearer
        if not found and path:
            as_subject = _AS_SUBJECT.issuperset(path)
            found = sign.subject if as_subject else sign.object if path[0] in _AS_OBJECT else 0
        if found:
            return found * (settings.TONE_NEGATION if sentence.negated(i) else 1.0)
    return 0.0


def _valences(sentence: Sentence, i: int, said: str, path: tuple[str, ...] | None) -> Iterator[Feature]:
    value = sentence.valences[i]
    if value:
        yield signed(f"v.{said}", value, i)
        if path is not None:
            yield signed(f"p{''.join(path)}", value, i)


def _signs(
    sentence: Sentence, i: int, places: Iterable[str], path: tuple[str, ...] | None
) -> Iterator[Feature]:
    """Sums of signs: "kn" toward the mention, "kb" whoever is meant."""
    if not sentence.classes[i]:
        return
    by_path = [] if path is None else [f"/{''.join(path)}", f".d{len(path)}"]
    value = toward(sentence, i, path)
    if value:
        for place in ("", *places, *by_path):
            yield signed(f"kn{place}", value, i)
    any_sign = next((s for n in sentence.classes[i] if (s := load_connotations().signs[n].any)), 0)
    if any_sign:
        value = any_sign * (settings.TONE_NEGATION if sentence.negated(i) else 1.0)
        for place in ("", *places, *by_path):
            yield signed(f"kb{place}", value, i)


def _classes(
    sentence: Sentence, i: int, places: Iterable[str], path: tuple[str, ...] | None
) -> Iterator[Feature]:
    no = "no_" if sentence.negated(i) else ""
    where = ["", *(p for p in places if not p.endswith("far"))]
    if path is not None:
        where += [f"/{''.join(path)}", f".d{len(path)}"]
    for name in sentence.classes[i]:
        for place in where:
            yield Feature(f"k{place}:{no}{name}", 1.0, i)


def _phrases(sentence: Sentence, i: int, places: Iterable[str]) -> Iterator[Feature]:
    """Lemmas in a row that stand in the list ("under fire")."""
    for lemmas, name in load_connotations().phrases.get(sentence.tokens[i].lemma, ()):
        row = sentence.tokens[i : min(i + len(lemmas), sentence.last)]
        if tuple(t.lemma for t in row) == lemmas:
            shown = next((i + k for k, token in enumerate(row) if token.pos in CONTENT), i)
            for place in ("", *places):
                yield Feature(f"kh{place}:{name}", 1.0, shown)
