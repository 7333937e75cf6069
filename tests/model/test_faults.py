import json
from collections.abc import Callable, Iterator
from types import EllipsisType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopkit.diagnostic import Finding, Fix, Level
from sopkit.model import load
from sopkit.model.part import Part, ShortPart
from sopkit.model.places import ANY, PLACES, Place, what
from sopkit.model.sop import Sop
from sopkit.source import Rename, Write, read

Judge = Callable[[str], list[Finding]]

FOREIGN = (
    "input should",
    "type=",
    "validation error",
    "pydantic",
    "extra inputs",
    "field required",
    "valid dictionary",
)
KINDS: tuple[Any, ...] = (
    None,
    "",
    "  ",
    "kata",
    "{kurung}",
    True,
    7,
    -1,
    2.5,
    10**17,
    [],
    [None],
    ["a", ["b"]],
    [[["a"]]],
    {},
    {"a": "b"},
    {"a": ["b"]},
    [{"a": "b"}],
    {"a": None},
)

TEMPLATE = """\
sopkit: 1
title: Pengelolaan Surat Masuk
{top}
executors:
  agendaris: {executor}
steps:
  - activity: Menerima surat
    by: agendaris
    {step}
"""


def document(*, top: str = "", executor: str = "Agendaris", step: str = "") -> str:
    return TEMPLATE.format(top=top, executor=executor, step=step)


def only(findings: list[Finding]) -> tuple[str, str, str | None]:
    (finding,) = findings
    return finding.code, finding.message.text(), finding.hint.text() if finding.hint else None


def mapping_at(data: dict[str, Any], place: Place) -> dict[str, Any]:
    """Walk to the first mapping that stands at a place of the full document."""
    found: Any = data
    for part in place.pattern:
        first = next(iter(found)) if part is ANY and isinstance(found, dict) else 0
        found = found[first if part is ANY else part]
    assert isinstance(found, dict)
    return found


def every_field() -> Iterator[tuple[Place, str]]:
    for place in PLACES:
        for field in place.keys:
            yield place, field


@pytest.mark.parametrize(("place", "field"), [*every_field()], ids=lambda value: getattr(value, "model", value))
def test_each_wrong_kind_of_value_is_told_in_a_persons_words(
    full: Callable[[], dict[str, Any]], findings: Judge, place: Place, field: str
) -> None:
    for kind in KINDS:
        data = full()
        mapping_at(data, place)[field] = kind
        for finding in findings(json.dumps(data)):
            for language in ("en", "id"):
                said = finding.message.text(language) + (f" | {finding.hint.text(language)}" if finding.hint else "")
                assert not [word for word in FOREIGN if word in said.lower()], said


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.model.__name__)
def test_each_place_tells_an_unknown_key_and_a_missing_one(
    full: Callable[[], dict[str, Any]], findings: Judge, place: Place
) -> None:
    needed = [name for name, field in place.model.model_fields.items() if field.is_required() and name != "sopkit"]
    for name in needed:
        data = full()
        del mapping_at(data, place)[name]
        # A part that needs a key is never the short form here, so what is missing is told as a key.
        (finding,) = findings(json.dumps(data))
        assert (finding.code, finding.message.text().split()[0]) == ("S111", f"`{name}`")
    data = full()
    mapping_at(data, place)["qwxz"] = "?"
    (finding,) = findings(json.dumps(data))
    assert (finding.code, finding.source[finding.span.column - 1 : finding.span.end_column - 1]) == ("S112", '"qwxz"')
    assert finding.hint is not None
    assert finding.hint.text().startswith("the keys of ")


def test_every_part_has_its_place() -> None:
    parts = {*Part.__subclasses__(), *ShortPart.__subclasses__()} - {ShortPart}
    assert {place.model for place in PLACES} == parts


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 10**6) | st.text("ab: {}`\n", max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*Sop.model_fields, "min", "to", "name", "text", "x", "0"]), inner, max_size=4
            )
        ),
        max_leaves=30,
    )
)
def test_load_never_raises(data: Any) -> None:
    for form in (data, {"sopkit": 1, "data": data}, {"sopkit": 1, "executors": data, "steps": data, "related": data}):
        reading = read(json.dumps(form))
        assert reading.document is not None
        loaded = load(reading.document)
        assert (loaded.sop is None) == bool(loaded.diagnostics)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (document(step="outptu: Agenda"), "did you mean `output`?"),
        (document(step="keterangan: x"), "did you mean `note`?"),
        (document(step="Waktu: 4 jam"), "did you mean `time`?"),
        (document(step="kelengkapan: x"), "did you mean `requires`?"),
        (document(step="uraian: x"), "`activity` is already there: keep one of the two"),
        (document(step="title: x"), "`title` belongs at the top of the document"),
        (document(top="nomor: x"), "did you mean `number`?"),
        (document(top="dasar hukum: x"), "did you mean `legal_basis`?"),
        (document(top="legalBasis: x"), "did you mean `legal_basis`?"),
        (document(top="legal-basis: x"), "did you mean `legal_basis`?"),
        (document(top="disahkan_oleh: x"), "did you mean `approved_by`?"),
        (document(top="activity: x"), "`activity` belongs in a step"),
        (document(top="waktu: x"), "`time` belongs in a step"),
        (document(top="nature: technical"), "`nature` belongs in `type`"),
        (document(executor="{name: A, pelanggan: true}"), "did you mean `customer`?"),
        (document(step="time: {minimal: 1 jam}"), "did you mean `min`?"),
        (document(step="time: {jam: 4}"), "the keys of `time` are `min`, `likely`, `max`"),
    ],
)
def test_an_unknown_key_proposes_what_was_meant(findings: Judge, text: str, expected: str) -> None:
    code, _message, hint = only(findings(text))
    assert (code, hint) == ("S112", expected)


