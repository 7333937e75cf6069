"""How long an SOP takes: times as people write them, and their sums. Knows the flow, not how it is drawn."""

from sopkit.times.reading import Time, Unmeasured, read_time, read_workday
from sopkit.times.totals import Converted, Load, StepTime, Times, measure, read_steps, share
from sopkit.times.units import Amount, Unit, format_amounts, format_duration
from sopkit.times.words import REASONS, Reason

__all__ = [
    "REASONS",
    "Amount",
    "Converted",
    "Load",
    "Reason",
    "StepTime",
    "Time",
    "Times",
    "Unit",
    "Unmeasured",
    "format_amounts",
    "format_duration",
    "measure",
    "read_steps",
    "read_time",
    "read_workday",
    "share",
]
