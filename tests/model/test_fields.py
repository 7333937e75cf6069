"""What nearly everybody writes is read in a quick way: the exact one gives the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sopkit.model.fields import Chance, Texts
from sopkit.model.steps import Executors, Successors

ITEMS = st.one_of(
    st.sampled_from(["a", " a b\n", "", "  ", "\x1c", "\xa0a", "end"]),
    st.sampled_from([None, True, 0, 1.5, {"a": "b"}, ["a"]]),
)
KINDS = {"texts": TypeAdapter(Texts), "executors": TypeAdapter(Executors), "successors": TypeAdapter(Successors)}


def result(kind, value):
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        return [(one["type"], one["loc"], one["input"]) for one in error.errors() if one["loc"]] or "none at all"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(items=st.lists(ITEMS, max_size=4))
def test_a_list_is_read_alike_in_the_quick_way_and_the_exact_one(kind, items):
    # A tuple, which no text gives, always goes the exact way.
    assert result(kind, items) == result(kind, tuple(items))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(text=st.text(max_size=5) | st.sampled_from([" a ", "\x1ca\x1c", "\u3000a"]))
def test_a_text_that_stands_alone_is_a_list_of_one(kind, text):
    if text.strip():
        assert result(kind, text) == result(kind, (text,)) == (text.strip(),)


@pytest.mark.parametrize(
    ("written", "share"),
    [("10%", "1/10"), ("12,5 %", "1/8"), (" 0.25 ", "1/4"), ("0,5", "1/2"), (0.1, "1/10"), (1, "1"), ("100%", "1")],
)
def test_a_share_is_read_exactly_however_it_is_written(written, share):
    assert TypeAdapter(Chance).validate_python(written) == Fraction(share)
