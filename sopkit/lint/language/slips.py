"""One slip of a typist: a letter too few or too many, a wrong one, or two that have changed places."""

from enum import IntEnum


class Slip(IntEnum):
    """Kinds of slips, the likeliest first."""

    SWAPPED = 0
    LEFT_OUT = 1
    TOO_MANY = 2
    MISTYPED = 3


def shortened_by_one(word: str) -> frozenset[str]:
    """Give a word, and what it becomes without one of its letters.

    Two words that are one slip apart have one of these in common.
    """
    return frozenset({word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))})


def slip_between(written: str, meant: str) -> Slip | None:
    """Say by which slip `written` differs from `meant`; None if it takes more than one, or none."""
    if len(written) < len(meant):
        return Slip.LEFT_OUT if written in shortened_by_one(meant) else None
    if len(written) > len(meant):
        return Slip.TOO_MANY if meant in shortened_by_one(written) else None
    differing = [at for at in range(len(meant)) if written[at] != meant[at]]
    match differing:
        case [_only]:
            return Slip.MISTYPED
        case [one, other] if other == one + 1 and written[one] == meant[other] and written[other] == meant[one]:
            return Slip.SWAPPED
    return None
