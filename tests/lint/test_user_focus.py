"""Rules of principle 6, at their borders: what is a public service, who is its user, and what the user must be told."""

import pytest
from asking import diagnostics, places, said
from hypothesis import given
from wild import sop_of, wild_sops

from sopkit.flow import build_flow
from sopkit.lint import check, preset
from sopkit.lint.plan import Plan
from sopkit.lint.services import is_service, leading_to, turns_down, users

CUSTOMER = {"warga": {"name": "Warga", "customer": True}, "petugas": "Petugas"}
FAMILY = Plan(tuple(asked for asked in preset("all").asked if asked.rule.family == "user_focus"))


@pytest.mark.parametrize(
    ("fields", "service"),
    [
        ({}, False),
        ({"executors": {"petugas": "Petugas", "pemohon": "Pemohon"}}, False),
        ({"executors": CUSTOMER}, True),
        ({"service": {}}, True),
        ({"service": ""}, False),
    ],
    ids=["nothing", "a lane that only sounds so", "a customer", "an empty block", "a blank block"],
)
def test_a_public_service_has_a_service_block_or_a_customer(fields, service):
    assert is_service(sop_of([{}], **fields)) == service


@pytest.mark.parametrize("code", ["P601", "P602", "P603", "P604", "P605", "P606", "P607", "P608"])
def test_what_is_no_public_service_is_not_judged(code):
    steps = [{"decision": {"Ya": "end", "Tidak": "end"}}]
    assert said(code, steps) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Pemohon", ("x",)),
        ("PEMOHON IZIN", ("x",)),
        ("Wajib Pajak", ("x",)),
        ("Masyarakat/Pemohon", ("x",)),
        ("Kepala Seksi Pemberdayaan Masyarakat", ()),
        ("Petugas Pelayanan Pemohon", ()),
        ("Wajib Lapor", ()),
        ("", ()),
    ],
)
def test_a_user_who_is_not_marked_is_known_by_the_beginning_of_the_name(name, found):
    sop = sop_of([{"by": "x"}], executors={"x": name or "-", "petugas": "Petugas"})
    assert users(sop) == found


def test_marked_customers_are_the_users_whatever_the_others_are_called():
    sop = sop_of([{}], executors={**CUSTOMER, "pemohon": "Pemohon"})
    assert users(sop) == ("warga",)


def test_a_user_who_is_no_executor_but_named_in_a_step_is_a_user_all_the_same():
    assert said("P601", [{"by": "pemohon"}], service={"fee": "gratis"}) == []


FILING = {"activity": "Mengarsipkan salinan surat"}

ENDS = {
    "the user at both ends": ([{"by": "warga"}, {}, {"by": "warga"}], []),
    "the user at no end": ([{}, {"by": "warga"}, {}, {}], [0, 3]),
    "handed over in words": ([{"by": "warga"}, {"activity": "Menyerahkan surat kepada warga"}], []),
    "handed over by the output": ([{"by": "warga"}, {"output": "Surat diterima pemohon"}], []),
    "filed after the hand-over": ([{"by": "warga"}, {}, {"by": "warga"}, FILING], []),
    "filed after the request": ([{"by": "warga"}, FILING], [1]),
    "filed after a step of the office": ([{"by": "warga"}, {"by": "warga"}, {}, FILING], [3]),
    "worked on after the user's last step": ([{"by": "warga"}, {"by": "warga"}, {}], [2]),
    "refused after the user's last step": (
        [{"by": "warga"}, {"by": "warga"}, {"decision": {"Ya": "4", "Tidak": "end"}}, {}],
        [3],
    ),
    "taken from the user": ([{"activity": "Menerima permohonan dari pemohon"}, {"by": "warga"}], []),
    "one of two ends is the user's": (
        [{"by": "warga"}, {"decision": {"Ya": "4", "Tidak": "end"}}, {}, {"by": "warga"}],
        [],
    ),
    "handed over to one of two who share a lane": (
        [{"by": "warga"}, {"activity": "Menyerahkan surat kepada orang tua/wali"}],
        [],
    ),
    "an end that nobody knows": ([{"by": "warga"}, {}, {"next": "nowhere"}], []),
    "no end": ([{"by": "warga"}, {}, {"next": "2"}], []),
    "a user without steps": ([{}], []),
}


