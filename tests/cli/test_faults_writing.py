"""What can't be written: one line, status 2, and the folder as it was. Each row is a command, each test a fault."""

import os
import subprocess
import sys

import pytest
from processes import FLAWED, environment, obeying_modes, posix, rows, state

from sopkit.cli.output import UnwritableError, write_file

OLD = b"old\n"
COMMANDS = {
    "out/a.html": ["render", "a.yaml", "-o", "out/a.html"],
    "out/a.pdf": ["render", "a.yaml", "-f", "pdf", "-o", "out/a.pdf"],
    "out/a-1.svg": ["render", "a.yaml", "-f", "svg", "-o", "out"],
    "out/buku.html": ["render", "a.yaml", "--book", "-o", "out/buku.html"],
    "out/lint.sarif": ["lint", "a.yaml", "-o", "sarif=out/lint.sarif", "-f", "json"],
    "out/lint.html": ["lint", "a.yaml", "-f", "scorecard-html", "-o", "out/lint.html"],
    "out/base.json": ["lint", "a.yaml", "--write-baseline", "out/base.json"],
    "out/flawed.yaml": ["lint", "out/flawed.yaml", "--fix"],
    "out/plain.yaml": ["fmt", "out/plain.yaml"],
    "out/draft.yaml": ["submit", "out/draft.yaml", "--on", "2026-05-12"],
    "out/joined.yaml": ["merge", "a.yaml", "a.yaml", "a.yaml", "-o", "out/joined.yaml"],
    "out/valid.json": ["validate", "a.yaml", "-f", "json", "-o", "out/valid.json"],
    "out/times.html": ["times", "a.yaml", "-f", "html", "-o", "out/times.html"],
    "out/times.txt": ["times", "a.yaml", "-o", "out/times.txt"],
    "out/status.html": ["status", "a.yaml", "-f", "html", "-o", "out/status.html"],
    "out/diff.html": ["diff", "a.yaml", "b.yaml", "-f", "html", "-o", "out/diff.html"],
    "out/schema.json": ["schema", "-o", "out/schema.json"],
    "out/rules.md": ["explain", "--all", "-f", "markdown", "-o", "out/rules.md"],
}
"""By the file that each writes."""

