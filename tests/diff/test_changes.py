"""Each kind of change: how it is found, weighed and worded."""

import pytest
from wild import sop_of

from sopkit.diff import USUAL, Kind, Weight, compare

E, S, A = Weight.EDITORIAL, Weight.SUBSTANTIVE, Weight.APPROVAL

STEPS = [
    {"id": "terima", "activity": "Menerima surat masuk", "by": "staf", "time": "10 menit"},
    {
        "id": "periksa",
        "activity": "Memeriksa kelengkapan surat",
        "by": "kasi",
        "time": "1 jam",
        "decision": {"Ya": "arsip", "Tidak": {"to": "terima", "chance": "10%"}},
    },
    {"id": "catat", "activity": "Mencatat dalam buku agenda", "by": "staf", "output": "Catatan"},
    {"id": "arsip", "activity": "Mengarsipkan surat", "by": "staf"},
]
LANES = {"staf": "Staf Administrasi", "kasi": "Kepala Seksi"}
LAW = "Peraturan Bupati Nomor 5 Tahun 2010 tentang Tata Naskah Dinas"
NEWER = "Peraturan Bupati Nomor 9 Tahun 2024 tentang Tata Naskah Dinas"
OTHER = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"


def version(steps=STEPS, **more):
    return sop_of(steps, **{"executors": LANES, "legal_basis": [LAW], **more})


def step(name, **changes):
    return [{**one, **changes} if one["id"] == name else one for one in STEPS]


CHANGES = {
    "added": (
        [*STEPS[:2], {"id": "baru", "activity": "Membubuhkan paraf", "by": "kasi"}, *STEPS[2:]],
        {},
        Kind.STEP_ADDED,
        A,
        "step `Membubuhkan paraf` is added after `Memeriksa kelengkapan surat`",
    ),
    "removed": ([*STEPS[:2], STEPS[3]], {}, Kind.STEP_REMOVED, A, "step `Mencatat dalam buku agenda` is removed"),
    "moved": (
        [STEPS[2], *STEPS[:2], STEPS[3]],
        {},
        Kind.STEP_MOVED,
        A,
        "step `Mencatat dalam buku agenda` now stands first",
    ),
    "reworded": (
        step("terima", activity="Menerima surat masuk dari luar"),
        {},
        Kind.STEP_REWORDED,
        E,
        "`Menerima surat masuk` now reads `Menerima surat masuk dari luar`",
    ),
    "rewritten": (
        step("terima", activity="Menolak permohonan cuti"),
        {},
        Kind.STEP_REWORDED,
        S,
        "`Menerima surat masuk` now reads `Menolak permohonan cuti`",
    ),
    "executor": (
        step("catat", by="kasi"),
        {},
        Kind.EXECUTOR_CHANGED,
        A,
        "step `Mencatat dalam buku agenda` goes from Staf Administrasi to Kepala Seksi",
    ),
    "time": (
        step("periksa", time="2 jam"),
        {},
        Kind.TIME_CHANGED,
        S,
        "the time of step `Memeriksa kelengkapan surat`: 1 jam → 2 jam",
    ),
    "requirement": (
        step("catat", requires=["Buku agenda"]),
        {},
        Kind.REQUIREMENT_CHANGED,
        S,
        "what is needed of step `Mencatat dalam buku agenda`: - → Buku agenda",
    ),
    "output": (
        step("catat", output="Nomor agenda"),
        {},
        Kind.OUTPUT_CHANGED,
        S,
        "the output of step `Mencatat dalam buku agenda`: Catatan → Nomor agenda",
    ),
    "note": (step("catat", note="Segera"), {}, Kind.NOTE_CHANGED, E, None),
    "detail": (step("catat", sop="007"), {}, Kind.DETAIL_CHANGED, S, None),
    "id, and who leads there": (
        [
            STEPS[0],
            {**STEPS[1], "decision": {"Ya": "simpan", "Tidak": {"to": "terima", "chance": "10%"}}},
            STEPS[2],
            {**STEPS[3], "id": "simpan"},
        ],
        {},
        Kind.STEP_REWORDED,
        E,
        "step `Mengarsipkan surat` has the id `simpan` in place of `arsip`",
    ),
    "rewired": (
        step("periksa", decision={"Ya": "catat", "Tidak": {"to": "terima", "chance": "10%"}}),
        {},
        Kind.FLOW_REWIRED,
        A,
        (
            "step `Memeriksa kelengkapan surat` leads elsewhere: "
            "Ya: Mengarsipkan surat; Tidak (10%): Menerima surat masuk → "
            "Ya: Mencatat dalam buku agenda; Tidak (10%): Menerima surat masuk"
        ),
    ),
    "relabelled": (
        step("periksa", decision={"Lengkap": "arsip", "Tidak": {"to": "terima", "chance": "10%"}}),
        {},
        Kind.EXIT_RELABELLED,
        E,
        "exits of step `Memeriksa kelengkapan surat` have new names: Ya → Lengkap",
    ),
    "chance": (
        step("periksa", decision={"Ya": "arsip", "Tidak": {"to": "terima", "chance": "25%"}}),
        {},
        Kind.CHANCE_CHANGED,
        E,
        "chances of step `Memeriksa kelengkapan surat`: Tidak 10% → 25%",
    ),
    "lane added": (STEPS, {"executors": {**LANES, "tim": "Tim"}}, Kind.LANE_ADDED, A, "executor `Tim` is added"),
    "lane renamed": (
        STEPS,
        {"executors": {**LANES, "kasi": "Kepala Bidang"}},
        Kind.LANE_RENAMED,
        S,
        "executor `Kepala Seksi` is now called `Kepala Bidang`",
    ),
    "lane changed": (
        STEPS,
        {"executors": {**LANES, "kasi": {"name": "Kepala Seksi", "staff": 3}}},
        Kind.LANE_CHANGED,
        S,
        "`staff` of executor `Kepala Seksi`: - → 3",
    ),
    "lanes reordered": (
        STEPS,
        {"executors": dict(reversed(LANES.items()))},
        Kind.LANES_REORDERED,
        E,
        "the lanes now stand in this order: Kepala Seksi, Staf Administrasi",
    ),
    "law added": (STEPS, {"legal_basis": [OTHER, LAW]}, Kind.LEGAL_BASIS_ADDED, A, f"the legal basis gains `{OTHER}`"),
    "law removed": (STEPS, {"legal_basis": []}, Kind.LEGAL_BASIS_REMOVED, A, None),
    "law replaced": (
        STEPS,
        {"legal_basis": [NEWER]},
        Kind.LEGAL_BASIS_REPLACED,
        A,
        f"in the legal basis `{NEWER}` replaces `{LAW}`",
    ),
    "title": (STEPS, {"title": "Surat"}, Kind.IDENTITY_CHANGED, A, "`title`: Pemeriksaan Berkas → Surat"),
    "revision date": (STEPS, {"revised": "2026-05-04"}, Kind.IDENTITY_CHANGED, E, "`revised`: - → 2026-05-04"),
    "status": (STEPS, {"status": "draft"}, Kind.STATUS_CHANGED, E, None),
    "list": (STEPS, {"equipment": ["Komputer"]}, Kind.LIST_CHANGED, S, "`equipment` gains Komputer"),
    "service": (STEPS, {"service": {"fee": "gratis"}}, Kind.SERVICE_CHANGED, S, None),
    "signer": (STEPS, {"approved_by": {"position": "Camat"}}, Kind.APPROVAL_CHANGED, A, None),
    "history": (STEPS, {"history": [{"stage": "drafted"}]}, Kind.HISTORY_CHANGED, E, None),
    "waiver": (STEPS, {"waivers": [{"rule": "P306"}]}, Kind.WAIVERS_CHANGED, E, None),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "more", "kind", "weight", "message"), CHANGES.values(), ids=CHANGES.keys())
