"""How an entry of a mapping or an item of a list is taken out of a text; offers, best first, to be read back."""

from collections.abc import Iterator

from sopkit.source.entries import Entries
from sopkit.source.places import BLANKS
from sopkit.source.spans import Path
from sopkit.source.splice import Splice


def removals(entries: Entries, path: Path) -> Iterator[tuple[Splice, ...]]:
    """Give ways in which the entry at `path` may be taken out, each a few splices.

    What was the only entry leaves `[]` or `{}` behind. The comment on its line goes along, those on lines of their own
    stay.
    """
    outer = path[:-1]
    alone = len(entries.at(outer)) == 1
    if entries.is_block(outer):
        yield from _emptied(entries, path) if alone else _taken_out(entries, path)
    elif not entries.is_flow(outer):
        yield ((*entries.places.values[outer], "{}"),)  # `[a: 1]`: a mapping without brackets
    else:
        yield _bracket_emptied(entries, path) if alone else _taken_out_of_brackets(entries, path)


def _taken_out(entries: Entries, path: Path) -> Iterator[tuple[Splice, ...]]:
    """Take an entry with its lines out of a block of several."""
    start, end = entries.extent(path)
    end = entries.next_line(entries.beside(end).end)
    if not entries.begins_line(start):
        # The first entry, on the line of the dash that it belongs to: what follows moves up to the dash.
        after = entries.blank_lines(end)
        yield ((start, entries.after_blanks(after), ""),)
        return
    line = entries.line_start(start)
    yield ((line, end, ""),)
    # Blank lines and deep comments that followed the entry may be taken for text by the one before it.
    below = entries.blank_lines(end)
    yield ((line, below, ""),)
    comments = entries.comment_lines(below)
    yield (
        (line, below, ""),
        *((comment, comment + deep, " " * min(deep, start - line)) for comment, deep in comments),
    )


def _emptied(entries: Entries, path: Path) -> Iterator[tuple[Splice, ...]]:
    """Take the only entry out of a block."""
    outer = path[:-1]
    start, end = entries.extent(path)
    after = entries.beside(end).end
    nothing = "[]" if isinstance(path[-1], int) else "{}"
    key = entries.places.keys.get(outer)
    if key is not None and entries.begins_line(start):
        colon = entries.skipped(key[1]) + 1
        blanks = entries.beside(colon)
        gap = (colon, blanks.end) if not entries.text[slice(*blanks)].strip() else (colon, colon)
        yield (*gap, f" {nothing}"), (entries.line_start(start), entries.next_line(after), "")
    yield ((start, after, nothing),)


def _taken_out_of_brackets(entries: Entries, path: Path) -> tuple[Splice, ...]:
    """Take an entry with its comma out of brackets that hold several."""
    text = entries.text
    start, end = entries.extent(path)
    comma = entries.skipped(end)
    followed = text[comma : comma + 1] == ","
    beside = entries.beside(comma + 1 if followed else end)
    ends_line = entries.ends_line(beside.end)
    lines = (entries.line_start(start), entries.next_line(beside.end), "")
    own = entries.begins_line(start) and ends_line
    if not followed:
        return _last_out_of_brackets(entries, path, (lines if own else None))
    if text[end:comma].strip(BLANKS):
        return (start, end, ""), (comma, comma + 1, "")  # a comment stands between the two
    if own:
        return (lines,)
    if ends_line and not text[slice(*beside)].strip():
        return ((entries.before_blanks(start), beside.end, ""),)
    return ((start, entries.after_blanks(comma + 1), ""),)


def _last_out_of_brackets(entries: Entries, path: Path, lines: Splice | None) -> tuple[Splice, ...]:
    """Take the last entry, and the comma before it, out of brackets; `lines` are those that it has for itself."""
    start, end = entries.extent(path)
    before, _none = entries.neighbours(path)
    assert before is not None, "it has company"
    comma = entries.skipped(entries.end(before))
    if lines:
        return (comma, comma + 1, ""), lines
    if not entries.text[comma + 1 : start].strip(BLANKS):
        return ((comma, end, ""),)
    return (comma, comma + 1, ""), (start, end, "")


def _bracket_emptied(entries: Entries, path: Path) -> tuple[Splice, ...]:
    """Take the only entry out of brackets, and the blanks around it."""
    text = entries.text
    start, end = entries.extent(path)
    own = entries.begins_line(start)
    comma = entries.skipped(end)
    if text[comma] == "," and text[end:comma].strip(BLANKS):
        return (start, end, ""), (comma, comma + 1, "")
    end = comma + 1 if text[comma] == "," else end
    beside = entries.beside(end)
    end = beside.end if own and entries.ends_line(beside.end) else end
    opened = entries.places.values[path[:-1]][0] + 1
    start = start if text[opened:start].strip(BLANKS) else opened
    closed = len(text) - len(text[end:].lstrip(BLANKS))
    return ((start, closed if text[closed] in "]}" else end, ""),)
