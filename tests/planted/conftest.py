"""A copy of the project into which faults are planted, and what runs a command there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

_COPIED = ("build", "calculators", "content", "tests", "changes")
_FILES = ("mkdocs.yml", "pyproject.toml", "requirements.lock", "CONTRIBUTING.md", "README.md", "Makefile")
_LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "pictures")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the project.

    Args:
        root: Its folder.
        former: What stood in the files that were planted; None where there was none.
    """

    root: Path
    former: dict[str, str | None] = field(default_factory=dict)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment over the copy's own sources."""
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(self.root / "build"), str(self.root)]),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        environment.pop("GOLDEN", None)
        program = Path(sys.executable).with_name(command[0])
        return subprocess.run(
            [program, *command[1:]], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )

    def test(self, *ids: str) -> subprocess.CompletedProcess[str]:
        """Run tests, quickly: without what no planted fault needs."""
        without = [part for name in ("xdist", "base_url") for part in ("-p", f"no:{name}")]
        return self.run("pytest", "--quiet", "--exitfirst", "--no-header", *without, *ids)

    def plant(self, files: Mapping[str, str]) -> None:
        """Write files."""
        for name, text in files.items():
            self.former.setdefault(name, self.text(name) if (self.root / name).exists() else None)
            (self.root / name).write_text(text, encoding="utf-8")

    def restore(self) -> None:
        """Take back what was planted."""
        for name, text in self.former.items():
            if text is None:
                (self.root / name).unlink()
            else:
                (self.root / name).write_text(text, encoding="utf-8")
        self.former.clear()

    def text(self, name: str) -> str:
        """Read a file."""
        return (self.root / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def clean_copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Copy the project once."""
    folder = tmp_path_factory.mktemp("planted")
    for name in _COPIED:
        shutil.copytree(root / name, folder / name, ignore=_LEFT_OUT)
    for name in _FILES:
        shutil.copyfile(root / name, folder / name)
    return Copy(folder)


@pytest.fixture
def copy(clean_copy: Copy) -> Iterator[Copy]:
    """Give the copy, and take everything back that a test has planted."""
    yield clean_copy
    clean_copy.restore()
