"""What must hold of every run, whatever it was given: `broken(case, done)` says what does not."""

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from fuzz.cases import Case
from fuzz.running import LIMIT, Done

ORDERLY = (0, 1, 2)
"""Exit statuses: nothing wrong, findings, the work can't be done."""
_DRAFT = re.compile(r"(^|/)(\.sopkit-.*|tmp[^/]*|.*\.tmp|.*~)$")
_FAULTS = re.compile("(a fault of its own|kesalahan internal|kesalahan pada sopkit sendiri|Traceback).*", re.DOTALL)
_JSON = {"json", "layout", "sarif", "rdjson", "gitlab", "statistics-json"}


def broken(case: Case, done: Done) -> list[str]:
    """Say what does not hold of a run; nothing where all is well."""
    return [*_ending(done), *_said(done), *_written(case, done), *_printed(case, done)]


def _ending(done: Done) -> Iterator[str]:
    if done.error:
        yield f"raised {done.error}"
    elif type(done.status) is not int or done.status not in ORDERLY:
        yield f"exit status {done.status!r}"
    if done.seconds > LIMIT:
        yield f"took {done.seconds:.0f} s"


def _said(done: Done) -> Iterator[str]:
    told = _FAULTS.search(done.err)
    if told:
        yield told[0][:300]
    if not done.error and done.status == 2 and not done.err.strip():
        yield "exit status 2 without a word"


def _written(case: Case, done: Done) -> Iterator[str]:
    before, after = done.before or {}, done.after or {}
    for name in sorted(after):
        if name not in before and _DRAFT.search(name):
            yield f"left behind: {name}"
        elif before.get(name) != after[name]:
            why = half(after[name])
            if why:
                yield f"half written: {name}: {why}"
    for name in sorted(before.keys() - after.keys()):
        # `sopkit git disable` takes away what is empty without its own lines.
        if not name.endswith("attributes"):
            yield f"gone: {name}"
    # The page of `difftool` stays for the browser.
    for name in done.left if "difftool" not in case.arguments else ():
        yield f"left among the temporary files: {name}"


def _printed(case: Case, done: Done) -> Iterator[str]:
    to_stdout = not {"-o", "--output"} & set(case.arguments)
    if to_stdout and case.form in _JSON and done.out.startswith((b"{", b"[")):
        try:
            json.loads(done.out)
        except ValueError as error:
            yield f"standard output is no JSON: {error}"


def half(raw: bytes) -> str:
    """Say why a file that was written is not whole; empty where it is. What it is, its beginning tells."""
    text = raw.lstrip()
    try:
        if raw.startswith(b"%PDF-"):
            return "" if b"%%EOF" in raw[-32:] else "a PDF without its end"
        if raw.startswith(b"\x89PNG"):
            return "" if raw.endswith(b"IEND\xae\x42\x60\x82") else "a picture without its end"
        if raw.startswith(b"PK"):
            return zipfile.ZipFile(BytesIO(raw)).testzip() or ""
        if text[:15].lower() == b"<!doctype html>":
            return "" if text.rstrip().endswith(b"</html>") else "a page without its end"
        if text.startswith((b"<?xml", b"<svg")):
            ET.fromstring(raw)
        elif re.match(rb'\{\s*"(version|findings)": ', text):
            json.loads(raw)
    except (ValueError, ET.ParseError, zipfile.BadZipFile) as error:
        return str(error)
    return ""
