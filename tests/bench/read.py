"""Print what reading costs beside draining libyaml: `python tests/bench/read.py [DOCUMENTS]`.

In one process, in CPU seconds for 1,000 documents and as ratios: the parser's events are drained and thrown away, texts
are read (data and marks), SOPs loaded, flows drawn, and all findings of the recommended preset are placed. The least of
some rounds, for other work only adds.
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml
from corpus import documents
from together import library_of_texts

from sopkit.flow import build_flow
from sopkit.lint import World, check, preset
from sopkit.lint.texts import text_of
from sopkit.lint.written import placed
from sopkit.model import load
from sopkit.source import read

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5


def drain(raw: bytes) -> None:
    """What no reader over libyaml's events can go below."""
    for _event in yaml.parse(raw.decode(), Loader=yaml.CSafeLoader):
        pass


def main(count: int) -> None:
    gc.set_threshold(500_000, 20, 20)  # as the program itself
    raws = [text.encode() for text in documents(count).values()]
    texts = [text_of(read(raw)) for raw in raws]
    library, world = library_of_texts(texts), World(date(2026, 6, 1))
    said = [check(text.sop, preset(), world, library.among(place)) for place, text in enumerate(texts)]

    fresh: list[Any] = []

    def place() -> list[Any]:
        # Read anew before each round: a document keeps the places that it was asked for.
        return [placed(remarks, document) for remarks, document in zip(said, fresh, strict=True)]

    stages: dict[str, Callable[[], list[Any]]] = {
        "drain": lambda: [drain(raw) for raw in raws],
        "read": lambda: [read(raw) for raw in raws],
        "load": lambda: [load(text.document) for text in texts],
        "flow": lambda: [build_flow(text.sop) for text in texts],
        "place": place,
    }
    gc.collect()
    gc.freeze()
    least = dict.fromkeys(stages, float("inf"))
    for _round in range(ROUNDS):
        fresh[:] = [read(raw).document for raw in raws]
        for name, stage in stages.items():
            begin = time.process_time()
            kept = stage()
            least[name] = min(least[name], time.process_time() - begin)
            del kept
    lines = sum(raw.count(b"\n") for raw in raws) / count
    print(f"{count} documents of {lines:.0f} lines, {sum(map(len, said))} findings; CPU seconds for 1,000 documents")
    for name, seconds in least.items():
        print(f"  {name:6} {seconds * 1000 / count:6.3f} s  {seconds / least['drain']:5.2f} ×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
