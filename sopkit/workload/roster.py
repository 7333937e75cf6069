"""Finds which executors of different SOPs are one position, and how many people hold it. Knows no times."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from sopkit.config.staffing import Position, same_name
from sopkit.i18n import Message, _
from sopkit.model import Sop
from sopkit.spelling import listed
from sopkit.workload.loads import Kind


class Seat(Struct):
    """A position as it is being gathered from SOPs."""

    id: str | None
    name: str
    kind: Kind
    set_staff: int | None
    names: dict[str, None] = field(default_factory=dict)
    """As SOPs write it."""
    named_staff: dict[int, list[str]] = field(default_factory=dict)
    """The numbers of people that SOPs name, and the SOPs that do."""

    @property
    def staff(self) -> int | None:
        """People on hand: those of the settings, else the largest number that an SOP names."""
        return self.set_staff if self.set_staff is not None else max(self.named_staff, default=None)

    def contradictions(self) -> Iterator[Message]:
        """Say where the numbers of people differ."""
        others = {staff: sops for staff, sops in self.named_staff.items() if staff != self.set_staff}
        if self.set_staff is not None and others:
            yield _(
                "`{name}`: people on hand are {n} by the settings and another number by SOP {sops}; the settings count",
                name=self.name,
                n=self.set_staff,
                sops=listed(sop for sops in others.values() for sop in sops),
            )
        elif len(others) > 1:
            numbers = ", ".join(map(str, sorted(others)))
            yield _(
                "`{name}`: the SOPs name different numbers of people ({numbers}); the largest counts",
                name=self.name,
                numbers=numbers,
            )


class Roster:
    """The positions of some SOPs, in the order in which they come."""

    def __init__(self, shared: Mapping[str, Position]) -> None:
        self._shared = {same_name(name): (id_, one) for id_, one in shared.items() for name in one.names}
        self._places: dict[tuple[Kind, str], int] = {}
        self.seats: list[Seat] = []

    def place(self, sop: Sop, executor: str) -> int:
        """Give the index of the position that an executor of an SOP holds; of those who are no staff, by kind."""
        declared = sop.executors.get(executor)
        name, kind = sop.executor_name(executor), Kind.STAFF
        if declared is not None and (declared.customer or declared.external):
            kind = Kind.CUSTOMER if declared.customer else Kind.EXTERNAL
        id_, position = self._shared.get(same_name(name), (None, None))
        key = kind, same_name(position.name if position else name)
        if key not in self._places:
            self._places[key] = len(self.seats)
            staff = position.staff if position and kind is Kind.STAFF else None
            self.seats.append(Seat(id_, position.name if position else name, kind, staff))
        seat = self.seats[self._places[key]]
        seat.names[name] = None
        if declared is not None and declared.staff is not None and kind is Kind.STAFF:
            told = seat.named_staff.setdefault(declared.staff, [])
            number = sop.number or sop.title
            if number not in told:
                told.append(number)
        return self._places[key]

    def places(self, sop: Sop, executors: Sequence[str]) -> tuple[int, ...]:
        """Give the indexes of several executors."""
        return tuple(self.place(sop, executor) for executor in executors)
