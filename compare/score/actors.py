"""Actors of one document: who is mentioned, under which names, in which roles.

Links the mentions inside the document (surname and full name, acronym and
long form, capital and country, "the minister" and his name); pronouns are not
counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from compare import settings, tone_model
from compare.names import (
    alike,
    load_aliases,
    parse_person,
    plain,
    same_organisation,
    same_person,
    singular,
)
from compare.records import ActorRole, ActorTone, Document, DocumentActor, Span
from compare.score.actor_finder import Mention
from compare.score.actor_mentions import find_mentions
from compare.score.actor_roles import Range, Roles, roles_of
from compare.score.voice import voice_of
from compare.syntax import Tree
from compare.tone_features import Sentence

_LABELS = {
    "person": "PERSON",
    "org": "ORG",
    "place": "GPE",
    "group": "NORP",
    "country": "GPE",
    "owned": "ORG",
}
_NAMED = frozenset(_LABELS)
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})


class Cluster:
    """The mentions of one actor, while they are being collected."""

    def __init__(self, key: str, kind: str) -> None:
        self.key, self.kind = key, kind
        self.mentions: list[Mention] = []
        self.called: set[str] = set()  # office words and nouns it is described by
        self.kin: set[str] = set()
        self.full = ""  # a fuller name than any mention has

    @property
    def start(self) -> int:
        return min(m.first for m in self.mentions)


def find_actors(document: Document) -> tuple[DocumentActor, ...]:
    """People, organisations, countries, groups and role nouns, most mentioned first.

    Each mention belongs to one actor. Places that never act, and role nouns
    seen once that neither do nor undergo anything, are left out. Tone is None
    where fewer than two mentions in the outlet's own voice can be judged.
    """
    tree = Tree(document)
    mentions = find_mentions(document, tree)
    ends = frozenset(m.last - 1 for m in mentions)
    roles = {m: roles_of(document, tree, m, ends) for m in mentions}
    clusters = _Linker(document, tree, mentions, roles).link()
    sentences: dict[int, Sentence] = {}
    actors = [_actor(document, tree, c, roles) for c in clusters if _counts(tree, c, roles)]
    actors.sort(key=lambda a: (-len(a.role.mentions), a.name))
    top = settings.ACTOR_TONE_ACTORS
    return (*(_with_tone(document, a, sentences) for a in actors[:top]), *actors[top:])


def _counts(tree: Tree, cluster: Cluster, roles: dict[Mention, Roles]) -> bool:
    """Is this an actor, not only a place or a noun in passing?"""
    does = any(roles[m].does for m in cluster.mentions)
    acts = does or any(roles[m].done_to for m in cluster.mentions)
    if cluster.kind == "place":
        return does
    if cluster.kind == "group" and all(_is_adjective(tree, m) for m in cluster.mentions):
        return acts
    return acts or cluster.kind in _NAMED or len(cluster.mentions) > 1


def _is_adjective(tree: Tree, mention: Mention) -> bool:
    return tree.tokens[mention.last - 1].tag not in ("NNS", "NNPS")


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
        heirs = [c for c in persons if parse_person(c.key).suffix and c.start < mention.first]
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
        """The last actor named before that is described by this noun."""
        noun = singular(self.tree.tokens[mention.last - 1].lemma)
        owned = any(self.tree.tokens[i].dep == "poss" for i in range(mention.first, mention.last))
        if owned or mention.last - mention.first > 1:
            return self._same_key(mention)
        if mention.kind == "people":
            return self._same_key(mention) or self._shortened(mention, noun)
        kinds = ("person",) if mention.kind == "role" else ("org", "owned")
        fit = [c for c in self._of(*kinds) if noun in c.called and c.start < mention.first]
        if not fit:
            return self._same_key(mention) or self._shortened(mention, noun)
        return max(fit, key=lambda c: max(m.first for m in c.mentions if m.first < mention.first))

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


# ---------------------------------------------------------------- records


def _actor(
    document: Document,
    tree: Tree,
    cluster: Cluster,
    roles: dict[Mention, Roles],
) -> DocumentActor:
    mentions = sorted(cluster.mentions)
    name = _name(cluster, mentions)
    spans = tuple(_span(document, tree, (m.first, m.last - 1)) for m in mentions)
    others = {re.sub(r"\s+", " ", s.text) for s in spans} - {name}
    told = [roles[m].labels for m in mentions if m.kind != "owned"]
    labels = [_span(document, tree, r) for r in _ranges(told) if not _is_courtesy(tree, r)]
    role = ActorRole(
        mentions=spans,
        does=tuple(_span(document, tree, r) for r in _ranges(roles[m].does for m in mentions)),
        done_to=tuple(_span(document, tree, r) for r in _ranges(roles[m].done_to for m in mentions)),
        labels=tuple(s for s in labels if voice_of(document, s.start, s.end)[0] != "quoted"),
    )
    return DocumentActor(name=name, aliases=tuple(sorted(others)), label=_label(cluster), role=role)


def _with_tone(document: Document, actor: DocumentActor, sentences: dict[int, Sentence]) -> DocumentActor:
    tone = _tone(document, actor.role.mentions, sentences)
    put = msgspec.structs.replace
    return put(actor, role=put(actor.role, tone=tone))


def _label(cluster: Cluster) -> str:
    known = next((m.known for m in cluster.mentions if m.known), None)
    return known.label if known else _LABELS.get(cluster.kind, "")


def _is_courtesy(tree: Tree, tokens: Range) -> bool:
    """ "Mr.", "Mrs." say nothing about anyone."""
    return tokens[0] == tokens[1] and tree.tokens[tokens[0]].text.lower().strip(".") in _COURTESY


def _ranges(many: Iterable[tuple[Range, ...]]) -> list[Range]:
    return sorted({r for ranges in many for r in ranges})


def _span(document: Document, tree: Tree, tokens: Range) -> Span:
    start, end = tree.tokens[tokens[0]].start, tree.tokens[tokens[1]].end
    return document.span(start, end)


def _name(cluster: Cluster, mentions: list[Mention]) -> str:
    """The fullest form: listed name, longest name of a person or organisation, else the usual words."""
    if any(m.known for m in mentions):
        return cluster.key
    if cluster.full or cluster.kind == "owned":
        return cluster.full or mentions[0].name
    names = Counter(plain(m.name) for m in mentions if m.kind in _NAMED) or Counter(m.name for m in mentions)
    if cluster.kind in ("person", "org"):
        return min(names, key=lambda n: (-len(n.split()), -names[n], -len(n), n))
    if cluster.kind == "couple":
        return "the " + min(names, key=lambda n: (n[0].islower(), n))
    usual = min(names, key=lambda n: (-names[n], n))
    return _noun_name(cluster.kind, usual) if cluster.kind not in _NAMED else usual


def _noun_name(kind: str, usual: str) -> str:
    """ "the company", "his wife", "prosecutors"."""
    words = usual.split()
    if len(words) == 1 or words[0].lower() in _OWNERS:
        usual = usual[0].lower() + usual[1:]
    bare = kind in ("role", "body") and words[0].lower() not in _OWNERS
    return f"the {usual}" if bare else usual


def _tone(document: Document, spans: tuple[Span, ...], sentences: dict[int, Sentence]) -> ActorTone | None:
    """Mean over the first mentions in the outlet's own voice whose tone is sure."""
    if len(spans) < settings.ACTOR_TONE_MENTIONS:
        return None
    judged = []
    for span in spans[: settings.ACTOR_TONE_JUDGED]:
        if voice_of(document, span.start, span.end)[0] == "outlet":
            tone = tone_model.judge(document, span.start, span.end, sentences)
            if tone.label != "unsure":
                judged.append(tone)
    if len(judged) < settings.ACTOR_TONE_MENTIONS:
        return None
    value = round(sum(t.value for t in judged) / len(judged), 3)
    evidence = {s.start: s for t in judged for s in t.evidence}
    return ActorTone(value=value, mentions=len(judged), evidence=tuple(evidence[k] for k in sorted(evidence)))
