"""`sopkit git textconv FILE`: what git compares in place of the text. git starts it for each side of each file.

Apart from the other commands, since how fast it starts is all that counts: without typer, pydantic and settings.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

FAILED = 2


def run(arguments: Sequence[str]) -> int:
    """Write the lines of an SOP to standard output, and give the exit status."""
    names = [name for name in arguments if name != "--"]
    if len(names) != 1:
        return _complain("sopkit git textconv FILE")
    try:
        raw = Path(names[0]).read_bytes()
    except OSError as error:
        return _complain(f"{names[0]}: {error.strerror}")
    if sys.stdout is None:
        return 0
    try:
        sys.stdout.buffer.write(converted(raw))
        sys.stdout.buffer.flush()
    except OSError as error:
        sys.stdout = None  # else Python would write what is left, and fail anew
        # Whoever reads has seen enough, as with `git log -p | head`.
        return 0 if isinstance(error, BrokenPipeError) else _complain(f"standard output: {error.strerror}")
    return 0


def converted(raw: bytes) -> bytes:
    """Give the lines of an SOP; a text that is none, or can't be read, as it is."""
    from sopkit.report.outline import outline
    from sopkit.source import read

    try:
        document = read(raw).document
        if document is None or not isinstance(document.data, dict) or "sopkit" not in document.data:
            return raw
        return "".join(f"{_visible(line)}\n" for line in outline(document.data)).encode("utf-8")
    except Exception:  # noqa: BLE001 - git would show nothing at all of the change
        return raw


def _visible(line: str) -> str:
    r"""Write escapes such as `\x1b` as YAML has them: git passes on to a terminal whatever it gets."""
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def _complain(what: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"sopkit: {what}\n")
    return FAILED
