"""A case: a folder as it lies there, a command line, and what stands in standard input. Kept as a file of JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from repositories import init


@dataclass(frozen=True)
class Case:
    """What a run begins with. Bytes are kept as text; what is no UTF-8 as lone surrogates, byte for byte."""

    arguments: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    """The files of the folder, by name; those of the last commit as well, where there is a repository."""
    commits: tuple[Mapping[str, str], ...] = ()
    """What was committed before, the oldest first; empty where there is no repository."""
    stdin: str = ""

    @property
    def command(self) -> str:
        return self.arguments[0] if self.arguments else ""

    @property
    def form(self) -> str:
        """The format that is asked for; empty where none is."""
        for option, value in zip(self.arguments, self.arguments[1:], strict=False):
            if option in {"--format", "-f"}:
                return value
        return ""

    def lay(self, folder: Path, home: Path) -> None:
        """Write the files into an empty folder, and commit what was committed."""
        if self.commits:
            repo = init(folder, home)
            for number, files in enumerate(self.commits):
                _write(folder, files)
                repo.commit(f"Versi {number + 1}")
        _write(folder, self.files)

    def as_text(self) -> str:
        return f"{json.dumps(asdict(self), indent=1)}\n"


def case_of(text: str) -> Case:
    """Read a case from its file."""
    data = json.loads(text)
    return Case(tuple(data["arguments"]), data["files"], tuple(data["commits"]), data["stdin"])


def as_bytes(text: str) -> bytes:
    """Give the bytes that a text of a case stands for."""
    return text.encode("utf-8", "surrogateescape")


def as_str(raw: bytes) -> str:
    """Give the text of a case that stands for some bytes."""
    return raw.decode("utf-8", "surrogateescape")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_bytes(text))
