"""Does one kind of work on many texts, several at once. Knows not which work.

A worker is a new process on every system, never a copy of this one: it gets a text and what is to be done with it.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from sopkit.cli.fault import Fault
from sopkit.cli.inputs import Input

Job = TypeVar("Job")
Result = TypeVar("Result")


def each(
    work: Callable[[Input, Job], Result], sources: Sequence[Input], job: Job, workers: int
) -> Iterator[Result | Fault]:
    """Give what `work` makes of each text, in their order; a fault for one at which its process ended."""
    pool = _pool(workers)
    try:
        futures = [pool.submit(work, source.held(), job) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                # One text has brought its process down, and with it the pool: each that is left has one of its own.
                yield _alone(work, source, job)
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("spawn"), _quiet)


def _quiet() -> None:
    """Leave Ctrl-C to the process that the reader started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _alone(work: Callable[[Input, Job], Result], source: Input, job: Job) -> Result | Fault:
    with _pool(1) as pool:
        try:
            return pool.submit(work, source.held(), job).result()
        except BrokenProcessPool as error:
            return Fault.of(error)
