"""How good the rules of language are: `python tests/precision.py` prints precision and recall of each rule.

`tests/lint/sentences.csv` holds sentences and small cases that were written for this, each with the codes that a reader
would give it. A row has a kind, a text, what stands beside it, and the codes:

- `step`, `decision`: the activity of a step; beside it the executors, parted by semicolons;
- `output`: the output of a step;
- `pair`: the output of a step; beside it the requirement of the next;
- `actors`: the executors of one SOP; `library`: those of an SOP, beside them those of the others;
- `title`: the title; beside it the activities.

Other files with such rows may be named on the command line.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sopkit.lint import Library, Member, Preset, check, preset
from sopkit.model import Sop

SENTENCES = Path(__file__).resolve().parent / "lint" / "sentences.csv"

OF_SENTENCES = {"P101", "P102", "P103", "P104", "P105", "P106", "P107", "P114", "P115", "P123", "P125"}
CODES = {
    "step": OF_SENTENCES,
    "decision": OF_SENTENCES,
    "output": {"P412"},
    "pair": {"P307"},
    "actors": {"P308"},
    "library": {"P308"},
    "title": {"P310"},
}
"""The codes that a row of each kind is about."""


@dataclass(frozen=True)
class Case:
    """One row."""

    kind: str
    text: str
    beside: str
    codes: frozenset[str]


def read(path=SENTENCES):
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Case(row["kind"], row["text"], row["beside"], frozenset(row["codes"].split())) for row in rows]


def parted(text):
    return [part.strip() for part in text.split(";") if part.strip()]


def sop_with(steps, executors=(), title="Pengelolaan Berkas"):
    """An SOP with these steps, all of the first executor."""
    lanes = {f"e{number}": name for number, name in enumerate(executors or ("Pengolah Data", "Kepala Seksi"))}
    return Sop.model_validate(
        {"sopkit": 1, "title": title, "executors": lanes, "steps": [{"by": "e0", **step} for step in steps]}
    )


def sops_of(case):
    """The SOP of a case, and the others of its library."""
    last = {"activity": "Mengarsipkan berkas"}
    first = {"activity": "Menyusun laporan", "output": case.text}
    beside = parted(case.beside)
    match case.kind:
        case "step":
            made = [sop_with([{"activity": case.text}, last], beside)]
        case "decision":
            made = [sop_with([{"activity": case.text, "decision": {"Ya": "2", "Tidak": "end"}}, last], beside)]
        case "output":
            made = [sop_with([first])]
        case "pair":
            made = [sop_with([first, {**last, "requires": case.beside}])]
        case "actors":
            made = [sop_with([last], parted(case.text))]
        case "library":
            made = [sop_with([last], names) for names in (parted(case.text), beside, beside)]
        case "title":
            made = [sop_with([{"activity": activity} for activity in beside], title=case.text)]
    return made


def said(case):
    """The codes that the rules give a case."""
    sops = sops_of(case)
    among = (
        Library(tuple(Member.of(str(number), sop) for number, sop in enumerate(sops))).among(0)
        if len(sops) > 1
        else None
    )
    return {found.code for found in check(sops[0], preset(Preset.ALL), among=among)} & CODES[case.kind]


@dataclass(frozen=True)
class Score:
    """How often a rule is right."""

    right: int
    wrong: int
    missed: int
    cases: int
    """Rows of the kinds that the rule is about."""

    @property
    def precision(self):
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self):
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(cases):
    """The score of each code."""
    right, wrong, missed, about = Counter(), Counter(), Counter(), Counter()
    for case in cases:
        given = said(case)
        right.update(given & case.codes)
        wrong.update(given - case.codes)
        missed.update(case.codes - given)
        about.update(CODES[case.kind])
    return {code: Score(right[code], wrong[code], missed[code], about[code]) for code in sorted(about)}


def main(paths):
    """Print the table, and every case that the rules get wrong."""
    cases = [case for path in paths or [SENTENCES] for case in read(Path(path))]
    print("| rule | precision | recall | findings | sentences |\n|---|---|---|---|---|")
    for code, score in scores(cases).items():
        print(f"| {code} | {score.precision:.2f} | {score.recall:.2f} | {score.right + score.wrong} | {score.cases} |")
    for case in cases:
        given = said(case)
        if given != case.codes:
            extra, lost = " ".join(sorted(given - case.codes)), " ".join(sorted(case.codes - given))
            print(f"{case.kind}: {case.text!r} {case.beside!r}: false {extra or '-'}, missed {lost or '-'}")


if __name__ == "__main__":
    main(sys.argv[1:])
