"""What tests of servers share: a watched browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from tests.hosts.walk import Watched

type Watch = Callable[[BrowserContext, str], Watched]
type StartBrowser = Callable[..., Browser]


@pytest.fixture
def watch() -> Watch:
    """Watch a browser while it visits the site at an address."""

    def start(context: BrowserContext, base: str) -> Watched:
        watched = Watched(base)
        watched.watch(context)
        return watched

    return start


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
