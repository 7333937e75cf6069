"""What holds for every format."""

import pytest
from drawings import SMALL, small

from sopkit.render import FORMATS, render


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_layout_gives_the_same_bytes(name):
    assert render(SMALL, small(), name) == render(SMALL, small(), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_ends_with_one_line_end_and_has_no_other_kind(name):
    text = render(SMALL, small(), name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


def test_no_two_formats_write_files_of_the_same_ending():
    assert len({known.suffix for known in FORMATS.values()}) == len(FORMATS)


def test_a_name_that_is_no_format_is_a_key_error():
    with pytest.raises(KeyError):
        render(SMALL, small(), "docx")
