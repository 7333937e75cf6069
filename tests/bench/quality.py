"""Print how good drawings are over many seeds: `python tests/bench/quality.py [SEEDS]`."""

import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from large import large_document, random_document, sop_of_document

from sopkit.flow import build_flow
from sopkit.layout import Form, Layout, arrange
from sopkit.model import Sop


def drawn(sop: Sop, form: Form | None = None) -> Layout:
    return arrange(sop, build_flow(sop), form)


def main(seeds: int) -> None:
    rows: dict[str, list[float]] = {
        name: [] for name in ("pages", "cut edges", "crossings", "bends per edge", "detour")
    }
    for seed in range(seeds):
        sop = sop_of_document(large_document(seed=seed))
        paged, sheet = drawn(sop), drawn(sop, Form(sheet=True)).quality
        values = (len(paged.pages) - 1, paged.quality.cut_edges, sheet.crossings, sheet.bends_per_edge, sheet.detour)
        for column, value in zip(rows.values(), values, strict=True):
            column.append(value)
    print(f"large case, {seeds} seeds, A4: median (least – most)")
    for name, values in rows.items():
        print(f"  {name:15} {median(values):6.3g}  ({min(values):.3g} – {max(values):.3g})")
    crossings = sum(
        drawn(sop_of_document(random_document(seed)), Form(sheet=True)).quality.crossings for seed in range(40)
    )
    print(f"40 random documents on one sheet each: {crossings} crossings")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
