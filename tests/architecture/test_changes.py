"""The record of changes: fragments that a release can be made from, and dated releases."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KINDS = "clinical|security|removed|changed|added|fixed"


def test_fragments_say_their_kind() -> None:
    """A fragment is named by its id and kind, and says something."""
    fragments = [path for path in (ROOT / "changes").iterdir() if path.name != "README.md"]
    assert not [path.name for path in fragments if not re.fullmatch(rf"[a-z0-9-]+\.({KINDS})\.md", path.name)]
    assert all(path.read_text("utf-8").strip() for path in fragments)


def test_the_version_is_a_dated_release() -> None:
    """The package, and so every page, carries the newest release of the record."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    releases = re.findall(
        r"^## (\d{4}\.\d{2}\.\d+) \(\d{1,2} \w+ \d{4}\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert releases[0] == version
    assert releases == sorted(releases, reverse=True)
