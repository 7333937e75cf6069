from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.i18n import Message
from sopkit.workload.numbers import MOST, read_number


@pytest.mark.parametrize(
    ("text", "group", "value"),
    [
        ("120", None, "120"),
        (" 0 ", None, "0"),
        ("007", None, "7"),
        ("1,5", None, "3/2"),
        ("1.5", None, "3/2"),
        ("12,25", ".", "49/4"),
        ("0,125", None, "1/8"),
        ("1.200", ".", "1200"),
        ("1200,500", None, "2401/2"),
        ("1.200.000", None, "1200000"),
        ("1,200,000", ".", "1200000"),
        ("1.200,5", None, "2401/2"),
        ("1,200.50", None, "2401/2"),
        ("1 200", None, "1200"),
        ("1\u00a0200,5", None, "2401/2"),
    ],
)
def test_a_number_is_read_as_it_is_written(text, group, value):
    assert read_number(text, group) == Fraction(value)


@pytest.mark.parametrize(
    ("text", "group", "many", "few"),
    [
        ("1.200", None, "1200", "1.2"),
        ("1,200", None, "1200", "1.2"),
        ("1,200", ".", "1200", "1.2"),
        ("12.000", None, "12000", "12"),
        ("1.234", None, "1234", "1.2340"),
    ],
)
def test_what_can_be_two_numbers_is_refused_with_both_written_beyond_doubt(text, group, many, few):
    said = read_number(text, group)
    assert isinstance(said, Message)
    assert said.text() == f"the volume `{text}` can mean {many} or {few}; write `{many}` or `{few}`"
    assert read_number(many, group) == 1000 * read_number(few, group)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-5", "the volume `-5` is negative"),
        ("−1.200", "the volume `−1.200` is negative"),
        ("dua", "the volume `dua` is not a number"),
        ("120 berkas", "the volume `120 berkas` is not a number"),
        ("1e3", "the volume `1e3` is not a number"),
        ("nan", "the volume `nan` is not a number"),
        ("--5", "the volume `--5` is not a number"),
        ("1.200.50", "the volume `1.200.50` is not a number"),
        ("1.20.000", "the volume `1.20.000` is not a number"),
        ("٣", "the volume `٣` is not a number"),
        ("x" * 50, f"the volume `{'x' * 30}…` is not a number"),
        (str(MOST + 1), f"the volume `{MOST + 1}` is more than anybody does in a year"),
        ("9" * 5000, "is more than anybody does in a year"),
    ],
)
def test_what_is_no_volume_is_refused(text, said):
    message = read_number(text)
    assert isinstance(message, Message)
    assert said in message.text()


@given(st.text(alphabet="0123456789.,- ' \u00a0x", max_size=40), st.sampled_from([None, "."]))
def test_any_text_is_a_number_or_is_refused(text, group):
    value = read_number(text, group)
    assert isinstance(value, Message) or 0 <= value <= MOST


@given(st.integers(0, MOST))
def test_digits_are_the_number_that_they_are(number):
    assert read_number(str(number)) == number
