"""YAML texts in every style that people use, with comments everywhere; each comment has a number of its own."""

import re

from hypothesis import assume
from hypothesis import strategies as st

from sopkit.source import read

PLAIN = st.sampled_from(["4 jam", "Umum & Kepegawaian", "010", "12", "true", "~", "no", "a-b", "x", "1,5 jam", "C#"])
BLOCK = st.sampled_from(["|", ">", "|-", ">+", "|2"])
BESIDE = st.sampled_from(["", "", "", " # <>", "  # <>: b, c", " # <>\tb"])
NOTHING = st.sampled_from(["", "", "", "\n", "   \n", "<comment>\n", "<comment>\n<comment>\n", "\n<comment>\n\n"])
INSIDE = st.sampled_from([" ", " ", " ", "", "\n      ", " # <>\n      ", "\n      # <>\n      "])


@st.composite
def gaps(draw, indent):
    """Lines between entries: blank ones and comments, indented as the entries are or not."""
    deep = draw(st.sampled_from([indent, indent, 0, indent + 2, max(0, indent - 2)]))
    return draw(NOTHING).replace("<comment>", " " * deep + "# <>")


@st.composite
def flow(draw, depth=2):
    kinds = ["plain", "single", "double"] + (["map", "list"] if depth else [])
    match draw(st.sampled_from(kinds)):
        case "single":
            return "'" + draw(st.sampled_from(["", "it''s", "a: b", "010"])) + "'"
        case "double":
            return '"' + draw(st.sampled_from(["", "a\\n", "\\u00e9", "# no"])) + '"'
        case "map":
            members = draw(st.lists(flow(depth - 1) | st.just(""), max_size=3))
            inside = ",".join(f"{draw(INSIDE)}k{n}: {member}{draw(INSIDE)}" for n, member in enumerate(members))
            return "{" + inside + draw(st.sampled_from(["", " ", ", last", ", last: "] if members else [""])) + "}"
        case "list":
            members = draw(st.lists(flow(depth - 1), max_size=3))
            inside = ",".join(f"{draw(INSIDE)}{member}{draw(INSIDE)}" for member in members)
            return "[" + inside + draw(st.sampled_from(["", " ", ","] if members else ["", draw(INSIDE)])) + "]"
    return draw(PLAIN).replace(",", ".")


@st.composite
def value(draw, indent, depth):  # noqa: PLR0911 - a way of writing is a case
    """Write what stands after `key:` or `-`, up to the end of its last line."""
    pad = " " * indent
    kinds = ["blank", "plain", "flow", "block", "lines", "quoted", *(["map", "list"] if depth else [])]
    comment = draw(BESIDE)
    match draw(st.sampled_from(kinds)):
        case "blank":
            return draw(st.sampled_from(["", " "])) + comment + "\n"
        case "plain":
            return " " + draw(PLAIN) + comment + "\n"
        case "flow":
            return " " + draw(flow()).replace("\n", "\n" + pad) + comment + "\n"
        case "block":
            lines = draw(st.lists(st.sampled_from(["text", "", "  deeper", "# no comment", "k: v"]), max_size=3))
            return f" {draw(BLOCK)}{comment}\n" + "".join(f"{pad}  {line}\n" for line in ["one", *lines])
        case "lines":
            return f" one\n{pad}  two\n{pad}  three{comment}\n"
        case "quoted":
            return f' "one\n\n{pad}  two"{comment}\n'
        case "map":
            return comment + "\n" + draw(mapping(indent + 2, depth - 1))
    return comment + "\n" + draw(sequence(indent + draw(st.sampled_from([0, 2])), depth - 1))


@st.composite
def mapping(draw, indent, depth, beside_dash=False):
    keys = draw(
        st.lists(st.sampled_from(["a", "no", "'q'", '"d"', "1", "kunci ini"]), min_size=1, max_size=3, unique=True)
    )
    lines = [draw(gaps(indent)) + " " * indent + key + ":" + draw(value(indent, depth)) for key in keys]
    if beside_dash:
        lines[0] = lines[0][lines[0].index(keys[0]) :]
    return "".join(lines)


@st.composite
def sequence(draw, indent, depth):
    items = []
    for _number in range(draw(st.integers(1, 3))):
        beside = depth and draw(st.booleans())
        item = (
            " " + draw(mapping(indent + 2, depth - 1, beside_dash=True)) if beside else draw(value(indent + 1, depth))
        )
        items.append(draw(gaps(indent)) + " " * indent + "-" + item)
    return "".join(items)


def numbered(text):
    """Give each comment its number."""
    parts = text.split("<>")
    return "".join(f"{part}c{number}." for number, part in enumerate(parts[:-1])) + parts[-1]


def comments(text):
    """The comments of such a text, in their order."""
    return re.findall(r"# c\d+\.", text)


@st.composite
def documents(draw):
    text = draw(st.sampled_from(["", "# <>\n", "---\n"])) + draw(mapping(0, 3)) + draw(gaps(0))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = numbered(text).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    # A comment that is indented as a block of lines is above it is a line of that block.
    assume(not comments(repr(read(text).document.data)))
    return text
