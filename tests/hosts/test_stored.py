"""What a device stores: one whole release or none, never two mixed, and no more than the reader agreed to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from tests.hosts.conftest import Go
from tests.hosts.releases import ASSETS, NEWS, SECOND, SECOND_DOSE, Deployment
from tests.hosts.servers import Answer, read_manifest
from tests.hosts.storing import BEGIN_UPDATE, STORES, UPDATE, kill_browser, release_shown, store
from tests.hosts.walk import DOSE, Watched, calculate, dose_of, some_pages_of
from wardbook.release.offline import removing_service_worker

_LOGIN = Answer(b"<!doctype html><h1>Sign in</h1>", headers={"Content-Type": "text/html"})
_FAULT = Answer(b"Internal Server Error", status=500)
_DROP_FILE = """async (address) => {
  for (const store of await caches.keys()) await (await caches.open(store)).delete(address);
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Start a browser that may store."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, deployment: Deployment) -> Page:
    """Store the first release."""
    page = context.new_page()
    store(page, deployment)
    return page


@pytest.fixture(scope="module")
def first(site_dir: Path) -> str:
    """Give the id of the first release."""
    return read_manifest(site_dir).identity.release


def test_one_visit_is_enough(deployment: Deployment, site_dir: Path, context: BrowserContext, go: Go) -> None:
    """The server is gone: everything works under its policy, and the page says what is stored."""
    manifest = read_manifest(site_dir)
    deployment.policy = manifest.policy
    watched = Watched(deployment.base)
    watched.watch(context)
    page = context.new_page()
    store(page, deployment)
    identity = manifest.identity
    stored = page.locator("[data-stored]").inner_text()
    assert all(
        part in stored for part in (identity.release, identity.dated.isoformat(), identity.valid_until.isoformat())
    )
    deployment.answers_left = 0
    page.reload()
    assert release_shown(page, deployment) == identity.release
    go(page, deployment.base, some_pages_of(site_dir))
    watched.hold()
    answer = page.goto(f"{deployment.base}/no-such-page.html")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")


def test_a_new_release_waits_for_the_reader(page: Page, deployment: Deployment, second: Path, first: str) -> None:
    """Until the reader agrees every page and number is of the old one; then all are of the new, and the old is gone."""
    assert release_shown(page, deployment) == first
    deployment.site = second
    deployment.asked.clear()
    assert page.evaluate(UPDATE) == ["installed", True]
    assert not [name for name in deployment.asked if "wasm" in name or "library" in name]  # equal: not fetched again
    assert len([name for name in deployment.asked if "/runtime-package-" in name]) == 1
    assert release_shown(page, deployment) == first
    assert dose_of(calculate(page, deployment.base)) == DOSE
    release_shown(page, deployment)
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
    assert page.evaluate(STORES) == {SECOND: True}
    assert dose_of(calculate(page, deployment.base)) == SECOND_DOSE


def test_closing_every_tab_also_agrees(page: Page, deployment: Deployment, second: Path, first: str) -> None:
    """Whoever never presses the button has the new release when they come back."""
    assert release_shown(page, deployment) == first
    deployment.site = second
    assert page.evaluate(UPDATE) == ["installed", True]
    context = page.context
    page.close()
    again = context.new_page()
    while release_shown(again, deployment) != SECOND:  # the browser takes its time to notice that nobody is left
        again.goto("about:blank")
    assert again.evaluate(STORES) == {SECOND: True}
    assert dose_of(calculate(again, deployment.base)) == SECOND_DOSE


@pytest.mark.parametrize("wrong", [_LOGIN, _FAULT], ids=["altered", "fault"])
def test_a_wrong_file_stops_the_update(
    wrong: Answer, page: Page, deployment: Deployment, second: Path, first: str
) -> None:
    """One wrong file, and the old release stays, with its numbers."""
    release_shown(page, deployment)
    deployment.site = second
    deployment.altered["calculators/index.html"] = wrong
    assert page.evaluate(UPDATE) == ["redundant", False]
    assert release_shown(page, deployment) == first
    assert page.evaluate(STORES) == {first: True, SECOND: False}
    assert dose_of(calculate(page, deployment.base)) == DOSE


def test_a_file_lost_from_the_store_is_never_replaced_by_another(
    page: Page, deployment: Deployment, second: Path, first: str
) -> None:
    """A lost file is fetched if it is the same; a newer one in its place is refused in words."""
    name = "guidelines/refractory-itp/rituximab.html"
    release_shown(page, deployment)
    page.evaluate(_DROP_FILE, f"{deployment.base}/{name}")
    answer = page.goto(f"{deployment.base}/{name}")
    assert answer
    assert answer.status == 200
    deployment.site = second
    answer = page.goto(f"{deployment.base}/{name}")
    assert answer
    assert answer.status == 503
    expect(page.locator("body")).to_contain_text(f"A file of release {first} is missing on this device")


def test_a_full_disk_stops_the_update(page: Page, deployment: Deployment, second: Path, first: str) -> None:
    """The old release stays where there is no room for two."""
    release_shown(page, deployment)
    deployment.site = second
    origin = deployment.base.removesuffix("/wardbook")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
    assert page.evaluate(UPDATE) == ["redundant", False]
    assert release_shown(page, deployment) == first
    assert dose_of(calculate(page, deployment.base)) == DOSE


def test_a_browser_that_dies_goes_on_where_it_was(
    deployment: Deployment, second: Path, first: str, tmp_path: Path, browser_type: BrowserType, launch: dict[str, Any]
) -> None:
    """Killed in mid-update and started without a network: the old release; later only what is missing is fetched."""

    def start() -> BrowserContext:
        return browser_type.launch_persistent_context(tmp_path, service_workers="allow", **launch)

    context = start()
    page = context.new_page()
    store(page, deployment)
    release_shown(page, deployment)
    deployment.site = second
    deployment.asked.clear()
    deployment.hold_at(40)
    page.evaluate(BEGIN_UPDATE)
    deployment.wait_until_held()
    kill_browser(tmp_path)
    deployment.go_on()
    context.close()
    fetched = set(deployment.asked)
    deployment.answers_left = 0
    context = start()
    page = context.new_page()
    assert release_shown(page, deployment) == first
    assert dose_of(calculate(page, deployment.base)) == DOSE
    release_shown(page, deployment)
    deployment.answers_left = None
    deployment.asked.clear()
    assert page.evaluate(UPDATE)[1] is True
    again = fetched & set(deployment.asked) - {"sw.js", "status.txt"}
    assert len(again) < len(fetched) // 2
    context.close()


@pytest.mark.parametrize("answer", [_LOGIN, Answer(b"", status=404)], ids=["login", "missing"])
def test_losing_the_workers_file_removes_nothing(
    answer: Answer, page: Page, deployment: Deployment, first: str
) -> None:
    """To delete the file is no way to withdraw a release: what is stored stays."""
    release_shown(page, deployment)
    deployment.altered["sw.js"] = answer
    page.evaluate(UPDATE)
    assert page.evaluate(STORES) == {first: True}
    assert release_shown(page, deployment) == first


def test_what_is_stored_can_be_removed(page: Page, deployment: Deployment) -> None:
    """The removing worker leaves no store and no worker behind."""
    release_shown(page, deployment)
    kind = {"Content-Type": "text/javascript"}
    deployment.altered["sw.js"] = Answer(removing_service_worker().encode(), headers=kind)
    with page.expect_event("load"):
        page.evaluate(BEGIN_UPDATE)
    assert page.evaluate(STORES) == {}
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_the_store_holds_the_release_and_nothing_typed(page: Page, deployment: Deployment, site_dir: Path) -> None:
    """After use the store has the files of the manifest and its own mark, as before."""
    calculate(page, deployment.base, {"height": "180 cm", "weight": "81.23 kg"})
    stored = page.evaluate("""async () => (await Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({url}) => url)))).flat()""")
    names = {address.removeprefix(f"{deployment.base}/") for address in stored}
    assert names - {"complete"} <= set(read_manifest(site_dir).files)
    assert any(name.startswith(f"{ASSETS}/runtime-") for name in names)
