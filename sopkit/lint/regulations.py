"""Kinds of regulation, and the words by which people name them. Tables; knows no citation."""

from collections.abc import Mapping
from enum import IntEnum, auto


class Kind(IntEnum):
    """Kinds of regulation, from the highest down, as lists of legal bases have them (DOMAIN.md §2.2, H03)."""

    CONSTITUTION = auto()
    """UUD."""
    ASSEMBLY = auto()
    """Ketetapan MPR."""
    COLONIAL = auto()
    """Staatsblad, HIR and RBg, which are still in force; lists have them before the laws, after them or elsewhere."""
    LAW = auto()
    """UU and Perppu."""
    GOVERNMENT = auto()
    """PP."""
    PRESIDENT = auto()
    """Perpres."""
    PRESIDENT_DECISION = auto()
    """Keppres."""
    PRESIDENT_INSTRUCTION = auto()
    """Inpres."""
    MINISTER = auto()
    """Permen."""
    AGENCY = auto()
    """Regulation of a central agency, such as BPS."""
    DIRECTORATE = auto()
    """Perdirjen, and what a director or rector regulates."""
    REGIONAL = auto()
    """Perda that does not say whether of a province or of a regency."""
    PROVINCE = auto()
    """Perda of a province."""
    REGENCY = auto()
    """Perda of a regency or city."""
    GOVERNOR = auto()
    """Pergub."""
    REGENT = auto()
    """Perbup and Perwali."""
    VILLAGE = auto()
    """Perdes, and what stands in for it in a nagari, gampong, kampung or kalurahan."""
    VILLAGE_HEAD = auto()
    """Perkades."""
    CENTRAL_DECISION = auto()
    """Keputusan of a minister or of the head of a central agency."""
    DECISION = auto()
    """Any other Keputusan."""
    CIRCULAR = auto()
    """Instruksi, Surat Edaran and other letters."""


