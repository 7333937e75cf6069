"""The laws bite: a run that breaks one is found out, and a hang is broken off."""

import time

import pytest
from fuzz.calls import forms, needed, parameters
from fuzz.cases import Case
from fuzz.laws import broken
from fuzz.running import Done, done

from sopkit.cli import app
from sopkit.cli.commands import lint, render
from sopkit.report.formats import FORMATS as REPORTS

CASE = Case(("validate", "--format", "json", "a.yaml"))
FINE = Done(0, b"", "", 0.1, before={"a.yaml": b"x"}, after={"a.yaml": b"x"})


def came(**more):
    return Done(**{name: getattr(FINE, name) for name in FINE.__dataclass_fields__} | more)


@pytest.mark.parametrize(
    ("done_", "fault"),
    [
        (FINE, None),
        (came(status=1, err="a.yaml: there is something\n"), None),
        (came(status=3), "exit status 3"),
        (came(status=True), "exit status True"),
        (came(status=None, error="ValueError: x"), "raised ValueError: x"),
        (came(status=2), "exit status 2 without a word"),
        (came(seconds=61.0), "took 61 s"),
        (came(status=2, err="a: sopkit met a fault of its own: x\n"), "a fault of its own: x"),
        (came(status=2, err="a: sopkit mengalami kesalahan internal: x\n"), "kesalahan internal: x"),
        (came(err="Traceback (most recent call last):\n x"), "Traceback (most recent call last)"),
        (came(after={"a.yaml": b"x", "sub/.sopkit-12.tmp": b""}), "left behind: sub/.sopkit-12.tmp"),
        (came(after={}), "gone: a.yaml"),
        (came(left=("sopkit-x",)), "left among the temporary files: sopkit-x"),
        (came(after={"a.yaml": b"y"}), None),
        (came(after={"a.yaml": b"x", "b.pdf": b"%PDF-1.7 ..."}), "half written: b.pdf"),
        (came(after={"a.yaml": b"x", "b.html": b"<!DOCTYPE html><html>"}), "half written: b.html"),
        (came(after={"a.yaml": b"x", "b.svg": b"<svg><g>"}), "half written: b.svg"),
        (came(after={"a.yaml": b"x", "b.png": b"\x89PNG\r\n"}), "half written: b.png"),
        (came(after={"a.yaml": b"x", "b.xlsx": b"PK\x03\x04"}), "half written: b.xlsx"),
        (came(after={"a.yaml": b"x", "b.json": b'{"version": 1, "findings": ['}), "half written: b.json"),
        (came(out=b'{"version": 1'), "standard output is no JSON"),
    ],
)
def test_a_run_that_breaks_a_law_is_found_out(done_, fault):
    found = broken(CASE, done_)
    assert len(found) == (fault is not None)
    assert fault is None or fault in found[0]


def test_a_hang_is_broken_off(monkeypatch):
    def hang(*_arguments, **_options):
        while True:
            time.sleep(0.01)

    monkeypatch.setattr("sopkit.cli.session.Session.inputs", hang)
    assert broken(CASE, done(CASE, limit=0.2)) == ["exit status 130"]


def test_a_fault_of_a_command_is_found_out_however_deep(monkeypatch):
    monkeypatch.setattr("sopkit.cli.checking.judge", lambda _reading: {}["nothing"])
    (fault,) = broken(CASE, done(Case(CASE.arguments, {"a.yaml": "sopkit: 1\n"})))
    assert fault.startswith("a fault of its own: KeyError")


def test_what_there_is_to_fuzz_the_program_itself_says():
    assert {command for command in app.COMMANDS if forms(command) != ("",)} >= {"validate", "lint", "render", "times"}
    assert set(forms("lint")) == set(REPORTS) == set(lint.FORMS)
    assert forms("render") == render.FORMS
    assert [option.names[0] for option in needed("workload")] == ["--volumes"]
    assert [place.choices[:2] for place in parameters("git")[0]] == [("enable", "disable"), ("enable", "disable")]
    flags = {name for option in parameters("render")[1] if option.is_flag for name in option.names}
    assert {"--portrait", "--landscape", "--sheet"} <= flags
