"""Only the pinned Pyodide is used: the lock and each file are compared with the pins."""

import json
from pathlib import Path

import pytest

from wardbook.runtime.errors import PinError
from wardbook.runtime.node import WEB
from wardbook.runtime.steps import sha256_of
from wardbook.runtime.upstream import find_upstream


def _package(folder: Path, *, content: bytes = b"glue", locked: str = "sha512-x") -> Path:
    package = folder / "node_modules" / "pyodide"
    package.mkdir(parents=True)
    (package / "pyodide.js").write_bytes(content)
    entry = {"version": "0.1", "integrity": locked}
    (folder / "package-lock.json").write_text(json.dumps({"packages": {"node_modules/pyodide": entry}}))
    pins = folder / "pins.toml"
    pins.write_text(
        f'version = "0.1"\nintegrity = "sha512-x"\npython = "3.13.2"\n[files]\n"pyodide.js" = "{sha256_of(b"glue")}"\n'
    )
    return pins


def test_the_installed_package_is_the_pinned_one() -> None:
    """The lock of the project and its installed files agree with the pins."""
    upstream = find_upstream(web=WEB)
    assert upstream.version == "0.29.5"
    assert upstream.lock_info()["python"] == upstream.python


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    """One other byte stops the build and the message names the file."""
    pins = _package(tmp_path, content=b"glve")
    with pytest.raises(PinError, match=r"pyodide\.js has SHA-256"):
        find_upstream(web=tmp_path, pins=pins)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there stops the build and the message says what to do."""
    pins = _package(tmp_path)
    (tmp_path / "node_modules" / "pyodide" / "pyodide.js").unlink()
    with pytest.raises(PinError, match="make setup"):
        find_upstream(web=tmp_path, pins=pins)


def test_another_release_in_the_lock_is_refused(tmp_path: Path) -> None:
    """The pins and the package lock change together."""
    pins = _package(tmp_path, locked="sha512-y")
    with pytest.raises(PinError, match="integrity sha512-y"):
        find_upstream(web=tmp_path, pins=pins)


def test_a_file_outside_the_pins_cannot_be_used(tmp_path: Path) -> None:
    """Whatever is not pinned is not used."""
    upstream = find_upstream(web=tmp_path, pins=_package(tmp_path))
    with pytest.raises(PinError, match="console"):
        upstream.path("console.html")
