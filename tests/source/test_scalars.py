import pytest

from sopkit.source import read

TEXT = (
    (
        "no off Ya yes 4:30 1:30:00 010 1.10 +5 0x1F 0o17 1e3 True TRUE False .inf .nan -0 00 1_000 2009-04-28 12e03 "
        "1. .5 196501011990031001x 1965010119900310019 nul nulls trueish - -- <<"
    )
    .replace(" - ", " ")
    .split()
)


@pytest.mark.parametrize("written", TEXT)
@pytest.mark.parametrize("pure", [False, True])
def test_what_does_not_print_back_as_written_stays_text(written, pure):
    assert read(f"a: {written}\nb: [{written}]\n", pure=pure).document.data == {"a": written, "b": [written]}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("196501011990031001", 196501011990031001),
        ("1.5", 1.5),
        ("-0.25", -0.25),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_a_plain_scalar_of_the_core_schema_is_a_value(written, value, pure):
    data = read(f"a: {written}\n", pure=pure).document.data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize("written", ["'010'", '"010"', "|-\n  010", ">-\n  010"])
def test_a_scalar_with_quotes_or_as_a_block_is_text(written):
    assert read(f"a: {written}\n").document.data == {"a": "010"}


def test_a_key_is_text_as_written():
    data = read("no: 1\n1: 2\ntrue: 3\n'x y': 4\n~: 5\n<<: 6\n").document.data
    assert list(data) == ["no", "1", "true", "x y", "~", "<<"]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n", "---\n", b"\xef\xbb\xbf"])
def test_a_text_without_a_value_is_a_document_without_data(text):
    reading = read(text)
    assert reading.faults == ()
    assert reading.document.data is None
    assert reading.document.span(("steps",)).line == (2 if text == "---\n" else 1)
