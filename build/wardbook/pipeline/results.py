"""What the last run of the tests found, kept so that the site can show it and no figure is ever typed."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from wardbook.model import SiteError
from wardbook.pipeline.identity import release_id

RUN = ".cache/results/run.json"
SLOW_RUNS = "tests/last/runs"
_NOT_TESTS = frozenset({"__pycache__", "last"})


class ResultsError(SiteError):
    """A file with results is not one that the tests have written."""

    code = "broken-results"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Figure(_Strict):
    """Cases that one test tried.

    Args:
        where: What answered, such as ``CPython`` or ``Chromium``.
        calculator: Id of the calculator.
        kind: Whether a source says the answer, or chance made the question.
        cases: How many cases.
    """

    where: str
    calculator: str
    kind: Literal["vectors", "random"]
    cases: int


class Outcome(_Strict):
    """How one test ended, and the cases in it."""

    outcome: Literal["passed", "failed", "skipped"]
    figures: tuple[Figure, ...] = ()


class Run(_Strict):
    """One or several runs of tests over the same sources.

    Args:
        release: Id of the release that was tested.
        tests: Hash of the tests that tested it.
        dated: Day of the last of them.
        outcomes: By id of the test.
    """

    release: str
    tests: str
    dated: date
    outcomes: Mapping[str, Outcome] = {}

    def joined(self, outcomes: Mapping[str, Outcome], *, dated: date) -> "Run":
        """Add the outcomes of a later run over the same sources."""
        return self.model_copy(update={"outcomes": {**self.outcomes, **outcomes}, "dated": dated})

    def cases(self, where: str, calculator: str, kind: str) -> tuple[int, int]:
        """Count the cases of a calculator that passed, and those that were tried."""
        found = [
            (figure.cases, outcome.outcome == "passed")
            for outcome in self.outcomes.values()
            for figure in outcome.figures
            if (figure.where, figure.calculator, figure.kind) == (where, calculator, kind)
        ]
        return sum(cases for cases, passed in found if passed), sum(cases for cases, _ in found)

    def count(self, outcome: str) -> int:
        """Count the tests that ended so."""
        return sum(one.outcome == outcome for one in self.outcomes.values())

    def held(self, tests: Iterable[str]) -> bool:
        """Tell whether each of these tests was run, with all its examples, and passed."""
        ended: dict[str, set[str]] = {}
        for name, outcome in self.outcomes.items():
            ended.setdefault(name.partition("[")[0], set()).add(outcome.outcome)
        return all(ended.get(test) == {"passed"} for test in tests)


class SlowRun(_Strict):
    """Figures of a run that is too slow for every change.

    Args:
        release: Id of the release that was tested.
        dated: Day of the run.
        command: What ran it.
        figures: Its figures, by name.
    """

    release: str
    dated: date
    command: str
    figures: Mapping[str, int | str]


def empty_run(root: Path, *, dated: date) -> Run:
    """Begin a record for the sources and tests as they are now."""
    return Run(release=release_id(root), tests=_digest(root / "tests"), dated=dated)


def read_run(root: Path) -> Run | None:
    """Read what the last run found.

    Args:
        root: Root of the project.

    Returns:
        The record; None when these sources, or these tests, have not been run.

    Raises:
        ResultsError: The file is broken.
    """
    path = root / RUN
    if not path.is_file():
        return None
    run = _read(path, Run)
    now = empty_run(root, dated=run.dated)
    return run if (run.release, run.tests) == (now.release, now.tests) else None


def read_slow_runs(root: Path) -> dict[str, SlowRun]:
    """Read the figures of the slow runs, by name.

    Raises:
        ResultsError: A file is broken.
    """
    return {path.stem: _read(path, SlowRun) for path in sorted((root / SLOW_RUNS).glob("*.json"))}


def _read[Shape: BaseModel](path: Path, shape: type[Shape]) -> Shape:
    try:
        return shape.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ResultsError(f"{path} is not what the tests write; remove it and run them again") from error


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        if not _NOT_TESTS & {*name.parts}:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{name.as_posix()}:{content}\n".encode())
    return digest.hexdigest()
