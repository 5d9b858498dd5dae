"""The id of a release: its date and a hash of everything that the site is made from."""

import hashlib
from importlib.metadata import version
from pathlib import Path

_SOURCES = ("build/wardbook", "build/web", "calculators", "content")
_FILES = ("mkdocs.yml", "requirements.lock", "bench/promises.toml", "bench/latest.json", "bench/measured.json")
_NOT_SOURCES = frozenset({"__pycache__", "node_modules", "fixtures"})
_HASH_LENGTH = 12


def source_files(root: Path) -> list[Path]:
    """List the files that a site is made from, sorted by their path.

    Args:
        root: Root of the project.
    """
    found = [root / name for name in _FILES if (root / name).is_file()]
    for source in _SOURCES:
        for folder, inner, names in (root / source).walk():
            inner[:] = [name for name in inner if name not in _NOT_SOURCES]
            found += [folder / name for name in names]
    return sorted(found)


def release_id(root: Path) -> str:
    """Name the release: the same sources give the same id, any other give another.

    Args:
        root: Root of the project.

    Returns:
        Such as ``2026.11.0-0123456789ab``; pages and calculators of different ids refuse to run together.
    """
    digest = hashlib.sha256()
    for path in source_files(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(root).as_posix()}:{content}\n".encode())
    return f"{version('wardbook')}-{digest.hexdigest()[:_HASH_LENGTH]}"
