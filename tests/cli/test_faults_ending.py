"""A run that is asked for an end: no word, no process left, no half of a file."""

import json
import os
import signal
import subprocess
import sys

import pytest
from processes import COMMAND, FLAWED, MUSI_RAWAS, environment, posix

pytestmark = posix


def started(folder, *arguments):
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
        start_new_session=True,
    )


@pytest.fixture
def many(tmp_path):
    for number in range(20):
        for source in MUSI_RAWAS.glob("*.yaml"):
            (tmp_path / f"{source.stem}-{number}.yaml").write_bytes(source.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("signals", "to_all", "status"),
    [
        (["SIGINT"] * 3, True, 130),
        (["SIGTERM"], False, 143),
        (["SIGTERM"] * 2, True, 143),
        (["SIGHUP"], True, 129),
        (["SIGKILL"], False, -9),
    ],
    ids=["Ctrl-C three times", "kill", "timeout", "terminal closed", "kill -9"],
)
def test_workers_end_with_the_run_and_files_are_whole(many, signals, to_all, status):
    process = started(many, "render", ".", "-f", "layout", "-j", "2", "-o", "out")
    assert process.stdout.readline().startswith(b"wrote ")
    for name in signals:
        (os.killpg if to_all else os.kill)(process.pid, getattr(signal, name))
    # The pipes end when the last process that holds them has: also the workers.
    _out, err = process.communicate(timeout=20)
    assert process.returncode == status
    # One that is killed can't take its semaphores back, and Python says so.
    assert err == b"" or status < 0
    written = list((many / "out").iterdir())
    # Nor can it take away the draft that it was writing, which no file has become.
    drafts = [file for file in written if file.name.startswith(".sopkit-")]
    assert len(drafts) <= (status < 0)
    written = [file for file in written if file not in drafts]
    assert 1 <= len(written) < 180
    assert {json.loads(file.read_bytes())["version"] for file in written} == {1}


@pytest.mark.parametrize("wait", [0.1, 0.2, 0.35])
def test_an_end_while_workers_start_is_quiet(many, wait):
    process = started(many, "render", ".", "-f", "layout", "-j", "2", "-o", "out")
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    # Before the first line of sopkit runs, the signal ends Python itself.
    assert (process.returncode, err) in {(143, b""), (-15, b"")}
    # A quick machine has drawn some by then.
    assert all(line.startswith(b"wrote out/") for line in out.splitlines())


MIDWAY = """\
import os, signal, sys
from pathlib import Path
write, unlink = Path.replace, Path.unlink
def replace(draft, target):
    assert draft.read_bytes()
    os.kill(os.getpid(), signal.{name})
    return write(draft, target)
def take_away(draft, **more):
    # A second one, as `timeout` sends it to a group, in the middle of tidying up.
    os.kill(os.getpid(), signal.{name})
    return unlink(draft, **more)
Path.replace, Path.unlink = replace, take_away
sys.argv[:] = ["sopkit", *sys.argv[1:]]
from sopkit.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("name", "status", "arguments"),
    [
        ("SIGINT", 130, ["fmt"]),
        ("SIGTERM", 143, ["lint", "--fix"]),
        ("SIGTERM", 143, ["submit", "--on", "2026-05-12"]),
    ],
)
def test_an_end_in_the_middle_of_a_write_leaves_the_old_file(tmp_path, arguments, name, status):
    file = tmp_path / "a.yaml"
    file.write_text(FLAWED, encoding="utf-8", newline="")
    done = subprocess.run(
        [sys.executable, "-c", MIDWAY.format(name=name), *arguments, "a.yaml"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")
    assert file.read_text(encoding="utf-8") == FLAWED
    assert list(tmp_path.iterdir()) == [file]


def test_a_signal_that_nohup_has_ignored_ends_nothing(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(FLAWED, encoding="utf-8", newline="")
    script = MIDWAY.format(name="SIGHUP")
    command = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh", sys.executable, "-c", script, "fmt", "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert file.read_text(encoding="utf-8") != FLAWED
