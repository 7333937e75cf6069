"""The lines that git compares."""

import pytest

from examples import EXAMPLES
from sopkit.report.outline import outline
from sopkit.source import read_file


def test_a_step_is_a_line_without_its_number():
    data = {
        "sopkit": 1,
        "title": "Surat\n  Masuk",
        "approved_by": {"position": "Camat", "name": None},
        "legal_basis": ["UU 25", "PP 96"],
        "records": [],
        "executors": {"a": "Agendaris", "k": {"name": "Kasubbag", "staff": 2}},
        "steps": [
            {"activity": "Mencatat surat", "by": "a", "time": "5 menit", "requires": ["Surat", "Buku"], "note": None},
            {
                "id": "periksa",
                "activity": "Memeriksa",
                "by": ["a", "k"],
                "decision": {"Ya": 3, "Tidak": {"to": 1, "chance": "10%"}},
            },
            {"activity": "x" * 80, "by": "entah", "next": ["periksa", "end", 3, 9]},
        ],
    }
    assert [*outline(data)] == [
        "title: Surat Masuk",
        "approved_by.position: Camat",
        "legal_basis: UU 25",
        "legal_basis: PP 96",
        "executor a: Agendaris",
        "executor k: name: Kasubbag, staff: 2",
        "step Mencatat surat | by: Agendaris | time: 5 menit | requires: Surat; Buku",
        f"step periksa: Memeriksa | by: Agendaris, Kasubbag | Ya → {'x' * 49}… | Tidak → Mencatat surat (chance 10%)",
        f"step {'x' * 80} | by: entah | → periksa, end, {'x' * 49}…, 9",
    ]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ({"sopkit": 1, "steps": "apa"}, ["steps: apa"]),
        (
            {"sopkit": 1, "executors": ["a"], "steps": [None, "b", {}]},
            ["executors: a", "step ", "step b", "step  | by: "],
        ),
        ({"sopkit": 1, "service": {"requirements": ["KTP"], "fee": None}}, ["service.requirements: KTP"]),
        ({"sopkit": 1, "related": [{"sop": "002"}], "tebakan": True}, ["related: sop: 002", "tebakan: true"]),
    ],
)
def test_what_is_no_sop_has_lines_too(data, lines):
    assert [*outline(data)] == lines


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_step_of_an_example_is_one_line(path):
    document = read_file(path).document
    assert document is not None
    lines = [*outline(document.data)]
    assert len([line for line in lines if line.startswith("step ")]) == len(document.data["steps"])
    assert all("\n" not in line for line in lines)
