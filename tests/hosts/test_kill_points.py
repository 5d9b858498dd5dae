"""An update that is killed at any point: the stored release stays whole and alone, and the next try ends well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.hosts.releases import SECOND, SECOND_DOSE, Deployment
from tests.hosts.servers import read_manifest
from tests.hosts.storing import BEGIN_UPDATE, DROP, SETTLED, STORES, UPDATE, release_shown, store
from tests.hosts.walk import DOSE, calculate, dose_of

NETWORK_POINTS = 60
WORKER_POINTS = 40


@pytest.fixture
def page(browser: Browser, deployment: Deployment) -> Iterator[Page]:
    """Store the first release."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    store(page, deployment)
    release_shown(page, deployment)
    yield page
    context.close()


def old_release_is_whole(page: Page, deployment: Deployment, first: str, point: int) -> None:
    """The old release is the only complete one, and is the one that is shown; now and then it is asked to calculate."""
    stores = page.evaluate(STORES)
    assert stores.pop(first) is True, point
    assert stores in ({}, {SECOND: False}), point
    assert release_shown(page, deployment) == first, point
    if point % 20 == 0:
        assert dose_of(calculate(page, deployment.base)) == DOSE, point
        release_shown(page, deployment)
    page.evaluate(DROP, SECOND)


def then_it_ends_well(page: Page, deployment: Deployment, second: Path) -> None:
    """With nothing in its way the update is stored and waits, and shows its own numbers once it is agreed to."""
    deployment.site = second
    assert page.evaluate(UPDATE) == ["installed", True]
    page.reload()
    with page.expect_event("load"):
        page.get_by_role("button", name="Use it now").click()
    assert dose_of(calculate(page, deployment.base)) == SECOND_DOSE


# The second release stands on the server only while it is fetched: between two points the browser would fetch it whole.


def test_network_ends_at_any_request(page: Page, deployment: Deployment, second: Path, site_dir: Path) -> None:
    """The server is gone after any number of answers."""
    first = read_manifest(site_dir).identity.release
    for point in range(NETWORK_POINTS):
        deployment.site, deployment.answers_left = second, point
        assert page.evaluate(UPDATE) == ["redundant", False], point
        deployment.site, deployment.answers_left = site_dir, None
        old_release_is_whole(page, deployment, first, point)
    then_it_ends_well(page, deployment, second)


def test_worker_is_stopped_at_any_request(page: Page, deployment: Deployment, second: Path, site_dir: Path) -> None:
    """The browser stops the worker, as it does when memory is short, while any file is on its way."""
    first = read_manifest(site_dir).identity.release
    devtools = page.context.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    for point in range(WORKER_POINTS):
        deployment.site = second
        deployment.hold_at(point)
        page.evaluate(BEGIN_UPDATE)
        deployment.wait_until_held()
        devtools.send("ServiceWorker.stopAllWorkers")
        deployment.site = site_dir
        deployment.go_on()
        assert page.evaluate(SETTLED) is False, point
        old_release_is_whole(page, deployment, first, point)
    then_it_ends_well(page, deployment, second)
