"""The manifest of a site, and the settings of servers that are written from it."""

import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from wardbook.release.manifest import MANIFEST, UNLISTED, Manifest, seal_files
from wardbook.release.servers import server_files


def test_manifest_lists_every_file_with_its_hash(small_site: tuple[Path, Manifest]) -> None:
    """What is written is what is there, and it reads back as it was."""
    folder, manifest = small_site
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {*manifest.files} == there - UNLISTED
    for name, file in manifest.files.items():
        content = (folder / name).read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(content).hexdigest(), len(content))
    text = (folder / MANIFEST).read_text("utf-8")
    assert Manifest.from_text(text) == manifest
    assert manifest.to_text() == text
    assert seal_files(folder) == dict(manifest.files)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', "null", "[" * 100_000])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    """Whatever stands in the file, one kind of error says so."""
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the parser's in some cases
        Manifest.from_text(text)


def test_server_settings_hold_the_policy(small_site: tuple[Path, Manifest]) -> None:
    """Each names the page's form once and the worker's form for the worker; no placeholder is left."""
    _, manifest = small_site
    written = server_files(manifest)
    assert {*written} == {"nginx.conf", "apache.conf", "web.config", "policy.txt"}
    for name, text in written.items():
        plain = text.replace("&#x27;", "'")
        assert manifest.policy.page in plain, name
        assert manifest.policy.worker in plain, name
        assert "${" not in text, name
    assert ET.fromstring(written["web.config"]).find("location") is not None  # noqa: S314 - written just now


def test_servers_know_the_worker_of_any_release(small_site: tuple[Path, Manifest]) -> None:
    """The settings stay right after an update; the packed script is no worker."""
    _, manifest = small_site
    pattern = re.search(r"location ~ /\((.*)\)\$", server_files(manifest)["nginx.conf"])
    assert pattern
    assert re.fullmatch(pattern[1], "runtime-stock-ffffffffffffffff.js")
    assert not re.fullmatch(pattern[1], "runtime-stock-packed-ffffffffffffffff.js")
