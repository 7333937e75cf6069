"""Brings the rows of a table of volumes together with the SOPs and steps that they name. Reads no times."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from sopkit.i18n import Message, _, n_
from sopkit.model import Sop, Status
from sopkit.spelling import listed, nearest
from sopkit.workload.table import Row, TableFault

_NAMED = 9
"""Numbers or steps that a sentence lists."""


class Volume(Struct, frozen=True):
    """How often an SOP is done in a year."""

    cases: Fraction
    steps: Mapping[int, Fraction]
    """How often the time of a step is spent in a year, by its row number, where the table says so."""


class Bound(Struct, frozen=True):
    """What a table says of the SOPs at hand."""

    volumes: Mapping[int, Volume]
    """By the index of the SOP; an SOP without a volume is absent."""
    notes: tuple[Message, ...]
    """What was taken for granted."""
    faults: tuple[TableFault, ...]


def bind(rows: Sequence[Row], sops: Sequence[Sop]) -> Bound:
    """Find the SOP and the step of each row. Each may be named once; a row without a volume says nothing."""
    return _Binder(sops).bind(rows)


class _Binder:
    def __init__(self, sops: Sequence[Sop]) -> None:
        self._sops = sops
        self._numbers: dict[str, list[int]] = {}
        for index, sop in enumerate(sops):
            if sop.number:
                self._numbers.setdefault(_plain(sop.number), []).append(index)
        self._loose: dict[str, list[str]] = {}
        for number in self._numbers:
            self._loose.setdefault(_without_zeros(number), []).append(number)
        self._faults: list[TableFault] = []
        self._shortened: dict[str, None] = {}
        """Numbers of SOPs that the table writes without zeros in front."""
        self._lines: dict[tuple[int, int | None], int] = {}
        """The line on which each SOP, or step of it, was named."""
        self._found: dict[tuple[int, int | None], Fraction] = {}

    def bind(self, rows: Sequence[Row]) -> Bound:
        for row in rows:
            index = self._sop(row)
            if index is None:
                continue
            step = None if row.step is None else self._step(row, row.step, index)
            if row.step is None or step is not None:
                self._take(row, (index, step))
        self._miss_cases()
        cases = {index: volume for (index, step), volume in self._found.items() if step is None}
        volumes = {
            index: Volume(
                volume, {step: times for (sop, step), times in self._found.items() if sop == index and step is not None}
            )
            for index, volume in cases.items()
        }
        return Bound(volumes, tuple(self._notes()), tuple(sorted(self._faults, key=lambda fault: fault.line or 0)))

    def _notes(self) -> Iterator[Message]:
        if self._shortened:
            numbers = _some(tuple(self._shortened))
            yield _(
                "numbers of SOPs stand in the table without zeros in front, as spreadsheets leave them: {numbers}",
                numbers=numbers,
            )

    def _fault(self, row: Row, message: Message) -> None:
        self._faults.append(TableFault(row.line, message))

    def _sop(self, row: Row) -> int | None:
        """Find the SOP of a row; a number of which a spreadsheet has dropped the zeros in front is found, too."""
        asked = _plain(row.sop)
        loose = self._loose.get(_without_zeros(asked), [])
        number = asked if asked in self._numbers else loose[0] if len(loose) == 1 else None
        if number is None:
            self._fault(row, self._unknown_sop(row.sop))
            return None
        # An old version may stand beside the one that is in force.
        of_number = self._numbers[number]
        chosen = [index for index in of_number if self._sops[index].status is not Status.REVOKED] or of_number
        if len(chosen) > 1:
            self._fault(
                row,
                _("{n} SOPs have the number `{number}`; give each a number of its own", n=len(chosen), number=row.sop),
            )
            return None
        if number != asked:
            self._shortened[row.sop] = None
        return chosen[0]

    def _unknown_sop(self, number: str) -> Message:
        known = {plain: str(self._sops[indexes[0]].number) for plain, indexes in self._numbers.items()}
        near = nearest(_plain(number), known)
        if near:
            return _("no SOP has the number `{number}`; did you mean `{near}`?", number=number, near=near)
        if not known:
            return _("no SOP has the number `{number}`, for none has a number at all; give them one", number=number)
        some = _some(list(known.values()))
        return _("no SOP has the number `{number}`; the numbers are {known}", number=number, known=some)

    def _step(self, row: Row, asked: str, index: int) -> int | None:
        """Find the row number of a step by its id, else by that number."""
        sop = self._sops[index]
        written = [number for number, step in enumerate(sop.steps, start=1) if step.id == asked]
        if len(written) == 1:
            return written[0]
        if not written and asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) <= len(sop.steps):
            return int(asked)
        self._fault(row, _unknown_step(sop, asked, twice=bool(written)))
        return None

    def _take(self, row: Row, key: tuple[int, int | None]) -> None:
        """Take a volume; what is named twice is refused, for it may be a slip as well as two parts of a sum."""
        before = self._lines.setdefault(key, row.line)
        if key in self._found or before != row.line:
            name = row.sop if row.step is None else f"{row.sop}, {row.step}"
            message = _("`{name}` already stands on line {line}; keep one line for it", name=name, line=before)
            self._fault(row, message)
        elif row.volume is not None:
            self._found[key] = row.volume

    def _miss_cases(self) -> None:
        """Say which SOPs have volumes of steps alone."""
        told = {index for index, step in self._found if step is None}
        for index, step in tuple(self._found):
            if index not in told:
                told.add(index)
                message = _(
                    "SOP `{number}` has the volume of a step but none of its own; add a line with its cases in a year",
                    number=self._sops[index].number,
                )
                self._faults.append(TableFault(self._lines[index, step], message))


def _unknown_step(sop: Sop, asked: str, *, twice: bool) -> Message:
    if twice:
        return _(
            "SOP `{number}` has two steps with the id `{step}`; give each an id of its own",
            number=sop.number,
            step=asked,
        )
    near = nearest(asked.casefold(), {id_.casefold(): id_ for id_ in sop.step_ids})
    if near:
        return _(
            "SOP `{number}` has no step `{step}`; did you mean `{near}`?", number=sop.number, step=asked, near=near
        )
    return _(
        "SOP `{number}` has no step `{step}`; its steps are {known}",
        number=sop.number,
        step=asked,
        known=_some(sop.step_ids),
    )


def _plain(number: str) -> str:
    return " ".join(number.split()).casefold()


def _without_zeros(number: str) -> str:
    return number.lstrip("0") or "0" if number.isascii() and number.isdigit() else number


def _some(words: Sequence[str]) -> str | Message:
    more = len(words) - _NAMED
    if more <= 0:
        return listed(words)
    return n_("{words} and {n} more", "{words} and {n} more", n=more, words=listed(words[:_NAMED]))
