"""Many SOPs of about 200 lines, as text, from a seed: what a ministry's archive may look like to a linter."""

import random

VERBS = (
    "Menerima", "Memeriksa", "Menelaah", "Mencatat", "Mengarsipkan", "Menandatangani", "Meneruskan", "Menyusun",
    "Mendisposisikan", "Memverifikasi", "Mengirimkan", "Melakukan pemeriksaan", "Menggandakan", "Menetapkan",
)  # fmt: skip
THINGS = (
    "surat pengantar", "nota dinas", "berkas permohonan", "rekomendasi teknis", "surat keputusan", "berita acara",
    "laporan hasil verifikasi", "daftar kelengkapan dokumen", "formulir pendaftaran", "bukti pembayaran",
)  # fmt: skip
LANES = ("Petugas Loket", "Kepala Seksi", "Kepala Bidang", "Sekretaris Dinas", "Kepala Dinas", "Tim Teknis")
TIMES = ("5 menit", "15 menit", "1 jam", "30 menit", "2 jam", "45 menit")
PLACES = ("Kabupaten Musi Rawas", "Kota Lubuklinggau", "Kabupaten Muara Enim", "Kabupaten Lahat")


def documents(count: int, seed: int = 7) -> dict[str, str]:
    """The texts by their names. One in ten names another of them as related; a few have a defect."""
    chance = random.Random(seed)
    return {f"{number:04}.yaml": _document(number, count, chance) for number in range(count)}


def _document(number: int, count: int, chance: random.Random) -> str:
    place = chance.choice(PLACES)
    lanes = chance.sample(range(len(LANES)), 4)
    head = [
        "sopkit: 1",
        f'number: "{number:04}"',
        f"title: Pelayanan {chance.choice(THINGS).title()} {number}",
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
        f'  - {{sop: "{chance.randrange(count):04}"}}' if chance.random() < 0.1 else "  - Standar Pelayanan Perizinan",
        "equipment: [Komputer, Printer, Buku agenda]",
        f"warnings: [Jika permohonan nomor {number} tidak dicatat maka tindak lanjutnya terlambat]",
        "records: [Buku agenda, Buku ekspedisi]",
        "executors:",
        *(f"  p{lane}: {LANES[lane]}" for lane in lanes),
        "steps:",
    ]
    product = "Permohonan"
    for row in range(1, 21):
        thing = chance.choice(THINGS)
        activity = f"{chance.choice(VERBS)} {thing} {chance.choice(('', 'dari pemohon', 'yang lengkap'))}".rstrip()
        head += [
            f"  - activity: {activity}",
            f"    by: p{chance.choice(lanes)}",
            "    requires:",
            f"      - {product}",
            "      - Buku agenda",
            f"    time: {chance.choice(TIMES)}",
            f"    output: {thing.capitalize()} nomor {row}",
        ]
        if row % 6 == 0:
            head.append(f"    decision: {{Ya: {row + 1}, Tidak: {row - 1}}}")
        product = f"{thing.capitalize()} nomor {row}"
    return "\n".join(head) + "\n"
