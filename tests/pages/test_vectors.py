"""Every vector that can be typed, through the form of its calculator."""

import os
from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.pages.conftest import Open, spec_of, violations
from tests.pages.forms import CalculatorForm, NotTypableError, changes
from tests.support.results import Figures
from tests.support.vectors import all_vectors, mismatches
from wardbook.kit import registry

_OF_EACH_STATUS, _EVERY = 1, 20
_SHOWN = {"status", "action", "outputs", "has_notes", "has_problems", "gated", "absent"}


def asking() -> list[dict[str, Any]]:
    """List the vectors that ask a calculator of ours, malformed requests left out."""
    known = set(registry.calculator_ids())
    requests = [(vector, vector["request"]) for vector in all_vectors()]
    return [
        vector
        for vector, request in requests
        if isinstance(request, dict) and request.get("calculator") in known and isinstance(request.get("inputs"), dict)
    ]


def typable(vector: dict[str, Any]) -> bool:
    """Tell whether a form can say what a vector's request says."""
    try:
        list(changes(spec_of(vector["request"]["calculator"]), vector["request"]["inputs"]))
    except NotTypableError:
        return False
    return True


def vectors_by_calculator() -> dict[str, list[dict[str, Any]]]:
    """Sort the vectors that can be typed by their calculator."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for vector in filter(typable, asking()):
        found[vector["request"]["calculator"]].append(vector)
    return found


def chosen(vectors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Choose what every run types: one of each status, and every twentieth; `make deep` types them all."""
    if os.environ.get("WARDBOOK_DEEP"):
        return vectors
    seen: Counter[str] = Counter()
    picked = []
    for index, vector in enumerate(vectors):
        status = vector["expect"].get("status", "")
        seen[status] += 1
        if seen[status] <= _OF_EACH_STATUS or index % _EVERY == 0:
            picked.append(vector)
    return picked


VECTORS = {calculator: chosen(vectors) for calculator, vectors in vectors_by_calculator().items()}


def test_most_vectors_can_be_typed() -> None:
    """A form can say nearly everything that a request can: what is left out is malformed on purpose."""
    assert sum(map(len, vectors_by_calculator().values())) >= 0.9 * len(asking())


def as_shown(form: CalculatorForm, name: str, expected: dict[str, Any]) -> dict[str, Any]:
    """Leave out what a page shows otherwise: records are cards, not one line."""
    (output,) = [output for output in form.spec["outputs"] if output["name"] == name]
    return {key: part for key, part in expected.items() if key != "display" or not output["record"]}


def shown_mismatches(form: CalculatorForm, vector: dict[str, Any]) -> list[str]:
    """Type one vector and list how what is shown differs from what it expects."""
    expect = {key: part for key, part in vector["expect"].items() if key in _SHOWN}
    if "outputs" in expect:
        expect["outputs"] = {name: as_shown(form, name, part) for name, part in expect["outputs"].items()}
    if "has_problems" in expect:
        expect["has_problems"] = [[name, ""] for name, _ in expect["has_problems"]]
    return [f"{vector['id']}: {text}" for text in mismatches(form.answer(vector["request"]["inputs"]), expect)]


@pytest.mark.parametrize("calculator", sorted(VECTORS))
def test_form_shows_what_vectors_expect(calculator: str, open_calculator: Open, axe: str, figures: Figures) -> None:
    """Typed into the form, each vector shows what it expects, and axe accepts every status."""
    figures.add("Chromium", calculator, cases=len(VECTORS[calculator]))
    form = open_calculator(calculator)
    wrong: list[str] = []
    faults: dict[str, list[str]] = {}
    for vector in VECTORS[calculator]:
        wrong += shown_mismatches(form, vector)
        status = vector["expect"].get("status", "")
        if status not in faults:
            faults[status] = violations(form.page, axe, within=f"form[data-calculator={calculator}]")
    assert (wrong, [fault for found in faults.values() for fault in found]) == ([], [])
