"""What a device stores: one whole release or none, never two mixed, and no more than the reader agreed to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.hosts.releases import NEWS, SECOND, Deployment, deployed, second_release
from tests.hosts.servers import read_manifest
from tests.hosts.walk import DOSE, calculate, dose_of, search
from wardbook.release.offline import removing_service_worker

KILL_POINTS = 100
STORING_MS = 120_000

_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => undefined);
  const worker = registration.installing;
  if (worker) await new Promise((done) => worker.addEventListener("statechange", done, {once: true}));
  return [worker?.state ?? "none", Boolean(registration.waiting)];
}"""
_STORES = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) => {
  const cache = await caches.open(name);
  const complete = (await cache.keys()).some(({url}) => url.endsWith("/complete"));
  return [name.split(" ").at(-1), complete];
})))"""
_DROP = """(release) => caches.keys().then((names) => Promise.all(
  names.filter((name) => name.endsWith(release)).map((name) => caches.delete(name))))"""


@pytest.fixture(scope="module")
def second(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a second release."""
    return second_release(site_dir, tmp_path_factory.mktemp("second") / "site")


@pytest.fixture
def deployment(site_dir: Path) -> Iterator[Deployment]:
    """Deploy the first release."""
    with deployed(site_dir) as deployment:
        yield deployment


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Start a browser that may store."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, deployment: Deployment) -> Page:
    """Visit the first release once and ask to store it, until it is stored."""
    page = context.new_page()
    page.goto(f"{deployment.base}/index.html")
    page.get_by_role("button", name="Store it for use without a network").click()
    expect(page.locator("[data-stored=yes]")).to_be_visible(timeout=STORING_MS)
    return page


def release_shown(page: Page, deployment: Deployment) -> str:
    """Open the home page anew and tell which release it is of."""
    page.goto(f"{deployment.base}/index.html")
    return page.locator("[data-module=edition]").get_attribute("data-edition") or ""


def test_one_visit_is_enough(page: Page, deployment: Deployment, site_dir: Path) -> None:
    """The server is gone: pages, search and calculators work, and what is stored says what it is and until when."""
    identity = read_manifest(site_dir).identity
    stored = page.locator("[data-stored]").inner_text()
    assert all(
        part in stored for part in (identity.release, identity.dated.isoformat(), identity.valid_until.isoformat())
    )
    deployment.answers_left = 0
    assert release_shown(page, deployment) == identity.release
    assert any("rituximab" in address for address in search(page, deployment.base, "rituximab"))
    assert dose_of(calculate(page, deployment.base)) == DOSE
    answer = page.goto(f"{deployment.base}/no-such-page.html")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")


def test_a_new_release_waits_for_the_reader(page: Page, deployment: Deployment, second: Path, site_dir: Path) -> None:
    """Until the reader agrees every page is of the old one; then all are of the new one, and the old is gone."""
    first = read_manifest(site_dir).identity.release
    assert release_shown(page, deployment) == first
    deployment.site = second
    deployment.asked.clear()
    assert page.evaluate(_UPDATE) == ["installed", True]
    assert not [name for name in deployment.asked if "/runtime-" in name]  # what is equal is not fetched again
    assert release_shown(page, deployment) == first
    other = page.context.new_page()
    answer = other.goto(f"{deployment.base}/second-only.html")
    assert answer
    assert answer.status == 404
    other.goto(f"{deployment.base}/calculators/index.html")
    with other.expect_event("load"), page.expect_event("load"):
        page.get_by_role("button", name="Use it now").click()
    for tab in (page, other):
        assert tab.locator("[data-module=edition]").get_attribute("data-edition") == SECOND
    assert release_shown(page, deployment) == SECOND
    expect(page.get_by_text(NEWS)).to_be_visible()
    assert page.evaluate(_STORES) == {SECOND: True}
    assert dose_of(calculate(page, deployment.base)) == DOSE


def test_an_altered_file_stops_the_update(page: Page, deployment: Deployment, second: Path, site_dir: Path) -> None:
    """One wrong file, and the old release stays."""
    first = read_manifest(site_dir).identity.release
    release_shown(page, deployment)
    deployment.site = second
    deployment.altered["calculators/index.html"] = b"<h1>Signed out</h1>"
    assert page.evaluate(_UPDATE) == ["redundant", False]
    assert release_shown(page, deployment) == first
    assert page.evaluate(_STORES) == {first: True, SECOND: False}


def test_no_kill_point_mixes_releases(page: Page, deployment: Deployment, second: Path, site_dir: Path) -> None:
    """The network ends after any number of files of an update: the old release stays whole, the new one is not used."""
    first = read_manifest(site_dir).identity.release
    release_shown(page, deployment)
    deployment.site = second
    pages = len(list(second.rglob("*.html")))
    for point in range(KILL_POINTS):
        deployment.answers_left = point * (pages - 1) // KILL_POINTS
        assert page.evaluate(_UPDATE) == ["redundant", False], point
        assert page.evaluate(_STORES) == {first: True, SECOND: False}, point
        if point % 20 == 0:
            assert release_shown(page, deployment) == first
        page.evaluate(_DROP, SECOND)
    deployment.answers_left = None
    assert page.evaluate(_UPDATE) == ["installed", True]


def test_what_is_stored_can_be_removed(page: Page, deployment: Deployment, tmp_path: Path) -> None:
    """The removing worker leaves no store and no worker behind; to delete the worker's file removes nothing."""
    release_shown(page, deployment)
    deployment.altered["sw.js"] = b"<!doctype html>login"
    page.evaluate(_UPDATE)
    assert len(page.evaluate(_STORES)) == 1
    deployment.altered["sw.js"] = removing_service_worker().encode()
    with page.expect_event("load"):
        page.evaluate("() => void navigator.serviceWorker.getRegistration().then((one) => one.update())")
    assert page.evaluate(_STORES) == {}
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
