"""A library in which each rule over a library has something to say, and waivers that speak of it."""

_BOILERPLATE = "Jika SOP ini tidak dilaksanakan, pelayanan terhambat"


def _sop(number, title, *more, lane="Kepala Subbagian Umum", step="", steps=""):
    head = [
        "sopkit: 1",
        f'number: "{number}"',
        f"title: {title}",
        "institution: Dinas Perizinan",
        f"warnings: [{_BOILERPLATE}]",
        "records: [Buku agenda]",
        *more,
        f"executors: {{kasubag: {lane}, petugas: Petugas Loket}}",
        "steps:",
        "  - {activity: Menerima berkas permohonan, by: petugas, time: 10 menit, output: Berkas, requires: Surat}",
        f"  - {{activity: Memeriksa berkas permohonan, by: kasubag, time: 2 jam, output: Berkas{step}}}",
        *([steps] if steps else []),
    ]
    return "\n".join(head) + "\n"


TEXTS = {
    "01.yaml": _sop("001", "Penerimaan Surat", "related: [{sop: '002'}, {sop: '01'}, {sop: '404'}]"),
    "02.yaml": _sop("002", "Pengelolaan Surat", "related: [{sop: '001'}]", lane="Kasubag Umum"),
    "03.yaml": _sop("003", "Pengarsipan Surat", step=", sop: '001'"),
    "04.yaml": _sop("004", "Penerimaan Surat", "related: [{sop: '003'}]", step=", sop: '404'"),
    # Two of one number: what the first says of itself may mean the other.
    "05.yaml": _sop("005", "Penomoran Surat", "related:\n  -\n  - {sop: '005'}\n  - {sop: '0001'}"),
    "06.yaml": _sop("005", "Penomoran Surat Keluar", "waivers: [{rule: P304, reason: lama dan baru}]"),
    "07.yaml": _sop("007", "Pengiriman Surat", "waivers: [{rule: copied-text, reason: dibakukan}, {rule: P301}]"),
    "08.yaml": _sop("008", "Pencatatan Surat", "waivers: [{rule: P306, step: '2', reason: x}]", step=", sop: '002'"),
    "09.yaml": _sop("009", "Pemusnahan Surat", "waivers: [{rule: S205, reason: x}, {rule: P104, reason: x}]"),
    "10.yaml": _sop("010", "Peminjaman Surat", "status: revoked", lane="KASUBAG UMUM"),
    "11.yaml": _sop("011", "Penggandaan Surat", "related: [{sop: '011'}]", "service: {fee: gratis}"),
    "sub/12.yaml": _sop("012", "Alih Media", steps="  - {activity: x, by: tamu, requires: ['', Surat]}"),
    "sub/13.yaml": _sop("013", "Alih “Daya”", "related: [Juknis, SOP terkait]", lane="Kepala Bidang 東京"),
    "bad.yaml": "sopkit: 1\ntitle: Satu\ntitle: Dua\n",
    "odd.yaml": b"sopkit: 1\ntitle: \xff\n",
    "shape.yaml": "sopkit: 1\ntitel: Satu\nsteps: 3\n",
    "empty.yaml": "sopkit:\n",
}

OVERRIDES = """\
language: id
superseded: [{old: UU 1/1999, new: UU Nomor 2 Tahun 2020 tentang Arsip}]
lint:
  preset: strict
  levels: {P311: error, P104: off}
  options: {copied-text: {most: 1}}
  overrides:
    - {files: sub/**, ignore: [P3]}
    - {files: 0*.yaml, levels: {long-activity: warning}, options: {long-activity: {most: 2}}}
"""
