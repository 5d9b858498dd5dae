"""What tests of several folders share: the built site, a server for it, and the system's browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.hosts.servers import INTRANET, SERVERS
from tests.support.listening import listening

pytest_plugins = ("tests.support.results",)

ROOT = Path(__file__).resolve().parents[1]
# No sandbox because continuous integration runs as root; the rest keeps the browser from calling its maker.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1",
]

# A test asks whether something happens, not how fast; a busy machine takes its time.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once for all tests that look at it; or take the one that WARDBOOK_SITE names."""
    if given := os.environ.get("WARDBOOK_SITE"):
        return Path(given)
    out = tmp_path_factory.mktemp("built") / "site"
    done = subprocess.run(
        [sys.executable, "-m", "wardbook", "build", "--root", ROOT, "--out", out],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Keep the test report readable."""


@pytest.fixture(scope="session")
def base_url(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the built site over plain http on a free port; or on the host that WARDBOOK_HOST names: nginx/wardbook/."""
    if given := os.environ.get("WARDBOOK_HOST"):
        name, _, path = given.partition("/")
        with SERVERS[name](site_dir, f"/{path}", tmp_path_factory.mktemp("host")) as address:
            yield address
        return
    with listening(partial(_QuietHandler, directory=str(site_dir))) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium; no test downloads a browser."""
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": BROWSER_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Keep the service worker out of tests that are not about it: what it has stored would hide what a server does."""
    return {**browser_context_args, "service_workers": "block"}
