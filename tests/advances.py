"""Measure the printed font anew: `python tests/advances.py` writes the advances of its letters beside the ruler.

The font is read here and not at each drawing: opening it costs a drawing as much time as laying it out.
"""

import json
from importlib.resources import as_file, files
from pathlib import Path

from fontTools.ttLib import TTFont

TABLE = Path(__file__).resolve().parent.parent / "sopkit" / "layout" / "lato.json"
FACES = {"regular": "Lato-Regular.ttf", "bold": "Lato-Bold.ttf"}


def measured() -> str:
    """The table as text: for each face the advance of each letter, in thousandths of an em."""
    table = {}
    for face, name in FACES.items():
        with as_file(files("font_lato") / "files" / name) as path, TTFont(path, lazy=True) as font:
            widths, units = font["hmtx"], font["head"].unitsPerEm
            advances = {chr(code): widths[glyph][0] * 1000 / units for code, glyph in font.getBestCmap().items()}
        table[face] = {letter: round(advance, 1) for letter, advance in sorted(advances.items())}
    return json.dumps(table, ensure_ascii=True, indent=0, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TABLE.write_text(measured(), encoding="utf-8", newline="\n")
