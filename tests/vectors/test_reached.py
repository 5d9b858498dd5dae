"""The vectors of a calculator reach each of its actions, notes, gated rules and statuses."""

import json
from functools import cache
from typing import Any

import pytest

from tests.support.vectors import all_vectors
from wardbook.kit import call
from wardbook.kit.registry import calculator_ids, find
from wardbook.kit.spec import COMMON_NOTES

COMMON = {kind.code for kind in COMMON_NOTES}


@cache
def _replies() -> list[dict[str, Any]]:
    return [json.loads(call(json.dumps(vector["request"]))) for vector in all_vectors()]


@pytest.mark.parametrize("calculator", calculator_ids())
def test_vectors_reach_everything_declared(calculator: str) -> None:
    """A code that no vector reaches is either dead or untested."""
    spec = find(calculator).spec
    replies = [reply for reply in _replies() if reply["calculator"] == calculator]
    notes = {note["code"] for reply in replies for note in reply["notes"]}
    assert {kind.code for kind in spec.notes} - notes == set()
    assert set(spec.actions) - {reply["action"] for reply in replies} == set()
    assert {rule.id for rule in spec.gated} - {rule for reply in replies for rule in reply["gated"]} == set()
    outputs = {name for reply in replies for name in reply["outputs"]}
    assert {output.name for output in spec.outputs if not output.gated} - outputs == set()
    assert COMMON & notes
