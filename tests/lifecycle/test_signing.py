"""Signatures over history entries, made and checked by the real ssh-keygen and gpg."""

import pytest

from sopkit.lifecycle.signing import SignatureError, check, sign, statement
from sopkit.model import Event

ENTRY = {
    "stage": "validated",
    "by": "Kepala Bidang Arsip, Kearsipan",
    "level": "III",
    "on": "2026-05-20",
    "remark": 'baik: "sekali"',
    "digest": "sha256:0",
}


def event(**changed):
    return Event.model_validate({**ENTRY, **changed})


def test_what_is_signed_is_the_entry_without_the_name_of_the_signature():
    assert statement(event(signature="x.sig")) == (
        b"sopkit history entry 1\n"
        b'{"by":"Kepala Bidang Arsip, Kearsipan","digest":"sha256:0","level":"III","on":"2026-05-20",'
        b'"remark":"baik: \\"sekali\\"","stage":"validated"}\n'
    )


CHANGED = [{"by": "Sekretaris"}, {"level": "II"}, {"on": "2026-05-21"}, {"digest": "sha256:1"}, {"remark": None}]


class Ssh:
    """Keys of SSH, with a file of allowed signers."""

    def __init__(self, office):
        self.office, self.file = office, office.folder / "signers"
        self.lines = []

    def key(self, owner, known=True, pattern=None):
        key, public = self.office.ssh_key(f"key{len(list(self.office.folder.parent.iterdir()))}")
        if known:
            # A comma would part two patterns.
            self.lines.append(f'"{pattern or owner.replace(",", "?")}" {public}')
        self.file.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        return key

    def check(self, one, signature):
        check(one, signature, self.file, None)


class Gpg:
    """Keys of GnuPG, with a file of public keys."""

    def __init__(self, office):
        self.office, self.file = office, office.folder / "keys.asc"
        self.owners = []

    def key(self, owner, known=True, pattern=None):
        del pattern
        name = f"{owner} <x{len(self.owners)}@example.org>"
        key = self.office.gpg_key(name)
        self.owners += [f"={name}"] if known else []
        if self.owners:
            self.file.unlink(missing_ok=True)
            self.office.run("gpg", "--armor", "--output", str(self.file), "--export", *self.owners)
        return key

    def check(self, one, signature):
        check(one, signature, None, self.file)


@pytest.fixture(params=[Ssh, Gpg], ids=["ssh", "gpg"])
def keys(request, office, needs):
    needs("ssh-keygen" if request.param is Ssh else "gpg")
    yield request.param(office)
    if request.param is Gpg:
        office.run("gpgconf", "--kill", "all")


def refusal(keys, one, signature):
    with pytest.raises(SignatureError) as error:
        keys.check(one, signature)
    assert error.value.message.text("id")
    return error.value.message.text()


def test_a_signature_holds_for_its_entry_and_its_official_alone(keys):
    mine, other = keys.key(ENTRY["by"]), keys.key("Sekretaris Dinas")
    signature = sign(event(), mine)
    assert signature.startswith(b"-----BEGIN ")
    keys.check(event(signature="any.sig"), signature)
    for changed in CHANGED:
        assert refusal(keys, event(**changed), signature) == "the signature is not one of this entry"
    told = refusal(keys, event(), sign(event(), other))
    assert told == f"it is signed by `Sekretaris Dinas`, not by `{ENTRY['by']}`"


def test_a_key_that_nobody_knows_is_named_as_such(keys):
    keys.key("Sekretaris Dinas")
    stranger = keys.key(ENTRY["by"], known=False)
    told = refusal(keys, event(), sign(event(), stranger))
    assert told.startswith("the key of the signature is not among the ")


def test_an_acting_official_holds_the_office(keys):
    key = keys.key("Plt. Kepala Dinas")
    one = event(by="Plt. kepala dinas")
    keys.check(one, sign(one, key))


def test_a_signature_that_was_tampered_with_does_not_hold(keys):
    signature = sign(event(), keys.key(ENTRY["by"]))
    lines = signature.split(b"\n")
    lines[2] = lines[2][::-1]
    assert refusal(keys, event(), b"\n".join(lines)) == "the signature is not one of this entry"


def test_what_is_missing_is_said(keys, monkeypatch):
    signature = sign(event(), keys.key(ENTRY["by"]))
    keys.file.unlink()
    assert "there is no file of " in refusal(keys, event(), signature)
    monkeypatch.setenv("PATH", "")
    keys.file.touch()
    assert " on the PATH" in refusal(keys, event(), signature)


def test_an_ssh_key_that_was_not_valid_on_the_day_does_not_count(office, needs):
    needs("ssh-keygen")
    keys = Ssh(office)
    key = keys.key(ENTRY["by"])
    signature = sign(event(), key)
    keys.file.write_text(keys.lines[0].replace('" ssh', '" valid-before="20260101" ssh') + "\n", encoding="utf-8")
    assert "not among the allowed signers" in refusal(keys, event(), signature)
    keys.file.write_text(keys.lines[0].replace('" ssh', '" valid-before="20260601" ssh') + "\n", encoding="utf-8")
    keys.check(event(), signature)


def test_a_signature_made_for_something_else_does_not_count(office, needs):
    needs("ssh-keygen")
    keys = Ssh(office)
    key = keys.key(ENTRY["by"])
    file = office.folder / "text"
    file.write_bytes(statement(event()))
    office.run("ssh-keygen", "-Y", "sign", "-f", key, "-n", "git", "-q", str(file))
    assert refusal(keys, event(), file.with_name("text.sig").read_bytes()) == "the signature is not one of this entry"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("key", ["no-such-file", "gpg:nobody"])
def test_a_key_that_does_not_sign_is_said(needs, key):
    needs("gpg")
    with pytest.raises(SignatureError, match=r"there is no key file|does not sign: .*"):
        sign(event(), key)


def test_what_is_no_signature_is_said():
    with pytest.raises(SignatureError, match="this is no signature of SSH or GnuPG"):
        check(event(), b"PK\x03\x04", None, None)
    with pytest.raises(SignatureError, match="no allowed signers are known"):
        check(event(), b"-----BEGIN SSH SIGNATURE-----\n", None, None)
