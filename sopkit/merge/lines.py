"""Joins what carries no data: comments, blank lines, what stands on the line of a key."""

from collections import Counter
from collections.abc import Sequence

from sopkit.merge.weaving import united


def picked(base: str | None, ours: str, theirs: str) -> str | None:
    """Take the text of the side that has changed it; None where both have, differently."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else None


def joined_lines(base: str, ours: str, theirs: str) -> str:
    """Join comment lines: all that a side has added stay, those that a side has removed go."""
    text = picked(base, ours, theirs)
    if text is not None:
        return text
    if not ours.strip() or not theirs.strip():
        # Blank lines against comments: the comments are what somebody has written.
        return "" if base.strip() else ours if ours.strip() else theirs
    keys = [_counted(text.splitlines(keepends=True)) for text in (base, ours, theirs)]
    return "".join(line for line, _count in united(*keys))


def common(base: str | None, ours: str, theirs: str) -> str:
    """Join what stands around a value; where both sides have changed the comment on its line, both comments stay."""
    text = picked(base, ours, theirs)
    if text is not None:
        return text
    (old, below), (mine, mine_below), (yours, yours_below) = (_first(text or "") for text in (base, ours, theirs))
    comment = yours.partition("#")[2].strip()
    if picked(old, mine, yours) is not None:
        mine = picked(old, mine, yours) or ""
    elif comment and comment not in mine:
        mine = f"{mine.rstrip()}  # {comment}\n"
    return mine + joined_lines(below, mine_below, yours_below)


def _first(text: str) -> tuple[str, str]:
    line, end, rest = text.partition("\n")
    return line + end, rest


def _counted(lines: Sequence[str]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    keys: list[tuple[str, int]] = []
    for line in lines:
        counts[line] += 1
        keys.append((line, counts[line]))
    return keys
