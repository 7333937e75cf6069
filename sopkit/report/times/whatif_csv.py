"""Writes a what-if as CSV, for a spreadsheet; by the customs that `spreadsheet` tells of."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from sopkit.report.spreadsheet import Cell, written
from sopkit.report.times.whatif import WhatIf
from sopkit.report.times.whatif_words import Count, Row, WhatIfWording
from sopkit.times import Amount, Unit


def write(whatif: WhatIf, language: str) -> str:
    """Write a row for each figure, and one for each unit where a figure has several.

    `figure` is a word: `total`, `shortest`, `longest`, `expected`, `p50`, `p80`, `p95`, the same with `_converted`
    under a calendar, `margin` of a promise, `executor`, `loop` (what one round adds), `rounds` (how often it is taken
    in a case) and `handovers`. `of` says of which promise, executor or loop. `before` and `after` are texts; the
    numbers beside them are in the `unit`, and `added` is what the changes add.
    """
    words = WhatIfWording(whatif, language)
    rows = [*_rows(words)]
    return written(list(rows[0]), rows, language)


def _rows(words: WhatIfWording) -> Iterator[Mapping[str, Cell]]:
    for section in words.sections(brief=False):
        for row in section.rows:
            yield from _figure(row)
        for count in section.counts:
            yield _count(count, words)


def _figure(row: Row) -> Iterator[Mapping[str, Cell]]:
    figure = row.figure
    kind = f"{figure.kind}_converted" if figure.converted else figure.kind
    head: dict[str, Cell] = {"figure": kind, "of": row.of, "name": row.name, "before": row.before, "after": row.after}
    units: list[Unit | None] = [unit for unit in Unit if _of(figure.before, unit) or _of(figure.after, unit)]
    for unit in units or [None]:
        yield {
            **head,
            "unit": unit.value if unit else "",
            **_ends("before", figure.before, unit),
            **_ends("after", figure.after, unit),
            **_ends("added", figure.added, unit),
        }


def _ends(name: str, amounts: tuple[Amount, ...] | None, unit: Unit | None) -> Mapping[str, Cell]:
    """Give the least and the most of a unit; a unit that is not there is nothing, what is not known is blank."""
    amount = _of(amounts, unit)
    nothing = None if amounts is None or unit is None else Fraction()
    return {f"{name}_min": amount.min if amount else nothing, f"{name}_max": amount.max if amount else nothing}


def _of(amounts: tuple[Amount, ...] | None, unit: Unit | None) -> Amount | None:
    return next((amount for amount in amounts or () if amount.unit is unit), None)


def _count(count: Count, words: WhatIfWording) -> Mapping[str, Cell]:
    before, after, _difference = words.numbers(count)
    added = None if count.before is None or count.after is None else count.after - count.before
    return {
        "figure": count.kind,
        "of": count.of,
        "name": count.name,
        "before": before,
        "after": after,
        "unit": "",
        **{f"before_{end}": count.before for end in ("min", "max")},
        **{f"after_{end}": count.after for end in ("min", "max")},
        **{f"added_{end}": added for end in ("min", "max")},
    }
