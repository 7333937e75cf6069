"""Print what lint costs beside parsing and validating: `python tests/bench/lint.py [DOCUMENTS]`.

In one process, in CPU seconds: the documents are read and loaded, as `validate` does before its rules, then all rules
of the recommended preset are asked, as of one folder.
"""

import gc
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus import documents

from sopkit.config.settings import Configured
from sopkit.inspection.inspector import Inspector
from sopkit.lint import Library, Member, preset
from sopkit.lint.texts import text_of
from sopkit.source import read


def main(count: int, faulty: float) -> None:
    gc.set_threshold(500_000, 20, 20)  # as the program itself
    texts = documents(count, faulty=faulty)
    preset()
    inspector = Inspector(Configured(), date(2026, 6, 1))
    inspector.judge(text_of(read(texts["00000.yaml"])))
    begin = time.process_time()
    loaded = [text_of(read(text, name)) for name, text in texts.items()]
    middle = time.process_time()
    alone = {text.name: inspector.alone(text) for text in loaded}
    members = [Member.of(text.name, text.sop) for text in loaded if text.sop is not None]
    library = Library(tuple(members))
    found = 0
    for place, member in enumerate(members):
        again = partial(read, texts[member.name], member.name)
        found += len(inspector.seen(member.name, alone[member.name], library.among(place), again).findings)
    end = time.process_time()
    lines = sum(text.count("\n") for text in texts.values()) / len(texts)
    print(f"{len(texts)} documents of {lines:.0f} lines, {found} findings, {len(preset().asked)} rules")
    print(f"  read and load  {middle - begin:6.2f} s")
    print(f"  lint           {end - middle:6.2f} s  {(end - middle) / (middle - begin):5.2f} ×")


if __name__ == "__main__":
    for share in (0.42, 2):
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, share)
