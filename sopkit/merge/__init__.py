"""Joins two versions of an SOP that come from one: by what the changes mean, in the text as it is written."""

from sopkit.merge.three_way import merged
from sopkit.merge.values import Conflict, Merge, Style

__all__ = ["Conflict", "Merge", "Style", "merged"]
