"""A command line that is run here, and what it writes where a person or a program looks."""

import io
import sys

import pytest

from sopkit.cli.app import run


class Terminal(io.TextIOWrapper):
    """A stream that is looked at."""

    def isatty(self):
        return True


def started(folder, line, stream=io.TextIOWrapper):
    """Run a command line in a folder; gives its status, and what went to standard output and error."""
    out, err = (stream(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LANGUAGE", "")
        patch.setenv("TERM", "xterm-256color")
        for name in ("NO_COLOR", "FORCE_COLOR", "SOPKIT_LANG", "LC_ALL", "LANG", "SOPKIT_DEBUG"):
            patch.delenv(name, raising=False)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = run(line if isinstance(line, list) else line.split())
        out.flush()
        err.flush()
    return status, out.buffer.getvalue(), err.buffer.getvalue().decode()
