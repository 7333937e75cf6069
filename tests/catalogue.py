"""Bring the Indonesian catalogues up to date: `python tests/catalogue.py` extracts, updates and compiles them.

`sopkit` holds the messages, `pages` the paragraphs of the pages of the rules. What is new stands in the .po with an
empty translation, what is used no more is gone. The result depends on the sources alone: there are no line numbers or
dates, so that a diff shows words and nothing else. Messages are sorted; paragraphs stand as on their pages, the code
of the first above each, for what a sentence means is told by those before it.
"""

import ast
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "sopkit" / "locale" / "id" / "LC_MESSAGES"

Text = str | tuple[str, str]
"""What is translated; a plural is a pair."""


class Catalogue(Catalog):
    """An Indonesian catalogue whose header names no date, no person and no version of Babel."""

    num_plurals = 1  # Babel has no plurals for `id` and would take those of English
    mime_headers = [  # noqa: RUF012 - the base class has a property here, not a class variable
        ("Project-Id-Version", "sopkit"),
        ("Language", "id"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


@dataclass(frozen=True)
class Kept:
    """A catalogue as it is kept."""

    name: str
    title: str
    """What the words are of."""
    texts: Callable[[], dict[Text, str]]
    """Every text of today's sources in order, each with what a translator should know, or nothing."""

    @property
    def po(self) -> Path:
        """The file for people."""
        return LOCALE / f"{self.name}.po"

    @property
    def mo(self) -> Path:
        """The file for gettext."""
        return LOCALE / f"{self.name}.mo"

    def read(self) -> Catalog:
        """The catalogue of the last time."""
        with self.po.open("rb") as file:
            return read_po(file, locale="id", abort_invalid=True)

    def updated(self, old: Catalog) -> Catalogue:
        """The catalogue of today's sources, with the translations that `old` has."""
        new = Catalogue(
            locale="id",
            fuzzy=False,
            header_comment=f"# Indonesian words of {self.title}; `python tests/catalogue.py` keeps the list.",
        )
        for text, about in self.texts().items():
            known = old.get(text if isinstance(text, str) else text[0])
            kept = known.string if known is not None and known.id == text else None
            comments = (about,) if about else ()
            entry = new.add(text, kept or ("" if isinstance(text, str) else ("",)), auto_comments=comments)
            # Other flags are guesses that differ between versions of Babel.
            entry.flags = {"fuzzy"} if known is not None and known.fuzzy else set()
        return new


def messages() -> dict[Text, str]:
    """Every text in the sources that is marked for translation."""
    return dict.fromkeys(sorted(set(_marked()), key=lambda text: (text,) if isinstance(text, str) else text), "")


def _marked() -> Iterator[Text]:
    """By the syntax tree, for Babel's own way goes by tokens, and what is one in an f-string depends on the Python."""
    for file in sorted((ROOT / "sopkit").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            match node:
                case ast.Call(ast.Name("n_"), [ast.Constant(str(one)), ast.Constant(str(many)), *_others]):
                    yield one, many
                case ast.Call(ast.Name("_" | "N_"), [ast.Constant(str(text))]) if text:
                    yield text


def paragraphs() -> dict[Text, str]:
    """Every paragraph of the reference of rules and of their pages, with the code of the first page that has it."""
    from sopkit.lint.registry import rules
    from sopkit.report.pages import INTRODUCTION
    from sopkit.report.paragraphs import paragraphs as of

    found: dict[Text, str] = dict.fromkeys(of(INTRODUCTION), "")
    for rule in rules():
        for paragraph in of(rule.page):
            found.setdefault(paragraph, rule.code)
    return found


WORDS = Kept("sopkit", "sopkit", messages)
PAGES = Kept("pages", "the pages of the rules", paragraphs)


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue for people."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue for gettext."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """The entries that still need a translation."""
    return (message for message in catalogue if message.id and (not all(_forms(message)) or message.fuzzy))


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def main() -> int:
    """Extract, update, compile; says what still needs a translation."""
    missing: list[Message] = []
    for kept in (WORDS, PAGES):
        catalogue = kept.updated(kept.read())
        kept.po.write_bytes(as_po(catalogue))
        kept.mo.write_bytes(as_mo(catalogue))
        missing += untranslated(catalogue)
    for message in missing:
        print(f"not translated: {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # the rules of this folder, not of a sopkit that is installed
    sys.exit(main())
