"""Runs git, and says in one line what it could not do."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from sopkit.i18n import Message, _


class RepositoryError(Exception):
    """Git could not give what was asked for; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


# A repository may come from anybody with its settings: no program of theirs is started by a look into it.
_TAME: Final = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")


class Answer(Struct, frozen=True):
    """What git answered: its exit status, and what it wrote."""

    status: int
    out: bytes
    problem: str
    """The first line of its complaint, without the word before it."""

    @property
    def line(self) -> str:
        """The answer as text, without the line end."""
        return decoded(self.out).rstrip("\r\n")

    @property
    def names(self) -> list[str]:
        """The answer as names, each ended by a NUL."""
        return decoded(self.out).split("\0")[:-1]


def git(*arguments: str, folder: Path, given: bytes | None = None, fine: Collection[int] = (0,)) -> Answer:
    """Run git in a folder, with `given` as its input.

    Raises RepositoryError where git is missing, the folder is none, or the exit status is not among those that are
    fine.
    """
    import subprocess  # noqa: PLC0415 - two files are compared without git

    command = ["git", "--no-pager", *_TAME, *arguments]
    try:
        # git itself is the program that is meant, whichever the reader has installed.
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, input=given or b"", capture_output=True, check=False, env=_environment(os.environ)
        )
    except FileNotFoundError as error:
        if not folder.is_dir():
            raise RepositoryError(_("the folder `{folder}` does not exist", folder=folder.as_posix())) from error
        raise RepositoryError(_("git is not installed, or not on PATH")) from error
    except (OSError, ValueError) as error:
        # ValueError: a NUL in an argument, which no name can have.
        raise RepositoryError(_("git can't be started: {problem}", problem=str(error))) from error
    answer = Answer(done.returncode, done.stdout, _first_line(done.stderr))
    if answer.status not in fine:
        raise RepositoryError(_complaint(answer, folder))
    return answer


def decoded(raw: bytes) -> str:
    """Read what git writes; a byte of a file name that is no UTF-8 survives the way back."""
    return raw.decode("utf-8", "surrogateescape")


def _environment(outside: Mapping[str, str]) -> dict[str, str]:
    """Let git answer in plain English, take names as they are, ask nobody, and lock nothing for a look."""
    environment = {
        **outside,
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # No protocol: what a partial clone lacks is not fetched.
        "GIT_ALLOW_PROTOCOL": "",
    }
    # git sets these for its hooks and drivers, relative to where it starts them; we may run elsewhere.
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"):
        if environment.get(name):
            environment[name] = str(Path(environment[name]).absolute())
    for name in ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_TRACE"):
        environment.pop(name, None)
    return environment


def _first_line(complaint: bytes) -> str:
    lines = decoded(complaint).encode("utf-8", "replace").decode().splitlines()
    first = next((line for line in lines if line.strip()), "")
    return first.removeprefix("fatal: ").removeprefix("error: ").strip()


def _complaint(answer: Answer, folder: Path) -> Message:
    if "not a git repository" in answer.problem:
        return _("`{folder}` is not in a git repository", folder=folder.absolute().as_posix())
    if "dubious ownership" in answer.problem:
        return _(
            "git doesn't trust this repository, since it belongs to somebody else: "
            "`git config --global --add safe.directory {folder}`",
            folder=folder.absolute().as_posix(),
        )
    return _("git could not do this: {problem}", problem=answer.problem or f"exit status {answer.status}")
