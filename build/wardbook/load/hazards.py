"""The hazard log and the tests that it names, found in the source of the tests without running them."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from wardbook.load.files import Reader
from wardbook.load.schema import Data, Id, Words
from wardbook.load.tables import read_tables
from wardbook.load.toml_text import TomlText
from wardbook.model.hazards import LIKELIHOODS, SEVERITIES, Control, Hazard, Rating

_TestId = Annotated[str, StringConstraints(pattern=r"^tests/[a-z0-9_/]+\.py(::[A-Za-z]\w*)?::test_\w+$")]
_RULE = "broken-hazard"
# A test with one of these marks may not run, so it holds nothing.
NOT_RUN = frozenset({"skip", "skipif", "xfail"})


class _RatingData(Data):
    """Severity and likelihood in words."""

    severity: Literal["minor", "significant", "considerable", "major", "catastrophic"]
    likelihood: Literal["very low", "low", "medium", "high", "very high"]

    def rating(self) -> Rating:
        """Count the words."""
        return Rating(severity=SEVERITIES.index(self.severity) + 1, likelihood=LIKELIHOODS.index(self.likelihood) + 1)


class _ControlData(Data):
    """One control."""

    what: Words
    kind: Literal["design", "warning"]
    tests: list[_TestId]


class _HazardData(Data):
    """One table of the log."""

    hazard: Words
    cause: Words
    effect: Words
    before: _RatingData
    after: _RatingData
    status: Literal["controlled", "partly controlled", "open"]
    owner: Id
    deploying: str = ""
    controls: dict[Id, _ControlData] = Field(min_length=1)

    @model_validator(mode="after")
    def _controls_help(self) -> Self:
        if self.after.rating().product > self.before.rating().product:
            raise ValueError("controls cannot make a hazard worse; mend 'before' or 'after'")
        return self


def load_hazards(reader: Reader, path: Path) -> dict[str, Hazard]:
    """Read the hazards by id, in the order of the file; none when there is no such file."""
    tables = read_tables(reader, path, _HazardData, rule=_RULE)
    return {name: _hazard(name, data, toml, reader.name(path)) for name, data, toml in tables}


def find_tests(root: Path, hazards: Iterable[Hazard]) -> frozenset[str]:
    """Give those of the tests named by hazards that exist and are never passed over."""
    named = {test for hazard in hazards for control in hazard.controls for test in control.tests}
    files = {test.partition("::")[0] for test in named}
    return frozenset(named) & {f"{file}::{name}" for file in files for name in _tests_of(root / file)}


def _tests_of(path: Path) -> Iterator[str]:
    if not path.is_file():
        return
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and _runs(node):
            yield node.name
        elif isinstance(node, ast.ClassDef) and _runs(node):
            yield from (
                f"{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef) and _runs(one)
            )


def _runs(node: ast.FunctionDef | ast.ClassDef) -> bool:
    marks = {inner.attr for mark in node.decorator_list for inner in ast.walk(mark) if isinstance(inner, ast.Attribute)}
    return not marks & NOT_RUN


def _hazard(name: str, data: _HazardData, toml: TomlText, path: str) -> Hazard:
    controls = tuple(
        Control(
            id=id_,
            what=control.what,
            kind=control.kind,
            tests=tuple(control.tests),
            place=toml.place(name, "controls", id_),
        )
        for id_, control in data.controls.items()
    )
    return Hazard(
        id=name,
        title=data.hazard,
        cause=data.cause,
        effect=data.effect,
        before=data.before.rating(),
        after=data.after.rating(),
        status=data.status,
        owner=data.owner,
        deploying=data.deploying,
        controls=controls,
        path=path,
        place=toml.place(name),
    )
