"""How wide text is and where it breaks: advances of the one font that every format prints. Knows no page."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from sopkit.layout.values import MM_PER_POINT

FAMILY = "Lato"

# A character that the font lacks is set in some other font; 1.1 em holds the widest letters of common fonts.
_UNKNOWN = 1.1
# Painters round positions; a line this much narrower than its box never touches the edge.
_SAFETY = 0.05

_SOFT_BREAKS = "/-–—.,;:_"
_SOFT = re.compile(rf"(?<=[{re.escape(_SOFT_BREAKS)}])")


@cache
def _advances(bold: bool) -> dict[str, float]:
    """Advance of each character in em; kerning and ligatures stay off in every format.

    The table is measured from the font wheel by `tests/advances.py`: to open the font itself would take as long as
    to lay out an SOP.
    """
    table = json.loads(Path(__file__).with_name("lato.json").read_text(encoding="utf-8"))
    return {letter: advance / 1000 for letter, advance in table["bold" if bold else "regular"].items()}


@lru_cache(1 << 16)
def _em(text: str, bold: bool) -> float:
    """Width of a line in em. An SOP is made of few words, and each is measured in several widths of its column."""
    advances = _advances(bold)
    return sum(advances.get(character, _UNKNOWN) for character in text)


class Ruler(Struct, frozen=True):
    """Measures and breaks text of one size in points."""

    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """Distance of two lines in millimetres: 1.25 times the size."""
        return self.size * 1.25 * MM_PER_POINT

    def width(self, text: str) -> float:
        """Width of one line in millimetres."""
        return _em(text, self.bold) * self.size * MM_PER_POINT

    def longest_word(self, text: str) -> float:
        """Width in millimetres of the widest piece that `wrap` would rather not break."""
        pieces = (piece for word in text.split() for piece in _SOFT.split(word))
        return max(map(self.width, pieces), default=0.0)

    def wrap(self, text: str, width: float) -> tuple[str, ...]:
        """Break a text into lines no wider than `width` millimetres; none for a blank text.

        Lines break at spaces, without hyphenation. Only a word wider than the line is broken itself: after a
        slash or hyphen if one is there, else between letters. A single letter stands even where it is too wide.
        """
        limit = width - _SAFETY
        space = self.width(" ")
        lines: list[str] = []
        line, used = "", 0.0
        for word in text.split():
            wide = self.width(word)
            if line and used + space + wide <= limit:
                line, used = f"{line} {word}", used + space + wide
                continue
            if line:
                lines.append(line)
            if wide <= limit:
                line, used = word, wide
                continue
            *broken, line = self._break(word, limit)
            lines.extend(broken)
            used = self.width(line)
        return (*lines, line) if line else tuple(lines)

    def _break(self, word: str, limit: float) -> list[str]:
        """Cut a word into pieces that fit, preferably after `/`, `-` and the like."""
        pieces: list[str] = []
        piece, used, soft = "", 0.0, 0
        advances = _advances(self.bold)
        scale = self.size * MM_PER_POINT
        for character in word:
            wide = advances.get(character, _UNKNOWN) * scale
            while piece and used + wide > limit:
                cut = soft or len(piece)
                pieces.append(piece[:cut])
                piece, soft = piece[cut:], 0
                used = self.width(piece)
            piece += character
            used += wide
            if character in _SOFT_BREAKS:
                soft = len(piece)
        return [*pieces, piece]

    def height(self, lines: int) -> float:
        """Height in millimetres of a number of lines."""
        return lines * self.leading
