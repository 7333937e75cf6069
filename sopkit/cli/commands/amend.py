"""`sopkit amend`: a unit puts a change through that needs no new approval."""

from pathlib import Path
from typing import TYPE_CHECKING

from sopkit.cli.lifecycle import recording
from sopkit.i18n import N_, Message, _

if TYPE_CHECKING:
    from sopkit.cli.session import Session
    from sopkit.lifecycle import Moved
    from sopkit.source import Document

HELP = N_("""Record a change of an approved SOP that needs no new approval.

Compares the SOP with the version in the git repository that was agreed to. Changes that are editorial or substantive,
by the weights of the settings, are recorded with a new digest and the date of revision; one that needs approval is
refused: `sopkit revise` begins anew. Exit status: 0 done, 2 refused, and nothing is written.""")

EXAMPLES = (
    'sopkit amend 001-surat.yaml --remark "Salah ketik pada langkah 2"',
    "sopkit amend 001-surat.yaml --diff",
)


def _needs_approval(session: "Session", document: "Document", _moved: "Moved", path: Path) -> Message | None:
    from sopkit.cli.weighing import weights_set
    from sopkit.diff import Weight
    from sopkit.model import load
    from sopkit.verification import changed_since, past_of

    weights = weights_set(session)
    if weights is None:
        return _("how much the change matters is not known")
    past = past_of(path)
    if past is None:
        return _("the file lies in no git repository, so the change can't be weighed; `sopkit revise` begins anew")
    sop = load(document).sop
    since = changed_since(sop, past, weights) if sop else None
    if since is None:
        return _("no commit carries the version that was agreed to, so the change can't be weighed")
    grave = next((change.message for change in since.changes if change.weight is Weight.APPROVAL), None)
    if grave:
        return _("this needs approval: {change}; `sopkit revise` begins anew", change=grave)
    return None


run = recording("amended", _needs_approval)
