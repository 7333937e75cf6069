"""What sopkit is installed with: every package has a lower bound, a locked release for CI, and a free licence.

What these tests can't know without asking somebody else: whether a release was withdrawn, or has a known fault.
CONTRIBUTING.md has the command that asks.
"""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from operator import attrgetter

import pytest
from declared import BUILD, LOCK, RUN_TIME, TESTS, name_of, pins
from packaging.requirements import Requirement
from packaging.version import Version

DECLARED = [*RUN_TIME, *TESTS, *BUILD]

# Licences that ask for no more than their own text beside what is passed on, in the words of the packages.
FREE = {
    "MIT",
    "MIT License",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC License (ISCL)",
    "PSF-2.0",
    "Apache-2.0",
}
# Each of these is installed as it is, beside sopkit and not within it, which is all that its licence asks for.
OTHERWISE = {
    "font-lato": "SIL Open Font License 1.1 (OFL-1.1)",  # a drawing may embed it
    "pathspec": "Mozilla Public License 2.0 (MPL 2.0)",  # binds changes to its own files, and there are none
}


@pytest.fixture(scope="module")
def locked() -> dict[str, str]:
    if not LOCK.is_file():
        pytest.skip("needs a checkout: the lock of CI is in no release")
    return pins(LOCK.read_text(encoding="utf-8"))


def installed() -> list[Distribution]:
    """What is installed because sopkit needs it: its dependencies and theirs, without those of the tests."""
    found: dict[str, Distribution] = {}
    waiting = list(RUN_TIME)
    while waiting:
        requirement = waiting.pop()
        if name_of(requirement) in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name_of(requirement)] = distribution(requirement.name)
        waiting += map(Requirement, found[name_of(requirement)].requires or ())
    return list(found.values())


def licence(package: Distribution) -> str:
    """The licence by the field for it, else by the classifier, else by the older field."""
    if stated := package.metadata.get("License-Expression"):
        return stated
    classifiers = [text for text in package.metadata.get_all("Classifier", ()) if text.startswith("License :: ")]
    if classifiers:
        return classifiers[0].rpartition(" :: ")[2]
    return package.metadata.get("License", "")


@pytest.mark.parametrize("requirement", DECLARED, ids=attrgetter("name"))
def test_a_dependency_has_one_lower_bound_and_no_upper_one(requirement):
    assert [bound.operator for bound in requirement.specifier] == [">="]


@pytest.mark.parametrize("requirement", DECLARED, ids=attrgetter("name"))
def test_a_dependency_is_locked_at_a_release_within_its_bounds(requirement, locked):
    version = re.match(r"[^=]+==(\S+)", locked[name_of(requirement)])[1]
    assert requirement.specifier.contains(version, prereleases=True)


def test_each_locked_release_has_hashes(locked):
    assert [name for name, lines in locked.items() if "--hash=sha256:" not in lines] == []


def test_the_lock_names_no_host(locked):
    assert not re.search(r"https?:|index-url|find-links", "".join(locked.values()))


def test_what_is_installed_agrees_with_what_its_dependents_ask_for():
    missing = []
    for package in installed():
        for requirement in map(Requirement, package.requires or ()):
            if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
                continue
            try:
                version = Version(distribution(requirement.name).version)
            except PackageNotFoundError:
                version = None
            if version is None or not requirement.specifier.contains(version, prereleases=True):
                missing.append(f"{package.metadata['Name']} needs {requirement}, there is {version}")
    assert missing == []


@pytest.mark.parametrize("package", installed(), ids=lambda package: package.metadata["Name"])
def test_the_licence_of_a_package_lets_it_be_passed_on_with_sopkit(package):
    stated = licence(package)
    assert stated in FREE or stated == OTHERWISE.get(package.metadata["Name"].lower())
