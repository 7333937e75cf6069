"""What an SOP is: its shape as frozen values, and how a document becomes one."""

from sopkit.model.identity import Approval, Event, Related, Service, SopType, Status, Waiver
from sopkit.model.load import Loaded, load
from sopkit.model.plain import plain
from sopkit.model.schema import schema
from sopkit.model.sop import Sop
from sopkit.model.steps import END, Executor, Exit, Step, ThreePoint

__all__ = [
    "END",
    "Approval",
    "Event",
    "Executor",
    "Exit",
    "Loaded",
    "Related",
    "Service",
    "Sop",
    "SopType",
    "Status",
    "Step",
    "ThreePoint",
    "Waiver",
    "load",
    "plain",
    "schema",
]
