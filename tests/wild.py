"""SOPs that load but are as wrong in meaning as a person or a fuzzer can make them."""

from typing import Any

from hypothesis import strategies as st

from sopkit.model import Sop

# Few words, so that ids meet: twice the same, a row number as id, the reserved word, names of no step.
_WORDS = st.sampled_from(["a", "b", "c", "d", "1", "2", "3", "4", "5", "end", "nowhere"])
_LABELS = st.sampled_from(["Ya", "Tidak", "ya ", "", "Lengkap"])
_EXECUTORS = st.sampled_from(["petugas", "kepala", "Petugas", "stranger"])

_EXITS = st.one_of(_WORDS, st.fixed_dictionaries({"to": _WORDS, "chance": st.sampled_from(["10%", None, 1])}))

_STEP = st.fixed_dictionaries(
    {"activity": st.just("Memeriksa berkas"), "by": st.lists(_EXECUTORS, min_size=1, max_size=3)},
    optional={
        "id": _WORDS,
        "next": st.one_of(_WORDS, st.lists(_WORDS, max_size=3)),
        "decision": st.dictionaries(_LABELS, _EXITS, max_size=3),
        "time": st.sampled_from(["1 jam", "Laporan", "2 hari kerja", {"min": "1 jam"}]),
        "output": st.sampled_from(["Laporan", "1 jam", ["1 jam", "30 menit"]]),
    },
)


def sop_of(steps: list[dict[str, Any]], **more: Any) -> Sop:
    """Load an SOP that has these steps; `activity` and `by` are filled in where they are absent."""
    return Sop.model_validate(
        {
            "sopkit": 1,
            "title": "Pemeriksaan Berkas",
            "executors": {"petugas": "Petugas"},
            "steps": [{"activity": "Memeriksa berkas", "by": "petugas", **step} for step in steps],
            **more,
        }
    )


wild_sops = st.builds(
    lambda steps, waivers: sop_of(steps, executors={"petugas": "Petugas Loket", "kepala": "Kepala"}, waivers=waivers),
    st.lists(_STEP, min_size=1, max_size=8),
    st.lists(st.fixed_dictionaries({"rule": st.just("P306"), "step": _WORDS}), max_size=2),
)
"""Any SOP of up to eight steps with wild targets, ids and executors."""
