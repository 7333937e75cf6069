"""Real git repositories in temporary folders, which know nothing of the settings of this machine."""

import os
import subprocess
from pathlib import Path


class Repo:
    """A repository with a work tree, and what a person does in it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def git(self, *arguments: str, status: int | None = 0) -> str:
        """Run git; `status` is the exit status that is expected, None if any is."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **self.environment},
            capture_output=True,
            check=False,
        )
        out = done.stdout.decode()
        assert status is None or done.returncode == status, f"git {arguments}: {out}{done.stderr.decode()}"
        return out if status in {0, None} else out + done.stderr.decode()

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    def commit(self, subject: str) -> str:
        """Commit everything that is in the work tree, and give the id of the commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        return self.git("rev-parse", "HEAD").strip()


def environment(home: Path) -> dict[str, str]:
    """What keeps git from reading settings that are not the test's."""
    empty = home / "gitconfig"
    empty.touch()
    return {
        "GIT_CONFIG_GLOBAL": str(empty),
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_AUTHOR_DATE": "2026-03-02T08:00:00+07:00",
        "GIT_COMMITTER_DATE": "2026-03-02T08:00:00+07:00",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
    }


def init(folder: Path, home: Path, *options: str) -> Repo:
    """Make a repository."""
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(folder, environment(home))
    repo.git("-c", "init.defaultBranch=main", "init", "-q", *options)
    repo.git("config", "user.name", "Siti Aminah")
    repo.git("config", "user.email", "siti@example.go.id")
    repo.git("config", "core.autocrlf", "false")
    repo.git("config", "commit.gpgSign", "false")
    return repo
