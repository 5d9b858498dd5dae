"""Zip files that are the same bytes wherever and whenever they are made."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_DATE = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip of stored files, sorted by name; the host or the browser compresses the whole.

    Args:
        path: Where to write.
        files: Content by name within the zip.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, files[name])


def read_zip(path: Path) -> dict[str, bytes]:
    """Read all files of a zip, by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
