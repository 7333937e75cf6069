"""What one does with an SOP, for those who write Python: the verbs that are more than one room's.

`import sopkit` offers them beside the verbs of the rooms. Knows no terminal and no command.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sopkit import source
from sopkit.config import find_settings
from sopkit.diagnostic import Finding, order
from sopkit.lint import check as remarks
from sopkit.lint.plan import agreed_to
from sopkit.lint.texts import beside, text_of
from sopkit.lint.world import NOTHING_KNOWN
from sopkit.lint.written import placed
from sopkit.model import Sop
from sopkit.source import Reading

if TYPE_CHECKING:
    from sopkit.config.settings import Configured, Settings
    from sopkit.layout import Form


def read(source_or_path: str | PathLike[str] | bytes, name: str = "<text>") -> Reading:
    """Read a file by its path, or a text given as bytes, which is then called by `name`.

    What is wrong with the text stands in the reading; a file that can't be opened raises OSError.
    """
    if isinstance(source_or_path, bytes):
        return source.read(source_or_path, name)
    return source.read_file(Path(source_or_path))


class Judgement(Struct, frozen=True):
    """What a text is found to be: an SOP, if it is one, and everything that is wrong with it."""

    sop: Sop | None
    findings: tuple[Finding, ...]
    """In the order of a report."""


def judge(reading: Reading) -> Judgement:
    """Load the SOP of a text, and find all that is wrong with text, shape, references and flow (S-codes).

    Of an SOP whose history holds digests also whether it was changed after it was agreed to.
    """
    text = text_of(reading)
    if text.sop is None or text.document is None:
        return Judgement(None, text.findings)
    plan = agreed_to() if any(event.digest for event in text.sop.history) else None
    world = beside(NOTHING_KNOWN, text.document)
    found = (one for one in placed(remarks(text.sop, plan, world), text.document) if one.waiver is None)
    return Judgement(text.sop, tuple(sorted(found, key=order)))


def check(reading: Reading) -> list[Finding]:
    """Find what is wrong with a text, as `sopkit validate` does: text and shape, references, flow.

    The findings are in the order of a report: line, column, code.
    """
    return list(judge(reading).findings)


def settings_near(path: str | PathLike[str]) -> "Configured":
    """Read the settings that hold for an SOP: `sopkit.yaml` in its folder or the nearest one above.

    Without such a file nothing is set. What is wrong with it stands in `findings`; a file that can't be opened raises
    OSError.
    """
    from sopkit.config.settings import read_settings  # noqa: PLC0415 - whoever reads SOPs need not pay for settings

    return read_settings(find_settings(Path(path)))


def form_of(
    settings: "Settings | None" = None,
    *,
    paper: str | None = None,
    orientation: str | None = None,
    identity: str | None = None,
    numbers: bool | None = None,
    totals: bool | None = None,
    sheet: bool = False,
) -> "Form":
    """Make the form that `arrange` draws in, of settings and of what is asked for in their place.

    `paper` is A4, F4, Legal, Letter or A3, `orientation` landscape or portrait, `identity` page, above or none; None
    leaves it to the settings. `sheet` draws all on one sheet. Other words raise ValueError.
    """
    from sopkit.layout import PAPERS, Form, IdentityPlace, Paper  # noqa: PLC0415 - the same

    asked = paper or (settings and settings.paper) or "A4"
    way = orientation or (settings and settings.orientation) or "landscape"
    if asked not in PAPERS or way not in ("landscape", "portrait"):
        raise ValueError(f"there is no paper {asked} that lies {way}")
    lying = PAPERS[asked]
    if numbers is None:
        numbers = bool(settings and settings.numbers)
    return Form(
        paper=lying if way == "landscape" else Paper(lying.name, lying.height, lying.width),
        identity=IdentityPlace(identity or (settings and settings.identity) or IdentityPlace.PAGE),
        numbers=numbers,
        totals=bool((settings and settings.totals) if totals is None else totals),
        sheet=sheet,
        **(_of_office(settings) if settings else {}),
    )


def _of_office(settings: "Settings") -> dict[str, Any]:
    """Give what only settings say of a form."""
    from sopkit.layout import Logo, Margins  # noqa: PLC0415 - the same
    from sopkit.layout.form import ORDER  # noqa: PLC0415 - the same

    emblem, columns = settings.logo, settings.columns
    return {
        "margins": Margins(**settings.margins.model_dump(exclude_none=True)),
        "titles": columns.titles.model_dump(exclude_none=True),
        "logo": Logo(emblem.data, emblem.media, emblem.width, emblem.height) if emblem else None,
        "order": columns.order or ORDER,
        "rounding": settings.rounding or 0.0,
    }
