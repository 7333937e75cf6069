"""`python tests/campaign.py --minutes 30`: gives every command and format all that can be invented, until time is up.

The laws are those of `tests/fuzz/laws.py`. What breaks one is made as small as it goes and becomes a file of the
folder; a file that has shown a fault goes to `tests/fuzz/found/`, where a test runs it from then on. With `--texts
FOLDER` the files of a folder are given to the commands instead, such as the inputs of a test suite of YAML.
"""

import argparse
import random
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import hypothesis
from fuzz.calls import forms
from fuzz.cases import Case, as_str
from fuzz.laws import broken
from fuzz.running import done
from fuzz.scenes import cases
from hypothesis import HealthCheck, Phase, given

from sopkit.cli.app import COMMANDS

ROUND = 25
"""Cases of a command and format before the next one has its turn."""
_QUIET = hypothesis.settings(
    max_examples=ROUND,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    phases=[Phase.generate, Phase.shrink],
)


class BrokenError(Exception):
    """A law does not hold."""


class Campaign:
    """What has been run, and what was found."""

    def __init__(self, folder: Path, until: float) -> None:
        self.folder, self.until = folder, until
        self.last = folder / "last.json"
        folder.mkdir(parents=True, exist_ok=True)
        self.counts: Counter[tuple[str, str, object]] = Counter()
        self.found: dict[str, int] = {}
        """How often each kind of fault was seen."""

    def look(self, case: Case, form: str, looking_for: str = "") -> str:
        """Run a case; gives the kind of fault that is new, or the one that is looked for."""
        # What ends the process itself, a hang outside of Python, leaves its case here.
        self.last.write_text(case.as_text(), encoding="utf-8", newline="\n")
        came = done(case)
        self.counts[case.command, form, came.status] += 1
        for fault in broken(case, came):
            kind = kind_of(fault)
            if kind in self.found and kind != looking_for:
                self.found[kind] += 1
                continue
            return kind
        return ""

    def keep(self, case: Case, kind: str) -> None:
        """Keep a case as a file."""
        self.found.setdefault(kind, 1)
        name = re.sub(r"\W+", "-", kind)[:80].strip("-")
        (self.folder / f"{case.command}-{name}.json").write_text(case.as_text(), encoding="utf-8", newline="\n")
        print(f"found: {case.command}: {kind}", flush=True)

    def round(self, command: str, form: str, seed: int) -> None:
        """Run some cases of one command and format; a fault is made small before it is kept."""
        smallest: list[tuple[Case, str]] = []

        @hypothesis.seed(seed)
        @_QUIET
        @given(cases(command, form))
        def look(case: Case) -> None:
            if time.monotonic() > self.until and not smallest:
                return
            kind = self.look(case, form, smallest[0][1] if smallest else "")
            if kind and (not smallest or kind == smallest[0][1]):
                smallest.append((case, kind))
                raise BrokenError(kind)

        try:
            look()
        except BrokenError:
            self.keep(*smallest[-1])

    def told(self) -> Iterator[str]:
        """Say what was run, and what came of it."""
        pairs = sorted({(command, form) for command, form, _status in self.counts})
        for command, form in pairs:
            row = {status: n for (one, other, status), n in self.counts.items() if (one, other) == (command, form)}
            ends = ", ".join(f"{status}: {row[status]}" for status in sorted(row, key=str))
            yield f"{command:9} {form:16} {sum(row.values()):7}   exit status {ends}"
        yield f"{sum(self.counts.values())} cases, {len(self.found)} kinds of fault"
        yield from (f"{count:6} × {kind}" for kind, count in self.found.items())


def kind_of(fault: str) -> str:
    """Tell faults apart by what they say, but not by the values in it."""
    return re.sub(r"0x[0-9a-f]+|\d+|'[^']*'|\"[^\"]*\"|`[^`]*`", "…", fault)[:160]


def cases_of(folder: Path, commands: Sequence[str]) -> Iterator[tuple[Case, str]]:
    """Give each file of a folder to the commands, in every format, that take the file of an SOP."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = as_str(file.read_bytes())
        for command in commands:
            for form in forms(command):
                options = (command, *(["--format", form] if form else []))
                paths = ("a.yaml",) * (3 if command == "merge" else 2 if command == "diff" else 1)
                if command not in {"git", "explain", "schema"}:
                    yield Case((*options, *paths), {"a.yaml": text}), form


def main() -> int:
    """Run the campaign, and give 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--found", type=Path, default=Path("found"), help="folder of the cases that show a fault")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--texts", type=Path, help="folder whose files are given to the commands instead")
    parser.add_argument("commands", nargs="*", default=COMMANDS)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    begin = time.monotonic()
    campaign = Campaign(asked.found, begin + 60 * asked.minutes)
    print(f"seed {asked.seed}", flush=True)
    if asked.texts:
        for case, form in cases_of(asked.texts, asked.commands):
            if kind := campaign.look(case, form):
                campaign.keep(case, kind)
    else:
        pairs = [(command, form) for command in asked.commands for form in forms(command)]
        for number in count():
            for command, form in pairs if time.monotonic() < campaign.until else ():
                campaign.round(command, form, random.Random(f"{asked.seed} {number} {command} {form}").randrange(2**32))
            if time.monotonic() > campaign.until:
                break
    campaign.last.unlink(missing_ok=True)
    print("\n".join(campaign.told()))
    print(f"{(time.monotonic() - begin) / 60:.1f} minutes, seed {asked.seed}")
    return 1 if campaign.found else 0


if __name__ == "__main__":
    sys.exit(main())
