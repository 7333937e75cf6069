"""How much one person works, as commands ask and settings say. Knows no SOP."""

from typing import TYPE_CHECKING

from sopkit.cli.parameters import Context, UsageError
from sopkit.i18n import _

if TYPE_CHECKING:
    from sopkit.cli.session import Session
    from sopkit.times import Calendar
    from sopkit.workload import WorkYear


def calendar_asked(workday: str | None, session: "Session", ctx: Context) -> "Calendar | None":
    """Read the length of a working day: what stands behind `--workday`, else that of the settings, else none."""
    from sopkit.times import Calendar, read_workday

    if workday is None:
        return calendar_set(session)
    minutes = read_workday(workday)
    if minutes is None:
        message = _("`{value}` is no length of a working day; write `--workday 7.5h`", value=workday)
        raise UsageError(session.text(message), ctx)
    return Calendar(minutes)


def calendar_set(session: "Session") -> "Calendar | None":
    """Give the working day that the settings name, which have judged it; None where they name none."""
    from sopkit.times import Calendar, read_workday

    workday = session.settings.calendar.workday if session.settings else None
    minutes = None if workday is None else read_workday(workday)
    return None if minutes is None else Calendar(minutes)


def year_asked(year: str | None, session: "Session", ctx: Context) -> "WorkYear":
    """Read the minutes that one person works in a year, likewise; without any it is the default."""
    from sopkit.config.staffing import MOST_YEAR
    from sopkit.workload import work_year

    if year is None:
        return work_year(None, session.settings.calendar.year if session.settings else None)
    if not (year.isascii() and year.isdigit() and 0 < int(year[:9]) <= MOST_YEAR):
        message = _("`--year` is a whole number of minutes, such as 72000 or 75000, not `{value}`", value=year)
        raise UsageError(session.text(message), ctx)
    return work_year(int(year), None)
