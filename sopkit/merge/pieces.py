"""Pieces of a joined text: what is settled, and what stands between conflict marks."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from sopkit.i18n import Message
from sopkit.merge.values import Style


class Hunk(Struct, frozen=True):
    """Whole lines on which the sides don't agree; empty where a side has none."""

    ours: str
    base: str
    theirs: str
    message: Message

    def lines(self, style: Style) -> str:
        """Write the sides between marks."""
        base = f"{_mark('|', style.base, style)}{self.base}" if style.with_base else ""
        return (
            f"{_mark('<', style.ours, style)}{self.ours}{base}{'=' * style.marker_size}\n"
            f"{self.theirs}{_mark('>', style.theirs, style)}"
        )


Piece = str | Hunk


class Part(Struct, frozen=True):
    """What became of an entry: its pieces, and its data as far as nothing is in conflict."""

    pieces: tuple[Piece, ...]
    data: Any


def written(pieces: Iterable[Piece], style: Style) -> str:
    """Write pieces as one text."""
    return "".join(piece if isinstance(piece, str) else piece.lines(style) for piece in pieces)


def taken(pieces: Iterable[Piece], side: str) -> str:
    """Write the text that comes of deciding every conflict for one side."""
    return "".join(piece if isinstance(piece, str) else getattr(piece, side) for piece in pieces)


def behind_dash(pieces: Sequence[Piece], dash: str) -> tuple[Piece, ...] | None:
    """Put the first entry of an item behind its dash; None where one side has no entry there."""
    begin = next((at for at, piece in enumerate(pieces) if not isinstance(piece, str) or piece.strip()), None)
    if begin is None:
        return None
    first, rest = pieces[begin], pieces[begin + 1 :]
    if isinstance(first, str):
        return dash + first.lstrip(" \n"), *rest
    if not first.ours or not first.theirs:
        return None
    ours, base, theirs = (dash + side.lstrip(" \n") if side else "" for side in (first.ours, first.base, first.theirs))
    return Hunk(ours, base, theirs, first.message), *rest


def shifted(text: str, columns: int, *, first: bool = True) -> str:
    """Indent lines deeper, or less deep where the number is negative; `first` says whether the first line, too."""
    if not columns:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(
        line if (number == 0 and not first) or not line.strip() else _indented(line, columns)
        for number, line in enumerate(lines)
    )


def _indented(line: str, columns: int) -> str:
    if columns > 0:
        return " " * columns + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, -columns) :]


def _mark(sign: str, label: str, style: Style) -> str:
    return f"{sign * style.marker_size} {label}".rstrip() + "\n"
