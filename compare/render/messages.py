"""The language of the page: its messages from a gettext catalogue, and how it writes numbers and lists.

The English texts stand in the templates and modules themselves and are the
keys of the catalogue. A translation is one text file, `reports/locale/de.po`,
and is read as it is: there is no compiled copy that could differ from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from compare.errors import FramediffError
from compare.resources import folder

SOURCE_LANGUAGE = "en"


def N_(text: str) -> str:  # noqa: N802  the name that gettext's tools know
    """Marks a text that stands in a table for the catalogue; it is translated where it is used."""
    return text


@dataclass(frozen=True, slots=True)
class Messages:
    """One language. Texts have named gaps, `%(name)s`; a lone "%" is written "%%", as in the templates."""

    language: str = SOURCE_LANGUAGE
    catalogue: NullTranslations = field(default_factory=NullTranslations)
    group: str = ","
    point: str = "."

    def gettext(self, text: str, **gaps: object) -> str:
        """The text in this language, its gaps filled; "" stays "" (a catalogue has its head there)."""
        return self.catalogue.gettext(text) % gaps if text else ""

    def ngettext(self, one: str, many: str, number: int, **gaps: object) -> str:
        """The form for this number; the gap `num` holds it as the language writes it."""
        return self.catalogue.ngettext(one, many, number) % {"num": self.number(number), **gaps}

    def number(self, value: float, form: str = ",") -> str:
        """A number as this language writes it; `form` as in `format()`: "," or ".2f"."""
        swapped = str.maketrans({",": self.group, ".": self.point})
        return format(value, form).translate(swapped)

    def signed(self, value: float) -> str:
        """A number with its sign and one decimal; zero has no sign."""
        text = self.number(value, "+.1f").replace("-", "−")
        return text[1:] if text[1:] == self.number(0.0, ".1f") else text

    def join(self, words: Sequence[str]) -> str:
        """“A”, “A and B”, “A, B and C”."""
        if len(words) < 2:
            return "".join(words)
        return self.gettext("%(start)s and %(last)s", start=", ".join(words[:-1]), last=words[-1])


ENGLISH = Messages()


def known_languages() -> tuple[str, ...]:
    """Codes of the languages that the page can have, English first."""
    found = sorted(path.stem for path in (folder("reports") / "locale").glob("*.po"))
    return (SOURCE_LANGUAGE, *found)


def check_language(language: str) -> None:
    """Raises FramediffError, naming the languages there are, for one that the page is not translated into."""
    if language not in known_languages():
        raise FramediffError(
            f"the page is not translated into '{language}'",
            todo=f"Known languages: {', '.join(known_languages())}.",
        )


def load_messages(language: str = SOURCE_LANGUAGE) -> Messages:
    """The messages in a language; raises FramediffError, naming those there are, for an unknown one.

    English needs no file. For others Babel reads the catalogue and knows the
    marks of numbers (CLDR); it is imported only then.
    """
    if language == SOURCE_LANGUAGE:
        return ENGLISH
    check_language(language)
    from babel import Locale
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (folder("reports") / "locale" / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    symbols = Locale.parse(language).number_symbols["latn"]
    return Messages(language, GNUTranslations(compiled), str(symbols["group"]), str(symbols["decimal"]))
