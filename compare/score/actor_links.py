"""Which mentions are one actor: the linking inside one document.

Listed actors, full names, short names, organisations, relatives and role nouns
are joined in that order: the sure ones first (the sieves of Raghunathan et al.
2010, cut down to names and definite nouns; pronouns are left out).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from compare.names import (
    alike,
    load_aliases,
    parse_person,
    plain,
    same_organisation,
    same_person,
    singular,
)
from compare.records import Document
from compare.score.actor_finder import Mention
from compare.score.actor_mentions import find_mentions
from compare.score.actor_roles import Roles, roles_of
from compare.syntax import Tree

NAMED = frozenset({"person", "org", "place", "group", "country", "owned"})
# Words before a title that make it another title: a vice president is no president.
QUALIFIERS = frozenset(
    {"vice", "deputy", "assistant", "under", "former", "ex", "late", "then", "associate", "junior"}
    | {"onetime", "previous", "past", "retired", "future", "next"}
)
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_OF_WHAT = frozenset({"GPE", "ORG", "NORP", "PERSON", "FAC", "LOC"})


class Cluster:
    """The mentions of one actor, while they are being collected."""

    def __init__(self, key: str, kind: str) -> None:
        self.key, self.kind = key, kind
        self.mentions: list[Mention] = []
        self.called: set[str] = set()  # office words and nouns it is described by
        self.titles: list[set[str]] = []  # words of each title it is given: {"home", "secretary"}
        self.kin: set[str] = set()
        self.full = ""  # a fuller name than any mention has

    @property
    def start(self) -> int:
        return min(m.first for m in self.mentions)


class Linked(NamedTuple):
    """The actors of one document before they become records."""

    tree: Tree
    mentions: tuple[Mention, ...]
    roles: dict[Mention, Roles]
    clusters: tuple[Cluster, ...]

    def at(self) -> dict[int, Cluster]:
        """The cluster of every token that belongs to a mention."""
        return {i: c for c in self.clusters for m in c.mentions for i in range(m.first, m.last)}


def link_mentions(document: Document) -> Linked:
    """Every mention of an actor in an annotated document, put together by actor."""
    tree = Tree(document)
    mentions = find_mentions(document, tree)
    ends = frozenset(m.last - 1 for m in mentions)
    roles = {m: roles_of(document, tree, m, ends) for m in mentions}
    clusters = _Linker(document, tree, mentions, roles).link()
    return Linked(tree, tuple(mentions), roles, tuple(clusters))


class _Linker:
    """Puts mentions into clusters: listed actors, full names, short names, role nouns, in that order."""

    def __init__(
        self, document: Document, tree: Tree, mentions: list[Mention], roles: dict[Mention, Roles]
    ) -> None:
        self.document, self.tree, self.mentions, self.roles = document, tree, mentions, roles
        self.clusters: list[Cluster] = []
        self.home: dict[Mention, Cluster] = {}

    def link(self) -> list[Cluster]:
        full = [m for m in self.mentions if m.kind == "person" and parse_person(m.name).first]
        single = [m for m in self.mentions if m.kind == "person" and not parse_person(m.name).first]
        self._each([m for m in self.mentions if m.known], self._listed)
        self._each(full, self._full_name)
        self._each(single, self._single_name)
        self._each([m for m in self.mentions if m.kind in ("org", "place", "group")], self._organisation)
        self._each([m for m in self.mentions if m.kind in ("owned", "couple")], self._same_key)
        for cluster in self.clusters:
            self._describe(cluster)
        for mention in self.mentions:
            if mention.kind == "owned":
                self._learn_from_owned(mention)
        kin = [m for m in self.mentions if m.kind == "kin"]
        self._each([m for m in kin if self._named_beside(m) is not None], self._kin)
        self._each(kin, self._kin)
        self._each([m for m in self.mentions if m.kind in ("role", "body", "people")], self._role_noun)
        return self.clusters

    def _each(self, mentions: Iterable[Mention], find: Callable[[Mention], Cluster | None]) -> None:
        for mention in mentions:
            if mention in self.home:
                continue
            cluster = find(mention)
            if cluster is None:
                cluster = Cluster(_key(mention), mention.kind)
                self.clusters.append(cluster)
            cluster.mentions.append(mention)
            self.home[mention] = cluster

    def _of(self, *kinds: str) -> Iterator[Cluster]:
        return (c for c in self.clusters if c.kind in kinds)

    def _same_key(self, mention: Mention) -> Cluster | None:
        key = _key(mention)
        return next((c for c in self.clusters if c.key == key and c.kind == mention.kind), None)

    def _listed(self, mention: Mention) -> Cluster | None:
        return self._same_key(mention)

    def _full_name(self, mention: Mention) -> Cluster | None:
        return next((c for c in self._of("person") if same_person(c.key, mention.name)), None)

    def _single_name(self, mention: Mention) -> Cluster | None:
        """The first person introduced under this last name; else the one with this first name."""
        name = parse_person(mention.name)
        persons = sorted(self._of("person"), key=lambda c: c.start)
        found = [c for c in persons if same_person(c.key, mention.name)]
        exact = [c for c in found if parse_person(c.key).last == name.last]
        if found:
            return (exact or found)[0]
        above = self.document.sentences[self.document.tokens[mention.first].sentence].role != "body"
        heirs = [c for c in persons if parse_person(c.key).suffix and (above or c.start < mention.first)]
        heirs = [c for c in heirs if parse_person(c.key).last == name.last and not name.suffix]
        first = [c for c in persons if parse_person(c.key).first == name.last and c.start < mention.first]
        return next(iter(heirs or first), None)

    def _organisation(self, mention: Mention) -> Cluster | None:
        if " " not in mention.name:
            last = mention.name.lower()
            same = str.__eq__ if mention.kind == "group" else alike
            if any(same(parse_person(c.key).last, last) for c in self._of("person")):
                return self._single_name(mention)
        if mention.kind == "org" and 2 <= len(mention.name.split()) <= 3:
            for cluster in self._of("person"):
                if not parse_person(cluster.key).first and same_person(cluster.key, mention.name):
                    cluster.key = cluster.full = mention.name  # "Mr. Doe", and "Jo Doe" taken for a firm
                    return cluster
        for cluster in self._of("org", "place", "group"):
            if self._same_body(cluster, mention):
                return cluster
        return None

    def _same_body(self, cluster: Cluster, mention: Mention) -> bool:
        kinds = {cluster.kind, mention.kind}
        if "group" in kinds:
            return singular(cluster.key.lower()) == singular(_key(mention).lower())
        if "place" in kinds:
            letters = mention.name.isupper() and len(mention.name) > 2
            return any(
                m.name.lower() == mention.name.lower()
                or (letters and same_organisation(m.name, mention.name))
                for m in cluster.mentions
            )
        before = self.document.tokens[mention.first - 1].text.lower() if mention.first else ""
        if before == "the" and " " in cluster.key and cluster.key.split()[-1] == mention.name:
            return True
        return any(same_organisation(m.name, mention.name) for m in cluster.mentions)

    def _describe(self, cluster: Cluster) -> None:
        """Collect the words the actor is described by, so that "the minister" can find its name."""
        aliases = load_aliases()
        for mention in cluster.mentions:
            for first, last in self.roles[mention].labels:
                words = self._noun_words(first, last)
                cluster.titles.append({t.text.lower() for t in self.tree.tokens[first : last + 1]})
                if not QUALIFIERS.intersection(_plain_words(words)):
                    cluster.called |= {singular(w) for w in words[-1:]}
                    cluster.called |= aliases.office_words(" ".join(words))
        people = aliases.roles["person"].union(*aliases.offices)
        if cluster.kind in ("org", "person", "place") and not any(m.known for m in cluster.mentions):
            firm = bool(cluster.called & aliases.roles["body"])
            if cluster.called & people and not firm:
                cluster.kind = "person"
            elif firm and not cluster.called & people:
                cluster.kind = "org"
        if cluster.kind in ("org", "owned"):
            cluster.called |= {w.lower() for m in cluster.mentions for w in m.name.split()[1:]}
            cluster.called |= {w.lower() for w in cluster.key.split()[1:]}

    def _noun_words(self, first: int, last: int) -> list[str]:
        """Words of a label that say what it is: none that owns, none after a preposition."""
        words: list[str] = []
        for token in self.tree.tokens[first : last + 1]:
            if token.dep == "prep" and words:
                break
            words = [] if token.tag == "POS" else [*words, token.text.lower()]
        return words

    def _learn_from_owned(self, mention: Mention) -> None:
        """ "President Jo Doe's campaign": Doe's full name and office are told there."""
        words = self.document.tokens[mention.first : mention.last - 1]
        owner = " ".join(t.text for t in words if t.pos == "PROPN")
        for cluster in self._of("person"):
            if owner and same_person(cluster.key, owner):
                if not parse_person(cluster.key).first:
                    cluster.key = cluster.full = owner
                for first, last in self.roles[mention].labels:
                    title = " ".join(t.text for t in self.tree.tokens[first : last + 1])
                    cluster.called |= load_aliases().office_words(title)

    def _kin(self, mention: Mention) -> Cluster | None:
        """ "his wife, Jo": the wife is Jo, here and wherever "his wife" comes again."""
        noun = singular(self.tree.tokens[mention.last - 1].lemma)
        named = self._named_beside(mention)
        if named is not None:
            named.kin.add(noun)
            return named
        persons = [c for c in self._of("person") if noun in c.kin]
        return persons[-1] if persons else self._same_key(mention)

    def _named_beside(self, mention: Mention) -> Cluster | None:
        head = mention.last - 1
        beside = list(self.tree.each(head, "appos"))
        if self.tree.tokens[head].dep in ("appos", "compound"):
            beside.append(self.tree.tokens[head].head)
        for other, cluster in self.home.items():
            if other.kind == "person" and (
                other.first == mention.last or any(other.first <= i < other.last for i in beside)
            ):
                return cluster
        return None

    def _role_noun(self, mention: Mention) -> Cluster | None:
        """The last actor named before that is described by this noun and what stands beside it."""
        noun = singular(self.tree.tokens[mention.last - 1].lemma)
        if any(self.tree.tokens[i].dep == "poss" for i in range(mention.first, mention.last)):
            return self._same_key(mention)
        if mention.kind == "people":
            return self._same_key(mention) or self._shortened(mention, noun)
        words = self._title_words(mention, noun)
        kinds = ("person",) if mention.kind == "role" else ("org", "owned")
        before = [c for c in self._of(*kinds) if c.start < mention.first]
        if words == {noun}:
            fit = [c for c in before if noun in c.called]
        else:
            fit = [c for c in before if any(words <= t for t in c.titles)]
        if not fit:
            return self._same_key(mention) or self._shortened(mention, noun)
        return max(fit, key=lambda c: max(m.first for m in c.mentions if m.first < mention.first))

    def _title_words(self, mention: Mention, noun: str) -> set[str]:
        """The noun and what tells which one it is: "vice president", "home secretary", "mayor of York"."""
        tokens, head = self.tree.tokens, mention.last - 1
        words = {t.text.lower() for t in tokens[mention.first : head]} | {noun}
        before = tokens[mention.first - 1] if mention.first else None
        if before is not None and before.text.lower().strip("-") in QUALIFIERS and before.head == head:
            words.add(before.text.lower())
        after = next((c for c in self.tree.each(head, "prep") if tokens[c].lemma == "of"), None)
        place = self.tree.child(after, "pobj") if after is not None else None
        if place is not None and tokens[place].entity in _OF_WHAT:
            words.add(tokens[place].text.lower())
        return words

    def _shortened(self, mention: Mention, noun: str) -> Cluster | None:
        """ "the agencies" after "intelligence agencies"."""
        if self.tree.child(mention.last - 1, "det") is None:
            return None
        fit = [c for c in self._of(mention.kind) if c.key.endswith(f" {noun}") and c.start < mention.first]
        return fit[-1] if len(fit) == 1 else None


