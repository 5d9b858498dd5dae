"""What the page of a calculator shows without any script. Build only: it is not part of what the browser loads.

Texts may name facts of the calculator in braces (``{dose_per_m2}``): the build puts their values in, so that no
number is typed twice.
"""

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .facts import Facts
from .registry import PACKAGE, folder_of


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A formula as the source writes it.

    Args:
        label: What it gives.
        latex: For the picture of the formula; facts in braces are written ``<fact_name>`` here.
        words: The same in words, read aloud and used where pictures are not.
        references: Keys of its sources.
    """

    label: str
    latex: str
    words: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One row of a decision table; the first row that applies decides.

    Args:
        when: The condition.
        then: What follows.
        status: ``V`` (verified), ``P`` (decision of this project) or ``G`` (not covered).
        references: Keys of its sources.
    """

    when: str
    then: str
    status: str = "V"
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """A table that the rules look things up in, shown whole."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    references: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """A fact at which the answer changes; the build asks the calculator just below, at and just above it.

    Args:
        title: What changes there.
        fact: Name of the fact; with ``.low`` or ``.high`` behind it, an end of a fact that is a range.
        input: The input that is varied.
        unit: Its unit code on the wire; empty for a pure number or an integer.
        step: How far below and above to ask, as a decimal text.
        base: The other inputs, as wire values.
    """

    title: str
    fact: str
    input: str
    unit: str
    step: str
    base: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One input and the values it takes along a side of a table, as wire values."""

    input: str
    values: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerTable:
    """A table of answers, computed at build by the calculator itself.

    Args:
        title: What the table gives.
        rows: The input along the side.
        columns: The input along the top, or None for one column for each output.
        outputs: The outputs shown in each cell; "action" shows the advised action in words.
        base: The other inputs, as wire values.
        caution: How to use the table, such as which row to take between two.
    """

    title: str
    rows: Axis
    outputs: tuple[str, ...]
    columns: Axis | None = None
    base: Mapping[str, Any] = field(default_factory=dict)
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change history."""

    version: str
    on: date
    what: str


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """All that the page of a calculator shows without script, beside its spec and its words.

    Args:
        formulas: Formulas used.
        decisions: The decision table, in order.
        lookups: Tables the rules use.
        thresholds: Where the answer changes.
        tables: Answer tables, the stand-in when the calculator cannot run.
        examples: Ids of the vectors shown as worked examples.
        history: Versions, newest first.
    """

    formulas: tuple[Formula, ...] = ()
    decisions: tuple[Decision, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    tables: tuple[AnswerTable, ...] = ()
    examples: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()


def explanation_of(calculator: str) -> Explanation:
    """Read what the page of a calculator shows without script.

    Args:
        calculator: Id of a calculator that there is.
    """
    module = importlib.import_module(f"{PACKAGE}.{folder_of(calculator)}.explained")
    explained: Explanation = module.EXPLAINED
    return explained


def facts_of(calculator: str) -> Facts:
    """Read the facts of a calculator."""
    return Facts.load(_folder(calculator) / "facts.toml")


def vectors_of(calculator: str) -> list[dict[str, Any]]:
    """Read the vectors of a calculator: id, comment, request and what the reply must hold."""
    text = (_folder(calculator) / "vectors.json").read_text(encoding="utf-8")
    vectors: list[dict[str, Any]] = json.loads(text)
    return vectors


def _folder(calculator: str) -> Path:
    package = importlib.import_module(PACKAGE)
    return Path(package.__path__[0]) / folder_of(calculator)
