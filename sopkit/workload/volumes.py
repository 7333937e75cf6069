"""Reads a table of volumes from a file's bytes: how often SOPs and steps are done in a year. Knows no SOP.

A volume of an SOP is its cases in a year. A volume of a step says how often its time is spent in a year, repeats
included: in place of what would follow from the cases, and as the only way to count a time for each one ("2
menit/berkas": the files of a year).
"""

from sopkit.i18n import Message, _
from sopkit.workload.csv_table import read_csv
from sopkit.workload.table import Table, TableFault
from sopkit.workload.yaml_table import read_yaml

MOST_BYTES = 1 << 20

_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE_AS = _("save it as CSV UTF-8")


def read_volumes(raw: bytes, name: str) -> Table:
    """Read a table; the ending of its name tells YAML (`.yaml`, `.yml`) from CSV (any other)."""
    if len(raw) > MOST_BYTES:
        return _refused(_("the file is larger than 1 MiB, which no table of volumes is"))
    if raw.startswith(_EXCEL):
        return _refused(_("this is an Excel or Word file; {remedy}", remedy=_SAVE_AS))
    if name.lower().endswith((".yaml", ".yml")):
        return read_yaml(raw)
    if b"\0" in raw:
        return _refused(_("this is not text in UTF-8; {remedy}", remedy=_SAVE_AS))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = f"0x{raw[error.start]:02X}"
        return _refused(_("the byte {byte} is not UTF-8; {remedy}", byte=byte, remedy=_SAVE_AS), line)
    return read_csv(text)


def _refused(message: Message, line: int | None = None) -> Table:
    return Table((), (TableFault(line, message),))
