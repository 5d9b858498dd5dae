"""What judges a mutant: every vector, limit and exact case of one calculator in one test.

No new claim stands here. The cases are those that `tests/vectors` and `tests/unit/calculators` run one by one, but
there are thousands of mutants; gathering thousands of tests for each would cost more than all calls of a calculator.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from tests.unit.calculators import (
    test_edges,
    test_notes_given,
    test_notes_left_out,
    test_questions_asked,
    test_sources_named,
    test_working_lines,
)
from tests.vectors import test_limits, test_quiet_notes, test_vectors
from wardbook.kit.registry import calculator_ids

Check = Callable[..., None]

CHECKS: tuple[Check, ...] = (
    test_working_lines.test_exactly_these_lines,
    test_notes_given.test_exactly_these_notes,
    test_notes_left_out.test_note_is_left_out,
    test_questions_asked.test_exactly_these_questions,
    test_sources_named.test_exactly_these_references,
    test_quiet_notes.test_no_other_note,
    test_edges.test_edge,
    test_edges.test_exactly_these_events,
    test_limits.test_limit,
)


@pytest.mark.parametrize("calculator", calculator_ids())
def test_calculator(calculator: str) -> None:
    """Every vector and every case of the calculator holds."""
    for vector in test_vectors.VECTORS:
        if _asked(vector) == calculator:
            assert test_vectors.faults_of(vector) == []
    for check, case in _cases(calculator):
        check(*case)


def _cases(calculator: str) -> Iterator[tuple[Check, tuple[Any, ...]]]:
    for check in CHECKS:
        (mark,) = check.pytestmark  # type: ignore[attr-defined]  # pytest keeps what parametrizes a function there
        for case in mark.args[1]:
            values = case.values if isinstance(case, ParameterSet) else case
            if values[0] == calculator:
                yield check, tuple(values)


def _asked(vector: dict[str, Any]) -> object:
    request = vector["request"]
    return request.get("calculator") if isinstance(request, dict) else None
