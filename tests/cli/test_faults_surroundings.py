"""Processes without a home, a stream, room, memory or the right day, and on a terminal of 40 columns."""

import os
import subprocess
import sys

import pytest
from processes import COMMAND, FLAWED, MUSI_RAWAS, environment, obeying_modes, posix, rows

from sopkit.report.lines import width

pytestmark = posix


@pytest.fixture
def office_folder(tmp_path):
    folder = tmp_path / "kantor"
    folder.mkdir()
    for name in "abcdef":
        (folder / f"{name}.yaml").write_text(FLAWED, encoding="utf-8", newline="")
    return folder


# A home, and the cache in it.


@pytest.mark.parametrize("home", [None, "half", "/dev/null", "locked"])
def test_no_command_wants_a_home_or_makes_one_among_sops(office_folder, tmp_path, home):
    surroundings = environment(TMPDIR=str(tmp_path))
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        surroundings.pop(name, None)
    if home is not None:
        surroundings["HOME"] = str(tmp_path / home) if home == "locked" else home
    (tmp_path / "locked").mkdir(mode=0o500)
    command = ["render", "a.yaml", "-o", "a.html"]
    (row,) = rows([command], env=surroundings, cwd=office_folder, prefix=obeying_modes())
    assert (row.status, row.out, row.err) == (0, "wrote a.html\n", "")
    assert {path.name for path in office_folder.iterdir()} == {
        *(f"{name}.yaml" for name in "abcdef"),
        "a.html",
    }


def test_without_a_home_git_says_that_it_needs_one(office_folder, needs):
    needs("git")
    surroundings = environment()
    for name in ("HOME", "XDG_CONFIG_HOME"):
        surroundings.pop(name, None)
    (row,) = rows([["git", "enable", "--global"]], env=surroundings, cwd=office_folder)
    assert (row.status, row.out, row.err.count("\n")) == (2, "", 1)
    assert row.err.startswith("sopkit: git: ")


# Streams.

LOUD = {
    "lint": ["lint", "."],
    "times": ["times", "."],
    "diff": ["diff", "a.yaml", "other.yaml"],
    "fmt": ["fmt", "--diff", "."],
    "explain": ["explain", "--all"],
    "textconv": ["git", "textconv", "a.yaml"],
}


def shell(script, folder, *arguments):
    """Run a command of sopkit as a shell is told to: `"$@"` in the script."""
    return subprocess.run(
        ["sh", "-c", script, "sh", *COMMAND, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", LOUD)
def test_a_full_or_missing_stream_is_one_line_or_none(office_folder, name):
    (office_folder / "other.yaml").write_text(FLAWED.replace("5 menit", "6 menit"), encoding="utf-8")
    full = shell('"$@" > /dev/full', office_folder, *LOUD[name])
    complaints = [line for line in full.stderr.splitlines() if line.startswith(b"sopkit: ")]
    assert (full.returncode, len(complaints), full.stdout) == (2, 1, b"")
    assert complaints[0].endswith(b"No space left on device")
    if name in {"explain", "diff"}:
        return
    none = shell('"$@" <&- >&- 2>&-', office_folder, *LOUD[name])
    assert none.returncode in {0, 1}
    assert (none.stdout, none.stderr) == (b"", b"")


def test_whoever_reads_only_the_first_line_hears_no_complaint(office_folder):
    for folder in range(3):
        for source in MUSI_RAWAS.glob("*.yaml"):
            (office_folder / f"{folder}{source.name}").write_bytes(source.read_bytes())
    for name in ("lint", "explain", "textconv"):
        done = shell('"$@" | head -n 1', office_folder, *LOUD[name])
        assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")


# Limits.


def test_few_open_files_are_enough(office_folder):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))"
    commands = [["lint", "."], ["diff", "a.yaml", "b.yaml"], ["times", "."], ["fmt", "."]]
    done = rows(commands, before=limit, env=environment(), cwd=office_folder)
    assert [(row.status, row.err) for row in done] == [(1, ""), (0, ""), (0, ""), (0, "")]


def test_too_few_open_files_for_workers_are_one_line(office_folder):
    done = shell('ulimit -n 12; "$@"', office_folder, "render", ".", "-j", "6", "-f", "layout", "-o", "out")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"sopkit: the system says: Too many open files\n"
    assert not (office_folder / "out").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit is not kept")
