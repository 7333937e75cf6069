"""Runs a case in this process, in a folder and an environment of its own, and gives what it came to.

A run that takes too long is broken off as if by Ctrl-C. Where even that does not help, since it is not Python that
hangs, the process ends with a traceback of where it is. Both work on every system.
"""

import _thread
import contextlib
import faulthandler
import io
import os
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from fuzz.cases import Case, as_bytes
from repositories import environment

from sopkit.cli.app import run

LIMIT = 60.0
"""Seconds that a run may take: a thousand times what most take, for the machine may be busy."""

_ASKING = ("SOPKIT_", "GIT_", "GPG_", "SSH_", "LC_", "LANG", "XDG_", "PYTHONIOENCODING", "NO_COLOR", "FORCE_COLOR")
"""Beginnings of the variables that programs ask."""


@dataclass(frozen=True)
class Done:
    """What a run came to."""

    status: object
    out: bytes
    err: str
    seconds: float
    error: str = ""
    """What was raised, where anything was."""
    before: Mapping[str, bytes] | None = None
    after: Mapping[str, bytes] | None = None
    """The files of the folder, by name, without those of git."""
    left: tuple[str, ...] = ()
    """What is left in the folder for temporary files."""


def done(case: Case, limit: float = LIMIT) -> Done:
    """Run a case."""
    with tempfile.TemporaryDirectory(prefix="case-", ignore_cleanup_errors=True) as name:
        base = Path(name).resolve()
        folder, home, scratch = base / "kerja", base / "home", base / "tmp"
        for each in (folder, home, scratch):
            each.mkdir()
        with _surroundings(folder, home, scratch):
            case.lay(folder, home)
            before = _files(folder)
            status, out, err, seconds, error = _run(case, limit)
            left = tuple(sorted(path.relative_to(scratch).as_posix() for path in scratch.rglob("*")))
            return Done(status, out, err, seconds, error, before, _files(folder), left)


@contextlib.contextmanager
def _surroundings(folder: Path, home: Path, scratch: Path) -> Iterator[None]:
    """Stand in a folder, with an environment that knows nothing of this machine and opens no browser."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_ASKING)}
    package = str(Path(__file__).resolve().parents[2])
    own = {
        **environment(home),
        "GNUPGHOME": str(home),
        "LANGUAGE": "",
        "PYTHONPATH": package,
        "XDG_CACHE_HOME": str(home / "cache"),
        "LOCALAPPDATA": str(home / "cache"),
        **{name: str(scratch) for name in ("TMPDIR", "TEMP", "TMP")},
        # What a process below this one would open a browser with.
        "BROWSER": "true",
    }
    with (
        mock.patch.dict(os.environ, {**variables, **own}, clear=True),
        mock.patch.object(tempfile, "tempdir", str(scratch)),
        mock.patch.object(webbrowser, "open", return_value=False),
        contextlib.chdir(folder),
    ):
        yield


def _run(case: Case, limit: float) -> tuple[object, bytes, str, float, str]:
    with _streams(as_bytes(case.stdin)) as (out, err):
        begin = time.perf_counter()
        error = ""
        watch = threading.Timer(limit, _thread.interrupt_main)
        watch.daemon = True
        watch.start()
        status: object = None
        try:
            status = run(list(case.arguments))
        except BaseException as raised:  # noqa: BLE001 - anything that comes out of it is a fault
            error = f"{type(raised).__name__}: {raised}"
        finally:
            watch.cancel()
        seconds = time.perf_counter() - begin
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, AttributeError):
                stream.flush()
        out.seek(0)
        err.seek(0)
        return status, out.read(), err.read().decode("utf-8", "replace"), seconds, error


@contextlib.contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[io.BufferedRandom, io.BufferedRandom]]:
    """Put files in place of the streams, those of the system as well, which processes below this one write to."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, _kept(1), _kept(2) as console:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        faulthandler.dump_traceback_later(3 * LIMIT, exit=True, file=console)
        try:
            with (
                mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
                mock.patch.object(sys, "stdout", _writing(1)),
                mock.patch.object(sys, "stderr", _writing(2)),
            ):
                yield out, err
        finally:
            faulthandler.cancel_dump_traceback_later()


def _writing(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(number, "w", closefd=False), encoding="utf-8", write_through=True)


@contextlib.contextmanager
def _kept(number: int) -> Iterator[int]:
    """Give a second number of a stream, and take the first one back to it afterwards."""
    kept = os.dup(number)
    try:
        yield kept
    finally:
        os.dup2(kept, number)
        os.close(kept)


def _files(folder: Path) -> dict[str, bytes]:
    found = {}
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in names:
            path = Path(here, name)
            found[path.relative_to(folder).as_posix()] = path.read_bytes() if path.is_file() else b""
    return found
