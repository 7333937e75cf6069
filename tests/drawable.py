"""SOPs to draw, as Hypothesis strategies: 1–300 steps, 1–15 lanes, any mix of decisions, loops, joint work and text.

Small ones are drawn choice by choice, so that a fault shrinks to a picture that a person can read; large ones come
from a seed.
"""

from typing import Any

from hypothesis import strategies as st
from seeded import seeded_sop

from sopkit.layout import PAPERS, Form, IdentityPlace, Logo, Margins, Paper
from sopkit.layout.form import ORDER, TITLES
from sopkit.model import Sop, Status

_WORDS = st.sampled_from(
    [
        "memeriksa",
        "berkas",
        "surat",
        "a",
        "penyelenggaraan",
        "x" * 60,
        "per/undang-undangan",
        "مرحبا",
        "漢字",
        "1.",
        "—",
    ]
)
_TEXT = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=6).map(" ".join),
    st.integers(20, 400).map(lambda count: " ".join(["penyelenggaraan"] * count)),
)
_BLANK = st.just("")
_TIMES = st.sampled_from(
    ["", "1 jam", "20 menit - 90 menit", "2 hari kerja", "1-2 hari kalender", "3 bulan", "9" * 150 + " jam"]
)
_LABELS = st.sampled_from(["Ya", "Tidak", "Tidak lengkap", "", "Darurat", "Rujukan – Rawat Jalan", "y" * 40, "Perlu"])
_LIST = st.lists(_TEXT, max_size=5)
_IDENTITY = st.fixed_dictionaries(
    {},
    optional={
        "number": _TEXT,
        "institution": _TEXT,
        "unit": _TEXT,
        "location": _TEXT,
        "status": st.sampled_from(Status),
        "approved_by": st.fixed_dictionaries({"position": _TEXT}, optional={"name": _TEXT, "id": st.just("1965")}),
        "legal_basis": _LIST,
        "qualifications": _LIST,
        "warnings": _LIST,
        "records": _LIST,
    },
)


@st.composite
def small_sops(draw: st.DrawFn, most: int = 10) -> Sop:
    """An SOP of up to `most` steps, every choice of which can shrink."""
    lanes, count = draw(st.integers(1, 15)), draw(st.integers(1, most))
    lane = st.integers(0, lanes - 1).map(lambda number: f"e{number}")
    target = st.one_of(st.integers(1, count).map(str), st.just("end"), st.just("nowhere"))
    steps: list[dict[str, Any]] = []
    for _ in range(count):
        step: dict[str, Any] = {
            "activity": draw(_TEXT),
            "by": draw(st.lists(lane, min_size=1, max_size=3, unique=True)),
            "time": draw(_TIMES),
            "requires": draw(st.lists(_TEXT, max_size=3)),
            "output": draw(st.one_of(_BLANK, _TEXT)),
            "note": draw(st.one_of(_BLANK, _TEXT)),
        }
        kind = draw(st.integers(0, 3))
        if kind == 1:
            step["next"] = draw(st.lists(target, max_size=3))
        elif kind == 2:
            step["decision"] = draw(st.dictionaries(_LABELS, target, max_size=5))
        steps.append(step)
    names = {f"e{number}": draw(_TEXT) for number in range(lanes)}
    identity = draw(_IDENTITY)
    return Sop.model_validate({"sopkit": 1, "title": draw(_TEXT), "executors": names, "steps": steps, **identity})


def large_sops(most: int) -> st.SearchStrategy[Sop]:
    """An SOP of up to `most` steps from a seed."""
    return st.builds(seeded_sop, st.integers(0, 2**32), st.integers(1, most), st.integers(1, 15))


# A document of 300 steps costs as much as a hundred of ten: it comes seldom.
sops = st.integers(0, 19).flatmap(
    lambda size: large_sops(300) if size == 0 else large_sops(60) if size < 6 else small_sops()
)
"""Any SOP to draw."""

_SHEETS = [*PAPERS.values(), Paper("A5", 210, 148), Paper("card", 100, 60)]
papers = st.sampled_from([*_SHEETS, *(Paper(paper.name, paper.height, paper.width) for paper in _SHEETS)])
"""The sheets of offices in landscape and portrait, and two that are too small."""
margins = st.builds(Margins, *[st.sampled_from([5.0, 10.0, 12.7, 30.0])] * 4)
logos = st.builds(
    Logo, st.just(b"logo"), st.just("image/png"), st.sampled_from([1, 300, 5000]), st.sampled_from([1, 300, 5000])
)
forms = st.builds(
    Form,
    paper=papers,
    margins=margins,
    language=st.sampled_from(["id", "en"]),
    titles=st.dictionaries(st.sampled_from(TITLES), _TEXT, max_size=3),
    order=st.permutations(ORDER).map(tuple),
    identity=st.sampled_from(IdentityPlace),
    logo=st.none() | logos,
    numbers=st.booleans(),
    totals=st.booleans(),
    rounding=st.sampled_from([0.0, 1.5]),
    sheet=st.booleans(),
)
"""Any form of an office."""
