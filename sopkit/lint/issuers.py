"""Who issues regulations: the names and short names of ministries and central agencies. A table; knows no citation."""

from collections.abc import Iterable, Mapping

_SHORT: Mapping[str, tuple[str, ...]] = {
    "agama": ("ag",),
    "agraria tata ruang": ("atr", "atr bpn", "agraria tata ruang kepala badan pertanahan nasional"),
    "arsip nasional": ("anri",),
    "badan kepegawaian": ("bkn",),
    "badan nasional penanggulangan bencana": ("bnpb",),
    "badan pengawas obat makanan": ("bpom", "badan pom"),
    "badan pertanahan nasional": ("bpn",),
    "badan pusat statistik": ("bps",),
    "dalam negeri": ("dagri",),
    "desa pembangunan daerah tertinggal transmigrasi": ("desa", "desa pdtt"),
    "energi sumber daya mineral": ("esdm",),
    "hukum hak asasi manusia": ("kumham", "hukum ham"),
    "kelautan perikanan": ("kp",),
    "kepolisian": ("kapolri", "polri"),
    "kesehatan": ("kes",),
    "ketenagakerjaan": ("naker",),
    "keuangan": ("keu",),
    "komunikasi informatika": ("kominfo",),
    "koperasi usaha kecil menengah": ("kukm", "koperasi ukm"),
    "lembaga administrasi": ("lan",),
    "lembaga kebijakan pengadaan barang jasa pemerintah": ("lkpp",),
    "lingkungan hidup": ("lh",),
    "lingkungan hidup kehutanan": ("lhk",),
    "pekerjaan umum": ("pu",),
    "pekerjaan umum perumahan rakyat": ("pupr",),
    "pendayagunaan aparatur reformasi birokrasi": ("pan", "panrb", "pan rb", "pendayagunaan aparatur"),
    "pendidikan kebudayaan": ("dikbud",),
    "pendidikan kebudayaan riset teknologi": ("dikbudristek",),
    "pendidikan nasional": ("diknas",),
    "perdagangan": ("dag",),
    "perencanaan pembangunan nasional": ("ppn", "ppn bappenas", "ppn kepala bappenas"),
    "perhubungan": ("hub",),
    "perindustrian": ("perin", "ind"),
    "pertanian": ("tan",),
    "sosial": ("sos",),
}

_FULL: Mapping[str, str] = {short: full for full, shorts in _SHORT.items() for short in shorts}

_SAME: Mapping[str, str] = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi"}

_FILLERS = frozenset({"dan", "negara", "republik", "indonesia", "ri"})


def issuer(words: Iterable[str]) -> str:
    """Bring the name of whoever issued a regulation to one spelling: `panrb` and the ministry's whole name are one.

    Words are in small letters. What the table does not know stays as it is, without the words that say nothing.
    """
    name = " ".join(_SAME.get(word, word) for word in words if word not in _FILLERS)
    return _FULL.get(name, name)
