"""Does one kind of work on many texts, several at once. Knows not which work.

A worker is a new process, or where that is asked for and safe a copy of this one, which has loaded already what the
work needs. Each has a pipe of its own, with nothing shared between workers: so one may be killed at any moment, by the
system for want of memory or together with this process, and nobody waits for it. `concurrent.futures` waits forever for
the rest of a result of which the first half has come.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, Self, TypeVar

from sopkit.cli.fault import Fault


class Portion(Protocol):
    """What is worked on at a time."""

    def held(self) -> "Self":
        """Give the same, to be read anywhere."""


PortionT = TypeVar("PortionT", bound=Portion)
Job = TypeVar("Job")
Result = TypeVar("Result")


def each(
    work: Callable[[PortionT, Job], Result],
    portions: Sequence[PortionT],
    job: Job,
    workers: int,
    *,
    copies: bool = False,
) -> Iterator[Result | Fault]:
    """Give what `work` makes of each portion, in their order; a fault for one at which its process ended.

    `copies` takes copies of this process where the system makes them safely.
    """
    # A copy of a process with threads may wait for ever for a lock that no thread of it holds; on other systems than
    # Linux their own libraries have threads that Python does not know of.
    copied = copies and sys.platform == "linux" and threading.active_count() == 1
    crew: list[_Worker[Result]] = []
    todo = iter(enumerate([portion.held() for portion in portions]))
    done: dict[int, Result | Fault] = {}
    try:
        for number in range(len(portions)):
            while number not in done:
                while len(crew) < workers and (given := next(todo, None)):
                    crew.append(_Worker(work, job, *given, copied=copied))
                for ready in wait([worker.pipe for worker in crew]):
                    worker = next(one for one in crew if one.pipe is ready)
                    done[worker.number] = worker.result()
                    given = None if worker.is_gone else next(todo, None)
                    if given is None:
                        crew.remove(worker)
                        worker.end()
                    else:
                        worker.give(*given)
            yield done.pop(number)
    finally:
        # Where all is done, none is left; else somebody wants an end at once.
        for worker in crew:
            worker.end()


def ended(status: int | None) -> str:
    """Say that a process of ours ended before its work was done."""
    return f"a worker process ended with status {status}"


class _Worker(Generic[Result]):
    """A process that is given one portion after another, each when the result of the one before has come."""

    def __init__(
        self, work: Callable[[Any, Any], Result], job: object, number: int, portion: object, *, copied: bool
    ) -> None:
        context: Any = get_context("fork" if copied else "spawn")
        self.pipe, theirs = context.Pipe()
        self.is_gone = False
        self._process = context.Process(target=_serve, args=(theirs, work, job), daemon=True)
        with _undisturbed():
            self._process.start()
        theirs.close()
        self.give(number, portion)

    def give(self, number: int, portion: object) -> None:
        """Hand over a portion; where the process is gone, its result will say so."""
        self.number = number
        with suppress(OSError):
            self.pipe.send(portion)

    def result(self) -> Result | Fault:
        """Take what became of the portion."""
        try:
            result: Result | Fault = self.pipe.recv()
        except (EOFError, OSError):
            self.is_gone = True
            self._process.join()
            return Fault(ended(self._process.exitcode), "")
        return result

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _serve(pipe: "Connection[Any, Any]", work: Callable[[Any, Job], Result], job: Job) -> None:
    """Work until the process that asks for it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _asking_for_an_end() - {signal.SIGINT}:
        signal.signal(number, signal.SIG_DFL)  # a copy has the ways of the process that it was made of
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _asking_for_an_end())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            portion = pipe.recv()
            try:
                result: Result | Fault = work(portion, job)
            except Exception as error:  # noqa: BLE001 - whatever it is, the others are worked on
                result = Fault.of(error)
            pipe.send(result)


def _end_with_parent() -> None:
    """End in the middle of work, too, when the process that asks for it has ended, whatever ended it."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start a process whole, and so that Ctrl-C passes it by before it can say so: a terminal sends that to all."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it is started with the first process, and lets the signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _asking_for_an_end())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _asking_for_an_end() -> set[int]:
    return {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
