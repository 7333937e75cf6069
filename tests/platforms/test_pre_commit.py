"""The hooks for pre-commit: their manifest, and what they do in a repository.

pre-commit would build an environment for `language: python` from the network. So the hooks run here as the manifest
says in everything but that: `language: system`, with the `sopkit` under test on PATH.
"""

import subprocess
import sys

import pytest
import yaml
from platforms_root import ROOT

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}

posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs on PATH are shell scripts")


def pre_commit(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


def test_the_manifest_is_one(tmp_path, monkeypatch):
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    done = pre_commit("validate-manifest", str(MANIFEST), folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_hook_for_each_check():
    assert [hook["entry"] for hook in HOOKS.values()] == ["sopkit validate", "sopkit lint", "sopkit fmt"]


@posix
@pytest.mark.parametrize(
    ("hook", "change", "said"),
    [
        ("sopkit-validate", ("decision: {Ya: konsep", "decision: {Ya: entah"), "S204"),
        ("sopkit-lint", ("    time: 4 jam\n", ""), "P4"),
        ("sopkit-fmt", ("number: ", "number:   "), "files were modified by this hook"),
    ],
)
def test_a_hook_stops_a_commit_that_has_the_fault_it_looks_for(sops, tmp_path, monkeypatch, hook, change, said):
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    own = {**HOOKS[hook], "language": "system"}
    sops.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": [own]}]}))
    sops.write("lain.yaml", "bukan: SOP\n")
    sops.commit("Kait")
    good = sops.read("sop/009.sop.yaml")
    assert pre_commit("run", "--all-files", folder=sops.folder).returncode == 0
    assert pre_commit("install", folder=sops.folder).returncode == 0
    assert change[0] in good
    sops.write("sop/009.sop.yaml", good.replace(*change, 1))
    sops.git("add", "-A")
    refused = sops.git("commit", "-m", "Rusak", status=1)
    assert said in refused
    sops.write("sop/009.sop.yaml", f"{good}# catatan\n")
    sops.git("add", "-A")
    sops.git("commit", "-q", "-m", "Baik")
