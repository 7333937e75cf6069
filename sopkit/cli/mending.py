"""Mends the texts of a run of `sopkit lint` together: each among the others as they have become.

How one text is mended is `sopkit.repair`'s. Nothing is written before all are mended: what one of them does to its
neighbours shows only then.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sopkit.cache.files import digest
from sopkit.cli.inputs import why
from sopkit.cli.linting import Run, Seen
from sopkit.cli.output import UnwritableError, write_file
from sopkit.cli.session import FAILED, Session, tell_unwritable
from sopkit.diagnostic import Finding
from sopkit.i18n import _, n_
from sopkit.inspection.values import Inspected
from sopkit.lint import Library, Member
from sopkit.lint.facts import facts_of
from sopkit.lint.texts import text_of
from sopkit.repair import Repaired, repair
from sopkit.source import Reading

_ROUNDS = 10
"""How often all texts are gone through: what is mended may let a neighbour be mended, and seldom more than once."""
_PATIENCE = 20
"""How many texts are taken back one by one, where neighbours have come to harm; then all the others at once."""


class Mended(Struct, frozen=True):
    """What became of one text."""

    seen: Seen
    before: Inspected | None
    """What was wrong with it; None for one that was gone meanwhile."""
    after: Inspected | None
    """What still is."""
    repaired: Repaired | None = None
    """None where there was nothing to be mended."""


class Mending:
    """The texts of one run while they are mended; with `unsafe` by all fixes."""

    def __init__(self, run: Run, seen: Sequence[Seen], *, unsafe: bool) -> None:
        self._run, self._unsafe = run, unsafe
        self._before, self._seen = seen, list(seen)
        self._library = run.library(seen)
        self._repaired: dict[int, Repaired] = {}

    def mended(self) -> list[Mended]:
        """Mend what can be mended without harm to any text, and say what is wrong before and after."""
        before = self._judged(tell=True)
        after = self._gone_through(before)
        if self._library is not None and _harm(before, after):
            after = self._taken_back(before, after)
        return [
            Mended(one, was, now, self._repaired.get(index))
            for index, (one, was, now) in enumerate(zip(self._before, before, after, strict=True))
        ]

    def _judged(self, *, tell: bool = False) -> list[Inspected | None]:
        return list(self._run.finished(self._seen, self._library, tell=tell))

    def _gone_through(self, done: list[Inspected | None]) -> list[Inspected | None]:
        """Mend all texts, again and again until no more can be mended.

        First each by itself: a slip that many texts share is mended in all, and never in one before the others.
        """
        for number in range(_ROUNDS):
            alone = number == 0
            mended = [self._mend(index, alone=alone) for index in self._mendable(done)]
            if any(mended):
                self._library = self._run.library(self._seen)
                done = self._judged()
            elif not alone or self._library is None:
                break
        return done

    def _mendable(self, done: Sequence[Inspected | None]) -> Iterator[int]:
        """Find the texts that have something to be mended; that of standard input is passed on whatever it has."""
        for index, (one, inspected) in enumerate(zip(self._seen, done, strict=True)):
            fixes = [finding.fix for finding in inspected.findings if finding.fix] if inspected else ()
            if any(fix.safe or self._unsafe for fix in fixes) or (one.source.path is None and one.reading is None):
                yield index

    def _mend(self, index: int, *, alone: bool = False, unseen: bool = False) -> bool:
        """Mend one text as it now is, and tell whether that did something.

        `alone` asks nothing of its neighbours; `unseen` does nothing that one of them sees.
        """
        one = self._seen[index]
        try:
            reading = one.source.read() if one.reading is None else one.reading
        except OSError as error:
            self._run.session.fail(one.source.name, why(error))
            return False
        keeps = partial(_looks, facts=one.alone.facts) if unseen else None
        judge = partial(self._findings, index, alone=alone)
        repaired = repair(reading, judge, unsafe=self._unsafe, may_become=keeps)
        earlier = self._repaired.get(index)
        if not repaired.changed:
            self._repaired.setdefault(index, repaired)
            return False
        if earlier is not None and earlier.changed:
            repaired = replace(repaired, before=earlier.before, applied=(*earlier.applied, *repaired.applied))
        self._repaired[index] = repaired
        found = self._run.inspector.alone(text_of(repaired.reading))
        self._seen[index] = Seen(one.source, found, digest(repaired.raw or b"").hex(), repaired.reading)
        if not alone:
            self._library = self._run.library(self._seen)
        return True

    def _findings(self, index: int, reading: Reading, *, alone: bool) -> Sequence[Finding]:
        """Say what is wrong with a text that is being mended, `alone` or among its neighbours."""
        text = text_of(reading)
        library, known = self._library, self._seen[index].alone.facts
        if library is None or alone or text.sop is None:
            return self._run.inspector.judge(text).findings
        place = sum(one.alone.facts is not None for one in self._seen[:index])
        if known != facts_of(text.sop):
            others = library.members[place + (known is not None) :]
            members = (*library.members[:place], Member.of(text.name, text.sop), *others)
            library = Library(members, library.whole)
        return self._run.inspector.judge(text, library.among(place)).findings

    def _taken_back(self, before: list[Inspected | None], after: list[Inspected | None]) -> list[Inspected | None]:
        """Take back what does harm to neighbours, of one text after another, but not what none of them sees."""
        suspects = [index for index, one in enumerate(self._seen) if one.alone.facts != self._before[index].alone.facts]
        for number, index in enumerate(reversed(suspects)):
            del self._repaired[index]
            self._seen[index] = self._before[index]
            self._library = self._run.library(self._seen)
            self._mend(index, unseen=True)
            if number < _PATIENCE or index == suspects[0]:
                after = self._judged()
                if not _harm(before, after):
                    break
        return after


def _looks(reading: Reading, facts: object) -> bool:
    """Tell whether a text looks to its neighbours as these facts say."""
    sop = text_of(reading).sop
    return (None if sop is None else facts_of(sop)) == facts


def _harm(before: Sequence[Inspected | None], after: Sequence[Inspected | None]) -> bool:
    """Tell whether something is found that was not found before, but in what was no SOP then."""
    return any(
        was is not None and was.about is not None and now is not None and not _counted(now) <= _counted(was)
        for was, now in zip(before, after, strict=True)
    )


def _counted(inspected: Inspected) -> Counter[tuple[str, str | None]]:
    return Counter((finding.code, finding.step) for finding in inspected.findings)


def hand_over(
    texts: Sequence[Mended], output: str | None, session: Session, *, write: bool
) -> tuple[list[Inspected], bool]:
    """Write the mended texts, or only show how they differ; say what is left, and whether `output` was written.

    To it goes what is not written to the files of the texts: the differences, and the text of standard input.
    """
    product: list[bytes] = []
    left: list[Inspected | None] = []
    for one in texts:
        repaired, source = one.repaired, one.seen.source
        written = write
        if repaired is not None:
            if not write:
                product.append(repaired.diff.encode("utf-8", "surrogateescape"))
                if repaired.changed:
                    session.found()
            elif source.path is None:
                product.append(repaired.raw or b"")
            elif repaired.changed:
                written = _written(one, repaired, session)
        left.append(one.after if written else one.before)
    # Differences of which there are none are a product only for whoever has named a file for them.
    shown = bool(product) if write else any(product) or output is not None
    if shown:
        session.deliver(b"".join(product), output)
    return [done for done in left if done is not None], shown


def _written(one: Mended, repaired: Repaired, session: Session) -> bool:
    source, before = one.seen.source, repaired.before.document
    assert source.path is not None
    try:
        write_file(source.path, repaired.raw or b"", instead_of=before.raw if before else None)
    except UnwritableError as error:
        tell_unwritable(error, session.language)
        session.status = FAILED
        return False
    count = n_("{n} finding mended", "{n} findings mended", n=len(repaired.applied))
    session.say(_("{file}: {count}", file=source.name, count=count))
    return True
