"""Starting Python: with a page that holds a calculator, never without an end, and every failure in words."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.pages.conftest import Open, Watch, spec_of
from tests.pages.forms import START_MS, CalculatorForm

_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}
_LINKED = re.compile(r'href="[^"]*calculators/(?!index\.html)')
_RUNTIME = re.compile(r"/assets/wardbook/runtime-")


@pytest.fixture
def thrifty(context: BrowserContext) -> None:
    """Have the browser ask to save data, so that nothing starts before a reader turns to a calculator."""
    context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")


def hold_runtime(page: Page) -> list[Route]:
    """Let requests for the runtime wait until `page.unroute(_RUNTIME)`, to see what a page shows meanwhile."""
    held: list[Route] = []
    page.route(_RUNTIME, lambda route: held.append(route))  # noqa: PLW0108 - a built-in cannot be asked for its arguments
    return held


@pytest.fixture(scope="module")
def reading_page(site_dir: Path) -> str:
    """Find a page of the guideline that links to a calculator and holds none."""
    pages = sorted((site_dir / "guidelines").glob("*/*.html"))
    texts = ((page, page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]) for page in pages)
    return next(
        page.relative_to(site_dir).as_posix()
        for page, text in texts
        if 'data-calculator="' not in text and _LINKED.search(text)
    )


def test_reading_loads_no_byte_of_the_runtime(page: Page, base_url: str, reading_page: str, watch: Watch) -> None:
    """A page without a calculator is read to its end without a request for Python."""
    page.goto(f"{base_url}/{reading_page}")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    assert watch.runtime() == []


@pytest.mark.parametrize("turn", ["hover", "focus"])
def test_turning_to_a_link_fetches_what_its_page_needs(
    page: Page, base_url: str, reading_page: str, watch: Watch, turn: str
) -> None:
    """At the first interest in a calculator its files are fetched, once, and nothing runs yet."""
    page.goto(f"{base_url}/{reading_page}")
    link = page.locator("article a[href*='calculators/']:not([href*='index.html'])").first
    with page.expect_request(_RUNTIME):
        link.hover() if turn == "hover" else link.focus()
    page.wait_for_load_state("networkidle")
    asked = watch.runtime()
    assert len(asked) == len(set(asked))
    assert not [worker for worker in page.workers if _RUNTIME.search(worker.url)]


def test_page_with_a_calculator_starts_by_itself(page: Page, open_calculator: Open) -> None:
    """Python is there before the reader is; until something is typed the form stays as it was."""
    with page.expect_request(_RUNTIME):
        form = open_calculator("rituximab")
    assert form.state() == "empty"
    form.fill(_RITUXIMAB)
    assert form.settled() == "ready"


@pytest.mark.usefixtures("thrifty")
def test_saving_data_starts_nothing(
    page: Page, open_calculator: Open, base_url: str, reading_page: str, watch: Watch
) -> None:
    """Whoever asks to save data downloads Python only with a calculator in hand."""
    form = open_calculator("rituximab")
    form.page.mouse.wheel(0, 20_000)
    form.page.wait_for_load_state("networkidle")
    assert form.state() == "empty"
    page.goto(f"{base_url}/{reading_page}")
    page.locator("article a[href*='calculators/']:not([href*='index.html'])").first.hover()
    page.wait_for_load_state("networkidle")
    assert watch.runtime() == []


@pytest.mark.usefixtures("thrifty")
def test_turning_to_a_calculator_starts_it(open_calculator: Open, watch: Watch) -> None:
    """The focus in a form starts Python, which is said, and then waits for answers."""
    form = open_calculator("rituximab")
    hold_runtime(form.page)
    form.form.locator("[name=height]").focus()
    expect(form.result).to_have_attribute("data-state", "loading")
    expect(form.result).to_contain_text("Starting the calculator")
    form.page.unroute(_RUNTIME)
    expect(form.result).to_have_attribute("data-state", "empty", timeout=START_MS)
    assert watch.runtime()


@pytest.mark.usefixtures("thrifty")
def test_link_to_a_calculator_starts_it(page: Page, base_url: str, watch: Watch) -> None:
    """Whoever follows a link to the form has turned to it."""
    hold_runtime(page)
    page.goto(f"{base_url}/calculators/rituximab.html#calc-rituximab")
    form = CalculatorForm(page, spec_of("rituximab"))
    expect(form.result).to_have_attribute("data-state", "loading")
    page.unroute(_RUNTIME)
    expect(form.result).to_have_attribute("data-state", "empty", timeout=START_MS)
    assert watch.runtime()


@pytest.mark.usefixtures("thrifty")
def test_what_is_typed_before_python_runs_is_answered_then(open_calculator: Open) -> None:
    """A reader need not wait for the start, and two forms of a page share one Python."""
    form = open_calculator("rituximab")
    hold_runtime(form.page)
    form.fill(_RITUXIMAB)
    expect(form.result).to_have_attribute("data-state", "loading")
    form.page.unroute(_RUNTIME)
    assert form.settled() == "ready"
    assert form.reply()["outputs"]["dose"]["value"] == "750"
    assert len([worker for worker in form.page.workers if _RUNTIME.search(worker.url)]) == 1


def test_no_value_leaves_the_page(open_calculator: Open, watch: Watch) -> None:
    """No request holds what was typed."""
    form = open_calculator("rituximab")
    form.fill({**_RITUXIMAB, "weight": "81.23 kg", "first_dose_on": "2031-02-03"})
    assert form.settled() == "ready"
    assert not [address for address in watch.addresses if "81.23" in address or "2031" in address]


@pytest.mark.usefixtures("thrifty")
def test_start_can_be_cancelled(open_calculator: Open, watch: Watch) -> None:
    """A start that takes too long for the reader ends at once, and nothing is lost."""
    form = open_calculator("rituximab")
    held = hold_runtime(form.page)
    form.fill(_RITUXIMAB)
    form.result.get_by_role("button", name="Cancel").click()
    expect(form.result).to_have_attribute("data-state", "failed")
    expect(form.result).to_contain_text("cancelled")
    expect(form.form.locator("[name=weight]")).to_have_value("80")
    for route in held:
        route.abort()
    form.page.unroute(_RUNTIME)
    form.result.get_by_role("button", name="Try again").click()
    assert form.settled() == "ready"
    watch.errors.clear()


@pytest.mark.usefixtures("thrifty")
def test_missing_runtime_file_is_a_failure_in_words(open_calculator: Open, watch: Watch) -> None:
    """Without its files the calculator says so, opens the tables, and works once the files are there."""
    form = open_calculator("rituximab")
    form.page.route(_RUNTIME, lambda route: route.fulfill(status=404, body="not here"))
    form.fill(_RITUXIMAB)
    expect(form.result).to_have_attribute("data-state", "failed", timeout=START_MS)
    assert form.result.locator("[data-reason]").get_attribute("data-reason") in {"file-missing", "wrong-type"}
    expect(form.result).to_contain_text("installed this site")
    expect(form.page.locator("details[data-tables]")).to_have_attribute("open", "")
    expect(form.result.locator("[data-output], [data-action]")).to_have_count(0)
    form.form.locator("[name=weight]").fill("81")
    assert form.state() == "failed"
    assert watch.errors
    watch.errors.clear()
    form.page.unroute(_RUNTIME)
    form.result.get_by_role("button", name="Try again").click()
    assert form.settled() == "ready"
    watch.errors.clear()


@pytest.mark.usefixtures("thrifty")
def test_altered_runtime_file_is_refused(open_calculator: Open, watch: Watch, site_dir: Path) -> None:
    """Files that are not the released ones never calculate, whether they still run or not."""

    def alter(route: Route) -> None:
        body = (site_dir / "assets" / "wardbook" / route.request.url.rpartition("/")[2]).read_bytes()
        route.fulfill(status=200, body=body[:-1] + bytes([body[-1] ^ 1]), content_type="text/javascript")

    form = open_calculator("rituximab")
    form.page.route(_RUNTIME, alter)
    form.fill(_RITUXIMAB)
    expect(form.result).to_have_attribute("data-state", "failed", timeout=START_MS)
    assert form.result.locator("[data-reason]").get_attribute("data-reason") in {"file-altered", "wrong-type"}
    form.page.unroute_all(behavior="ignoreErrors")  # what the page still asks for ends with it
    watch.errors.clear()


def test_browser_without_what_it_takes_is_told_at_once(page: Page, open_calculator: Open, watch: Watch) -> None:
    """A browser without WebAssembly hears it before anything is downloaded."""
    page.add_init_script("delete globalThis.WebAssembly")
    form = open_calculator("rituximab")
    form.fill(_RITUXIMAB)
    expect(form.result).to_have_attribute("data-state", "failed")
    assert form.result.locator("[data-reason]").get_attribute("data-reason") == "no-wasm"
    assert watch.runtime() == []


def test_answer_of_another_release_is_refused(page: Page, open_calculator: Open) -> None:
    """A reply that names another release is not shown."""
    page.add_init_script("""{
        const Native = globalThis.Worker;
        globalThis.Worker = class extends Native {
            addEventListener(type, listen, options) {
                super.addEventListener(type, type !== "message" ? listen : (event) => listen(event.data.type !== "reply"
                    ? event : new MessageEvent("message", {data: {...event.data, release: "other"}})), options);
            }
        };
    }""")
    form = open_calculator("rituximab")
    form.fill(_RITUXIMAB)
    assert form.settled() == "failed"
    assert form.result.locator("[data-reason]").get_attribute("data-reason") == "release-mismatch"


@pytest.mark.parametrize(
    "change",
    [
        {"status": "perhaps"},
        {"outputs": {"new": {"value": "1", "display": "1", "unit": None}}},
        {"status": "blocked"},
        {"working": None},
        {"action": "unheard-of"},
        {"problems": [{"field": "weight", "code": "missing", "message": "?"}]},
    ],
    ids=["status", "output", "dose-with-block", "part-missing", "action", "problem-with-answer"],
)
def test_reply_of_unknown_form_is_not_shown(page: Page, open_calculator: Open, change: dict[str, object]) -> None:
    """A status, an output or an action without words, or a dose beside a problem: no answer is shown."""
    page.add_init_script(f"""{{
        const change = {json.dumps(change)};
        const Native = globalThis.Worker;
        globalThis.Worker = class extends Native {{
            addEventListener(type, listen, options) {{
                super.addEventListener(type, type !== "message" ? listen : (event) => {{
                    if (event.data.type !== "reply") return listen(event);
                    const reply = JSON.stringify({{...JSON.parse(event.data.reply), ...change}});
                    listen(new MessageEvent("message", {{data: {{...event.data, reply}}}}));
                }}, options);
            }}
        }};
    }}""")
    form = open_calculator("rituximab")
    form.fill(_RITUXIMAB)
    assert form.settled() == "failed"
    assert form.result.locator("[data-reason]").get_attribute("data-reason") == "unknown-reply"
    expect(form.result.locator("[data-output]")).to_have_count(0)


def test_python_that_fails_later_is_replaced(open_calculator: Open, page: Page) -> None:
    """A worker that stops after it was ready gives way to the next path, which answers; the panel says so."""
    page.add_init_script("""{
        const Native = globalThis.Worker;
        let made = 0;
        globalThis.Worker = class extends Native {
            constructor(...given) {
                super(...given);
                this.rank = String(given[0]).includes("/runtime-") ? made++ : -1;
            }
            postMessage(message, ...more) {
                if (this.rank !== 0 || message.type !== "call") return super.postMessage(message, ...more);
                this.dispatchEvent(new MessageEvent("message", {data:
                    {type: "failed", reason: "python-error", detail: "a test", release: message.release}}));
            }
        };
    }""")
    form = open_calculator("rituximab")
    form.fill(_RITUXIMAB)
    assert form.settled() == "ready"
    assert form.reply()["outputs"]["dose"]["value"] == "750"
    panel = form.page.locator("details", has=form.page.locator("[data-diagnostics]"))
    panel.locator("summary").click()
    shown = panel.locator("dd").all_inner_texts()
    assert shown[2:] == ["ready", "bytecode", "url", "snapshot (python-error)"]
