"""The faces of the family in which a layout was measured: whole or in part, and where their letters stand in a line.

Knows font files only: no layout and no format.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

import font_lato
from msgspec import Struct


class Face(Struct, frozen=True):
    """One weight of a family, as CSS counts it, and its file in the font wheel."""

    weight: int
    file: str

    def whole(self) -> bytes:
        """Read the file."""
        return (folder() / self.file).read_bytes()

    def part(self, characters: Iterable[str]) -> bytes:
        """Make a font of only these characters, without kerning, ligatures and hinting: about a sixth of the whole.

        The same characters give the same bytes. One that the face lacks is left out.
        """
        # 0.16 s that only those pay who cut fonts.
        from fontTools.subset import Options, Subsetter  # noqa: PLC0415
        from fontTools.ttLib import TTFont  # noqa: PLC0415

        subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True, recalc_timestamp=False))
        subsetter.populate(unicodes={ord(character) for character in characters})
        out = BytesIO()
        with TTFont(BytesIO(self.whole()), recalcTimestamp=False) as font:
            # The subsetter would read these, at length, before it drops them.
            for table in ("GPOS", "GSUB", "GDEF", "kern", "DSIG"):
                if table in font:
                    del font[table]
            subsetter.subset(font)
            font.save(out)
        return out.getvalue()


_FACES: Mapping[str, tuple[Face, ...]] = {"Lato": (Face(400, "Lato-Regular.ttf"), Face(700, "Lato-Bold.ttf"))}

_DROPS: Mapping[str, float] = {"Lato": 0.387}
"""As the fonts themselves say, which a test reads: to open one costs every drawing 10 ms."""
_USUAL_DROP = 0.35
"""In most families; for those that no wheel brings."""


def faces(family: str) -> tuple[Face, ...]:
    """Give the faces of a family; none for one that no wheel brings."""
    return _FACES.get(family, ())


def folder() -> Path:
    """Find the folder of the font files, for programs that read them themselves.

    Raises FileNotFoundError where the wheel was not unpacked into a folder.
    """
    # `importlib.resources` would ask the same of more libraries than the drawing itself needs.
    place = Path(font_lato.__file__).parent / "files"
    if not place.is_dir():
        raise FileNotFoundError(f"no folder of fonts at {place}: install font-lato again")
    return place


def drop(family: str) -> float:
    """Tell how far below the middle of a line its baseline lies, in em.

    Half of the ascent less half of the descent, as CSS lays a line out and as `dominant-baseline: central` does, which
    not every viewer of SVG knows.
    """
    return _DROPS.get(family, _USUAL_DROP)
