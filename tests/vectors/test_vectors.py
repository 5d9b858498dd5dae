"""Every vector of every calculator, in CPython."""

import json
from typing import Any

import pytest

from tests.support.replies import faults_of_reply
from tests.support.results import Figures
from tests.support.texts import faults_of_texts
from tests.support.vectors import all_vectors, mismatches
from wardbook.kit import call
from wardbook.kit.registry import calculator_ids

VECTORS = all_vectors()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_vector_holds(vector: dict[str, Any], figures: Figures) -> None:
    """The reply agrees with the source's figures and the contract's codes, in the words that were reviewed."""
    figures.add("CPython", str(_asks(vector)), cases=1)
    assert faults_of(vector) == [], vector.get("comment")


def faults_of(vector: dict[str, Any]) -> list[str]:
    """List what is wrong with the reply to a vector."""
    reply = json.loads(call(json.dumps(vector["request"])))
    return [*mismatches(reply, vector["expect"]), *faults_of_texts(reply), *faults_of_reply(reply, vector["id"])]


def test_vector_ids_are_unique() -> None:
    """An id names one vector, so that a finding about it can be followed."""
    ids = [vector["id"] for vector in VECTORS]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("calculator", calculator_ids())
def test_every_calculator_has_each_kind_of_vector(calculator: str) -> None:
    """At least one vector answers and one is refused."""
    statuses = {v["expect"].get("status") for v in VECTORS if _asks(v) == calculator}
    assert "ok" in statuses
    assert "invalid" in statuses or "incomplete" in statuses


def _asks(vector: dict[str, Any]) -> object:
    request = vector["request"]
    return request.get("calculator") if isinstance(request, dict) else None
