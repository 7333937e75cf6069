"""Time and memory of linting an archive, beside other linters: `python tests/bench/archive.py [DOCUMENTS [RUNS]]`.

Whole processes, in turn, so that a busy machine is busy for all of them; the least of the runs counts. Others are
yamllint, check-jsonschema, Spectral (`spectral`) and bpmnlint, where they are on the PATH. They don't do the same:
yamllint looks at style, check-jsonschema at the shape alone, Spectral at the dozen rules below, bpmnlint at the same
flows as BPMN. A tool that takes long runs on fewer files, and its figure is for each file.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml
from corpus import documents

FEWER = 1000
"""Files for other tools, of which the slower ones take 20 ms for each."""
PROVINCE = 1_000_000

SPECTRAL = {
    "extends": [],
    "rules": {
        name: {"given": given, "severity": "warn", "then": {"field": field, "function": function, **options}}
        for name, given, field, function, options in (
            ("title", "$", "title", "truthy", {}),
            ("number", "$", "number", "truthy", {}),
            ("institution", "$", "institution", "truthy", {}),
            ("basis", "$", "legal_basis", "truthy", {}),
            ("basis-words", "$.legal_basis[*]", "@key", "defined", {}),
            ("records", "$", "records", "truthy", {}),
            ("activity", "$.steps[*]", "activity", "truthy", {}),
            ("executor", "$.steps[*]", "by", "truthy", {}),
            ("time", "$.steps[*]", "time", "truthy", {}),
            ("output", "$.steps[*]", "output", "truthy", {}),
            ("unit", "$.steps[*]", "time", "pattern", {"functionOptions": {"match": "menit|jam|hari"}}),
            ("capital", "$.steps[*]", "activity", "pattern", {"functionOptions": {"match": "^[A-Z]"}}),
        )
    },
}


@dataclass
class Cost:
    """What one process cost."""

    cpu: float
    wall: float
    mib: float


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a command to its end; what it prints goes to a file, as in CI."""
    # Whoever installs a program has its bytecode, too.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (folder / "out.txt").open("wb") as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env={**own, **environment})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        print(f"{command[0]} ended with {process.returncode}: {(folder / 'out.txt').read_text()[-300:]}")
    # Linux counts in KiB, macOS in bytes.
    mib = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Cost(usage.ru_utime + usage.ru_stime, wall, mib)


def as_bpmn(text: str) -> str:
    """The same flow in BPMN, without a picture."""
    steps = yaml.load(text, yaml.CSafeLoader)["steps"]
    nodes = ['<bpmn:startEvent id="start"><bpmn:outgoing>f0</bpmn:outgoing></bpmn:startEvent>']
    flows = ['<bpmn:sequenceFlow id="f0" sourceRef="start" targetRef="s1" />']
    for row, step in enumerate(steps, start=1):
        kind = "exclusiveGateway" if "decision" in step else "task"
        nodes.append(f'<bpmn:{kind} id="s{row}" name={quoteattr(step["activity"])} />')
        targets = step.get("decision") or {"": row + 1}
        for label, target in targets.items():
            end = f"s{target}" if int(target) <= len(steps) else "end"
            flows.append(
                f'<bpmn:sequenceFlow id="f{len(flows)}" name={quoteattr(label)} sourceRef="s{row}" targetRef="{end}" />'
            )
    nodes.append('<bpmn:endEvent id="end" />')
    body = "".join(nodes + flows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions id="d" targetNamespace="http://bpmn.io/schema/bpmn" '
        f'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">{body}</bpmn:process>'
        "</bpmn:definitions>"
    )


def drained(folder: Path) -> list[str]:
    """The command that only lets libyaml read the same files: what no YAML tool in Python can go below."""
    program = (
        "import sys, pathlib, yaml\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.yaml')):\n"
        "    for event in yaml.parse(path.read_bytes(), yaml.CSafeLoader): pass\n"
    )
    return [sys.executable, "-c", program, str(folder)]


def cpu_of_draining(folder: Path, runs: int) -> float:
    """CPU seconds of draining libyaml's events in the files of a folder, without those of starting Python."""
    program = drained(folder)
    program[2] = (
        "import time, sys, pathlib, yaml\n"
        "texts = [path.read_bytes() for path in pathlib.Path(sys.argv[1]).glob('*.yaml')]\n"
        "begin = time.process_time()\n"
        "for text in texts:\n"
        "    for event in yaml.parse(text, yaml.CSafeLoader): pass\n"
        "print(time.process_time() - begin)\n"
    )
    return min(float(subprocess.run(program, check=True, capture_output=True).stdout) for _run in range(runs))


