"""Specs keep the names, types, units, limits and codes that other systems speak (``contract.json``).

A calculator that nobody else speaks yet has no entry there; it gets one when somebody does.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from wardbook.kit import Field, Integer, Listed
from wardbook.kit.registry import calculator_ids, find

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))
CALCULATORS = CONTRACT["calculators"]
RECORDS = {"prior_treatments": "prior_treatment", "counts": "count", "doses": "vaccine_dose"}


def test_every_calculator_of_the_contract_is_there() -> None:
    """None is missing."""
    assert set(CALCULATORS) <= set(calculator_ids())


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_inputs(calculator: str) -> None:
    """Names in order, types, units, limits and what is asked beyond them, choices, defaults, and what is required."""
    spec = find(calculator).describe()
    found = {part["name"]: _input(part) | _strict(find(calculator).spec.field(part["name"])) for part in spec["inputs"]}
    assert found == CALCULATORS[calculator]["inputs"]
    assert [part["name"] for part in spec["inputs"]] == list(CALCULATORS[calculator]["inputs"])


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_outputs(calculator: str) -> None:
    """Names in order, types, units, decimals, dose marks and choices."""
    spec, contract = find(calculator).describe(), CALCULATORS[calculator]["outputs"]
    assert {part["name"]: _output(part, contract[part["name"]]) for part in spec["outputs"]} == contract
    assert [part["name"] for part in spec["outputs"]] == list(contract)


@pytest.mark.parametrize("calculator", CALCULATORS)
def test_codes(calculator: str) -> None:
    """References, actions, notes with severity, and gated rules."""
    spec, contract = find(calculator).describe(), CALCULATORS[calculator]
    notes = {note["code"]: note["severity"] for note in spec["notes"]}
    assert spec["references"] == contract["references"]
    assert [action["code"] for action in spec["actions"]] == contract["actions"]
    assert {code: notes.get(code) for code in contract["notes"]} == contract["notes"]
    assert [rule["id"] for rule in spec["gated"]] == contract["gated"]


def _input(part: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": part["type"]}
    if part["units"]:
        found["units"] = [unit["code"] for unit in part["units"]]
    for key in ("limits", "plausible", "strengths"):
        if part[key]:
            found[key] = part[key]
    if part["type"] == "list":
        found["items"] = part["items"]
        if part["items"] == "record":
            _check_record(part)
    if part["choices"]:
        found["choices"] = [choice["code"] for choice in part["choices"]]
    if part["required"]:
        found["required"] = True
    if part["default"] is not None:
        found["default"] = str(part["default"])
    return found


def _strict(part: Field) -> dict[str, Any]:
    """The code of the question beyond the plausible limits, an excluded lower limit, and what a list may hold."""
    found: dict[str, Any] = {"ask": part.ask} if part.plausible else {}
    if part.exclusive_min:
        found["exclusive_min"] = True
    if isinstance(part, Listed):
        if part.length != Listed(name="any", label="Any", item=part.item).length:
            found["length"] = list(part.length)
        if isinstance(part.item, Integer) and part.item.limits:
            found["item_limits"] = [str(part.item.limits.low), str(part.item.limits.high)]
    return found


def _check_record(part: dict[str, Any]) -> None:
    contract = CONTRACT["records"][RECORDS[part["name"]]]
    assert {field["name"]: _input(field) for field in part["fields"]} == contract


def _output(part: dict[str, Any], contract: dict[str, Any]) -> dict[str, Any]:
    found = {
        "type": part["type"],
        "unit": part["unit"] and part["unit"]["code"],
        "dose": part["dose"],
        "gated": part["gated"],
    }
    if "decimals" in contract:
        found["decimals"] = part["decimals"]
    if part["choices"] and "choices" in contract:
        found["choices"] = [choice["code"] for choice in part["choices"]]
    if part["record"]:
        found["record"] = [column["name"] for column in part["record"]]
    return found
