"""A withdrawal on a device: asked of the network first, and kept for when there is none."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from minisign import KeyPair
from playwright.sync_api import Browser, Page, expect

from tests.hosts.releases import ASSETS, Deployment, deployed, runtime_of
from tests.hosts.servers import Answer, read_manifest
from wardbook.release.recall import NOTHING, Withdrawal, write_list
from wardbook.release.seal import seal

STORING_MS = 120_000
KEYS = KeyPair.generate()
CALCULATOR = "calculators/rituximab.html"


@pytest.fixture(scope="module")
def keyed(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site as a build with ``recall_key`` makes it, sealed again."""
    folder = tmp_path_factory.mktemp("keyed") / "site"
    shutil.copytree(site_dir, folder, ignore=shutil.ignore_patterns("sw.js", "manifest.txt", "status.*"))
    key = bytes(KEYS.public_key).decode("ascii").splitlines()[1]
    manifest = read_manifest(site_dir)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{manifest.policy.file}">'
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8").replace('data-recall-key=""', f'data-recall-key="{key}"')
        page.write_text(text.replace(policy, ""), "utf-8")
    identity = replace(manifest.identity, recall_key=key)
    seal(folder, identity=identity, assets=ASSETS, runtime=runtime_of(site_dir))
    return folder


@pytest.fixture
def deployment(keyed: Path) -> Iterator[Deployment]:
    """Deploy it with a list that withdraws a calculator."""
    with deployed(keyed) as deployment:
        entry = Withdrawal(kind="calculator", id="rituximab", release=None, reason="wrong")
        name, day = read_manifest(keyed).identity.name, date(2026, 11, 22)
        deployment.altered["status.txt"] = Answer(
            write_list([entry], site=name, issued=day, key=KEYS.secret_key).encode()
        )
        yield deployment


@pytest.fixture
def page(browser: Browser, deployment: Deployment) -> Iterator[Page]:
    """Store the release on a device."""
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    page.goto(f"{deployment.base}/index.html")
    page.get_by_role("button", name="Store it for use without a network").click()
    expect(page.locator("[data-stored=yes]")).to_be_visible(timeout=STORING_MS)
    yield page
    context.close()


def state(page: Page, deployment: Deployment) -> str:
    """Open the calculator and tell the state of its result once the list is read."""
    page.goto(f"{deployment.base}/{CALCULATOR}")
    page.wait_for_load_state("networkidle")
    return page.locator("[data-result]").get_attribute("data-state") or ""


def test_the_newest_list_that_was_seen_holds(page: Page, deployment: Deployment) -> None:
    """Without a network, and behind a page that asks to sign in, until the server says that nothing is withdrawn."""
    assert state(page, deployment) == "blocked"
    signed = deployment.altered["status.txt"]
    deployment.altered["status.txt"] = Answer(b"<h1>Sign in</h1>")
    assert state(page, deployment) == "blocked"
    deployment.answers_left = 0
    assert state(page, deployment) == "blocked"
    deployment.answers_left = None
    deployment.altered["status.txt"] = Answer(NOTHING.encode())
    assert state(page, deployment) == "empty"
    deployment.answers_left = 0
    assert state(page, deployment) == "empty"
    deployment.answers_left = None
    deployment.altered["status.txt"] = signed
    assert state(page, deployment) == "blocked"
