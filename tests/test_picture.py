"""The picture of the README shows what is drawn today."""

from picture import PICTURE, picture, without_fonts


def test_the_picture_of_the_readme_is_that_of_today():
    kept = PICTURE.read_text(encoding="utf-8")
    assert without_fonts(kept) == without_fonts(picture()), "run python tests/picture.py and look at it"
