"""What git is told by its settings and by attributes of files."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sopkit.repository.repository import Repository
from sopkit.repository.running import git

_ABSENT = 1
_NOTHING_TO_UNSET = 5


class Configuration(Struct, frozen=True):
    """The settings of a repository, or those of a person, which hold in all repositories.

    Everything raises RepositoryError where git can't read or write its settings.
    """

    repository: Repository | None
    """None for the settings of the person."""

    @property
    def attributes(self) -> Path:
        """The file of attributes that belongs to these settings; it need not be there."""
        if self.repository is None:
            named = self._config("--get", "--type=path", "core.attributesFile")
            home = os.environ.get("XDG_CONFIG_HOME")
            return Path(named) if named else (Path(home) if home else Path.home() / ".config") / "git" / "attributes"
        if self.repository.is_bare:
            return self.repository.folder / "info" / "attributes"
        return self.repository.folder / ".gitattributes"

    def value(self, key: str) -> str | None:
        """Read a setting; None where it is not there."""
        return self._config("--get", key)

    def set(self, key: str, value: str) -> None:
        """Write a setting, in place of whatever is there."""
        git("config", self._scope, "--replace-all", key, value, folder=self._folder)

    def unset(self, key: str) -> None:
        """Take a setting out, if it is there."""
        git("config", self._scope, "--unset-all", key, folder=self._folder, fine=(0, _NOTHING_TO_UNSET))

    def attributes_of(self, names: Sequence[str], attributes: Sequence[str]) -> dict[tuple[str, str], str]:
        """Ask which attributes files of these names have, be they there or not: by name and attribute."""
        answer = git("check-attr", "-z", *attributes, "--", *names, folder=self._folder).names
        return {(answer[at], answer[at + 1]): answer[at + 2] for at in range(0, len(answer), 3)}

    def _config(self, *arguments: str) -> str | None:
        answer = git("config", self._scope, *arguments, folder=self._folder, fine=(0, _ABSENT))
        return None if answer.status else answer.line

    @property
    def _scope(self) -> str:
        return "--local" if self.repository else "--global"

    @property
    def _folder(self) -> Path:
        return self.repository.folder if self.repository else Path()


def effective(key: str, folder: Path) -> str | None:
    """Read a setting as git itself would see it in a folder; None where it is nowhere."""
    answer = git("config", "--get", key, folder=folder, fine=(0, _ABSENT))
    return None if answer.status else answer.line
