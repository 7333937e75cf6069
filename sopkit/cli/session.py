"""One run of a command: the reader's language, the settings, what is said on the way, and the exit status.

Exit statuses: 0 nothing wrong, 1 findings that count, 2 the command could not do its work.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from textwrap import shorten
from typing import TYPE_CHECKING

from sopkit.cli.fault import NO_MEMORY, Fault
from sopkit.cli.inputs import STDIN, Input, Trouble, find_inputs, why
from sopkit.cli.output import OvertakenError, UnwritableError, emit, say, say_aside, write_file
from sopkit.cli.parameters import Context
from sopkit.cli.streams import columns_of
from sopkit.config import other_settings, shared_settings
from sopkit.i18n import Message, _, n_, preferred
from sopkit.report.lines import Line, Piece, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sopkit.config.approving import Approving
    from sopkit.config.settings import Configured
    from sopkit.diagnostic import Finding
    from sopkit.model import Sop
    from sopkit.verbs import Judgement

FOUND = 1
FAILED = 2
INTERRUPTED = 130

_LONGEST = 200
"""Characters of a name or of a strange error that are shown."""


_FEW = 3
"""Files that are named where there may be many."""


class EndedError(Exception):
    """A command that has said why it can't go on; holds its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Session:
    """What a command has to know of its run, and what its run has come to.

    `near` are the paths that the run is about; the settings are those nearest to the folder that holds them all, so
    that their order says nothing.
    """

    def __init__(self, context: Context, lang: str | None, near: Sequence[str] = ()) -> None:
        asked = lang or context.asked
        self.status = 0
        self._given: list[Input] = []
        self._places: set[tuple[int, int]] | None = None
        self.asked: str | None = asked
        """The language that the command line asks for."""
        self.language = preferred(asked, None, os.environ)
        file = shared_settings([path for path in near if path not in {"", STDIN}] or ["."])
        self.configured = self._configured(file) if file else None
        self.settings = self.configured.settings if self.configured else None
        """None where there is no settings file: to know what may stand in one is a twentieth of a run."""
        self.language = preferred(asked, self.settings.language if self.settings else None, os.environ)
        if self.configured and self.configured.findings:
            self.tell(self.configured.findings)
            raise EndedError(FAILED)

    @property
    def approving(self) -> "Approving":
        """Who agrees to an SOP, as the settings say, else as usual."""
        from sopkit.config.approving import Approving

        return self.settings.approval if self.settings else Approving()

    def _configured(self, file: Path) -> "Configured":
        from sopkit.config.settings import read_settings

        try:
            return read_settings(file)
        except OSError as error:
            self.fail(str(file), why(error))
            raise EndedError(FAILED) from error

    def text(self, message: Message) -> str:
        """Write a message in the reader's language, on one line."""
        return one_line(message.text(self.language))

    def say(self, message: Message) -> None:
        """Say something beside the product, on standard error."""
        say_aside((Piece(self.text(message)),))

    def tell(self, findings: "Iterable[Finding]") -> None:
        """Tell of findings in full, on standard error."""
        from sopkit.report.findings import as_text

        say_aside(*as_text(findings, self.language, columns_of(sys.stderr)))

    def fail(self, name: str, reason: Message) -> None:
        """Say why something can't be done, in one line; the command then ends with status 2."""
        complain(name, reason, self.language)
        self.status = FAILED

    def found(self) -> None:
        """Note that there are findings that count."""
        self.status = max(self.status, FOUND)

    def inputs(self, paths: Sequence[str], stdin_name: str | None) -> list[Input]:
        """Find the texts that the paths mean; a path that means none is told of."""
        items = find_inputs(paths, stdin_name)
        for item in items:
            if isinstance(item, Trouble):
                self.fail(item.name, item.reason)
        self._given = [item for item in items if isinstance(item, Input)]
        self._tell_of_other_settings(self._given)
        return self._given

    def was_given(self, file: Path) -> bool:
        """Tell whether a file is one of the texts of the run, whatever it is called there."""
        try:
            seen = file.stat()
        except OSError:
            return False
        if self._places is None:
            self._places = set()
            for path in (source.path for source in self._given if source.path):
                with suppress(OSError):
                    self._places.add(_place(path.stat()))
        return S_ISREG(seen.st_mode) and _place(seen) in self._places

    def _tell_of_other_settings(self, inputs: Sequence[Input]) -> None:
        """Say which settings stand nearer to some of the texts than those of the run."""
        used = self.configured.file if self.configured else None
        found = other_settings((str(source.path.parent) for source in inputs if source.path), used)
        if not found:
            return
        from sopkit.spelling import listed

        names = [_from_here(file) for file in found]
        others = listed(names[:_FEW]) + ", …" * (len(names) > _FEW)
        if used is None:
            message = _(
                "this run uses no settings, not even {others}; to use one, name only what is in its folder",
                others=others,
            )
        else:
            message = _(
                "this run uses the settings {used}, not {others}; to use another, name only what is in its folder",
                used=listed([_from_here(used)]),
                others=others,
            )
        self.say(message)

    def load(self, source: Input) -> "Sop | None":
        """Read a text and load its SOP; None when that can't be done.

        What keeps it from being loaded is told in full, other findings by their number.
        """
        judgement = self.judge(source)
        if judgement is None:
            return None
        self.judged(source, judgement.findings, loads=judgement.sop is not None)
        return judgement.sop

    def judged(self, source: Input, findings: "Sequence[Finding]", *, loads: bool) -> None:
        """Tell what a text was found to be: in full what keeps it from being loaded, else the number of findings."""
        if not loads:
            self.tell(findings)
            self.found()
        elif findings:
            count = n_("{n} finding", "{n} findings", n=len(findings))
            self.say(_("{file}: {count}, see `sopkit validate {file}`", file=source.name, count=count))

    def judge(self, source: Input) -> "Judgement | None":
        """Read a text and find what is wrong with it; None when that can't be done, which is then told."""
        from sopkit.verbs import judge

        try:
            return judge(source.read())
        except OSError as error:
            self.fail(source.name, why(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are judged
            self.fault(error, source.name)
        return None

    def deliver(
        self, product: str | bytes, output: str | None, *, instead_of: bytes | None = None, aside: bool = False
    ) -> bool:
        """Write a product to a file, and say so, or to standard output where none is named or it is `-`.

        With `instead_of` only to a file that still holds that, and without it to none of the texts that were given.
        `aside` tells that standard output has a product of its own. Where it can't be written it is told, and the
        answer is False; a standard output that can't be written to ends the run.
        """
        file = None if output in {None, STDIN} else Path(output or "")
        if file is not None and instead_of is None and self.was_given(file):
            self.fail(file.as_posix(), _("this is an SOP and would be lost; name another file"))
            return False
        try:
            if file is None:
                emit(product)
            else:
                write_file(file, product, instead_of=instead_of)
        except UnwritableError as error:
            if file is None:
                raise  # so will be whatever comes after it
            tell_unwritable(error, self.language)
            self.status = FAILED
            return False
        if file is not None:
            told = Piece(self.text(_("wrote {file}", file=file.as_posix())), "good")
            # What is no file, such as `/dev/stdout`, may be the very stream that this is told on.
            (say_aside if aside or not file.is_file() else say)((told,))
        return True

    def fault(self, error: Exception | Fault, name: str = "") -> None:
        """Say that sopkit itself has failed, at the text of that name."""
        tell_fault(error if isinstance(error, Fault) else Fault.of(error), self.language, name)
        self.status = FAILED


def _place(seen: os.stat_result) -> tuple[int, int]:
    """Say which file it is, whatever it is called."""
    return seen.st_dev, seen.st_ino


def _from_here(file: Path) -> str:
    """Name a file as somebody in the current folder does."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def complain(name: str | None, reason: Message, language: str) -> None:
    """Say in one line what can't be done, and why; without a name, of the run as a whole."""
    place: Line = ()
    if name is not None:
        name = one_line(name)
        place = Piece(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…", "place"), Piece(": ")
    say_aside((Piece("sopkit: ", "error"), *place, Piece(one_line(reason.text(language)))))


def tell_unwritable(error: UnwritableError, language: str) -> None:
    """Say in one line where output can't be written, and why."""
    match error.reason:
        case OvertakenError():
            reason = _("it was changed by somebody else after it was read; run this again")
        case FileNotFoundError():
            reason = _("its folder does not exist")
        case PermissionError():
            reason = _("access is denied, or another program has it open")
        case other:
            reason = why(other)
    name = _("standard output").text(language) if error.file is None else str(error.file)
    complain(name, _("this can't be written: {reason}", reason=reason), language)


def tell_fault(fault: Fault, language: str, name: str = "") -> None:
    """Say in one line that sopkit itself is at fault; with SOPKIT_DEBUG=1 also where."""
    if fault.what == NO_MEMORY:
        complain(name or None, _("there is not enough memory for this"), language)
        return
    if os.environ.get("SOPKIT_DEBUG") == "1":
        say_aside((Piece(fault.trace),))
    what = shorten(one_line(fault.what), _LONGEST, placeholder=" …")
    message = _("sopkit met a fault of its own: {what}; please report it, with `SOPKIT_DEBUG=1` for details", what=what)
    place = f"{one_line(name)}: " if name else ""
    say_aside((Piece(f"{place}{message.text(language)}", "error"),))
