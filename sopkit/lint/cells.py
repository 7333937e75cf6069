"""The cells of a step: whether something is written in them, and where a finding about one stands.

A cell of the table is blank by the same signs as one of the column Waktu (`sopkit.times`). With a ditto mark or a tick
it is not blank: somebody has filled it, and P129 speaks of ditto marks. In a field of the identity block, with no row
above it, only words count: `sopkit.lint.fields.says_something`.
"""

from collections.abc import Sequence
from functools import lru_cache

from sopkit.lint.context import Context
from sopkit.lint.glance import Glance
from sopkit.model import Step
from sopkit.source import Path

_NOTHING = "-–—−._… "
"""Of such signs a cell consists in which the paper form has nothing."""


@lru_cache(1 << 13)
def is_written(texts: tuple[str, ...]) -> bool:
    """Whether some text of a cell holds more than dashes and dots: words, a ditto mark, a tick."""
    return "".join(texts).strip(_NOTHING) != ""


_BLANK = Glance[tuple[str, ...]](lambda cell: not is_written(cell))


def blank_steps(steps: Sequence[Step], column: str, cells: frozenset[tuple[str, ...]]) -> tuple[list[int], bool]:
    """Find the steps in which a cell of a column is blank, and whether it is so in all of several steps.

    What no step has is one fault of the SOP, not one of each step. `cells` is what stands in the column.
    """
    blank = _BLANK.among(cells)
    found = [index for index, step in enumerate(steps) if getattr(step, column) in blank] if blank else []
    return found, len(found) == len(steps) > 1


def cell(context: Context, step: int, column: str) -> Path:
    """Say where a finding about a cell stands: at its key where it is written, else at the step's head."""
    written = column in context.sop.steps[step].model_fields_set
    return ("steps", step, column) if written else context.heading(step)
