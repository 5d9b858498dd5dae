"""Whatever happens to a file of the runtime, the answers are right or there are none; the next path takes over."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType

from tests.pages.runtime.conftest import Manifest, Start, starter
from tests.pages.runtime.host import Change, Host, cut, flipped, lost
from tests.support.corpus import corpus_requests
from wardbook import kit

_REQUEST = json.dumps({"calculator": "body-surface-area", "inputs": {"height": "180 cm", "weight": "80 kg"}})
# `make deep` damages every file of the runtime, and asks the whole corpus from a disk and in the page as well; each run
# damages the files that each start of the fast path takes, and asks those every tenth request.
_DEEP = bool(os.environ.get("WARDBOOK_DEEP"))
_SOME = 1 if _DEEP else 10


@pytest.mark.parametrize("path", ["snapshot", "bytecode", "stock"])
@pytest.mark.parametrize("kind", ["http", "file"])
def test_every_path_answers_the_whole_corpus(
    start: Start, host: Host, runtime_site: Path, path: str, kind: str
) -> None:
    """Each path gives the same bytes as the Python that built the site; so does a file, asked a part of it."""
    address = f"{host.address}/index.html" if kind == "http" else (runtime_site / "index.html").as_uri()
    requests = corpus_requests()[:: 1 if kind == "http" else _SOME]
    outcome = start(address, requests, paths=[path])
    assert (outcome.path, outcome.mode) == (path, "url" if kind == "http" else "blob")
    assert outcome.replies == [kit.call(request) for request in requests]


@pytest.mark.parametrize("kind", ["http", "file"])
def test_without_workers_the_page_answers_the_same(start: Start, host: Host, runtime_site: Path, kind: str) -> None:
    """Python inside the page itself gives the same bytes; Pyodide's own JavaScript is kept out of the page."""
    address = f"{host.address}/index.html" if kind == "http" else (runtime_site / "index.html").as_uri()
    requests = corpus_requests()[::_SOME]
    before = "delete globalThis.Worker"
    outcome = start(address, requests, before=before)
    assert (outcome.path, outcome.mode) == ("snapshot", "page")
    assert outcome.replies == [kit.call(request) for request in requests]
    for path in ("bytecode", "stock"):
        assert start(address, [_REQUEST], before=before, paths=[path]).refused == [(path, "no-worker")]


@pytest.mark.parametrize("change", [flipped, cut, lost])
@pytest.mark.parametrize("part", ["wasm", "memory", "proof"])
def test_a_damaged_part_is_answered_by_another_path(start: Start, host: Host, part: str, change: Change) -> None:
    """A part that is altered, cut or missing in each of its forms stops the fast path, and another one answers."""
    host.changes[f"runtime-{part}-"] = change
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert outcome.refused[0] in {("snapshot", "file-altered"), ("snapshot", "file-missing")}
    if part == "proof":
        assert (outcome.path, outcome.replies) == ("", [])
    else:
        assert (outcome.path, outcome.replies) == ("bytecode", [kit.call(_REQUEST)])


@pytest.mark.parametrize("form", ["", "gz-", "packed-"])
def test_one_damaged_form_never_gives_a_wrong_answer(start: Start, host: Host, manifest: Manifest, form: str) -> None:
    """Where only one form of the memory is wrong, the answer is right by whichever path."""
    host.changes[f"runtime-memory-{form}{manifest['build']}"] = flipped
    for compresses in (False, True):
        host.compresses = compresses
        assert start(f"{host.address}/index.html", [_REQUEST]).replies == [kit.call(_REQUEST)]


def test_a_foreign_snapshot_is_refused(start: Start, host: Host, runtime_site: Path, manifest: Manifest) -> None:
    """Memory of another build, whole in itself, is not what the manifest names."""
    files = runtime_site / "runtime"
    other = (files / manifest["parts"]["memory"]["forms"]["raw"]["url"]).read_bytes().replace(b"Height", b"Weight")
    host.changes["runtime-memory-"] = lambda _: other
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert outcome.refused == [("snapshot", "file-altered")]
    assert outcome.replies == [kit.call(_REQUEST)]


@pytest.mark.parametrize("change", [flipped, cut, lost])
def test_a_damaged_worker_script_is_replaced(start: Start, host: Host, manifest: Manifest, change: Change) -> None:
    """A script that is wrong does not answer; its packed twin or another path does."""
    host.changes[manifest["scripts"]["core"]["url"]] = change
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert outcome.replies == [kit.call(_REQUEST)]
    assert outcome.mode == "blob" or outcome.path == "bytecode"


