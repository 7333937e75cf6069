"""Which file each product goes into, where a command makes one or several of each text. Knows no product.

Every product has files of its own, and no text that was given is written over.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from sopkit.cli.inputs import STDIN, Input
from sopkit.i18n import Message, _


class Targets:
    """The files of a run: `output` is the file of one product or the folder of several, as the reader named it.

    All texts may make one product `together`. `was_given` tells whether a file is one of the texts.
    """

    def __init__(
        self,
        inputs: list[Input],
        output: str | None,
        suffix: str,
        was_given: Callable[[Path], bool],
        *,
        together: bool = False,
    ) -> None:
        self.written: list[Path] = []
        self.to_stdout = output == STDIN
        self._was_given = was_given
        self._suffix = suffix
        self._file: Path | None = None
        self._folder = Path()
        self._taken: dict[str, Input] = {}
        if output is not None and not self.to_stdout:
            several = len(inputs) > 1 or any(source.from_folder for source in inputs)
            if (several and not together) or Path(output).is_dir() or output.endswith(("/", os.sep)):
                self._folder = Path(output)
            else:
                self._file = Path(output)

    def of(self, source: Input, count: int = 1) -> Iterator[Path]:
        """Yield the files of a product of so many parts; the parts of several are numbered from 1."""
        for number in range(1, count + 1):
            mark = f"-{number}" if count > 1 else ""
            if self._file is None:
                yield self._folder / f"{source.stem}{mark}{self._suffix}"
            else:
                yield self._file.with_name(f"{self._file.stem}{mark}{self._file.suffix}") if mark else self._file

    def refuse(self, source: Input, file: Path) -> Message | None:
        """Say why a part can't go into its file."""
        other = self._taken.setdefault(os.path.normcase(os.path.realpath(file)), source)
        if other is not source:
            return _("`{file}` is the drawing of `{other}` already", file=file.as_posix(), other=other.name)
        if self._was_given(file):
            return _("`{file}` is an SOP and would be lost; name another file", file=file.as_posix())
        if self._file is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                return _("`{folder}` is no folder and can't be made one", folder=self._folder.as_posix())
        return None
