"""The plugin that keeps what a run of the tests found, for the conformance report of the site."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest

from wardbook.pipeline.identity import release_id
from wardbook.pipeline.results import RUN, SLOW_RUNS, Figure, Outcome, Run, SlowRun, empty_run, read_run

_FIGURE = "figure"
ROOT = Path(__file__).resolve().parents[2]


class Figures:
    """Takes down the cases of one test.

    Args:
        node: The test.
    """

    def __init__(self, node: pytest.Item) -> None:
        self._node = node

    def add(self, where: str, calculator: str, *, kind: Literal["vectors", "random"] = "vectors", cases: int) -> None:
        """Say how many cases of a calculator this test tries; they count as passed when the test passes."""
        figure = Figure(where=where, calculator=calculator, kind=kind, cases=cases)
        self._node.user_properties.append((_FIGURE, figure.model_dump()))


class ResultsPlugin:
    """Collects outcomes and joins them to those of earlier runs over the same sources."""

    def __init__(self) -> None:
        self._begun = self._now()
        self._outcomes: dict[str, Outcome] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take down how a test ended; a fixture that fails fails its test."""
        if report.when == "call" or report.outcome != "passed":
            figures = [Figure.model_validate(value) for name, value in report.user_properties if name == _FIGURE]
            self._outcomes[report.nodeid] = Outcome(outcome=report.outcome, figures=tuple(figures))

    def pytest_sessionfinish(self) -> None:
        """Write the record, unless the sources have changed while the tests ran."""
        if not self._outcomes or self._now() != self._begun:
            return
        run = (read_run(ROOT) or self._begun).joined(self._outcomes, dated=self._begun.dated)
        path = ROOT / RUN
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(run.model_dump_json(), encoding="utf-8")

    def _now(self) -> Run:
        return empty_run(ROOT, dated=datetime.now(tz=UTC).date())


def write_slow_run(name: str, *, command: str, figures: Mapping[str, int | str]) -> None:
    """Write the figures of a slow run for the conformance report, with the release that it ran on.

    Args:
        name: Under which the report shows it.
        command: What ran it.
        figures: Its figures, by name.
    """
    run = SlowRun(release=release_id(ROOT), dated=datetime.now(tz=UTC).date(), command=command, figures=figures)
    path = ROOT / SLOW_RUNS / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Keep results where tests are collected: in the main process, not in those that it starts."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(ResultsPlugin(), "wardbook-results")


@pytest.fixture
def figures(request: Any) -> Figures:
    """Take down the cases that a test tries."""
    return Figures(request.node)
