"""The cells of a step: whether something is written in them, and where a finding about one stands."""

from collections.abc import Callable
from functools import lru_cache

from sopkit.lint.context import Context
from sopkit.model import Step
from sopkit.source import Path

_NOTHING = "-–—−._… "
"""Of such signs a cell consists in which the paper form has nothing."""


@lru_cache(1 << 13)
def is_written(texts: tuple[str, ...]) -> bool:
    """Whether some text holds more than a dash."""
    return "".join(texts).strip(_NOTHING) != ""


def blank_steps(context: Context, is_blank: Callable[[Step], bool]) -> tuple[list[int], bool]:
    """Find the steps in which a cell is blank, and whether it is so in all of several steps.

    What no step has is one fault of the SOP, not one of each step.
    """
    steps = context.sop.steps
    blank = [index for index, step in enumerate(steps) if is_blank(step)]
    return blank, len(blank) == len(steps) > 1


def cell(context: Context, step: int, column: str) -> Path:
    """Say where a finding about a cell stands: at its key where it is written, else at the step's head."""
    written = column in context.sop.steps[step].model_fields_set
    return ("steps", step, column) if written else context.heading(step)
