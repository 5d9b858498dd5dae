"""What the built site delivers: the same part in every form, and none of the theme's features that break delivery."""

import base64
import gzip
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.hosts.walk import pages_of

ASSETS = Path("assets/wardbook")
_DATA = re.compile(r'id="wardbook-runtime">(.*?)</script>', re.DOTALL)
_THEME = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)


def _packed(text: str) -> bytes:
    """Read a packed script as the page does."""
    entry = json.loads(text[text.index("]=") + 2 :].rstrip().removesuffix(";"))
    content = gzip.decompress(base64.b64decode(entry["data"]))
    assert (entry["sha256"], entry["length"]) == (sha256(content).hexdigest(), len(content))
    return content


def _runtime(site: Path) -> dict[str, Any]:
    found = _DATA.search((site / "calculators" / "rituximab.html").read_text("utf-8"))
    assert found
    runtime: dict[str, Any] = json.loads(found[1])["runtime"]
    return runtime


def test_every_form_of_a_part_is_the_part(site_dir: Path) -> None:
    """Plain, compressed and packed: hash and length of what comes out are those that pages carry."""
    runtime, assets = _runtime(site_dir), site_dir / ASSETS
    for part in runtime["parts"].values():
        for kind, form in part["forms"].items():
            path = assets / form["url"]
            if kind == "packed":
                content = _packed(path.read_text("ascii"))
            else:
                content = gzip.decompress(path.read_bytes()) if kind == "gzip" else path.read_bytes()
            assert (sha256(content).hexdigest(), len(content)) == (part["sha256"], part["length"]), form["url"]
    for script in runtime["scripts"].values():
        content = (assets / script["url"]).read_bytes()
        assert _packed((assets / script["packed"]).read_text("ascii")) == content
        assert (sha256(content).hexdigest(), len(content)) == (script["sha256"], script["length"])


def test_instant_navigation_is_off(site_dir: Path) -> None:
    """It breaks pages opened as files, and can put a page of one release into the shell of another."""
    for page in pages_of(site_dir):
        found = _THEME.search((site_dir / page).read_text("utf-8"))
        assert found
        assert not [feature for feature in json.loads(found[1])["features"] if "instant" in feature], page
