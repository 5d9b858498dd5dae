"""Forms and archives: the same bytes each time, and the same content in each form."""

import base64
import gzip
import json
from pathlib import Path

from wardbook.runtime import archive
from wardbook.runtime.forms import Part, encode, file_name
from wardbook.runtime.steps import sha256_of

_CONTENT = b"\x00asm" * 500


def test_every_form_holds_the_content() -> None:
    """Plain, gzip and packed all give back the bytes; packed says what they must be."""
    assert encode("wasm", _CONTENT, "raw") == _CONTENT
    assert gzip.decompress(encode("wasm", _CONTENT, "gzip")) == _CONTENT
    script = encode("wasm", _CONTENT, "packed").decode("ascii")
    start = '(self.wardbookPacked??={})["wasm"]='
    assert script.startswith(start)
    entry = json.loads(script.removeprefix(start).removesuffix(";\n"))
    assert gzip.decompress(base64.b64decode(entry["data"])) == _CONTENT
    assert (entry["sha256"], entry["length"]) == (sha256_of(_CONTENT), len(_CONTENT))


def test_names_use_extensions_that_old_servers_know() -> None:
    """Only .txt and .js are needed, and the build's hash is in each name."""
    names = [file_name("wasm", form, "b17d") for form in Part(content=b"").forms]
    assert names == ["runtime-wasm-b17d.txt", "runtime-wasm-gz-b17d.txt", "runtime-wasm-packed-b17d.js"]


def test_a_zip_is_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    """Names are sorted and dates fixed."""
    for name, files in (("a", {"x.py": b"1", "b/y.py": b"2"}), ("b", {"b/y.py": b"2", "x.py": b"1"})):
        archive.write_zip(tmp_path / name, files)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert archive.read_zip(tmp_path / "a") == {"b/y.py": b"2", "x.py": b"1"}
