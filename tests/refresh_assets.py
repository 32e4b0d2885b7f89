"""Puts the page's style and script together, without remarks and with short inner names.

Run `PYTHONPATH=. python tests/refresh_assets.py` after a change in `reports/css` or
`reports/js`. What it writes, `reports/built`, is what goes into the page; a test
compares it with its sources. The work is tdewolff's minifier (MIT), which no user needs.
"""

from __future__ import annotations

from pathlib import Path

REPORTS = Path(__file__).resolve().parent.parent / "reports"

# Parts in the order in which they are put together.
STYLES = {
    "page.css": (
        "base",
        "long",
        "bar",
        "articles",
        "marks",
        "tables",
        "notes",
        "pictures",
        "marking",
        "worksheet",
        "steps",
        "search",
        "teacher",
        "screens",
        "paper",
    ),
    "worksheet.css": ("base", "tables", "worksheet", "handout"),
}
SCRIPTS = {
    "head.js": ("head",),
    "page.js": (
        "core",
        "modes",
        "blind",
        "columns",
        "jumps",
        "notes",
        "tables",
        "pictures",
        "picture_tables",
        "marking",
        "marking_reveal",
        "marking_files",
        "printing",
        "steps",
        "search",
        "teacher_edits",
        "teacher",
        "teacher_save",
        "start",
    ),
}


def build() -> dict[str, str]:
    """The text of each built file by its name."""
    import minify

    made = {}
    for name, parts in STYLES.items():
        text = "\n".join((REPORTS / "css" / f"{part}.css").read_text(encoding="utf-8") for part in parts)
        made[name] = minify.string("text/css", text) + "\n"
    for name, parts in SCRIPTS.items():
        text = "\n".join((REPORTS / "js" / f"{part}.js").read_text(encoding="utf-8") for part in parts)
        if name == "page.js":
            text = f'(function () {{\n"use strict";\n{text}\n}})();'
        made[name] = minify.string("application/javascript", text) + "\n"
    return made


def main() -> None:
    """Write the built files."""
    folder = REPORTS / "built"
    folder.mkdir(exist_ok=True)
    for name, text in build().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
