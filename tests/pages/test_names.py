"""The accessibility tree of each calculator's empty form: every control has the role and the name that were read.

``make golden`` writes what is there now; the difference is then read by a person.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from wardbook.kit.registry import calculator_ids

TREES = Path(__file__).parent / "aria"
# It differs from release to release, and from a server to a disk.
_RELEASE = re.compile(r"; release .*")
_NAMELESS = re.compile(
    r"- (?:textbox|combobox|checkbox|radio|button|form|region|heading|option)(?::| \[|$)", re.MULTILINE
)


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    """Open one wide page for all forms; none is asked anything, so that no Python starts."""
    context = browser.new_context(service_workers="block", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("calculator", calculator_ids())
def test_a_form_is_named_as_it_was_read(screen: Page, base_url: str, calculator: str) -> None:
    """What a screen reader is told of the form before anything is typed."""
    screen.goto(f"{base_url}/calculators/{calculator}.html")
    tree = _RELEASE.sub("", screen.locator(f"form[data-calculator={calculator}]").first.aria_snapshot()) + "\n"
    assert _NAMELESS.findall(tree) == []
    file = TREES / f"{calculator}.yml"
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(tree, encoding="utf-8")
    assert tree == file.read_text(encoding="utf-8")


def test_no_tree_is_left_of_a_calculator_that_is_gone() -> None:
    """One file for each calculator, and no other."""
    assert sorted(path.stem for path in TREES.glob("*.yml")) == sorted(calculator_ids())
