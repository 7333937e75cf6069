"""`sopkit --version`, apart: an editor asks it of every tool that it knows, and it needs nothing of the rest."""

import sys

from sopkit import __version__


def run() -> int:
    """Say the version, and give the exit status."""
    try:
        if sys.stdout is not None:
            sys.stdout.write(f"sopkit {__version__}\n")
            sys.stdout.flush()
    except OSError:
        from sopkit.cli.app import run as in_full  # which knows how to say why that can't be written

        return in_full(["--version"])
    return 0
