"""The licences of everything that is installed by the locks: only those that let the site be passed on freely."""

import json
import re
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a package may say; each licence lets others use, change and pass on, at most with its own source kept open.
ALLOWED = frozenset(
    {"0bsd", "apache software license", "apache-2.0", "artistic license", "blueoak-1.0.0", "bsd", "bsd license"}
    | {"bsd-2-clause", "bsd-2-clause-views", "bsd-3-clause", "isc", "isc license (iscl)", "mit", "mit license"}
    | {"mit-0", "mit-cmu", "mozilla public license 2.0 (mpl 2.0)", "mpl-2.0", "ncsa", "psf-2.0"}
    | {"python software foundation license", "python-2.0", "unlicense", "zlib"}
)
# Packages that are read by hand, and why they may be used.
READ_BY_HAND = {
    "atheris": "says nothing in its metadata; its LICENSE file is Apache-2.0",
    "node_modules/dejavu-fonts-ttf": "its LICENSE file lets anybody use and pass it on; only tests draw with it",
    "codespell": "GPL-2.0-only; run as a program by the tests, nothing of it is in the site or the bundle",
    "text-unidecode": "Artistic License or GPL, at choice",
}


def refused(statement: str) -> list[str]:
    """List the licences of a statement that are not allowed; of a choice one is enough."""
    wanted = []
    for part in re.split(r"\band\b|;", statement.lower()):
        choices = [choice.strip(" ()") if "(mpl" not in choice and "(iscl" not in choice else choice.strip()
                   for choice in re.split(r"\bor\b", part)]  # fmt: skip
        if not {*choices} & ALLOWED:
            wanted.append(part.strip())
    return wanted


def _statement(package: Distribution) -> str:
    about = package.metadata
    classes = [
        line.split(" :: ")[-1] for line in about.get_all("Classifier") or [] if line.startswith("License :: OSI")
    ]
    return str(about.get("License-Expression") or "; ".join(classes) or (about.get("License") or "none").split("\n")[0])


def _installed() -> dict[str, str]:
    found = {re.sub(r"[-_.]+", "-", package.name).lower(): _statement(package) for package in distributions()}
    locked = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    return {name: found[name] for name in locked if name in found}


def _of_npm() -> dict[str, str]:
    lock = json.loads((ROOT / "build/web/package-lock.json").read_text("utf-8"))
    return {name: str(entry.get("license")) for name, entry in lock["packages"].items() if name}


@pytest.mark.parametrize("installed", [_installed(), _of_npm()], ids=["Python", "npm"])
def test_every_package_has_an_allowed_licence(installed: dict[str, str]) -> None:
    """What the locks install may be used and passed on."""
    assert len(installed) > 10
    wrong = {name: refused(said) for name, said in installed.items() if name not in READ_BY_HAND and refused(said)}
    assert wrong == {}


@pytest.mark.parametrize(
    "statement", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "Proprietary", "none", "None", ""]
)
def test_other_licences_are_refused(statement: str) -> None:
    """Copyleft of the whole, no licence, and a mixture with one of these are found."""
    assert refused(statement)


@pytest.mark.parametrize("statement", ["MIT", "GPL-2.0-only OR MIT", "MPL-2.0 AND (MIT OR NCSA)", "BSD License"])
def test_a_choice_is_enough(statement: str) -> None:
    """Where the user may choose, one allowed licence is enough."""
    assert refused(statement) == []
