"""Shrinking alone, without a snapshot: Pyodide's own loader starts a cut WebAssembly in the browser."""

from pathlib import Path

from tests.pages.runtime.conftest import Manifest, Start
from tests.pages.runtime.host import Host
from tests.support.corpus import corpus_requests
from tests.support.shrunk import WASM, shrunk_for_the_loader
from wardbook import kit
from wardbook.runtime import node
from wardbook.runtime.forms import Part, encode
from wardbook.runtime.upstream import find_upstream


def test_shrunk_without_a_snapshot_answers_the_whole_corpus(
    start: Start, host: Host, manifest: Manifest, tmp_path: Path
) -> None:
    """The byte-code path with a cut WebAssembly in place of the whole one gives the bytes that CPython gives."""
    upstream = find_upstream(web=node.WEB)
    small = Part(content=(shrunk_for_the_loader(upstream, tmp_path) / WASM).read_bytes())
    assert len(small.content) < upstream.path(WASM).stat().st_size
    parts = manifest["parts"]
    part = {**parts["stock-wasm"], "sha256": small.sha256, "length": len(small.content)}
    host.changes[part["forms"]["packed"]["url"]] = lambda _: encode("stock-wasm", small.content, "packed")
    altered = {**manifest, "parts": {**parts, "stock-wasm": part}}
    requests = corpus_requests()
    outcome = start(f"{host.address}/index.html", requests, paths=["bytecode"], manifest=altered)
    assert (outcome.path, outcome.mode, outcome.refused) == ("bytecode", "url", [])
    assert outcome.replies == [kit.call(request) for request in requests]
