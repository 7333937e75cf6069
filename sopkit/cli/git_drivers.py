"""What git itself calls, once it is told by `sopkit git enable`. Each takes what git hands over."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sopkit.cli import textconv
from sopkit.cli.output import emit, say, say_aside
from sopkit.cli.session import FAILED, INTERRUPTED
from sopkit.report.lines import Piece

_SEVEN = 7
"""How many words git hands to a driver of differences, at least."""
_NO_FILE = ("/dev/null", "nul")
_DIFFERENT = 1


def external_diff(arguments: Sequence[str]) -> int:
    """Show what `sopkit diff` says of a change: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE …."""
    if len(arguments) < _SEVEN:
        return _complain("sopkit git external-diff PATH OLD HEX MODE NEW HEX MODE")
    path, old, new = arguments[0], arguments[1], arguments[4]
    say((Piece(path, "place"),))
    there = old.lower() not in _NO_FILE and new.lower() not in _NO_FILE
    status = _diff(old, new) if there else FAILED
    if status == INTERRUPTED:
        return status
    if status > _DIFFERENT:
        # A file that comes or goes, or can't be compared as an SOP.
        emit(_lines(path, old, new))
    return 0  # any other status makes git give up the whole command


def difftool(arguments: Sequence[str]) -> int:
    """Open the page of a change in the browser: LOCAL REMOTE [PATH]."""
    if len(arguments) not in {2, 3}:
        return _complain("sopkit git difftool LOCAL REMOTE [PATH]")
    old, new, *path = arguments
    # git takes its own copies away as soon as this ends; the page stays where the browser may still want it.
    page = Path(tempfile.mkdtemp(prefix="sopkit-")) / f"{Path(path[0] if path else new).stem}.html"
    status = _diff(old, new, "-f", "html", "-o", str(page))
    if status > _DIFFERENT or not page.exists():
        return max(status, _DIFFERENT)
    import webbrowser

    if not webbrowser.open(page.as_uri()):
        say((Piece(page.as_posix()),))
    return 0


def _diff(old: str, new: str, *options: str) -> int:
    """Do what `sopkit diff` does, in this process, and give its exit status."""
    from sopkit.cli import shortcut

    return shortcut.run(["diff", *options, "--", old, new])


def _lines(path: str, old: str, new: str) -> str:
    from sopkit.source.patch import patch

    return patch(path, *(_text(file) for file in (old, new)))


def _text(file: str) -> str:
    return "" if file.lower() in _NO_FILE else textconv.converted(Path(file).read_bytes()).decode("utf-8", "replace")


def _complain(usage: str) -> int:
    say_aside((Piece(f"sopkit: {usage}", "error"),))
    return FAILED


DRIVERS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "textconv": textconv.run,
    "external-diff": external_diff,
    "difftool": difftool,
}
"""By the word after `sopkit git`."""
