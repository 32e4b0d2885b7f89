"""Actors among the model's entities, with what the model is known to get wrong mended."""

from __future__ import annotations

import re
from collections import Counter

from compare.names import SUFFIXES, acronym_of, parse_person, plain, singular
from compare.records import Entity
from compare.score.actor_finder import Finder, Kind

_KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "org", "GPE": "place", "NORP": "group"}
_ENDS_NO_NAME = frozenset(
    {"of", "the", "for", "gen", "sen", "rep", "gov", "mr", "mrs", "ms", "president", "senator"}
)
_POSTS = frozenset({"secretary", "minister", "leader", "speaker", "whip", "adviser", "advisor", "chief"})
_MODIFIED_REACH = 3  # "Doe trade policy": how far the noun may stand behind the name
_DESIGNATOR = re.compile(r"^(?:[A-Z]{1,4}[-/].*|.*\d.*|[a-z].*|.)$")
_MIDDLE_INITIAL = re.compile(r"^[A-Z]\w+ [A-Z]\. [A-Z]\w+$")


def add_entities(finder: Finder) -> None:
    """People, organisations, places and groups of the model; "the Does" as a couple."""
    for entity in finder.document.entities:
        if entity.label not in _KINDS:
            continue
        first, last = _trimmed(finder, entity)
        if first >= last or not _is_real(finder, entity, first, last):
            continue
        if entity.label == "PERSON" and last < len(finder.tokens) and _is_suffix(finder, last):
            last += 1
        owner = _owner_in(finder, first, last)
        if owner > first:
            finder.add(first, owner, "person")
            continue
        if entity.label != "PERSON" and _is_office(finder, first, last):
            if not _has_holder(finder, last):
                finder.add(first, last, "role")
            continue
        person = entity.label == "PERSON" or finder.tokens[first].text in finder.person_words
        if person and _only_modifies(finder, first, last):
            continue
        if _is_family(finder, first, last):
            finder.add(first, last, "couple")
        else:
            middle = _MIDDLE_INITIAL.match(finder.text(first, last))
            finder.add(first, last, "person" if middle else _KINDS[entity.label])


def _owner_in(finder: Finder, first: int, last: int) -> int:
    """Where a person's name ends in "Jo Doe's Medicare", taken for one name; `first` where there is none."""
    marks = (i for i in range(first + 1, last - 1) if finder.tokens[i].text in ("'s", "’s"))
    end = next(marks, first)
    words = [finder.tokens[i].text for i in range(first, end)]
    return end if words and finder.person_words.issuperset(words) else first


def _is_office(finder: Finder, first: int, last: int) -> bool:
    """ "Home Secretary", "White House Counsel": taken for a body, but a post that one person holds."""
    words = [finder.tokens[i].text.lower().strip(".") for i in range(first, last)]
    posts = finder.aliases.roles["person"].union(*finder.aliases.offices) | _POSTS
    return len(words) > 1 and singular(words[-1]) == words[-1] and words[-1] in posts and "of" not in words


def _has_holder(finder: Finder, last: int) -> bool:
    """Is the holder named right beside: "Home Secretary Jo Doe", "the Home Secretary, Jo Doe"?"""
    tokens = finder.tokens
    head = tokens[last - 1]
    if last < len(tokens) and tokens[last].entity == "PERSON" and head.head >= last:
        return True
    beside = list(finder.tree.each(last - 1, "appos"))
    if head.dep == "appos":
        beside.append(head.head)
    return any(tokens[i].entity == "PERSON" for i in beside)


def _only_modifies(finder: Finder, first: int, last: int) -> bool:
    """ "the Doe era", "Doe supporters": the name tells which era, and no one called Doe is spoken of.

    Not in headlines, where verbs are often taken for nouns ("Doe talks fail").
    """
    tokens = finder.tokens
    if finder.document.sentences[tokens[first].sentence].role != "body" or finder.in_title(first):
        return False
    head = next((i for i in range(first, last) if not first <= tokens[i].head < last), last - 1)
    token = tokens[head]
    if token.dep not in ("compound", "nmod", "amod") or not last <= token.head < last + _MODIFIED_REACH:
        return False
    noun = tokens[token.head]
    following = tokens[last]
    lowered = noun.pos == "NOUN" and noun.text.islower() and not noun.entity
    return lowered and following.text not in ("'s", "’s", "'", "’", ",", "(")


def _is_suffix(finder: Finder, at: int) -> bool:
    return finder.tokens[at].text.lower().strip(".") in SUFFIXES


def _is_family(finder: Finder, first: int, last: int) -> bool:
    """ "the Hunters": a plural surname with an article."""
    return (
        last - first == 1
        and first > 0
        and finder.tokens[first - 1].text.lower() == "the"
        and finder.tokens[first].text.endswith("s")
        and finder.tokens[first].tag in ("NNPS", "NNS", "NNP")
        and finder.tokens[first].text[:-1] in finder.plain_words
    )


