"""Every numeric input on, just inside and just outside its hard and its plausible limits (dosing-rules 0.3)."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.support.vectors import all_vectors
from wardbook.kit import call
from wardbook.kit.registry import calculator_ids

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))["calculators"]
REFUSED, ASKED = {"out-of-range"}, {"unit-doubtful", "implausible"}
NUDGE = {"quantity": Decimal("0.001"), "number": Decimal("0.001"), "integer": Decimal(1)}


def _cases() -> Iterator[tuple[str, str, str, Decimal, set[str]]]:
    for calculator in calculator_ids():
        for name, part in CONTRACT[calculator]["inputs"].items():
            if part["type"] in NUDGE and "limits" in part:
                yield from _edges(calculator, name, part)


def _edges(calculator: str, name: str, part: dict[str, Any]) -> Iterator[tuple[str, str, str, Decimal, set[str]]]:
    nudge, limits = NUDGE[part["type"]], [Decimal(text) for text in part["limits"]]
    yield calculator, name, "below", limits[0] - nudge, REFUSED
    yield calculator, name, "above", limits[1] + nudge, REFUSED
    plausible = [Decimal(text) for text in part.get("plausible", [])]
    asked = {part.get("ask", "")}
    if plausible and plausible[0] - nudge >= limits[0]:
        yield calculator, name, "unusually low", plausible[0] - nudge, asked
    if plausible and plausible[1] + nudge <= limits[1]:
        yield calculator, name, "unusually high", plausible[1] + nudge, asked
    low, high = plausible or limits
    for value in dict.fromkeys((low, low + nudge, high - nudge, high)):
        if low <= value <= high:
            yield calculator, name, "inside", value, set()


CASES = list(_cases())
ASKABLE = [case for case in CASES if case[4] & ASKED]


@pytest.mark.parametrize(("calculator", "name", "where", "value", "codes"), CASES)
def test_limit(calculator: str, name: str, where: str, value: Decimal, codes: set[str]) -> None:
    """Outside is refused or asked with the contract's code; on the limit and inside is neither."""
    found = _range_codes(calculator, name, value)
    if where == "inside" and _excluded(calculator, name, value):
        codes = REFUSED
    assert found == codes


@pytest.mark.parametrize(("calculator", "name", "where", "value", "codes"), ASKABLE)
def test_confirming_lifts_the_question(calculator: str, name: str, where: str, value: Decimal, codes: set[str]) -> None:
    """An unusual value is accepted once the reader has confirmed it; a hard limit never is."""
    assert where.startswith("unusually")
    assert codes
    assert _range_codes(calculator, name, value, confirm=[name]) == set()


def _excluded(calculator: str, name: str, value: Decimal) -> bool:
    return (calculator, name) == ("platelet-response", "platelets_baseline") and value == 0


def _range_codes(calculator: str, name: str, value: Decimal, confirm: list[str] | None = None) -> set[str]:
    part = CONTRACT[calculator]["inputs"][name]
    wire: object = f"{value} {part['units'][0]}" if part["type"] == "quantity" else str(value)
    inputs = {name: wire, "confirm": confirm or []}
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    codes = {problem["code"] for problem in reply["problems"] if problem["field"] == name}
    return codes & (REFUSED | ASKED)


def test_boundary_weight_through_a_whole_vector() -> None:
    """A hard limit stands whatever else is right: the first vector of a calculator, with 350.001 kg."""
    vector = next(v for v in all_vectors() if v["id"] == "C14-1")
    inputs = vector["request"]["inputs"] | {"weight": "350.001 kg"}
    reply = json.loads(call(json.dumps({"calculator": "rituximab", "inputs": inputs})))
    assert reply["status"] == "invalid"
    assert reply["outputs"] == {}
