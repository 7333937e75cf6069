"""How much one person works in a year, and where that figure is from."""

from enum import StrEnum

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.times import EFFECTIVE_YEARS

DEFAULT_YEAR = 75_000


class Origin(StrEnum):
    """Who named a figure; the values are the words of the JSON."""

    OPTION = "option"
    SETTINGS = "settings"
    DEFAULT = "default"


class WorkYear(Struct, frozen=True):
    """The minutes by which a year's work is divided."""

    minutes: int
    origin: Origin

    @property
    def source(self) -> Message:
        """Which figure it is: an official one with its source, or as given."""
        official = EFFECTIVE_YEARS.get(str(self.minutes))
        return _("{n} minutes, as given", n=self.minutes) if official is None else official.source

    @property
    def assumption(self) -> Message:
        """Say what is divided by, and who says so."""
        return _("one person's effective working time in a year is {source} ({by})", source=self.source, by=self._by)

    @property
    def _by(self) -> Message:
        match self.origin:
            case Origin.OPTION:
                return _("by `--year`")
            case Origin.SETTINGS:
                return _("by `calendar.year` in the settings")
            case Origin.DEFAULT:
                return _("sopkit's own choice where neither `--year` nor the settings name one")


def work_year(asked: int | None, settings: int | None) -> WorkYear:
    """Choose the year: what was asked, else the settings, else 75,000 minutes."""
    if asked is not None:
        return WorkYear(asked, Origin.OPTION)
    if settings is not None:
        return WorkYear(settings, Origin.SETTINGS)
    return WorkYear(DEFAULT_YEAR, Origin.DEFAULT)
