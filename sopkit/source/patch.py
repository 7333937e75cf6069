"""What differs between two texts, as `git apply` and `patch` read it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

_OUTSIDE = re.compile(r"\A(?:/+|(?:\.\./+)+)")
_NO_LINE_END = "\\ No newline at end of file\n"


def patch(name: str, old: str, new: str) -> str:
    """Write the differences as a unified diff; empty where there are none.

    The two sides are called `a/…` and `b/…`. Line ends are part of the lines, and so is a byte order mark if the texts
    have it.
    """
    # No tool leaves its folder: what lies outside is named from the folder above that holds it, or from the root.
    path = _OUTSIDE.sub("", name)
    # Who reads a patch takes what stands before a tab for the name.
    mark = "\t" if " " in path else ""
    path = path if path.isprintable() else path.encode("unicode_escape").decode("ascii")
    lines = unified_diff(_lines(old), _lines(new), f"a/{path}{mark}", f"b/{path}{mark}", n=3)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_LINE_END}" for line in lines)


def _lines(text: str) -> list[str]:
    return [*_split(text)]


def _split(text: str) -> Iterator[str]:
    # Not `splitlines`: it breaks lines where no patch does, such as at a carriage return alone.
    *whole, last = text.split("\n")
    yield from (f"{line}\n" for line in whole)
    if last:
        yield last
