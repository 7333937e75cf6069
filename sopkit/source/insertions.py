"""How something new is put into a text, and how a value is blanked; offers, best first, to be read back."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sopkit.source.edits import Insert, New
from sopkit.source.entries import Entries
from sopkit.source.quoting import double_quoted, spellings
from sopkit.source.spans import Path
from sopkit.source.splice import Splice, in_brackets, placements, replacements

_STEP: Final = "  "
_BREAKS: Final = ("\r\n", "\n", "\r")

_Spell = Callable[[str], str]
"""Writes a text as a scalar on one line."""


def clearings(entries: Entries, path: Path) -> Iterator[tuple[Splice, ...]]:
    """Give ways in which the value at `path` may be blanked."""
    start, end = entries.places.values[path]
    if start == end:
        yield ()
        return
    if not in_brackets(entries.text, entries.places, path):
        yield ((entries.before_blanks(start), end, ""),)
    yield ((start, end, ""),)
    yield ((start, end, "null"),)  # an item in brackets


def insertions(entries: Entries, edit: Insert) -> Iterator[tuple[Splice, ...]]:
    """Give ways in which something new may be put into a text, without quotes where that may do."""
    for spell in (_outside_brackets, _in_any_place, double_quoted):
        yield from _insertions(entries, edit, spell)


def _outside_brackets(text: str) -> str:
    return _brief(text, brackets=False)


def _in_any_place(text: str) -> str:
    return _brief(text, brackets=True)


def _brief(text: str, *, brackets: bool) -> str:
    """Write a text without quotes where that is most likely read back as the same."""
    mistaken = ": " in text or " #" in text or text.endswith(":")
    return double_quoted(text) if mistaken else next(spellings(text, brackets=brackets))


def _insertions(entries: Entries, edit: Insert, spell: _Spell) -> Iterator[tuple[Splice, ...]]:
    path = edit.path
    outer = path[:-1]
    if path in entries.places.values:
        yield from _filled(entries, edit, spell)
    elif not entries.at(outer):
        yield from _first(entries, edit, spell)
    elif entries.is_block(outer):
        yield from _below(entries, edit, spell)
    else:
        yield from _in_brackets(entries, edit, spell)


def _filled(entries: Entries, edit: Insert, spell: _Spell) -> Iterator[tuple[Splice, ...]]:
    """Give a key or a dash its value."""
    path, value = edit.path, edit.value
    text, data, places = entries.text, entries.at(()), entries.places
    if isinstance(value, str):
        yield from ((one,) for one in replacements(text, data, places, path, value))
        return
    if path in places.keys and value and entries.is_block(path[:-1]):
        yield _under_key(entries, path, value, spell)
    yield from ((one,) for one in placements(text, data, places, path, _inline(value, spell)))


def _first(entries: Entries, edit: Insert, spell: _Spell) -> Iterator[tuple[Splice, ...]]:
    """Put the first entry or item into empty brackets, or below the key that has them."""
    outer = edit.path[:-1]
    start, end = entries.places.values[outer]
    new = _entry(edit)
    empty = not entries.text[start + 1 : end - 1].strip()
    if empty and outer in entries.places.keys and entries.is_block(outer[:-1]):
        gap = entries.before_blanks(start), end, ""
        yield gap, *_under_key(entries, outer, new, spell)
    yield ((end - 1, end - 1, _inline(new, spell)[1:-1]),)


def _under_key(entries: Entries, path: Path, value: New, spell: _Spell) -> tuple[Splice, ...]:
    key = entries.places.keys[path][0]
    at = entries.beside(entries.end(path)).end
    return (_lines_at(entries, at, entries.column(key), _indented(_block(value, spell))),)


def _below(entries: Entries, edit: Insert, spell: _Spell) -> Iterator[tuple[Splice, ...]]:
    """Put lines below the entry that the new one stands behind."""
    before = _before(entries, edit)
    column = entries.column(entries.extent(before).start)
    lines = _block(_entry(edit), spell)
    at = entries.last_below(entries.beside(entries.end(before)).end, column)
    yield (_lines_at(entries, at, column, lines),)
    # Blank lines may be text of the entry above.
    below = entries.blank_lines(entries.next_line(at))
    pad, line_end = " " * column, _break(entries, at)
    yield ((below, below, "".join(f"{pad}{line}{line_end}" for line in lines)),)


def _in_brackets(entries: Entries, edit: Insert, spell: _Spell) -> Iterator[tuple[Splice, ...]]:
    outer = edit.path[:-1]
    before = _before(entries, edit)
    at = entries.end(before)
    if entries.at(before) is None:
        at = entries.after_blanks(at)
    written = _inline(_entry(edit), spell)[1:-1]
    if not entries.is_flow(outer):
        start, _end = entries.places.values[outer]  # `[a: 1]`: a mapping without brackets
        yield (start, start, "{"), (at, at, f", {written}}}")
        return
    yield ((at, at, f", {written}"),)
    yield ((at, at, f" , {written}"),)


def _before(entries: Entries, edit: Insert) -> Path:
    """Find the entry that the new one stands behind."""
    outer = edit.path[:-1]
    members = entries.at(outer)
    if isinstance(members, list):
        return (*outer, len(members) - 1)
    return (*outer, [*members][-1] if edit.after is None else edit.after)


def _entry(edit: Insert) -> New:
    """Give the new entry or item as a block or list of its own."""
    part = edit.path[-1]
    return {part: edit.value} if isinstance(part, str) else [edit.value]


def _lines_at(entries: Entries, at: int, column: int, lines: list[str]) -> Splice:
    """Put lines below the line that ends at an offset."""
    pad, line_end = " " * column, _break(entries, at)
    return at, at, "".join(f"{line_end}{pad}{line}" for line in lines)


def _break(entries: Entries, at: int) -> str:
    """Give the line break that stands at an offset; where the text ends there, that of its other lines."""
    text = entries.text
    here = text[at : entries.next_line(at)]
    return here if here in _BREAKS else next((one for one in _BREAKS if one in text), "\n")


def _block(value: New, spell: _Spell) -> list[str]:
    """Write a value with a line for each of its entries, from the first column on."""
    if isinstance(value, str) or not value:
        return [_inline(value, spell)]
    if isinstance(value, Mapping):
        return [line for key, inner in value.items() for line in _entry_lines(spell(key), inner, spell)]
    return [line for item in value for line in _item_lines(_block(item, spell))]


def _entry_lines(key: str, value: New, spell: _Spell) -> list[str]:
    first, *rest = _block(value, spell)
    if isinstance(value, str) or not value:
        return [f"{key}: {first}"]
    return [f"{key}:", *_indented([first, *rest])]


def _item_lines(lines: list[str]) -> list[str]:
    return [f"- {lines[0]}", *_indented(lines[1:])]


def _indented(lines: list[str]) -> list[str]:
    return [f"{_STEP}{line}" for line in lines]


def _inline(value: New, spell: _Spell) -> str:
    """Write a value on one line; a block or a list in brackets."""
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{spell(key)}: {_inline(inner, spell)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(_inline(inner, spell) for inner in value) + "]"
