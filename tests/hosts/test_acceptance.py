"""The acceptance page: what it finds on a good server, on a broken one, and on a disk."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.hosts.servers import Answer, iis_like_server, odd_server
from tests.pages.forms import START_MS

PATH = "/wardbook/"


def record_of(page: Page, base: str) -> list[str]:
    """Run the check and give its record."""
    page.goto(f"{base}/about/acceptance.html")
    page.get_by_role("button", name="Check this copy").click()
    record = page.locator("[data-record][data-wrong]")
    expect(record).to_be_attached(timeout=2 * START_MS)
    return record.inner_text().splitlines()


def test_a_good_copy_is_acceptable(site_dir: Path, tmp_path: Path, page: Page) -> None:
    """Files, types, policy and all cases are right; no list can withdraw it, which is said; the record can be saved."""
    with iis_like_server(site_dir, PATH, tmp_path) as base:
        lines = record_of(page, base)
        assert lines[0] == "Wardbook acceptance record: ACCEPTABLE"
        assert not [line for line in lines if line.startswith("WRONG")]
        assert any(line.startswith("RIGHT  Calculators: all ") for line in lines)
        assert any(line.startswith("NOTE  Withdrawals: this release was built without a key") for line in lines)
        assert sum("Policy of" in line and line.startswith("RIGHT") for line in lines) >= 2
        with page.expect_download() as download:
            page.get_by_role("link", name="Save the record").click()
        assert download.value.suggested_filename.startswith("acceptance-")
        assert Path(download.value.path()).read_text("utf-8").splitlines() == lines


def test_a_bad_copy_is_named(site_dir: Path, page: Page) -> None:
    """A file altered, one missing, and a type that is wrong."""

    def alter(name: str, answer: Answer) -> Answer:
        if name == "guidelines/refractory-itp/rituximab.html":
            return replace(answer, body=answer.body.replace(b"mg", b"g"))
        if name == "404.html":
            return Answer(b"", status=404)
        if name.endswith(".css"):
            return replace(answer, headers={"Content-Type": "text/plain"})
        return answer

    with odd_server(site_dir, PATH, alter) as base:
        record = "\n".join(record_of(page, base))
    assert "NOT ACCEPTABLE" in record
    assert "404.html is missing" in record
    assert "guidelines/refractory-itp/rituximab.html is altered" in record
    assert ".css is sent as text/plain" in record


def test_from_a_disk_the_calculators_are_checked(site_dir: Path, page: Page) -> None:
    """Files cannot be read there, which is said; every case is asked all the same."""
    record = record_of(page, site_dir.as_uri())
    assert any(line.startswith("NOTE  Files: a page opened from a disk") for line in record)
    assert any(line.startswith("RIGHT  Calculators: all ") for line in record)
