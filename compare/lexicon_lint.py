"""Checks the lexicon: patterns are well formed, no entry stands twice, every example holds.

Run in the tests. Like the pipeline it stands above the stages: it parses the
examples in one go and lets the matcher loose on them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compare import annotate
from compare.errors import LexiconError
from compare.lexicon import LoadedLexicon, load_lexicon
from compare.records import Article, Document, Region
from compare.score.loaded import find_marks


class Example(NamedTuple):
    """A sentence and what the group (or, for set terms, any group) must do on it."""

    owner: str
    text: str
    fires: bool


def check_lexicon(lexicon: LoadedLexicon | None = None) -> list[str]:
    """Problems of the lexicon, one line each; empty where all is well."""
    lexicon = lexicon or load_lexicon()
    problems = [*_check_patterns(lexicon), *_check_duplicates(lexicon)]
    return problems or list(_check_examples(lexicon))


def _check_patterns(lexicon: LoadedLexicon) -> Iterator[str]:
    for entry in lexicon.entries:
        try:
            entry.pattern  # noqa: B018 (reading it compiles it)
        except LexiconError as error:
            yield f"{entry.home}: {error}"


def _check_duplicates(lexicon: LoadedLexicon) -> Iterator[str]:
    counted = Counter(entry.text for entry in lexicon.entries if entry.group is not None)
    for text, count in counted.items():
        if count > 1:
            homes = [e.home for e in lexicon.entries if e.text == text]
            yield f"'{text}' stands {count} times: {', '.join(homes)}"


def _check_examples(lexicon: LoadedLexicon) -> Iterator[str]:
    examples = list(_examples(lexicon))
    document = _parse([example.text for example in examples])
    marks = find_marks(document, lexicon)
    for example, (start, end) in zip(examples, _places([e.text for e in examples]), strict=True):
        fired = [m.lexicon_entry for m in marks if start <= m.span.start < end]
        own = [name for name in fired if example.owner == "" or name.startswith(example.owner + ".")]
        if bool(own) != example.fires:
            what = "fires on" if own else "does not fire on"
            yield f"{example.owner or 'set terms'} {what} '{example.text}' ({', '.join(fired) or 'no mark'})"


def _examples(lexicon: LoadedLexicon) -> Iterator[Example]:
    homes = {id(e.group): e.home for e in lexicon.entries if e.group is not None}
    for group in lexicon.groups:
        home = homes[id(group)]
        yield from (Example(home, text, True) for text in group.flagged)
        yield from (Example(home, text, False) for text in group.not_flagged)
    for terms in lexicon.set_terms:
        yield from (Example("", text, False) for text in terms.not_flagged)


def _places(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of each text when they are joined by line breaks."""
    start = 0
    for text in texts:
        yield start, start + len(text)
        start += len(text) + 1


def _parse(texts: list[str]) -> Document:
    """All examples as the paragraphs of one article."""
    regions = tuple(Region(kind="body", start=start, end=end) for start, end in _places(texts))
    return annotate.annotate(Article(text="\n".join(texts), regions=regions))
