"""The README is true: every console session gives what it shows, every snippet runs, every command has help."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "validate",
    "lint",
    "fmt",
    "times",
    "workload",
    "render",
    "diff",
    "log",
    "merge",
    "git",
    "submit",
    "endorse",
    "approve",
    "publish",
    "amend",
    "revise",
    "revoke",
    "verify",
    "status",
    "schema",
    "explain",
    "clean",
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def sessions() -> list[tuple[str, str]]:
    """Each command of the console blocks with the output that it should have; `…` alone stands for any lines."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder as the reader has it: a copy of the repository's examples."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", path / "examples")
    return path


def run(command: list[str], folder: Path) -> str:
    # Whatever language the machine speaks, the README's reader starts in English.
    environment = os.environ | {"SOPKIT_LANG": "en", "PYTHONUTF8": "1", "COLUMNS": "100"}
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(("command", "output"), sessions(), ids=[command for command, _ in sessions()])
def test_the_readme_shows_what_the_command_prints(command, output, folder):
    program, *arguments = shlex.split(command)
    assert program == "sopkit"
    printed = run([sys.executable, "-m", "sopkit", *arguments], folder)
    pattern = "".join("(?:.*\n)+" if line == "…\n" else re.escape(line) for line in output.splitlines(keepends=True))
    assert re.fullmatch(pattern, printed), printed


def test_there_are_sessions_to_run():
    assert len(sessions()) >= 6


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_of_the_readme_runs(code, folder):
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(code.strip().splitlines()) <= 9


def test_the_sop_of_the_readme_is_well_formed(folder):
    document, *_settings = blocks("yaml")
    (folder / "arsip.yaml").write_text(textwrap.dedent(document), encoding="utf-8")
    assert run([sys.executable, "-m", "sopkit", "validate", "arsip.yaml"], folder) == "1 file, nothing wrong\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command, folder):
    printed = run([sys.executable, "-m", "sopkit", command, "--help"], folder)
    assert re.search(rf"^\s+sopkit {command}", printed, flags=re.MULTILINE), printed


def test_the_commands_tested_here_are_all():
    printed = run([sys.executable, "-m", "sopkit", "--help"], ROOT)
    listed = re.findall(r"^  (\w+)  ", printed.partition("Commands:")[2].partition("Examples:")[0], flags=re.MULTILINE)
    assert listed == list(COMMANDS)
