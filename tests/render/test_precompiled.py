import os
import sys
from pathlib import Path

import jinja2
import pytest

from sopkit.render.precompiled import Precompiled, precompiled
from sopkit.render.templating import environment

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of POSIX")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "caches" / "templates"


def filled(folder, text="{{ 6 * 7 }}"):
    """What a template gives in a new environment that keeps its code in a folder."""
    made = jinja2.Environment(
        loader=jinja2.DictLoader({"one": text}), bytecode_cache=Precompiled(folder), autoescape=True
    )
    return made.get_template("one").render()


def kept(folder):
    (file,) = folder.iterdir()
    return file


def test_the_code_of_a_template_is_made_once(folder, monkeypatch):
    assert filled(folder) == "42"
    monkeypatch.setattr(jinja2.Environment, "_generate", lambda *_: pytest.fail("made anew"))
    assert filled(folder) == "42"


def test_a_changed_template_is_not_what_was_kept(folder):
    filled(folder)
    assert filled(folder, "other") == "other"
    assert filled(folder) == "42"


def test_what_is_no_longer_as_it_was_written_is_written_anew(folder):
    filled(folder)
    whole = kept(folder).read_bytes()
    for content in (b"", b"rubbish", whole[:-1], whole[:-1] + b"!", whole[:40]):
        kept(folder).write_bytes(content)
        assert filled(folder) == "42"
        assert kept(folder).read_bytes() == whole


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path):
    (tmp_path / "caches").write_text("a file")
    assert filled(tmp_path / "caches" / "templates") == "42"


@posix
def test_only_its_user_can_write_in_the_folder(folder):
    filled(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_where_others_write_is_not_believed(folder, monkeypatch):
    filled(folder)
    before = kept(folder).read_bytes()
    folder.chmod(0o777)
    made = []
    monkeypatch.setattr(jinja2.bccache.Bucket, "load_bytecode", lambda *_: made.append("believed"))
    assert filled(folder) == "42"
    assert filled(folder, "other") == "other"
    assert made == []
    assert kept(folder).read_bytes() == before


@posix
def test_a_folder_of_somebody_else_is_not_believed(folder, monkeypatch):
    filled(folder)
    before = kept(folder).read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert filled(folder, "other") == "other"
    assert kept(folder).read_bytes() == before


def test_a_user_without_a_home_has_nothing_kept(monkeypatch):
    def nowhere():
        raise RuntimeError

    for name in ("SOPKIT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert precompiled() is None


def test_the_templates_of_all_drawings_have_one_environment():
    assert environment() is environment()
