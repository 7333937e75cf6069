"""What linting many SOPs costs beside letting libyaml read them: a ratio, so that a slow machine tells the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from corpus import documents

ROOT = Path(__file__).resolve().parent.parent.parent
MANY = 400
MOST, START = 9.0, 0.25
"""Generous: on a quiet machine it costs half of that. `python tests/bench/archive.py` measures it closely."""

DRAINED = """
import sys, time
import yaml
from pathlib import Path
texts = [path.read_bytes() for path in Path(sys.argv[1]).iterdir()]
begin = time.process_time()
for text in texts:
    for _event in yaml.parse(text, yaml.CSafeLoader):
        pass
print(time.process_time() - begin)
"""


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs a system that says what one process has cost")
@pytest.mark.skipif(not yaml.__with_libyaml__, reason="needs libyaml")
def test_a_hundred_rules_cost_but_some_times_of_what_reading_costs(tmp_path):
    for name, text in documents(MANY).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    costs = []
    for _run in range(2):
        drained = subprocess.run(
            [sys.executable, "-c", DRAINED, str(tmp_path)], capture_output=True, text=True, check=True
        )
        with subprocess.Popen(
            [sys.executable, "-m", "sopkit", "lint", "--no-cache", "-j", "1", str(tmp_path)],
            stdout=subprocess.DEVNULL,
            env=environment,
        ) as process:
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 1
        costs.append((usage.ru_utime + usage.ru_stime - START) / float(drained.stdout))
    assert min(costs) <= MOST