def test_with_nothing_left_every_path_says_why(start: Start, host: Host) -> None:
    """Without any file of the runtime there is no answer, and each path's reason is told."""
    host.changes["runtime-"] = lost
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert outcome.replies == []
    assert outcome.refused == [(path, "file-missing") for path in ("snapshot", "bytecode", "stock")]


def test_scripts_sent_as_plain_text_still_start(start: Start, host: Host) -> None:
    """Where a browser refuses such a worker, one made of a Blob stands in; either way the fast path answers."""
    host.types[".js"] = "text/plain"
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert (outcome.path, outcome.refused, outcome.replies) == ("snapshot", [], [kit.call(_REQUEST)])


@pytest.mark.parametrize("kind", ["application/octet-stream", "", "image/png"])
def test_content_types_of_data_do_not_matter(start: Start, host: Host, kind: str) -> None:
    """The bytes decide, not what the host calls them."""
    host.types[".txt"] = kind
    outcome = start(f"{host.address}/index.html", [_REQUEST])
    assert (outcome.mode, outcome.path, outcome.refused) == ("url", "snapshot", [])


def test_a_host_that_compresses_sends_the_plain_form(start: Start, host: Host, manifest: Manifest) -> None:
    """Nothing is compressed twice; where the host does not compress, the compressed file is taken."""
    forms = manifest["parts"]["wasm"]["forms"]
    for compresses, wanted in ((True, "raw"), (False, "gzip")):
        host.compresses = compresses
        host.asked.clear()
        assert start(f"{host.address}/index.html", [_REQUEST]).path == "snapshot"
        assert f"/runtime/{forms[wanted]['url']}" in host.asked
    assert f"/runtime/{forms['packed']['url']}" not in host.asked


@pytest.mark.parametrize("changes", [{}, {"runtime-wasm-": lost}])
def test_what_is_compiled_is_asked_for_first(start: Start, host: Host, changes: dict[str, Change]) -> None:
    """The memory is asked for when the WebAssembly is nearly here, to be compiled meanwhile, or is lost."""
    host.changes = changes
    assert start(f"{host.address}/index.html", [_REQUEST]).replies == [kit.call(_REQUEST)]
    asked = [name for path in host.asked for name in ("wasm", "memory") if f"runtime-{name}-" in path]
    assert asked[0] == "wasm"
    assert "memory" in asked


def test_another_release_is_refused_for_good(start: Start, host: Host, manifest: Manifest) -> None:
    """A worker of another build is not asked twice: the page has to be loaded anew."""
    outcome = start(f"{host.address}/index.html", [_REQUEST], manifest={**manifest, "build": "0" * 16})
    assert outcome.refused == [("snapshot", "release-mismatch")]


def test_one_flipped_byte_in_any_file_never_gives_a_wrong_answer(
    start: Start, host: Host, runtime_site: Path, manifest: Manifest
) -> None:
    """File by file: whichever path takes over, the answer is right."""
    fast = {manifest["parts"][name]["forms"]["gzip"]["url"] for name in manifest["paths"][0]["parts"]}
    names = sorted(path.name for path in (runtime_site / "runtime").iterdir())
    for name in names if _DEEP else sorted(fast):
        host.changes = {name: flipped}
        for path in manifest["paths"] if _DEEP else manifest["paths"][:1]:
            left = [other["name"] for other in manifest["paths"][manifest["paths"].index(path) :]]
            outcome = start(f"{host.address}/index.html", [_REQUEST], paths=left)
            assert outcome.replies == [kit.call(_REQUEST)], (name, path["name"])


def test_plain_http_without_native_hashes_is_proven_all_the_same(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], host: Host
) -> None:
    """A name on plain http has no `crypto.subtle`; the fast path answers, and an altered memory is noticed."""
    arguments = [*browser_type_launch_args["args"], "--host-resolver-rules=MAP plain.test 127.0.0.1"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    context = browser.new_context()
    address = host.address.replace("127.0.0.1", "plain.test") + "/index.html"
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("[isSecureContext, crypto.subtle === undefined]") == [False, True]
    ask = starter(context)
    assert (ask(address, [_REQUEST]).path, ask(address, [_REQUEST]).replies) == ("snapshot", [kit.call(_REQUEST)])
    host.changes["runtime-memory-"] = flipped
    outcome = ask(address, [_REQUEST])
    assert (outcome.refused, outcome.path) == ([("snapshot", "file-altered")], "bytecode")
    assert outcome.replies == [kit.call(_REQUEST)]
    browser.close()
