"""Time and memory of drawing, beside other tools on the same flow: `python tests/bench/render.py [RUNS]`.

Whole processes, in turn, so that a busy machine is busy for all of them; the median counts, and the ratio to sopkit.
Others are `dot` (Graphviz), `plantuml` and `mmdc` (Mermaid), where they are on the PATH: they draw a flowchart of the
same steps and arrows in swimlanes, not the official form.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml
from large import large_document

SIZES = (14, 100, 300, 1000)
Steps = list[dict[str, object]]
Writer = Callable[[Steps, dict[str, str]], str]
"""Writes the steps in another tool's language."""


def edges(steps: Steps) -> list[tuple[str, str, str]]:
    """Source, target and label of each arrow."""
    found = []
    for row, step in enumerate(steps):
        decision = step.get("decision")
        if isinstance(decision, dict):
            found += [(str(step["id"]), str(target), str(label)) for label, target in decision.items()]
        elif row + 1 < len(steps):
            found.append((str(step["id"]), str(steps[row + 1]["id"]), ""))
    return found


def as_dot(steps: Steps, lanes: dict[str, str]) -> str:
    """Lanes as clusters: what people write."""
    lines = ["digraph {", "node [shape=box]"]
    for lane, name in lanes.items():
        members = " ".join(f"s{step['id']};" for step in steps if step["by"] == lane)
        lines.append(f'subgraph cluster_{lane} {{ label="{name}"; {members} }}')
    lines += [f"""s{step["id"]} [label="{step["activity"]}"]""" for step in steps]
    lines += [f's{source} -> s{target} [label="{label}"]' for source, target, label in edges(steps)]
    return "\n".join([*lines, "}"])


def as_mermaid(steps: Steps, lanes: dict[str, str]) -> str:
    lines = ["flowchart TD"]
    for lane, name in lanes.items():
        lines.append(f'subgraph {lane}["{name}"]')
        lines += [f"""s{step["id"]}["{step["activity"]}"]""" for step in steps if step["by"] == lane]
        lines.append("end")
    lines += [f"s{source} -->{f'|{label}|' if label else ''} s{target}" for source, target, label in edges(steps)]
    return "\n".join(lines)


def as_plantuml(steps: Steps, lanes: dict[str, str]) -> str:
    """Its activity diagrams can't write loops that overlap; so the arrows back are left out, which favours it."""
    lines = ["@startuml"]
    for step in steps:
        lines += [f"|{lanes[str(step['by'])]}|", f":{step['activity']};"]
    return "\n".join([*lines, "@enduml"])


class Run:
    """What one process cost."""

    def __init__(self, command: list[str], folder: Path) -> None:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            # Linux counts in KiB, macOS in bytes.
            self.mib = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        else:
            process.wait()
            self.mib = float("nan")
        self.seconds = time.perf_counter() - begin
        self.failed = process.returncode != 0


def tools(folder: Path, steps: int) -> dict[str, list[str]]:
    """The commands to compare, on files that are written here."""
    document = large_document(steps)
    (folder / "sop.yaml").write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    sopkit = [sys.executable, "-m", "sopkit", "render", "sop.yaml", "-o"]
    found = {
        "imports only": [sys.executable, "-c", "import pydantic, jinja2, yaml"],
        "sopkit html": [*sopkit, "out.html"],
    }
    others: dict[str, tuple[str, Writer, list[str]]] = {
        "dot": ("in.dot", as_dot, ["dot", "-Tsvg", "in.dot", "-o", "dot.svg"]),
        "plantuml": ("in.puml", as_plantuml, ["plantuml", "-tsvg", "in.puml"]),
        "mmdc": ("in.mmd", as_mermaid, ["mmdc", "-i", "in.mmd", "-o", "mermaid.svg"]),
    }
    for name, (file, write, command) in others.items():
        if shutil.which(name):
            (folder / file).write_text(write(document["steps"], document["executors"]), encoding="utf-8")
            found[name] = command
    return found


def main(runs: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs, median of {runs} runs")
    print(f"{'steps':>5}  {'tool':14} {'seconds':>8} {'× sopkit':>9} {'MiB':>6}")
    for steps in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            commands = tools(folder, steps)
            results: dict[str, list[Run]] = {tool: [] for tool in commands}
            for _ in range(runs):
                for tool, command in commands.items():
                    results[tool].append(Run(command, folder))
        base = median(run.seconds for run in results["sopkit html"])
        for tool, each in results.items():
            if any(run.failed for run in each):
                print(f"{steps:5}  {tool:14}   failed")
                continue
            seconds, mib = median(run.seconds for run in each), max(run.mib for run in each)
            print(f"{steps:5}  {tool:14} {seconds:8.2f} {seconds / base:9.2f} {mib:6.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
