"""A small sealed site."""

from pathlib import Path

import pytest

from tests.support.small_site import make_small_site
from wardbook.release.manifest import Manifest


@pytest.fixture
def small_site(tmp_path: Path) -> tuple[Path, Manifest]:
    """Give a small sealed site and its manifest."""
    return tmp_path / "site", make_small_site(tmp_path / "site")