def test_one_change_is_found_as_one_weighed_and_worded(steps, more, kind, weight, message):
    (change,) = compare(version(), version(steps, **more)).changes
    assert (change.kind, change.weight) == (kind, weight)
    if message:
        assert change.message.text("en") == message
    assert change.message.text("id")


def test_every_kind_of_change_has_a_weight_and_what_is_added_weighs_what_is_removed_weighs():
    assert set(Kind) <= set(USUAL)
    for kind in Kind:
        if kind.endswith("_added"):
            assert USUAL[kind] == USUAL[kind.replace("_added", "_removed")]


def test_weights_can_be_set_by_kind_and_more_precisely_by_field():
    new = version(step("periksa", time="2 jam"), revised="2026-05-04")
    weights = {Kind.TIME_CHANGED: A, "identity_changed.revised": S}
    assert [change.weight for change in compare(version(), new, weights).changes] == [S, A]
    assert compare(version(), new, weights).weight is A
    assert compare(version(), version()).weight is None


def test_a_split_step_and_merged_steps_are_said_to_be_so():
    whole = [
        {"activity": "Menyusun konsep surat dan mengajukan konsep kepada Kepala Seksi"},
        {"activity": "Mengarsipkan surat"},
    ]
    halves = [
        {"activity": "Menyusun konsep surat"},
        {"activity": "Mengajukan konsep kepada Kepala Seksi"},
        {"activity": "Mengarsipkan surat"},
    ]
    said = [change.message.text("en") for change in compare(sop_of(whole), sop_of(halves)).changes]
    assert any("split off" in sentence for sentence in said)
    back = [change.message.text("en") for change in compare(sop_of(halves), sop_of(whole)).changes]
    assert any("merged into" in sentence for sentence in back)


def test_steps_without_ids_are_matched_by_their_words_not_by_their_rows():
    old = sop_of([{"activity": f"Menyusun dokumen {name}"} for name in ("anggaran", "kegiatan", "pelaporan")])
    new = sop_of(
        [
            {"activity": f"Menyusun dokumen {name}"}
            for name in ("rencana kerja tahunan", "anggaran", "kegiatan", "pelaporan")
        ]
    )
    (change,) = compare(old, new).changes
    assert (change.kind, change.rows) == (Kind.STEP_ADDED, (None, 1))
