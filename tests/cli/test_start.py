"""What a command loads, and that the short way to it is the whole way, only shorter."""

import os
import subprocess
import sys
from functools import wraps
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.cli import app, shortcut
from sopkit.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples" / "musi-rawas"

LISTED = """
import atexit, pathlib, sys
at_first = set(sys.modules)
atexit.register(lambda: pathlib.Path("loaded").write_text("\\n".join(set(sys.modules) - at_first), "utf-8"))
sys.argv[0] = "sopkit"
from sopkit.__main__ import main
main()
"""
"""Runs the program, and lists at its end what it has loaded."""


def environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A current folder with an SOP and its next version."""
    (source,) = EXAMPLES.glob("001-*.yaml")
    text = source.read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("4 jam", "3 jam"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("SOPKIT_LANG", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    return tmp_path


def loaded(arguments, folder, script=LISTED):
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment(), cwd=folder, capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return set((folder / "loaded").read_text("utf-8").splitlines())


NOBODYS = {
    "email",
    "fontTools",
    "graphviz",
    "http",
    "importlib.metadata",
    "multiprocessing",
    "pathspec",
    "rich.table",
    "ssl",
    "subprocess",
    "typst",
    "webbrowser",
    "xlsxwriter",
    "xml.etree",
    "sopkit.config.settings",
    "sopkit.lifecycle",
}
"""Whoever needs one of these has a line of its own below."""
NO_DRAWING = NOBODYS | {"asyncio", "jinja2", "sopkit.layout", "sopkit.render"}
NO_JUDGING = {"sopkit.inspection.inspector", "sopkit.lint.language", "sopkit.lint.rules.clarity"}
NO_COMPARING = {"sopkit.diff", "sopkit.repository", "sopkit.review"}
NO_DOCUMENT = NO_DRAWING | NO_JUDGING | NO_COMPARING | {"pydantic", "rich", "yaml", "sopkit.model", "sopkit.source"}

ONE = ["a.yaml"]
TWO = ["a.yaml", "b.yaml"]
GIT = ["a.yaml", "a.yaml", "0", "100644", "b.yaml", "1", "100644"]


@pytest.mark.parametrize(
    ("arguments", "others"),
    [
        (["--help"], NO_DOCUMENT - {"subprocess"}),
        (["git", "textconv", *ONE], {*NO_DOCUMENT, "sopkit.lint", "sopkit.times"} - {"yaml", "sopkit.source"}),
        (["git", "external-diff", *GIT], NO_DRAWING),
        (["validate", *ONE], NO_DRAWING | NO_JUDGING | NO_COMPARING),
        (["validate", "-f", "json", *ONE], NO_DRAWING | NO_JUDGING | NO_COMPARING),
        (["lint", *ONE], NO_DRAWING | NO_COMPARING),
        (["diff", *TWO], NO_DRAWING),
        (["times", *ONE], (NO_DRAWING | NO_COMPARING) - {"rich.table"}),
        (["render", *ONE], (NOBODYS | NO_JUDGING | NO_COMPARING) - {"asyncio"}),  # jinja2 loads it
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_a_command_loads_nothing_that_others_need(folder, arguments, others):
    if arguments != ["--help"]:
        others = others | {"typer"}
    assert loaded(arguments, folder) & others == set()


def test_the_version_is_told_by_four_modules(folder):
    assert {name for name in loaded(["--version"], folder) if name.startswith("sopkit")} == {
        "sopkit",
        "sopkit.__main__",
        "sopkit.cli",
        "sopkit.cli.version",
    }
    bare = loaded([], folder, LISTED.replace("from sopkit.__main__ import main\nmain()", "import gc, types"))
    assert {name for name in loaded(["--version"], folder) - bare if not name.startswith("sopkit")} == set()


def test_a_command_is_found_before_anything_of_an_sop_is_loaded(folder):
    # Whoever knows the answer already, such as a cache, pays for no more.
    found = LISTED.replace("from sopkit.__main__ import main\nmain()", "from sopkit.cli import shortcut\n") + (
        "assert shortcut.plain_call(sys.argv[1:])"
    )
    names = loaded(["lint", "-f", "json", *ONE], folder, found)
    assert names & (NO_DOCUMENT | {"msgspec", "typer", "sopkit.lint", "sopkit.times", "sopkit.diagnostic"}) == set()


# Each with whether it is plain enough for the short way.
LINES = [
    (["validate", "a.yaml"], True),
    (["validate", "a.yaml", "b.yaml"], True),
    (["validate", "a.yaml", "-f", "json"], True),
    (["validate", "--format=json", "a.yaml"], True),
    (["validate", "a.yaml", "--format", "text", "--fail-on", "advice"], True),
    (["validate", "-f", "json", "-f", "text", "a.yaml"], True),
    (["validate", "--", "a.yaml"], True),
    (["validate", "."], True),
    (["validate", "none.yaml"], True),
    (["validate", ""], True),
    (["validate", "a.yaml", "-o", "out.txt"], True),
    (["validate", "a.yaml", "-o", "-"], True),
    (["validate", "a.yaml", "--output="], True),
    (["validate", "a.yaml", "-o", "none/out.txt"], True),
    (["validate", "a.yaml", "--lang", "id"], True),
    (["validate", "--lang=id", "none.yaml"], True),
    (["validate"], False),
    (["validate", "--help"], False),
    (["validate", "a.yaml", "--lang", "xx"], False),
    (["validate", "a.yaml", "--lang"], False),
    (["validate", "a.yaml", "--fail-on", "--lang", "id"], False),
    (["validate", "a.yaml", "-fjson"], False),
    (["validate", "a.yaml", "-f=json"], False),
    (["validate", "a.yaml", "--format", "yaml", "--lang", "id"], False),
    (["validate", "a.yaml", "--unknown"], False),
    (["validate", "a.yaml", "-x"], False),
    (["lint", "a.yaml"], True),
    (["lint", "a.yaml", "--concise", "--today", "2026-06-30"], True),
    (["lint", "a.yaml", "--today", "soon"], True),
    (["lint", "a.yaml", "--today", "soon", "--lang", "id"], True),
    (["lint", "a.yaml", "--select", "P1", "--select", "P4,S3", "--ignore", "P103"], True),
    (["lint", "a.yaml", "--select", "nothing"], True),
    (["lint", "a.yaml", "--fix", "--diff"], True),
    (["lint", "a.yaml", "--fix=yes"], False),
    (["lint", "a.yaml", "-o", "json=out.json", "-o", "markdown=out.md"], True),
    (["lint", "a.yaml", "--preset", "none"], False),
    (["diff", "a.yaml", "b.yaml"], True),
    (["diff", "a.yaml", "b.yaml", "-f", "json", "--fail-on", "approval"], True),
    (["diff", "a.yaml", "none.yaml"], True),
    (["diff"], True),
    (["times", "a.yaml"], True),
    (["times", "a.yaml", "--workday", "long"], True),
    (["render", "a.yaml", "-o", "-", "--portrait"], True),
    (["render", "a.yaml", "-o", "-", "--portrait", "--landscape", "--no-numbers"], True),
    (["render", "a.yaml", "-f", "layout", "-o", "out.json", "--paper", "F4"], True),
    (["render", "a.yaml", "-o", "-", "--dpi", "3"], True),
    (["fmt", "a.yaml", "--check"], True),
    (["explain", "P101"], True),
    (["explain", "P101", "P102"], False),
    (["git", "status"], True),
    (["git", "dance"], False),
    (["git", "textconv", "a.yaml"], True),
    (["git", "external-diff", *GIT], True),
    (["git"], False),
    (["merge", "a.yaml", "a.yaml", "b.yaml"], True),
    (["merge", "a.yaml", "a.yaml"], False),
    (["merge", "a.yaml", "a.yaml", "b.yaml", "a.yaml"], False),
    (["merge", "a.yaml", "a.yaml", "b.yaml", "--marker-size", "none"], False),
    (["log", "a.yaml"], False),
    (["log", "a.yaml", "-n", "0"], False),
    (["schema"], True),
    (["schema", "more"], False),
    ([], False),
    (["--version"], False),
    (["--lang", "id", "validate", "a.yaml"], False),
    (["--lang", "xx"], False),
    (["valdate", "a.yaml"], False),
]


@pytest.mark.parametrize(("arguments", "plain"), LINES, ids=lambda one: " ".join(one) if isinstance(one, list) else "")
def test_both_ways_give_the_same_bytes_and_the_same_status(folder, capfdbinary, arguments, plain):
    assert (shortcut.plain_call(arguments) is not None) is plain
    ways = []
    for run in (shortcut.run, app.run):
        status = run(arguments)
        said = capfdbinary.readouterr()
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        for name in files.keys() - {"a.yaml", "b.yaml"}:
            (folder / name).unlink()
        ways.append((status, said.out, said.err, files))
    assert ways[0] == ways[1]


def words_of(name):
    """What may stand on the command line of a command, and some of what may not."""
    words = ["a.yaml", "-", "--", "", "3", "id", "json", "status"]
    for taken in shortcut.taken_by(import_module(f"sopkit.cli.commands.{name}").run):
        for option in (option for names in taken.parameter.names for option in names.split("/")):
            words += [option, f"{option}=", f"{option}=id"]
        words += (taken.parameter.metavar or "").strip("[]").split("|")
    return st.sampled_from(words)


def recorded(name, arguments, monkeypatch):
    """What typer gives a command, without those parameters that have their usual values."""
    module = import_module(f"sopkit.cli.commands.{name}")
    function, calls = module.run, []

    @wraps(function)
    def record(_context, **values):
        calls.append(values)
        return 0

    with monkeypatch.context() as patched:
        patched.setattr(module, "run", record)
        status = app.run_typer([name, *arguments])
    assert (status, len(calls)) == (0, 1)
    places = function.__code__.co_varnames[: function.__code__.co_argcount]
    usual = dict(zip(reversed(places), reversed(function.__defaults__ or ()), strict=False))
    return {**usual, **(function.__kwdefaults__ or {})}, calls[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_short_way_reads_typer_reads_just_so(name, monkeypatch):
    read = []

    @given(st.lists(words_of(name), max_size=5))
    def law(arguments):
        call = shortcut.plain_call([name, *arguments])
        if call is not None:
            read.append(call)
            usual, values = recorded(name, arguments, monkeypatch)
            assert {**usual, **call.given} == values

    law()
    # The `-n` of log is a number, which only typer reads; what git is to do is one of three words, seldom met.
    assert read or name in {"log", "git"}
