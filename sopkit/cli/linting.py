"""One run of `sopkit lint`: texts are loaded, judged each by itself, and then together.

What the rules say is `sopkit.inspection`'s, how it is shown `sopkit.report`'s, how texts are mended
`sopkit.cli.mending`'s.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from sopkit.cache.files import digest
from sopkit.cli.inputs import Input, why
from sopkit.cli.judging import judged
from sopkit.cli.keeping import Keeper
from sopkit.cli.progress import watched
from sopkit.cli.session import Session
from sopkit.inspection.inspector import Inspector
from sopkit.inspection.values import Alone, Inspected
from sopkit.lint import Among, Library, Member
from sopkit.lint.texts import text_of
from sopkit.model import Sop
from sopkit.source import Reading, read

if TYPE_CHECKING:
    from sopkit.cli.remembered import Text as Named
    from sopkit.config.settings import Configured


class Linting:
    """How texts are linted under the settings of a run: what another process needs to do the same."""

    def __init__(self, configured: "Configured | None", today: date, **asked: Any) -> None:
        self._configured, self.today, self._options = configured, today, asked
        self._asked: dict[int, bytes] = {}

    @cached_property
    def inspector(self) -> Inspector:
        """Who asks the rules."""
        return Inspector(self._configured, self.today, **self._options)

    @property
    def known(self) -> str:
        """Write down what rules know beside the SOP."""
        return repr(self.inspector.world)

    def asked(self, name: str) -> bytes:
        """Write down which rules are asked of a text, at which level and with which options."""
        plan = self.inspector.plan_for(name)
        if id(plan) not in self._asked:
            rows = [(one.rule.code, one.level.value, repr(one.options)) for one in plan.asked]
            self._asked[id(plan)] = repr(rows).encode("utf-8", "surrogatepass")
        return self._asked[id(plan)]

    def judge(self, raw: bytes, name: str) -> Alone:
        """Ask the rules of a text by itself."""
        return self.inspector.alone(text_of(read(raw, name)))

    def __getstate__(self) -> dict[str, Any]:
        # A worker asks nothing of the logo, nor of the text of the settings.
        configured = self._configured
        if configured is not None:
            settings = configured.settings.model_copy(update={"logo": None})
            configured = replace(configured, settings=settings, document=None)
        return {"_configured": configured, "today": self.today, "_options": self._options, "_asked": {}}


class Seen(Struct, frozen=True):
    """A text that was judged by itself."""

    source: Input
    alone: Alone
    digest: str
    reading: Reading | None = None
    """The text where it is no longer what its file holds: it was mended, and is not written yet."""


class Run:
    """The texts of one run on their way to a report."""

    def __init__(
        self, session: Session, job: Linting, keeper: Keeper, *, together: bool, jobs: int | None = None
    ) -> None:
        self.session, self.job, self.keeper, self.together, self.jobs = session, job, keeper, together, jobs
        self.inspector = job.inspector
        self.texts: list[Named] | None = []
        """What was judged; None where it can't be known that a later run would judge the same."""
        self.failed: dict[str, set[str]] = {}
        """Which rules have failed at a text by itself, by their codes."""

    def judged(self, inputs: Sequence[Input]) -> list[Inspected]:
        """Judge the texts as they are."""
        seen = self.seen(inputs)
        return [done for done in self.finished(seen, self.library(seen)) if done is not None]

    def seen(self, inputs: Sequence[Input]) -> list[Seen]:
        """Judge each text by itself, and tell of those of which that can't be done."""
        seen = list(self._alone(inputs))
        self.keeper.save()
        return seen

    def library(self, seen: Sequence[Seen]) -> Library | None:
        """Put together what is judged together; None where each text is judged by itself."""
        if not self.together:
            return None
        members = tuple(self._member(one) for one in seen if one.alone.facts is not None)
        return Library(members, whole=any(one.source.from_folder for one in seen))

    def finished(
        self, seen: Sequence[Seen], library: Library | None, *, tell: bool = True
    ) -> Iterator[Inspected | None]:
        """Judge the texts to the end, among the others of the library; None for one that is gone meanwhile.

        Without `tell` nobody is told of what fails: it has been told before.
        """
        if library is None:
            yield from (self.inspector.seen(one.source.name, one.alone) for one in seen)
        else:
            yield from watched(self._among(seen, library, tell=tell), self.session.language, len(seen))

    def _alone(self, inputs: Sequence[Input]) -> Iterator[Seen]:
        shelf = self.keeper.shelf("lint", self.job.known)
        found = judged(inputs, self.job, shelf, self.jobs)
        for source, one in zip(inputs, watched(found, self.session.language, len(inputs)), strict=True):
            if one.refusal is not None:
                self.session.fail(source.name, one.refusal)
            if one.fault is not None:
                self.session.fault(one.fault, source.name)
            for code, name, problem in one.failed:
                self.failed.setdefault(source.name, set()).add(code)
                self.session.fault(problem, f"{source.name}: {code} {name}")
            if one.alone is not None:
                if source.path is None:
                    self.texts = None
                elif self.texts is not None:
                    self.texts.append((source.name, one.digest))
                yield Seen(source, one.alone, one.digest)

    def _member(self, one: Seen) -> Member:
        assert one.alone.facts is not None
        return Member(one.source.name, one.alone.facts, lambda: self._sop(one))

    def _sop(self, one: Seen) -> Sop | None:
        try:
            return text_of(self._again(one)).sop
        except OSError:
            return None

    def _again(self, one: Seen) -> Reading:
        """Read a text once more. Where it has changed meanwhile, nobody can rely on what is found. Raises OSError."""
        if one.reading is not None:
            return one.reading
        raw = one.source.content()
        if digest(raw).hex() != one.digest:
            self.texts = None
        return read(raw, one.source.name)

    def _among(self, seen: Sequence[Seen], library: Library, *, tell: bool) -> Iterator[Inspected | None]:
        place = 0
        for one in seen:
            name = one.source.name
            if one.alone.facts is None:
                yield self.inspector.seen(name, one.alone)
                continue
            among = library.among(place)
            place += 1
            try:
                done = self._finished(one, among)
            except OSError as error:
                if tell:
                    self.session.fail(name, why(error))
                yield None
                continue
            for rule, problem in done.failed if tell else ():
                self.session.fault(problem, f"{name}: {rule.code} {rule.name}")
            yield done

    def _finished(self, one: Seen, among: Among) -> Inspected:
        if one.alone.in_two_parts:
            return self.inspector.seen(one.source.name, one.alone, among, lambda: self._again(one))
        return self.inspector.judge(text_of(self._again(one)), among)
