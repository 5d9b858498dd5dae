"""Releases for tests of what a device stores: a second made from the first, and a server that changes between them."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.hosts.servers import Answer, odd_server, read_manifest
from wardbook.release.manifest import MANIFEST, seal_files
from wardbook.release.offline import SERVICE_WORKER, service_worker

PATH = "/wardbook/"
ASSETS = "assets/wardbook"
SECOND = "2099.1.0-ffffffffffff"
NEWS = "Only the second release says this."


def runtime_of(site: Path) -> dict[str, Any]:
    """Read what a page says about its runtime."""
    text = (site / "calculators" / "rituximab.html").read_text("utf-8")
    block = re.search(r'id="wardbook-runtime">(.*?)</script>', text, re.DOTALL)
    assert block
    runtime: dict[str, Any] = json.loads(block[1])["runtime"]
    return runtime


def second_release(site: Path, to: Path) -> Path:
    """Make another release: another id on every page, other words at home, and one page more."""
    shutil.copytree(site, to)
    first = read_manifest(site).identity.release
    for page in to.rglob("*.html"):
        page.write_text(page.read_text("utf-8").replace(first, SECOND), "utf-8")
    home = to / "index.html"
    home.write_text(home.read_text("utf-8").replace("</h1>", f"</h1><p>{NEWS}</p>", 1), "utf-8")
    shutil.copyfile(home, to / "second-only.html")
    for name in (SERVICE_WORKER, MANIFEST):
        (to / name).unlink()
    worker = service_worker(seal_files(to), release=SECOND, assets=ASSETS, runtime=runtime_of(site))
    (to / SERVICE_WORKER).write_text(worker, "utf-8")
    manifest = read_manifest(site)
    sealed = replace(manifest, identity=replace(manifest.identity, release=SECOND), files=seal_files(to))
    (to / MANIFEST).write_text(sealed.to_text(), "utf-8")
    return to


@dataclass
class Deployment:
    """A server that can change its release, break, and be unreachable.

    Args:
        site: The folder that it serves.
        base: Its address, without a slash at its end.
        answers_left: After how many answers it breaks down; None for never.
        altered: Addresses whose content it changes.
        asked: Every address that was asked for.
    """

    site: Path
    base: str = ""
    answers_left: int | None = None
    altered: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def alter(self, name: str, _answer: Answer) -> Answer:
        """Answer for the release that is deployed."""
        self.asked.append(name)
        file = self.site / name
        if name != SERVICE_WORKER and self.answers_left is not None:
            self.answers_left -= 1
            if self.answers_left < 0:
                return Answer(b"down", status=503)
        kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
        headers = {"Content-Type": kinds.get(file.suffix, "text/plain"), "Cache-Control": "max-age=86400"}
        if name in self.altered:
            return Answer(self.altered[name], headers=headers)
        return Answer(file.read_bytes(), headers=headers) if file.is_file() else Answer(b"", status=404)


@contextmanager
def deployed(site: Path) -> Iterator[Deployment]:
    """Deploy a site."""
    deployment = Deployment(site)
    with odd_server(site, PATH, deployment.alter) as base:
        deployment.base = base
        yield deployment
