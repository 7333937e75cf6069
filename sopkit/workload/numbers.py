"""Reads a volume as people write numbers in Indonesia and elsewhere. Refuses what can be read in two ways."""

import re
from fractions import Fraction

from sopkit.i18n import Message, _

MOST = 10**9
"""Nobody does anything more often in a year."""

_PLAIN = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"([0-9]+)([.,])([0-9]+)")
_EITHER = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")
"""Twelve hundred in one country, 1.2 in another."""
_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?P<mark>[., \u00a0\u202f'])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?:(?P<point>[.,])[0-9]+)?"
)
_LONGEST = 30


def read_number(text: str, group: str | None = None) -> Fraction | Message:
    """Read a volume, or say what is wrong with it and what to write.

    `group` is the sign that parts thousands in this table, where that is known: `.` in a table whose cells are parted
    by `;`, as spreadsheets with Indonesian settings write it.
    """
    plain = text.strip()
    shown = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
    if plain[:1] in {"-", "−"} and not isinstance(read_number(plain[1:], "."), Message):
        return _("the volume `{value}` is negative; write how often it is done in a year", value=shown)
    number = _number(plain, group)
    if isinstance(number, Message):
        return number
    if number is None:
        return _("the volume `{value}` is not a number; write digits alone, such as `120`", value=shown)
    if number > MOST:
        return _("the volume `{value}` is more than anybody does in a year", value=shown)
    return number


def _number(plain: str, group: str | None) -> Fraction | Message | None:
    if _PLAIN.fullmatch(plain):
        return Fraction(plain[:_LONGEST])
    if either := _EITHER.fullmatch(plain):
        whole, mark, rest = either.groups()
        if mark != group:
            return _two_readings(plain, whole, rest)
        return Fraction(whole + rest)
    if decimal := _DECIMAL.fullmatch(plain[:_LONGEST]):
        return Fraction(f"{decimal[1]}.{decimal[3]}")
    grouped = _GROUPED.fullmatch(plain[:_LONGEST])
    if grouped is None or grouped["point"] == grouped["mark"]:
        return None
    whole, _point, rest = plain.rpartition(grouped["point"]) if grouped["point"] else (plain, "", "0")
    return Fraction(f"{''.join(filter(str.isdigit, whole))}.{rest}")


def _two_readings(plain: str, whole: str, rest: str) -> Message:
    """Say how either reading is written beyond doubt."""
    decimals = rest.rstrip("0")
    few = f"{whole}.{decimals}" if decimals else whole
    return _(
        "the volume `{value}` can mean {many} or {few}; write `{many}` or `{few}`",
        value=plain,
        many=whole + rest,
        # Three decimals would be read in two ways again.
        few=f"{few}0" if len(decimals) == 3 else few,
    )
