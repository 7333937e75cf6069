"""The large case: 100 steps, 10 executors, 15 decisions each of which can go back by 1–14 rows.

It is the case on which other drawing tools were measured; here it comes from a seed, at any size. A quarter of the
steps stay with the executor of the step before, as in real procedures.
"""

import random
from typing import Any

from sopkit.model import Sop

LANES = (
    "Pemohon", "Petugas Loket", "Staf Verifikasi", "Kasubbag Umum", "Kepala Seksi",
    "Kepala Bidang", "Sekretaris", "Tim Teknis", "Bendahara", "Kepala Dinas",
)  # fmt: skip
VERBS = (
    "Menerima", "Memeriksa", "Menelaah", "Mencatat", "Mengarsipkan", "Menandatangani", "Meneruskan",
    "Mendisposisikan", "Memverifikasi", "Mengirimkan",
)  # fmt: skip
OBJECTS = (
    "surat pengantar", "nota dinas", "berkas permohonan", "rekomendasi teknis", "surat keputusan",
    "berita acara pemeriksaan lapangan", "laporan hasil verifikasi", "daftar kelengkapan dokumen",
)  # fmt: skip
ENDINGS = (
    "kepada pejabat yang berwenang untuk ditindaklanjuti",
    "sesuai ketentuan peraturan perundang-undangan yang berlaku",
    "dan menyampaikan hasilnya kepada pimpinan",
    "",
)
SEED = 17
"""The case that the numbers of the README are of; most seeds come near it, see `tests/bench/quality.py`."""


def large_document(steps: int = 100, lanes: int = 10, seed: int = SEED, backs: int | None = None) -> dict[str, Any]:
    """The large case as plain data; a seventh of the steps decide unless `backs` says how many."""
    dice = random.Random(seed)
    executors = {f"e{lane}": name for lane, name in enumerate(LANES[:lanes])}
    wanted = round(steps * 0.15) if backs is None else backs
    deciding = set(dice.sample(range(3, steps - 1), min(wanted, steps - 4)))
    rows: list[dict[str, Any]] = []
    for row in range(steps):
        lane = dice.randrange(lanes) if not rows or dice.random() > 0.25 else int(rows[-1]["by"][1:])
        words = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)} {dice.choice(ENDINGS)}".strip()
        step: dict[str, Any] = {"id": str(row + 1), "activity": words, "by": f"e{lane}", "time": "1 jam"}
        if row in deciding:
            step["decision"] = {"Ya": str(row + 2), "Tidak": str(max(1, row + 1 - dice.randint(1, 14)))}
        rows.append(step)
    return {"sopkit": 1, "title": "Pelayanan Perizinan Terpadu", "executors": executors, "steps": rows}


def random_document(seed: int) -> dict[str, Any]:
    """One of the 40 documents on which routers are compared: 8–60 steps, 3–10 lanes, back edges and forward skips."""
    dice = random.Random(seed)
    steps, lanes = dice.randint(8, 60), dice.randint(3, 10)
    rows: list[dict[str, Any]] = []
    for row in range(steps):
        words = f"{dice.choice(VERBS)} {dice.choice(OBJECTS)}"
        step: dict[str, Any] = {"id": str(row + 1), "activity": words, "by": f"e{dice.randrange(lanes)}"}
        kind = dice.random()
        if 0 < row < steps - 1 and kind < 0.15:
            step["decision"] = {"Ya": str(row + 2), "Tidak": str(max(1, row + 1 - dice.randint(1, 8)))}
        elif row < steps - 3 and kind < 0.22:
            step["decision"] = {"Ya": str(row + 2), "Tidak": str(min(steps, row + 1 + dice.randint(2, 5)))}
        rows.append(step)
    executors = {f"e{lane}": LANES[lane] for lane in range(lanes)}
    return {"sopkit": 1, "title": "Pelayanan", "executors": executors, "steps": rows}


def sop_of_document(document: dict[str, Any]) -> Sop:
    return Sop.model_validate(document)
