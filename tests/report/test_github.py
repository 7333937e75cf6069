"""Workflow commands, read back as the runner of GitHub Actions reads them."""

import pytest
from hypothesis import given
from made_reports import finding, report_of, said, span, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.github import write
from sopkit.report.paths import within


def unescaped(text, *more):
    for sign, escape in (*more, ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(escape, sign)
    return text


def commands(text):
    """Each line's command, properties and message; what is no command is a fault."""
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        start, command, message = line.split("::", 2)
        assert start == ""
        word, _, listed = command.partition(" ")
        pairs = (pair.split("=", 1) for pair in listed.split(","))
        yield word, {key: unescaped(value, (":", "%3A"), (",", "%2C")) for key, value in pairs}, unescaped(message)


@given(report=wild_reports)
def test_the_runner_reads_what_was_found(report):
    gravest = sorted(report.findings, key=lambda each: -each.level.rank)
    read = list(commands(write(report)))
    assert [(given["file"], given["title"].split(" ")[0]) for _word, given, _message in read] == [
        (within(each.file), each.code) for each in gravest
    ]
    assert all("\r" not in message for _word, _given, message in read)


@pytest.mark.parametrize(
    ("level", "word"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.ADVICE, "notice")]
)
def test_a_finding_is_a_command(level, word):
    one = finding(
        "P403", level, "100% open", span(22, 11, 27), file="a,b:c%.yaml", hint="do", related=((span(9), said("x")),)
    )
    assert write(report_of(one)) == (
        f"::{word} file=a%2Cb%3Ac%25.yaml,line=22,endLine=22,col=11,endColumn=27,title=P403 rule-p403"
        "::100%25 open%0Ado%0Aa,b:c%25.yaml:9:1: x\n"
    )


def test_what_goes_over_lines_has_no_columns():
    assert write(report_of(finding(at=span(2, 3, 4, 9)))) == (
        "::warning file=sop/001.yaml,line=2,endLine=9,title=P101 rule-p101::it is wrong\n"
    )


def test_the_gravest_come_first_and_each_level_in_order():
    findings = [finding(level=level, at=span(line)) for line, level in enumerate([*Level, *Level], 1)]
    read = [(word, given["line"]) for word, given, _ in commands(write(report_of(*findings)))]
    assert read == [
        ("error", "1"),
        ("error", "4"),
        ("warning", "2"),
        ("warning", "5"),
        ("notice", "3"),
        ("notice", "6"),
    ]
