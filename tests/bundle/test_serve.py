"""The small server of a bundle: nothing but Python, nothing but the site, the policy on every answer."""

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wardbook.release.manifest import MANIFEST, Manifest

OUTSIDE = (
    "/../SHA256SUMS",
    "/%2e%2e/SHA256SUMS",
    "/..%2fSHA256SUMS",
    "/calculators/../../SHA256SUMS",
    "/%2e%2e%2f%2e%2e%2fetc/passwd",
    "//etc/passwd",
    "/..%5cSHA256SUMS",
    "/assets/%00/../../../SHA256SUMS",
)


@pytest.fixture
def port(unpacked: Path) -> Iterator[int]:
    """Start the server of an unpacked bundle by a Python that knows no package of ours."""
    command: list[str | Path] = [sys.executable, "-I", "-S", unpacked / "serve.py", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = re.search(r"http://localhost:(\d+)/", process.stdout.readline())
        assert address
        yield int(address[1])
        process.terminate()


def _get(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def test_it_serves_the_site_with_its_policy(port: int, unpacked: Path) -> None:
    """Pages and workers with the header that each needs."""
    manifest = Manifest.from_text((unpacked / "site" / MANIFEST).read_text("utf-8"))
    status, headers, body = _get(port, "/")
    assert (status, body) == (200, (unpacked / "site" / "index.html").read_bytes())
    assert headers["Content-Security-Policy"] == manifest.policy.page
    assert headers["X-Content-Type-Options"] == "nosniff"
    _, headers, _ = _get(port, f"/{manifest.workers[0]}?x=1")
    assert headers["Content-Security-Policy"] == manifest.policy.worker
    assert headers["Content-type"] == "text/javascript; charset=utf-8"


def test_it_serves_nothing_outside_the_site(port: int, unpacked: Path) -> None:
    """However the way out is written."""
    for path in OUTSIDE:
        status, _, body = _get(port, path)
        assert status in {301, 400, 404}, path
        assert (unpacked / "SHA256SUMS").read_bytes() not in body, path
        assert b"root:" not in body, path


def test_it_lists_no_folder(port: int) -> None:
    """A folder without a start page shows nothing of what it holds."""
    assert _get(port, "/assets/")[0] == 404
