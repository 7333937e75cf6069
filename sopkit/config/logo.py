"""The agency's emblem as a file that settings name: read, recognised, and refused where no printer could use it.

What it shows is nobody's business here; how wide it is to its height is, and that it needs no other file.
"""

import re
import zlib
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from sopkit.config.vector import VectorError, root_of
from sopkit.i18n import Message, _
from sopkit.source.named import NamedFileError, file_below, read_at_most

MOST = 2 << 20
"""Bytes that a logo may have: it is put into every file that is drawn."""

MOST_PIXELS = 25_000_000
"""Pixels of a picture: a few bytes may stand for so many that no machine can hold them."""

_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_END = b"\xff\xd9"
_SVG = "image/svg+xml"
_LARGEST = 1e6
"""Units of a side of a drawing."""
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}


class Emblem(Struct, frozen=True):
    """A picture file's content; width and height in units of its own."""

    data: bytes
    media: str
    width: float
    height: float


class LogoError(Exception):
    """A file that can't be a logo; holds what is wrong and what to do."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message.text())
        self.message, self.hint = message, hint


_KNOWN = _("a logo is a PNG, JPEG or SVG file")
_FEWER = _("save the picture with fewer pixels")


def read_logo(folder: Path, name: str) -> Emblem:
    """Read a logo; `name` is its path as seen from the folder, below which it must lie. Raises LogoError."""
    try:
        data = read_at_most(file_below(folder, name), MOST)
    except NamedFileError as error:
        raise LogoError(error.message, error.hint) from error
    except (OSError, ValueError) as error:
        reason = _("there is no file `{name}`", name=name)
        if isinstance(error, PermissionError | IsADirectoryError):
            reason = _("the file `{name}` can't be read", name=name)
        raise LogoError(reason, _("write its path as seen from the folder of the settings")) from error
    if len(data) > MOST:
        raise LogoError(
            _("the file `{name}` is larger than {most} MiB", name=name, most=MOST >> 20),
            _FEWER,
        )
    media = next((media for start, media in _KINDS.items() if data.startswith(start)), _SVG)
    size = _svg_size(data, name) if media == _SVG else _pixels(data, media, name)
    if size is None:
        raise LogoError(_("`{name}` is not a picture that can be read", name=name), _KNOWN)
    return Emblem(data, media, *size)


def _pixels(data: bytes, media: str, name: str) -> tuple[float, float] | None:
    """Width and height of a picture of pixels, as it is shown; None where it is cut off or has none."""
    from imagesize import get  # noqa: PLC0415 - 40 ms that only those pay who have a logo of pixels

    # Some programs put data of their own behind the end of a JPEG.
    if not (_is_sound(data) if media == "image/png" else _END in data[2:]):
        return None
    width, height = get(BytesIO(data))
    if width * height > MOST_PIXELS:
        raise LogoError(_("`{name}` has {n} × {m} pixels", name=name, n=width, m=height), _FEWER)
    return (float(width), float(height)) if width > 0 and height > 0 else None


def _is_sound(data: bytes) -> bool:
    """Tell whether the parts of a PNG are whole, by their check sums: a damaged one would stop the drawing."""
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end]):
            return False
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at = end
    return False


def _svg_size(data: bytes, name: str) -> tuple[float, float] | None:
    """Width and height of a drawing, by its attributes or else its view box; None where it is no SVG."""
    try:
        root = root_of(data, name)
    except VectorError as error:
        raise LogoError(error.message, error.hint) from error
    if root is None:
        return None
    box = [float(number) for number in re.findall(r"[-+0-9.e]+", root.get("viewBox") or "") if _is_number(number)]
    width, height = _length(root.get("width")), _length(root.get("height"))
    if len(box) == 4:
        # One of both alone is scaled as the view box says.
        width, height = (width, height) if width and height else (box[2], box[3])
    return (width, height) if width and height and 0 < width <= _LARGEST and 0 < height <= _LARGEST else None


def _length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text) if text and len(text) < 40 else None
    return float(found[1]) * _PIXELS[(found[2] or "px").lower()] if found else None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
