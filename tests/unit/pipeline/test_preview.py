"""The preview server: pages with the reload script, waiting for builds, ports that are taken."""

import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from wardbook.pipeline.preview import Builds, PreviewServer, open_server

PAGE = b"<!doctype html><title>x</title>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """A running server over a site of one page."""
    (tmp_path / "index.html").write_bytes(PAGE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "index.html").write_bytes(PAGE)
    (tmp_path / "style.css").write_bytes(b"a{}")
    server = open_server(8765, tmp_path)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _get(server: PreviewServer, path: str) -> bytes:
    with urllib.request.urlopen(server.address() + path, timeout=10) as answer:  # noqa: S310 - our own server
        content: bytes = answer.read()
        return content


@pytest.mark.parametrize("path", ["", "index.html", "index.html?h=word", "sub/", "sub"])
def test_pages_carry_the_reload_script(server: PreviewServer, path: str) -> None:
    """The page on disk stays as it is; on the way it gets one script of the server itself."""
    answer = _get(server, path)
    assert answer.startswith(PAGE)
    assert b'<script src="/-preview/reload.js"' in answer


def test_other_files_stay_as_they_are(server: PreviewServer) -> None:
    """Only pages are added to."""
    assert _get(server, "style.css") == b"a{}"


def test_a_missing_page_says_so(server: PreviewServer) -> None:
    """A wrong address is a 404 even while there is no 404 page yet."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        _get(server, "nowhere.html")
    assert refused.value.code == 404
    refused.value.close()


def test_a_page_learns_of_the_next_build(server: PreviewServer) -> None:
    """A page that waits is answered as soon as a build is finished."""
    server.builds.finished()
    assert _get(server, "-preview/wait?0") == b"1"


def test_waiting_ends_without_a_build() -> None:
    """A page that has seen the newest build gets its number back after a while."""
    assert Builds().wait(0, seconds=0.01) == 0


def test_a_taken_port_is_passed_over(tmp_path: Path) -> None:
    """The next free port is used and printed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = open_server(port, tmp_path)
        assert server.server_port > port
        server.server_close()
