"""What is installed is whole: templates and examples are found in a wheel, an editable install and a bare checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sopkit
from sopkit import resources

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and "No matching distribution" in done.stderr:
        pytest.skip("needs hatchling from a package index")
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_code_words_templates_and_examples(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "sopkit/py.typed",
        "sopkit/locale/id/LC_MESSAGES/sopkit.mo",
        "sopkit/locale/id/LC_MESSAGES/pages.mo",
        "sopkit/templates/flowchart.html.jinja",
        "sopkit/examples/musi-rawas/001-penetapan-angka-kredit.yaml",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "templates/", "examples/"))]


def test_a_drawing_is_made_from_nothing_but_the_wheel(wheel, tmp_path):
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import sopkit, sopkit.resources as r; "
        "examples = r.folder('examples'); "
        "reading = sopkit.read(examples / 'musi-rawas' / '001-penetapan-angka-kredit.yaml'); "
        "sop = sopkit.load(reading.document).sop; "
        "html = sopkit.render(sop, sopkit.arrange(sop, sopkit.build_flow(sop)), 'html'); "
        "print(sopkit.__file__, examples, len(html) > 10000, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    file, examples, drawn = done.stdout.splitlines()
    assert Path(file).is_relative_to(site)
    assert Path(examples).is_relative_to(site)
    assert drawn == "True"


@pytest.mark.parametrize("name", ["templates", "examples"])
def test_a_checkout_finds_its_own_folder(name):
    assert resources.folder(name).is_dir()


def test_a_folder_of_another_package_is_not_taken_for_ours(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "sopkit" / "resources.py"))
    with pytest.raises(FileNotFoundError, match="install sopkit again"):
        resources.folder("templates")


def test_the_version_stands_in_one_place(wheel):
    assert f"-{sopkit.__version__}-" in wheel.name