def _trimmed(finder: Finder, entity: Entity) -> tuple[int, int]:
    """Without an article, title or number before, and without "'s", verbs and small words after."""
    first, last = entity.first, entity.last
    tokens = finder.tokens
    while first < last and _trim_before(finder, entity.label, first, last):
        first += 1
    if entity.label == "PERSON":
        first = _after_titles(finder, first, last)
    for i in range(first + 1, last):
        if tokens[i].text.islower() and (tokens[i].pos in ("VERB", "AUX", "ADV") or i in finder.taken):
            last = i
            break
    while 0 < last < len(tokens) and _goes_on(finder, last):
        last += 1
    short = entity.label == "PERSON" or (entity.label == "ORG" and last - first == 1)
    while first > 0 and short and _starts_before(finder, first, last):
        first -= 1
    while last > first + 1 and singular(tokens[last - 1].text.lower()) in finder.roles("thing"):
        last -= 1
    while last > first and (
        tokens[last - 1].text in ("'s", "’s", "'", "’", ",", "-", "(", ")")
        or not tokens[last - 1].text[0].isalnum()
    ):
        last -= 1
    return first, last


def _after_titles(finder: Finder, first: int, last: int) -> int:
    """Past "RNC Chair" in "RNC Chair Jo Doe": two words or more have to stay."""
    titles = finder.roles("title") | finder.roles("person")
    inside = [i for i in range(first, last - 2) if finder.tokens[i].text.lower().strip(".") in titles]
    return inside[-1] + 1 if inside else first


def _goes_on(finder: Finder, last: int) -> bool:
    """Did the model cut a name in two ("Lockheed" and "Martin")?"""
    before, token = finder.tokens[last - 1], finder.tokens[last]
    linked = before.dep == "compound" and before.head == last and token.pos == "PROPN"
    name = token.text[0].isupper() and singular(token.lemma) not in finder.roles("owned", "artefact", "body")
    return linked and name and last not in finder.taken and not finder.in_title(last)


def _starts_before(finder: Finder, first: int, last: int) -> bool:
    """A first name that the model left out: "Debbie" before "Wasserman Schultz"."""
    token = finder.tokens[first - 1]
    linked = token.dep == "compound" and first <= token.head < last and token.pos == "PROPN"
    return (
        linked
        and token.text[0].isupper()
        and not token.entity
        and first - 1 not in finder.taken
        and token.text.lower().strip(".") not in finder.roles("title")
        and not finder.in_title(first)
    )


def _trim_before(finder: Finder, label: str, first: int, last: int) -> bool:
    token = finder.tokens[first]
    word = token.text.lower().strip(".")
    if first in finder.taken or word in ("the", "a", "an") or not token.text[0].isalnum():
        return True
    return label == "PERSON" and last - first > 1 and word in finder.roles("title")


def _is_real(finder: Finder, entity: Entity, first: int, last: int) -> bool:
    """An actor's name, not a weapon, a date, a headline's stray capital, or the outlet itself."""
    words = [finder.tokens[i].text for i in range(first, last)]
    if not _looks_like_a_name(finder, entity, words) or _is_outlet(finder, words):
        return False
    if finder.in_title(first) and not finder.plain_words.issuperset(words):
        return False
    return not _stands_for_another(finder, first, last)


def _looks_like_a_name(finder: Finder, entity: Entity, words: list[str]) -> bool:
    """By its letters alone: a capital, no figures, more than titles and small words."""
    text, titles = " ".join(words), finder.roles("title")
    bare = [w.lower().strip(".") for w in words]
    if not any(w[0].isupper() for w in words) or any(c.isdigit() for c in text):
        return False
    if plain(text).lower() in finder.roles("never") or titles.issuperset(bare):
        return False
    if entity.label == "PERSON" and any(c in "/@#" for c in text):
        return False
    if entity.label == "ORG" and bare[-1] in _ENDS_NO_NAME:
        return False
    return len(words) > 1 or not _DESIGNATOR.match(words[0])


def _is_outlet(finder: Finder, words: list[str]) -> bool:
    outlet = finder.document.article.outlet
    return bool(outlet) and plain(" ".join(words)).lower() == plain(outlet or "").lower()


def _stands_for_another(finder: Finder, first: int, last: int) -> bool:
    """A thing's name, two people taken for a firm, the rest of a code, or no name at all."""
    tokens = finder.tokens
    words = [tokens[i].text for i in range(first, last)]
    two_people = "and" in words and all(w == "and" or w in finder.person_words for w in words)
    code = first > 0 and tokens[first - 1].text == "-" and not tokens[first - 1].space
    called = len(words) == 1 and _is_called_out(finder, first)
    no_name = all(tokens[i].pos in ("INTJ", "VERB", "ADV", "PRON") for i in range(first, last))
    return two_people or code or called or no_name or names_a_thing(finder, last)


def _is_called_out(finder: Finder, i: int) -> bool:
    """ "“Nah, …": a word by itself at the start of a quotation."""
    beside = finder.tokens[i - 1].text if i else ""
    following = finder.tokens[i + 1].text if i + 1 < len(finder.tokens) else ""
    return beside in ('"', "“") and following == "," and finder.tokens[i].dep not in ("nsubj", "nsubjpass")


