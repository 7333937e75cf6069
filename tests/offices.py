"""An office for tests: a repository that knows no settings of the machine, and the keys of its officials."""

import os
import subprocess
from pathlib import Path


def environment(home: Path) -> dict[str, str]:
    """What git, ssh-keygen and gpg may know of the machine: nothing but where they are."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "empty").touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GPG_", "SSH_"))}
    return {
        **kept,
        "GIT_CONFIG_GLOBAL": str(home / "empty"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GNUPGHOME": str(home),
        "HOME": str(home),
        "LC_ALL": "C",
    }


class Office:
    """A folder under git, with programs that the test has asked for."""

    def __init__(self, folder: Path, surroundings: dict[str, str]) -> None:
        self.folder, self.surroundings = folder, surroundings

    def run(self, program: str, *arguments: str) -> str:
        """Run a program in the folder; it must do well."""
        done = subprocess.run(
            [program, *arguments], cwd=self.folder, env=self.surroundings, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def git(self, *arguments: str) -> str:
        """Run git."""
        return self.run("git", *arguments)

    def found(self) -> None:
        """Make the folder a repository."""
        self.git("init", "-q")
        for name, value in (("user.name", "Tim Penyusun"), ("user.email", "tim@example.org"), ("gc.auto", "0")):
            self.git("config", name, value)

    def commit(self, message: str, day: str = "2026-05-18") -> str:
        """Commit everything, and give the name of the commit."""
        stamp = f"{day}T09:00:00+07:00"
        self.surroundings |= {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def ssh_key(self, name: str) -> tuple[str, str]:
        """Make an SSH key; gives its file and the public key."""
        file = self.folder.parent / name
        self.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(file))
        return str(file), file.with_suffix(".pub").read_text(encoding="utf-8").strip()

    def gpg_key(self, owner: str) -> str:
        """Make a key of GnuPG; gives its name."""
        self.run("gpg", "--batch", "--passphrase", "", "--quick-generate-key", owner, "ed25519", "sign", "never")
        return f"gpg:={owner}"
