"""The steps whose time is none, for the rules that say why; and times that were swapped with the output."""

from collections.abc import Iterator

from sopkit.lint.context import Context
from sopkit.model import Step
from sopkit.times import Reason, Time, Unmeasured, read_time

# "Laporan bulan Januari" is taken for a stretch of the calendar. The other reasons speak of times, though of none
# that could be added up: "sesuai kebutuhan" is no output that strayed.
_NO_TIME_AT_ALL = {Reason.NO_TIME, Reason.UNREADABLE, Reason.WINDOW, Reason.ORDINAL}


def unmeasured(context: Context, *reasons: Reason) -> Iterator[tuple[int, Unmeasured]]:
    """Give the steps whose time is none for one of these reasons, by index.

    A time that was swapped with the output is left out: S119 speaks of it.
    """
    for index, time in context.unmeasured:
        if time.reason in reasons and not is_swapped(context.sop.steps[index], time):
            yield index, time


def is_swapped(step: Step, time: Unmeasured) -> bool:
    """Tell whether a step's time says nothing of a time while its output reads as one."""
    return (
        isinstance(step.time, str)
        and time.reason in _NO_TIME_AT_ALL
        and isinstance(read_time(" ".join(step.output)), Time)
    )
