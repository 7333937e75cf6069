"""What `.gitignore` files leave out of a search, as git reads them. Knows nothing of what is searched for."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"


class Ignored:
    """Tells of paths in a folder whether git passes them over.

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
        if self._top != self._root and self(folder, is_folder=True):
            self._top = self._root

    def __call__(self, path: Path, *, is_folder: bool = False) -> bool:
        """Tell whether a path in the folder is left out; its parents are not, or nobody would ask."""
        path = self._root / path.relative_to(self._folder)
        for above in path.parents:
            spec = self._spec(above)
            if spec is not None:
                verdict = spec.check_file(path.relative_to(above).as_posix() + ("/" if is_folder else "")).include
                if verdict is not None:
                    return verdict
            if above == self._top:
                break
        return False

    def _spec(self, folder: Path) -> "GitIgnoreSpec | None":
        if folder not in self._specs:
            self._specs[folder] = _read(folder / _NAME)
        return self._specs[folder]


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
