"""What can be said of an SOP: one file a rule, and the engine that asks them.

The list of rules is `sopkit.lint.registry.rules()`; `sopkit.lint.rules` is the folder in which they stand.
"""

from sopkit.lint.context import Context
from sopkit.lint.engine import check, check_among, in_two_parts
from sopkit.lint.library import Among, Library, Member
from sopkit.lint.plan import Asked, Plan, preset, well_formed
from sopkit.lint.rule import Preset, Remark, Rule
from sopkit.lint.world import Superseded, World

__all__ = [
    "Among",
    "Asked",
    "Context",
    "Library",
    "Member",
    "Plan",
    "Preset",
    "Remark",
    "Rule",
    "Superseded",
    "World",
    "check",
    "check_among",
    "in_two_parts",
    "preset",
    "well_formed",
]
