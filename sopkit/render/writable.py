"""What no drawing can hold. Knows no format."""

import re

# XML can't write control characters, halves of characters and non-characters even escaped, and Graphviz stops at them.
# What turns the direction of writing could be written, and would show something else than stands in the text.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Put a sign that is seen in place of each that can't be written, or turns the direction of writing."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
