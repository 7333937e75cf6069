"""Logos of every kind, small and made here; and some that are none."""

import struct
import zlib
from base64 import b64decode

from examples import FIRST
from sopkit.flow import build_flow
from sopkit.layout import Form, IdentityPlace, Layout, Logo, Paper, arrange
from sopkit.model import Sop
from sopkit.source import read_file


def png(width: int = 8, height: int = 4) -> bytes:
    """A green picture."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x1d\x7a\x3c" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j"
    "q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk"
    "pKSkpKSkpKT/wAARCAAEAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QA"
    "FQEBAQAAAAAAAAAAAAAAAAAABAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAANSP/9k="
)
"""A red picture of 8 × 4 pixels."""

_TURNED = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
TURNED = JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(_TURNED) + 2) + _TURNED + JPEG[2:]
"""The same, marked to be shown turned by a quarter, as a telephone does."""


def svg(inside: str = '<rect width="100" height="50" fill="#1d7a3c"/>', head: str = 'viewBox="0 0 100 50"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


HOSTILE = svg(
    '<script>window.top.hit = 1; document.title = "hit"</script>'
    '<rect width="100" height="50" fill="#1d7a3c" onclick="window.hit = 1"/>'
    '<a href="https://example.org/"><text y="20">x</text></a>'
    '<style>@import url("https://example.org/x.css"); rect { fill: url("https://example.org/x.png") }</style>'
    '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org/"/>'
    "</foreignObject>",
    'viewBox="0 0 100 50" onload="window.hit = 1"',
)

LOGOS = {
    "png": Logo(png(), "image/png", 8, 4),
    "jpeg": Logo(JPEG, "image/jpeg", 8, 4),
    "svg": Logo(svg(), "image/svg+xml", 100, 50),
    "hostile": Logo(HOSTILE, "image/svg+xml", 100, 50),
}


def wished(logo: str = "svg") -> tuple[Sop, Layout]:
    """The SOP of Gambar 4 as a draft, with everything that settings can ask for."""
    document = read_file(FIRST).document
    assert document is not None
    sop = Sop.model_validate({**document.data, "status": "draft"})
    form = Form(
        paper=Paper("F4", 215, 330),
        titles={"activity": "Uraian Prosedur"},
        order=("number", "activity", "output", "lanes", "requires", "time", "note"),
        identity=IdentityPlace.ABOVE,
        logo=LOGOS[logo],
        numbers=True,
        totals=True,
        rounding=1.5,
    )
    return sop, arrange(sop, build_flow(sop), form)
