"""Reports as text: file by file, or one line a finding."""

from made_reports import finding, plain_report, report_of, span

from sopkit.report import concise, full_text
from sopkit.report.findings import as_text
from sopkit.report.lines import plain


def test_an_empty_line_parts_the_files_and_the_summary():
    one, two, three = finding(at=span(1)), finding(at=span(2)), finding(file="sop/002.yaml")
    report = report_of(one, two, three, files=("sop/001.yaml", "sop/002.yaml", "sop/003.yaml"))
    assert full_text.write(report).splitlines() == [
        "sop/001.yaml:1:1: warning: it is wrong [P101]",
        "sop/001.yaml:2:1: warning: it is wrong [P101]",
        "",
        "sop/002.yaml:3:5: warning: it is wrong [P101]",
        "",
        "3 files, 3 warnings",
    ]


def test_a_finding_looks_as_validate_shows_it():
    report = plain_report()
    text = full_text.write(report)
    assert all("\n".join(plain(line) for line in as_text([each], "en")) in text for each in report.findings)


def test_the_summary_counts_what_is_waived():
    assert (
        full_text.write(plain_report()).splitlines()[-1] == "3 files, 3 errors, 2 warnings, 1 piece of advice, 1 waived"
    )
    assert full_text.write(plain_report("id")).splitlines()[-1].endswith(", 1 dikecualikan")


def test_where_nothing_was_looked_at_nothing_is_said():
    assert full_text.write(report_of(files=())) == ""


def test_concise_is_one_line_a_finding():
    lines = concise.write(plain_report("id")).splitlines()
    assert lines[0] == "sop/001.yaml:12:1: saran: 30 steps [P207]"
    assert len(lines) == 6
