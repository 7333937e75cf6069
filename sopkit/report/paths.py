"""How formats write the name of a file: as a path within the repository, or as a URI. Looks at no disk."""

import re
from posixpath import normpath
from urllib.parse import quote

_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def within(name: str) -> str:
    """Write a name as services expect it: `/` between folders, no `./` before it, and valid Unicode."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _clean(name))


def uri(name: str) -> str:
    """Write a name as a URI (RFC 3986): a relative reference, or for an absolute path one of the scheme `file`.

    Bytes of a file name that are no UTF-8 text, which Python keeps as surrogates, are percent-encoded as they are.
    """
    path = _clean(name)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_encoded(path[2:])}"
    if path.startswith("//"):
        return f"file:{_encoded(path)}"
    return f"file://{_encoded(path)}" if path.startswith("/") else _encoded(path)


def _clean(name: str) -> str:
    """Take out what leads nowhere; a backslash is part of a name, except on a drive of Windows."""
    return normpath(name.replace("\\", "/") if _DRIVE.match(name) else name)


def _encoded(path: str) -> str:
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", path))
