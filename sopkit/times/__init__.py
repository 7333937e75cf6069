"""How long an SOP takes: times as people write them, and their sums. Knows the flow, not how it is drawn."""

from sopkit.times.analysis import analyse
from sopkit.times.calendar import EFFECTIVE_YEARS, Calendar, Converted, EffectiveYear
from sopkit.times.deltas import difference, format_difference
from sopkit.times.limits import Limit, limits
from sopkit.times.prose import durations_in
from sopkit.times.reading import Time, Unmeasured, read_time, read_workday
from sopkit.times.reasons import REASONS, Reason
from sopkit.times.totals import Load, StepTime, Times, measure, read_steps, share
from sopkit.times.units import Amount, Unit, format_amounts, format_duration
from sopkit.times.values import Analysis, Distribution, Expected, Gap, Part, Promise, Repeat, Way

__all__ = [
    "EFFECTIVE_YEARS",
    "REASONS",
    "Amount",
    "Analysis",
    "Calendar",
    "Converted",
    "Distribution",
    "EffectiveYear",
    "Expected",
    "Gap",
    "Limit",
    "Load",
    "Part",
    "Promise",
    "Reason",
    "Repeat",
    "StepTime",
    "Time",
    "Times",
    "Unit",
    "Unmeasured",
    "Way",
    "analyse",
    "difference",
    "durations_in",
    "format_amounts",
    "format_difference",
    "format_duration",
    "limits",
    "measure",
    "read_steps",
    "read_time",
    "read_workday",
    "share",
]
