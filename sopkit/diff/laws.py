"""What has changed about the legal basis: regulations added, removed, and replaced by a newer one."""

import re
from collections.abc import Iterator, Sequence

from sopkit.diff.likeness import likeness, words
from sopkit.diff.values import Edit, Kind

_NUMBERS = re.compile(r"\d[\w./-]*")
SAME_SUBJECT = 0.7
"""From this likeness on, without their numbers and years, two regulations are about the same."""


def changed_laws(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield edits that lead from one list of regulations to the other, each with its place in the list as it is then.

    A regulation that is gone while one of the same kind on the same subject has come is replaced by it. What then only
    stands in another order is one change of the list.
    """
    laws = list(old)
    gone = _beyond(old, new)
    come = _beyond(new, old)
    for law in gone:
        at = laws.index(law)
        found = next((other for other in come if _same_subject(law, other)), None)
        if found is None:
            yield Edit(Kind.LEGAL_BASIS_REMOVED, None, None, {"at": at, "text": law}, None)
            del laws[at]
        else:
            come.remove(found)
            yield Edit(Kind.LEGAL_BASIS_REPLACED, None, None, {"at": at, "text": law}, {"at": at, "text": found})
            laws[at] = found
    for law in come:
        at = min(new.index(law), len(laws))
        yield Edit(Kind.LEGAL_BASIS_ADDED, None, None, None, {"at": at, "text": law})
        laws.insert(at, law)
    if laws != list(new):
        yield Edit(Kind.LIST_CHANGED, None, None, laws, list(new))


def _beyond(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """Give what the first list holds beyond the second; what stands twice counts twice."""
    rest = list(others)
    found: list[str] = []
    for text in some:
        if text in rest:
            rest.remove(text)
        else:
            found.append(text)
    return found


def _same_subject(one: str, other: str) -> bool:
    return likeness(words(_NUMBERS.sub(" ", one)), words(_NUMBERS.sub(" ", other))) >= SAME_SUBJECT
