"""What a run over a folder keeps in memory of each document."""

import subprocess
import sys
from pathlib import Path

import pytest
from corpus import documents

PEAK = Path("/proc/self/status")

RUN = """
import sys
from sopkit.cli.app import run
run(["lint", *sys.argv[1:]])
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)
"""


def peak(*paths):
    """Kibibytes that a process had at most."""
    done = subprocess.run([sys.executable, "-c", RUN, *map(str, paths)], check=True, capture_output=True)
    return int(done.stderr.split()[-1])


@pytest.mark.skipif(not PEAK.is_file(), reason="needs Linux's /proc to know a process's peak")
def test_a_document_of_a_large_folder_takes_less_than_75_kibibytes(tmp_path):
    for name, text in documents(500).items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    assert (peak(tmp_path) - peak(tmp_path / "00000.yaml")) / 500 < 75
