"""Data as JSON for programs, in which no text of a document is a command to a terminal or to a log of a forge.

JSON may hold signs that can't be seen as they are; a terminal that shows the text would obey some of them.
"""

import json
import re
from typing import Any

_FORGES = re.compile(r"#(?=#(?:\[|vso\[|teamcity\[))")
"""Begins a command to GitHub Actions, Azure Pipelines or TeamCity wherever it stands in a line of their logs."""


def json_text(data: Any) -> str:
    """Write data as JSON, one value a line; each sign that is not printed stands as its escape."""
    text = f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"
    if "##" in text:
        text = _FORGES.sub(r"\\u0023", text)
    if text.replace("\n", "").isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign == "\n" else _escape(sign) for sign in text)


def _escape(sign: str) -> str:
    # Beyond the basic plane JSON has pairs; a lone half is written as it is.
    return json.dumps(sign)[1:-1]
