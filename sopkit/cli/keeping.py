"""The cache of one run: what it keeps of texts, and of what was printed. A cache that fails is told of once."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sopkit.cache import DamagedError, fingerprint, folder
from sopkit.cache.files import ForeignError, digest
from sopkit.cache.reports import Beside, Printed, beside, find, keep
from sopkit.cache.shelf import Shelf
from sopkit.cli.inputs import Input, why
from sopkit.cli.remembered import FEW, Question, Text, place_of
from sopkit.cli.session import Session, complain
from sopkit.i18n import Message, _


class Output(NamedTuple):
    """What was printed to standard output."""

    text: str
    for_people: bool = False
    """Whether it takes the encoding of the stream."""


class Keeper:
    """Keeps what a run finds, for the next one; nothing where there is no folder for it, or too little to keep."""

    def __init__(self, session: Session, inputs: Sequence[Input], *, wanted: bool) -> None:
        self._session = session
        self._place = folder() if wanted and len(inputs) > FEW else None
        self._shelf: Shelf | None = None

    def shelf(self, command: str, asked: str) -> Shelf | None:
        """Open what is kept of texts, under all that is asked of them alike."""
        if self._place is None:
            return None
        file = self._session.configured.file if self._session.configured else None
        project = str(Path.cwd() if file is None else file.parent.absolute())
        name = digest(f"{command}\0{project}".encode("utf-8", "surrogatepass")).hex()
        stamp = digest(fingerprint() + asked.encode("utf-8", "surrogatepass"))
        place = self._place / "texts" / name
        try:
            self._shelf = Shelf(place, stamp)
        except DamagedError:
            self._complain(place, _DAMAGED)
            self._shelf = Shelf(place, stamp, empty=True)
        except OSError as error:
            self._give_up(error)
        return self._shelf

    def save(self) -> None:
        """Write what was found of texts."""
        if self._shelf is not None:
            try:
                self._shelf.save()
            except OSError as error:
                self._give_up(error)

    def keep(self, question: Question, texts: Sequence[Text] | None, printed: "Output") -> None:
        """Keep what was printed, if nothing else was said and it can be known when it no longer holds."""
        if self._place is None or texts is None or self._session.status > 1:
            return
        configured = self._session.configured
        settings = None
        others: list[Beside] = []
        if configured is not None:
            if configured.file is None or configured.document is None:
                return
            settings = (str(configured.file), configured.document.raw)
        place = place_of(question, settings, texts, self._place)
        try:
            if configured is not None and configured.settings.logo and configured.file and configured.document:
                others.append(beside(configured.file.parent / configured.document.data["logo"]))
            try:
                find(place)
            except DamagedError:
                self._complain(place, _DAMAGED)
            kept = Printed(self._session.status, printed.for_people, self._session.language, printed.text)
            keep(place, kept, others)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        if self._place is not None:
            reason = _("others can write in it") if isinstance(error, ForeignError) else why(error)
            self._complain(
                self._place, _("this cache can't be used: {reason}; `--no-cache` goes without", reason=reason)
            )
        self._place = None

    def _complain(self, place: Path, reason: Message) -> None:
        complain(str(place), reason, self._session.language)


_DAMAGED = _("this cache is damaged and is made anew")
