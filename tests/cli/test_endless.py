"""Files as large, as deep and as repetitive as a mebibyte can be: a command ends soon, and in little memory."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

MOST = 1 << 20
HEAD = "sopkit: 1\ntitle: T\nexecutors: {a: A}\n"
ONE = f"{HEAD}steps:\n  - activity: x\n    by: a\n"
SECONDS, MEBIBYTES = 10, 500


def many(form, count):
    return ",".join(form.format(number) for number in range(count))


def laughing():
    """Billions of words in ten lines, if somebody writes them out."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join([*lines, ONE])


def ways(steps, each):
    """Decisions that lead everywhere."""
    step = "  - activity: x\n    by: a\n    decision: {{{}}}\n"
    exits = (many(f"{{0}}: {7 * number % steps + 1}", each) for number in range(steps))
    return f"{HEAD}steps:\n" + "".join(step.format(one) for one in exits)


REFUSED = {
    "billion laughs": (laughing, "S104"),
    "brackets in each other": (lambda: f"{ONE}note: {'[' * 500_000}", "S108"),
    "keys in each other": (lambda: ONE + "x:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1200)), "S108"),
    "as many keys as there is room for": (lambda: f"{ONE}definitions: {{{many('k{:x}: 1', 90_000)}}}", "S121"),
    "as many items as there is room for": (lambda: f"{ONE}legal_basis: [{'x,' * 500_000}]", "S121"),
    "as many executors as there is room for": (lambda: ONE.replace("{a: A}", f"{{{many('e{0}: E', 60_000)}}}"), "S121"),
    "ten thousand exits": (lambda: ONE + f"    decision: {{{many('e{}: end', 9_999)}}}\n", "S122"),
    "ten thousand next steps": (lambda: f"{ONE}    next: [{many('{}', 9_999)}]\n", "S122"),
    "thousands of ways on": (lambda: ways(101, 20), "S122"),
    "one key very often": (lambda: ONE + "a: 1\n" * 170_000, "S103"),
    "keys that nobody knows": (lambda: ONE + "".join(f"k{n}: 1\n" for n in range(9_000)), "S112"),
    "a text without an end": (lambda: f'{ONE}note: "' + "x " * 500_000, "S102"),
    "dashes": (lambda: f"{ONE}x: " + "- " * 500_000, "S102"),
    "more than a mebibyte": (lambda: ONE + "#" * MOST, "S107"),
}
LOADED = {
    "a number of a million digits": lambda: f"{ONE}number: {'9' * 1_000_000}",
    "a chance of a million digits": lambda: ONE + f"    decision: {{y: {{to: end, chance: 0.{'3' * 1_000_000}}}}}\n",
    "ten thousand laws": lambda: f"{ONE}legal_basis:\n" + "- UU 1\n" * 9_999,
    "ten thousand lanes": lambda: ONE.replace("{a: A}", f"{{a: A, {many('e{0}: E{0}', 9_999)}}}"),
    "ten thousand strangers": lambda: ONE.replace("by: a", f"by: [{many('e{}', 9_999)}]"),
    "as many ways as may be": lambda: ways(100, 20),
}


def ask(sopkit, put, made, *arguments):
    put("a.yaml", made())
    began = time.process_time()
    done = sopkit(*arguments)
    assert time.process_time() - began < SECONDS
    assert "fault of its own" not in done.err
    return done


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_end_is_refused_soon_and_in_few_words(name, sopkit, put):
    made, code = REFUSED[name]
    done = ask(sopkit, put, made, "lint", "a.yaml", "-f", "json")
    found = json.loads(done.raw)["findings"]
    assert done.status == 1
    assert {finding["code"] for finding in found} >= {code}
    assert len(found) < 10_000


@pytest.mark.parametrize("name", LOADED)
def test_what_is_large_and_loads_is_judged_soon(name, sopkit, put):
    assert ask(sopkit, put, LOADED[name], "lint", "a.yaml", "--preset", "all", "-f", "json").status in {0, 1}


@pytest.mark.parametrize(("steps", "each"), [(1, 20), (10, 20)])
def test_a_step_from_which_as_many_ways_lead_as_may_be_is_drawn_and_timed_soon(steps, each, sopkit, put):
    assert ask(sopkit, put, lambda: ways(steps, each), "render", "a.yaml", "-o", "a.html").status == 0
    assert ask(sopkit, put, lambda: ways(steps, each), "times", "a.yaml").status == 0


PIECES = ("a", "a ", "9", "(a) ", "- ", "1.000 ", "1 jam ", "e\u0301", "? ", "UU 1/2020 ")


@pytest.mark.parametrize("piece", PIECES)
def test_no_rule_and_no_reader_of_times_trips_over_a_long_text(piece, sopkit, put):
    """Each search goes over a text once: an eighth of a mebibyte in each field takes seconds, not hours."""
    long = json.dumps((piece * 60_000)[:60_000], ensure_ascii=False)
    step = "".join(f"    {key}: {long}\n" for key in ("activity", "requires", "time", "output", "note"))
    text = "".join(
        f"{key}: {long}\n" for key in ("number", "title", "institution", "legal_basis", "warnings", "related")
    )
    text += f"approved_by: {long}\nservice: {{max_time: {long}}}\nexecutors: {{a: {long}, b: B}}\nsteps:\n"
    ask(sopkit, put, lambda: f"sopkit: 1\n{text}  - by: a\n{step}", "lint", "a.yaml", "--preset", "all", "-f", "json")
    ask(sopkit, put, lambda: f"sopkit: 1\n{text}  - by: a\n{step}", "times", "a.yaml", "-f", "json")


# What the system counts for a process it counts from its parent on, which may be large.
COUNTED = """
import resource, sys
from sopkit.cli.app import run
status = run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status") as told:
    peak = next(line.split()[1] for line in told if line.startswith("VmHWM"))
print(status, int(peak) / 1024, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="needs Linux's /proc to know a process's peak")
@pytest.mark.parametrize("name", ["billion laughs", "as many keys as there is room for", "one key very often"])
def test_what_has_no_end_takes_little_memory(name, put):
    put("a.yaml", REFUSED[name][0]())
    done = subprocess.run([sys.executable, "-c", COUNTED, "validate", "a.yaml"], check=True, capture_output=True)
    status, mebibytes, seconds = map(float, done.stderr.split()[-3:])
    assert status == 1
    assert mebibytes < MEBIBYTES
    assert seconds < SECONDS
