"""What every page says about its edition: until when it holds, what has passed, and whether it is stored."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hosts.servers import intranet_server, read_manifest

PATH = "/wardbook/"
PAGES = ("index.html", "calculators/rituximab.html", "guidelines/refractory-itp/index.html")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_when_its_dates_have_passed(name: str, site_dir: Path, page: Page) -> None:
    """On the last day nothing is said; a day later the page warns on top, without a network and opened from a disk."""
    identity = read_manifest(site_dir).identity
    address = f"{site_dir.as_uri()}/{name}"
    page.clock.set_fixed_time(f"{identity.valid_until.isoformat()}T12:00:00")
    page.goto(address)
    foot = page.locator("[data-module=edition]")
    expect(foot).to_contain_text(f"Release {identity.release} of {identity.dated.isoformat()}")
    expect(foot).to_contain_text(f"valid until {identity.valid_until.isoformat()}")
    expect(page.locator("[data-expired]")).to_have_count(0)
    page.clock.set_fixed_time(f"{(identity.valid_until + timedelta(days=1)).isoformat()}T12:00:00")
    page.goto(address)
    expect(page.locator("[data-expired]")).to_contain_text(f"valid until {identity.valid_until.isoformat()}")
    expect(page.locator("[data-expired]")).to_be_in_viewport()


def test_the_edition_is_printed(site_dir: Path, page: Page) -> None:
    """Paper says which release it is of, and the warning is on it as well."""
    page.clock.set_fixed_time("2999-01-01T12:00:00")
    page.goto(f"{site_dir.as_uri()}/calculators/rituximab.html")
    page.emulate_media(media="print")
    expect(page.locator("[data-module=edition]")).to_be_visible()
    expect(page.locator("[data-expired]")).to_be_visible()


def test_plain_http_says_why_nothing_is_stored(site_dir: Path, tmp_path: Path, page: Page) -> None:
    """A name without https has no service worker; the page says what it would need."""
    with intranet_server(site_dir, PATH, tmp_path) as base:
        page.goto(f"{base}/index.html")
        expect(page.locator("[data-stored=impossible]")).to_contain_text("https")
