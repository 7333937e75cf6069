"""Columns made by hand: tables of given widths on A4, without the solver that shares a sheet."""

from collections.abc import Mapping, Sequence

from sopkit.layout.columns import Columns, Gutter, LaneBox
from sopkit.layout.form import LANES, ORDER
from sopkit.layout.paper import A4_LANDSCAPE, MEASURES

WIDTHS = {"number": 8, "activity": 60, "requires": 30, "time": 20, "output": 30, "note": 29}


def columns_of(*lanes: float, order: Sequence[str] = ORDER, widths: Mapping[str, float] = WIDTHS) -> Columns:
    """A table of these lane widths among text columns, from x = 10 to the right in this order."""
    x, texts, boxes = 10.0, {}, []
    for name in order:
        if name != LANES:
            texts[name] = (x, widths[name])
            x += widths[name]
            continue
        for width in lanes:
            boxes.append(LaneBox(x, width, x + width / 2))
            x += width
    gutters = (Gutter(()),) * (len(lanes) + 1)
    return Columns(A4_LANDSCAPE, 8.0, MEASURES[0], 10.0, x, tuple(boxes), gutters, texts)
