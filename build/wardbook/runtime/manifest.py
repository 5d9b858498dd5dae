"""The runtime's manifest: what the page needs to start Python, and every file with its hash and size."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wardbook.runtime.steps import sha256_of


@dataclass(frozen=True, kw_only=True)
class RuntimeFile:
    """One file of the runtime as the site ships it."""

    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class RuntimeManifest:
    """The runtime as built.

    Args:
        build: Hash of everything in it; stands in every file name.
        python: Version of the Python that runs in the browser.
        pyodide: Version of Pyodide.
        files: Every file by its name.
        data: What pages carry as the JSON data block ``wardbook-runtime`` and the starter reads.
    """

    build: str
    python: str
    pyodide: str
    files: Mapping[str, RuntimeFile]
    data: Mapping[str, Any]


def describe_files(folder: Path) -> dict[str, RuntimeFile]:
    """Hash and measure every file of a folder, by name."""
    return {
        path.name: RuntimeFile(sha256=sha256_of(content), size=len(content))
        for path in sorted(folder.iterdir())
        for content in [path.read_bytes()]
    }