def _key(mention: Mention) -> str:
    if mention.known is not None:
        return mention.known.name
    if mention.kind == "couple":
        return "the couple"
    if mention.kind in ("person", "org", "place"):
        return mention.name
    words = mention.name.lower().split()
    return " ".join([*words[:-1], singular(words[-1])]) if words else mention.name.lower()


# ---------------------------------------------------------------- names


def name_of(cluster: Cluster) -> str:
    """The fullest form: listed name, longest name of a person or organisation, else the usual words."""
    mentions = sorted(cluster.mentions)
    if any(m.known for m in mentions):
        return cluster.key
    if cluster.full or cluster.kind == "owned":
        return cluster.full or mentions[0].name
    names = Counter(plain(m.name) for m in mentions if m.kind in NAMED) or Counter(m.name for m in mentions)
    if cluster.kind in ("person", "org"):
        return min(names, key=lambda n: (-len(n.split()), -names[n], -len(n), n))
    if cluster.kind == "couple":
        return "the " + min(names, key=lambda n: (n[0].islower(), n))
    usual = min(names, key=lambda n: (-names[n], n))
    return _noun_name(cluster.kind, usual) if cluster.kind not in NAMED else usual


def _noun_name(kind: str, usual: str) -> str:
    """ "the company", "his wife", "prosecutors"."""
    words = usual.split()
    if len(words) == 1 or words[0].lower() in _OWNERS:
        usual = usual[0].lower() + usual[1:]
    bare = kind in ("role", "body") and words[0].lower() not in _OWNERS
    return f"the {usual}" if bare else usual


def _plain_words(words: Iterable[str]) -> set[str]:
    """The words and the parts of those with a hyphen: "ex-mayor" is an "ex" and a "mayor"."""
    return {part for w in words for part in (w, *w.split("-"))}
