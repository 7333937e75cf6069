"""Text of a document inside Markdown, where none of it can become markup, a link, or a call to a person.

What means something to Markdown is written as a character reference, and what GitHub would look for in the text is
parted by a space of no width.
"""

import re

from sopkit.report.lines import one_line

_LONGEST = 2_000
"""Characters of a text that are shown."""
_SIGNS = re.compile(r"[\\`*_\[\]<>&|~$#\u200b]")
"""What means something to Markdown in the middle of a line, and the space of no width, which is invisible."""
_CALLS = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Inside of what GitHub would make a link of: a person, an issue, an address."""
_NO_WIDTH = "\u200b"


def markdown_text(text: str) -> str:
    """Write a text on one line, as itself."""
    return escaped(shortened(text))


def shortened(text: str) -> str:
    """Write a text on one line that isn't too long."""
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def escaped(text: str) -> str:
    """Take from a line all that means something to Markdown."""
    parted = _CALLS.sub(_NO_WIDTH, text)
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", parted)
