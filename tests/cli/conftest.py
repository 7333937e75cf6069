"""Runs command lines in this process, in a folder and an environment of their own."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sopkit.cli.shortcut import run

GOOD = """\
sopkit: 1
title: Peminjaman Arsip
executors:
  pemohon: Pemohon
  arsiparis: Arsiparis
steps:
  - activity: Mengajukan permohonan
    by: pemohon
    time: 5 menit
    output: Formulir permohonan
  - activity: Menyerahkan arsip
    by: arsiparis
    time: 2 hari
    output: Bukti peminjaman
"""


@dataclass(frozen=True)
class Done:
    """What a command line came to."""

    status: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def both(self) -> str:
        return self.out + self.err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with an environment that asks for nothing."""
    for name in ("SOPKIT_LANG", "SOPKIT_DEBUG", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")  # so that what a run puts there is taken back
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def sopkit(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run `sopkit` with arguments, and with bytes in standard input."""

    def start(*arguments: str, stdin: bytes | str = b"") -> Done:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capsysbinary.readouterr()
        status = run(arguments)
        out, err = capsysbinary.readouterr()
        return Done(status, out, err.decode())

    return start


@pytest.fixture
def put(folder: Path) -> Callable[..., Path]:
    """Write a file, with the folders that it needs."""

    def write(name: str, text: str | bytes = GOOD) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write
