"""A report as JUnit XML: a suite for each file, in it a test for each rule asked, so that servers compare runs by rule.

A rule that found an error or a warning is a failed test, whose text lists the places. Advice alone makes a skipped
test: servers count it apart and show its text, and neither GitLab nor Jenkins takes it for a failure. Of what a passed
test puts out GitLab shows nothing. Beside a failure advice stands in the output. The elements and attributes are those
of the schema by which Jenkins checks.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import _, n_
from sopkit.report.findings import head, place
from sopkit.report.lines import one_line, plain
from sopkit.report.paths import within
from sopkit.report.report import Report, RuleRow, Subject


def write(report: Report) -> str:
    """Write the report as one document."""
    rows = report.rows
    subjects = {subject.name: subject for subject in report.subjects}
    root = Element("testsuites", name="sopkit")
    for name, findings in report.by_file.items():
        root.append(_suite(subjects.get(name, Subject(name, loaded=False)), findings, rows, report))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root, " ")
    # `tostring` escapes all that XML would read; what no XML may hold has been replaced before.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(subject: Subject, findings: Iterable[Finding], rows: dict[str, RuleRow], report: Report) -> Element:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.code, []).append(finding)
    asked = {row.code for row in report.rules} - subject.unanswered if subject.loaded else set()
    suite = Element("testsuite", name=one_line(within(subject.name)))
    for code in sorted(asked | found.keys() | subject.failed):
        test = _test(subject.name, rows[code], found.get(code, ()), report)
        if code in subject.failed:
            message = report.text(_("the rule has failed by a fault of sopkit; what it would have found is not known"))
            test.insert(0, Element("error", type="fault", message=message))
        suite.append(test)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _test(file: str, row: RuleRow, findings: Iterable[Finding], report: Report) -> Element:
    test = Element("testcase", name=f"{row.code} {row.name}", classname=_class(file), time="0")
    grave = [finding for finding in findings if finding.level is not Level.ADVICE]
    advice = [finding for finding in findings if finding.level is Level.ADVICE]
    if grave:
        worst = max(grave, key=lambda finding: finding.level.rank)
        message = one_line(report.text(worst.message))
        if len(grave) > 1:
            message += f" {report.text(n_('(and {n} more)', '(and {n} more)', n=len(grave) - 1))}"
        failure = SubElement(test, "failure", type=worst.level.value, message=message)
        failure.text = _listed(grave, report)
    if advice:
        # Without an attribute `message` Jenkins shows the text, as GitLab always does.
        SubElement(test, "system-out" if grave else "skipped").text = _listed(advice, report)
    return test


def _class(file: str) -> str:
    """Name the class of a test: Jenkins reads a last dot as the end of the package, which here is the folder."""
    path = PurePosixPath(one_line(within(file)))
    folder = "" if str(path.parent) == "." else f"{path.parent}."
    return folder + path.stem.replace(".", "_")


def _listed(findings: Iterable[Finding], report: Report) -> str:
    lines = []
    for finding in findings:
        lines.append(plain(head(finding, report.language)))
        if finding.hint:
            lines.append(f"    {one_line(report.text(finding.hint))}")
        lines += [f"    {place(finding.file, span)}: {one_line(report.text(said))}" for span, said in finding.related]
    return "".join(f"\n{line}" for line in lines) + "\n"
