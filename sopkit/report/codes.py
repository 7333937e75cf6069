"""The codes that no rule's page explains, one sentence each: what keeps a text from being an SOP at all.

Rules explain themselves (`sopkit/lint/rules/`). These faults come out of reading and loading, where many places
share a code, so their words stand in this table.
"""

from collections.abc import Mapping

from sopkit.i18n import Message, _

SHAPE: Mapping[tuple[str, str], Message] = {
    ("S101", "unreadable-text"): _("The file is no UTF-8 text, or holds characters that YAML does not allow."),
    ("S102", "yaml-syntax"): _("The text can't be read as YAML."),
    ("S103", "duplicate-key"): _("A key stands twice in one block; YAML would keep one of the two without a word."),
    ("S104", "anchor-or-alias"): _("An anchor or alias of YAML is used, so that a value stands elsewhere in the text."),
    ("S105", "tag"): _("A tag of YAML is used, which would change what a value means."),
    ("S106", "several-documents"): _("The file holds more than one YAML document."),
    ("S107", "file-too-large"): _("The file is larger than 1 MiB."),
    ("S108", "nested-too-deep"): _("Lists and keys stand more than 32 deep in each other."),
    ("S109", "too-many-steps"): _("The SOP has more than 1,000 steps."),
    ("S110", "not-an-sop"): _("The text is YAML, but no block of keys, as an SOP is."),
    ("S111", "missing-key"): _("A key is absent without which an SOP can't be loaded."),
    ("S112", "unknown-key"): _("A key is not one of those that may stand in its place."),
    ("S113", "wrong-type"): _("A value is of another kind than its key takes, such as a list in place of a text."),
    ("S114", "unknown-value"): _("A value is not one of the words that its key takes."),
    ("S115", "unreadable-value"): _("A date, share, number or true/false is written so that it can't be read."),
    ("S116", "blank-value"): _("A value is blank that an SOP needs in order to be loaded."),
    ("S117", "unknown-format"): _("The document is of a format that this version does not read."),
    ("S118", "symbol-in-step"): _("A step names its symbol, which follows from the flow."),
    ("S121", "too-many-entries"): _("A list or a group of keys has more than 10,000 entries."),
    ("S122", "too-many-ways"): _("A step has more than 20 ways on, or the steps of an SOP more than 2,000 together."),
}
"""Sentences by code and name; every fault of these codes is an error."""
