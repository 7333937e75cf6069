"""What the analysis of times costs beside the drawing: `python tests/bench/times.py`.

The flow is the seeded large case with a chance at every exit that goes back, a range in every third step, and every
other time fixed. CPU seconds, the best of three.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from large import large_document

from sopkit.flow import build_flow
from sopkit.layout import arrange
from sopkit.model import Sop
from sopkit.times import analyse, measure


def timed_document(steps: int) -> dict[str, Any]:
    """The large case, with what an analysis needs."""
    document = large_document(steps)
    for row, step in enumerate(document["steps"]):
        if row % 3 == 0:
            step["time"] = "1-2 jam"
        if "decision" in step:
            step["decision"]["Tidak"] = {"to": step["decision"]["Tidak"], "chance": "10%"}
    return document


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of three runs."""
    spent = []
    for _run in range(3):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return min(spent)


def main() -> None:
    """Print the table."""
    print(f"{'steps':>6} {'loops':>6} {'totals':>8} {'analysis':>9} {'drawing':>8} {'analysis / drawing':>19}")
    for steps in (14, 100, 300, 1000):
        sop = Sop.model_validate(timed_document(steps))
        flow = build_flow(sop)
        loops = len(analyse(sop, flow, runs=1).loops)
        totals = seconds(lambda: measure(sop, flow))  # noqa: B023 - run at once
        analysis = seconds(lambda: analyse(sop, flow))  # noqa: B023
        drawing = seconds(lambda: arrange(sop, flow))  # noqa: B023
        print(f"{steps:6} {loops:6} {totals:7.3f}s {analysis:8.3f}s {drawing:7.3f}s {analysis / drawing:19.2f}")


if __name__ == "__main__":
    main()
