"""Random use: no result ever belongs to other answers, and no dose ever stands beside a problem."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.pages.conftest import Open, spec_of
from tests.pages.forms import CalculatorForm
from tests.pages.fuzz import KEEP_WORKERS, Fuzzed, fuzz
from wardbook.kit import registry
from wardbook.pipeline.identity import release_id
from wardbook.pipeline.results import SLOW_RUNS, SlowRun

DEEP = bool(os.environ.get("WARDBOOK_DEEP"))
SEED = 20261122
CALCULATORS = registry.calculator_ids() if DEEP else ("rituximab", "platelet-response", "romiplostim")
EDITS = 400 if DEEP else 130
_RITUXIMAB = {"height": "180 cm", "weight": "80 kg", "hbsag": "negative", "anti_hbc": "negative"}


@pytest.fixture(scope="module")
def tally(root: Path) -> Iterator[Counter[str]]:
    """Count over all tests; `make deep` keeps the figures for the conformance report."""
    counted: Counter[str] = Counter()
    yield counted
    if DEEP:
        dated = datetime.now(tz=UTC).date()
        figures = {"Edits": counted["edits"], "Results compared": counted["results"], "Faults": counted["faults"]}
        run = SlowRun(release=release_id(root), dated=dated, command="make deep", figures=figures)
        (root / SLOW_RUNS).mkdir(parents=True, exist_ok=True)
        (root / SLOW_RUNS / "fuzz.json").write_text(json.dumps(run.model_dump(mode="json"), indent=1) + "\n", "utf-8")


def _counted(tally: Counter[str], found: Fuzzed, edits: int) -> None:
    tally.update({"edits": edits, "results": found.shown.total(), "faults": len(found.faults)})
    assert found.faults == []


@pytest.fixture
def crashing(context: BrowserContext) -> None:
    """Keep the workers of the page, so that they can be killed."""
    context.add_init_script(KEEP_WORKERS)


@pytest.mark.usefixtures("crashing")
@pytest.mark.parametrize("calculator", CALCULATORS)
def test_results_belong_to_the_form(calculator: str, open_calculator: Open, tally: Counter[str]) -> None:
    """Edits, changes of unit, fast typing and agreed questions, while the worker dies on the way."""
    form = open_calculator(calculator)
    form.ask()
    found = fuzz(form, edits=EDITS, seed=Random(f"{SEED} {calculator}").randrange(2**32), kills=1)
    _counted(tally, found, EDITS)
    assert found.shown["ready"] >= EDITS // 20
    assert len(found.shown) > 1


def test_two_tabs_do_not_mix(context: BrowserContext, base_url: str, tally: Counter[str]) -> None:
    """Two tabs of one calculator with other patients: each shows its own."""
    forms = []
    for _ in range(2):
        page = context.new_page()
        page.goto(f"{base_url}/calculators/rituximab.html")
        forms.append(CalculatorForm(page, spec_of("rituximab")))
        forms[-1].ask()
    for turn in range(4):
        _counted(tally, fuzz(forms[turn % 2], edits=EDITS // 8, seed=SEED + turn), EDITS // 8)


@pytest.fixture
def with_memory(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser that keeps left pages alive for its back button, as people's browsers do."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    yield browser.new_context(service_workers="block")
    browser.close()


def _go(page: Page, steps: int) -> None:
    """Press back or forward, and wait until the browser is there: a kept page comes without loading."""
    with page.expect_event("framenavigated"):
        page.evaluate("(steps) => { setTimeout(() => history.go(steps)); }", steps)


def test_leaving_and_coming_back(with_memory: BrowserContext, base_url: str, tally: Counter[str]) -> None:
    """After back, forward and reload a result still belongs to what stands in the form, or is gone."""
    page = with_memory.new_page()
    other, address = f"{base_url}/index.html", f"{base_url}/calculators/rituximab.html"
    page.goto(other)
    page.goto(address)
    form = CalculatorForm(page, spec_of("rituximab"))
    for turn, leave in enumerate(("back", "reload", "forward", "again")):
        form.fill({**_RITUXIMAB, "weight": f"{70 + turn} kg"})
        assert form.settled() == "ready"
        if leave == "back":
            page.goto(other)
            _go(page, -1)
        elif leave == "reload":
            page.reload()
        elif leave == "forward":
            _go(page, -1)
            expect(page).to_have_url(other)
            _go(page, +1)
        else:
            page.goto(address)
        expect(form.form).to_be_visible()
        _counted(tally, fuzz(form, edits=EDITS // 8, seed=SEED + turn), EDITS // 8)
        form.clear()
