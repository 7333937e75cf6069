"""Laws over documents that are written in every style that people use."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written import documents

from sopkit.source import read

CHARACTERS = st.sampled_from(list("abz019 .,:-#&*!?|>'\"%@`[]{}\\/~=\t\n\r\x85\u2028\u2029\ufeff\xa0é😀\x00\x7f"))
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(["", "~", "null", "true", "no", "010", "-5", "1.5", "2010-01-01", "a: b", "a #b", "---", "- a"]),
)


def replaced(data, path, text):
    if not path:
        return text
    copy = data.copy()
    copy[path[0]] = replaced(copy[path[0]], path[1:], text)
    return copy


@given(documents())
@settings(max_examples=300, deadline=None)
def test_both_parsers_give_the_same_data_and_places(text):
    fast, pure = read(text), read(text, pure=True)
    assert fast.faults == pure.faults == ()
    assert fast.document.data == pure.document.data
    assert fast.document.places.values == pure.document.places.values
    assert fast.document.places.keys == pure.document.places.keys


@given(documents())
@settings(max_examples=200, deadline=None)
def test_a_place_lies_in_the_place_of_what_holds_it(text):
    document = read(text).document
    values = document.places.values
    for path, (start, end) in values.items():
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == text[start:end].rstrip()
        if path:
            outer = values[path[:-1]]
            assert outer[0] <= start
            assert end <= outer[1]


@given(documents(), TEXTS, st.data())
@settings(max_examples=600, deadline=None)
def test_replacing_a_value_changes_that_value_and_no_other_byte(text, new, data):
    document = read(text, "x.yaml").document
    path = data.draw(st.sampled_from(list(document.places.values)))
    result = document.replace(path, new)
    assert result.data == replaced(document.data, path, new)
    assert result.name == "x.yaml"
    # A block of keys or items begins below its key; the text that takes its place stands beside it.
    start, end = document.places.values[path]
    if path in document.places.keys and ":" in text[document.places.keys[path][1] : start]:
        start = min(start, document.text.index(":", document.places.keys[path][1]) + 1)
    if start == end and text[end : end + 1] == " " and result.text.startswith(text[: end + 1]):
        end += 1  # the space that stood there serves the new value
    assert result.text.startswith(text[:start])
    assert result.text.endswith(text[end:])


@given(st.binary(max_size=60))
@settings(max_examples=500, deadline=None)
def test_no_bytes_make_reading_fail(raw):
    for pure in (False, True):
        reading = read(raw, pure=pure)
        assert (reading.document is None) == bool(reading.faults)
        assert reading.document is None or reading.document.raw == raw
        for fault in reading.faults:
            assert fault.message.text("en")
            assert fault.message.text("id")


SNIPPETS = st.sampled_from(
    [
        *"\t\n\r\x85\u2028\ufeff\x00\ud800'\"[]{},:-|>#\\@`x1😀",
        "a: ",
        "b:",
        "- ",
        "\n  ",
        "? ",
        "&x ",
        "*x ",
        "!t ",
        "!<",
        "!x!y ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "\\u",
        "\\ud800",
        "\\UFFFFFFFF",
        "<<: ",
    ]
)


@given(st.lists(SNIPPETS, max_size=25).map("".join) | st.text(max_size=40))
@settings(max_examples=1500, deadline=None)
def test_no_text_makes_reading_fail(text):
    for pure in (False, True):
        reading = read(text, pure=pure)
        assert (reading.document is None) == bool(reading.faults)
        for fault in reading.faults:
            assert 0 <= fault.span.start <= fault.span.end <= len(reading.text)
            assert fault.message.text("en")
        if reading.document is not None:
            reading.document.span(())
            assert reading.document.raw.decode() == text