PHRASES: Mapping[str, tuple[Kind, str]] = {
    "undang undang dasar": (Kind.CONSTITUTION, ""),
    "uud": (Kind.CONSTITUTION, ""),
    "ketetapan mpr": (Kind.ASSEMBLY, ""),
    "ketetapan mprs": (Kind.ASSEMBLY, ""),
    "ketetapan majelis permusyawaratan rakyat": (Kind.ASSEMBLY, ""),
    "tap mpr": (Kind.ASSEMBLY, ""),
    "tap mprs": (Kind.ASSEMBLY, ""),
    "herzien inlandsch reglement": (Kind.COLONIAL, "hir"),
    "hir": (Kind.COLONIAL, "hir"),
    "hir/rbg": (Kind.COLONIAL, "hir"),
    "hir/r.bg": (Kind.COLONIAL, "hir"),
    "rbg": (Kind.COLONIAL, "rbg"),
    "r.bg": (Kind.COLONIAL, "rbg"),
    "rechtsreglement buitengewesten": (Kind.COLONIAL, "rbg"),
    "rechtreglement buitengewesten": (Kind.COLONIAL, "rbg"),
    "staatsblad": (Kind.COLONIAL, ""),
    "stbl": (Kind.COLONIAL, ""),
    "stb": (Kind.COLONIAL, ""),
    "undang undang": (Kind.LAW, ""),
    "undang2": (Kind.LAW, ""),
    "uu": (Kind.LAW, ""),
    "peraturan pemerintah pengganti undang undang": (Kind.LAW, "perppu"),
    "perppu": (Kind.LAW, "perppu"),
    "perpu": (Kind.LAW, "perppu"),
    "peraturan pemerintah": (Kind.GOVERNMENT, ""),
    "pp": (Kind.GOVERNMENT, ""),
    "peraturan presiden": (Kind.PRESIDENT, ""),
    "perpres": (Kind.PRESIDENT, ""),
    "keputusan presiden": (Kind.PRESIDENT_DECISION, ""),
    "keppres": (Kind.PRESIDENT_DECISION, ""),
    "kepres": (Kind.PRESIDENT_DECISION, ""),
    "instruksi presiden": (Kind.PRESIDENT_INSTRUCTION, ""),
    "inpres": (Kind.PRESIDENT_INSTRUCTION, ""),
    "peraturan menteri": (Kind.MINISTER, ""),
    "peraturan bersama": (Kind.MINISTER, "bersama"),
    "permen": (Kind.MINISTER, ""),
    "pmk": (Kind.MINISTER, "keuangan"),
    "pma": (Kind.MINISTER, "agama"),
    "peraturan kepala": (Kind.AGENCY, ""),
    "peraturan": (Kind.AGENCY, ""),
    "perka": (Kind.AGENCY, ""),
    "perban": (Kind.AGENCY, "badan"),
    "perkap": (Kind.AGENCY, "kepolisian"),
    "perma": (Kind.AGENCY, "mahkamah agung"),
    "pkpu": (Kind.AGENCY, "komisi pemilihan umum"),
    "peraturan direktur": (Kind.DIRECTORATE, ""),
    "peraturan dirjen": (Kind.DIRECTORATE, "jenderal"),
    "peraturan direksi": (Kind.DIRECTORATE, ""),
    "peraturan rektor": (Kind.DIRECTORATE, ""),
    "perdirjen": (Kind.DIRECTORATE, "jenderal"),
    "peraturan daerah": (Kind.REGIONAL, ""),
    "perda": (Kind.REGIONAL, ""),
    "qanun": (Kind.REGIONAL, ""),
    "peraturan gubernur": (Kind.GOVERNOR, ""),
    "pergub": (Kind.GOVERNOR, ""),
    "peraturan bupati": (Kind.REGENT, ""),
    "perbup": (Kind.REGENT, ""),
    "peraturan wali kota": (Kind.REGENT, ""),
    "peraturan walikota": (Kind.REGENT, ""),
    "perwali": (Kind.REGENT, ""),
    "perwal": (Kind.REGENT, ""),
    "perwako": (Kind.REGENT, ""),
    "peraturan desa": (Kind.VILLAGE, ""),
    "perdes": (Kind.VILLAGE, ""),
    "peraturan kepala desa": (Kind.VILLAGE_HEAD, ""),
    "perkades": (Kind.VILLAGE_HEAD, ""),
    "peraturan nagari": (Kind.VILLAGE, "nagari"),
    "peraturan gampong": (Kind.VILLAGE, "gampong"),
    "peraturan kampung": (Kind.VILLAGE, "kampung"),
    "peraturan kalurahan": (Kind.VILLAGE, "kalurahan"),
    "keputusan bersama": (Kind.CENTRAL_DECISION, "bersama"),
    "keputusan menteri": (Kind.CENTRAL_DECISION, ""),
    "keputusan kepala badan": (Kind.CENTRAL_DECISION, "badan"),
    "keputusan kepala lembaga": (Kind.CENTRAL_DECISION, "lembaga"),
    "keputusan kepala bps": (Kind.CENTRAL_DECISION, "bps"),
    "keputusan direktur jenderal": (Kind.CENTRAL_DECISION, "jenderal"),
    "kepmen": (Kind.CENTRAL_DECISION, ""),
    "kepka": (Kind.CENTRAL_DECISION, ""),
    "kma": (Kind.CENTRAL_DECISION, "agama"),
    "kmk": (Kind.CENTRAL_DECISION, "keuangan"),
    "keputusan gubernur": (Kind.DECISION, "gubernur"),
    "kepgub": (Kind.DECISION, "gubernur"),
    "keputusan bupati": (Kind.DECISION, "bupati"),
    "kepbup": (Kind.DECISION, "bupati"),
    "keputusan": (Kind.DECISION, ""),
    "surat edaran": (Kind.CIRCULAR, "edaran"),
    "edaran": (Kind.CIRCULAR, "edaran"),
    "instruksi": (Kind.CIRCULAR, "instruksi"),
    "maklumat": (Kind.CIRCULAR, "maklumat"),
}
"""Words that name a kind, and what they say of the issuer. The longest that fits counts."""

FIRST_ONLY: Mapping[str, tuple[Kind, str]] = {
    "se": (Kind.CIRCULAR, "edaran"),
    "sk": (Kind.DECISION, ""),
    "surat": (Kind.CIRCULAR, "surat"),
}
"""Words that name a kind only where the citation begins with them."""

NO_KIND = frozenset({"perundang", "perundangan", "yang", "terkait", "lain", "lainnya", "internal", "tentang"})
"""Words after "peraturan" or "keputusan" that name no kind."""

MOST_WORDS = max(len(phrase.split()) for phrase in PHRASES)
"""Words of the longest phrase."""

BEGINNINGS: Mapping[str, Kind] = {
    "permeneg": Kind.MINISTER,
    "permen": Kind.MINISTER,
    "kepmen": Kind.CENTRAL_DECISION,
}
"""With what a word begins that names the kind and the ministry in one, such as `permendagri`."""

SERIES: Mapping[str, Kind | None] = {
    "per": Kind.MINISTER,
    "kep": Kind.CENTRAL_DECISION,
    "se": Kind.CIRCULAR,
    "pmk": None,
    "prt": None,
    "kmk": None,
}
"""With what a part of a number begins that names the series, such as `PER` or `PMK.01`; and the kind of a number that
begins so and stands alone."""

LEVELS: Mapping[str, Kind] = {
    **dict.fromkeys(("provinsi", "propinsi", "prov", "istimewa", "dki"), Kind.PROVINCE),
    **dict.fromkeys(("kabupaten", "kab", "kota"), Kind.REGENCY),
}
"""Words that say whose a Perda is."""
