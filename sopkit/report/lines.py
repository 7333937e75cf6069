"""Makes text fit for one line of a terminal. Knows neither findings nor files."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a line and what it is, such as "error" or "hint"; who prints it chooses a colour, or none."""

    text: str
    kind: str = ""


Line = tuple[Piece, ...]


def plain(line: Iterable[Piece]) -> str:
    """Give a line without its kinds."""
    return "".join(piece.text for piece in line)


def one_line(text: str) -> str:
    """Write a text on one line, without what a terminal would take for a command.

    An id, a key or a file name may hold line breaks and escape sequences.
    """
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """Replace each character that has no shape of its own, so that columns stay what they are."""
    # A lone surrogate is what Python makes of a byte in a file name that is no text.
    return text if text.isprintable() else "".join(sign if sign.isprintable() else _instead(sign) for sign in text)


def _instead(sign: str) -> str:
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def width(text: str) -> int:
    """Give the number of terminal cells that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - nearly every line is ASCII

    return cell_len(text)
