"""Registers sopkit with git, and takes it out again: settings of drivers, and attributes that name the files.

`textconv` is what is registered for differences: git uses it in `diff`, `show` and `log -p` alike, while a driver of
its own (`diff.<name>.command`) is used by `git diff` only and would leave the three at odds. That one is registered
where it is asked for.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from sopkit.i18n import Message, _
from sopkit.repository.configuration import Configuration, effective

USUAL_GLOBS: Final = ("*.sop.yaml", "*.sop.yml")
DRIVER: Final = "sop"
TOOL: Final = "sopkit"

HUNK_HEADS: Final = "^step (.*)$\n^[[:space:]]*-[[:space:]]+[a-z]+: *(.*)$"
"""What stands above a hunk: a step as textconv writes it, or the first line of a step in the text itself."""

_END: Final = "# <<< sopkit git <<<"
_BEGINS: Final = {
    "": "# >>> sopkit git: written by `sopkit git enable`, taken out by `sopkit git disable` >>>",
    "new": "# >>> sopkit git: made by `sopkit git enable`, taken away by `sopkit git disable` >>>",
    "open": "# >>> sopkit git: written by `sopkit git enable` behind a line without an end >>>",
}
"""The first line of our lines, by what the file was before: it is to be the same again."""
_BLOCK: Final = re.compile(
    rf"^(?P<begin>{'|'.join(map(re.escape, _BEGINS.values()))})\r?\n(?:.*\n)*?{re.escape(_END)}\r?\n?", re.MULTILINE
)


def entries(program: str, *, external: bool) -> Mapping[str, str]:
    """Give the settings that are written; `program` is how a shell calls sopkit."""
    driven = f"{program} merge %O %A %B -o %A --marker-size=%L --path=%P --label=%X --label=%S --label=%Y"
    return {
        f"diff.{DRIVER}.textconv": f"{program} git textconv",
        f"diff.{DRIVER}.xfuncname": HUNK_HEADS,
        **({f"diff.{DRIVER}.command": f"{program} git external-diff"} if external else {}),
        f"merge.{DRIVER}.name": "SOPs joined by meaning (sopkit)",
        f"merge.{DRIVER}.driver": driven,
        f"difftool.{TOOL}.cmd": f'{program} git difftool "$LOCAL" "$REMOTE" "$MERGED"',
    }


_ALL_KEYS: Final = tuple(entries("", external=True))


def enable(configuration: Configuration, globs: Sequence[str], program: str, *, external: bool) -> str:
    """Write the settings, and give the text that the file of attributes is to have.

    Raises RepositoryError where git can't write its settings.
    """
    wanted = entries(program, external=external)
    for key in _ALL_KEYS:
        if key in wanted:
            configuration.set(key, wanted[key])
        else:
            configuration.unset(key)
    return with_lines(read_attributes(configuration.attributes), globs)


def disable(configuration: Configuration) -> str | None:
    """Take the settings out, and give the text that the file of attributes is to have; None where it is to go.

    Raises RepositoryError where git can't write its settings.
    """
    for key in _ALL_KEYS:
        configuration.unset(key)
    text = read_attributes(configuration.attributes)
    return None if text is None else without_lines(text)


def read_attributes(file: Path) -> str | None:
    """Read a file of attributes with its line ends as they are; None where there is none."""
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None


def with_lines(text: str | None, globs: Sequence[str]) -> str:
    """Put our lines at the end, where they count most, or in place of those that are there."""
    end = "\r\n" if text and "\r\n" in text else "\n"
    lines = [f"{_pattern(glob)} diff={DRIVER} merge={DRIVER}" for glob in globs]
    found = _BLOCK.search(text or "")
    if text is None:
        begin = _BEGINS["new"]
    elif found:
        begin = found["begin"]
    else:
        begin = _BEGINS["open" if text and not text.endswith("\n") else ""]
    block = "".join(f"{line}{end}" for line in (begin, *lines, _END))
    if text is None or not found:
        return (text or "") + (end if begin == _BEGINS["open"] else "") + block
    return text[: found.start()] + block + text[found.end() :]


def without_lines(text: str) -> str | None:
    """Take our lines out, so that the text is as it was before; None where there was no file."""
    found = _BLOCK.search(text)
    if not found:
        return text
    before, after = text[: found.start()], text[found.end() :]
    if found["begin"] == _BEGINS["new"] and not before and not after:
        return None
    if found["begin"] == _BEGINS["open"] and not after:
        before = before.removesuffix("\n").removesuffix("\r")
    return before + after


def _pattern(glob: str) -> str:
    """Write a glob as a file of attributes does: in quotes where it holds blanks."""
    if not re.search(r'[\s"\x00-\x1f]|^[#!]', glob):
        return glob
    written = glob.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f]", lambda sign: f"\\{ord(sign[0]):03o}", written) + '"'


class Registered(Struct, frozen=True):
    """One thing that sopkit tells git, and whether it is there."""

    what: Message
    there: bool
    detail: str
    """What is written, or what stands there in its place; empty where nothing does."""


def status(configuration: Configuration, globs: Sequence[str]) -> list[Registered]:
    """Say what git would do with files that the globs name, by these settings or wider ones."""
    found = []
    for key, what in (
        (f"diff.{DRIVER}.textconv", _("differences are shown by steps")),
        (f"diff.{DRIVER}.xfuncname", _("hunks are headed by steps")),
        (f"merge.{DRIVER}.driver", _("merges go by meaning")),
        (f"difftool.{TOOL}.cmd", _("`git difftool -t sopkit` opens the page")),
    ):
        value = configuration.value(key)
        if value is None and configuration.repository:
            value = effective(key, configuration.repository.folder)
        found.append(Registered(what, value is not None, "" if key.endswith("xfuncname") else value or ""))
    return found + _named(configuration, globs)


def _named(configuration: Configuration, globs: Sequence[str]) -> list[Registered]:
    if configuration.repository is None:
        text = read_attributes(configuration.attributes) or ""
        return [
            Registered(_("`{glob}` is an SOP", glob=glob), f"{_pattern(glob)} diff={DRIVER} merge={DRIVER}" in text, "")
            for glob in globs
        ]
    names = {glob: _example(glob) for glob in globs}
    given = configuration.attributes_of([*names.values()], ("diff", "merge"))
    return [
        Registered(
            _("`{glob}` is an SOP", glob=glob),
            given.get((name, "diff")) == given.get((name, "merge")) == DRIVER,
            "",
        )
        for glob, name in names.items()
    ]


def _example(glob: str) -> str:
    """Give a name that a glob fits."""
    return re.sub(r"\[(!?)(.)[^]]*\]", r"\2", glob.replace("**/", "").replace("*", "x").replace("?", "x")).lstrip("/")
