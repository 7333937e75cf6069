"""What a plain scalar means; knows one scalar at a time, not where it stands.

PyYAML still reads YAML 1.1, where the key `no` is False, `1:30` is 90 and `010` is 8: all three are everyday text in
an SOP. Here a plain scalar is a value only when YAML 1.2's core schema says so *and* the value prints back as it was
written. The second half keeps what the author sees: the number of an SOP written `010` must stay `010`, a version
`1.10` must not become 1.1, `+5` and `0x1F` must not be rewritten by the first tool that saves the file.
"""

import re
from typing import Final

Scalar = str | int | float | bool | None

STARTS: Final = frozenset("-.0123456789~ntfN")
"""First characters of the plain scalars that can be anything but text; all others need no look."""

_ENDS: Final = frozenset("0123456789.~leL")
"""Last characters of those: `15 menit` needs no second look."""

_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    # `True` and `TRUE` are booleans in the core schema, but print back as `true`: they stay text.
    "true": True,
    "false": False,
}

# JavaScript and spreadsheets are exact to 15 digits, 64 bits to 18: a longer number is an identifier, not a quantity.
_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def plain(value: str) -> Scalar:
    """Read a plain scalar: None, a boolean, an integer, a float, or the text as written.

    YAML 1.2.2, 10.3.2 (core schema), narrowed to what prints back as written.
    """
    if value in _WORDS:
        return _WORDS[value]
    if value[-1] not in _ENDS or value[0] in "ntfN":
        return value
    if _INTEGER.fullmatch(value):
        integer = int(value)
        return integer if str(integer) == value else value
    if _FLOAT.fullmatch(value):
        number = float(value)
        return number if repr(number) == value else value
    return value
