"""Checks the lexicon: patterns are well formed, no entry stands twice, every example holds.

Run in the tests and by `framediff lexicon check`. Like the pipeline it stands
above the stages: it parses the examples in one go and lets the matcher loose on
them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from compare import annotate
from compare.errors import LexiconError
from compare.lexicon import LoadedLexicon, load_lexicon
from compare.lexicon_file import Group
from compare.records import Article, Document, Region
from compare.score.frames import find_words
from compare.score.loaded import find_marks
from compare.score.matching import read_document


class Example(NamedTuple):
    """A sentence and what the group (or, for set terms, any group) must do on it."""

    owner: str
    text: str
    fires: bool


def check_lexicon(lexicon: LoadedLexicon | None = None, names: Collection[str] = ()) -> list[str]:
    """Problems of the lexicon, one line each; empty where all is well.

    With `names` only the examples of these files are tried ("my-words" for my-words.toml).
    """
    lexicon = lexicon or load_lexicon()
    problems = [*_check_patterns(lexicon), *_check_duplicates(lexicon)]
    return problems or list(_check_examples(lexicon, names))


def missing_examples(lexicon: LoadedLexicon, names: Collection[str] = ()) -> list[str]:
    """Groups that do not show, by an example, what they mark and what they do not; one line each."""
    lines = []
    for home, group in _groups(lexicon, names):
        lacking = [
            n for n, given in (("flagged", group.flagged), ("not_flagged", group.not_flagged)) if not given
        ]
        lines += [f"{home} has no {name} example" for name in lacking]
    return lines


def _groups(lexicon: LoadedLexicon, names: Collection[str]) -> Iterator[tuple[str, Group]]:
    """(file and group, group) of every group that has an entry left."""
    homes = {e.home: e.group for e in lexicon.entries if e.group is not None}
    for home, group in homes.items():
        if not names or home.partition(".")[0] in names:
            yield home, group


def _check_patterns(lexicon: LoadedLexicon) -> Iterator[str]:
    for entry in lexicon.entries:
        try:
            entry.pattern  # noqa: B018 (reading it compiles it)
        except LexiconError as error:
            yield f"{entry.home}: {error}"


def _check_duplicates(lexicon: LoadedLexicon) -> Iterator[str]:
    grouped = [(e.group.kind, e) for e in lexicon.entries if e.group is not None]
    counted = Counter((kind, entry.text) for kind, entry in grouped)
    for (kind, text), count in counted.items():
        if count > 1:
            homes = [e.home for k, e in grouped if (k, e.text) == (kind, text)]
            yield f"'{text}' stands {count} times: {', '.join(homes)}"


def _check_examples(lexicon: LoadedLexicon, names: Collection[str]) -> Iterator[str]:
    examples = list(_examples(lexicon, names))
    if not examples:
        return
    document = _parse([example.text for example in examples])
    marks = [(m.span.start, m.lexicon_entry) for m in find_marks(document, lexicon)]
    frames = [(w.start, w.entry.id) for w in find_words(read_document(document), lexicon)]
    for example, (start, end) in zip(examples, _places([e.text for e in examples]), strict=True):
        looked = [*marks, *frames] if example.owner else marks  # a set term keeps out marks, not frames
        fired = [name for at, name in looked if start <= at < end]
        own = [name for name in fired if example.owner == "" or name.startswith(example.owner + ".")]
        if bool(own) != example.fires:
            what = "fires on" if own else "does not fire on"
            yield f"{example.owner or 'set terms'} {what} '{example.text}' ({', '.join(fired) or 'no mark'})"


def _examples(lexicon: LoadedLexicon, names: Collection[str]) -> Iterator[Example]:
    for home, group in _groups(lexicon, names):
        yield from (Example(home, text, True) for text in group.flagged)
        yield from (Example(home, text, False) for text in group.not_flagged)
    if not names:
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