NO_CODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Of a code file for which there is no room Python keeps the first half, and fails at it ever after."""
SOURCES = ("out/flawed.yaml", "out/plain.yaml", "out/draft.yaml")


@pytest.fixture
def office_folder(tmp_path):
    """A folder with SOPs, and with something old in every place that is written to."""
    folder = tmp_path / "kantor"
    (folder / "out").mkdir(parents=True)
    (folder / "a.yaml").write_text(FLAWED, encoding="utf-8", newline="")
    (folder / "b.yaml").write_text(FLAWED.replace("5 menit", "6 menit"), encoding="utf-8", newline="")
    for name in COMMANDS:
        text = FLAWED.encode() if name in SOURCES else OLD
        (folder / name).write_bytes(text)
    return folder


def told(office_folder, reason, **options):
    """Run all commands under a fault, and see that each tells of it in one line and nothing has changed."""
    before = state(office_folder)
    home = office_folder.parent / "home"
    home.mkdir()
    options.setdefault("cwd", office_folder)
    done = rows(list(COMMANDS.values()), env=environment(HOME=str(home), **NO_CODE), **options)
    assert len(done) == len(COMMANDS)
    for name, row in zip(COMMANDS, done, strict=True):
        complaints = [line for line in row.err.splitlines() if line.startswith("sopkit: ")]
        assert (row.status, complaints) == (2, [f"sopkit: {name}: this can't be written: {reason}"])
        assert "fault of its own" not in row.err
        assert "Traceback" not in row.err
        assert "wrote" not in row.out
    assert state(office_folder) == before


@posix
def test_a_file_that_grows_beyond_a_limit_is_told_and_nothing_is_left(office_folder):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))"
    told(office_folder, "the system says: File too large", before=limit)


@posix
def test_a_full_disk_is_told_and_nothing_is_left(office_folder, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["unshare", "--mount", "sh", "-c"]
    if subprocess.run(
        [*mount, f"mount -t tmpfs -o size=1m none '{disk}'"], capture_output=True, check=False
    ).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    copied = f"mount -t tmpfs -o size=1m none '{disk}' && cp -R . '{disk}' && cd '{disk}' && cat /dev/zero > full; "
    compared = f"rm full; diff -r . '{office_folder}' >&2 || exit 9"
    # What is on the disk is gone with the process: it is compared before.
    script = f'{copied} "$@"; {compared}'
    told(office_folder, "the system says: No space left on device", prefix=[*mount, script, "sh"])


@posix
def test_a_folder_that_is_not_to_be_written_to_is_told(office_folder):
    (office_folder / "out").chmod(0o555)
    try:
        told(office_folder, "access is denied, or another program has it open", prefix=obeying_modes())
    finally:
        (office_folder / "out").chmod(0o755)


@posix
def test_a_file_that_is_not_to_be_written_to_is_told_though_its_folder_is(office_folder):
    for name in COMMANDS:
        (office_folder / name).chmod(0o444)
    told(office_folder, "access is denied, or another program has it open", prefix=obeying_modes())


@posix
def test_a_limit_keeps_a_signature_from_being_left_without_its_entry(office_folder, needs, tmp_path):
    needs("ssh-keygen")
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    sop = office_folder / "out" / "draft.yaml"
    sop.write_text(FLAWED + "".join(f"# {number}\n" for number in range(2000)), encoding="utf-8", newline="")
    before = state(office_folder)
    # Room for a signature, but not for the SOP.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
    command = ["submit", "out/draft.yaml", "--on", "2026-05-12", "--sign", str(key)]
    (done,) = rows([command], before=limit, cwd=office_folder, env=environment(**NO_CODE))
    assert done.status == 2
    assert done.err == "sopkit: out/draft.yaml: this can't be written: the system says: File too large\n"
    assert state(office_folder) == before
    (done,) = rows([command], cwd=office_folder, env=environment())
    assert (done.status, done.err) == (0, "")
    assert (office_folder / "out" / "draft.yaml.submitted.sig").exists()


# What stands where is written.


@posix
def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_umask(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from sopkit.cli.output import write_file; os.umask(0o027);"
        "[write_file(Path(name), 'new') for name in sys.argv[1:]]"
    )
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o604)
    subprocess.run([sys.executable, "-c", script, old, new], env=environment(), check=True)
    assert [(oct(path.stat().st_mode)[-3:], path.read_text(encoding="utf-8")) for path in (old, new)] == [
        ("604", "new"),
        ("640", "new"),
    ]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may give a file away")
def test_root_leaves_a_file_to_its_owner(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(OLD)
    os.chown(file, 12345, 23456)
    write_file(file, b"new\n")
    assert (file.read_bytes(), file.stat().st_uid, file.stat().st_gid) == (b"new\n", 12345, 23456)


@posix
def test_a_link_stays_a_link_and_another_hard_link_keeps_what_it_held(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    target, link, other = folder / "target", tmp_path / "link", tmp_path / "other"
    target.write_bytes(OLD)
    link.symlink_to(target)
    other.hardlink_to(target)
    write_file(link, b"new\n")
    assert link.is_symlink()
    assert (target.read_bytes(), other.read_bytes()) == (b"new\n", OLD)


def test_a_draft_that_a_killed_process_left_is_in_nobodys_way(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    (tmp_path / f".sopkit-{'0' * 16}.tmp").write_bytes(b"half")
    with pytest.raises(UnwritableError):
        write_file(tmp_path / "a", b"new\n")
    monkeypatch.undo()
    write_file(tmp_path / "a", b"new\n")
    assert (tmp_path / "a").read_bytes() == b"new\n"
