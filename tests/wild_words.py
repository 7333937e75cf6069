"""SOPs whose words are as odd as people and fuzzers write them; and where in a text the parts of any SOP stand."""

import json

from hypothesis import strategies as st
from wild import sop_of

from sopkit.model import Sop
from sopkit.source import Document, read

_PHRASES = st.sampled_from(
    [
        *("Menerima surat", "menerima surat.", "Meneruskan surat", "Memaraf surat", "Menandatangani surat"),
        *("Apabila lengkap, mencatat", "Jika tidak lengkap maka mengembalikan", "jika tidak", "Penyampaian, ", "sda"),
        *("Surat", "idem", '"', "〃", "-", "İSTANBUL ﬁ ẞ", "tanda tangan", "dan dan , /", "1 1 1 1", "½"),
        *("Proses 2 bulan", "2-1 hari", "3 (tiga) hari kerja", "paling lambat 1 jam", "0 menit", "menunggu ½ jam"),
        *("Kepala Seksi/Kepala Bidang", "Drs. Budi, M.Si", "Aplikasi", "Ibu", "NIP", "Bpk ,,, SE", ", SE", "S. Kom"),
    ]
)
_ANY = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), max_size=20)
TEXTS = st.one_of(_PHRASES, _ANY, st.lists(_PHRASES, max_size=4).map(" ".join))
_NEEDED = TEXTS.filter(lambda text: text.strip())
_IDS = st.sampled_from(["a", "b", "1", "2", "3", "end", "nowhere"])
_CELLS = st.one_of(TEXTS, st.lists(TEXTS, max_size=3))
_TIMES = st.sampled_from(["1 jam", "2 bulan", "0 menit", "sda", "1-2 hari", "1 jam 30 menit", "2 hari 3 jam", "10 jam"])

_STEP = st.fixed_dictionaries(
    {"activity": _NEEDED, "by": st.lists(st.sampled_from(["a", "b", "c", "stranger"]), min_size=1, max_size=2)},
    optional={
        "id": _IDS,
        "requires": _CELLS,
        "output": _CELLS,
        "note": TEXTS,
        "time": _TIMES,
        "next": st.one_of(_IDS, st.lists(_IDS, max_size=3)),
        "decision": st.dictionaries(TEXTS, _IDS, max_size=3),
        "sop": st.sampled_from(["", "002"]),
    },
)
_EXECUTOR = st.one_of(_NEEDED, st.fixed_dictionaries({"name": _NEEDED, "customer": st.booleans()}))

sops_of_wild_words = st.builds(
    lambda steps, executors, nature: sop_of(steps, executors=executors, type={"nature": nature}),
    st.lists(_STEP, min_size=1, max_size=8),
    st.dictionaries(st.sampled_from(["a", "b", "c"]), _EXECUTOR, min_size=1),
    st.sampled_from(["technical", "administrative", None]),
)


def document_of(sop: Sop) -> Document:
    """A text that holds what an SOP holds."""
    document = read(
        json.dumps(sop.model_dump(exclude_unset=True, warnings=False), default=str, ensure_ascii=False)
    ).document
    assert document is not None
    return document
