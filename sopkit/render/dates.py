"""The day that a file says it was made: the SOP's own, since that of today would change the bytes. Knows no format."""

from datetime import date

from sopkit.model import Sop

_NO_DAY = date(1970, 1, 1)
"""What computers write for an unknown day; PDF/A allows none to be missing."""


def day_of(sop: Sop) -> date:
    """Choose the day on which an SOP was last written, or else comes into force."""
    return sop.revised or sop.created or sop.effective or _NO_DAY
