"""A baseline holds what was there already; what is new is told of."""

import json

import pytest

from sopkit.diagnostic import Finding, Level
from sopkit.i18n import _
from sopkit.lint import baseline
from sopkit.source import read

PLACE = read("x").document.span(())


def finding(mark, code="P411", file="a.yaml", step=None):
    return Finding(file, PLACE, code, "x", Level.WARNING, _("x"), step=step, fingerprint=mark)


def test_what_was_there_is_known_and_the_rest_is_new():
    known = baseline.read(baseline.as_text([finding("a"), finding("b"), finding("b")]))
    sifted = known.sift([finding("b", file="c.yaml"), finding("c"), finding("b"), finding("b", step="9")])
    assert [one.fingerprint for one in sifted.new] == ["c", "b"]
    assert (sifted.known, sifted.gone) == (2, 1)


def test_a_baseline_is_written_sorted_one_finding_a_line():
    text = baseline.as_text([finding("z", "P9"), finding("b", step="1"), finding("b", step="1")])
    assert text.splitlines() == [
        '{"version": 1, "findings": [',
        '{"code": "P411", "path": "a.yaml", "step": "1", "fingerprint": "b", "count": 2},',
        '{"code": "P9", "path": "a.yaml", "step": null, "fingerprint": "z", "count": 1}',
        "]}",
    ]
    assert json.loads(text)["version"] == 1
    assert baseline.read(baseline.as_text([])).counts == {}


def test_findings_alike_in_several_files_are_counted_together_and_names_stay_readable():
    text = baseline.as_text([finding("a"), finding("a", file="kafé.yaml"), finding("a", file="kafé.yaml")])
    assert '"path": "kafé.yaml"' in text
    assert baseline.read(text).counts == {"a": 3}


def test_a_row_without_a_count_stands_for_one_finding():
    assert baseline.read('{"version": 1, "findings": [{"fingerprint": "a"}]}').counts == {"a": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is no baseline: it is not JSON; write it anew with `--write-baseline`"),
        ("[" * 100_000, "this is no baseline: it is not JSON; write it anew with `--write-baseline`"),
        ("{}", "this is no baseline: it has no version; write one with `--write-baseline`"),
        ("[]", "this is no baseline: it has no version; write one with `--write-baseline`"),
        ('{"version": true}', "this is no baseline: it has no version; write one with `--write-baseline`"),
        ('{"version": 2}', "this baseline has version 2, not 1; write it anew with `--write-baseline`"),
        *(
            (
                f'{{"version": 1, "findings": {findings}}}',
                "this baseline is damaged: a finding has no fingerprint; write it anew with `--write-baseline`",
            )
            for findings in ("null", "[1]", "[{}]", '[{"fingerprint": "a", "count": 0}]', '[{"fingerprint": 1}]')
        ),
    ],
)
def test_what_is_no_baseline_is_told_so(text, message):
    with pytest.raises(baseline.BaselineError, match="baseline") as raised:
        baseline.read(text)
    assert raised.value.message.text() == message
