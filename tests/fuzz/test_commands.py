"""Every command and format takes whatever it is given: it ends in order, says so, and leaves nothing half done.

A little of what `tests/campaign.py` does for as long as one likes.
"""

import pytest
from fuzz.calls import forms
from fuzz.cases import Case
from fuzz.laws import broken
from fuzz.running import done
from fuzz.scenes import IN_GIT, cases
from fuzz.settings_texts import settings_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopkit.cli.app import COMMANDS

GOOD = "sopkit: 1\ntitle: x\nexecutors: {a: A}\nsteps:\n- {activity: Mencatat surat, by: a, time: 1 jam}\n"
CALLS = [(command, form) for command in COMMANDS for form in forms(command)]

few = settings(max_examples=9, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_ends_in_order_whatever_it_is_given(command, needs):
    if command in IN_GIT:
        needs("git")

    @few
    @given(st.sampled_from(forms(command)).flatmap(lambda form: cases(command, form)))
    def law(case):
        assert broken(case, done(case)) == []

    law()


@given(settings_files, st.sampled_from(CALLS))
@settings(few, max_examples=50)
def test_a_command_ends_in_order_beside_any_settings(text, call):
    command, form = call
    line = (command, *(["--format", form] if form else []), *(["HEAD"] if command == "diff" else ["a.yaml"]))
    case = Case(line, {"a.yaml": GOOD, "sopkit.yaml": text})
    assert broken(case, done(case)) == []
