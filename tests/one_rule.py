"""One rule asked by itself, and what holds of every remark of any rule."""

from collections.abc import Iterable
from typing import Any

from asking import diagnostics
from wild_words import document_of

from sopkit.diagnostic import Diagnostic
from sopkit.model import Sop


def said(code: str, sop: Sop, **options: Any) -> list[Diagnostic]:
    """What one rule says of an SOP, with some of its options set."""
    return diagnostics(code, sop, **options)


def places(code: str, sop: Sop, **options: Any) -> list[tuple[str | int, ...]]:
    """The paths of what one rule says."""
    return [diagnostic.path for diagnostic in said(code, sop, **options)]


def assert_sound(sop: Sop, codes: Iterable[str]) -> None:
    """The rules raise nothing, speak of what is there, once of each place, and in sentences."""
    data = document_of(sop).data
    for code in codes:
        found = said(code, sop)
        for diagnostic in found:
            for path in (diagnostic.path, *(path for path, _message in diagnostic.related)):
                assert is_there(data, path), (code, path)
            for message in (diagnostic.message, diagnostic.hint, *(text for _path, text in diagnostic.related)):
                assert message is None or all(message.text(language).strip() for language in ("en", "id")), code
        paths = [diagnostic.path for diagnostic in found]
        assert len(paths) == len(set(paths)), code


def is_there(data: Any, path: tuple[str | int, ...]) -> bool:
    """Whether a path leads to a value, or but for its last part to the value that stands for a block or a list."""
    for part in path:
        if isinstance(data, str):
            return part == path[-1]
        if isinstance(data, dict) and part not in data:
            return False
        if isinstance(data, list) and not (isinstance(part, int) and part < len(data)):
            return False
        data = data[part]
    return True
