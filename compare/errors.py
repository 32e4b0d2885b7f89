"""The errors a user can cause. Each is one line: what, where, and what to do."""

from __future__ import annotations


class FramediffError(Exception):
    """A problem the user can mend. `str(error)` is the whole line to show."""

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}. {todo}" if todo else line)


class ReadError(FramediffError):
    """An input cannot be read as an article."""


class LexiconError(FramediffError):
    """A lexicon file is not valid; `where` names the file and line."""


class ModelError(FramediffError):
    """No language model could be loaded."""


class ComparisonError(FramediffError):
    """The articles cannot be compared (empty, identical, too many, …)."""
