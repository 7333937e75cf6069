"""Bring the Indonesian catalogue up to date: `python tests/catalogue.py` extracts, updates and compiles it.

What is new stands in the .po with an empty translation, what is used no more is gone. The result depends on the
sources alone: entries are sorted, without line numbers or dates, so that a diff shows words and nothing else.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "sopkit" / "locale" / "id" / "LC_MESSAGES" / "sopkit.po"
MO = PO.with_suffix(".mo")


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


def templates() -> Iterator[str | tuple[str, str]]:
    """Every text in the sources that is marked for translation; a plural is a pair.

    By the syntax tree, for Babel's own way goes by tokens, and what is a token inside an f-string depends on the
    version of Python.
    """
    for file in sorted((ROOT / "sopkit").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            match node:
                case ast.Call(ast.Name("n_"), [ast.Constant(str(one)), ast.Constant(str(many)), *_others]):
                    yield one, many
                case ast.Call(ast.Name("_" | "N_"), [ast.Constant(str(text))]) if text:
                    yield text


def read() -> Catalog:
    """The catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="id", abort_invalid=True)


def updated(old: Catalog) -> Catalogue:
    """The catalogue of today's sources, with the translations that `old` has."""
    new = Catalogue(
        locale="id",
        fuzzy=False,
        header_comment="# Indonesian words of sopkit; `python tests/catalogue.py` keeps the list.",
    )
    for text in sorted(set(templates()), key=lambda text: (text,) if isinstance(text, str) else text):
        known = old.get(text if isinstance(text, str) else text[0])
        kept = known.string if known is not None and known.id == text else None
        entry = new.add(text, kept or ("" if isinstance(text, str) else ("",)))
        # Other flags are guesses that differ between versions of Babel.
        entry.flags = {"fuzzy"} if known is not None and known.fuzzy else set()
    return new


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
    catalogue = updated(read())
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    missing = list(untranslated(catalogue))
    for message in missing:
        print(f"not translated: {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
