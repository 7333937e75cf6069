"""`sopkit revise`: an SOP is taken back to be worked on."""

from sopkit.cli.lifecycle import recording
from sopkit.i18n import N_

HELP = N_("""Take an SOP back to be worked on.

The status becomes `draft`, and what was agreed to until now counts no longer: a new round begins. Of an SOP that was
approved or in force the date of revision is written and the effective date is blanked. Exit status: 0 done, 2 refused,
and nothing is written.""")

EXAMPLES = (
    "sopkit revise 001-surat.yaml",
    'sopkit revise 001-surat.yaml --remark "Masukan forum pembahasan"',
)

run = recording("revised")
