"""How two amounts of time differ, each unit by itself. A difference may be below zero; amounts of an SOP never are."""

from collections.abc import Iterable
from fractions import Fraction

from sopkit.times.units import Amount, Unit, format_duration


def difference(old: Iterable[Amount], new: Iterable[Amount]) -> tuple[Amount, ...]:
    """Give what is added from the old amounts to the new ones, in the order of `Unit`, without units that stay.

    Of ranges both ends are compared: from `1–2 hari` to `2–4 hari` one to two days are added.
    """
    before = {amount.unit: amount for amount in old}
    after = {amount.unit: amount for amount in new}
    nothing = Fraction()
    added: list[Amount] = []
    for unit in Unit:
        low, high = (
            (getattr(after[unit], end) if unit in after else nothing)
            - (getattr(before[unit], end) if unit in before else nothing)
            for end in ("min", "max")
        )
        if low or high:
            added.append(Amount(unit, min(low, high), max(low, high)))
    return tuple(added)


def format_difference(added: Iterable[Amount], language: str) -> str:
    """Write a difference with its sign: `+30 menit`, `−2 hari kerja, +45 menit`; nothing for no difference."""
    return ", ".join(_signed(amount, language) for amount in reversed([*added]))


def _signed(amount: Amount, language: str) -> str:
    if amount.min >= 0:
        return f"+{format_duration(amount.unit, amount.min, amount.max, language)}"
    if amount.max <= 0:
        return f"−{format_duration(amount.unit, -amount.max, -amount.min, language)}"
    low = format_duration(amount.unit, -amount.min, -amount.min, language)
    high = format_duration(amount.unit, amount.max, amount.max, language)
    return f"−{low} … +{high}"
