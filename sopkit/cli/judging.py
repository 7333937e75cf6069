"""Judges many texts each by itself: what is kept of them is not asked again, and the others are judged several at once.

Values in, values out. Knows no terminal and no format of a report.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from sopkit.cache.files import digest
from sopkit.cli.fault import Fault
from sopkit.cli.inputs import Input, why
from sopkit.cli.jobs import MOST, processors
from sopkit.i18n import Message
from sopkit.inspection.plain import from_plain, to_plain
from sopkit.inspection.values import Alone

if TYPE_CHECKING:
    from sopkit.cache.shelf import Shelf

MANY = 150
"""So many texts are judged sooner than other processes are up."""
_BATCH = 16
"""Texts that a process is given at a time."""


class Job(Protocol):
    """How texts are judged; it can be sent to another process."""

    def asked(self, name: str) -> bytes:
        """Write down what is asked of a text of that name, but for what is asked of all."""

    def judge(self, raw: bytes, name: str) -> Alone:
        """Judge a text by itself."""


class Judged(Struct, frozen=True):
    """What came of one text."""

    alone: Alone | None = None
    """None where the text could not be read or judged, or when it is on its way as a line."""
    line: bytes | None = None
    """The same as JSON."""
    digest: str = ""
    """Of the text that was judged."""
    refusal: Message | None = None
    """Why the system does not give the text."""
    fault: Fault | None = None
    failed: tuple[tuple[str, str, Fault], ...] = ()
    """Codes and names of rules that failed at it, and how."""

    @property
    def keepable(self) -> bool:
        """Whether the same will be found again: of a text that is no SOP some things hang on its name."""
        return self.alone is not None and self.alone.about is not None and not self.failed


def judged(
    sources: Sequence[Input], job: Job, shelf: "Shelf | None" = None, jobs: int | None = None
) -> Iterator[Judged]:
    """Judge all, in their order; one that fails keeps no other from being judged.

    `jobs` is how many at once; None leaves it to their number.
    """
    known = {} if shelf is None else dict(_known(sources, job, shelf))
    others = iter(_judged([source for index, source in enumerate(sources) if index not in known], job, shelf, jobs))
    for index, source in enumerate(sources):
        if index in known:
            yield known.pop(index)
            continue
        one = next(others)
        if one.alone is None and one.line is not None:
            one = replace(one, alone=from_plain(json.loads(one.line), source.name))
        if shelf is not None and one.keepable and one.line is not None:
            shelf.put(_key(one.digest, job, source), one.line)
        yield one


def _key(text: str, job: Job, source: Input) -> str:
    return digest(text.encode() + job.asked(source.name)).hex()


def _known(sources: Sequence[Input], job: Job, shelf: "Shelf") -> Iterator[tuple[int, Judged]]:
    for index, source in enumerate(sources):
        try:
            text = digest(source.content()).hex() if source.path is not None else None
        except OSError:
            continue  # it will be told when the text is judged
        line = None if text is None else shelf.get(_key(text, job, source))
        if text is not None and line is not None:
            yield index, Judged(from_plain(json.loads(line), source.name), digest=text)


def _judged(sources: Sequence[Input], job: Job, shelf: "Shelf | None", jobs: int | None) -> Iterator[Judged]:
    if jobs is None:
        jobs = processors() if len(sources) >= MANY else 1
    many = min(jobs, MOST, len(sources))
    if many <= 1:
        yield from (_judge(source, job, as_line=shelf is not None) for source in sources)
        return
    # Worker processes cost every command an import of 10 ms, and only many texts need them.
    import pickle

    from sopkit.cli import workers

    packed = pickle.dumps(job)
    size = min(_BATCH, -(-len(sources) // many))
    batches = [Batch(tuple(sources[at : at + size])) for at in range(0, len(sources), size)]
    for batch, done in zip(batches, workers.each(judge_batch, batches, packed, many, copies=True), strict=True):
        if isinstance(done, Fault) and len(batch.sources) > 1:
            # Which of the texts has ended the process shows when each has one of its own.
            singly = [Batch((source,)) for source in batch.sources]
            for one in workers.each(judge_batch, singly, packed, 1):
                yield from [Judged(fault=one)] if isinstance(one, Fault) else one
        else:
            yield from [Judged(fault=done)] if isinstance(done, Fault) else done


class Batch(Struct, frozen=True):
    """Some texts that one process judges, one after another."""

    sources: tuple[Input, ...]

    def held(self) -> "Batch":
        """Give the same texts, to be read anywhere."""
        return Batch(tuple(source.held() for source in self.sources))


def judge_batch(batch: Batch, packed: bytes) -> list[Judged]:
    """Judge texts in a process of its own."""
    job = _unpacked(packed)
    return [replace(_judge(source, job, as_line=True), alone=None) for source in batch.sources]


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Job:
    """Take the job as it was sent; a worker gets the same one with every batch, and need not choose its rules again."""
    import pickle

    job: Job = pickle.loads(packed)  # noqa: S301 - it comes from the process that started this one
    return job


def _judge(source: Input, job: Job, *, as_line: bool) -> Judged:
    try:
        raw = source.content()
    except OSError as error:
        return Judged(refusal=why(error))
    try:
        alone = job.judge(raw, source.name)
        failed = tuple((rule.code, rule.name, Fault.of(problem)) for rule, problem in alone.failed)
        return Judged(
            replace(alone, failed=()) if failed else alone,
            json.dumps(to_plain(alone), separators=(",", ":")).encode() if as_line else None,
            digest(raw).hex(),
            failed=failed,
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, the other texts are judged
        return Judged(fault=Fault.of(error))
