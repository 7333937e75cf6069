"""Processes of sopkit in surroundings that are hostile: how they are started, and what they leave behind."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MUSI_RAWAS = ROOT / "examples" / "musi-rawas"
COMMAND = (sys.executable, "-m", "sopkit")

posix = pytest.mark.skipif(sys.platform == "win32", reason="the system has other faults there")

FLAWED = """\
sopkit: 1
title:   Peminjaman Arsip
legal_basis:
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
  - Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
executors: {pemohon: Pemohon, arsiparis: Arsiparis}
steps:
  - activity: Mengajukan permohonan peminjaman
    by: pemohon
    time: 5 menit
    output: Formulir permohonan
  - activity: Menyerahkan arsip
    by: arsiparis
    time: 2 jam
    output: Bukti peminjaman
"""
"""What `lint --fix` mends, `fmt` writes anew, and every command can read."""

_ROWS = """\
import json, sys
from sopkit.cli.app import run
exec(sys.argv[1])
for arguments in json.loads(sys.argv[2]):
    status = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.write(f"\\x1e{status}\\x1e")
        stream.flush()
"""


@dataclass(frozen=True)
class Row:
    """What one of several command lines came to."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Give the surroundings of a process, without languages and settings of Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON", "FORCE_COLOR"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def rows(
    commands: Sequence[Sequence[str]],
    *,
    before: str = "",
    prefix: Sequence[str] = (),
    env: Mapping[str, str],
    **options,
) -> list[Row]:
    """Run command lines one after another in one process, for a start costs more than a command."""
    done = subprocess.run(
        [*prefix, sys.executable, "-c", _ROWS, before, json.dumps(commands)],
        env=env,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
        **options,
    )
    assert done.returncode == 0, done.stderr.decode()
    out, err = (stream.decode().split("\x1e") for stream in (done.stdout, done.stderr))
    return [Row(int(out[at + 1]), out[at], err[at]) for at in range(0, len(out) - 1, 2)]


def obeying_modes() -> list[str]:
    """Give what has to stand before a command that is to be refused what modes of files refuse, also to root."""
    if os.geteuid() != 0:
        return []
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("root is refused nothing, and setpriv is missing")
    return [program, "--bounding-set=-dac_override,-dac_read_search,-fowner"]


def state(folder: Path) -> dict[str, bytes | None]:
    """Give all that stands in a folder: what files hold, and None for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
