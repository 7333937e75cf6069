"""Verifies what a history tells: digests, order and dates, officials, signatures, and the commits that carry them.

Here the life cycle, git and the comparison of versions meet. Knows no terminal.
"""

from sopkit.verification.past import Since, changed_since, past_of
from sopkit.verification.verify import Entry, Verified, verify

__all__ = ["Entry", "Since", "Verified", "changed_since", "past_of", "verify"]
