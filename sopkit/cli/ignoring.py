"""What `.gitignore` files leave out of a search, as git reads them. Knows nothing of what is searched for."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored:
    """Tells of what stands in the folders below a folder whether git passes it over.

    The `.gitignore` of a path's own folder counts before those of the folders above it, up to the root of the
    repository; outside a repository, up to the folder that is searched. One who names a folder wants it searched:
    if the folder itself is left out, what stands above it doesn't count.
    """

    def __init__(self, folder: Path) -> None:
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        self._folder = folder
        self._root = folder.resolve()
        self._top = next(
            (above for above in (self._root, *self._root.parents) if (above / ".git").exists()), self._root
        )
        if self._top != self._root and self._inside(self._root.parent)(self._root.name, is_folder=True):
            self._top = self._root

    def inside(self, folder: Path) -> "Sieve":
        """Give what tells of the names in a folder; the folder is not left out itself, or nobody would ask."""
        return self._inside(self._root / folder.relative_to(self._folder))

    def _inside(self, folder: Path) -> "Sieve":
        rules = []
        for above in (folder, *folder.parents):
            spec = self._spec(above)
            if spec is not None:
                rules.append((folder.relative_to(above).as_posix(), spec))
            if above == self._top:
                break
        return Sieve(tuple(rules))

    def _spec(self, folder: Path) -> "GitIgnoreSpec | None":
        if folder not in self._specs:
            self._specs[folder] = _read(folder / _NAME)
        return self._specs[folder]


class Sieve(Struct, frozen=True):
    """The rules that hold in one folder."""

    rules: tuple[tuple[str, "GitIgnoreSpec"], ...]
    """The nearest first; beside each the folder as seen from where the rule stands."""

    def __call__(self, name: str, *, is_folder: bool = False) -> bool:
        """Tell whether a file or folder of that name is left out."""
        for folder, spec in self.rules:
            path = name if folder == "." else f"{folder}/{name}"
            verdict = spec.check_file(f"{path}/" if is_folder else path).include
            if verdict is not None:
                return verdict
        return False


def _read(file: Path) -> "GitIgnoreSpec | None":
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(line for line in lines if _is_pattern(line))


def _is_pattern(line: str) -> bool:
    """Tell whether a line can be read as a pattern; git passes over one that can't."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