@pytest.mark.parametrize(("steps", "rows"), ENDS.values(), ids=ENDS)
def test_a_service_begins_and_ends_with_its_user(steps, rows):
    executors = {**CUSTOMER, "ortu": {"name": "Orang Tua/Wali Siswa", "customer": True}}
    assert places("P602", steps, executors=executors) == [("steps", row, "activity") for row in rows]


def test_only_the_end_of_a_partial_sop_is_left_to_the_next_one():
    steps = [{}, {"by": "warga"}, {}]
    assert len(places("P602", steps, executors=CUSTOMER, type={"completeness": "final"})) == 2
    assert places("P602", steps, executors=CUSTOMER, type={"completeness": "partial"}) == [("steps", 0, "activity")]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("3 hari kerja", None),
        ("paling lama 3 hari kerja sejak berkas lengkap", None),
        ("1-2 hari", None),
        ("", "the service promises no time limit"),
        ("-", "the service promises no time limit"),
        ("sesuai antrean", "the time limit `sesuai antrean` says that it depends, not how long it takes"),
        ("setiap hari kerja", "the time limit `setiap hari kerja` says how often, not how long"),
    ],
)
def test_a_time_limit_is_a_duration(written, message):
    found = said("P603", executors=CUSTOMER, service={"max_time": written})
    assert found == ([] if message is None else [(("service", "max_time"), message)])


@pytest.mark.parametrize(
    ("code", "key"), [("P603", "max_time"), ("P605", "fee"), ("P606", "complaints")], ids=lambda text: text
)
@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"executors": CUSTOMER}, ("executors", "warga")),
        ({"executors": CUSTOMER, "service": {}}, ("service",)),
        ({"service": {"customer": "Warga"}}, ("service",)),
    ],
    ids=["no block", "an empty block", "no customer"],
)
def test_what_is_not_stated_is_spoken_of_in_the_block_or_at_the_customer(code, key, fields, place):
    assert places(code, **fields) == [place]
    assert places(code, **{**fields, "service": {key: ""}}) == [("service", key)]


@pytest.mark.parametrize("fee", ["gratis", "Tidak dipungut biaya", "0", "Rp 10.000"])
def test_a_fee_is_stated_even_if_there_is_none(fee):
    assert places("P605", service={"fee": fee}) == []


REQUIREMENTS = {
    "in the step": ([{"by": "warga", "requires": "KTP"}], {}, []),
    "in the block": ([{"by": "warga"}], {"requirements": ["KTP"]}, []),
    "nowhere": ([{}, {"by": "warga"}], {}, [("steps", 1, "activity")]),
    "a dash": ([{"by": "warga", "id": "a", "requires": "-"}], {}, [("steps", 0, "id")]),
    "only in a later step": ([{"by": "warga"}, {"by": "warga", "requires": "KTP"}], {}, [("steps", 0, "activity")]),
    "joint work": ([{"by": ["petugas", "warga"]}], {}, [("steps", 0, "activity")]),
    "a user without steps": ([{}], {}, []),
}


@pytest.mark.parametrize(("steps", "service", "found"), REQUIREMENTS.values(), ids=REQUIREMENTS)
def test_the_first_step_of_the_user_says_what_to_bring(steps, service, found):
    assert places("P604", steps, executors=CUSTOMER, service=service) == found


STANDARD = dict.fromkeys(("product", "supervision", "staff", "assurance", "safety", "evaluation"), "ada")


def lacking(**more):
    (remark,) = said("P607", **{"executors": CUSTOMER, **more}) or [(None, "")]
    return remark[1].removeprefix("the service standard lacks: ")


def test_the_standard_is_complete_when_each_component_is_stated_somewhere():
    assert lacking(service=STANDARD) == ""
    assert lacking(service={**STANDARD, "product": "-"}) == "Product (`product`)"
    assert lacking(service={**STANDARD, "product": ""}, steps=[{"output": "Surat"}]) == ""
    assert lacking(service={**STANDARD, "staff": ""}) == "Number of staff (`staff`)"
    staffed = {**CUSTOMER, "petugas": {"name": "Petugas", "staff": 2}}
    assert lacking(service={**STANDARD, "staff": ""}, executors=staffed) == ""


