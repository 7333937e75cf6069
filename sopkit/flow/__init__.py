"""What follows what in an SOP, and questions about it."""

from sopkit.flow.graph import Dangling, Edge, Flow, build_flow
from sopkit.flow.questions import Loop, islands, loops, reachable, reaches_end

__all__ = ["Dangling", "Edge", "Flow", "Loop", "build_flow", "islands", "loops", "reachable", "reaches_end"]
