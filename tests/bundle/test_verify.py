"""Whatever happens to a copy, verifying it finds it and says where."""

import random
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from minisign import KeyPair

from tests.hosts.servers import odd_server
from wardbook.cli import main
from wardbook.release.verify import FolderCopy, verify_bundle, verify_zip

DAMAGES = 1_000


def _flip(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ chance.randrange(1, 256)]) + content[place + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _swap(content: bytes, chance: random.Random) -> bytes:
    length = chance.randrange(1, 200)
    first, second = sorted(chance.sample(range(0, len(content) - length, length), 2))
    parts = (content[:first], content[second : second + length], content[first + length : second])
    return b"".join([*parts, content[first : first + length], content[second + length :]])


@pytest.mark.parametrize("damage", [_flip, _cut, _swap])
def test_every_damage_of_a_zip_is_found(small_bundle: Path, damage: object) -> None:
    """A byte changed, an end cut off, two parts exchanged: none goes unnoticed, wherever it hits."""
    whole = small_bundle.read_bytes()
    chance = random.Random(f"damage {damage.__name__}")  # type: ignore[attr-defined]  # a function of this module
    unnoticed = 0
    for _ in range(DAMAGES):
        damaged = damage(whole, chance)  # type: ignore[operator]  # same
        unnoticed += damaged != whole and not verify_zip(damaged, key=None).problems
    assert verify_zip(whole, key=None).problems == []
    assert unnoticed == 0


def test_every_damage_of_an_unpacked_bundle_is_found(unpacked: Path, keys: KeyPair) -> None:
    """The same for files on a disk, with the key: also in the list of hashes and in its signature."""
    files = sorted(path for path in unpacked.rglob("*") if path.is_file())
    chance = random.Random("unpacked")
    for _ in range(DAMAGES // 4):
        file = chance.choice(files)
        whole = file.read_bytes()
        file.write_bytes(chance.choice([_flip, _cut])(whole, chance))
        report = verify_bundle(FolderCopy(unpacked), key=keys.public_key)
        assert report.problems, f"{file} was damaged"
        file.write_bytes(whole)
    assert verify_bundle(FolderCopy(unpacked), key=keys.public_key).is_signed


def _verify(*arguments: object) -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    return done.exit_code, done.stdout.splitlines()


def test_each_difference_is_named(unpacked: Path) -> None:
    """Missing, altered and extra files are listed with their names, one a line."""
    (unpacked / "site" / "404.html").unlink()
    (unpacked / "site" / "index.html").write_text("changed", "utf-8")
    (unpacked / "site" / "added.js").write_text("x", "utf-8")
    code, lines = _verify(unpacked)
    assert code == 1
    assert lines[:3] == ["altered: site/index.html", "extra: site/added.js", "missing: site/404.html"]
    assert lines[-1].startswith("NOT WHOLE: 3 found")


def test_the_signature_is_judged(small_bundle: Path, keys: KeyPair, tmp_path: Path) -> None:
    """With the right key it holds; with another it is forged; without a key nothing is claimed."""
    right, wrong = tmp_path / "right.pub", tmp_path / "wrong.pub"
    right.write_bytes(bytes(keys.public_key))
    wrong.write_bytes(bytes(KeyPair.generate().public_key))
    code, lines = _verify(small_bundle, "--public-key", right)
    assert code == 0
    assert any(
        line.startswith("signature: signed by the key that was given: wardbook sample 2026.11.0") for line in lines
    )
    code, lines = _verify(small_bundle, "--public-key", wrong)
    assert code == 1
    assert "signature: FORGED OR DAMAGED" in lines
    code, lines = _verify(small_bundle)
    assert code == 0
    assert any("NOT CHECKED" in line for line in lines)


def test_a_changed_list_of_hashes_needs_a_forged_signature(unpacked: Path, keys: KeyPair) -> None:
    """Who changes a file together with its hash is found by the key."""
    script = unpacked / "site" / "index.html"
    before = (unpacked / "SHA256SUMS").read_text("utf-8")
    old = before.partition("  site/index.html")[0][-64:]
    script.write_text("forged", "utf-8")
    new = subprocess.run(["/usr/bin/sha256sum", script], capture_output=True, text=True, check=True).stdout[:64]
    (unpacked / "SHA256SUMS").write_text(before.replace(old, new), "utf-8")
    assert verify_bundle(FolderCopy(unpacked), key=None).problems == []
    report = verify_bundle(FolderCopy(unpacked), key=keys.public_key)
    assert [problem.name for problem in report.problems] == ["SHA256SUMS.minisig"]


def test_sha256sum_agrees(unpacked: Path) -> None:
    """The list of hashes is one that the common program reads."""
    check = ["/usr/bin/sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=unpacked, capture_output=True, check=False).returncode == 0
    (unpacked / "serve.py").write_text("changed", "utf-8")
    assert subprocess.run(check, cwd=unpacked, capture_output=True, check=False).returncode == 1


def test_a_site_on_a_server_is_verified(unpacked: Path, keys: KeyPair, tmp_path: Path) -> None:
    """By its address alone, with its own signature; and that extra files cannot be seen is said."""
    key = tmp_path / "key.pub"
    key.write_bytes(bytes(keys.public_key))
    with odd_server(unpacked / "site", "/deep/place/") as address:
        code, lines = _verify(address, "--public-key", key)
        assert code == 0, lines
        assert any("extra files: not looked for" in line for line in lines)
        (unpacked / "site" / "calculators" / "rituximab.html").unlink()
        (unpacked / "site" / "assets" / "wardbook" / "page.css").write_text("p{color:red}", "utf-8")
        code, lines = _verify(f"{address}/index.html")
        assert code == 1
        assert lines[:2] == ["altered: assets/wardbook/page.css", "missing: calculators/rituximab.html"]


def test_a_folder_of_a_site_is_verified(unpacked: Path) -> None:
    """The folder alone is enough; a server's own settings beside it are no fault."""
    (unpacked / "site" / "web.config").write_bytes((unpacked / "server" / "web.config").read_bytes())
    assert _verify(unpacked / "site")[0] == 0
    shutil.copy(unpacked / "site" / "index.html", unpacked / "site" / "copy of index.html")
    assert _verify(unpacked / "site")[1][0] == "extra: copy of index.html"


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all" * 100])
def test_what_is_no_bundle_is_said(tmp_path: Path, content: bytes) -> None:
    """Any file gets an answer, never a traceback."""
    path = tmp_path / "thing.zip"
    path.write_bytes(content)
    code, lines = _verify(path)
    assert code == 1
    assert lines[0].startswith("altered: the zip itself")


def test_serve_script_needs_only_python(unpacked: Path) -> None:
    """It starts, says where, and runs without our packages."""
    started = subprocess.Popen(
        [sys.executable, "-I", "-S", unpacked / "serve.py", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert started.stdout
        address = started.stdout.readline().split()[2]
        assert _verify(address)[0] == 0
    finally:
        started.terminate()
        started.communicate(timeout=10)


@pytest.mark.parametrize("name", ["../../escaped.html", "/escaped.html", "site/../../escaped.html", "C:\\escaped.html"])
def test_an_entry_that_leads_out_of_the_bundle_is_named(small_bundle: Path, tmp_path: Path, name: str) -> None:
    """A zip with a file that would land elsewhere is not whole, and verifying writes nothing anywhere."""
    copy = tmp_path / "in" / "hostile.zip"
    copy.parent.mkdir()
    shutil.copy(small_bundle, copy)
    with ZipFile(copy, "a") as archive:
        archive.writestr(f"{small_bundle.stem}/{name}", "words")
        archive.writestr(name, "words")
    code, lines = _verify(copy)
    assert code == 1
    assert f"extra: {name}" in lines
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["hostile.zip"]
