"""Command lines, from what the program itself says of its commands: a new command, option or format is among them.

What stands behind an option, its `metavar` tells; behind one of a kind that is not known here stands anything.
"""

import contextlib
import io
import re
import tempfile
from dataclasses import dataclass
from functools import cache

from fuzz.texts import words
from hypothesis import strategies as st

from sopkit.cli.app import build, run
from sopkit.lint.registry import rules

_ONE_OF = re.compile(r"is not one of the values of `[^`]+`: (.*)")

NAMES = ("a.yaml", "b.yaml", "a.yaml", ".", "sub", "-", "missing.yaml", "sopkit.yaml", "*.yaml")
"""What is named on a command line; which of it is there, a case says."""
REVISIONS = ("HEAD", "HEAD~1", "main", "HEAD:a.yaml", "HEAD~1:a.yaml", "HEAD:b.yaml", "HEAD:", ":a.yaml", "HEAD^^^^")
OUTPUTS = ("hasil.html", "hasil", "-", "hasil/", "baru/hasil.json", "a.yaml", ".", "", "sub")

_argument = words.filter(lambda text: not re.search(r"[\0/\\:~]|^-|\.\.", text)) | st.sampled_from(
    ["\udcff", "a" * 300]
)
"""A word that names nothing outside of the folder; the system hands over no NUL."""
_TAME = 4
"""So many of the values that stand in front are such as a command can work with."""
_DAYS = ("2026-06-30", "2010-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "20260630", "2026-W01-1", "kemarin", "")
_NUMBERS = ("1", "2", "150", "12", "0", "-1", "1.5", "nan", "inf", "1e9", "٣", "9" * 50, "", "x", "0x10", "1_0")

PLACES = {
    "VERSION…": (NAMES, REVISIONS),
    "CODE|NAME|PRINCIPLE": (
        tuple(rule.code for rule in rules()),
        ("clarity", "P", "S2", "unknown-executor", "p1o1", ""),
    ),
}
VALUES: dict[str, tuple[str, ...]] = {
    "FILE": ("volumes.csv", "hasil.html", "volumes.yaml", "baseline.json", "signers", *OUTPUTS),
    "[FORMAT=]FILE": (*OUTPUTS, "json=hasil.json", "sarif=-", "xml=x", "junit=", "text=a.yaml"),
    "PATH": (*NAMES, *REVISIONS),
    "DAY": _DAYS,
    "NUMBER": _NUMBERS,
    "N": _NUMBERS,
    "MINUTES": (*_NUMBERS, "75000"),
    "HOURS": ("7.5h", "5 jam 30 menit", "24h", "1h", "25h", "0h", "h", "", "1 hari", "9" * 40 + "h"),
    "LEVEL": ("IV", "III", "II", "V", "Eselon III", ""),
    "POSITION": ("Kepala Badan", "Kasubbag", "Plt. Kepala Badan", ""),
    "RULES": (*(rule.code for rule in rules()[:3]), "P", "P1,S2", "clarity", "P999", ",", ""),
    "STEP.FIELD=VALUE": (
        *("1.time=2 jam", "2.by=upt", "Ya-1.chance=5%", "a.time=", "1.time", "=", ".=", "1.=x", "-.chance=101%"),
        *("1.title=x", "Ya-2.chance=200%", "susun.time=sesuai kebutuhan"),
    ),
    "NAME": ("a.yaml", "sub/x.yaml", "", "ours", "%X"),
    "GLOB": ("sop/*.yaml", "!x", "a b", '"', "[", "\t", "**"),
    # What git starts by a shell: nothing but this program.
    "COMMAND": ("sopkit", "so'pkit --lang id"),
    "KEY": ("kunci", "gpg:nobody", "", ".", "a.yaml", "gpg:"),
}

_CALM = {"--jobs": ("1", "0", "-1", "x", "9" * 50), "--runs": ("1", "100", "0", "-1", "x", "9" * 50)}
"""Options for which a likely value would only cost time: processes, and cases that are simulated."""


@dataclass(frozen=True)
class Option:
    """An option of a command."""

    names: tuple[str, ...]
    """All its names; of a flag that can be taken back, those that take it back as well."""
    is_flag: bool
    metavar: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """What a command takes by its place."""

    metavar: str
    many: bool
    needed: bool
    choices: tuple[str, ...]


@cache
def parameters(command: str) -> tuple[tuple[Place, ...], tuple[Option, ...]]:
    """Find what a command takes."""
    places, options = [], []
    for each in build("en", command).commands[command].params:
        if each.param_type_name == "argument":
            places.append(Place(each.metavar, each.nargs != 1, each.required, _choices(command, "?")))
            continue
        names = (*each.opts, *each.secondary_opts)
        choices = () if each.is_flag else _choices(command, each.opts[0], "?")
        options.append(Option(names, each.is_flag, each.metavar or "", choices))
    return tuple(places), tuple(options)


def _choices(*arguments: str) -> tuple[str, ...]:
    """Ask the program for the values that it takes there, by a wrong one."""
    found = _ONE_OF.search(_said(*arguments))
    return tuple(re.findall("`([^`]*)`", found[1])) if found else ()


def _said(*arguments: str) -> str:
    said = io.StringIO()
    # Where the wrong value is none, the command does its work: `schema -o ?` writes a file.
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        contextlib.redirect_stderr(said),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        run(arguments)
    return said.getvalue()


@cache
def needed(command: str) -> tuple[Option, ...]:
    """Find the options without which a command does nothing."""
    missing = re.findall("`(--[^`]+)` is missing", _said(command, "?"))
    return tuple(option for option in parameters(command)[1] if {*option.names} & {*missing})


@cache
def forms(command: str) -> tuple[str, ...]:
    """Give the formats of a command; one that is empty where it has no choice."""
    found = [option.choices for option in parameters(command)[1] if "--format" in option.names]
    return found[0] if found else ("",)


@cache
def calls(command: str, form: str = "") -> st.SearchStrategy[tuple[str, ...]]:
    """Command lines of a command, as a rule such as it can work with; with that format, where one is named."""
    places, options = parameters(command)
    options = tuple(option for option in options if not (form and "--format" in option.names))

    @st.composite
    def draw_call(draw: st.DrawFn) -> tuple[str, ...]:
        # A word that makes no sense ends a run before it has begun, so half of the runs have none.
        tame = draw(st.booleans())
        line = [command, *(["--format", form] if form else [])]
        for place in places:
            likely = st.sampled_from(place.choices or _names(place, tame=tame))
            value = likely if tame else st.one_of(*[likely] * 5, _argument)
            most = 1 if not place.many else 2 if tame else 4
            line += draw(st.lists(value, min_size=int(place.needed), max_size=most))
        wanted = draw(st.lists(st.sampled_from(options), max_size=3))
        for option in [*(needed(command) if tame else ()), *wanted]:
            line.append(draw(st.sampled_from(option.names)))
            if not option.is_flag:
                line.append(draw(_values(option, tame=tame)))
        return tuple(line)

    return draw_call()


def _names(place: Place, *, tame: bool) -> tuple[str, ...]:
    names = PLACES.get(place.metavar, (NAMES,))
    return tuple(name for some in names for name in (some[:_TAME] if tame else some))


def _values(option: Option, *, tame: bool) -> st.SearchStrategy[str]:
    calm = next((values for name, values in _CALM.items() if name in option.names), None)
    values = calm or option.choices or VALUES.get(option.metavar) or sum(VALUES.values(), ())
    if tame and not option.choices:
        values = values[:_TAME]
    likely = st.sampled_from(values)
    return likely if tame or calm or option.metavar == "COMMAND" else st.one_of(likely, likely, likely, _argument)
