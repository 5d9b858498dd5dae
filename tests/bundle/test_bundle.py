"""What a hospital gets: complete, signed or loudly not, and the same bytes each time."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from minisign import KeyPair

from tests.support.small_site import make_small_site
from wardbook.cli import main
from wardbook.release import bundle as bundling
from wardbook.release.bundle import make_bundle
from wardbook.release.errors import BundleError, KeyFileError
from wardbook.release.signing import read_secret_key
from wardbook.release.verify import tell_nobody

ROOT = Path(__file__).resolve().parents[2]
PAPERS = {
    "README-HOSPITAL.html",
    "SHA256SUMS",
    "SHA256SUMS.minisig",
    "sbom.cdx.json",
    "serve.py",
    "server/nginx.conf",
    "server/apache.conf",
    "server/web.config",
    "server/policy.txt",
    "licences/LIST.txt",
    "licences/LICENSE.txt",
    "licences/MPL-2.0.txt",
    "licences/python.txt",
    "site/manifest.txt",
    "site/manifest-signature.txt",
    "site/index.html",
}


def test_a_bundle_is_complete(unpacked: Path) -> None:
    """Everything that installing and proving needs is there."""
    there = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert there >= PAPERS


def test_two_bundles_are_the_same_bytes(small_bundle: Path, keys: KeyPair, tmp_path: Path) -> None:
    """Made in another folder at another time, signature included."""
    make_small_site(tmp_path / "elsewhere")
    again = make_bundle(
        tmp_path / "elsewhere", out=tmp_path / "out", licences=ROOT, key=keys.secret_key, progress=tell_nobody
    )
    assert again.read_bytes() == small_bundle.read_bytes()


def test_the_bill_of_materials_names_what_is_inside(unpacked: Path) -> None:
    """WebAssembly, standard library and the theme's scripts, with versions, licences and hashes; no date of the day."""
    bill = json.loads((unpacked / "sbom.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    named = {part["name"]: part for part in bill["components"]}
    assert named["pyodide"]["version"] == "0.29.5"
    assert named["cpython"]["version"] == "3.13.2"
    assert named["mkdocs-material"]["version"] == "9.8.1"
    assert all(part.get("licenses") for part in bill["components"] if part["type"] == "library")
    script = named["site/assets/wardbook/runtime-stock-0123456789abcdef.js"]
    assert script["hashes"][0]["alg"] == "SHA-256"
    assert bill["metadata"]["timestamp"].startswith("2026-11-22T00:00:00")


def test_an_unsigned_bundle_says_so_loudly(tmp_path: Path) -> None:
    """On the terminal and in the read-me."""
    make_small_site(tmp_path / "site")
    done = CliRunner().invoke(
        main, ["bundle", "--root", str(ROOT), "--site", str(tmp_path / "site"), "--out", str(tmp_path / "dist")]
    )
    assert done.exit_code == 0, done.output
    assert "NOT SIGNED" in done.stderr
    zipped = next((tmp_path / "dist").iterdir())
    with ZipFile(zipped) as archive:
        assert b"THIS BUNDLE IS NOT SIGNED" in archive.read(f"{zipped.stem}/README-HOSPITAL.html")
        assert f"{zipped.stem}/SHA256SUMS.minisig" not in archive.namelist()


def test_a_key_with_password_signs(tmp_path: Path) -> None:
    """The key's password comes from the environment or the person; a wrong one is said."""
    pair = KeyPair.generate()
    public = bytes(pair.public_key)
    pair.secret_key.encrypt("open sesame", opslimit=32768, memlimit=16777216)
    key, key_public = tmp_path / "key", tmp_path / "key.pub"
    key.write_bytes(bytes(pair.secret_key))
    key_public.write_bytes(public)
    make_small_site(tmp_path / "site")
    arguments = [
        "bundle",
        "--root",
        str(ROOT),
        "--site",
        str(tmp_path / "site"),
        "--out",
        str(tmp_path),
        "--key",
        str(key),
    ]
    assert CliRunner().invoke(main, arguments, env={"WARDBOOK_KEY_PASSWORD": "wrong"}).exit_code == 1
    assert CliRunner().invoke(main, arguments, input="open sesame\n").exit_code == 0
    zipped = str(next(tmp_path.glob("*.zip")))
    assert CliRunner().invoke(main, ["verify", zipped, "--public-key", str(key_public)]).exit_code == 0


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    """Any other file."""
    (tmp_path / "key").write_text("no key", "utf-8")
    with pytest.raises(KeyFileError, match="no usable secret key"):
        read_secret_key(tmp_path / "key")


def test_a_changed_site_is_not_packed(tmp_path: Path) -> None:
    """Only what was built goes out."""
    make_small_site(tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text("edited by hand", "utf-8")
    with pytest.raises(BundleError, match=r"altered: index\.html"):
        make_bundle(tmp_path / "site", out=tmp_path, licences=ROOT, key=None, progress=tell_nobody)


def test_a_bundle_that_is_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The budget holds."""
    make_small_site(tmp_path / "site")
    monkeypatch.setattr(bundling, "LARGEST_ZIP", 1_000)
    with pytest.raises(BundleError, match="more than the 1,000"):
        make_bundle(tmp_path / "site", out=tmp_path / "out", licences=ROOT, key=None, progress=tell_nobody)
    assert list((tmp_path / "out").iterdir()) == []
