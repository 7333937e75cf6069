"""Invented SOPs from a seed: any mix of decisions, loops, joint work, blanks and very long text."""

import random
from typing import Any

from sopkit.model import Sop

SENTENCE = (
    "menyusun konsep surat keputusan memeriksa kelengkapan berkas permohonan kepada pejabat berwenang untuk "
    "ditindaklanjuti sesuai ketentuan peraturan perundang-undangan"
)
WORDS = SENTENCE.split()
STEPS = (1, 2, 3, 5, 8, 15, 25, 40, 60)


def seeded_sop(seed: int, steps: int | None = None, lanes: int | None = None) -> Sop:
    """Make the same SOP for the same seed, with so many steps and lanes or as many as it likes."""
    return _Maker(random.Random(seed), steps, lanes).sop()


class _Maker:
    def __init__(self, dice: random.Random, steps: int | None, lanes: int | None) -> None:
        self.dice = dice
        self.lanes = lanes or dice.randint(1, 10)
        self.steps = steps or dice.choice(STEPS)

    def sop(self) -> Sop:
        executors = {f"e{lane}": self.text(3) for lane in range(self.lanes)}
        steps = [self.step(row) for row in range(self.steps)]
        return Sop.model_validate({"sopkit": 1, "title": self.text(6), "executors": executors, "steps": steps})

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def text(self, longest: int) -> str:
        return " ".join(self.dice.choice(WORDS) for _ in range(self.dice.randint(1, longest)))

    def texts(self) -> list[str]:
        return [self.text(5) for _ in range(self.dice.randint(1, 3))]

    def step(self, row: int) -> dict[str, Any]:
        several = 1 if self.chance(0.85) else self.dice.randint(1, min(self.lanes, 4))
        step: dict[str, Any] = {
            "id": f"s{row}",
            "activity": self.text(12) if self.chance(0.97) else self.text(120),
            "by": [f"e{lane}" for lane in self.dice.sample(range(self.lanes), several)],
        }
        step |= {"time": "3 hari kerja"} if self.chance(0.8) else {}
        step |= {"output": self.texts()} if self.chance(0.8) else {}
        step |= {"requires": self.texts()} if self.chance(0.8) else {}
        step |= {"note": self.text(8)} if self.chance(0.2) else {}
        kind = self.dice.random()
        if kind < 0.2:
            on = f"s{row + 1}" if row + 1 < self.steps else "end"
            step["decision"] = {"Ya": on, "Tidak": self.target(row)}
        elif kind < 0.25:
            step["decision"] = {label: self.target(row) for label in ("Ya", "Tidak lengkap", "Lainnya")}
        elif kind < 0.27:
            step["decision"] = {label * 3: self.target(row) for label in "abcde"[: self.dice.randint(1, 5)]}
        elif kind < 0.35:
            step["next"] = [self.target(row) for _ in range(self.dice.randint(1, 3))]
        return step

    def target(self, row: int) -> str:
        """Mostly the next row, often a row near by, sometimes any row or the end."""
        last = self.steps - 1
        near = [row + 1, row + 1, row - self.dice.randint(1, 4), row + self.dice.randint(1, 4)]
        wanted = self.dice.choice([*near, self.dice.randrange(self.steps)])
        return "end" if self.chance(0.06) else f"s{min(max(wanted, 0), last)}"
