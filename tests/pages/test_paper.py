"""What is printed says what it is, and the site says whether it still holds."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.hosts.servers import read_manifest
from tests.pages.conftest import Open
from wardbook.release.paper import mark_papers

CHECK = "about/check-paper.html"
ADDRESS = "https://guides.example/wardbook/"


@pytest.fixture(scope="module", params=["server", "disk"])
def start(request: pytest.FixtureRequest, site_dir: Path, base_url: str) -> str:
    """Give the address of the site, from a server and opened as a file."""
    return base_url if request.param == "server" else site_dir.as_uri()


@pytest.fixture(scope="module")
def addressed(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Copy the site as one that knows where readers find it."""
    folder = tmp_path_factory.mktemp("addressed") / "site"
    shutil.copytree(site_dir, folder)
    manifest = read_manifest(folder)
    mark_papers(folder, identity=replace(manifest.identity, address=ADDRESS), rules=manifest.parts["build"])
    yield folder
    shutil.rmtree(folder)


def code_of(page: Page, address: str) -> str:
    """Read the code at the foot of a page."""
    page.goto(address)
    return page.locator("[data-paper] .g-paper__code").inner_text()


def check(page: Page, start: str, *, code: str, release: str = "") -> Locator:
    """Type what stands on a paper, and give the answer."""
    page.goto(f"{start}/{CHECK}")
    page.get_by_label("Paper code").fill(code)
    page.get_by_label("Release on the paper").fill(release)
    page.get_by_role("button", name="Check this paper").click()
    answer = page.locator("[data-answer] [data-current]").first
    expect(answer).to_be_visible()
    return answer


def test_a_current_paper_is_known(page: Page, start: str) -> None:
    """With the name of its page, however the code was typed."""
    code = code_of(page, f"{start}/calculators/rituximab.html")
    assert re.fullmatch(r"[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}", code)
    answer = check(page, start, code=code.upper().replace(" ", "-"))
    expect(answer).to_have_attribute("data-current", "true")
    expect(answer.get_by_role("link")).to_have_text("Rituximab dose")


@pytest.mark.parametrize(
    ("code", "release", "words"),
    [
        ("ffffffffffff", "", "this site cannot tell"),
        ("ffffffffffff", "2025.1.0-000000000000", "older release"),
        ("ffffffffffff", "2999.1.0-000000000000", "newer release"),
        ("ffffffffffff", "<b>x</b>", "another build"),
        ("ffff", "", "twelve characters"),
    ],
)
def test_no_other_paper_is_called_current(page: Page, base_url: str, code: str, release: str, words: str) -> None:
    """What is known of it is said, and no more."""
    answer = check(page, base_url, code=code, release=release)
    expect(answer).to_have_attribute("data-current", "false")
    expect(answer).to_contain_text(words)


def test_a_scanned_paper_is_compared_with_its_page(page: Page, start: str) -> None:
    """The address of a QR code carries the code of the paper."""
    address = f"{start}/calculators/rituximab.html"
    code = code_of(page, address).replace(" ", "")
    for scanned, current in ((code, "true"), ("000000000000", "false")):
        page.goto("about:blank")
        page.goto(f"{address}#paper={scanned}")
        expect(page.locator(".g-paper__answer")).to_have_attribute("data-current", current)


def test_a_known_address_gives_every_page_a_code_for_cameras(addressed: Path, site_dir: Path) -> None:
    """Drawn with attributes alone; without an address there is none."""
    assert "<svg" not in _paper(site_dir / "index.html")
    for path in addressed.rglob("*.html"):
        if path.name == "404.html":
            continue
        part = _paper(path)
        assert part.count("<svg") == 1, path
        assert f"{ADDRESS}{path.relative_to(addressed).as_posix()}" in part
        assert "style=" not in part


def _paper(path: Path) -> str:
    found = re.search(r'<div class="g-paper">.*?</div>', path.read_text("utf-8"), re.DOTALL)
    assert found, path
    return found[0]


def test_paper_shows_where_it_is_from(page: Page, addressed: Path) -> None:
    """In print the code for cameras and the address are there; on a screen they would be in the way."""
    page.goto(f"{addressed.as_uri()}/index.html")
    expect(page.locator(".g-paper__qr")).to_be_hidden()
    page.emulate_media(media="print")
    for part in (".g-paper__qr", ".g-paper__address", ".g-paper__code", ".g-edition__line >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    # The head of a table stands on every sheet.
    expect(page.locator(".g-edition")).to_have_css("display", "table-header-group")
    expect(page.locator(".md-container")).to_have_css("display", "table")


def test_a_printed_result_is_whole_and_alone(page: Page, open_calculator: Open) -> None:
    """Answer, inputs, time, release and paper code; not the page around it. Afterwards the page is as it was."""
    form = open_calculator("body-surface-area")
    form.fill({"height": "180 cm", "weight": "80 kg"})
    expect(page.locator("[data-calculated]")).to_contain_text(re.compile(r"Calculated on \d{4}-\d\d-\d\d at \d\d:\d\d"))
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator("[data-output]").first).to_be_visible()
    for words in ("180 cm", "80 kg", "Calculated on"):
        expect(page.locator("[data-result]")).to_contain_text(words)
    expect(page.locator("[data-paper]")).to_be_visible()
    expect(page.locator("#worked-examples")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#worked-examples")).to_be_visible()
