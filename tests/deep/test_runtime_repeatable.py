"""The runtime is the same bytes wherever, whenever and in whatever environment it is built, and is built once."""

import shutil
import subprocess
import sys
from pathlib import Path

from wardbook.runtime import build_runtime

_ROOT = Path(__file__).resolve().parents[2]
_BUILD = (
    "from pathlib import Path; from wardbook.runtime import build_runtime;"
    "build_runtime(cache=Path('cache'), out=Path('out'), progress=print)"
)
_IGNORED = shutil.ignore_patterns("node_modules", "__pycache__")


def _built(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Copy the sources to a folder, build there from nothing, and read what came out."""
    for name in ("build", "calculators"):
        shutil.copytree(_ROOT / name, folder / name, ignore=_IGNORED)
    (folder / "build" / "web" / "node_modules").symlink_to(_ROOT / "build" / "web" / "node_modules")
    path = f"{Path(sys.executable).parent}:{Path(shutil.which('node') or 'node').parent}:/usr/bin:/bin"
    subprocess.run(
        [sys.executable, "-c", _BUILD],
        cwd=folder,
        env={"PATH": path, "PYTHONPATH": f"{folder / 'build'}:{folder}", **environment},
        check=True,
    )
    return {file.name: file.read_bytes() for file in sorted((folder / "out").iterdir())}


def test_two_builds_give_equal_bytes(tmp_path: Path) -> None:
    """Two folders, two languages, two time zones, two seeds of hashes."""
    one = _built(tmp_path / "one", {"LANG": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1"})
    two = _built(tmp_path / "a" / "longer" / "way", {"LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"})
    assert list(one) == list(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_nothing_changed_runs_no_step(tmp_path: Path) -> None:
    """The second build of the same sources finds every step done."""
    lines: list[str] = []
    for out in ("first", "second"):
        lines.clear()
        build_runtime(cache=_ROOT / ".cache" / "runtime", out=tmp_path / out, progress=lines.append)
    assert lines == []
