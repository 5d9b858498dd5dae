"""Broken installs: each is named in plain words soon after a result was asked for, and the tables can be read."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.hosts.conftest import StartBrowser
from tests.hosts.servers import Alter, Answer, copy_site, odd_server, read_manifest
from tests.hosts.walk import RITUXIMAB, open_rituximab, some_pages_of

PATH = "/wardbook/"
# A failure is named by what was found, not by waiting: all the timers that went off before it add up to less.
SOON_MS = 5_000
_TIMERS = """{
  const native = globalThis.setTimeout;
  globalThis.waited = [];
  globalThis.setTimeout = (act, time = 0, ...given) => native(() => { waited.push(time); act(...given); }, time);
}"""
_WAITED = "globalThis.waited.filter((time) => time >= 1000).reduce((sum, time) => sum + time, 0)"
_RUNTIME = re.compile(r"assets/wardbook/runtime-[a-z-]+-[0-9a-f]+\.(js|txt)")
_WASM = re.compile(r"assets/wardbook/runtime-(stock-)?wasm-")
_LOGIN = b"<!doctype html><title>Sign in</title><form>User name</form>"

type Break = Callable[[str, Answer], Answer]


def _is_worker(name: str) -> bool:
    return bool(re.fullmatch(r"assets/wardbook/runtime-(core|stock)(-packed)?-[0-9a-f]+\.js", name))


def _headers(answer: Answer, **given: str) -> Answer:
    return replace(
        answer, headers={**answer.headers, **{name.replace("_", "-"): value for name, value in given.items()}}
    )


def _missing(_name: str, _answer: Answer) -> Answer:
    return Answer(b"Not Found", status=404, headers={"Content-Type": "text/plain"})


def _altered(_name: str, answer: Answer) -> Answer:
    middle = len(answer.body) // 2
    changed = b"B" if answer.body[middle : middle + 1] == b"A" else b"A"
    return replace(answer, body=answer.body[:middle] + changed + answer.body[middle + 1 :])


def _truncated(_name: str, answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) * 2 // 3])


def _login_page(_name: str, _answer: Answer) -> Answer:
    return Answer(_LOGIN, headers={"Content-Type": "text/html"})


def _other_release(_name: str, answer: Answer) -> Answer:
    return replace(answer, body=re.sub(rb'"build": ?"[0-9a-f]{16}"', b'"build":"ffffffffffffffff"', answer.body))


def _as_text(_name: str, answer: Answer) -> Answer:
    return _headers(answer, Content_Type="text/plain", X_Content_Type_Options="nosniff")


def _failing(_name: str, _answer: Answer) -> Answer:
    return Answer(b"Internal Server Error", status=500, headers={"Content-Type": "text/plain"})


def _where(matches: Callable[[str], object], broken: Break) -> Alter:
    return lambda name, answer: broken(name, answer) if matches(name) else answer


PROFILES: dict[str, tuple[Alter, set[str]]] = {
    "runtime-missing": (_where(_RUNTIME.fullmatch, _missing), {"file-missing"}),
    "one-file-missing": (_where(_WASM.match, _missing), {"file-missing"}),
    "worker-missing": (_where(_is_worker, _missing), {"file-missing"}),
    "file-altered": (_where(_WASM.match, _altered), {"file-altered"}),
    "file-truncated": (_where(_WASM.match, _truncated), {"file-altered"}),
    "login-page": (_where(_RUNTIME.fullmatch, _login_page), {"file-altered", "file-missing", "wrong-type"}),
    "server-fault": (_where(_RUNTIME.fullmatch, _failing), {"file-missing"}),
    "runtime-as-text": (_where(_RUNTIME.fullmatch, _as_text), {"wrong-type", "file-missing"}),
    "release-mismatch": (_where(lambda name: name.endswith(".html"), _other_release), {"release-mismatch"}),
}
WORDS = {
    "no-wasm": "does not run WebAssembly",
    "no-worker": "does not allow the background worker",
    "old-browser": "too old for the calculator",
    "out-of-memory": "too little free memory",
    "policy": "security policy",
    "file-missing": "missing or could not be loaded",
    "file-altered": "not the one that was released",
    "wrong-type": "in a way that this browser refuses",
    "release-mismatch": "belong to different releases",
    "python-error": "because of a fault in itself",
}


def named(page: Page, base: str, reasons: set[str]) -> None:
    """Ask for a result; soon a reason stands there in words, with what to do, and the tables are open."""
    page.add_init_script(_TIMERS)
    form = open_rituximab(page, base)
    form.fill(RITUXIMAB)
    assert form.ask() == "failed"
    assert page.evaluate(_WAITED) <= SOON_MS
    said = form.result.locator("[data-reason]")
    reason = said.get_attribute("data-reason") or ""
    assert reason in reasons
    assert WORDS[reason] in said.inner_text()
    assert re.search("IT department|installed this site|Reload|Close other|newer browser", said.inner_text())
    assert form.reply()["outputs"] == {}
    expect(page.locator("details[data-tables]").first).to_have_attribute("open", "")
    tables_are_readable(page)


def tables_are_readable(page: Page) -> None:
    """The answer tables stand in the page; they are open, or open at a click that needs no script."""
    expect(page.locator("#answer-tables")).to_be_visible()
    tables = page.locator("details[data-tables]").first
    if tables.get_attribute("open") is None:
        tables.locator("summary").click()
    expect(tables.locator("td").first).to_be_visible()


@pytest.mark.parametrize("profile", PROFILES)
def test_broken_files_are_named(profile: str, site_dir: Path, page: Page) -> None:
    """What the server has done to the runtime is said, and no number is shown."""
    alter, reasons = PROFILES[profile]
    with odd_server(site_dir, PATH, alter) as base:
        named(page, base, reasons)


def test_a_policy_without_wasm_is_named(site_dir: Path, page: Page) -> None:
    """The hospital's server forbids WebAssembly to the worker; Pyodide alone would wait for ever."""
    policy = read_manifest(site_dir).policy.page

    def forbid(_name: str, answer: Answer) -> Answer:
        return _headers(answer, Content_Security_Policy=policy)

    with odd_server(site_dir, PATH, forbid) as base:
        named(page, base, {"policy"})


