"""What rules about public services ask: whether an SOP is one, who its users are, and which steps reach them."""

from collections.abc import Iterable

from sopkit.flow import Flow
from sopkit.lint.fields import spot
from sopkit.lint.titles import words_of
from sopkit.model import Sop
from sopkit.source import Path

_USERS = (
    "klien",
    "konsumen",
    "masyarakat",
    "pasien",
    "pelanggan",
    "pelapor",
    "pemohon",
    "penduduk",
    "penerima layanan",
    "penerima manfaat",
    "pengadu",
    "pengguna jasa",
    "pengguna layanan",
    "pengunjung",
    "perwakilan masyarakat",
    "tamu",
    "wajib pajak",
    "wajib retribusi",
    "warga",
)
"""With what the name of a lane begins that is a user, even where nothing says so."""

_MOST_NAMES = 20
"""A text is searched for the names of so many users; no service has more kinds of them."""

_MOST_PARTS = 4
"""So many users stand in one name, with `/` between them."""

_REFUSALS = (
    "belum",
    "bukan",
    "ditolak",
    "gagal",
    "kurang",
    "no",
    "salah",
    "t",
    "tdk",
    "tidak",
    "tolak",
)
"""With what the label of an exit begins that turns a request down or back."""


_NEED = frozenset({"perlu", "diperlukan", "dibutuhkan"})
"""A label with one of these says whether something is needed, not whether a request is granted."""


def is_service(sop: Sop) -> bool:
    """Whether an SOP is a public service: it states a service, or marks an executor as the customer."""
    return sop.service is not None or any(executor.customer for executor in sop.executors.values())


def users(sop: Sop) -> tuple[str, ...]:
    """The executors for whom the service is: marked as customers, else known by their names."""
    marked = tuple(id_ for id_, executor in sop.executors.items() if executor.customer)
    return marked or tuple(
        lane for lane in sop.lanes if any(_begins(text, _USERS) for text in (lane, sop.executor_name(lane)))
    )


def service_spot(sop: Sop, key: str) -> Path:
    """Find where to speak of something that `service` does not state: there, else at the customer."""
    marked = next((id_ for id_, executor in sop.executors.items() if executor.customer), None)
    if sop.service is None and marked is not None:
        return ("executors", marked)
    return spot(sop, "service", key)


def steps_for_users(sop: Sop) -> frozenset[int]:
    """Find the steps that reach the user: those that a user carries out, or whose text names one."""
    lanes = users(sop)
    names = {"pemohon", "pelanggan", "pengguna layanan"}
    called = [sop.executor_name(lane) for lane in lanes[:_MOST_NAMES]]
    # A step may name one of those who share a lane: `Orang Tua/Wali Siswa`.
    parts = [part for name in called for part in name.split("/")[:_MOST_PARTS]]
    names |= {" ".join(words_of(name)) for name in (*called, *parts)} - {""}
    carried_out = frozenset(lanes)
    found = set()
    for index, step in enumerate(sop.steps):
        text = f" {' '.join(words_of(' '.join((step.activity, *step.output, step.note or ''))))} "
        if not carried_out.isdisjoint(step.by) or any(f" {name} " in text for name in names):
            found.add(index)
    return frozenset(found)


def leading_to(flow: Flow, steps: Iterable[int]) -> frozenset[int]:
    """Find the steps from which the work can come to one of these; they are among them."""
    found = set(steps)
    waiting = list(found)
    while waiting:
        fresh = {edge.source for edge in flow.incoming[waiting.pop()]} - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def turns_down(label: str) -> bool:
    """Whether an exit of a decision is a refusal, by its label: `Tidak`, `Tidak layak`; not `Tidak perlu`."""
    return _begins(label, _REFUSALS) and _NEED.isdisjoint(words_of(label))


def _begins(text: str, beginnings: Iterable[str]) -> bool:
    words = f"{' '.join(words_of(text))} "
    return any(words.startswith(f"{beginning} ") for beginning in beginnings)


def first_step_of_user(sop: Sop) -> int | None:
    """Find the first step that a user of a public service does; None where there is no service or no such step."""
    lanes = frozenset(users(sop)) if is_service(sop) else frozenset()
    if not lanes:
        return None
    return next((index for index, step in enumerate(sop.steps) if not lanes.isdisjoint(step.by)), None)