def names_a_thing(finder: Finder, last: int) -> bool:
    """Is the next word a thing that is made ("Patriot missiles", "Patriot PAC-3")?"""
    if last >= len(finder.tokens) or finder.tokens[last].sentence != finder.tokens[last - 1].sentence:
        return False
    token = finder.tokens[last]
    designator = any(c.isdigit() for c in token.text) and any(c.isalpha() for c in token.text)
    return designator or singular(token.lemma) in finder.roles("artefact")


def add_surnames(finder: Finder) -> None:
    """Known last names that the model missed, and "the Does" for a couple."""
    last_names = _last_names(finder)
    for i, token in enumerate(finder.tokens):
        word = token.text.lower()
        if i in finder.taken or not token.text[0].isupper():
            continue
        if word in last_names and not _touches_name(finder, i) and not _only_modifies(finder, i, i + 1):
            last = i + 2 if i + 1 < len(finder.tokens) and _is_suffix(finder, i + 1) else i + 1
            finder.add(i, last, "person")
        elif word.endswith("s") and word[:-1] in last_names and _after_the(finder, i):
            finder.add(i, i + 1, "couple")


def _last_names(finder: Finder) -> set[str]:
    """Last names of persons told in full, with a title, or more than once."""
    persons = [m for m in finder.mentions if m.kind == "person"]
    seen = Counter(m.name for m in persons)
    titles = finder.roles("title")
    return {
        parse_person(m.name).last
        for m in persons
        if parse_person(m.name).first
        or seen[m.name] > 1
        or (m.first and finder.tokens[m.first - 1].text.lower().strip(".") in titles)
    }


def _after_the(finder: Finder, i: int) -> bool:
    return i > 0 and finder.tokens[i - 1].text.lower() == "the"


def _touches_name(finder: Finder, i: int) -> bool:
    """Is the token part of a longer name, or a plain word that starts a sentence?"""
    tokens = finder.tokens
    first = i == finder.document.bounds[tokens[i].sentence][0]
    if first and tokens[i].pos != "PROPN" and tokens[i].text.lower() in finder.plain_words:
        return True
    for beside in (i - 1, i + 1):
        if not 0 <= beside < len(tokens) or tokens[beside].sentence != tokens[i].sentence:
            continue
        other = tokens[beside]
        title = other.text.lower().strip(".") in finder.roles("title") | SUFFIXES
        if other.pos == "PROPN" and other.text[0].isupper() and not title and beside not in finder.taken:
            return not finder.in_title(i)
    return False


def add_unlabelled(finder: Finder) -> None:
    """Proper nouns without a label that do something: "Rostec", "Aselsan"."""
    tokens = finder.tokens
    for i, token in enumerate(tokens):
        if (
            i in finder.taken
            or token.entity
            or token.is_stop
            or not (token.dep in ("nsubj", "nsubjpass") or _ends_a_body(finder, i))
        ):
            continue
        if token.pos != "PROPN" and not _is_explained(finder, i):
            continue
        first = i
        while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].sentence == token.sentence:
            if first - 1 in finder.taken or tokens[first - 1].entity:
                break
            first -= 1
        while first < i and tokens[first].text.lower().strip(".") in finder.roles("title"):
            first += 1
        if first > 0 and tokens[first - 1].text == "-" and not tokens[first - 1].space:
            continue
        words = [t.text for t in tokens[first : i + 1]]
        listed = (
            singular(words[-1].lower()) in finder.roles("person", "body", "kin", "couple") and len(words) == 1
        )
        good = all(w[0].isupper() and not _DESIGNATOR.match(w) for w in words) and not finder.in_title(i)
        if good and not listed and words[-1].lower().strip(".") not in finder.roles("title", "never"):
            finder.add(first, i + 1, "org")


def _ends_a_body(finder: Finder, i: int) -> bool:
    """ "Federal Harbor Commission": capitals, and a noun for a body at the end."""
    token = finder.tokens[i]
    before = finder.tokens[i - 1] if i else token
    return (
        token.text[0].isupper()
        and singular(token.text.lower()) in finder.roles("body")
        and before.pos == "PROPN"
        and before.sentence == token.sentence
        and i - 1 not in finder.taken
    )


def _is_explained(finder: Finder, i: int) -> bool:
    """ "Rostec, the Russian company, …": a strange word with a capital, explained at once."""
    token = finder.tokens[i]
    following = [t.text.lower() for t in finder.tokens[i + 1 : i + 3]]
    explained = len(following) == 2 and following[0] == "," and following[1] in ("the", "a", "an")
    bare = finder.tree.left[i] == i and token.tag in ("JJ", "NN", "NNP", "FW")
    return explained and bare and token.text[0].isupper() and not token.is_stop


def add_acronyms(finder: Finder) -> None:
    """ "Federal Harbor Commission (FHC)": the letters in brackets are the same body."""
    tokens = finder.tokens
    for mention in list(finder.mentions):
        at = mention.last + 1
        if mention.kind == "org" and at + 1 < len(tokens) and tokens[at - 1].text == "(":
            letters = tokens[at].text
            if tokens[at + 1].text == ")" and letters.isupper() and acronym_of(mention.name) == letters:
                finder.add(at, at + 1, "org", mention.known)
