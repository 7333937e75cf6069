"""How edits become splices of a text; offers, best first, and leaves the judging to who reads them back.

Paths of several edits are all those of the document as it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sopkit.source.edits import Clear, Edit, Insert, New, Remove, Rename, Reorder, Write
from sopkit.source.entries import Entries
from sopkit.source.insertions import clearings, insertions
from sopkit.source.removals import removals
from sopkit.source.spans import Path
from sopkit.source.splice import Splice, renamings, replacements

_ORDER: Final = {Write: 0, Clear: 0, Insert: 1, Reorder: 2, Remove: 3, Rename: 4}
"""Among edits of one depth: values first, then who stands where, names last, for all are called by their old ones."""


def at_odds(one: Edit, other: Edit) -> bool:
    """Tell whether two edits can't both be carried out, or the one would undo the other."""
    return _spoils(one, other) or _spoils(other, one)


def _spoils(one: Edit, other: Edit) -> bool:
    inside = other.path[: len(one.path)] == one.path
    match one, other:
        case (Write() | Clear(), Rename()):
            return inside and one.path != other.path
        case (Write() | Clear() | Insert() | Remove(), _any):
            return inside
        case (Rename(), Rename()):
            return one.path == other.path
        case (Reorder(), Reorder()):
            return one.path == other.path
        case (Reorder(), Remove() | Insert()):
            return one.path == other.path[:-1]
    return False


def in_order(data: Any, edits: Sequence[Edit]) -> list[Edit]:
    """Sort edits so that none changes the path of a later one; paths are those of the document as it is.

    Raises ValueError where two are at odds, or one is about something that is not there.
    """
    found = sorted((_found(data, edit) for edit in edits), key=_rank)
    # One spoils what has the same beginning: sorted by path, such edits are neighbours, or have only such between them.
    by_path = sorted(found, key=lambda edit: [(type(part).__name__, part) for part in edit.path])
    for number, one in enumerate(by_path):
        for other in by_path[number + 1 :]:
            if other.path[: len(one.path)] != one.path:
                break
            if at_odds(one, other):
                raise ValueError(f"{one} and {other} are at odds")
    return found


def _rank(edit: Edit) -> tuple[int, int, int]:
    last = edit.path[-1] if edit.path else 0
    # The last item of a list goes first, so that the others keep their numbers.
    from_behind = -last if isinstance(edit, Remove) and isinstance(last, int) else 0
    return -len(edit.path) - isinstance(edit, Reorder), _ORDER[type(edit)], from_behind


def _found(data: Any, edit: Edit) -> Edit:
    """Check that what an edit is about is there; find it where a text alone stands for a list or a block of keys."""
    value, path = data, edit.path
    if isinstance(edit, Insert):
        _room_for(data, edit)
        return edit
    for number, part in enumerate(path):
        if _holds(value, part):
            value = value[part]
        elif number == len(path) - 1 and _stands_alone(value, part, edit):
            return Write(path[:-1], edit.text) if isinstance(edit, Write) else Remove(path[:-1])
        else:
            raise ValueError(f"there is nothing at {path!r}")
    match edit:
        case Reorder(order=order) if not isinstance(value, list) or sorted(order) != [*range(len(value))]:
            raise ValueError(f"{order!r} is no order of the list at {path!r}")
        case Remove() if not path:
            raise ValueError("a document can't be taken out of itself")
        case Rename() if not path or isinstance(path[-1], int):
            raise ValueError(f"there is no key at {path!r}")
        case Clear() if not path or isinstance(value, dict | list):
            raise ValueError(f"there is no single value at {path!r}")
    return edit


def _room_for(data: Any, edit: Insert) -> None:
    """Check that something new can stand where it is to stand."""
    path = edit.path
    if not path:
        raise ValueError("a document can't be put into itself")
    outer = data
    for part in path[:-1]:
        outer = outer[part] if _holds(outer, part) else None
    part = path[-1]
    room = isinstance(outer, dict) if isinstance(part, str) else isinstance(outer, list) and part == len(outer)
    if _holds(outer, part):
        room = outer[part] is None
    if not room:
        raise ValueError(f"nothing can be put at {path!r}")
    if edit.after is not None and not _holds(outer, edit.after):
        raise ValueError(f"there is no key {edit.after!r} to stand behind")


