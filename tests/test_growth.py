"""The work of judging a document grows as the document does, not as its square: lines are counted, not seconds."""

import sys
from datetime import date
from itertools import pairwise

import pytest
import yaml

from sopkit.config.settings import Configured
from sopkit.inspection.inspector import Inspector
from sopkit.lint.texts import text_of
from sopkit.source import read

SIZES = (100, 200, 400)
MOST = 2.3
"""How many times as much work twice the document may be; what is done once for all makes it less than two."""

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

VERBS = ("Menerima", "Mencatat", "Memeriksa", "Menyusun", "Mengirim")


def step(number, **more):
    return {
        "id": f"s{number}",
        "activity": f"{VERBS[number % 5]} berkas nomor {number}",
        "by": f"p{number % 4}",
        "time": "1 jam",
        "output": f"Berkas {number}",
        **more,
    }


def steps(count, more=lambda _number: {}):
    return {"steps": [step(number, **more(number)) for number in range(count)]}


def ways(count, back):
    """Every third step decides; its second exit leads where `back` says."""
    last = count - 1
    return steps(
        count,
        lambda at: (
            {"decision": {"Ya": f"s{min(at + 1, last)}", "Tidak": back(at)}} if at % 3 == 2 and at < last else {}
        ),
    )


def items(count, words):
    return [f"{words} {number}" for number in range(count)]


SHAPES = {
    "a chain": steps,
    "decisions that end": lambda count: ways(count, lambda _at: "end"),
    "small loops": lambda count: ways(count, lambda at: f"s{at - 2}"),
    "one loop entered again and again": lambda count: ways(count, lambda _at: "s0"),
    "jumps to one step": lambda count: ways(count, lambda _at: f"s{count - 1}"),
    "loops of one step": lambda count: steps(count, lambda at: {"next": f"s{at}"}),
    "every step goes back and on": lambda count: steps(
        count, lambda at: {"next": [f"s{max(0, at - 1)}", f"s{at + 1}"]}
    ),
    "one fork": lambda count: {
        "steps": [step(0, next=[f"s{at}" for at in range(1, count)]), *steps(count)["steps"][1:]]
    },
    "one decision of many exits": lambda count: {
        "steps": [step(0, decision={f"Jenis {at}": f"s{at}" for at in range(1, count)}), *steps(count)["steps"][1:]]
    },
    "long lists": lambda count: {
        **steps(count, lambda at: {"requires": items(3, f"Syarat {at}")}),
        **{name: items(count, "Hal") for name in ("legal_basis", "equipment", "warnings", "records", "qualifications")},
        "related": [{"sop": f"{number}"} for number in range(count)],
        "definitions": {f"K{number}": f"arti {number}" for number in range(count)},
        "history": [{"stage": "validated", "on": "2020-01-01"} for _ in range(count)],
    },
    "lists of one step": lambda count: {
        "steps": [step(0, requires=items(count, "Syarat"), output=items(count, "Hasil"))]
    },
    "blank items": lambda count: {
        **steps(count, lambda at: {"requires": ["", f"Berkas {at}"]}),
        "legal_basis": ["" if number % 2 else f"Peraturan {number}" for number in range(count)],
    },
    "many executors": lambda count: {
        "executors": {f"p{number}": f"Petugas {number}" for number in range(count)},
        **steps(count, lambda at: {"by": [f"p{at}", f"p{at // 2}"]}),
    },
    "all steps alike": lambda count: steps(count, lambda _at: {"activity": "Menerima surat dari pemohon"}),
    "nothing right in meaning": lambda count: steps(
        count, lambda at: {"activity": "Surat", "by": f"x{at}", "time": "lama", "next": f"y{at}", "output": "surat"}
    ),
    "nothing right in shape": lambda count: steps(count, lambda _at: {"by": None, "activty": "x", "time": [1]}),
    "one id for all": lambda count: steps(count, lambda _at: {"id": "s"}),
    "unknown keys": lambda count: {**steps(1), **{f"kunci {number}": number for number in range(count)}},
    "as many waivers as findings": lambda count: {
        **steps(count, lambda _at: {"time": "lama"}),
        "waivers": [{"rule": "P404", "step": f"s{number}", "reason": "x"} for number in range(count)],
    },
}


def written(shape, count):
    lanes = {f"p{number}": f"Petugas {number}" for number in range(4)}
    document = {"sopkit": 1, "title": "Pelayanan Perizinan", "executors": lanes, **SHAPES[shape](count)}
    return yaml.dump(document, Dumper=DUMPER, sort_keys=False, allow_unicode=True).encode()


@pytest.fixture(scope="module")
def judge():
    """Judge a text by all rules that there are, ready and warm."""
    inspector = Inspector(Configured(), date(2026, 6, 1), preset="all")

    def run(raw):
        return inspector.judge(text_of(read(raw)))

    for shape in SHAPES:
        run(written(shape, 10))
    return run


def work(run, raw):
    """How many lines of Python are executed."""
    lines = 0

    def trace(_frame, event, _argument):
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run(raw)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_document_is_twice_the_work(judge, shape):
    counts = [work(judge, written(shape, size)) for size in SIZES]
    for less, more in pairwise(counts):
        assert more <= MOST * less, counts
