"""One run of `sopkit lint`: texts are loaded, judged together, mended if asked, and put into a report.

What the rules say is `sopkit.inspection`'s, how it is shown `sopkit.report`'s.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from sopkit.cache.files import digest
from sopkit.cli.inputs import Input, why
from sopkit.cli.judging import judged
from sopkit.cli.keeping import Keeper
from sopkit.cli.output import UnwritableError, emit, write_file
from sopkit.cli.progress import watched
from sopkit.cli.session import FAILED, Session, tell_unwritable
from sopkit.i18n import _, n_
from sopkit.inspection.inspector import Inspector
from sopkit.inspection.values import Alone, Inspected
from sopkit.lint import Among, Library, Member
from sopkit.lint.texts import text_of
from sopkit.model import Sop
from sopkit.source import Reading, read

if TYPE_CHECKING:
    from sopkit.cli.remembered import Text as Named
    from sopkit.config.settings import Configured
    from sopkit.repair import Repaired


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


class _Seen(NamedTuple):
    """A text that was judged by itself."""

    source: Input
    alone: Alone
    digest: str


class Run:
    """The texts of one run on their way to a report."""

    def __init__(
        self, session: Session, job: Linting, keeper: Keeper, *, together: bool, jobs: int | None = None
    ) -> None:
        self.session, self.job, self.keeper, self.together, self.jobs = session, job, keeper, together, jobs
        self.inspector = job.inspector
        self.shown = False
        """Whether standard output already has its product."""
        self.texts: list[Named] | None = []
        """What was judged; None where it can't be known that a later run would judge the same."""
        self.failed: dict[str, set[str]] = {}
        """Which rules have failed at a text by itself, by their codes."""
        self._library: Library | None = None

    def judged(self, inputs: Sequence[Input]) -> list[Inspected]:
        """Judge the texts as they are."""
        return [done for _source, done in self._each(inputs)]

    def mended(self, inputs: Sequence[Input], *, unsafe: bool, write: bool) -> list[Inspected]:
        """Mend the texts that can be mended, then say what is left."""
        from sopkit.repair import repair

        left: list[Inspected] = []
        for source, done in self._each(inputs):
            if source.path is not None and not any(finding.fix for finding in done.findings):
                left.append(done)
                continue
            try:
                reading = source.read()
            except OSError as error:
                self.session.fail(source.name, why(error))
                continue
            repaired = repair(reading, lambda text: self._judge(text).findings, unsafe=unsafe)
            self._take(source, repaired, write=write)
            left.append(self._judge(repaired.reading) if repaired.changed and write else done)
        return left

    def _judge(self, reading: Reading) -> Inspected:
        """Judge a text that has changed, among its neighbours."""
        text = text_of(reading)
        if self._library is None or text.sop is None:
            return self.inspector.judge(text)
        members = list(self._library.members)
        place = next((index for index, member in enumerate(members) if member.name == text.name), len(members))
        members[place : place + 1] = [Member.of(text.name, text.sop)]
        return self.inspector.judge(text, Library(tuple(members)).among(place))

    def _each(self, inputs: Sequence[Input]) -> list[tuple[Input, Inspected]]:
        seen = list(self._alone(inputs))
        self.keeper.save()
        if not self.together:
            return [(one.source, self.inspector.seen(one.source.name, one.alone)) for one in seen]
        self._library = Library(tuple(self._member(one) for one in seen if one.alone.facts is not None))
        return list(watched(self._among(seen, self._library), self.session.language, len(seen)))

    def _alone(self, inputs: Sequence[Input]) -> Iterator[_Seen]:
        """Judge each text by itself, and tell of those of which that can't be done."""
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
                yield _Seen(source, one.alone, one.digest)

    def _member(self, one: _Seen) -> Member:
        assert one.alone.facts is not None
        return Member(one.source.name, one.alone.facts, lambda: self._sop(one))

    def _sop(self, one: _Seen) -> Sop | None:
        try:
            return text_of(self._again(one)).sop
        except OSError:
            return None

    def _again(self, one: _Seen) -> Reading:
        """Read a text once more. Where it has changed meanwhile, nobody can rely on what is found. Raises OSError."""
        raw = one.source.content()
        if digest(raw).hex() != one.digest:
            self.texts = None
        return read(raw, one.source.name)

    def _among(self, seen: Sequence[_Seen], library: Library) -> Iterator[tuple[Input, Inspected]]:
        place = 0
        for one in seen:
            name = one.source.name
            if one.alone.facts is None:
                yield one.source, self.inspector.seen(name, one.alone)
                continue
            among = library.among(place)
            place += 1
            try:
                done = self._finished(one, among)
            except OSError as error:
                self.session.fail(name, why(error))
                continue
            for rule, problem in done.failed:
                self.session.fault(problem, f"{name}: {rule.code} {rule.name}")
            yield one.source, done

    def _finished(self, one: _Seen, among: Among) -> Inspected:
        if one.alone.in_two_parts:
            return self.inspector.seen(one.source.name, one.alone, among, lambda: self._again(one))
        return self.inspector.judge(text_of(self._again(one)), among)

    def _take(self, source: Input, repaired: "Repaired", *, write: bool) -> None:
        """Write a mended text, or show how it differs from what it was."""
        raw = repaired.raw
        if not write:
            self.shown = True
            emit(repaired.diff)
            if repaired.changed:
                self.session.found()
        elif source.path is None:
            self.shown = True
            emit(b"" if raw is None else raw)
        elif repaired.changed and raw is not None:
            try:
                before = repaired.before.document
                write_file(source.path, raw, instead_of=before.raw if before else None)
            except UnwritableError as error:
                tell_unwritable(error, self.session.language)
                self.session.status = FAILED
                return
            count = n_("{n} finding mended", "{n} findings mended", n=len(repaired.applied))
            self.session.say(_("{file}: {count}", file=source.name, count=count))
