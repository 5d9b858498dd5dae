"""Releases for tests of what a device stores: a second made from the first, and a server that changes between them."""

import gzip
import io
import json
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.hosts.servers import PATIENCE, Answer, odd_server, read_manifest
from wardbook.release.manifest import MANIFEST, STATUS, seal_files
from wardbook.release.offline import SERVICE_WORKER, service_worker
from wardbook.release.policy import Policy
from wardbook.runtime.forms import encode

PATH = "/wardbook/"
ASSETS = "assets/wardbook"
SECOND = "2099.1.0-ffffffffffff"
SECOND_BUILD = "fedcba9876543210"
SECOND_DOSE = "1000"  # the second release gives 500 mg/m2, of the same 2 m2
NEWS = "Only the second release says this."
_FACTS = "calculators/rituximab/facts.toml"
_BLOCK = re.compile(r'(id="wardbook-runtime">)(.*?)(</script>)', re.DOTALL)


def runtime_of(site: Path) -> dict[str, Any]:
    """Read what a page says about its runtime."""
    block = _BLOCK.search((site / "calculators" / "rituximab.html").read_text("utf-8"))
    assert block
    runtime: dict[str, Any] = json.loads(block[2])["runtime"]
    return runtime


def second_release(site: Path, to: Path) -> Path:
    """Make another release: another id on every page, other words at home, one page more, and another dose."""
    shutil.copytree(site, to)
    first = read_manifest(site).identity.release
    runtime = _second_runtime(runtime_of(site), to / ASSETS)
    for page in to.rglob("*.html"):
        text = page.read_text("utf-8").replace(first, SECOND)
        page.write_text(_BLOCK.sub(lambda block: block[1] + _with(block[2], runtime) + block[3], text), "utf-8")
    home = to / "index.html"
    home.write_text(home.read_text("utf-8").replace("</h1>", f"</h1><p>{NEWS}</p>", 1), "utf-8")
    shutil.copyfile(home, to / "second-only.html")
    for name in (SERVICE_WORKER, MANIFEST):
        (to / name).unlink()
    worker = service_worker(seal_files(to), release=SECOND, assets=ASSETS, runtime=runtime)
    (to / SERVICE_WORKER).write_text(worker, "utf-8")
    manifest = read_manifest(site)
    sealed = replace(manifest, identity=replace(manifest.identity, release=SECOND), files=seal_files(to))
    (to / MANIFEST).write_text(sealed.to_text(), "utf-8")
    return to


def _with(block: str, runtime: dict[str, Any]) -> str:
    return json.dumps({**json.loads(block), "runtime": runtime})


def _second_runtime(first: dict[str, Any], assets: Path) -> dict[str, Any]:
    """Rename a runtime's files to another build, and change the dose of one calculator in it.

    Only the path by byte-code is left, because the snapshot holds the first release's memory.
    """
    build = first["build"]
    for path in list(assets.glob(f"*{build}*")):
        path.rename(assets / path.name.replace(build, SECOND_BUILD))
    runtime: dict[str, Any] = json.loads(json.dumps(first).replace(build, SECOND_BUILD))
    runtime["paths"] = [path for path in runtime["paths"] if path["name"] == "bytecode"]
    for name, script in runtime["scripts"].items():
        content = (assets / script["url"]).read_bytes().replace(build.encode(), SECOND_BUILD.encode())
        (assets / script["url"]).write_bytes(content)
        (assets / script["packed"]).write_bytes(encode(name, content, "packed"))
        script |= {"sha256": sha256(content).hexdigest(), "length": len(content)}
    parts = runtime["parts"]
    package = _content(parts["package"], assets)
    _change(parts["package"], "package", _other_dose(package), assets)
    known = json.loads(_content(parts["proof"], assets))
    del known["rituximab"]
    _change(parts["proof"], "proof", json.dumps(known).encode(), assets)
    return runtime


def _content(part: dict[str, Any], assets: Path) -> bytes:
    return gzip.decompress((assets / part["forms"]["gzip"]["url"]).read_bytes())


def _change(part: dict[str, Any], name: str, content: bytes, assets: Path) -> None:
    part |= {"sha256": sha256(content).hexdigest(), "length": len(content)}
    for kind, form in part["forms"].items():
        written = encode(name, content, kind)
        (assets / form["url"]).write_bytes(written)
        form["bytes"] = len(written)


def _other_dose(package: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            changed = content.replace(b'value = "375"', b'value = "500"') if entry.filename == _FACTS else content
            new.writestr(entry, changed)
    return out.getvalue()


@dataclass
class Deployment:
    """A server that can change its release, break, stand still, and be unreachable.

    Args:
        site: The folder that it serves.
        base: Its address, without a slash at its end.
        policy: The policy whose forms go with the answers; None for no header.
        answers_left: After how many answers it breaks down; None for never.
        held_at: Which answer waits until `go_on`; None for none.
        altered: Addresses whose answer, or only its content, it changes.
        asked: Every address that was asked for.
    """

    site: Path
    base: str = ""
    policy: Policy | None = None
    answers_left: int | None = None
    held_at: int | None = None
    altered: dict[str, Answer | bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _reached: threading.Event = field(default_factory=threading.Event)
    _going: threading.Event = field(default_factory=threading.Event)

    def alter(self, name: str, _answer: Answer) -> Answer:
        """Answer for the release that is deployed."""
        self.asked.append(name)
        if name not in {SERVICE_WORKER, STATUS}:
            self._hold()
        if name != SERVICE_WORKER and self._is_down(counted=name != STATUS):
            return Answer(b"down", status=503)
        altered = self.altered.get(name)
        if isinstance(altered, Answer):
            return altered
        file = self.site / name
        kinds = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
        headers = {"Content-Type": kinds.get(file.suffix, "text/plain"), "Cache-Control": "max-age=86400"}
        if self.policy:
            is_worker = re.search(r"/runtime-(core|stock)-[0-9a-f]+\.js$", name)
            headers["Content-Security-Policy"] = self.policy.worker if is_worker else self.policy.page
        if altered is not None:
            return Answer(altered, headers=headers)
        return Answer(file.read_bytes(), headers=headers) if file.is_file() else Answer(b"", status=404)

    def hold_at(self, answer: int) -> None:
        """Let an answer wait; the first is 0."""
        self.held_at = answer
        self._reached.clear()
        self._going.clear()

    def wait_until_held(self) -> None:
        """Wait until the answer that waits was asked for."""
        assert self._reached.wait(PATIENCE), f"answer {self.held_at} was never asked for"

    def go_on(self) -> None:
        """Send the answer that waits."""
        self.held_at = None
        self._going.set()

    def _hold(self) -> None:
        if self.held_at is None:
            return
        self.held_at -= 1
        if self.held_at < 0:
            self._reached.set()
            self._going.wait(PATIENCE)

    def _is_down(self, *, counted: bool) -> bool:
        if self.answers_left is None:
            return False
        if counted:
            self.answers_left -= 1
        return self.answers_left < int(not counted)


@contextmanager
def deployed(site: Path) -> Iterator[Deployment]:
    """Deploy a site."""
    deployment = Deployment(site)
    with odd_server(site, PATH, deployment.alter) as base:
        deployment.base = base
        yield deployment
