"""Statistics: by rule, by principle, by unit."""

from hypothesis import given
from made_reports import FIX, finding, plain_report, report_of, row, wild_reports

from sopkit.diagnostic import Fix, Level
from sopkit.report.report import Subject
from sopkit.report.tally import tally
from sopkit.report.tally_json import as_json
from sopkit.report.tally_text import write
from sopkit.report.verdicts import Verdict

UNSAFE = Fix(FIX.edits, safe=False)


def test_rules_are_counted_the_most_frequent_first():
    found = [finding("P201"), finding("P101"), finding("P301"), finding("P301", fix=FIX), finding("P301", fix=UNSAFE)]
    counts = [(each.row.code, each.count, each.fixable, each.safe) for each in tally(report_of(*found)).rules]
    assert counts == [("P301", 3, 2, 1), ("P101", 1, 0, 0), ("P201", 1, 0, 0)]


def test_units_are_counted_by_principle():
    subjects = (
        Subject("a.yaml", unit="Bagian  Umum", institution="Setda"),
        Subject("b.yaml", unit="Bagian Umum"),
        Subject("c.yaml", institution="Dinas Sosial", inapplicable=frozenset({6})),
        Subject("d.yaml"),
        Subject("e.yaml", loaded=False),
    )
    report = report_of(finding("P401", file="b.yaml"), subjects=subjects, rules=(row("P101"), row("P401"), row("P601")))
    made = tally(report)
    assert (made.files, made.sops) == (5, 4)
    assert [(each.unit, each.sops, each.met, each.judged) for each in made.units] == [
        ("Bagian Umum", 2, (2, 0, 0, 1, 0, 2, 0, 0), (2, 0, 0, 2, 0, 2, 0, 0)),
        ("Dinas Sosial", 1, (1, 0, 0, 1, 0, 0, 0, 0), (1, 0, 0, 1, 0, 0, 0, 0)),
        (None, 1, (1, 0, 0, 1, 0, 1, 0, 0), (1, 0, 0, 1, 0, 1, 0, 0)),
    ]
    fourth = made.principles[3]
    assert fourth.verdicts == {Verdict.MET: 3, Verdict.UNMET: 1, Verdict.UNJUDGED: 1}
    assert fourth.levels == {Level.WARNING: 1}


@given(report=wild_reports)
def test_the_sums_agree(report):
    made = tally(report)
    assert sum(each.count for each in made.rules) == len(report.findings)
    assert sum(each.sops for each in made.units) == made.sops
    for index, each in enumerate(made.principles):
        assert sum(each.verdicts.values()) == made.files
        assert sum(unit.met[index] for unit in made.units) <= each.verdicts.get(Verdict.MET, 0)
        assert all(unit.met[index] <= unit.judged[index] <= unit.sops for unit in made.units)


def test_the_tables_of_the_plain_report_are_as_they_were(golden):
    golden("statistics.txt", write(plain_report()))
    golden("statistics.id.txt", write(plain_report("id")))


def test_the_json_is_version_1():
    data = as_json(plain_report())
    assert {key: data[key] for key in ("version", "files", "sops")} == {"version": 1, "files": 3, "sops": 2}
    assert data["rules"][0] == {
        "code": "P101",
        "name": "rule-p101",
        "principle": 1,
        "count": 2,
        "fixable": 0,
        "safe": 0,
    }
    assert data["rules"][-1]["principle"] is None
    assert data["principles"][3] == {
        "principle": 4,
        "name": "measurability",
        "errors": 1,
        "warnings": 0,
        "advice": 0,
        "sops": {"met": 1, "unmet": 1, "inapplicable": 0, "unjudged": 1},
    }
    assert data["units"][0] == {
        "unit": "Kecamatan Muara Beliti",
        "sops": 1,
        "met": [1, 1, 0, 1, 0, 0, 1, 0],
        "judged": [1, 1, 0, 1, 0, 0, 1, 0],
    }
