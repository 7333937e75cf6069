"""Makes text fit for one line of a terminal. Knows neither findings nor files."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a line and what it is, such as "error" or "hint"; who prints it chooses a colour, or none."""

    text: str
    kind: str = ""


Line = tuple[Piece, ...]

_QUOTED = re.compile("`([^`]*)`")
_COMMANDS = re.compile(r"^[^\S\n]*:(?=:)|##(?=\[|vso\[|teamcity\[)", re.MULTILINE)


def plain(line: Iterable[Piece]) -> str:
    """Give a line without its kinds."""
    return "".join([piece.text for piece in line])


def written(lines: Iterable[Line]) -> str:
    """Give lines as one text without kinds."""
    return "".join(f"{plain(line)}\n" for line in lines)


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


def uncommanded(text: str) -> str:
    """Part what the log of a forge would take for a command to it: GitHub Actions, Azure Pipelines, TeamCity.

    The one heeds it at the beginning of a line, the others wherever it stands.
    """
    return _COMMANDS.sub(lambda found: f"{found[0]} ", text) if "::" in text or "##" in text else text


def width(text: str) -> int:
    """Give the number of terminal cells that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - nearly every line is ASCII

    return cell_len(text)


def table(rows: Sequence[Sequence[Piece]], right: Collection[int] = ()) -> Iterator[Line]:
    """Set rows of equal length in columns, two spaces apart; the columns in `right` end at their right edge."""
    widths = [max(width(piece.text) for piece in column) for column in zip(*rows, strict=True)]
    for row in rows:
        line: list[Piece] = []
        for number, (piece, wide) in enumerate(zip(row, widths, strict=True)):
            gap = Piece(" " * (wide - width(piece.text)))
            line += [Piece("  "), gap, piece] if number in right else [Piece("  "), piece, gap]
        while line and not line[-1].text.strip():
            line.pop()
        yield tuple(piece for piece in line if piece.text)


def printed(text: str) -> str:
    """Put what stands between backticks between the quotation marks of print."""
    return _QUOTED.sub("“\\1”", text)
