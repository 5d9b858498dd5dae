"""The main path on every server, under two addresses each, from a disk, and under a name that browsers do not trust."""

import os
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.hosts import servers
from tests.hosts.conftest import Go, Watch
from tests.hosts.servers import PATHS
from tests.hosts.walk import DOSE, calculate, dose_of, some_pages_of

# nginx and Apache are no part of the environment that `make setup` makes; `make test-hosts` asks for them.
INSTALLED = {"nginx", "apache"} if os.environ.get("WARDBOOK_SERVERS") == "all" else set()
SERVERS = {name: serve for name, serve in servers.SERVERS.items() if name in {"python", "iis-like", "disk"} | INSTALLED}
WITH_HEADERS = tuple(name for name in SERVERS if name not in {"python", "disk"})


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", SERVERS)
def test_main_path_on_every_server(name: str, path: str, site_dir: Path, tmp_path: Path, page: Page, go: Go) -> None:
    """Everything works under any address, with the strict policy where the server sends it."""
    with SERVERS[name](site_dir, path, tmp_path) as base:
        go(page, base, some_pages_of(site_dir))


@pytest.mark.parametrize("name", WITH_HEADERS)
def test_servers_send_the_policy(name: str, site_dir: Path, tmp_path: Path) -> None:
    """Pages and their worker get their own form of it; a wrong address gets our page and the status 404."""
    manifest = servers.read_manifest(site_dir)
    with SERVERS[name](site_dir, PATHS[0], tmp_path) as base:
        for address in ("", "index.html", "calculators/rituximab.html"):
            assert _policy_of(f"{base}/{address}") == manifest.policy.page
        for address in manifest.workers:
            assert _policy_of(f"{base}/{address}") == manifest.policy.worker
        with pytest.raises(urllib.error.HTTPError) as refused:
            _policy_of(f"{base}/no/such/page.html")
        with refused.value as answer:
            assert answer.code == 404
            assert b"There is no page at this address" in answer.read()


def _policy_of(address: str) -> str | None:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - a server of this test
        policy: str | None = answer.headers["Content-Security-Policy"]
        return policy


def test_main_path_under_a_name_without_https(site_dir: Path, tmp_path: Path, page: Page, go: Go) -> None:
    """A plain http name of an intranet has no service worker and no hashing of the browser's own."""
    with servers.intranet_server(site_dir, PATHS[0], tmp_path) as base:
        go(page, base, some_pages_of(site_dir))
        assert page.evaluate("[isSecureContext, typeof crypto.subtle, 'serviceWorker' in navigator]") == [
            False,
            "undefined",
            False,
        ]


def test_scripts_as_text_without_nosniff_still_calculate(site_dir: Path, page: Page) -> None:
    """The browser refuses the worker by its address; the page falls back to one made of text that it has proven."""

    def as_text(name: str, answer: servers.Answer) -> servers.Answer:
        return replace(answer, headers={"Content-Type": "text/plain"}) if name.endswith(".js") else answer

    with servers.odd_server(site_dir, PATHS[0], as_text) as base:
        assert dose_of(calculate(page, base)) == DOSE


def test_worker_cannot_open_a_connection(
    site_dir: Path, tmp_path: Path, context: BrowserContext, page: Page, watch: Watch
) -> None:
    """With the server's policy, a script inside the worker asks for an address in vain."""
    with servers.iis_like_server(site_dir, PATHS[0], tmp_path) as base:
        watched = watch(context, base)
        calculate(page, base)
        (worker,) = [worker for worker in page.workers if "/runtime-" in worker.url]
        assert worker.evaluate("fetch('/wardbook/index.html').then(() => 'sent', () => 'refused')") == "refused"
        assert not [url for url in watched.asked if url.endswith("/wardbook/index.html")]
