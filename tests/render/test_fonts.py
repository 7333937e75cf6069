"""Faces, parts of them, and the place of a baseline."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from sopkit.render.fonts import drop, faces, folder


def test_a_family_has_its_plain_and_its_bold_face():
    assert [face.weight for face in faces("Lato")] == [400, 700]
    assert faces("Arimo") == ()


@pytest.mark.parametrize("face", faces("Lato"), ids=lambda face: face.file)
def test_a_part_of_a_face_has_the_characters_wanted_and_moves_none_of_them(face):
    part = face.part("Langkah 7 ✓")
    with TTFont(BytesIO(part)) as font, TTFont(BytesIO(face.whole())) as whole:
        assert {chr(code) for code in font.getBestCmap()} == set("Langkah 7")
        assert {"GPOS", "GSUB", "kern", "DSIG", "fpgm", "prep"}.isdisjoint(font.keys())
        for code, name in font.getBestCmap().items():
            assert font["hmtx"][name][0] == whole["hmtx"][whole.getBestCmap()[code]][0]
        assert font["head"].modified == whole["head"].modified
    assert len(part) < 6000
    assert part == face.part("✓7 hakgnaL")


def test_the_baseline_lies_where_css_puts_it():
    """Ascent 0.987 em and descent 0.213 em around the middle of a line."""
    for face in faces("Lato"):
        with TTFont(BytesIO(face.whole()), lazy=True) as font:
            # `descent` is negative.
            measured = (font["hhea"].ascent + font["hhea"].descent) / 2 / font["head"].unitsPerEm
        assert drop("Lato") == pytest.approx(measured, abs=1e-9)
    assert 0.3 < drop("Arimo") < 0.4


def test_the_folder_of_the_fonts_holds_the_faces():
    assert {face.file for face in faces("Lato")} <= {path.name for path in folder().iterdir()}
