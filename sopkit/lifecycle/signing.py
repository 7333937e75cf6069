"""Signatures over history entries, made and checked by the programs of the machine: `ssh-keygen` and GnuPG.

What is signed is a short text of its own, made of the entry with its digest, so that a signature can't be moved to
another level, official or day. It stands in a file beside the SOP, never inside.
"""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sopkit.i18n import Message, _
from sopkit.lifecycle.chain import office
from sopkit.model import Event, plain

NAMESPACE: Final = "sopkit"
"""What `ssh-keygen -n` is given: a signature made for something else does not count."""

GPG: Final = "gpg:"
"""Begins the name of a key of GnuPG; every other name is the file of an SSH key."""

_SSH_MARK, _GPG_MARK = b"-----BEGIN SSH SIGNATURE-----", b"-----BEGIN PGP SIGNATURE-----"
_UID: Final = re.compile(r"^(?P<name>[^<(]*?)\s*(?:\((?P<comment>[^)]*)\))?\s*(?:<[^>]*>)?$")


class SignatureError(Exception):
    """A signature can't be made or does not hold; holds in words why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def statement(event: Event) -> bytes:
    """Write what is signed of an entry: two lines, the second one JSON with its keys sorted."""
    known = {key: value for key, value in plain(event).items() if key != "signature"}
    written = json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sopkit history entry 1\n{written}\n".encode("utf-8", "surrogatepass")


def sign(event: Event, key: str) -> bytes:
    """Sign an entry with an SSH key (its file) or one of GnuPG (`gpg:` and its name). Raises SignatureError."""
    if key.startswith(GPG):
        name = key.removeprefix(GPG)
        done = _run("gpg", ["--detach-sign", "--armor", "--local-user", name, "--output", "-"], statement(event))
    else:
        if not Path(key).is_file():
            raise SignatureError(_("there is no key file `{key}`", key=key))
        done = _run("ssh-keygen", ["-Y", "sign", "-f", key, "-n", NAMESPACE, "-q"], statement(event))
    if done.returncode or not done.stdout.startswith((_SSH_MARK, _GPG_MARK)):
        raise SignatureError(_("the key `{key}` does not sign: {said}", key=key, said=_said(done)))
    # One kind of line end on every machine.
    return done.stdout.replace(b"\r\n", b"\n")


def check(event: Event, signature: bytes, signers: Path | None, keyring: Path | None) -> None:
    """See that a signature is that of the entry, by the official whom the entry names. Raises SignatureError."""
    if signature.startswith(_SSH_MARK):
        if signers is None:
            raise SignatureError(_("no allowed signers are known: name their file with `--allowed-signers`"))
        _check_ssh(event, signature, signers)
    elif signature.startswith(_GPG_MARK):
        _check_gpg(event, signature, keyring)
    else:
        raise SignatureError(_("this is no signature of SSH or GnuPG"))


def _check_ssh(event: Event, signature: bytes, signers: Path) -> None:
    if not signers.is_file():
        raise SignatureError(_("there is no file of allowed signers `{file}`", file=signers.as_posix()))
    with tempfile.TemporaryDirectory(prefix="sopkit-") as folder:
        file = Path(folder) / "signature"
        file.write_bytes(signature)
        usual = ["-s", str(file), "-n", NAMESPACE]
        if _run("ssh-keygen", ["-Y", "check-novalidate", *usual], statement(event)).returncode:
            raise SignatureError(_("the signature is not one of this entry"))
        known = ["-f", str(signers), *([f"-Overify-time={event.on:%Y%m%d}120000"] if event.on else [])]
        found = _run("ssh-keygen", ["-Y", "find-principals", "-s", str(file), *known], b"")
        if found.returncode:
            raise SignatureError(_("the key of the signature is not among the allowed signers"))
        names = found.stdout.decode("utf-8", "replace").splitlines()
        # The names may be patterns; who they are for, ssh-keygen itself says.
        if not any(
            _run("ssh-keygen", ["-Y", "verify", "-I", name, *usual, *known], statement(event)).returncode == 0
            for name in {event.by or "", *(name for name in names if office(name) == office(event.by or ""))}
        ):
            raise SignatureError(_strangers(names, event))


def _strangers(names: Sequence[str], event: Event) -> Message:
    signer = ", ".join(f"`{name}`" for name in names)
    return _("it is signed by {signer}, not by `{by}`", signer=signer, by=event.by or "-")


def _check_gpg(event: Event, signature: bytes, keyring: Path | None) -> None:
    with tempfile.TemporaryDirectory(prefix="sopkit-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "signature"
        file.write_bytes(signature)
        home: list[str] = []
        if keyring is not None:
            if not keyring.is_file():
                raise SignatureError(_("there is no file of public keys `{file}`", file=keyring.as_posix()))
            home = ["--homedir", folder, "--no-autostart"]
            _run("gpg", [*home, "--quiet", "--import", str(keyring)], b"")
        done = _run("gpg", [*home, "--status-fd", "1", "--verify", str(file), "-"], statement(event))
    told = done.stdout.decode("utf-8", "replace")
    if "[GNUPG:] NO_PUBKEY" in told:
        raise SignatureError(_("the key of the signature is not among the known keys"))
    good = re.search(r"^\[GNUPG:\] GOODSIG \S+ (.*?)\r?$", told, re.MULTILINE)
    if good is None or done.returncode:
        raise SignatureError(_("the signature is not one of this entry"))
    uid = _UID.match(good[1])
    names = [name for name in (uid["name"], uid["comment"]) if name] if uid else [good[1]]
    if office(event.by or "") not in map(office, names):
        raise SignatureError(_strangers(names, event))


def _run(name: str, arguments: Sequence[str], given: bytes) -> "subprocess.CompletedProcess[bytes]":
    program = shutil.which(name)
    if program is None:
        raise SignatureError(_("there is no `{name}` on the PATH", name=name))
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False)  # noqa: S603 - found on the PATH


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    with suppress(UnicodeError):
        lines = done.stderr.decode("utf-8").split("\n")
        return " ".join(" ".join(lines).split()) or str(done.returncode)
    return str(done.returncode)
