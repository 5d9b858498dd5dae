"""A small sealed site, for tests that need no true one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from wardbook.release.manifest import Identity, Manifest
from wardbook.release.seal import seal

RUNTIME: dict[str, Any] = {
    "build": "0123456789abcdef",
    "python": "3.13.2",
    "pyodide": "0.29.5",
    "scripts": {
        "stock": {"url": "runtime-stock-0123456789abcdef.js", "packed": "runtime-stock-packed-0123456789abcdef.js"}
    },
    "parts": {
        "proof": {
            "forms": {
                "raw": {"url": "runtime-proof-0123456789abcdef.txt"},
                "gzip": {"url": "runtime-proof-gz-0123456789abcdef.txt"},
                "packed": {"url": "runtime-proof-packed-0123456789abcdef.js"},
            }
        }
    },
}
RELEASE = "2026.11.0-0123456789ab"
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'
WORDS = (
    '<main><article class="md-content__inner"><h1>{name}</h1></article></main>'
    '<aside class="g-edition" data-module="edition" data-edition="{release}">Release {release}'
    '<div class="g-paper"></div></aside>'
)
BLOCK = '<script type="application/json" id="wardbook-runtime">{}</script>'


def make_small_site(folder: Path, *, recall_key: str = "") -> Manifest:
    """Write and seal a site of three pages, a runtime and a style; a key, if any, signs what is withdrawn from it."""
    assets = folder / "assets" / "wardbook"
    assets.mkdir(parents=True)
    for name in ("index.html", "404.html", "calculators/rituximab.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        words = f"<h1>{name}</h1>" if name == "404.html" else WORDS.format(name=name, release=RELEASE)
        block = BLOCK.format(json.dumps({"release": RELEASE, "runtime": RUNTIME})) if "/" in name else ""
        (folder / name).write_text(PAGE.format(words + block), "utf-8")
    (assets / "page.css").write_text("p{}", "utf-8")
    for script in RUNTIME["scripts"].values():
        for name in script.values():
            (assets / name).write_text("1;" * 50, "utf-8")
    for part in RUNTIME["parts"].values():
        for form in part["forms"].values():
            (assets / form["url"]).write_text("data", "utf-8")
    identity = Identity(
        release=RELEASE,
        name="sample",
        dated=date(2026, 11, 22),
        valid_until=date(2027, 11, 22),
        recall_key=recall_key,
    )
    return seal(folder, identity=identity, assets="assets/wardbook", runtime=RUNTIME)
