"""Dates that have passed are said wherever a dose is: in the result, and on the page before anything is asked."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hosts.servers import read_manifest
from tests.pages.conftest import Open
from tests.pages.forms import START_MS

INPUTS = {"height": "180 cm", "weight": "80 kg"}


@pytest.mark.parametrize("when", ["after", "before"])
def test_a_result_says_what_is_wrong_with_its_dates(
    page: Page, site_dir: Path, open_calculator: Open, when: str
) -> None:
    """Past its validity the answer begins with that; a clock that is behind the release proves nothing."""
    identity = read_manifest(site_dir).identity
    day = identity.valid_until + timedelta(days=1) if when == "after" else identity.dated - timedelta(days=1)
    page.clock.set_fixed_time(day.isoformat() + "T12:00:00")
    form = open_calculator("body-surface-area")
    words = f"valid until {identity.valid_until}" if when == "after" else "before this release was made"
    expect(page.locator(".g-edition__warning")).to_contain_text(words)
    form.fill(INPUTS)
    first = form.result.locator("[data-result-body] > [data-expired]").first
    expect(first).to_be_visible(timeout=START_MS)
    expect(form.result.locator("[data-result-body]")).to_contain_text(words)
    expect(form.result).to_have_attribute("data-state", "ready")
    expect(form.result.locator("[data-calculated]")).to_contain_text(f"Calculated on {day} at 12:00")


def test_within_its_dates_a_result_says_nothing_of_them(page: Page, site_dir: Path, open_calculator: Open) -> None:
    """No warning that readers would learn to pass over."""
    day: date = read_manifest(site_dir).identity.valid_until
    page.clock.set_fixed_time(day.isoformat() + "T12:00:00")
    form = open_calculator("body-surface-area")
    form.fill(INPUTS)
    expect(form.result).to_have_attribute("data-state", "ready", timeout=START_MS)
    assert page.locator("[data-expired]").count() == 0