def test_one_remark_names_all_that_the_standard_lacks():
    everything = (
        "Product (`product`), Internal supervision (`supervision`), Number of staff (`staff`), "
        "Assurance of service (`assurance`), Safety and security (`safety`), Evaluation (`evaluation`)"
    )
    assert lacking() == everything
    assert lacking(service={"fee": "gratis"}) == everything


def test_what_the_standard_lacks_is_named_as_the_reader_calls_it():
    (found,) = diagnostics("P607", sop_of([{}], service={**STANDARD, "supervision": "", "staff": ""}))
    assert found.message.text("id") == (
        "standar pelayanan belum memuat: Pengawasan Internal (`supervision`), Jumlah Pelaksana (`staff`)"
    )


@pytest.mark.parametrize(
    ("label", "refusal"),
    [
        ("Tidak", True),
        ("tidak layak", True),
        ("DITOLAK", True),
        ("T", True),
        ("Belum lengkap", True),
        ("Tidak perlu", False),
        ("Belum diperlukan", False),
        ("Ya", False),
        ("Teknis", False),
        ("Setuju", False),
        ("", False),
        ("Salahsatu", False),
    ],
)
def test_a_refusal_is_known_by_its_label(label, refusal):
    assert turns_down(label) == refusal


TELLING = {"activity": "Memberitahukan penolakan kepada warga", "next": "end"}

REFUSALS = {
    "to the end": ([{"by": "warga"}, {"decision": {"Ya": "3", "Tidak": "end"}}, {"by": "warga"}], ["Tidak"]),
    "to a step of the office": (
        [{"by": "warga"}, {"decision": {"Ya": "4", "Tidak": "3"}}, {"next": "end"}, {"by": "warga"}],
        ["Tidak"],
    ),
    "to a step that tells": ([{"by": "warga"}, {"decision": {"Ya": "4", "Tidak": "3"}}, TELLING, {"by": "warga"}], []),
    "back to be done again": ([{"by": "warga"}, {}, {"decision": {"Ya": "4", "Tidak": "2"}}, {"by": "warga"}], []),
    "to be done again where nothing ever reaches the user": (
        [{"by": "warga"}, {"decision": {"Ya": "4", "Tidak": "3"}}, {"next": "2"}, {}],
        [],
    ),
    "to where all exits lead": ([{"by": "warga"}, {"decision": {"Ya": "3", "Tidak": "3"}}, {}], []),
    "by the user": ([{"by": "warga"}, {"by": "warga", "decision": {"Ya": "3", "Tidak": "end"}}, {"by": "warga"}], []),
    "nobody knows where": ([{"by": "warga"}, {"decision": {"Ya": "end", "Tidak": "nowhere"}}], []),
    "by a word that is none": ([{"by": "warga"}, {"decision": {"A": "end", "B": "3"}}, {"by": "warga"}], []),
}


@pytest.mark.parametrize(("steps", "labels"), REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_reaches_the_user(steps, labels):
    found = places("P608", steps, executors=CUSTOMER)
    assert found == [("steps", 1, "decision", label) for label in labels]


@given(wild_sops)
def test_steps_that_lead_to_a_step_are_those_from_which_walking_comes_to_it(sop):
    flow = build_flow(sop)
    last = len(flow.ids) - 1
    leading = leading_to(flow, [last])
    assert last in leading
    for step in range(last):
        assert (step in leading) == any(edge.target in leading for edge in flow.outgoing[step])


def test_a_service_of_a_thousand_steps_is_soon_judged():
    steps = [{"by": "warga" if row % 2 else "petugas", "decision": {"Ya": "1", "Tidak": "end"}} for row in range(1000)]
    executors = {**CUSTOMER, **{f"p{row}": {"name": f"Pemohon {row}", "customer": True} for row in range(500)}}
    assert check(sop_of(steps, executors=executors, service={}), FAMILY)