def _holds(value: Any, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(value, list) and part in range(len(value))
    return isinstance(value, dict) and part in value


def _stands_alone(value: Any, part: str | int, edit: Edit) -> bool:
    if value is None or isinstance(value, dict | list):
        return False
    return (part == 0 and isinstance(edit, Write | Remove)) or (isinstance(part, str) and isinstance(edit, Write))


def changed(data: Any, edit: Edit) -> Any:
    """Copy the data with an edit carried out; what is not concerned is shared."""
    match edit:
        case Write(path, text):
            return _with(data, path, lambda _old: text)
        case Clear(path):
            return _with(data, path, lambda _old: None)
        case Insert(path, value, after):
            return _with(data, path[:-1], lambda old: _grown(old, path[-1], value, after))
        case Reorder(path, order):
            return _with(data, path, lambda old: [old[number] for number in order])
        case Remove(path):
            return _with(data, path[:-1], lambda old: _without(old, path[-1]))
        case Rename(path, key):
            return _with(data, path[:-1], lambda old: _renamed(old, path[-1], key))


def _without(old: Any, part: str | int) -> Any:
    if isinstance(old, list):
        return [item for number, item in enumerate(old) if number != part]
    return {key: value for key, value in old.items() if key != part}


def _grown(old: Any, part: str | int, value: New, after: str | None) -> Any:
    new = _data(value)
    if isinstance(part, int):
        return [*old[:part], new]
    if part in old:
        return {key: new if key == part else inner for key, inner in old.items()}
    behind = [*old].index(after) + 1 if after is not None else len(old)
    entries = [*old.items()]
    return dict([*entries[:behind], (part, new), *entries[behind:]])


def _data(value: New) -> Any:
    """Give what is to be written as a reader gives it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _data(inner) for key, inner in value.items()}
    return [_data(inner) for inner in value]


def _renamed(old: Any, part: str | int, new: str) -> Any:
    if new != part and new in old:
        raise ValueError(f"the key {new!r} is already there")
    return {new if key == part else key: value for key, value in old.items()}


def _with(data: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(data)
    copy = data.copy()
    copy[path[0]] = _with(data[path[0]], path[1:], change)
    return copy


def offers(entries: Entries, edit: Edit) -> Iterator[tuple[Splice, ...]]:
    """Give ways in which an edit may be carried out, each a few splices."""
    match edit:
        case Write():
            data = entries.at(())
            yield from ((one,) for one in replacements(entries.text, data, entries.places, edit.path, edit.text))
        case Clear():
            yield from clearings(entries, edit.path)
        case Insert():
            yield from insertions(entries, edit)
        case Rename():
            yield from ((one,) for one in renamings(entries.text, entries.places, edit.path, edit.key))
        case Reorder():
            yield from _reorderings(entries, edit.path, edit.order)
        case Remove():
            yield from removals(entries, edit.path)


def _reorderings(entries: Entries, path: Path, order: Sequence[int]) -> Iterator[tuple[Splice, ...]]:
    """Put other items into the places of the items: with their comments, else without."""
    slots = entries.slots(path)
    written = [[entries.text[extent.start : extent.end] for extent in slot] for slot in slots]
    moved = [
        [(*extent, there) for extent, there in zip(slot, written[new], strict=True)]
        for slot, new in zip(slots, order, strict=True)
    ]
    if entries.is_block(path):
        yield tuple(
            (slot.above.start, slot.beside.end, "".join(there for _start, _end, there in parts))
            for slot, parts in zip(slots, moved, strict=True)
        )
        return
    yield tuple(part for parts in moved for part in parts)
    yield tuple(parts[1] for parts in moved)
