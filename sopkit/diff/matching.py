"""Which step of the one version is which of the other: by its id, else by likeness, never by its row.

Where both versions give a step the same id, it is the same step, however its words have changed. What is left is
matched by likeness: words of the activity, executors, output and neighbours. Below the threshold two steps are
strangers, and the one is removed, the other added.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sopkit.diff.likeness import all_words, likeness, words
from sopkit.model import END, Executor, Sop
from sopkit.spelling import folded

ALIKE = 0.6
"""From here on two steps are the same one (LINTING.md C4)."""
ALIKE_NAMED = 0.75
"""The same where both carry ids, which differ: their author calls them two things."""

_NAMING_WORDS = 6

_ACTIVITY, _EXECUTOR, _OUTPUT, _NEIGHBOURS = 0.55, 0.2, 0.1, 0.15


class _Looks(Struct, frozen=True):
    """What a step is known by."""

    id: str | None
    activity: str
    words: Counter[str]
    executors: frozenset[str]
    output: Counter[str]
    before: str
    after: str


def matched_steps(old: Sop, new: Sop) -> dict[int, int]:
    """Match steps, by index: the old one to the new one."""
    pairs = _by_id(old, new)
    taken = set(pairs.values())
    strangers = [index for index in range(len(old.steps)) if index not in pairs]
    others = [index for index in range(len(new.steps)) if index not in taken]
    if strangers and others:
        before, after = _looks(old), _looks(new)
        same = _by_activity(before, after, strangers, others)
        pairs |= same
        found = set(same.values())
        strangers = [index for index in strangers if index not in same]
        pairs |= _by_likeness(before, after, strangers, [index for index in others if index not in found])
    return dict(sorted(pairs.items()))


def matched_lanes(old: Sop, new: Sop) -> dict[str, str]:
    """Match executors, by id: the same id, else the same name, else a name that is much alike in the same place."""
    pairs = {name: name for name in old.executors if name in new.executors}
    left = {name: one for name, one in old.executors.items() if name not in pairs}
    right = {name: one for name, one in new.executors.items() if name not in pairs}
    for alike in (_same_name, _similar_name):
        for name, one in left.items():
            if name in pairs:
                continue
            taken = set(pairs.values())
            found = next((other for other, two in right.items() if other not in taken and alike(one, two)), None)
            if found is not None:
                pairs[name] = found
    return pairs


def _same_name(one: Executor, other: Executor) -> bool:
    return folded(one.name) == folded(other.name)


def _similar_name(one: Executor, other: Executor) -> bool:
    return likeness(words(one.name), words(other.name)) >= ALIKE


def _by_id(old: Sop, new: Sop) -> dict[int, int]:
    """Match the steps whose written ids agree; of an id that stands twice, the first with the first."""
    known: dict[str, list[int]] = defaultdict(list)
    for index, step in enumerate(new.steps):
        if step.id:
            known[step.id].append(index)
    places = {name: iter(indices) for name, indices in known.items()}
    pairs: dict[int, int] = {}
    for index, step in enumerate(old.steps):
        found = next(places[step.id], None) if step.id in places else None
        if found is not None:
            pairs[index] = found
    return pairs


def _looks(sop: Sop) -> list[_Looks]:
    activities = [folded(step.activity) for step in sop.steps]
    around = ["", *activities, ""]
    return [
        _Looks(
            id=step.id,
            activity=activities[index],
            words=words(step.activity),
            executors=frozenset(folded(sop.executor_name(name)) for name in step.by),
            output=all_words(step.output),
            before=around[index],
            after=around[index + 2],
        )
        for index, step in enumerate(sop.steps)
    ]


def _by_activity(
    old: Sequence[_Looks], new: Sequence[_Looks], strangers: Sequence[int], others: Sequence[int]
) -> dict[int, int]:
    """Match the steps whose activity stands word for word in both versions, once in each."""
    left, right = (
        {one: index for one, index in known.items() if index is not None}
        for known in (_only(old, strangers), _only(new, others))
    )
    return {index: right[activity] for activity, index in left.items() if activity in right}


def _only(looks: Sequence[_Looks], indices: Sequence[int]) -> dict[str, int | None]:
    """Give the step of each activity; None where several have it."""
    known: dict[str, int | None] = {}
    for index in indices:
        activity = looks[index].activity
        known[activity] = None if activity in known else index
    return known


def _by_likeness(
    old: Sequence[_Looks], new: Sequence[_Looks], strangers: Sequence[int], others: Sequence[int]
) -> dict[int, int]:
    scores = sorted(
        (-score, abs(one - other), one, other)
        for one, other in _candidates(old, new, strangers, others)
        if (score := _alike(old[one], new[other])) >= _threshold(old[one], new[other])
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _distance, one, other in scores:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _candidates(
    old: Sequence[_Looks], new: Sequence[_Looks], strangers: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a word, without comparing all with all."""
    holding: dict[str, list[int]] = defaultdict(list)
    for other in others:
        for word in new[other].words:
            holding[word].append(other)
    for one in strangers:
        yield from ((one, other) for other in sorted({other for word in old[one].words for other in holding[word]}))


def _threshold(one: _Looks, other: _Looks) -> float:
    return ALIKE_NAMED if one.id and other.id else ALIKE


def _alike(one: _Looks, other: _Looks) -> float:
    neighbours = (one.before == other.before) + (one.after == other.after)
    executors = len(one.executors & other.executors) / max(len(one.executors | other.executors), 1)
    return (
        _ACTIVITY * likeness(one.words, other.words)
        + _EXECUTOR * executors
        + _OUTPUT * likeness(one.output, other.output)
        + _NEIGHBOURS * neighbours / 2
    )


def names_of(sop: Sop, matched: Mapping[int, str] | None = None, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Name each step so that the name outlives other changes: its id, else the words of its activity.

    `matched` gives the names of steps that have one already. A name that is taken gets a number behind it.
    """
    given = dict(matched or {})
    used = {*given.values(), *taken, END}
    for index, step in enumerate(sop.steps):
        if index in given:
            continue
        name = step.id or "~" + "-".join(list(words(step.activity))[:_NAMING_WORDS])
        unique, count = name, 1
        while unique in used:
            count += 1
            unique = f"{name}~{count}"
        given[index] = unique
        used.add(unique)
    return tuple(given[index] for index in range(len(sop.steps)))
