"""Random revisions of an SOP, as officials make them: each is one small edit that has a name."""

from collections.abc import Callable
from random import Random
from typing import Any

from sopkit.model import END, Sop, plain

Data = dict[str, Any]


def revised(sop: Sop, seed: int, edits: int) -> Sop:
    """Revise an SOP by so many random edits."""
    dice = Random(seed)
    data = plain(sop)
    for _edit in range(edits):
        dice.choice(EDITS)(data, dice)
    return Sop.model_validate(data)


def _any_step(data: Data, dice: Random) -> Data:
    return dice.choice(data["steps"])


def _insert_step(data: Data, dice: Random) -> None:
    number = dice.randrange(10_000)
    step = {"id": f"baru-{number}", "activity": f"Menelaah berkas nomor {number}", "by": [_executor(data, dice)]}
    data["steps"].insert(dice.randint(0, len(data["steps"])), step)


def _remove_step(data: Data, dice: Random) -> None:
    if len(data["steps"]) > 1:
        del data["steps"][dice.randrange(len(data["steps"]))]


def _move_step(data: Data, dice: Random) -> None:
    step = data["steps"].pop(dice.randrange(len(data["steps"])))
    data["steps"].insert(dice.randint(0, len(data["steps"])), step)


def _retime(data: Data, dice: Random) -> None:
    _any_step(data, dice)["time"] = dice.choice(
        ["5 menit", "2 jam", "1-2 hari kerja", {"min": "1 jam", "max": "2 jam"}]
    )


def _reword(data: Data, dice: Random) -> None:
    _any_step(data, dice)["activity"] += dice.choice([" secara cermat", " sesuai pedoman", " dan mencatatnya"])


def _hand_over(data: Data, dice: Random) -> None:
    _any_step(data, dice)["by"] = [_executor(data, dice)]


def _executor(data: Data, dice: Random) -> str:
    return dice.choice([*data["executors"], "orang-luar"])


def _require(data: Data, dice: Random) -> None:
    _any_step(data, dice).setdefault("requires", []).append(dice.choice(["Nota dinas", "Berkas"]))


def _blank_output(data: Data, dice: Random) -> None:
    _any_step(data, dice).pop("output", None)


def _note(data: Data, dice: Random) -> None:
    _any_step(data, dice)["note"] = dice.choice(["Segera", "Dapat diwakilkan"])


def _give_id(data: Data, dice: Random) -> None:
    _any_step(data, dice)["id"] = dice.choice("abcdef")


def _rewire(data: Data, dice: Random) -> None:
    step = _any_step(data, dice)
    names = [inner.get("id") or str(row) for row, inner in enumerate(data["steps"], start=1)] + [END, "entah"]
    step.pop("next", None)
    step.pop("decision", None)
    if dice.random() < 0.5:
        step["decision"] = {"Ya": {"to": dice.choice(names)}, "Tidak": {"to": dice.choice(names), "chance": "12.5%"}}
    else:
        step["next"] = dice.sample(names, dice.randint(1, 2))


def _relabel(data: Data, dice: Random) -> None:
    deciding = [step for step in data["steps"] if step.get("decision")]
    if deciding:
        step = dice.choice(deciding)
        exits = step["decision"]
        step["decision"] = {f"{label}!" if dice.random() < 0.5 else label: way for label, way in exits.items()}


def _chance(data: Data, dice: Random) -> None:
    deciding = [step for step in data["steps"] if step.get("decision")]
    if deciding:
        exits = dice.choice(deciding)["decision"]
        exits[dice.choice([*exits])]["chance"] = dice.choice(["5%", "33.3%"])


def _add_lane(data: Data, dice: Random) -> None:
    lanes = [*data["executors"].items()]
    lanes.insert(dice.randint(0, len(lanes)), (f"lajur-{dice.randrange(10_000)}", {"name": "Tim Penilai"}))
    data["executors"] = dict(lanes)


def _reorder_lanes(data: Data, dice: Random) -> None:
    lanes = [*data["executors"].items()]
    dice.shuffle(lanes)
    data["executors"] = dict(lanes)


def _rename_lane(data: Data, dice: Random) -> None:
    data["executors"][dice.choice([*data["executors"]])]["name"] += " Utama"


def _drop_lane(data: Data, dice: Random) -> None:
    if len(data["executors"]) > 1:
        del data["executors"][dice.choice([*data["executors"]])]


def _law(data: Data, dice: Random) -> None:
    laws = data.setdefault("legal_basis", [])
    laws.insert(
        dice.randint(0, len(laws)), f"Peraturan Bupati Nomor {dice.randrange(99)} Tahun 2024 tentang Tata Kerja"
    )


def _shuffle_laws(data: Data, dice: Random) -> None:
    dice.shuffle(data.get("legal_basis", []))


def _drop_law(data: Data, dice: Random) -> None:
    if data.get("legal_basis"):
        data["legal_basis"].pop(dice.randrange(len(data["legal_basis"])))
        if not data["legal_basis"]:
            del data["legal_basis"]


def _identity(data: Data, dice: Random) -> None:
    data.update(
        dice.choice(
            [
                {"title": "Pelayanan Surat Masuk"},
                {"revised": "2026-05-04"},
                {"status": "review"},
                {"approved_by": {"position": "Sekretaris Daerah"}},
                {"service": {"fee": "gratis"}},
                {"type": {"nature": "technical"}},
                {"responsible": next(iter(data["executors"]))},
                {"definitions": {"SKP": "Sasaran Kinerja Pegawai"}},
                {"waivers": [{"rule": "P306", "step": "1", "reason": "belum baku"}]},
                {"history": [{"stage": "validated", "on": "2026-05-04"}]},
            ]
        )
    )


EDITS: tuple[Callable[[Data, Random], None], ...] = (
    _insert_step, _remove_step, _move_step, _retime, _reword, _hand_over, _require, _blank_output, _note, _give_id,
    _rewire, _relabel, _chance, _add_lane, _reorder_lanes, _rename_lane, _drop_lane, _law, _shuffle_laws, _drop_law,
    _identity,
)  # fmt: skip