@pytest.mark.parametrize("written", ["activty", "kegiatan", "Activity", "uraian kegiatan"])
def test_a_misspelt_key_and_the_key_it_leaves_missing_are_one_finding(findings: Judge, written: str) -> None:
    code, message, hint = only(findings(document().replace("activity", written)))
    assert (code, message, hint) == ("S112", f"`{written}` is not a key of a step", "did you mean `activity`?")


@pytest.mark.parametrize("key", ["symbol", "Shape", "kind", "type", "simbol", "bentuk", "jenis"])
def test_a_step_that_names_its_symbol_learns_that_the_flow_decides(findings: Judge, key: str) -> None:
    code, message, hint = only(findings(document(step=f"{key}: diamond")))
    assert (code, message) == ("S118", f"a step has no field `{key}`")
    assert hint is not None
    assert "`decision` makes a diamond" in hint


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            document(top="status: berlaku"),
            "S114",
            "`berlaku` is not one of the values of `status`",
            "write `effective`; the values are `draft`, `review`, `approved`, `effective`, `revoked`",
        ),
        (
            document(top="type: {nature: magis}"),
            "S114",
            "`magis` is not one of the values of `nature`",
            "the values are `technical`, `administrative`",
        ),
        (
            document(top="type: administratif"),
            "S113",
            "`type` must be a block of keys, not text",
            "write it as `type: {nature: administrative}`",
        ),
        (
            document(top="type: mikro"),
            "S113",
            "`type` must be a block of keys, not text",
            "write it as `type: {scope: micro}`",
        ),
        (
            document(top="created: 28 April 2009"),
            "S115",
            "`28 April 2009` is not a date that can be read",
            "write `2009-04-28`: year, month, day",
        ),
        (
            document(top="created: 2009-02-30"),
            "S115",
            "`2009-02-30` is not a day of the calendar",
            "dates are written year, month, day, such as `2009-04-28`",
        ),
        (
            document(top="created: 2009-W17-2"),
            "S115",
            "`2009-W17-2` is not a date that can be read",
            "dates are written year, month, day, such as `2009-04-28`",
        ),
        (
            document(top="created: [2009-04-28]"),
            "S113",
            "`created` must be a date such as `2009-04-28`, not a list",
            None,
        ),
        (
            document(step="decision: {Ya: {to: end, chance: 140%}, Tidak: end}"),
            "S115",
            "a share of `140%` is not between 0% and 100%",
            "write the share of the cases as a percentage, such as `10%`",
        ),
        (
            document(step="decision: {Ya: {to: end, chance: jarang}, Tidak: end}"),
            "S115",
            "`jarang` is not a share that can be read",
            "write the share of the cases as a percentage, such as `10%`",
        ),
        (
            document(executor="{name: A, customer: ya}"),
            "S115",
            "`ya` is neither true nor false",
            "write `true`",
        ),
        (
            document(executor="{name: A, staff: 3 orang}"),
            "S115",
            "`3 orang` is not a whole number",
            "write `3`",
        ),
        (
            document(executor="{name: A, staff: banyak}"),
            "S115",
            "`banyak` is not a whole number",
            "write a whole number, such as `3`",
        ),
        (
            document(step="note: {Catatan: x}"),
            "S113",
            "`note` must be text, not a block of keys",
            "put the text between quotes: a colon with a space after it makes a key of what stands before it",
        ),
        (
            document(step="next: {a: b}"),
            "S113",
            "`next` must be the id of a step or a list of ids, not a block of keys",
            None,
        ),
        (
            document().replace("by: agendaris", "by: ['']"),
            "S116",
            "item 1 of `by` is blank",
            "fill it in or take the line away",
        ),
        (
            document().replace("title: Pengelolaan Surat Masuk", "title:"),
            "S116",
            "`title` is blank",
            "write the name of the procedure after `title:`",
        ),
        (
            document(executor="[Agendaris]"),
            "S113",
            "executor `agendaris` must be a name or a block of keys, not a list",
            "write the name after the id: `kepala: Kepala Bagian`",
        ),
        (document(executor=""), "S116", "executor `agendaris` is blank", "write the position or role of this executor"),
        (
            document(step="decision: {Ya: , Tidak: end}"),
            "S116",
            "exit `Ya` is blank",
            "write the id of the step that follows, or `end`",
        ),
        (document(step="time: true"), "S113", "`time` must be a time such as `4 jam`, not `true`", None),
        (
            document(top="related: [~, [a]]"),
            "S113",
            "item 2 of `related` must be text or a block of keys, not a list",
            None,
        ),
        (
            document().replace("by: agendaris", "by: []"),
            "S116",
            "`by` is empty",
            "write the id of the executor after `by:`",
        ),
        (
            document().replace("by: agendaris", "by: {agendaris: 1}"),
            "S113",
            "`by` must be the id of an executor or a list of ids, not a block of keys",
            None,
        ),
        (document().split("steps:")[0] + "steps: tidak ada", "S113", "`steps` must be a list, not text", ...),
        (document().split("steps:")[0] + "steps: []", "S116", "`steps` is empty", ...),
        (document().split("steps:")[0] + "steps:", "S116", "`steps` is blank", ...),
        (document(step="") + "  -\n", "S116", "step 2 is blank", "write the step, or take the empty item away"),
        (
            document().replace("sopkit: 1", "sopkit: '1'"),
            "S117",
            "`1` is not a format that this sopkit reads",
            "write `sopkit: 1`, without quotes",
        ),
        (document().replace("sopkit: 1", "sopkit:"), "S116", "`sopkit` is blank", ...),
        (
            document().replace("sopkit: 1", "sopkit: []"),
            "S113",
            "`sopkit` must be the number of the format, not a list",
            ...,
        ),
    ],
)
def test_a_wrong_value_says_what_is_wrong_and_what_to_write(
    findings: Judge, text: str, code: str, message: str, hint: str | EllipsisType | None
) -> None:
    said = only(findings(text))
    assert said[:2] == (code, message)
    assert hint in {..., said[2]}


