"""What must hold for every calculator and every request."""

import json
import re
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.requests import asked, inputs_of_vectors, random_request
from tests.support.texts import faults_of_texts
from wardbook.kit import Choice, call
from wardbook.kit.registry import calculator_ids, find

KEYS = (
    "calculator", "version", "status", "outputs", "action", "working", "notes", "problems", "references", "gated",
)  # fmt: skip
STATUSES = {"ok", "incomplete", "invalid", "blocked", "uncovered"}
DOSE = re.compile(r"\d[\d,.]*\s?(?:mg|mcg|g|mL|units)\b(?!/(?:dL|L|min))")
ERROR_PRONE = re.compile(
    r"\b(?:IU|U(?!/L)|QD|QOD|qd|od|bd|tds|cc|MS|MMF|CSA|RTX)\b|[µμ]|\d\.0+ (?:mg|mcg|g|mL)\b|(?<!\d)\.\d"
)
RANDOM = st.randoms(use_true_random=False)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
CALCULATORS = pytest.mark.parametrize("calculator", calculator_ids())


@given(st.text() | JSON.map(json.dumps))
@settings(max_examples=200)
def test_any_text_gets_a_reply(text: str) -> None:
    """Whatever comes through the door, a well-formed refusal goes out."""
    reply = json.loads(call(text))
    assert tuple(reply) == KEYS
    assert reply["status"] == "invalid"


@CALCULATORS
@given(inputs=st.dictionaries(st.text(max_size=12), JSON, max_size=5))
@settings(max_examples=30)
def test_any_inputs_get_a_reply(calculator: str, inputs: dict[str, Any]) -> None:
    """Unknown names and shapes are refused by name."""
    reply = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    assert tuple(reply) == KEYS
    assert reply["status"] in STATUSES


@CALCULATORS
@given(rng=RANDOM)
@settings(max_examples=120)
def test_reply_is_well_formed_and_safe(calculator: str, rng: Random) -> None:
    """Every key, declared codes, no dose beside a problem, and safe writing, for random requests."""
    request = random_request(calculator, rng)
    reply = json.loads(call(json.dumps(request)))
    assert tuple(reply) == KEYS
    assert reply["status"] in STATUSES
    assert json.loads(call(json.dumps(request))) == reply
    _check_status(reply)
    _check_texts(calculator, reply)


def _check_status(reply: dict[str, Any]) -> None:
    if reply["status"] in {"ok", "uncovered"}:
        assert reply["problems"] == []
    else:
        assert reply["problems"]
    if reply["status"] == "uncovered":
        assert reply["gated"]
        assert "not-covered" in [note["code"] for note in reply["notes"]]


def _check_texts(calculator: str, reply: dict[str, Any]) -> None:
    doses = {output.name for output in find(calculator).spec.outputs if output.dose}
    texts = [note["message"] for note in reply["notes"]] + [problem["message"] for problem in reply["problems"]]
    if reply["status"] != "ok":
        assert reply["working"] == []
        assert not doses & set(reply["outputs"])
        assert [text for text in texts if DOSE.search(text)] == []
    for name in doses & set(reply["outputs"]):
        display = reply["outputs"][name]["display"]
        assert not re.search(r"\d\.\d*0(?!\d)|(?<!\d)\.\d|\d{4}(?!-)", display), display
    steps = [part for step in reply["working"] for part in step.values()]
    assert [text for text in (*texts, *steps) if ERROR_PRONE.search(text)] == []
    assert faults_of_texts(reply) == []


@CALCULATORS
def test_missing_null_and_unknown_are_the_same(calculator: str) -> None:
    """No answer, null and "unknown" give one reply; none of them reads as false or none.

    An answer of its own is "unknown" only where the contract gives a rule for saying so, as for the kind of surgery.
    """
    inputs_of = find(calculator).spec.inputs
    choices = {part.name for part in inputs_of if isinstance(part, Choice) and not part.unknown_answers}
    for inputs in inputs_of_vectors()[calculator]:
        for name in [name for name in inputs if find(calculator).spec.has_input(name)]:
            without = asked(calculator, {key: value for key, value in inputs.items() if key != name})
            assert asked(calculator, inputs | {name: None}) == without
            if name in choices:
                assert asked(calculator, inputs | {name: "unknown"}) == without


@CALCULATORS
def test_unit_changes_never_change_a_result(calculator: str) -> None:
    """The same amount in another unit gives the same answer."""
    table = {part["name"]: part for part in find(calculator).describe()["inputs"]}
    for inputs in inputs_of_vectors()[calculator]:
        for name, value in inputs.items():
            if name in table and table[name]["type"] == "quantity" and not _printed_limits(calculator, name):
                for changed in _same_amount(calculator, name, value, table[name]):
                    assert _essence(asked(calculator, inputs | {name: changed})) == _essence(asked(calculator, inputs))


def _printed_limits(calculator: str, name: str) -> bool:
    # Dosing rule C20 compares milligrams per decilitre with limits printed in that unit, without conversion.
    return (calculator, name) == ("tranexamic-acid", "creatinine")


def _same_amount(calculator: str, name: str, value: object, part: dict[str, Any]) -> list[dict[str, str]]:
    quantity = find(calculator).spec.field(name)
    assert quantity.type == "quantity"
    reading = quantity.read(value, at=name, confirmed=frozenset({name})).value
    if reading is None or quantity.group in {"", "interval"}:
        return []
    found = []
    for unit in part["units"]:
        wish = {"input": name, "value": str(reading.given), "from": reading.unit, "to": unit["code"]}
        answer = json.loads(call(json.dumps({"calculator": calculator, "convert": wish})))
        there = {"value": answer["converted"]["value"], "unit": unit["code"]}
        back = quantity.read(there, at=name, confirmed=frozenset({name})).value
        if back is not None and back.value == reading.value:
            found.append(there)
    return found


def _essence(reply: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": reply["status"],
        "outputs": reply["outputs"],
        "action": reply["action"],
        "gated": reply["gated"],
        "notes": [note["code"] for note in reply["notes"]],
        "problems": [(problem["field"], problem["code"]) for problem in reply["problems"]],
    }


WEIGHTS = ("weight", "weight_at_start")


@CALCULATORS
@given(rng=RANDOM)
@settings(max_examples=40)
def test_more_weight_never_lowers_a_dose(calculator: str, rng: Random) -> None:
    """Of two answers that differ in weight alone, the heavier has at least the dose of the lighter."""
    name = next((weight for weight in WEIGHTS if find(calculator).spec.has_input(weight)), None)
    if name is None:
        return
    inputs = dict(rng.choice(inputs_of_vectors()[calculator]))
    lighter, heavier = sorted((rng.randint(20, 350), rng.randint(20, 350)))
    replies = [asked(calculator, inputs | {name: f"{kg} kg", "confirm": [name]}) for kg in (lighter, heavier)]
    if any(reply["status"] != "ok" for reply in replies) or replies[0]["action"] != replies[1]["action"]:
        return
    for output in find(calculator).spec.outputs:
        if output.dose and output.type == "quantity" and all(output.name in reply["outputs"] for reply in replies):
            low, high = (Decimal(reply["outputs"][output.name]["value"]) for reply in replies)
            assert low <= high, (output.name, lighter, heavier)
