"""What tests of the runtime share: a bare page with the starter and the runtime's files, and a host for it."""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.pages.runtime.host import Host, serving
from wardbook.runtime import RuntimeManifest, build_runtime, node

_PAGE = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<script type="application/json" id="manifest">%s</script><script src="page.js"></script><h1>Start</h1>"""
_ENTRY = 'import { startWorker } from "%s/start.mjs"; window.startWorker = startWorker;'
_START = """async ({ requests, options }) => {
  const manifest = JSON.parse(document.getElementById("manifest").textContent);
  const base = new URL("runtime/", location.href).href;
  try {
    const { worker, mode, path, attempts } = await startWorker({ manifest, base, release: "r1", ...options });
    const answers = new Map();
    await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => {
        if (data.type === "failed") reject(new Error(data.detail));
        answers.set(data.id, data.reply);
        if (answers.size === requests.length) resolve();
      });
      requests.forEach((request, id) => worker.postMessage({ type: "call", id, request, release: "r1" }));
    });
    worker.terminate();
    return { mode, path, attempts, replies: requests.map((_, id) => answers.get(id)) };
  } catch (error) {
    const attempts = error.attempts ?? [{ path: "", reason: String(error) }];
    return { mode: "", path: "", attempts, replies: [] };
  }
}"""


@dataclass(frozen=True)
class Outcome:
    """How a start ended.

    Args:
        mode: ``url``, ``blob`` or ``page``; empty when every path failed.
        path: The path that answered.
        refused: Path and reason of each attempt that failed, in order.
        replies: Replies to the requests, in order.
    """

    mode: str
    path: str
    refused: list[tuple[str, str]]
    replies: list[str]


type Start = Callable[..., Outcome]
type Manifest = dict[str, Any]


@pytest.fixture(scope="session")
def manifest(runtime_site: Path) -> Manifest:
    """Give the manifest of the built runtime."""
    data: Manifest = json.loads((runtime_site / "manifest.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture(scope="session")
def runtime_site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """Build the runtime, and a page that holds nothing but the starter."""
    folder = tmp_path_factory.mktemp("runtime")
    built: RuntimeManifest = build_runtime(cache=root / ".cache" / "runtime", out=folder / "runtime", progress=print)
    (folder / "manifest.json").write_text(json.dumps(built.data), encoding="utf-8")
    (folder / "index.html").write_text(_PAGE % json.dumps(built.data), encoding="utf-8")
    (folder / "entry.mjs").write_text(_ENTRY % node.WORKER.as_posix(), encoding="utf-8")
    bundler = node.WEB / "node_modules" / ".bin" / "esbuild"
    arguments: list[str | Path] = [folder / "entry.mjs", "--bundle", "--format=iife", f"--outfile={folder / 'page.js'}"]
    subprocess.run([bundler, *arguments, "--log-level=error"], check=True)
    return folder


@pytest.fixture
def host(runtime_site: Path) -> Iterator[Host]:
    """Serve the page; a test says what the host gets wrong."""
    with serving(Host(runtime_site)) as host:
        yield host


@pytest.fixture
def start(browser: Browser) -> Iterator[Start]:
    """Give a function that opens an address, starts the runtime there and asks it."""
    context = browser.new_context()
    yield starter(context)
    context.close()


def starter(context: BrowserContext) -> Start:
    """Make a function that opens an address, starts the runtime there and asks it."""

    def run(address: str, requests: list[str], *, before: str = "", **options: object) -> Outcome:
        page = context.new_page()
        page.add_init_script(before)
        page.goto(address)
        found = page.evaluate(_START, {"requests": requests, "options": options})
        page.close()
        refused = [(attempt["path"], attempt["reason"]) for attempt in found["attempts"]]
        return Outcome(mode=found["mode"], path=found["path"], refused=refused, replies=found["replies"])

    return run
