"""What follows what in an SOP, and questions about it."""

from sopkit.flow.dominance import joins, returns
from sopkit.flow.graph import Dangling, Edge, Flow, build_flow
from sopkit.flow.questions import Loop, components, islands, loops, reachable, reaches_end

__all__ = [
    "Dangling",
    "Edge",
    "Flow",
    "Loop",
    "build_flow",
    "components",
    "islands",
    "joins",
    "loops",
    "reachable",
    "reaches_end",
    "returns",
]
