"""Many SOPs of about 170 lines, as text, from a seed: what a ministry's archive may look like to a linter."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

VERBS = (
    "Menerima", "Menelaah", "Mencatat", "Mengarsipkan", "Menandatangani", "Meneruskan", "Menyusun", "Mengagendakan",
    "Mengirimkan", "Menggandakan", "Menetapkan", "Mengetik", "Menomori", "Membubuhkan stempel pada",
)  # fmt: skip
CHECKS = ("Memeriksa", "Memverifikasi")
THINGS = (
    "surat pengantar", "nota dinas", "berkas permohonan", "rekomendasi teknis", "surat keputusan", "berita acara",
    "laporan hasil verifikasi", "daftar kelengkapan dokumen", "formulir pendaftaran", "bukti pembayaran",
)  # fmt: skip
LANES = ("Petugas Loket", "Kepala Seksi", "Kepala Bidang", "Sekretaris Dinas", "Kepala Dinas", "Tim Teknis")
TIMES = ("5 menit", "15 menit", "1 jam", "30 menit", "2 jam", "45 menit")
PLACES = ("Kabupaten Musi Rawas", "Kota Lubuklinggau", "Kabupaten Muara Enim", "Kabupaten Lahat")

ROWS = 20
DECIDES_EVERY = 6


@dataclass
class _Row:
    activity: str
    by: str
    requires: list[str]
    time: str | None
    output: str | None
    decision: str | None = None


@dataclass
class _Sop:
    number: int
    title: str
    lanes: dict[str, str]
    rows: list[_Row] = field(default_factory=list)


def documents(count: int, seed: int = 7, *, faulty: float = 0.42) -> dict[str, str]:
    """The texts by their names. One in ten names another of them as related.

    So large a share as `faulty` has one to three defects; with `faulty` above 1 each has about eight, as in an archive
    that was never looked at.
    """
    chance = random.Random(seed)
    return {f"{number:05}.yaml": _document(number, count, chance, faulty) for number in range(count)}


def _document(number: int, count: int, chance: random.Random, faulty: float) -> str:
    sop = _sound(number, chance)
    defects = 8 if faulty > 1 else chance.randint(1, 3) if chance.random() < faulty else 0
    for _defect in range(defects):
        chance.choice(DEFECTS)(sop, chance)
    return _written(
        sop, chance.choice(PLACES), f'{{sop: "{chance.randrange(count):05}"}}' if chance.random() < 0.1 else ""
    )


def _sound(number: int, chance: random.Random) -> _Sop:
    """Make an SOP of which no rule has anything to say."""
    subject = chance.choice(THINGS)
    sop = _Sop(number, f"Pelayanan {subject.title()} {number}", {})
    picked = chance.sample(range(len(LANES)), 4)
    product, lane = f"Permohonan {number}", picked[0]
    said: set[str] = set()
    for row in range(1, ROWS + 1):
        decides = row % DECIDES_EVERY == 0
        thing = subject if row == 1 else chance.choice(THINGS)
        activity = f"{chance.choice(CHECKS if decides else VERBS)} {thing}"
        while activity in said:
            activity = f"{chance.choice(CHECKS if decides else VERBS)} {chance.choice(THINGS)} nomor {number + row}"
        said.add(activity)
        # Who has begun goes on for a while, so that the work does not go back and forth.
        lane = picked[min(row // 3, 3)] if row < 12 or chance.random() < 0.7 else lane
        sop.lanes[f"p{lane}"] = LANES[lane]
        output = f"{thing.capitalize()} nomor {row}"
        exits = f"{{Ya: {row + 1}, Tidak: {row - 1}}}" if decides else None
        sop.rows.append(_Row(activity, f"p{lane}", [product, "Buku agenda"], chance.choice(TIMES), output, exits))
        product = output
    return sop


def _no_time(sop: _Sop, chance: random.Random) -> None:
    chance.choice(sop.rows).time = None


def _no_product(sop: _Sop, chance: random.Random) -> None:
    chance.choice(sop.rows).output = None


def _stranger(sop: _Sop, chance: random.Random) -> None:
    row = chance.choice(sop.rows)
    row.by = row.by.replace("p", "q")


def _filler(sop: _Sop, chance: random.Random) -> None:
    chance.choice(sop.rows).activity = f"Melakukan pemeriksaan {chance.choice(THINGS)} dari pemohon"


def _passive(sop: _Sop, chance: random.Random) -> None:
    chance.choice(sop.rows).activity = f"Dicatat {chance.choice(THINGS)} yang lengkap"


def _open_time(sop: _Sop, chance: random.Random) -> None:
    chance.choice(sop.rows).time = "sesuai kebutuhan"


def _labels(sop: _Sop, chance: random.Random) -> None:
    row = chance.choice([row for row in sop.rows if row.decision])
    row.decision = (row.decision or "").replace("Tidak", "Kembali")


def _lost_way(sop: _Sop, chance: random.Random) -> None:
    row = chance.choice([row for row in sop.rows if row.decision])
    row.decision = (row.decision or "").replace(f"{sop.rows.index(row)}}}", "41}")


DEFECTS: tuple[Callable[[_Sop, random.Random], None], ...] = (
    _no_time, _no_product, _stranger, _filler, _passive, _open_time, _labels, _lost_way,
)  # fmt: skip


def _written(sop: _Sop, place: str, related: str) -> str:
    lines = [
        "sopkit: 1",
        f'number: "{sop.number:05}"',
        f"title: {sop.title}",
        f"institution: Dinas Perizinan {place}",
        "unit: Bidang Pelayanan",
        "type: {nature: administrative, scope: micro, completeness: final, generality: specific}",
        "status: effective",
        "created: 2025-01-06",
        "effective: 2025-02-03",
        "review: 2028-02-03",
        f"approved_by: {{position: Kepala Dinas Perizinan {place}}}",
        "legal_basis:",
        "  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "  - Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "  - Peraturan Menteri PAN dan RB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP",
        "qualifications:",
        "  - Memahami tata naskah dinas",
        "  - Mampu mengoperasikan komputer",
        "related:",
        f"  - {related or 'Standar Pelayanan Perizinan'}",
        "equipment: [Komputer, Printer, Buku agenda]",
        f"warnings: [Jika permohonan nomor {sop.number} tidak dicatat maka tindak lanjutnya terlambat]",
        f"records: [Buku agenda permohonan {sop.number}, Buku ekspedisi]",
        "executors:",
        *(f"  {lane}: {name}" for lane, name in sop.lanes.items()),
        "steps:",
    ]
    for row in sop.rows:
        lines += [f"  - activity: {row.activity}", f"    by: {row.by}", "    requires:"]
        lines += [f"      - {thing}" for thing in row.requires]
        lines += [f"    time: {row.time}"] if row.time else []
        lines += [f"    output: {row.output}"] if row.output else []
        lines += [f"    decision: {row.decision}"] if row.decision else []
    return "\n".join(lines) + "\n"
