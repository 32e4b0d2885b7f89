"""Where actors are mentioned: names, countries, groups, role nouns; not pronouns.

Starts from what is known for sure and ends with role nouns; a token belongs to
the first finder that takes it.
"""

from __future__ import annotations

from compare.records import Document
from compare.score.actor_entities import add_acronyms, add_entities, add_surnames, add_unlabelled
from compare.score.actor_finder import Finder, Mention
from compare.score.actor_listed import add_listed, add_owned
from compare.score.actor_nouns import add_role_nouns
from compare.syntax import Tree

_FINDERS = (add_owned, add_listed, add_entities, add_surnames, add_unlabelled, add_acronyms, add_role_nouns)


def find_mentions(document: Document, tree: Tree) -> list[Mention]:
    """All mentions of actors, in text order, none overlapping another."""
    finder = Finder(document, tree)
    for find in _FINDERS:
        find(finder)
    return sorted(finder.mentions)
