"""Steps that have been split in two, as far as their words make it evident; read backwards, steps that were merged."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sopkit.diff.likeness import likeness, words
from sopkit.model import Sop

EVIDENT = 0.75
"""Two steps that follow one another and together hold so much of the words of a third are its parts."""


def split_off(old: Sop, new: Sop, old_names: Sequence[str], new_names: Sequence[str]) -> Mapping[str, str]:
    """Give each added step that was part of an old one the shared name of that old step.

    The other part stands next to it: it is the old step itself, with fewer words, or another added step.
    """
    before = dict(zip(old_names, old.steps, strict=True))
    after = dict(zip(new_names, new.steps, strict=True))
    gone = [name for name in old_names if name not in after]
    found: dict[str, str] = {}
    for one, other in pairwise(new_names):
        added = [name for name in (one, other) if name not in before and name not in found]
        if len(added) == 1:
            (part,) = added
            whole = other if part == one else one
            if (
                whole in before
                and before[whole].activity != after[whole].activity
                and _together(before[whole].activity, after[one].activity, after[other].activity)
            ):
                found[part] = whole
        elif len(added) == 2:
            whole_of = (
                name for name in gone if _together(before[name].activity, after[one].activity, after[other].activity)
            )
            for name in whole_of:
                found[one] = found[other] = name
                break
    return found


def _together(whole: str, one: str, other: str) -> bool:
    """Whether two texts say together what one said, and each says a part of it."""
    sought = words(whole)
    both = likeness(words(one) + words(other), sought)
    return both >= EVIDENT and both > max(likeness(words(one), sought), likeness(words(other), sought))