def test_a_policy_without_workers_is_named(site_dir: Path, page: Page) -> None:
    """The hospital's server forbids workers."""
    policy = read_manifest(site_dir).policy.page.replace("worker-src 'self'", "worker-src 'none'")

    def forbid(_name: str, answer: Answer) -> Answer:
        return _headers(answer, Content_Security_Policy=policy)

    with odd_server(site_dir, PATH, forbid) as base:
        named(page, base, {"policy"})


@pytest.mark.parametrize("form", ["server", "disk"])
def test_a_browser_without_compiler_is_named(form: str, site_dir: Path, start_browser: StartBrowser) -> None:
    """Hardened browsers have no WebAssembly at all."""
    page = start_browser("--js-flags=--jitless").new_page()
    with odd_server(site_dir, PATH) as base:
        named(page, base if form == "server" else site_dir.as_uri(), {"no-wasm"})


@pytest.mark.parametrize("form", ["server", "disk"])
def test_too_little_memory_is_named(form: str, site_dir: Path, start_browser: StartBrowser) -> None:
    """The device grants Python less than it needs."""
    page = start_browser("--js-flags=--wasm-max-mem-pages=100").new_page()
    with odd_server(site_dir, PATH) as base:
        named(page, base if form == "server" else site_dir.as_uri(), {"out-of-memory"})


@pytest.mark.parametrize("form", ["server", "disk"])
def test_an_old_browser_is_named(form: str, site_dir: Path, page: Page) -> None:
    """A browser of before 2023 cannot unpack what a plain server sends; it must not hear that a file was altered."""
    page.add_init_script("delete globalThis.DecompressionStream")
    with odd_server(site_dir, PATH) as base:
        named(page, base if form == "server" else site_dir.as_uri(), {"old-browser"})


def test_a_webassembly_that_is_refused_is_named(site_dir: Path, start_browser: StartBrowser) -> None:
    """The browser refuses these files as too large; Pyodide alone would wait for ever."""
    page = start_browser("--js-flags=--wasm-max-module-size=1000").new_page()
    with odd_server(site_dir, PATH) as base:
        named(page, base, {"python-error"})


def test_a_file_missing_on_a_disk_is_named(site_dir: Path, tmp_path: Path, page: Page) -> None:
    """A copy on a stick that was pulled out too early."""
    copy = copy_site(site_dir, tmp_path / "site", lambda name, content: None if _WASM.match(name) else content)
    named(page, copy.as_uri(), {"file-missing"})


def test_a_slow_link_is_said_and_can_be_ended(site_dir: Path, page: Page) -> None:
    """Nothing has failed yet; the page says that it loads, and lets the reader turn to the tables."""

    def slow(_name: str, answer: Answer) -> Answer:
        return replace(answer, delay=20)

    with odd_server(site_dir, PATH, _where(_WASM.match, slow)) as base:
        form = open_rituximab(page, base)
        form.fill(RITUXIMAB)
        expect(form.result).to_have_attribute("data-state", "loading")
        expect(form.result).to_contain_text("on a slow device or connection")
        tables_are_readable(page)
        form.result.get_by_role("button", name="Cancel").click()
        expect(form.result).to_have_attribute("data-state", "failed")


def test_scripts_sent_as_text_leave_the_words(site_dir: Path, page: Page) -> None:
    """With nosniff no script runs at all: the page says so where the calculator would be, and has its tables."""
    with odd_server(site_dir, PATH, _where(lambda name: name.endswith(".js"), _as_text)) as base:
        page.goto(f"{base}/calculators/rituximab.html")
        expect(page.locator("[data-without-script]")).to_contain_text(
            "needs JavaScript, which is off or was refused here"
        )
        tables_are_readable(page)


def test_without_scripts_every_page_is_readable(site_dir: Path, start_browser: StartBrowser) -> None:
    """JavaScript off: words and tables are there, formulas and diagrams are drawn, and no source of either is shown."""
    context: BrowserContext = start_browser().new_context(java_script_enabled=False)
    page = context.new_page()
    for name in some_pages_of(site_dir):
        page.goto(f"{site_dir.as_uri()}/{name}")
        expect(page.locator("h1").first).to_be_visible()
        words = page.locator("article").first.inner_text()
        assert not re.search(r"\\(frac|times|sqrt|text)|\$\$|```|\b(graph|flowchart) (TD|LR)\b", words), name
    page.goto(f"{site_dir.as_uri()}/calculators/rituximab.html")
    expect(page.locator("[data-without-script]")).to_be_visible()
    tables_are_readable(page)
