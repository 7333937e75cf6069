"""Tells a text that names the format from others, however it writes the key."""

import re

_MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_KEY = rb"[\"']?sopkit[\"']?[ \t]*:"
_BEFORE = rb"(?:\s+|#[^\n]*|---)*+"
_BLOCK = re.compile(rb"^(?:- +)?" + _KEY + rb"|\A" + _BEFORE + _KEY, re.MULTILINE | re.IGNORECASE)
_INLINE = re.compile(rb"\A" + _BEFORE + rb"\{(?:.*[,\s])?" + _KEY, re.DOTALL | re.IGNORECASE)


def carries_key(raw: bytes) -> bool:
    """Tell whether a text has the key `sopkit` where it means the format."""
    # Without its zeros, the Latin text of UTF-16 reads as ASCII: such a file is found, and a finding says what ails it.
    text = _MARKS.sub(b"", raw).replace(b"\0", b"").replace(b"\r", b"\n")
    return bool(_BLOCK.search(text) or _INLINE.search(text))