Maker = Callable[[list[Path]], list[str]]


def others(work: Path) -> dict[str, Maker]:
    """The commands of other tools, each for a list of files."""
    schema = work / "sop.schema.json"
    sopkit = [sys.executable, "-m", "sopkit"]
    schema.write_bytes(subprocess.run([*sopkit, "schema"], check=True, capture_output=True).stdout)
    ruleset = work / "spectral.json"
    ruleset.write_text(json.dumps(SPECTRAL), encoding="utf-8")
    (work / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}', encoding="utf-8")

    def bpmn(files: list[Path]) -> list[str]:
        written = []
        for file in files:
            path = work / f"{file.stem}.bpmn"
            path.write_text(as_bpmn(file.read_text(encoding="utf-8")), encoding="utf-8")
            written.append(path.name)
        return ["bpmnlint", *written]

    makers: dict[str, Maker] = {
        "yamllint": lambda files: ["yamllint", "-d", "relaxed", *map(str, files)],
        "check-jsonschema": lambda files: ["check-jsonschema", "--schemafile", str(schema), *map(str, files)],
        "spectral": lambda files: ["spectral", "lint", "-q", "-r", str(ruleset), *map(str, files)],
        "bpmnlint": bpmn,
    }
    return {name: make for name, make in makers.items() if shutil.which(name)}


def least(command: list[str], work: Path, runs: int, environment: dict[str, str] | None = None) -> Cost:
    """The least of several runs, and the most memory of any."""
    costs = [run(command, work, environment or {}) for _run in range(runs)]
    return Cost(min(c.cpu for c in costs), min(c.wall for c in costs), max(c.mib for c in costs))


def row(name: str, files: int, cost: Cost, base: Cost, base_files: int) -> None:
    each, own = cost.cpu / files, base.cpu / base_files
    print(
        f"{name:22} {files:6} {cost.cpu:8.2f} {cost.wall:8.2f} {each * 1000:9.2f} {each / own:8.1f} {cost.mib:6.0f}",
        flush=True,
    )


def main(count: int, runs: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} CPUs, least of {runs} runs")
    sopkit = [sys.executable, "-m", "sopkit", "lint"]
    plain = ["--no-cache", "-j", "1"]
    for faulty, words in ((0.42, "42 % of the files have findings"), (2, "every file has about eight findings")):
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            archive = work / "archive"
            archive.mkdir()
            texts = documents(count, faulty=faulty)
            for file, text in texts.items():
                (archive / file).write_text(text, encoding="utf-8")
            files = sorted(archive.iterdir())
            size = sum(map(len, texts.values())) / 1e6
            print(f"\n{count} SOPs, {size:.1f} MB; {words}")
            print(f"{'':22} {'files':>6} {'CPU s':>8} {'wall s':>8} {'ms a file':>9} {'× sopkit':>8} {'MiB':>6}")
            own = least([*sopkit, *plain, str(archive)], work, runs)
            drain = cpu_of_draining(archive, runs)
            row("sopkit lint", count, own, own, count)
            row(
                "  two processes",
                count,
                least([*sopkit, "--no-cache", "-j", "2", str(archive)], work, runs),
                own,
                count,
            )
            cache = {"SOPKIT_CACHE_DIR": str(work / "cache")}
            run([*sopkit, str(archive)], work, cache)
            row("  from cache", count, least([*sopkit, str(archive)], work, runs, cache), own, count)
            row("  one file", 1, least([*sopkit, *plain, str(files[0])], work, runs), own, count)
            print(
                f"draining libyaml: {drain:.2f} s CPU; 3 × that + 0.25 s = {3 * drain + 0.25:.2f} s "
                f"({'kept' if own.cpu <= 3 * drain + 0.25 else 'not kept'})"
            )
            hours = own.cpu / count * PROVINCE / 3600
            print(f"a million such SOPs: {hours:.2f} core-hours, sharded by the folder of each office")
            if faulty < 1:
                for tool, make in others(work).items():
                    few = files[: min(FEWER, count)]
                    row(tool, len(few), least(make(few), work, 1), own, count)
                    row("  one file", 1, least(make(files[:1]), work, runs), own, count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
