"""From bytes to text; knows what other files than text look like, not what stands in the text."""

import re
from typing import Final, NamedTuple

from sopkit.i18n import Message, _
from sopkit.source.spans import Fault, Lines

MAX_BYTES: Final = 1 << 20
"""How large a text may be, in bytes of UTF-8."""

BOM: Final = "\ufeff"

# People send what Explorer calls a document; the first bytes tell what it is.
_BINARY: Final[tuple[tuple[bytes, Message], ...]] = (
    (b"PK\x03\x04", _("an Excel or Word file")),
    (b"\xd0\xcf\x11\xe0", _("an old Excel or Word file")),
    (b"{\\rtf", _("a rich text file")),
    (b"%PDF-", _("a PDF file")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"\x1f\x8b", _("a compressed file")),
)

# The longer mark first: UTF-32 LE begins as UTF-16 LE does.
_ENCODINGS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

# YAML 1.2.2, 5.1, without U+FEFF: inside a text it is a leftover of joining files, and libyaml refuses it.
_NOT_YAML: Final = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"

_SAVE_AS_UTF8: Final = _("save the file as UTF-8, in Notepad with Save As and Encoding: UTF-8")


class Decoded(NamedTuple):
    """A text, as far as it could be read; whether it began with a byte order mark; why it is not read on."""

    text: str
    bom: bool = False
    fault: Fault | None = None


def decode(raw: bytes | str) -> Decoded:
    """Read bytes as UTF-8, with or without a byte order mark, which is not part of the text."""
    if isinstance(raw, str):
        # A lone surrogate is refused later, with its place; here it has only to be counted.
        size = len(raw) if len(raw) * 4 <= MAX_BYTES else len(raw.encode("utf-8", "surrogatepass"))
        return too_large() if size > MAX_BYTES else Decoded(raw.removeprefix(BOM), raw.startswith(BOM))
    if len(raw) > MAX_BYTES:
        return too_large()
    for magic, kind in _BINARY:
        if raw.startswith(magic):
            return Decoded("", fault=_unreadable(_("this is {kind}, not YAML", kind=kind)))
    encoding = _encoding(raw)
    if encoding is not None:
        return Decoded("", fault=_unreadable(_("the text is {encoding}, not UTF-8", encoding=encoding), _SAVE_AS_UTF8))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _bad_byte(raw, error.start)
    return Decoded(text.removeprefix(BOM), text.startswith(BOM))


def foreign_character(lines: Lines) -> Fault | None:
    """Find the first character that YAML does not allow."""
    # Whatever can be seen is allowed. That tells nearly all texts at once, and to compile the pattern costs 3 ms.
    if lines.text.replace("\n", "").isprintable():
        return None
    match = re.search(_NOT_YAML, lines.text)
    if match is None:
        return None
    return Fault(
        "S101",
        "unreadable-text",
        _("the character U+{code} may not stand in YAML", code=f"{ord(match[0]):04X}"),
        lines.span(*match.span()),
        _("delete it; such characters can't be seen and come along when text is pasted"),
    )


def too_large() -> Decoded:
    """Refuse a text without looking into it."""
    fault = Fault(
        "S107",
        "file-too-large",
        _("the file is larger than 1 MiB"),
        Lines("").span(0, 0),
        _("give each SOP a file of its own"),
    )
    return Decoded("", fault=fault)


def _encoding(raw: bytes) -> str | None:
    for mark, name in _ENCODINGS:
        if raw.startswith(mark):
            return name
    # Without a mark: every other byte of Latin text is zero in UTF-16.
    head = raw[:64]
    if len(head) >= 4 and (not any(head[1::2]) or not any(head[::2])) and any(head):
        return "UTF-16"
    return None


def _unreadable(message: Message, hint: Message | None = None) -> Fault:
    return Fault("S101", "unreadable-text", message, Lines("").span(0, 0), hint)


def _bad_byte(raw: bytes, at: int) -> Decoded:
    before = raw[:at].decode("utf-8")
    text = raw.decode("utf-8", "replace").removeprefix(BOM)
    offset = len(before.removeprefix(BOM))
    fault = Fault(
        "S101",
        "unreadable-text",
        _("the byte {byte} is not UTF-8", byte=f"0x{raw[at]:02X}"),
        Lines(text).span(offset, offset + 1),
        _SAVE_AS_UTF8,
    )
    return Decoded(text, before.startswith(BOM), fault)
