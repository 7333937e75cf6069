"""SOPs whose fields around the steps hold whatever a person, a form or a fuzzer may put there."""

from typing import Any

from hypothesis import strategies as st
from wild import sop_of, wild_sops

from sopkit.model import Sop

# Beginnings, signs and numbers on which a reader of citations, numbers, titles and places could trip.
_BITS = st.sampled_from(
    [
        *(
            "",
            " ",
            "-",
            "…",
            "/",
            "//",
            ".",
            "()",
            "'",
            "#!",
            "0",
            "00",
            "٣",
            "²",
            "1945",
            "99999",
            "２０１０",
            "İ",
            "ﬁ",
            "👩‍⚖️",
            "עברית",
        ),
        *(
            "UU",
            "UUD",
            "Peraturan",
            "Keputusan",
            "Perda",
            "Permen",
            "SE",
            "Nomor",
            "No.",
            "Tahun",
            "tentang",
            "Tentang",
        ),
        *(
            "Kabupaten",
            "Kota",
            "Kab.",
            "Sleman",
            "Banda",
            "Aceh",
            "Wali Kota",
            "Provinsi",
            "Camat",
            "Kecamatan",
            "Dinas",
        ),
        *(
            "SOP",
            "Seluruh",
            "terkait",
            "jika",
            "harus",
            "hari",
            "dll",
            "001",
            "XI/MPR/1998",
            "35/2012",
            "PER/21/M.PAN/11/2008",
        ),
    ]
)
wild_texts = st.one_of(st.lists(_BITS, max_size=6).map(" ".join), st.text(max_size=12), st.just("a b " * 500))
"""A text of such bits, or any text."""

_LISTS = st.lists(wild_texts, max_size=4)
_DAYS = st.sampled_from([None, "1900-01-01", "2010-05-01", "2026-06-01", "9999-12-31"])
_NUMBERS = st.one_of(st.none(), st.sampled_from(["001", "1", "SOP-1/2020", "/", " "]), wild_texts)
_TYPES = st.sampled_from([{}, {"completeness": "partial"}, {"scope": "macro"}])
_STATUS = st.sampled_from([None, "draft", "review", "approved", "effective", "revoked"])
_RELATED = st.lists(
    st.one_of(wild_texts, st.fixed_dictionaries({"sop": _NUMBERS}, optional={"text": wild_texts})), max_size=4
)
_SERVICES = st.one_of(
    st.none(),
    st.fixed_dictionaries({}, optional={"fee": wild_texts, "max_time": wild_texts, "requirements": _LISTS}),
)

_IDENTITIES = st.fixed_dictionaries(
    {},
    optional={
        "number": _NUMBERS,
        "title": wild_texts.filter(lambda text: text.strip()),
        "institution": wild_texts,
        "unit": wild_texts,
        "location": wild_texts,
        "type": _TYPES,
        "status": _STATUS,
        "created": _DAYS,
        "revised": _DAYS,
        "effective": _DAYS,
        "approved_by": st.one_of(wild_texts, st.fixed_dictionaries({}, optional={"position": wild_texts})),
        "legal_basis": _LISTS,
        "related": _RELATED,
        "warnings": _LISTS,
        "records": _LISTS,
        "equipment": _LISTS,
        "service": _SERVICES,
        "executors": st.just({"petugas": {"name": "Petugas", "customer": True}, "kepala": "Bupati Sleman"}),
    },
)


def _dressed(sop: Sop, identity: dict[str, Any]) -> Sop:
    fields = sop_of([{}], **identity)
    return sop.model_copy(update={key: getattr(fields, key) for key in identity})


wild_identities = st.builds(_dressed, wild_sops, _IDENTITIES)
"""Any SOP with wild steps and wild fields around them."""
