"""What pyproject.toml asks for: the packages of sopkit, of its tests and of its build, and where the lock of CI is."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / ".ci" / "lock.txt"

_DECLARED = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))

RUN_TIME = [Requirement(text) for text in _DECLARED["project"]["dependencies"]]
TESTS = [Requirement(text) for text in _DECLARED["project"]["optional-dependencies"]["test"]]
# Hatchling asks for `editables` when what it builds is an editable install.
BUILD = [Requirement(text) for text in (*_DECLARED["build-system"]["requires"], "editables>=0.3")]


def name_of(requirement: Requirement) -> str:
    """The name of a package as indexes compare it: small letters, `-` for every other sign."""
    return canonicalize_name(requirement.name)


def pins(text: str) -> dict[str, str]:
    """What a file of requirements pins: each package's lines, comments and hashes with them, by its name."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            name = canonicalize_name(line.partition("==")[0])
        if name:
            found[name] = found.get(name, "") + line
    return found