@pytest.mark.parametrize(
    ("written", "step"),
    [("id: terima", "terima"), ("id: 7", "7"), ("id:", "2"), ("id: [x]", "2"), ("note: x", "2")],
)
def test_a_finding_in_a_step_names_the_step(findings: Judge, written: str, step: str) -> None:
    text = document() + f"  - {written}\n    activity:\n    by: agendaris\n"
    assert {finding.step for finding in findings(text)} == {step}


def test_a_long_value_is_quoted_short(findings: Judge) -> None:
    _code, message, _hint = only(findings(document(top=f"created: {'sangat ' * 40}lama")))
    assert len(message) < 110


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "the document"),
        (("title",), "`title`"),
        (("legal_basis", 1), "item 2 of `legal_basis`"),
        (("steps", 2), "step 3"),
        (("steps", 2, "by"), "`by`"),
        (("steps", 2, "by", 0), "item 1 of `by`"),
        (("executors", "kepala"), "executor `kepala`"),
        (("steps", 2, "decision", "Ya"), "exit `Ya`"),
        (("definitions", "SK"), "the meaning of `SK`"),
    ],
)
def test_a_path_has_a_name_that_a_person_knows(path: tuple[str | int, ...], name: str) -> None:
    assert what(path).text() == name


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("- a", "S110", "not-an-sop"),
        (document().replace("title:", "judul_lain:"), "S111", "missing-key"),
        (document(top="xyz: 1"), "S112", "unknown-key"),
        (document().replace("sopkit: 1", "sopkt: 1"), "S112", "unknown-key"),
        (document(step="time: true"), "S113", "wrong-type"),
        (document(top="status: berlaku"), "S114", "unknown-value"),
        (document(top="created: kemarin"), "S115", "unreadable-value"),
        (document(executor=""), "S116", "blank-value"),
        (document().replace("sopkit: 1", "sopkit: 9"), "S117", "unknown-format"),
    ],
)
def test_a_fault_has_the_code_and_the_name_of_its_kind(findings: Judge, text: str, code: str, name: str) -> None:
    found = findings(text)
    assert (code, name) in {(finding.code, finding.name) for finding in found}
    assert {finding.level for finding in found} == {Level.ERROR}


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (document(step="outptu: Agenda"), Fix((Rename(("steps", 0, "outptu"), "output"),), safe=False)),
        (document(step="Output: Agenda"), Fix((Rename(("steps", 0, "Output"), "output"),), safe=True)),
        (document(top="status: berlaku"), Fix((Write(("status",), "effective"),), safe=False)),
        (document(top="status: Effective"), Fix((Write(("status",), "effective"),), safe=True)),
        (document(step="xyz: 1"), None),
        (document(top="status: mungkin"), None),
        (document(top="created: 28 April 2009"), Fix((Write(("created",), "2009-04-28"),), safe=True)),
        (document(top="created: kemarin"), None),
    ],
)
def test_a_word_is_mended_where_it_is_sure_and_safely_where_only_its_letters_differ(text: str, fix: Fix | None) -> None:
    document_ = read(text).document
    assert document_ is not None
    (fault,) = load(document_).diagnostics
    assert fault.fix == fix


@pytest.mark.parametrize(("staff", "known"), [("0", 0), ("3", 3), ("", None)])
def test_a_position_may_be_held_by_nobody(staff: str, known: int | None) -> None:
    loaded = load(read(document(executor=f"{{name: A, staff: {staff}}}")).document)
    assert loaded.sop is not None
    assert loaded.sop.executors["agendaris"].staff == known
