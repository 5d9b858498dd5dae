"""The locks: exact, hashed, and free of addresses, so that they work behind any mirror."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ("requirements.lock", "requirements-node.lock")
NPM_LOCK = ROOT / "build" / "web" / "package-lock.json"
LOCKED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==\S+", re.MULTILINE)


def _locked(text: str) -> list[str]:
    return LOCKED.findall(text)


def _key(requirement: str) -> str:
    name = re.split(r"[\s=<>!~;\[]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def _package_lock() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(NPM_LOCK.read_text("utf-8"))
    return data


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_python_locks_hold_no_address(name: str) -> None:
    """No index, no link list, no host: only names, versions and hashes."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(--(?!hash)|-[a-z]\b)", text, re.MULTILINE)


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_python_locks_hash_everything(name: str) -> None:
    """Every line that names a package is exact and followed by a hash."""
    text = (ROOT / name).read_text("utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]
    assert len(entries) == len(_locked(text))
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_npm_lock_holds_no_address() -> None:
    """Packages are checked by integrity, wherever they come from."""
    packages = {name: entry for name, entry in _package_lock()["packages"].items() if name}
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if "integrity" not in entry]


def test_npm_versions_are_exact() -> None:
    """The front end names exact versions, so that the lock changes only when somebody means it."""
    wanted = json.loads(NPM_LOCK.with_name("package.json").read_text("utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_every_requirement_is_locked() -> None:
    """What the project and the workshop ask for is in the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    lines = (ROOT / "requirements.in").read_text("utf-8").splitlines()
    tools = [line for line in lines if line and not line.startswith("#")]
    locked = {_key(name) for name in _locked((ROOT / "requirements.lock").read_text("utf-8"))}
    assert {_key(wanted) for wanted in [*project, *tools]} <= locked


def test_there_is_no_other_lock() -> None:
    """One lock for Python; a tool's own would hold addresses."""
    assert not (ROOT / "uv.lock").exists()
    assert not (ROOT / "poetry.lock").exists()
