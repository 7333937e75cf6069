"""What a change to an SOP means: which steps, executors, laws and times have become which. Knows no text and no git."""

from sopkit.diff.applying import apply, revert
from sopkit.diff.compare import compare
from sopkit.diff.values import Change, Comparison, Edit, Kind, Weight
from sopkit.diff.weights import USUAL, Weights

__all__ = ["USUAL", "Change", "Comparison", "Edit", "Kind", "Weight", "Weights", "apply", "compare", "revert"]
