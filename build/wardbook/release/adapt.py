"""A release as one hospital has adapted it: its own values on every page, under an id of its own, sealed again."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from wardbook.release.errors import BundleError
from wardbook.release.local import TELEPHONES, Local, Specs, stocked_inputs
from wardbook.release.manifest import MANIFEST, UNLISTED, Manifest
from wardbook.release.offline import SERVICE_WORKER
from wardbook.release.paper import mark_papers
from wardbook.release.recall import place_list
from wardbook.release.seal import seal
from wardbook.render import render_component, script_json

LOCAL_ID = "wardbook-local"
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_WORDS = re.compile(r"<article\b[^>]*>")
_FOOT = '<aside class="g-edition"'
_RUNTIME = re.compile(r'<script type="application/json" id="wardbook-runtime">(.*?)</script>', re.DOTALL)
_DIALLED = re.compile(r"[^0-9+]")


def adapt(site: Path, *, local: Local, specs: Specs, out: Path) -> Manifest:
    """Write an adapted copy of a built site.

    Args:
        site: The built site; it stays as it is.
        local: What the hospital has set.
        specs: What each calculator says about itself.
        out: Folder to write to; it does not exist yet.

    Returns:
        The manifest of the copy, whose release id names the adaptation.

    Raises:
        BundleError: The site is adapted already, or shows no page that can be.
    """
    manifest = Manifest.from_text((site / MANIFEST).read_text("utf-8"))
    former = manifest.identity
    if "-local-" in former.release:
        raise BundleError(f"{former.release} is adapted already; adapt the release that it was made from.")
    status = (site / "status.txt").read_text("utf-8") if (site / "status.txt").is_file() else None
    shutil.copytree(site, out, ignore=shutil.ignore_patterns(SERVICE_WORKER, *UNLISTED))
    release = f"{former.release}-local-{local.digest}"
    identity = replace(former, release=release, address=local.address or former.address)
    parts = _parts(local, specs)
    runtime: dict[str, Any] | None = None
    for page in sorted(out.rglob("*.html")):
        text = _POLICY.sub("", page.read_text("utf-8")).replace(former.release, release)
        runtime = runtime or _runtime_of(text)
        page.write_text(_with(text, parts), "utf-8")
    if runtime is None:
        raise BundleError(f"{site} has no page with a calculator.")
    mark_papers(out, identity=identity, rules=manifest.parts["build"])
    assets = manifest.workers[0].rpartition("/")[0]
    adapted = seal(out, identity=identity, assets=assets, runtime=runtime)
    if status is not None:
        place_list(out, status)
    return adapted


def _parts(local: Local, specs: Specs) -> dict[str, Markup]:
    """Render what every page gets: a line above its words, the values at its foot, and the same as data."""
    view = {
        "name": local.name,
        "adapted_by": local.adapted_by,
        "adapted_on": local.adapted_on.isoformat(),
        "telephones": [_telephone(key, label, local.telephones) for key, label in TELEPHONES.items()],
    }
    stock = {
        id_: {name: local.stock.get(id_, {}).get(name) for name in names}
        for id_, names in stocked_inputs(specs).items()
    }
    data = script_json({"name": local.name, "units": dict(local.units), "stock": stock})
    return {
        "line": render_component("local", view, macro="local_line"),
        "foot": render_component("local", view),
        "data": Markup('<script type="application/json" id="{}">{}</script>').format(LOCAL_ID, data),
    }


def _telephone(key: str, label: str, numbers: Mapping[str, str]) -> dict[str, str]:
    number = numbers.get(key, "")
    return {"key": key, "label": label, "number": number, "dialled": _DIALLED.sub("", number)}


def _with(text: str, parts: Mapping[str, Markup]) -> str:
    """Put the parts into a page; the page for wrong addresses has neither words nor foot, and stays."""
    words = _WORDS.search(text)
    if words is None or _FOOT not in text:
        return text
    text = f"{text[: words.end()]}{parts['line']}{text[words.end() :]}"
    return text.replace(_FOOT, f"{parts['foot']}{parts['data']}{_FOOT}", 1)


def _runtime_of(text: str) -> dict[str, Any] | None:
    block = _RUNTIME.search(text)
    if block is None:
        return None
    runtime: dict[str, Any] = json.loads(block[1])["runtime"]
    return runtime
