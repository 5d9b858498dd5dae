"""What tests of servers share: a watched browser."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Playwright

from tests.hosts.releases import Deployment, deployed, second_release
from tests.hosts.walk import REQUESTS, Watched, main_path
from tests.pages.forms import START_MS
from tests.support import firefox

type Watch = Callable[[BrowserContext, str], Watched]
type Go = Callable[[Page, str, list[str]], None]
type StartBrowser = Callable[..., Browser]
type StartFirefox = Callable[..., BrowserContext]
# The driver relaxes the first of these for its own ends, and results from a disk would then prove nothing.
_FIREFOX: dict[str, bool | float | str] = {"security.fileuri.strict_origin_policy": True}


@pytest.fixture
def watch() -> Watch:
    """Watch a browser while it visits the site at an address."""

    def start(context: BrowserContext, base: str) -> Watched:
        watched = Watched(base)
        watched.watch(context)
        return watched

    return start


@pytest.fixture
def go(request: pytest.FixtureRequest) -> Go:
    """Go the main path on pages of a site, and take down how many requests that made."""

    def walk(page: Page, base: str, names: list[str]) -> None:
        watched = Watched(base)
        watched.watch(page.context)
        main_path(page, watched, names)
        request.node.user_properties.append((REQUESTS, len(watched.asked)))

    return walk


@pytest.fixture
def start_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[StartBrowser]:
    """Start a Chromium of its own with further arguments."""
    started: list[Browser] = []

    def start(*arguments: str) -> Browser:
        given = [*browser_type_launch_args["args"], *arguments]
        started.append(browser_type.launch(**{**browser_type_launch_args, "args": given}))
        return started[-1]

    yield start
    for browser in started:
        browser.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Give a page of the browser that a test may watch."""
    return context.new_page()


@pytest.fixture
def deployment(site_dir: Path) -> Iterator[Deployment]:
    """Deploy the first release."""
    with deployed(site_dir) as deployment:
        yield deployment


@pytest.fixture(scope="session")
def second(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a second release."""
    return second_release(site_dir, tmp_path_factory.mktemp("second") / "site")


@pytest.fixture(scope="session")
def launch(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Give what every start of a browser is given."""
    return browser_type_launch_args


@pytest.fixture
def start_firefox(playwright: Playwright, tmp_path: Path) -> Iterator[StartFirefox]:
    """Start Firefox ESR with the rules of its own for files, and further preferences."""
    with starting_firefox(playwright, tmp_path) as start:
        yield start


@contextmanager
def starting_firefox(playwright: Playwright, folder: Path) -> Iterator[StartFirefox]:
    """Start Firefox ESR by WebDriver BiDi.

    Args:
        playwright: The driver.
        folder: Takes the program that the driver starts.
    """
    assert Path(firefox.FIREFOX).exists(), f"{firefox.FIREFOX} is missing; on Debian: apt-get install firefox-esr"
    program = folder / "firefox"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{firefox.__file__}" "$@"\n', "utf-8")
    program.chmod(0o700)
    started: list[Browser] = []

    def start(**preferences: bool | str) -> BrowserContext:
        given: dict[str, bool | float | str] = _FIREFOX | {
            name.replace("__", "."): value for name, value in preferences.items()
        }
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=program, firefox_user_prefs=given)
        started.append(browser)
        context = browser.new_context()
        context.set_default_timeout(START_MS)
        return context

    yield start
    for browser in started:
        browser.close()
