"""What only a process of its own shows: pipes, encodings, signals, terminals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from processes import COMMAND, environment

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals are other things there")


def run(*arguments, **options):
    more = options.pop("env", {})
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(**more), stderr=subprocess.PIPE, check=False, **options
    )


@posix
@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", str(EXAMPLES / "flawed")],
        ["validate", "-f", "json", str(EXAMPLES / "flawed")],
        ["times", str(EXAMPLES / "musi-rawas")],
        ["schema"],
        ["explain"],
        ["--help"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_pipe_that_nobody_reads_ends_quietly(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = run(*arguments, stdout=pipe)
    assert done.stderr == b""
    assert done.returncode in {1, 2}


@posix
def test_ctrl_c_ends_quietly():
    process = subprocess.Popen(
        [*COMMAND, "validate", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["explain"], ["times", str(EXAMPLES / "musi-rawas")], ["--help"]])
def test_a_full_disk_is_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        done = run(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith(b"sopkit: ")
    assert done.stderr.count(b"\n") == 1
    assert b"fault of its own" not in done.stderr


def test_a_stream_of_another_encoding_gets_what_it_can_show(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("sopkit: 1\ntitle: 漢 – é\nsteps: 1\n", encoding="utf-8")
    done = run("validate", "--lang", "id", str(path), stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (1, b"")
    done.stdout.decode("cp1252")
    done = run("times", str(EXAMPLES / "musi-rawas"), stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Service promises" in done.stdout.decode("cp1252")
    # Programs read UTF-8, whatever the terminal shows.
    path.write_text("sopkit: 1\n漢: –\n", encoding="utf-8")
    done = run("validate", "-f", "json", str(path), stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "cp1252"})
    assert "漢" in done.stdout.decode("utf-8")


@posix
def test_a_file_name_that_is_no_text_is_shown_somehow(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff\n\x1b[31m.yaml"
    Path(os.fsdecode(name)).write_text("sopkit: 1\n", encoding="utf-8")
    for arguments in (["validate"], ["validate", "-f", "json"], ["times"], ["render", "-o", str(tmp_path / "x.html")]):
        done = run(*arguments, os.fsdecode(name), stdout=subprocess.PIPE)
        assert done.returncode == 1
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
    ],
)
def test_colour_reaches_a_pipe_only_where_it_is_forced(tmp_path, variables, coloured):
    env = {"NO_COLOR": "", **variables}
    done = run("validate", str(EXAMPLES / "flawed"), stdout=subprocess.PIPE, env=env)
    assert (b"\x1b[1;31merror\x1b[0m" in done.stdout) is coloured
    done = run("validate", str(EXAMPLES / "flawed"), "-f", "json", stdout=subprocess.PIPE, env=env)
    assert b"\x1b" not in done.stdout
    run("times", str(EXAMPLES / "musi-rawas"), "-o", str(tmp_path / "times.txt"), stdout=subprocess.PIPE, env=env)
    assert b"\x1b" not in (tmp_path / "times.txt").read_bytes()


@posix
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_gets_colours_unless_it_wants_none(variables, coloured):
    import pty

    ours, theirs = pty.openpty()
    run(
        "validate",
        str(EXAMPLES / "flawed" / "tag.yaml"),
        stdout=theirs,
        env={"TERM": "xterm", **dict.fromkeys(["NO_COLOR"], ""), **variables},
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert b"[S105]" in shown
    assert (b"\x1b[1;31merror\x1b[0m" in shown) is coloured


@posix
@pytest.mark.parametrize(("patience", "shown"), [(-1, True), (60, False)])
@pytest.mark.parametrize("arguments", [["validate"], ["render", "-j", "1"], ["render", "-j", "2"]], ids=" ".join)
def test_a_bar_on_a_terminal_shows_how_far_long_work_has_come(tmp_path, arguments, patience, shown):
    import pty

    ours, theirs = pty.openpty()
    script = (
        "import sys; from sopkit.cli import app, progress;"
        f"progress.PATIENCE = {patience}; sys.exit(app.run([*{arguments!r}, {str(EXAMPLES / 'musi-rawas')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=tmp_path,
        check=False,
    )
    os.write(theirs, b"end")
    os.close(theirs)
    drawn = os.read(ours, 10_000)
    os.close(ours)
    lines = {"validate": 1, "render": 9}[arguments[0]]
    assert (done.returncode, done.stdout.count(b"\n")) == (0, lines)
    assert (b"Working" in drawn) is shown


@posix
def test_ctrl_c_ends_workers_quietly(tmp_path):
    sources = sorted((EXAMPLES / "musi-rawas").glob("*.yaml"))
    for number in range(20):
        for source in sources:
            (tmp_path / f"{source.stem}-{number}.yaml").write_bytes(source.read_bytes())
    process = subprocess.Popen(
        [*COMMAND, "render", ".", "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
        start_new_session=True,
    )
    assert process.stdout.readline().startswith(b"wrote ")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the group
    _out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


@posix
def test_a_current_folder_that_is_gone_is_one_line(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && exec {sys.executable} -m sopkit validate a.yaml"
    done = subprocess.run(["/bin/sh", "-c", script], env=environment(), capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"sopkit: .: there is no such file or folder\n"
