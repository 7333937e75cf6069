"""What can be said of an SOP: one file a rule, and the engine that asks them all.

The list of rules is `sopkit.lint.registry.rules()`; `sopkit.lint.rules` is the folder in which they stand.
"""

from sopkit.lint.engine import check
from sopkit.lint.rule import Context, Remark, Rule

__all__ = ["Context", "Remark", "Rule", "check"]
