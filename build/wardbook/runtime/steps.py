"""Steps that are done once: each has a folder in the cache, named by a hash of everything that goes into it."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

_KEY_LENGTH = 20


def sha256_of(content: bytes) -> str:
    """Hash bytes: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_files(*paths: Path) -> str:
    """Hash the names and contents of files, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}:{sha256_of(path.read_bytes())}\n".encode())
    return digest.hexdigest()


class Steps:
    """Runs steps, or finds what they made the last time.

    Args:
        cache: Folder that keeps the results; made if it does not exist.
        progress: Told a line for each step.
    """

    def __init__(self, *, cache: Path, progress: Callable[[str], None]) -> None:
        self._cache = cache
        self._progress = progress

    def run(self, name: str, *, inputs: Mapping[str, str], make: Callable[[Path], None]) -> Path:
        """Give the folder of a step's results.

        Args:
            name: Name of the step; part of the key.
            inputs: Hashes of everything that the result depends on, the step's own code included.
            make: Writes the results into the folder it is given; called only if these inputs are new.

        Returns:
            The folder, which must not be changed.
        """
        key = sha256_of(json.dumps([name, dict(sorted(inputs.items()))]).encode())[:_KEY_LENGTH]
        folder = self._cache / f"{name}-{key}"
        if folder.is_dir():
            return folder
        self._progress(f"runtime: {name}")
        self._cache.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f"{name}-draft-", dir=self._cache))
        try:
            make(draft)
            draft.chmod(0o755)
            try:
                draft.rename(folder)
            except OSError:
                if not folder.is_dir():  # otherwise another build has just done the same step
                    raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return folder
