"""The action for GitHub: its shell steps run here, with a `gh` that only notes what it is asked."""

import os
import subprocess
import sys

import pytest
import yaml
from platforms_root import ROOT

from sopkit.cli.commands import COMMANDS

ACTION = yaml.safe_load((ROOT / ".github/actions/sopkit/action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs on PATH are shell scripts")
compares = pytest.mark.skipif("diff" not in COMMANDS, reason="needs the command `sopkit diff`")


def run(name, folder, tmp_path, **environment):
    """Run a step as GitHub does: `bash -e -o pipefail`, values through the environment that the step declares."""
    given = {**environment, "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    assert set(STEPS[name]["env"]) <= set(given), "every value of the step is given here"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEPS[name]["run"]],
        cwd=folder,
        env={**os.environ, **given},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_no_value_of_others_stands_in_a_script():
    # It would be run as shell: whoever names a branch could write a command.
    assert all("${{" not in step["run"] for step in STEPS.values())


def test_every_input_is_used_and_has_a_default():
    text = (ROOT / ".github/actions/sopkit/action.yml").read_text(encoding="utf-8")
    for name, given in ACTION["inputs"].items():
        assert f"inputs.{name}" in text
        assert "default" in given


def test_sopkit_is_installed_from_the_action_itself():
    value = STEPS["Install sopkit"]["env"]["PACKAGE"]
    assert value == "${{ inputs.package || format('{0}/../../..', github.action_path) }}"
    assert (ROOT / ".github/actions/sopkit/../../.." / "pyproject.toml").resolve().is_file()


@pytest.mark.parametrize(("paths", "status"), [("sop/", 0), ("sop/\nsop lain/\n", 1)], ids=["good", "one is not"])
def test_findings_are_annotations(sops, tmp_path, paths, status):
    text = sops.read("sop/009.sop.yaml").replace("{Ya: konsep", "{Ya: entah")
    sops.write("sop lain/010.sop.yaml", text)
    done = run("Check SOPs", sops.folder, tmp_path, PATHS=paths, FAIL_ON="error", SOPKIT_LANG="id")
    assert done.returncode == status, done.stdout + done.stderr
    assert ("::error file=sop lain/010.sop.yaml,line=" in done.stdout) == bool(status)


@compares
@pytest.mark.parametrize("known", ["", "77"], ids=["first", "again"])
def test_one_comment_says_what_the_changes_mean(sops, programs, tmp_path, known):
    asked = tmp_path / "asked.txt"
    # The list of comments that are there: the mark is only known once `sopkit diff` has written it.
    listing = f'printf "12\\tlain\\n{known}\\t%s\\n" "$(head -n 1 {tmp_path}/sopkit-comment.md)"' if known else ":"
    programs("gh", f'printf "%s " "$@" >> {asked}; echo >> {asked}\ncase "$*" in *--paginate*) {listing};; esac')
    base, head = (sops.git("rev-parse", name).strip() for name in ("main", "ubah"))
    done = run(
        "Say what the changes mean",
        sops.folder,
        tmp_path,
        PATHS="sop/",
        SOPKIT_LANG="id",
        BASE=base,
        HEAD=head,
        NUMBER="5",
        REPOSITORY="kab/sop",
        GH_TOKEN="x",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    last = asked.read_text(encoding="utf-8").splitlines()[-1]
    way = (
        "--method PATCH repos/kab/sop/issues/comments/77" if known else "--method POST repos/kab/sop/issues/5/comments"
    )
    assert way in last
    comment = (tmp_path / "sopkit-comment.md").read_text(encoding="utf-8")
    assert comment.startswith("<!--")
    assert "25 menit" in comment
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == comment