def test_a_want_of_memory_is_one_line_and_no_fault_of_ours(office_folder):
    # What is loaded has its room; then there is none for what a file holds.
    limit = (
        "import gc, resource, sopkit.cli.commands.lint, sopkit.cli.linting, sopkit.inspection, sopkit.config.settings;"
        "from sopkit.lint import texts; old = texts.text_of\n"
        "def text_of(reading): return old(reading) if 'a.yaml' not in reading.name else bytearray(1 << 34)\n"
        "import sopkit.cli.linting as linting; linting.text_of = text_of\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))"
    )
    low, fine = rows(
        [["lint", "--concise", "."], ["validate", "."]], before=limit, env=environment(), cwd=office_folder
    )
    assert (low.status, low.err) == (2, "sopkit: a.yaml: there is not enough memory for this\n")
    assert "b.yaml" in low.out
    assert (fine.status, fine.err) == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit is not kept")
@pytest.mark.parametrize("form", ["pdf"])
def test_400_megabytes_are_enough_for_a_usual_drawing(office_folder, form):
    done = shell('ulimit -v 400000; "$@"', office_folder, "render", "a.yaml", "-f", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"wrote a.{form}\n".encode(), b"")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit is not kept")
def test_a_pdf_for_which_there_is_no_memory_is_one_line(office_folder):
    steps = "".join(f"  - {{activity: Langkah {number}, by: a}}\n" for number in range(400))
    (office_folder / "long.yaml").write_text(
        f"sopkit: 1\ntitle: T\nexecutors: {{a: A}}\nsteps:\n{steps}", encoding="utf-8"
    )
    done = shell('ulimit -v 250000; "$@"', office_folder, "render", "long.yaml", "-f", "pdf")
    complaints = [line for line in done.stderr.splitlines() if b"see `sopkit validate" not in line]
    assert (done.returncode, complaints) == (2, [b"sopkit: long.yaml: there is not enough memory for this"])
    assert done.stdout == b""
    assert not (office_folder / "long.pdf").exists()


# The day.


@pytest.mark.parametrize(("seconds", "day"), [(0, "1970-01-01"), (4_102_444_800, "2100-01-01")])
def test_a_clock_that_is_wrong_ends_nothing(office_folder, seconds, day):
    (office_folder / "v.csv").write_text("sop,volume\na,12\n", encoding="utf-8")
    commands = [
        ["lint", "--concise", "."],
        ["status", "."],
        ["verify", "a.yaml"],
        ["render", "a.yaml", "-f", "pdf"],
        ["workload", "a.yaml", "--volumes", "v.csv", "-f", "xlsx", "-o", "w.xlsx"],
        ["submit", "--diff", "b.yaml"],
    ]
    clock = f"import time; time.time = lambda: {seconds}"
    done = rows(commands, before=clock, env=environment(TZ="UTC"), cwd=office_folder)
    assert [row.status for row in done[:4]] == [1, 0, 0, 0]
    assert "fault of its own" not in "".join(row.err for row in done)
    assert f"+    on: {day}" in done[5].out


# A narrow terminal.


def on_terminal(folder, columns, *arguments, **more):
    """Run a command on a terminal of so many columns, and give what it shows."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    surroundings = environment(TERM="xterm", NO_COLOR="1", **more)
    if "COLUMNS" not in more:
        surroundings.pop("COLUMNS", None)
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # Linux says so of a terminal that all have left
        pass
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("name", ["lint", "times", "status", "one"])
def test_tables_and_excerpts_keep_to_a_terminal_of_40_columns(office_folder, name):
    long = "Mengajukan permohonan peminjaman arsip yang disimpan di ruang arsip pusat dengan formulir"
    text = FLAWED.replace("Mengajukan permohonan peminjaman", long).replace("Peminjaman Arsip\n", f"{long}\n")
    (office_folder / "a.yaml").write_text(text, encoding="utf-8")
    arguments = {"one": ["times", "a.yaml"], "lint": ["lint", "a.yaml"]}.get(name, [name, "."])
    status, shown = on_terminal(office_folder, 40, *arguments)
    assert status == (1 if name == "lint" else 0)
    lines = shown.splitlines()
    if name == "lint":
        # Sentences are wrapped by the terminal; the mark stands under what it marks.
        lines = [
            line for at, line in enumerate(lines) if line.strip(" ^") == "" or "^^" in "".join(lines[at + 1 : at + 2])
        ]
        assert len(lines) > 10
    assert [line for line in lines if width(line) > 40] == []
    words = " ".join(shown.split())
    assert "Mengajukan" in words
    assert name != "status" or "State: draft" in words


@pytest.mark.parametrize("columns", ["0", "abc", "1"])
def test_whatever_columns_says_tables_are_drawn(office_folder, columns):
    arguments = {"0": ["lint", "a.yaml"], "abc": ["status", "."], "1": ["times", "a.yaml"]}[columns]
    status, shown = on_terminal(office_folder, 80, *arguments, COLUMNS=columns)
    assert status == (1 if columns == "0" else 0)
    assert "sopkit" not in shown
    assert "Pe" in shown.replace("\n", "")
