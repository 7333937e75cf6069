"""A `sopkit` on PATH that is the one under test, and a repository with SOPs for the platforms to look at."""

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from platforms_root import ROOT
from repositories import Repo

GOOD = (ROOT / "examples/musi-rawas/009-pelayanan-surat-pengakuan-hak.yaml").read_text(encoding="utf-8")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Put a program of a few lines of shell on PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    def put(name: str, lines: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        (folder / name).chmod(0o755)

    put("sopkit", f'exec {shlex.quote(sys.executable)} -m sopkit "$@"')
    put("python", f'exec {shlex.quote(sys.executable)} "$@"')
    return put


@pytest.fixture
def sops(repo: Repo, programs: Callable[[str, str], None]) -> Repo:  # noqa: ARG001 - a fixture can't be marked to use one
    """A repository with a good SOP on `main`, and on the branch `ubah` one with another time."""
    repo.write("sop/009.sop.yaml", GOOD)
    repo.commit("Pertama")
    repo.git("switch", "-q", "-c", "ubah")
    repo.write("sop/009.sop.yaml", GOOD.replace("time: 20 menit", "time: 25 menit", 1))
    repo.commit("Ubah waktu")
    return repo
