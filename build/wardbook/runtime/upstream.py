"""The pinned Pyodide files from the npm package: nothing else of the package is used."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardbook.runtime.errors import PinError
from wardbook.runtime.steps import sha256_of

_PINS = Path(__file__).with_name("pins.toml")
_PACKAGE = "node_modules/pyodide"


@dataclass(frozen=True, kw_only=True)
class Upstream:
    """The files of one Pyodide release, each proven to be the pinned one.

    Args:
        version: Of Pyodide.
        python: Version of its Python.
        folder: Where the files are.
        hashes: SHA-256 of each file by its name.
    """

    version: str
    python: str
    folder: Path
    hashes: dict[str, str]

    @property
    def digest(self) -> str:
        """One hash over all pinned files."""
        return sha256_of(json.dumps(self.hashes, sort_keys=True).encode())

    def path(self, name: str) -> Path:
        """Give the path of one of the pinned files."""
        if name not in self.hashes:
            raise PinError(f"{name} is not among the pinned files of Pyodide {self.version}.")
        return self.folder / name

    def lock_info(self) -> dict[str, str]:
        """Read the ``info`` block of Pyodide's lock file; Pyodide refuses to start without it."""
        info: dict[str, str] = json.loads(self.path("pyodide-lock.json").read_bytes())["info"]
        return info


def find_upstream(*, web: Path, pins: Path = _PINS) -> Upstream:
    """Find the pinned files and prove them.

    Args:
        web: Folder with package-lock.json and node_modules.
        pins: File that says what they must be.

    Raises:
        PinError: The lock names another release, or a file differs or is missing.
    """
    pinned = tomllib.loads(pins.read_text(encoding="utf-8"))
    _check_lock(web / "package-lock.json", pinned)
    folder = web / _PACKAGE
    for name, expected in pinned["files"].items():
        path = folder / name
        if not path.is_file():
            raise PinError(f"{path} is missing; `make setup` installs it.")
        found = sha256_of(path.read_bytes())
        if found != expected:
            raise PinError(f"{path} has SHA-256 {found}, but {expected} is pinned. `make setup` installs it again.")
    return Upstream(version=pinned["version"], python=pinned["python"], folder=folder, hashes=dict(pinned["files"]))


def _check_lock(path: Path, pinned: dict[str, Any]) -> None:
    locked = json.loads(path.read_text(encoding="utf-8"))["packages"].get(_PACKAGE, {})
    for key in ("version", "integrity"):
        if locked.get(key) != pinned[key]:
            raise PinError(f"{path.name} says {key} {locked.get(key)} for pyodide, but {pinned[key]} is pinned.")
