"""`sopkit submit`: a draft goes to those who validate it."""

from sopkit.cli.lifecycle import recording
from sopkit.i18n import N_

HELP = N_("""Submit a draft for validation.

The status becomes `review`, the history gets an entry with the digest of the content, and the date on which the SOP was
made is filled in. Nothing else in the file changes. Exit status: 0 done, 2 refused, and nothing is written.""")

EXAMPLES = (
    "sopkit submit 001-surat.yaml",
    'sopkit submit 001-surat.yaml --by "Kepala Subbagian Umum" --on 2026-05-18',
)

run = recording("submitted")
