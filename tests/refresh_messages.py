"""Brings the catalogues of messages up to date with the texts of the page.

Run `PYTHONPATH=. python tests/refresh_messages.py` after a text was added or
changed, then translate what it lists. A new language begins with
`pybabel init -i reports/locale/framediff.pot -o reports/locale/XX.po -l XX`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "reports" / "locale"
TEMPLATE = LOCALE / "framediff.pot"

# Whitespace as the page's own environment leaves it, so that the keys are the same.
_JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
_SOURCES: tuple[tuple[str, list[tuple[str, str]], dict[str, dict[str, str]]], ...] = (
    ("reports", [("**.jinja", "jinja2.ext:babel_extract")], {"**.jinja": _JINJA}),
    ("compare", [("**.py", "python")], {}),
)


def extract() -> Catalog:
    """Every text of the page and its modules, with the files in which each stands."""
    catalogue = Catalog(
        project="framediff",
        version="0.1",
        msgid_bugs_address="",
        last_translator="The framediff authors",
        header_comment="# Texts of the framediff page. Made by tests/refresh_messages.py.",
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        fuzzy=False,
    )
    for name, methods, options in _SOURCES:
        found = extract_from_dir(ROOT / name, methods, options, comment_tags=["Translators:"])
        for file, _, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
            catalogue.add(message, None, [(f"{name}/{file}", 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """A catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path == TEMPLATE else path.stem)


def write(path: Path, catalogue: Catalog) -> None:
    """One file, without line numbers, so that it changes only where texts do."""
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, sort_by_file=False, ignore_obsolete=True)


def main() -> None:
    """Write the template, bring every language up to date and list what is to be translated."""
    template = extract()
    write(TEMPLATE, template)
    for path in sorted(LOCALE.glob("*.po")):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)
        for message in catalogue:
            texts = message.string if isinstance(message.string, tuple | list) else [message.string]
            if message.id and not all(texts):
                print(f"{path.name}: {message.id!r} has no translation")


if __name__ == "__main__":
    main()
