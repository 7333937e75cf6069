"""What a command costs from its first to its last instruction: `python tests/bench/start.py [RUNS] [COMMAND]`.

Whole processes, run in turns, each with what Python compiled of it before; the least of all runs. Ratios are to the
line that imports what any such program has to. With the name of a command, what each import of that one costs.
"""

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
SOP = next((ROOT / "examples" / "musi-rawas").glob("001-*.yaml"))
SOPKIT = ("-m", "sopkit")
YARDSTICK = "import pydantic, jinja2, yaml"

COMMANDS: dict[str, tuple[str, ...]] = {
    "pass": ("-c", "pass"),
    YARDSTICK: ("-c", YARDSTICK),
    "version": (*SOPKIT, "--version"),
    "help": (*SOPKIT, "--help"),
    "textconv": (*SOPKIT, "git", "textconv", "001.yaml"),
    "external-diff": (*SOPKIT, "git", "external-diff", "001.yaml", "001.yaml", "0", "1", "new.yaml", "0", "1"),
    "diff": (*SOPKIT, "diff", "001.yaml", "new.yaml"),
    "validate": (*SOPKIT, "validate", "001.yaml"),
    "lint": (*SOPKIT, "lint", "001.yaml"),
    "times": (*SOPKIT, "times", "001.yaml"),
    "render": (*SOPKIT, "render", "001.yaml"),
}
"""What is measured, as arguments of Python, in a folder with an SOP of 14 steps and a newer version of it."""


def surroundings() -> dict[str, str]:
    """Python as an office has it: it keeps what it compiled, and buffers what it writes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def spent(arguments: Sequence[str], folder: str) -> tuple[float, float]:
    """Seconds of the processor and of the clock that one process took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=surroundings(), capture_output=True, check=False
    )
    clock = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in {0, 1}, done.stderr.decode()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def table(runs: int, folder: str) -> None:
    """Print what each command takes, at best."""
    best = dict.fromkeys(COMMANDS, (float("inf"), float("inf")))
    for run in range(runs + 1):
        for name, arguments in COMMANDS.items():
            found = spent(arguments, folder)
            if run:  # the first run compiles
                best[name] = min(best[name][0], found[0]), min(best[name][1], found[1])
    yardstick, _clock = best[YARDSTICK]
    print(f"{'milliseconds':30} {'CPU':>6} {'clock':>6} {'ratio':>6}")
    for name, (cpu, clock) in best.items():
        print(f"{name:30} {cpu * 1000:6.0f} {clock * 1000:6.0f} {cpu / yardstick:5.2f} ×")


def imports(name: str, folder: str, runs: int) -> None:
    """Print what the imports of a command cost, by library and by room of sopkit."""
    best: dict[str, float] = {}
    for run in range(runs + 1):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *COMMANDS[name]],
            cwd=folder,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=False,
        )
        for line in done.stderr.splitlines():
            own, _all, module = line.removeprefix("import time:").split("|") if line.count("|") == 2 else ("", "", "")
            if run and own.strip().isdigit():
                best[module.strip()] = min(float(own), best.get(module.strip(), float("inf")))
    costs: dict[str, list[float]] = defaultdict(list)
    for module, own in best.items():
        parts = module.split(".")
        costs[".".join(parts[: 2 if parts[0] == "sopkit" else 1])].append(own)
    print(f"{'milliseconds of imports alone':30} {'ms':>6} {'modules':>8}")
    for part, own in sorted(costs.items(), key=lambda pair: -sum(pair[1])):
        if sum(own) >= 300:
            print(f"{part:30} {sum(own) / 1000:6.1f} {len(own):8}")
    print(f"{'all':30} {sum(best.values()) / 1000:6.1f} {len(best):8}")


def main(words: Sequence[str]) -> None:
    """Measure as the command line asks."""
    runs = int(words[0]) if words else 15
    text = SOP.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        Path(folder, "001.yaml").write_text(text, encoding="utf-8")
        Path(folder, "new.yaml").write_text(text.replace("4 jam", "3 jam").replace("DUPAK", "usulan", 1), "utf-8")
        if words[1:]:
            imports(words[1], folder, runs)
        else:
            table(runs, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
