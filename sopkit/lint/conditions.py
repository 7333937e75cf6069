"""Conditions in the prose of activities, and which two of them are the outcomes of one decision."""

import re
from functools import lru_cache
from itertools import islice, pairwise

from sopkit.lint.acts import words
from sopkit.lint.glance import Glance
from sopkit.lint.opposites import ANTONYMS, NEGATIONS
from sopkit.model import Sop

_CONDITION = re.compile(r"\b(?:apabila|jika|bila|jikalau|kalau|bilamana)\b(?! (?:di)?perlu(?:kan)?\b)", re.IGNORECASE)
_END = re.compile(r"[,;.:)]|\bmaka\b", re.IGNORECASE)
_LONGEST = 12
"""Words of a condition that no comma ends."""

_APART = 2
"""Rows between which the two outcomes may stand: with one more step for the first, as real SOPs have it."""


def paired_conditions(sop: Sop) -> tuple[tuple[int, int], ...]:
    """Find steps that are the two outcomes of one decision which nobody has drawn, as indices of rows.

    "Apabila lengkap, mencatat berkas" and, in the next row or the one after it, "Apabila tidak lengkap,
    mengembalikan berkas". A step is in one pair at most. Decisions have their own exits and are in none, and
    neither are two steps to both of which a decision leads already.
    """
    conditions = [() if step.decision else _condition_in(step.activity) for step in sop.steps]
    chosen = {exit_.to for step in sop.steps for exit_ in (step.decision or {}).values()}
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for first, condition in enumerate(conditions):
        if first in taken or not condition:
            continue
        for second in range(first + 1, min(first + 1 + _APART, len(conditions))):
            drawn = sop.step_ids[first] in chosen and sop.step_ids[second] in chosen
            if not drawn and _contrary(condition, conditions[second]):
                pairs.append((first, second))
                taken |= {first, second}
                break
    return tuple(pairs)


@lru_cache(1 << 12)
def _condition_in(activity: str) -> tuple[str, ...]:
    """Give the words of the condition under which an activity is done; nothing where it has none."""
    found = _CONDITION.search(activity)
    if found is None:
        return ()
    clause = activity[found.end() :].strip()
    end = _END.search(clause)
    return tuple(islice(words(clause[: end.start()] if end else clause), _LONGEST))


CONDITIONAL = Glance(_condition_in)
"""Activities that are done under a condition."""


def _contrary(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two conditions says no to what the other says yes to, whatever else they say."""
    if not one or not other:
        return False
    if _denies(one, other) or _denies(other, one):
        return True
    first, second = set(one), set(other)
    return any((first & yes and second & no) or (first & no and second & yes) for yes, no in ANTONYMS)


def _denies(no: tuple[str, ...], yes: tuple[str, ...]) -> bool:
    """Whether a word is negated in `no` and stands without negation in `yes`; a bare "tidak" denies all."""
    if len(no) == 1 and no[0] in NEGATIONS:
        return NEGATIONS.isdisjoint(yes)
    return bool(_negated(no) & (set(yes) - _negated(yes)))


def _negated(condition: tuple[str, ...]) -> set[str]:
    return {word for before, word in pairwise(condition) if before in NEGATIONS}
