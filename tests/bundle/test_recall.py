"""Withdrawing what is already out: the list that a person writes, its signature, and what `verify` says of it."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from minisign import KeyPair, PublicKey

from tests.support.small_site import make_small_site
from wardbook.cli import main
from wardbook.release.bundle import make_bundle
from wardbook.release.errors import KeyFileError
from wardbook.release.recall import NOTHING, judge_list, place_list, read_entries, write_list
from wardbook.release.verify import FolderCopy, tell_nobody, verify_site

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


@pytest.fixture
def site(tmp_path: Path, keys: KeyPair) -> Path:
    """Make a small site that knows the key."""
    make_small_site(tmp_path / "site", recall_key=text_of(keys.public_key))
    return tmp_path / "site"


@pytest.fixture
def secret(tmp_path: Path, keys: KeyPair) -> Path:
    """Write the secret key."""
    (tmp_path / "key").write_bytes(bytes(keys.secret_key))
    return tmp_path / "key"


def text_of(key: PublicKey) -> str:
    """Write a public key as its one line."""
    return bytes(key).decode("ascii").splitlines()[1]


def recall(words: str, *, site: Path, secret: Path) -> Result:
    """Run the command on a list."""
    given = site.parent / "list.txt"
    given.write_text(words, "utf-8")
    arguments = ["recall", str(given), "--site", str(site), "--out", str(site), "--key", str(secret)]
    return CliRunner().invoke(main, arguments)


def test_a_new_site_withdraws_nothing(site: Path) -> None:
    """Both forms of the list are there from the start, and are no part of what is hashed."""
    assert (site / "status.txt").read_text("utf-8") == NOTHING
    report = verify_site(FolderCopy(site), key=None)
    assert (report.problems, report.withdrawn) == ([], "nothing is withdrawn")


def test_a_list_is_signed_and_verified(site: Path, secret: Path) -> None:
    """What is withdrawn stands in the list with its reason; a whole copy with it stays whole."""
    done = recall("# for all\nrelease 2026.11.0-0123456789ab: use the next one\n\n", site=site, secret=secret)
    assert done.exit_code == 0, done.output
    text = (site / "status.txt").read_text("utf-8")
    assert "\nsite: sample\n" in text
    assert "\nrelease 2026.11.0-0123456789ab: use the next one\n" in text
    report = verify_site(FolderCopy(site), key=None)
    assert report.problems == []
    assert report.withdrawn.startswith("status list of ")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("calculator rituximab", "withdrawal-form"),
        ("page index: wrong", "withdrawal-form"),
        ("calculator rituximab: \x1b[2J", "withdrawal-form"),
        ("release 2026.11.0-0123456789ab of 2026.10.0: wrong", "withdrawal-form"),
        ("calculator nothing: wrong", "unknown-calculator"),
        ("recommendation nothing: wrong", "unknown-recommendation"),
        ("release a: wrong\nrelease a: again", "withdrawal-twice"),
    ],
)
def test_a_slip_is_named_and_nothing_is_written(site: Path, secret: Path, words: str, rule: str) -> None:
    """Each mistake has its place and its rule."""
    done = recall(words, site=site, secret=secret)
    assert done.exit_code == 1
    assert f": {rule}: " in done.stdout
    assert (site / "status.txt").read_text("utf-8") == NOTHING


def test_what_another_release_had_may_be_withdrawn(site: Path, secret: Path) -> None:
    """This site does not have it and cannot tell."""
    assert recall("calculator old of 2026.10.0-aaaaaaaaaaaa: wrong", site=site, secret=secret).exit_code == 0


def test_another_key_signs_nothing(site: Path, tmp_path: Path) -> None:
    """A list that no page would believe is not written."""
    (tmp_path / "other").write_bytes(bytes(KeyPair.generate().secret_key))
    done = recall("release a: wrong", site=site, secret=tmp_path / "other")
    assert done.exit_code == 1
    assert (site / "status.txt").read_text("utf-8") == NOTHING


def test_a_site_without_a_key_cannot_be_recalled(tmp_path: Path, secret: Path) -> None:
    """Said before somebody relies on it."""
    make_small_site(tmp_path / "keyless")
    done = recall("release a: wrong", site=tmp_path / "keyless", secret=secret)
    assert done.exit_code == 1
    assert "without recall_key" in done.output


def test_every_change_of_a_list_is_found(site: Path, keys: KeyPair) -> None:
    """Any byte of either form."""
    entries, _ = read_entries("release a: wrong\ncalculator b of c: wrong too", path="list.txt")
    text = write_list(entries, site="sample", issued=DAY, key=keys.secret_key)
    content = text.encode("utf-8")
    assert judge_list(content, key=keys.public_key)
    for place in range(len(content)):
        changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        with pytest.raises(KeyFileError):
            judge_list(changed, key=keys.public_key)
    place_list(site, text)
    (site / "status.js").write_text("self.wardbookStatus='';\n", "utf-8")
    assert [problem.name for problem in verify_site(FolderCopy(site), key=None).problems] == ["status.js"]


def test_the_read_me_says_whether_a_release_can_be_recalled(site: Path, tmp_path: Path) -> None:
    """Loudly where it cannot."""
    make_small_site(tmp_path / "keyless")
    for folder, words in (
        (site, "only if those who made this site have signed it"),
        (tmp_path / "keyless", "WITHOUT A KEY"),
    ):
        out = tmp_path / f"out-{folder.name}"
        bundle = make_bundle(folder, out=out, licences=ROOT, key=None, progress=tell_nobody)
        with ZipFile(bundle) as archive:
            assert words in archive.read(f"{bundle.stem}/README-HOSPITAL.html").decode("utf-8")
            assert archive.read(f"{bundle.stem}/site/status.txt").decode("utf-8") == NOTHING
            assert "status" not in archive.read(f"{bundle.stem}/SHA256SUMS").decode("utf-8")
