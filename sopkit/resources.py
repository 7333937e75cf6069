"""Where files that are not code stand: `templates/`, `examples/`; in a wheel, an editable install or a checkout."""

from pathlib import Path

# A folder of the same name may stand beside the package by chance, for example in site-packages: only one that
# holds its marker file is ours.
_MARKERS = {"templates": "flowchart.html.jinja", "examples": "musi-rawas/001-penetapan-angka-kredit.yaml"}


def folder(name: str) -> Path:
    """Find the folder `templates` or `examples`.

    A wheel carries them inside the package; a checkout and an editable install have them at the top level.
    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    inside, beside = package / name, package.parent / name
    for candidate in (inside, beside):
        if (candidate / _MARKERS[name]).is_file():
            return candidate
    raise FileNotFoundError(f"the folder {name} of sopkit is missing: install sopkit again")
