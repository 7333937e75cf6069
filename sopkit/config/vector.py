"""What a logo that is a drawing (SVG) may hold: shapes, nothing that runs, nothing from elsewhere, and not too much.

Who draws with it trusts it: a browser, Typst, a reader of PDF. Some would stop a script themselves, some would hang on
a drawing that repeats itself a million times; a logo needs neither.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from sopkit.i18n import Message, _

_SPACE: Final = "http://www.w3.org/2000/svg"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_LINKS: Final = ("href", "http://www.w3.org/1999/xlink href")
_ACTIVE: Final = frozenset({"script", "foreignObject", "handler", "iframe", "audio", "video"})
_PICTURES: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_URL: Final = re.compile(r"url\(\s*[\"']?\s*([^\"')]*)", re.IGNORECASE)
_IMPORT: Final = re.compile(r"@import\s*([^;]*)", re.IGNORECASE)

MOST_DEEP: Final = 64
"""Groups in each other."""
MOST_SHAPES: Final = 100_000
"""Elements, each as often as it is drawn."""
_SHOWN: Final = 60
"""Characters of what is wrong that are shown."""


class VectorError(Exception):
    """A drawing that can't be a logo; holds what is wrong, with `{name}` to be put in."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__(message.text())
        self.message, self.hint = message, hint


@dataclass(slots=True)
class _Group:
    """An element that others may refer to by its id: how many elements it holds, and to whom they refer."""

    count: int = 0
    refers: list[str] = field(default_factory=list)


def root_of(data: bytes, name: str) -> Mapping[str, str] | None:
    """Give the attributes of the outermost element; None where it is no whole SVG.

    Raises VectorError for what a logo may not hold; `name` is what people call it.
    """
    reader = _Reader(name)
    try:
        reader.read(data)
    except (ExpatError, LookupError, ValueError):
        return None
    return reader.root


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Mapping[str, str] | None = None
        self.groups: dict[str, _Group] = {"": _Group()}
        self.open: list[str | None] = [""]
        self.style: list[str] | None = None

    def read(self, data: bytes) -> None:
        parser = ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        parser.Parse(data, True)
        if self.root is not None and self._drawn("", []) > MOST_SHAPES:
            raise self._too_much()

    def _start(self, element: str, attributes: Mapping[str, str]) -> None:
        space, _blank, tag = element.rpartition(" ")
        if self.root is None:
            if (space, tag) != (_SPACE, "svg"):
                raise ValueError
            self.root = attributes
        if space == _XHTML or (space == _SPACE and tag in _ACTIVE):
            raise self._active(f"<{tag}>")
        self.open.append(attributes.get("id"))
        around = [self.groups.setdefault(id_, _Group()) for id_ in self.open if id_ is not None]
        if len(self.open) > MOST_DEEP or self.groups[""].count >= MOST_SHAPES:
            raise self._too_much()
        refers = [target for name, value in attributes.items() for target in self._targets(tag, name, value)]
        for group in around:
            group.count += 1
            group.refers += refers
        self.style = [] if tag == "style" else None

    def _end(self, _element: str) -> None:
        if self.style is not None:
            for part in self._urls("".join(self.style)):
                self.groups[""].refers.append(part)
            self.style = None
        self.open.pop()

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _targets(self, tag: str, name: str, value: str) -> list[str]:
        """Find the ids that an attribute refers to."""
        if name.lower().startswith("on"):
            raise self._active(f"{name}=")
        if name in _LINKS:
            link = value.strip()
            if link.startswith("#"):
                return [link[1:]]
            # A link to be clicked is dead in a picture.
            if tag != "a" and not _PICTURES.match(link):
                raise self._elsewhere(link)
            return []
        return self._urls(value) if "url" in value.lower() else []

    def _urls(self, style: str) -> list[str]:
        links = [link.strip() for link in (*_URL.findall(style), *_IMPORT.findall(style))]
        for link in links:
            if not link.startswith("#") and not _PICTURES.match(link):
                raise self._elsewhere(link)
        return [link[1:] for link in links if link.startswith("#")]

    def _drawn(self, id_: str, way: list[str]) -> int:
        """Count the elements that are drawn where one is: those in it, and those that it refers to."""
        if id_ in way or len(way) > MOST_DEEP:
            raise self._too_much()
        group = self.groups.get(id_)
        if group is None:
            return 0
        for target in group.refers:
            group.count += self._drawn(target, [*way, id_])
            if group.count > MOST_SHAPES:
                raise self._too_much()
        group.refers = []
        return group.count

    def _entity(self, *_declared: object) -> None:
        raise VectorError(_("`{name}` declares entities", name=self.name), _PLAIN)

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise self._elsewhere(f"<?{target}?>")

    def _active(self, what: str) -> VectorError:
        return VectorError(
            _("`{name}` holds something that runs: `{what}`", name=self.name, what=what[:_SHOWN]), _PLAIN
        )  # fmt: skip

    def _elsewhere(self, link: str) -> VectorError:
        return VectorError(
            _("`{name}` takes in another file: `{link}`", name=self.name, link=link[:_SHOWN]),
            _("save the drawing with everything in it"),
        )

    def _too_much(self) -> VectorError:
        return VectorError(_("`{name}` draws too much", name=self.name), _("save it with fewer shapes, or as PNG"))


_PLAIN: Final = _("save it as plain SVG, or as PNG")
