"""From what stands on the command line of `sopkit diff` to the pairs of texts that are meant. Knows no SOP.

Two files or folders are compared with one another; `REVISION:path` is a file in git. Otherwise the words in front are
revisions and the others are paths, as `git diff` has them: no revision compares the work tree with HEAD, one revision
with that one, two revisions with one another.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from msgspec import Struct

from sopkit.cli.inputs import Input, carries_key, find_inputs, may_be_sop, why
from sopkit.i18n import Message, _
from sopkit.repository import Change, Repository, RepositoryError

MOST_REVISIONS = 2


class UnknownVersionError(Exception):
    """What was asked for is not there; holds its name and why."""

    def __init__(self, name: str, reason: Message) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason


class Side(Struct, frozen=True):
    """One text of a pair."""

    name: str
    """As shown to people."""
    raw: bytes
    path: str
    """Where the file is or was, for settings that hold for some files only."""


class Pair(Struct, frozen=True):
    """Two versions of one text; one of them may be missing, never both."""

    old: Side | None
    new: Side | None

    @property
    def name(self) -> str:
        """The file that it is about."""
        side = self.new or self.old
        return side.path if side is not None else ""


def pairs_of(words: Sequence[str]) -> list[Pair]:
    """Find the pairs that are meant, by path; only those of SOPs.

    Raises UnknownVersionError or RepositoryError where something is not there.
    """
    if len(words) == MOST_REVISIONS and all(_is_place(word) for word in words):
        return _compared(*words)
    repository = _repository(words)
    revisions, paths = _revisions(words, repository)
    return _in_git(repository, revisions, paths)


def _repository(words: Sequence[str]) -> Repository:
    """Find the repository of the first file that is meant, else the one that one stands in."""
    for word in words:
        if Path(word).exists():
            with suppress(RepositoryError):
                return Repository.at(Path(word))
    return Repository.at(Path())


def _is_place(word: str) -> bool:
    return Path(word).exists() or _in_revision(word) is not None


def _in_revision(word: str) -> tuple[Repository, str, str] | None:
    """Read `REVISION:path`."""
    revision, colon, path = word.partition(":")
    if not colon or not path or Path(word).exists():
        return None
    try:
        repository = Repository.at(Path())
        if not repository.exists(revision):
            return None
        # Paths count from the top, as in git; one that is not there may count from here.
        inside = path if repository.holds(revision, path) else repository.path_of(Path(path))
    except RepositoryError:
        return None
    return repository, revision, inside


def _compared(old: str, new: str) -> list[Pair]:
    if Path(old).is_dir() and Path(new).is_dir():
        return _folders(Path(old), Path(new))
    return [Pair(_side(old), _side(new))]


def _side(word: str) -> Side:
    if (found := _in_revision(word)) is not None:
        repository, revision, path = found
        return Side(word, repository.text_at(revision, path), str(repository.folder / path))
    try:
        return Side(Path(word).as_posix(), Path(word).read_bytes(), word)
    except OSError as error:
        raise UnknownVersionError(word, why(error)) from error


def _folders(old: Path, new: Path) -> list[Pair]:
    """Compare two folders, file by file."""
    before, after = _found_in(old), _found_in(new)
    return [
        Pair(
            _side(str(before[name])) if name in before else None,
            _side(str(after[name])) if name in after else None,
        )
        for name in sorted({*before, *after})
    ]


def _found_in(folder: Path) -> dict[str, Path]:
    inputs = (item for item in find_inputs([str(folder)], None) if isinstance(item, Input) and item.path is not None)
    return {item.path.relative_to(folder).as_posix(): item.path for item in inputs if item.path is not None}


def _revisions(words: Sequence[str], repository: Repository) -> tuple[list[str], list[str]]:
    """Part revisions from paths. A word that is both is refused, as git does."""
    rest = list(words)
    if rest and _is_range(rest[0]):
        old, _dots, new = rest.pop(0).partition("..")
        since_fork = new.startswith(".")
        old, new = old or "HEAD", new.removeprefix(".") or "HEAD"
        return [repository.fork_of(old, new) if since_fork else old, new], rest
    found: list[str] = []
    while rest and len(found) < MOST_REVISIONS:
        is_path = not repository.is_bare and Path(rest[0]).exists()  # a bare repository has a file HEAD of its own
        if not is_path or "/" not in rest[0]:
            is_revision = repository.exists(rest[0])
            if is_path and is_revision:
                reason = _("is both a file and a revision; write `./{name}` for the file", name=rest[0])
                raise UnknownVersionError(rest[0], reason)
            if is_revision:
                found.append(rest.pop(0))
                continue
        break
    return found, rest


def _is_range(word: str) -> bool:
    """Tell `OLD..NEW` and `OLD...NEW` from a path such as `../surat.yaml`."""
    return ".." in word and ".." not in PurePath(word).parts and not Path(word).exists()


def _in_git(repository: Repository, revisions: Sequence[str], paths: Sequence[str]) -> list[Pair]:
    old = revisions[0] if revisions else "HEAD"
    new = revisions[1] if len(revisions) == MOST_REVISIONS else None
    inside = [_known(repository, word, old, new) for word in paths]
    pairs: list[Pair] = []
    for change in repository.changed_paths(old, new, inside):
        pair = _pair(repository, change, old, new)
        if any(side is not None and carries_key(side.raw) for side in (pair.old, pair.new)):
            pairs.append(pair)
    return sorted(pairs, key=lambda pair: pair.name)


def _known(repository: Repository, word: str, old: str, new: str | None) -> str:
    """Give the path that a word names in the repository; it has to be there in one of the versions."""
    inside = repository.path_of(Path(word))
    there = Path(word).exists() or any(repository.files_at(rev, inside) for rev in (old, new) if rev is not None)
    if not there:
        if repository.is_shallow:
            repository.commit_of(word)  # says that the history is cut off
        raise UnknownVersionError(word, _("is neither a file nor a revision"))
    return inside


def _pair(repository: Repository, change: Change, old: str, new: str | None) -> Pair:
    before = after = None
    if change.old is not None and may_be_sop(change.old):
        before = Side(f"{old}:{change.old}", repository.text_at(old, change.old), str(repository.folder / change.old))
    if change.new is not None and may_be_sop(change.new):
        if new is not None:
            file = str(repository.folder / change.new)
            after = Side(f"{new}:{change.new}", repository.text_at(new, change.new), file)
        else:
            after = _side_of_tree(repository.folder / change.new, change.new)
    return Pair(before, after)


def _side_of_tree(file: Path, name: str) -> Side:
    try:
        return Side(name, file.read_bytes(), str(file))
    except OSError as error:
        raise UnknownVersionError(name, why(error)) from error
