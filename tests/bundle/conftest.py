"""What tests of bundles share: keys, and a small bundle."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from minisign import KeyPair

from tests.support.small_site import make_small_site
from wardbook.release.bundle import make_bundle
from wardbook.release.verify import tell_nobody

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def keys() -> KeyPair:
    """Make a pair of keys."""
    return KeyPair.generate()


@pytest.fixture(scope="session")
def small_bundle(tmp_path_factory: pytest.TempPathFactory, keys: KeyPair) -> Path:
    """Make a signed bundle of a small site."""
    work = tmp_path_factory.mktemp("small")
    make_small_site(work / "site")
    return make_bundle(work / "site", out=work, licences=ROOT, key=keys.secret_key, progress=tell_nobody)


@pytest.fixture
def unpacked(small_bundle: Path, tmp_path: Path) -> Path:
    """Unpack the small bundle."""
    with ZipFile(small_bundle) as archive:
        archive.extractall(tmp_path)
    return tmp_path / small_bundle.stem
