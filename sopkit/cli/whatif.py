"""One run of `sopkit times --set`: an SOP is analysed as it is and as it would be. Nothing is written to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sopkit.cli.inputs import Input
from sopkit.cli.session import Session
from sopkit.cli.tables import print_tables
from sopkit.cli.timing import Job
from sopkit.i18n import _

if TYPE_CHECKING:
    from sopkit.report.times.whatif import WhatIf

OPTION = "--set"


def compared(
    inputs: Sequence[Input], texts: Sequence[str], job: Job, session: Session, *, many: bool
) -> "WhatIf | None":
    """Analyse an SOP before and after changes; None when that can't be done, which is then told."""
    from sopkit.flow import build_flow
    from sopkit.report.times.whatif import WhatIf
    from sopkit.times import analyse
    from sopkit.times.whatif import changed, parse_changes

    if many:
        session.fail(OPTION, _("changes are those of one SOP; name its file alone"))
        return None
    sop = session.load(inputs[0]) if inputs else None
    if sop is None:
        return None
    try:
        asked = parse_changes(texts, sop)
        for refusal in asked.refusals:
            session.fail(f"{OPTION} {refusal.text}", refusal.why)
        if asked.refusals:
            return None
        before, after = (
            analyse(one, build_flow(one), job.calendar, runs=job.runs, seed=job.seed)
            for one in (sop, changed(sop, asked.changes))
        )
    except Exception as error:  # noqa: BLE001 - no fault of ours ends in a traceback
        session.fault(error, inputs[0].name)
        return None
    return WhatIf(inputs[0].name, asked.changes, before, after)


def deliver(whatif: "WhatIf", form: str, output: str | None, session: Session) -> None:
    """Show what the changes come to."""
    from sopkit.report.times.whatif import FORMATS

    if form in FORMATS:
        session.deliver(FORMATS[form].write(whatif, session.language), output)
        return
    from sopkit.report.times.whatif_text import show

    print_tables(lambda console: show(whatif, session.language, console), output, session)
