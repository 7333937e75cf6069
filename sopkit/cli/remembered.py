"""Answers a command line from what is kept, where nothing has changed since: no text, no setting, not the day.

This is done before anything else is loaded, so it knows only command lines that are plain: what writes files, reads
standard input or mends texts is answered by the commands themselves, and so is whatever is not known.
"""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from sopkit.cache import DamagedError, fingerprint, folder
from sopkit.cache.files import digest
from sopkit.cache.reports import Printed, find
from sopkit.cli.search import carries_key, content, search
from sopkit.cli.streams import columns_of, in_colour, prepare_streams
from sopkit.config import other_settings, shared_settings

FEW = 4
"""So many texts are judged as soon as their cache is read."""
FAILED = 2

_VALUES = {
    "-f": "form",
    "--format": "form",
    "--select": "select",
    "--ignore": "ignore",
    "--preset": "preset",
    "--fail-on": "fail_on",
    "--today": "today",
    "--lang": "lang",
    "-j": "",
    "--jobs": "",
}
_FLAGS = {"--concise": "concise", "--statistics": "statistics"}
_COMMANDS = {
    "lint": {*_VALUES, *_FLAGS},
    "validate": {"-f", "--format", "--fail-on", "--lang", "-j", "--jobs"},
}
_LANGUAGE = ("SOPKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Question(NamedTuple):
    """What a plain command line asks."""

    command: str
    paths: tuple[str, ...]
    form: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preset: str | None = None
    fail_on: str = "warning"
    today: str | None = None
    lang: str | None = None
    concise: bool = False
    statistics: bool = False


Text = tuple[str, str]
"""The name of a text, and the digest of its bytes."""


def read_question(arguments: Sequence[str]) -> Question | None:
    """Read a command line; None where it is not plain. What is wrong with it is not seen here, only never answered."""
    command, *rest = arguments or [""]
    known = _COMMANDS.get(command, set())
    options: dict[str, str | tuple[str, ...] | bool] = {}
    paths: list[str] = []
    waiting = iter(rest)
    for word in waiting:
        if not word.startswith("-"):
            paths.append(word)
            continue
        option, equals, value = word.partition("=")
        if option not in known or (equals and not option.startswith("--")):
            return None
        if option in _FLAGS:
            if equals:
                return None
            options[_FLAGS[option]] = True
            continue
        name = _VALUES[option]
        given = value if equals else next(waiting, None)
        if given is None:
            return None
        options[name] = (*_several(options.get(name)), given) if name in {"select", "ignore"} else given
    options.pop("", None)
    return Question(command, tuple(paths), **options) if paths else None  # type: ignore[arg-type]


def _several(words: object) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else ()


def place_of(question: Question, settings: tuple[str, bytes] | None, texts: Iterable[Text], place: Path) -> Path:
    """Say in which file the answer to a question is kept: under a digest of all that it depends on."""
    surroundings = [os.environ.get(name) for name in _LANGUAGE]
    told = repr(
        [question, settings, surroundings, Path.cwd(), in_colour(sys.stdout), columns_of(sys.stdout), list(texts)]
    )
    return place / "reports" / digest(fingerprint() + told.encode("utf-8", "surrogatepass")).hex()


def answer(arguments: Sequence[str]) -> int | None:
    """Print what is kept for a command line and give its exit status; None where nothing is, and nothing is printed."""
    question = read_question(arguments)
    place = folder()
    if question is None or place is None:
        return None
    try:
        printed = _kept(question, place)
    except (OSError, ValueError, DamagedError):
        return None  # the command itself will say what is wrong
    return None if printed is None else _print(printed)


def _kept(question: Question, place: Path) -> Printed | None:
    if len(question.paths) <= FEW and not any(map(os.path.isdir, question.paths)):
        return None
    if question.command == "lint" and question.today is None:
        question = question._replace(today=time.strftime("%Y-%m-%d"))
    texts = _texts(question.paths)
    if texts is None or len(texts) <= FEW:
        return None
    file = shared_settings(question.paths)
    if other_settings({os.path.dirname(name) for name, _digest in texts}, file):  # noqa: PTH120 - as above
        return None  # of which a run tells
    settings = None if file is None else (str(file), file.read_bytes())
    return find(place_of(question, settings, texts, place))


def _texts(paths: Sequence[str]) -> list[Text] | None:
    """Find the texts that paths mean, as the commands do; None where one had better look closer."""
    found: dict[str, Text] = {}

    def is_sop(path: str) -> bool:
        raw = content(path)
        found[path] = (Path(path).as_posix(), digest(raw).hex())
        return carries_key(raw)

    texts: dict[str, Text] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - a Path for each of a thousand files takes as long as to read it
            hits = search(path, is_sop)
            if not hits or any(hit.error or hit.link for hit in hits):
                return None
        elif os.path.isfile(path):  # noqa: PTH113 - the same
            is_sop(path)
            hits = None
        else:
            return None
        for name in [path] if hits is None else (hit.path for hit in hits):
            texts.setdefault(name if len(paths) == 1 else os.path.realpath(name), found[name])
    return list(texts.values())


def _print(printed: Printed) -> int:
    prepare_streams()
    try:
        if sys.stdout is None:
            pass
        elif printed.for_people:
            sys.stdout.write(printed.text)
            sys.stdout.flush()
        else:
            sys.stdout.buffer.write(printed.text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
    except OSError as error:
        from sopkit.cli.output import UnwritableError, lost
        from sopkit.cli.session import tell_unwritable

        sys.stdout = None  # so that Python finds nothing left to complain of
        why = lost(error)
        if isinstance(why, UnwritableError):
            tell_unwritable(why, printed.language)
        return FAILED
    return printed.status
