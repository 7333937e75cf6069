"""Files that a text names: below its folder they are found, all else is refused before anything is looked at."""

import os
from pathlib import Path

import pytest

from sopkit.source.named import NamedFileError, file_below, read_at_most

OUTSIDE = "`{name}` leads out of the folder in which it is named"
ADDRESS = "`{name}` is an address, and sopkit fetches nothing"
DEVICE = "`{name}` is what Windows calls a device"

REFUSED = [
    *(
        (name, OUTSIDE)
        for name in ("../x.png", "a/../x.png", "a/../../x.png", "..", "..\\x.png", "a\\..\\x.png", "a/..")
    ),
    *((name, OUTSIDE) for name in ("/etc/passwd", "//server/share/x.png", "\\\\server\\share\\x.png", "~/x", "~a/x")),
    *((name, OUTSIDE) for name in ("C:/x.png", "c:x.png", "\\\\?\\C:\\x.png", "//./pipe/x", "/dev/zero")),
    *((name, ADDRESS) for name in ("https://example.org/x.png", "file:///etc/passwd", "data:image/png;base64,AA==")),
    *((name, ADDRESS) for name in ("FTP://x/y", "javascript:x", "logo.png:stream", "ms-settings:x")),
    *(
        (name, DEVICE)
        for name in ("CON", "nul", "a/PRN", "aux.png", "Com1", "a\\LPT9.svg", "com1.a.b", "CON .png", "nul:")
    ),
]


@pytest.mark.parametrize(("name", "message"), REFUSED)
def test_a_name_that_leads_elsewhere_is_refused_without_a_look(name, message, tmp_path, monkeypatch):
    for look in ("resolve", "stat", "open", "exists"):
        monkeypatch.delattr(Path, look)
    with pytest.raises(NamedFileError) as refused:
        file_below(tmp_path, name)
    expected = message if name != "nul:" else ADDRESS
    assert refused.value.message.text() == expected.format(name=name)


@pytest.mark.parametrize(
    "name", ["console.png", "a..b.png", "..a.png", "comx.png", "lambang kota.png", "a.b.c/d.png", "./a//b.png", "com1x"]
)
def test_a_name_that_only_looks_like_it_is_followed(name, tmp_path):
    assert file_below(tmp_path, name) == tmp_path.resolve() / name


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_refused_or_not_there(name, tmp_path):
    with pytest.raises((NamedFileError, OSError)):
        read_at_most(file_below(tmp_path, name), 10)


@pytest.fixture
def linked(tmp_path):
    """A folder with links in and out of it."""
    folder = tmp_path / "sop"
    (folder / "gambar").mkdir(parents=True)
    (folder / "gambar" / "a.png").write_bytes(b"inside")
    (tmp_path / "secret").write_bytes(b"outside")
    try:
        (folder / "in").symlink_to(folder / "gambar" / "a.png")
    except OSError:
        pytest.skip("needs the right to make links, which Windows gives to few")
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "chain").symlink_to(folder / "out")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "circle").symlink_to(folder / "circle")
    return folder


@pytest.mark.parametrize("name", ["out", "chain", "up/secret", "up"])
def test_a_link_that_leads_out_is_refused(linked, name):
    with pytest.raises(NamedFileError, match="leads out of the folder"):
        file_below(linked, name)


def test_a_link_that_stays_inside_is_followed_and_so_is_one_to_the_folder(linked):
    assert read_at_most(file_below(linked, "in"), 10) == b"inside"
    assert read_at_most(file_below(linked / "up" / "sop", "gambar/a.png"), 3) == b"insi"


def test_links_in_a_circle_are_no_file(linked):
    with pytest.raises((NamedFileError, OSError)):
        read_at_most(file_below(linked, "circle"), 10)


@pytest.mark.usefixtures("in_time")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with a name in a folder")
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_plain_file_is_not_read(kind, tmp_path):
    place = tmp_path / "x"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place = Path("/dev/zero")
    with pytest.raises(PermissionError):
        read_at_most(place, 10)


def test_a_file_that_is_not_there_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_at_most(file_below(tmp_path, "none.png"), 10)
