"""`sopkit revoke`: an SOP is in force no longer."""

from sopkit.cli.lifecycle import recording
from sopkit.i18n import N_

HELP = N_("""Record that an SOP was revoked.

The status becomes `revoked`, which is the last; the history gets an entry. Exit status: 0 done, 2 refused, and nothing
is written.""")

EXAMPLES = ('sopkit revoke 001-surat.yaml --remark "Diganti SOP 014"',)

run = recording("revoked")
