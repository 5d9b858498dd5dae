"""Addresses that try to leave the folder of the site, at each server of ours."""

import http.client
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from wardbook.pipeline.preview import PreviewServer
from wardbook.release.manifest import MANIFEST, Manifest
from wardbook.release.serve import Handler

ESCAPES = (
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/calculators/../../secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/....//secret.txt",
    "/..\\secret.txt",
    "/%5c..%5csecret.txt",
    "//secret.txt",
    "/%00/../secret.txt",
    "/index.html/../../secret.txt",
)


@pytest.fixture(params=["bundle", "preview"])
def port(request: pytest.FixtureRequest, small_site: tuple[Path, Manifest]) -> Iterator[int]:
    """Serve a small site that has a secret beside its folder."""
    folder, _ = small_site
    (folder.parent / "secret.txt").write_text("SECRET", "utf-8")
    server: ThreadingHTTPServer
    if request.param == "bundle":
        Handler.manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    else:
        server = PreviewServer(0, folder)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", ESCAPES)
def test_no_address_leaves_the_site(port: int, address: str) -> None:
    """The answer is never a file beside the folder."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("GET", address, skip_host=False)
    connection.endheaders()
    answer = connection.getresponse()
    assert b"SECRET" not in answer.read()
    assert answer.status >= 300
    connection.close()
