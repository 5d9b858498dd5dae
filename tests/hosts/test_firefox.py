"""The main path in Firefox ESR: from servers, under the strict policy, from a disk; and what it says when it cannot."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.hosts.conftest import Go, StartFirefox
from tests.hosts.releases import PATH, Deployment, deployed
from tests.hosts.servers import SERVERS, Answer
from tests.hosts.storing import STORES, release_shown, store
from tests.hosts.test_broken import named
from tests.hosts.walk import DOSE, calculate, dose_of, pages_of
from wardbook.release.offline import removing_service_worker

# A page of a disk may read the file beside it only where this browser was told to look away.
_READS_NEIGHBOUR = "fetch('manifest.txt').then(() => 'read', () => 'refused')"


@pytest.mark.parametrize("name", ["python", "iis-like", "disk"])
def test_main_path(name: str, site_dir: Path, tmp_path: Path, start_firefox: StartFirefox, go: Go) -> None:
    """Every page and everything on it: no breach of the policy, nothing foreign, and nothing typed is kept or sent."""
    with SERVERS[name](site_dir, PATH, tmp_path) as base:
        page = start_firefox().new_page()
        page.goto(f"{base}/index.html")
        if name == "disk":
            assert page.evaluate(_READS_NEIGHBOUR) == "refused"
        go(page, base, pages_of(site_dir))


@pytest.mark.parametrize("name", ["python", "disk"])
def test_the_page_itself_calculates_without_workers(
    name: str, site_dir: Path, tmp_path: Path, start_firefox: StartFirefox
) -> None:
    """The last way before the tables gives the same number."""
    page = start_firefox().new_page()
    page.add_init_script("delete globalThis.Worker")
    with SERVERS[name](site_dir, PATH, tmp_path) as base:
        assert dose_of(calculate(page, base)) == DOSE
        expect(page.locator("[data-mode=page]").first).to_be_visible()


@pytest.mark.parametrize("name", ["python", "disk"])
def test_without_webassembly_it_says_so(name: str, site_dir: Path, tmp_path: Path, start_firefox: StartFirefox) -> None:
    """A hardened Firefox is named, and the tables open."""
    page = start_firefox(javascript__options__wasm=False).new_page()
    with SERVERS[name](site_dir, PATH, tmp_path) as base:
        named(page, base, {"no-wasm"})


def test_a_release_is_stored_and_removed(site_dir: Path, start_firefox: StartFirefox) -> None:
    """One visit is enough to read and calculate without a server; the removing worker leaves nothing."""
    with deployed(site_dir) as deployment:
        page = start_firefox().new_page()
        store(page, deployment)
        deployment.answers_left = 0
        assert release_shown(page, deployment)
        assert dose_of(calculate(page, deployment.base)) == DOSE
        _remove(deployment)
        release_shown(page, deployment)  # to open a page is enough for this browser to look for a newer worker
        expect(page.locator("[data-stored]")).to_contain_text("Not stored on this device.")
        assert page.evaluate(STORES) == {}


def _remove(deployment: Deployment) -> None:
    deployment.answers_left = None
    kind = {"Content-Type": "text/javascript"}
    deployment.altered["sw.js"] = Answer(removing_service_worker().encode(), headers=kind)
