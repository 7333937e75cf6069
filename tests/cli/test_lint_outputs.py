"""Where `sopkit lint` writes: one product to standard output and nothing else, each file another one, no SOP lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sopkit.cli.commands.lint import FORMS

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DAY = ("--today", "2026-06-01")
FLAWED = EXAMPLES / "flawed" / "trailing-stop.yaml"


@pytest.fixture
def flawed(put):
    """`a.yaml` with a finding that can be mended."""
    return put("a.yaml", FLAWED.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("flawed")
@pytest.mark.parametrize("form", FORMS)
def test_beside_other_files_standard_output_has_the_report_alone(sopkit, form):
    alone = sopkit("lint", "a.yaml", "-f", form, *DAY)
    done = sopkit("lint", "a.yaml", "-f", form, "-o", "sarif=b.sarif", *DAY)
    assert (done.raw, done.err) == (alone.raw, "wrote b.sarif\n")


@pytest.mark.usefixtures("flawed")
@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (("-o", "json=-"), "standard output takes one report; choose it by `--format`"),
        (("-o", "-", "-o", "sarif=-"), "standard output takes one report"),
        (("-o", "b", "-o", "json=-", "-o", "sarif=-"), "standard output takes one report"),
        (("-o", "json=b", "-o", "sarif=b"), "`b` is named for two outputs"),
        (("-o", "b", "-o", "sarif=./c/../b"), "`./c/../b` is named for two outputs"),
        (("--write-baseline", "b", "-o", "json=b"), "`b` is named for two outputs"),
        (("--baseline", "b", "-o", "b"), "`b` is named for two outputs"),
        (("--statistics", "-f", "sarif"), "`--statistics` is written as text or as JSON, not as sarif"),
        (("--select", ""), "`--select` names no rule"),
        (("--select", " , "), "`--select` names no rule"),
    ],
)
def test_what_can_not_be_written_as_asked_is_refused_before_anything_is_done(sopkit, folder, outputs, message):
    done = sopkit("lint", "a.yaml", *outputs, *DAY)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert [path.name for path in folder.iterdir()] == ["a.yaml"]


@pytest.mark.usefixtures("flawed")
def test_a_report_named_for_standard_output_beside_one_in_a_file_is_no_second_one(sopkit, folder):
    done = sopkit("lint", "a.yaml", "-o", "main.txt", "-o", "json=-", *DAY)
    assert json.loads(done.out.partition("\n")[2] if done.out.startswith("wrote") else done.out)["version"] == 1
    assert (folder / "main.txt").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint", "a.yaml", "-o", "a.yaml"),
        ("lint", ".", "-o", "./a.yaml"),
        ("lint", "a.yaml", "-o", "json=a.yaml"),
        ("lint", "a.yaml", "--write-baseline", "a.yaml"),
        ("lint", "a.yaml", "--diff", "-o", "a.yaml"),
        ("validate", "a.yaml", "-o", "a.yaml"),
        ("times", "a.yaml", "-o", "a.yaml"),
        ("status", "a.yaml", "-o", "a.yaml"),
        ("verify", "a.yaml", "-o", "a.yaml"),
    ],
    ids=" ".join,
)
def test_no_report_is_written_over_a_text_that_was_given(sopkit, flawed, arguments):
    before = flawed.read_bytes()
    done = sopkit(*arguments, *(DAY if arguments[0] != "validate" and arguments[0] != "times" else ()))
    assert done.status == 2
    assert "a.yaml: this is an SOP and would be lost; name another file" in done.err
    assert flawed.read_bytes() == before


@pytest.mark.usefixtures("flawed")
def test_with_a_baseline_that_is_written_the_reports_that_are_asked_for_are_written_too(sopkit, folder):
    done = sopkit("lint", "a.yaml", "--write-baseline", "base.json", "-o", "json=all.json", *DAY)
    assert (done.status, done.out) == (0, "wrote base.json\nwrote all.json\n")
    assert [one["code"] for one in json.loads((folder / "all.json").read_bytes())["findings"]] == ["P131"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.yaml", "--write-baseline", "-", "-o", "main.txt"), "wrote main.txt\n"),
        (("a.yaml", "--write-baseline", "-", "-o", "sarif=b"), "wrote b\n"),
        (("a.yaml", "--diff", "--write-baseline", "b.json"), "wrote b.json\n"),
        (("-", "--fix", "--write-baseline", "b.json"), "wrote b.json\n"),
    ],
    ids=" ".join,
)
def test_a_product_on_standard_output_is_the_only_one(sopkit, flawed, arguments, told):
    done = sopkit("lint", *arguments, *DAY, stdin=flawed.read_bytes())
    assert done.err == told
    assert "wrote" not in done.out != ""


@pytest.mark.parametrize("source", ["b.yaml", "-"])
def test_without_differences_there_is_a_report(sopkit, put, source):
    text = FLAWED.read_text(encoding="utf-8").replace(".\n", "\n").replace(";\n", "\n")
    put("b.yaml", text)
    done = sopkit("lint", source, "--diff", *DAY, stdin=text.encode())
    assert (done.status, done.out) == (0, "1 file, nothing wrong\n")


@pytest.mark.usefixtures("flawed")
def test_differences_go_where_they_are_asked_to_go_and_git_can_apply_them(sopkit, folder, needs):
    shown = sopkit("lint", "a.yaml", "--diff", *DAY)
    done = sopkit("lint", "a.yaml", "--diff", "-o", "a.patch", "-o", "json=a.json", *DAY)
    assert done.status == 1
    assert (folder / "a.patch").read_bytes() == shown.raw
    assert [one["code"] for one in json.loads((folder / "a.json").read_bytes())["findings"]] == ["P131"]
    subprocess.run([needs("git"), "apply", "a.patch"], cwd=folder, check=True)
    none = sopkit("lint", "a.yaml", "--diff", "-o", "b.patch", *DAY)
    assert (none.status, none.out) == (0, "wrote b.patch\n")
    assert (folder / "b.patch").read_bytes() == b""


def test_mended_standard_input_goes_where_it_is_asked_to_go(sopkit, folder):
    text = FLAWED.read_bytes()
    mended = sopkit("lint", "-", "--fix", *DAY, stdin=text).raw
    done = sopkit("lint", "-", "--fix", "-o", "b.yaml", "-o", "json=b.json", *DAY, stdin=text)
    assert (done.status, done.out) == (0, "wrote b.yaml\nwrote b.json\n")
    assert (folder / "b.yaml").read_bytes() == mended != text
    assert json.loads((folder / "b.json").read_bytes())["findings"] == []


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="needs /dev/stdout")  # noqa: PTH110 - a Path would resolve it
@pytest.mark.usefixtures("flawed")
@pytest.mark.parametrize("asked", [("-f", "json", "-o"), ("--write-baseline",)])
def test_a_product_can_be_written_to_a_pipe(folder, asked):
    command = [sys.executable, "-m", "sopkit", "lint", "a.yaml", *DAY, *asked, "/dev/stdout"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"wrote /dev/stdout\n")
    assert json.loads(done.stdout)["version"] == 1
