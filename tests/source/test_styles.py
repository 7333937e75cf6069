"""A text that is changed keeps the way in which it is written: quotes, lines, escapes, indentation."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sopkit.source import Write, read

WORDS = st.sampled_from(["Kartu", "dan", "surat", "ke-2", "1,5", "A&B", "R/W", "é", "x's"])
OLD = st.lists(WORDS, min_size=1, max_size=5).map(" ".join).map(lambda text: f"surat {text}.")
NEW = st.one_of(
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    st.text("ab .,:-#'\"\\\n\té\x85\u2028[]{}", max_size=10),
    st.sampled_from(
        ["", "~", "true", "010", "5", "a: b", "- a", "a #b", "# a", "a:", "---", "%", " a", "a ", "a\n", "a\n\n"]
    ),
)
STYLES = ("plain", "lines", "'", "'lines", '"', '"lines', "escapes", ">", ">-", "|", "|-", "|4")


BLOCK = ("a: <>\nb: 1\n", "a:\n  <>\n", "-   <>\n- b\n", "a: <>")
PLACES = ("a: <>  # c\nb: 1\n", "a:\n  c: <>", "a: [b, <>, c] # c\n", "a: {b: <>}\n", *BLOCK)


@st.composite
def written(draw):
    """A document with a text in some style: the style, the document, and the path of the text."""
    style, old = draw(st.sampled_from(STYLES)), draw(OLD)
    folded = old.replace(" ", "\n    ", draw(st.integers(1, 3)))
    inner = folded if style.endswith("lines") or style[0] in ">|" else old
    text = draw(st.sampled_from(BLOCK if style[0] in ">|" else PLACES))
    match style[0]:
        case "'":
            value = "'" + inner.replace("'", "''") + "'"
        case '"':
            value = f'"{inner}"'
        case "e":
            value = '"' + inner.replace("é", "\\u00e9").replace("a", "\\x61") + '"'
        case ">" | "|":
            beside = draw(st.sampled_from(["", " # c"]))
            value = f"|4{beside}\n     {inner}" if style == "|4" else f"{style}{beside}\n    {inner}"
        case _:
            value = inner.replace(",", ".")
    text = text.replace("<>", value)
    document = read(text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))).document
    return (
        style,
        document,
        next(
            path
            for path in document.places.values
            if "surat" in str(at(document.data, path)) and isinstance(at(document.data, path), str)
        ),
    )


def at(data, path):
    for part in path:
        data = data[part]
    return data


def kind(document, path):
    start, end = document.places.values[path]
    return document.text[start] if document.text[start:end][:1] in ("'", '"', ">", "|") else ""


@given(written(), NEW)
@settings(max_examples=800, deadline=None)
def test_a_text_that_is_changed_keeps_its_style_where_that_can_hold_it_and_no_other_byte_changes(made, new):
    style, before, path = made
    after = before.apply([Write(path, new)])
    assert at(after.data, path) == new
    assert read(after.text, pure=True).document.data == after.data
    start, end = before.places.values[path]
    assert after.text.startswith(before.text[:start])
    assert after.text.endswith(before.text[end:])
    if holds(style, before, new):
        assert kind(after, path) == kind(before, path)


def holds(style, document, new):
    """Tell whether a style surely can hold a text."""
    if style[0] in '"e':
        return True
    if not new.replace("\n", "").isprintable():
        return False
    match style[0]:
        case "'":
            return "\n" not in new
        case ">" | "|":
            if style[0] == ">" and "\n " in new:  # a line that is indented deeper is not folded
                return False
            ended = document.text.endswith("\n") or not new.endswith("\n")
            return bool(new.strip()) and new[0] not in " \n" and not new.endswith((" ", "\n\n")) and ended
    return re.fullmatch(r"[a-z]+( [a-z]+)*", new) and new != "true"


@given(written())
@settings(max_examples=500, deadline=None)
def test_a_stop_that_is_taken_away_is_all_that_changes(made):
    _style, before, path = made
    old = at(before.data, path)
    ends = old.removesuffix("\n")
    after = before.apply([Write(path, ends.removesuffix(".") + old[len(ends) :])])
    _start, end = before.places.values[path]
    stop = before.text.rindex(".", 0, end)
    assert after.text == before.text[:stop] + before.text[stop + 1 :]
