"""JSON as text: what it means stays the same, and no terminal and no log obeys it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.json_text import json_text


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_it_reads_back_as_it_was_and_each_of_its_signs_is_seen(data):
    text = json_text(data)
    assert json.loads(text) == data
    assert text.endswith("\n")
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Kepala – “é” 検", "Kepala – “é” 検"),
        ("\x1b\x9b\u202e", "\\u001b\\u009b\\u202e"),
        ("\U000e0041", "\\udb40\\udc41"),
        ("##[add-mask]x ##vso[x] ##teamcity[x]", "\\u0023#[add-mask]x \\u0023#vso[x] \\u0023#teamcity[x]"),
        ("## Judul", "## Judul"),
    ],
)
def test_what_is_not_printed_or_is_a_command_stands_as_an_escape(word, written):
    assert json_text([word]) == f'[\n "{written}"\n]\n'
