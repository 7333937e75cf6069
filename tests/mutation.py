"""Try how much the tests notice: `python tests/mutation.py ROOM [SAMPLE [SEED]]`.

mutmut (`pip install mutmut`; the tests don't need it) changes the code of a room in one place at a time, and runs the
tests of the room that come by there. The command prints how many changes the tests noticed, and each that they did not.
All changes of a room take hours: SAMPLE of them (150) are drawn by SEED (7). The work is done on a copy in
`build/mutation`. What runs while a module is imported, such as a schema, is never changed: mutmut can't reach it.
"""

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from declared import ROOT

_ENGINE = ("engine", "selection", "waivers", "baseline", "causes")

# What is changed in a room, and the tests that should notice.
ROOMS = {
    "flow": (["sopkit/flow/*"], ["tests/flow"]),
    "times": (["sopkit/times/*"], ["tests/times"]),
    "model": (["sopkit/model/*"], ["tests/model", "tests/lint/test_adaptability.py"]),
    "lint": (
        [f"sopkit/lint/{name}.py" for name in ("engine", "selection", "waivers", "baseline", "rule", "registry")],
        ["tests/inspection", *(f"tests/lint/test_{name}.py" for name in _ENGINE)],
    ),
    # Eleven rules, of each principle one at least.
    "rules": (
        [
            f"sopkit/lint/rules/{name}.py"
            for name in (
                "clarity/repeated_activity",
                "clarity/joined_activities",
                "clarity/lanes_out_of_order",
                "efficiency/many_handovers",
                "efficiency/back_and_forth",
                "alignment/foreign_region",
                "measurability/total_over_limit",
                "adaptability/review_overdue",
                "user_focus/no_lane_for_user",
                "compliance/duplicate_legal_basis",
                "certainty/blank_identity_fields",
            )
        ],
        [
            *("tests/lint/test_rules.py", "tests/lint/test_clarity.py", "tests/lint/test_efficiency.py"),
            *("tests/lint/test_alignment.py", "tests/lint/test_measurability.py", "tests/lint/test_adaptability.py"),
            *("tests/lint/test_user_focus.py", "tests/lint/test_compliance.py", "tests/lint/test_certainty.py"),
        ],
    ),
    # Without the laws over many drawings and over books, which take a minute for each change.
    "layout": (
        ["sopkit/layout/*"],
        ["tests/layout", *(f"--ignore=tests/layout/test_{name}.py" for name in ("laws", "totals", "book"))],
    ),
}

COPIED = ("sopkit", "tests", "templates", "examples", "pyproject.toml", "README.md", "RULES.md", "LICENSE")

# A server that forks has run no test yet, so what a cache holds comes from the changed code.
SETTINGS = """
[tool.mutmut]
source_paths = ["sopkit"]
only_mutate = {changed}
also_copy = ["templates", "examples", "README.md", "RULES.md", "LICENSE"]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {tests}
process_isolation = "forkserver"
timeout_multiplier = 5.0
timeout_constant = 5.0
"""


def copy(room: str) -> Path:
    """A copy of the project, set up for one room."""
    folder = ROOT / "build" / "mutation" / room
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    changed, tests = ROOMS[room]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS.format(changed=json.dumps(changed), tests=json.dumps(tests)))
    return folder


def mutmut(folder: Path, *arguments: str) -> str:
    """What a command of mutmut prints."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", check=False).stdout


def changes(folder: Path) -> list[str]:
    """The names of all changes that mutmut knows for the room."""
    # It writes them down before it looks which were asked for, and complains that there is none of this name.
    mutmut(folder, "run", "--max-children", "1", "none")
    found = [
        name
        for path in sorted(folder.joinpath("mutants").rglob("*.meta"))
        for name in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    ]
    if not found:
        sys.exit("mutmut made no changes: is it installed?")
    return found


def verdicts(folder: Path) -> dict[str, str]:
    """What mutmut says of each change, by its name: killed, survived, timeout, no tests, not checked."""
    lines = (line.strip().rpartition(": ") for line in mutmut(folder, "results", "--all", "true").splitlines())
    return {name: verdict for name, _, verdict in lines if name}


def main(room: str, sample: int = 150, seed: int = 7) -> None:
    """Try a sample of the changes of a room, and print what became of them."""
    folder = copy(room)
    names = changes(folder)
    chosen = sorted(random.Random(seed).sample(names, min(sample, len(names))))
    mutmut(folder, "run", "--max-children", "1", *chosen)
    said = verdicts(folder)
    for name in chosen:
        if said.get(name) not in {"killed", "timeout"}:
            print(f"--- {said.get(name)}: {mutmut(folder, 'show', name)}")
    print(f"{room}: {len(chosen)} of {len(names)} changes:", dict(Counter(said.get(name) for name in chosen)))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
