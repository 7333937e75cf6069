"""The digest binds what an approval binds: laws over edits of SOPs, and a value that never changes."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wild import sop_of, wild_sops

from sopkit.diff import Kind, Weight, compare
from sopkit.formatting import normal_form
from sopkit.model import Sop, load, plain
from sopkit.model.digest import BOUND, Binding, binding_at, broken, digest, fits
from sopkit.source import read, read_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "musi-rawas").glob("*.yaml"))

DATA = {
    "sopkit": 1,
    "number": "001",
    "title": "Peminjaman Arsip",
    "institution": "Dinas Kearsipan",
    "unit": "Bidang Arsip",
    "location": "Depo",
    "type": {"nature": "administrative"},
    "status": "approved",
    "created": "2026-05-18",
    "effective": "2026-07-01",
    "approved_by": {"position": "Kepala Dinas", "name": "Siti", "id": "1980"},
    "responsible": "arsiparis",
    "legal_basis": ["UU 43/2009", "PP 28/2012"],
    "qualifications": ["Sarjana"],
    "related": [{"sop": "002"}],
    "equipment": ["Komputer"],
    "warnings": ["Jika hilang, diganti"],
    "records": ["Buku"],
    "definitions": {"SK": "Surat Keputusan", "PP": "Peraturan"},
    "executors": {"pemohon": {"name": "Pemohon", "customer": True}, "arsiparis": {"name": "Arsiparis"}},
    "steps": [
        {"id": "minta", "activity": "Mengajukan permohonan", "by": ["pemohon"], "output": ["Formulir"], "note": "x"},
        {
            "id": "periksa",
            "activity": "Memeriksa berkas",
            "by": ["arsiparis"],
            "requires": ["Formulir"],
            "time": "10 menit",
            "decision": {"Ya": {"to": "serah", "chance": "90%"}, "Tidak": {"to": "minta"}},
        },
        {"id": "serah", "activity": "Menyerahkan arsip", "by": ["arsiparis", "pemohon"], "next": ["end"], "sop": "3"},
    ],
    "service": {"fee": "gratis", "max_time": "1 hari"},
}


def sop(data):
    return Sop.model_validate(data)


def edited(path, value):
    """The SOP with another value at a path; `...` takes it away."""
    data = deepcopy(DATA)
    *outer, last = path
    block = data
    for part in outer:
        block = block[part]
    if value is ...:
        del block[last]
    else:
        block[last] = value
    return sop(data)


UNBOUND = [
    (("status",), "effective"),
    (("created",), "2026-05-17"),
    (("revised",), "2026-06-30"),
    (("review",), "2027-06-30"),
    (("history",), [{"stage": "revised"}]),
    (("waivers",), [{"rule": "P306", "reason": "x"}]),
    (("steps", 1, "decision", "Ya", "chance"), "80%"),
    (("definitions",), {"PP": "Peraturan", "SK": "Surat Keputusan"}),
]

BOUND_FROM = [
    (Binding.CONTENT, ("title",), "Peminjaman"),
    (Binding.CONTENT, ("institution",), ...),
    (Binding.CONTENT, ("unit",), "Seksi"),
    (Binding.CONTENT, ("location",), "Kantor"),
    (Binding.CONTENT, ("type",), {"nature": "technical"}),
    (Binding.CONTENT, ("responsible",), "pemohon"),
    (Binding.CONTENT, ("legal_basis",), ["UU 43/2009"]),
    (Binding.CONTENT, ("qualifications",), []),
    (Binding.CONTENT, ("related", 0, "sop"), "003"),
    (Binding.CONTENT, ("equipment",), ["Komputer", "ATK"]),
    (Binding.CONTENT, ("warnings", 0), "Jika rusak, diganti"),
    (Binding.CONTENT, ("records",), ...),
    (Binding.CONTENT, ("definitions", "SK"), "Surat Kuasa"),
    (Binding.CONTENT, ("executors", "pemohon", "name"), "Peminjam"),
    (Binding.CONTENT, ("executors", "arsiparis", "staff"), 2),
    (Binding.CONTENT, ("executors", "pemohon", "customer"), False),
    (Binding.CONTENT, ("executors", "kepala"), "Kepala"),
    (Binding.CONTENT, ("steps", 0, "activity"), "Mengajukan permohonan tertulis"),
    (Binding.CONTENT, ("steps", 0, "by"), ["arsiparis"]),
    (Binding.CONTENT, ("steps", 2, "by"), ["arsiparis"]),
    (Binding.CONTENT, ("steps", 0, "output"), []),
    (Binding.CONTENT, ("steps", 0, "note"), ...),
    (Binding.CONTENT, ("steps", 0, "next"), ["serah"]),
    (Binding.CONTENT, ("steps", 1, "requires"), ["Formulir", "KTP"]),
    (Binding.CONTENT, ("steps", 1, "time"), "20 menit"),
    (Binding.CONTENT, ("steps", 1, "decision", "Tidak", "to"), "end"),
    (Binding.CONTENT, ("steps", 1, "decision"), {"Tidak": {"to": "minta"}, "Ya": {"to": "serah", "chance": "90%"}}),
    (Binding.CONTENT, ("steps", 1, "decision"), ...),
    (Binding.CONTENT, ("steps", 2, "sop"), "4"),
    (Binding.CONTENT, ("steps", 2), ...),
    (Binding.CONTENT, ("service", "fee"), "Rp5.000"),
    (Binding.RATIFICATION, ("number",), "002"),
    (Binding.RATIFICATION, ("approved_by", "position"), "Bupati"),
    (Binding.RATIFICATION, ("approved_by", "name"), "Budi"),
    (Binding.RATIFICATION, ("approved_by", "id"), ...),
    (Binding.FORCE, ("effective",), "2026-08-01"),
]


def test_the_table_says_of_every_field_when_it_is_bound():
    assert list(BOUND) == list(Sop.model_fields)
    told = {path[0]: binding for binding, path, _value in BOUND_FROM} | {"sopkit": Binding.CONTENT}
    assert told == {field: binding for field, binding in BOUND.items() if binding}


@pytest.mark.parametrize(("path", "value"), UNBOUND, ids=str)
def test_what_is_not_bound_leaves_the_digest_and_weighs_editorial(path, value):
    changed = edited(path, value)
    assert digest(changed) == digest(sop(DATA))
    assert compare(sop(DATA), changed).weight in {Weight.EDITORIAL, None}


@pytest.mark.parametrize(("binding", "path", "value"), BOUND_FROM, ids=str)
def test_what_is_bound_changes_the_digests_from_its_stage_on(binding, path, value):
    changed = edited(path, value)
    for one in Binding:
        assert (digest(changed, one) != digest(sop(DATA), one)) == (one >= binding)


def renamed(data, step=lambda name: name, lane=lambda name: name):
    """The SOP with other ids for its steps and lanes; None takes an id away, and its row stands for it."""
    data = deepcopy(data)
    rows = {one["id"]: str(row) for row, one in enumerate(data["steps"], start=1)}
    called = {name: step(name) or row for name, row in rows.items()} | {"end": "end"}
    data["executors"] = {lane(name): value for name, value in data["executors"].items()}
    data["responsible"] = lane(data["responsible"])
    for one in data["steps"]:
        one["id"] = step(one["id"])
        one["by"] = [lane(name) for name in one["by"]]
        if "next" in one:
            one["next"] = [called[name] for name in one["next"]]
        for way in one.get("decision", {}).values():
            way["to"] = called[way["to"]]
    return sop(data)


@pytest.mark.parametrize(
    "changed",
    [
        renamed(DATA, step=lambda name: f"x-{name}"),
        renamed(DATA, step=lambda _name: None),
        renamed(DATA, lane=str.upper),
    ],
    ids=["steps", "rows", "lanes"],
)
def test_how_steps_and_executors_are_called_inside_is_not_bound(changed):
    assert digest(changed) == digest(sop(DATA))
    assert compare(sop(DATA), changed).weight in {Weight.EDITORIAL, None}


EDITS = st.sampled_from([*UNBOUND, *((path, value) for _binding, path, value in BOUND_FROM if path != ("steps", 2))])


@given(st.lists(EDITS, min_size=1, max_size=4))
def test_whatever_weighs_more_than_editorial_changes_the_digest(edits):
    data = deepcopy(DATA)
    for path, value in edits:
        block = data
        try:
            for part in path[:-1]:
                block = block[part]
            if value is ...:
                del block[path[-1]]
            else:
                block[path[-1]] = deepcopy(value)
        except (KeyError, TypeError, IndexError):
            continue
    changed = sop(data)
    comparison = compare(sop(DATA), changed)
    if comparison.weight not in {Weight.EDITORIAL, None}:
        assert digest(changed) != digest(sop(DATA))
    if digest(changed) == digest(sop(DATA)):
        unbound = {Kind.STATUS_CHANGED, Kind.HISTORY_CHANGED, Kind.WAIVERS_CHANGED, Kind.CHANCE_CHANGED}
        loose = {Kind.IDENTITY_CHANGED, Kind.LIST_CHANGED}
        assert {change.kind for change in comparison.changes} <= unbound | loose


@given(wild_sops)
def test_any_sop_that_loads_has_a_digest_which_its_plain_data_keep(wild):
    assert digest(wild) == digest(Sop.model_validate(json.loads(json.dumps(plain(wild)))))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_comments_order_and_quotes_do_not_matter(path):
    document = read_file(path).document
    told = digest(load(document).sop)
    assert digest(load(normal_form(document)).sop) == told
    data = dict(reversed(document.data.items()))
    assert digest(load(read(json.dumps(data, default=str)).document).sop) == told


def test_the_digest_is_the_same_in_every_version():
    assert digest(sop(DATA)) == "sha256:8ce881f4a7098e417f03e8cda9fde73d2493b940a806c4e0d67089a77a8cf926"
    assert digest(sop_of([{}]), Binding.CONTENT) == (
        "sha256:003683e695260222f157431339f82cf37630b03b8ad2a0b67dc480272863f035"
    )


def test_a_reference_to_no_step_is_bound_as_it_is_written():
    assert digest(sop_of([{"next": "x"}])) != digest(sop_of([{"next": "y"}]))
    assert digest(sop_of([{"next": "2"}])) != digest(sop_of([{"next": "2"}, {}]))


def sealed(*stages, changed=(), **fields):
    """An SOP whose entries hold the digests of what it is, but those that were changed."""
    plain_ones = [{"stage": stage} for stage in stages]
    without = sop_of([{}], history=plain_ones, **fields)
    history = [
        {"stage": stage, "digest": digest(without, binding_at(without, index)) if index not in changed else "sha256:0"}
        for index, stage in enumerate(stages)
    ]
    return sop_of([{}], history=history, **fields)


@pytest.mark.parametrize(
    ("stages", "changed", "found"),
    [
        (("submitted", "validated", "approved", "effective"), (), ()),
        (("submitted", "validated", "approved"), (0, 2), (0, 2)),
        (("submitted", "approved", "amended"), (0, 1), ()),
        (("submitted", "approved", "amended", "effective"), (0, 2), (2,)),
        (("submitted", "revised"), (0,), ()),
        (("approved", "revised", "submitted"), (0,), ()),
        (("approved", "revoked"), (0,), ()),
        (("Evaluasi", "approved"), (0,), ()),
    ],
)
def test_entries_of_the_current_round_are_asked_for_the_content_as_it_is(stages, changed, found):
    assert broken(sealed(*stages, changed=changed, number="1", effective="2026-07-01")) == found


def test_an_amendment_binds_as_much_as_what_it_amends():
    history = [{"stage": stage} for stage in ("approved", "amended", "effective", "amended", "revised", "amended")]
    told = sop_of([{}], history=history)
    assert [binding_at(told, index) for index in (1, 3, 5)] == [Binding.RATIFICATION, Binding.FORCE, Binding.FORCE]


def test_an_entry_without_a_digest_fits_anything():
    assert fits(sop_of([{}], history=[{"stage": "approved"}]), 0)


def test_a_reference_is_bound_to_the_step_that_it_leads_to_not_to_the_row_of_that_number():
    led_by_id = sop_of([{"next": ["2"]}, {}, {"id": "2"}])
    assert digest(led_by_id) == digest(sop_of([{"next": ["c"]}, {}, {"id": "c"}]))
    assert digest(led_by_id) != digest(sop_of([{"next": ["2"]}, {}, {}]))


@pytest.mark.parametrize("chance", ["12.5%", "10%", "100%", "0.125%"])
def test_a_chance_is_given_as_plain_data_as_it_was_written(chance):
    decision = {"Ya": {"to": "2", "chance": chance}, "Tidak": "end"}
    assert plain(sop_of([{"decision": decision}, {}]))["steps"][0]["decision"]["Ya"]["chance"] == chance
