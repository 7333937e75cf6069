"""Write what CI installs: `python tests/lock.py`, and `python tests/lock.py --lowest FILE`.

Without an option, `.ci/lock.txt` is renewed: the newest releases of all that sopkit, its tests and its build ask for,
with hashes, for every platform and every Python that pyproject.toml admits. Only wheels, for building from source runs
code that no lock holds.

With `--lowest`, FILE names the same releases, but the lowest that pyproject.toml admits of what sopkit itself needs
when it runs. Nothing is written twice: the bounds are those of pyproject.toml, and the rest stays as it is locked.

Both ask the package index, by `uv`, which the extra `test` brings.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from declared import BUILD, LOCK, ROOT, RUN_TIME, TESTS, name_of, pins

# What a style checker asks for is no bound of sopkit: mypy needs a newer pathspec than sopkit does.
NOT_FOR_THE_LOWEST = frozenset({"mypy", "pre-commit", "ruff"})

HEADER = "# What .ci/run installs. Written by: python tests/lock.py\n"


def resolve(wanted: list[str], output: Path, *options: str) -> None:
    """Let uv write into `output` which releases meet `wanted`; what `output` names already is kept where it can be."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "wanted.in"
        source.write_text("\n".join(wanted), encoding="utf-8")
        command = ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:"]
        command += [*options, "--output-file", str(output), str(source)]
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)


def lock() -> None:
    """Write the lock anew, from the newest releases."""
    everything = [str(requirement) for requirement in (*RUN_TIME, *TESTS, *BUILD)]
    resolve(everything, LOCK, "--upgrade", "--universal", "--python-version", "3.11", "--generate-hashes")
    LOCK.write_text(HEADER + LOCK.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def lowest(output: Path) -> None:
    """Write the lowest releases of what sopkit needs; the locked ones of what it is tested with, where they agree."""
    own = {name_of(requirement) for requirement in RUN_TIME}
    locked = pins(LOCK.read_text(encoding="utf-8"))
    output.write_text("".join(lines for name, lines in locked.items() if name not in own), encoding="utf-8")
    tests = [requirement for requirement in TESTS if name_of(requirement) not in NOT_FOR_THE_LOWEST]
    wanted = [str(requirement) for requirement in (*RUN_TIME, *tests, *BUILD)]
    resolve(wanted, output, "--resolution", "lowest-direct", "--python", sys.executable)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--lowest"]:
        lowest(Path(sys.argv[2]))
    else:
        lock()
