"""The life of an SOP from draft to revocation: which moves may be made, what each writes, and who is next.

Knows no terminal and no git. What stages there are, and in which order, `sopkit.model.stages` tells.
"""

from sopkit.lifecycle.chain import chain_of
from sopkit.lifecycle.moving import Asked, Moved, RefusedError, move
from sopkit.lifecycle.standing import Standing, stand

__all__ = ["Asked", "Moved", "RefusedError", "Standing", "chain_of", "move", "stand"]
