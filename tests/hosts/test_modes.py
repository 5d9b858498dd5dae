"""Where Python runs: the strongest way that works here, and the page says which."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.hosts.conftest import Watch
from tests.hosts.releases import PATH
from tests.hosts.servers import SERVERS, Answer, copy_site, odd_server, read_manifest
from tests.hosts.walk import DOSE, RITUXIMAB, calculate, dose_of, open_rituximab

NO_WORKERS = "delete globalThis.Worker"
BLOB = """() => new Promise((answer, fail) => {
  const address = URL.createObjectURL(new Blob(["onmessage = ({data}) => postMessage(data + 1)"]));
  const worker = new Worker(address);
  worker.onmessage = ({data}) => answer(data);
  worker.onerror = () => fail(new Error("no answer"));
  worker.postMessage(41);
})"""


def mode_of(page: Page) -> str | None:
    """Tell where the page says that Python runs."""
    return page.locator("[data-mode]").first.get_attribute("data-mode")


@pytest.mark.parametrize(
    ("name", "mode", "words"),
    [
        ("python", "url", "calculated by a background worker"),
        ("disk", "blob", "calculated by a background worker that this page made"),
    ],
)
def test_a_worker_where_one_can_be_had(
    name: str, mode: str, words: str, site_dir: Path, tmp_path: Path, page: Page
) -> None:
    """From a server a worker by its address, from a disk one made of a Blob."""
    with SERVERS[name](site_dir, PATH, tmp_path) as base:
        assert dose_of(calculate(page, base)) == DOSE
        assert mode_of(page) == mode
        expect(page.locator("[data-mode]").first).to_have_text(f"; {words}")


@pytest.mark.parametrize("name", ["python", "intranet", "disk"])
def test_the_page_itself_with_a_warning(
    name: str, site_dir: Path, tmp_path: Path, context: BrowserContext, page: Page, watch: Watch
) -> None:
    """Without workers the page calculates, warns before it starts and beside the answer, and gives the same number."""
    page.add_init_script(NO_WORKERS)
    with SERVERS[name](site_dir, PATH, tmp_path) as base:
        watched = watch(context, base)
        assert dose_of(calculate(page, base)) == DOSE
        assert mode_of(page) == "page"
        expect(page.locator("[data-mode]").first).to_contain_text("because this browser allows no background worker")
        assert watched.faults == []


def test_the_warning_comes_before_the_page_stands_still(site_dir: Path, page: Page) -> None:
    """While the files are on their way the reader learns what will happen."""
    page.add_init_script(NO_WORKERS)

    def slow(name: str, answer: Answer) -> Answer:
        return Answer(answer.body, answer.status, answer.headers, delay=2 if "runtime-wasm" in name else 0)

    with odd_server(site_dir, PATH, slow) as base:
        form = open_rituximab(page, base)
        form.fill(RITUXIMAB)
        expect(form.result).to_contain_text("in this page, because this browser allows it no background worker")
        assert form.settled() == "ready"


def test_a_file_may_refuse_workers_by_its_policy(site_dir: Path, tmp_path: Path, page: Page) -> None:
    """A copy whose pages allow no Blob worker: search is out, the calculator runs in the page."""
    allowed, refused = b"worker-src 'self' blob:", b"worker-src 'self'"
    copy = copy_site(site_dir, tmp_path / "copy", lambda _, content: content.replace(allowed, refused))
    assert dose_of(calculate(page, copy.as_uri())) == DOSE
    assert mode_of(page) == "page"


def test_no_wasm_in_the_page_where_the_policy_forbids_it(site_dir: Path, page: Page) -> None:
    """The server's policy keeps WebAssembly to the worker; without workers that is said, and the tables stay."""
    policy = read_manifest(site_dir).policy.page
    page.add_init_script(NO_WORKERS)

    def strict(_name: str, answer: Answer) -> Answer:
        return Answer(answer.body, answer.status, {**answer.headers, "Content-Security-Policy": policy})

    with odd_server(site_dir, PATH, strict) as base:
        form = open_rituximab(page, base)
        form.fill(RITUXIMAB)
        assert form.settled() == "failed"
        assert form.result.locator("[data-reason]").get_attribute("data-reason") == "no-worker"
        expect(page.locator("details[data-tables]").first).to_have_attribute("open", "")


def test_nothing_takes_the_place_of_workers(site_dir: Path, page: Page) -> None:
    """On a page opened from a disk a worker made of a Blob answers; a shim for the search must not stand in its way."""
    page.goto(f"{site_dir.as_uri()}/index.html")
    assert page.evaluate(BLOB) == 42
