"""What must hold for every calculator and every request."""

import json
import re
from collections import Counter
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.requests import asked, inputs_of_vectors, random_request
from tests.support.texts import faults_of_texts
from wardbook.kit import Choice, Listed, Output, Quantity, Record, call, plain, units
from wardbook.kit.registry import calculator_ids, find

KEYS = (
    "calculator", "version", "status", "outputs", "action", "working", "notes", "problems", "references", "gated",
)  # fmt: skip
STATUSES = {"ok", "incomplete", "invalid", "blocked", "uncovered"}
DOSE = re.compile(r"\d[\d,.]*\s?(?:mg|mcg|g|mL|units)\b(?!/(?:dL|L|min))")
ERROR_PRONE = re.compile(
    r"\b(?:IU|U(?!/L)|QD|QOD|qd|od|bd|tds|cc|MS|MMF|CSA|RTX)\b|[µμ]|\d\.0+ (?:mg|mcg|g|mL)\b(?!/min)|(?<!\d)\.\d"
)
# Dosing rule C20 compares milligrams per decilitre with limits printed in that unit, without conversion.
PRINTED_LIMITS = {("tranexamic-acid", "creatinine")}
# How many vectors each pair of units of an input is tried with; without an answer, twice as many.
ENOUGH = 6
# Signs that are misread: less and greater than, at, and, a plus between amounts, a number that touches its unit.
UNSAFE_SIGNS = re.compile(r"[<>≤≥@&]|\d \+ \d|\d(?:mg|mcg|mL|kg|g|units)\b")
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
    for name, output in reply["outputs"].items():
        if name != "calendar":
            _check_display(output["display"], find(calculator).spec.output(name), dose=name in doses)
    steps = [part for step in reply["working"] for part in step.values()]
    assert [text for text in (*texts, *steps) if ERROR_PRONE.search(text)] == []
    assert faults_of_texts(reply) == []


def _check_display(display: str, output: Output, *, dose: bool) -> None:
    """Standards O1 to O7, of the words and the unit as they stand beside each other."""
    shown = f"{display} {output.unit_label(display)}".strip()
    assert not ERROR_PRONE.search(shown), shown
    assert not UNSAFE_SIGNS.search(shown), shown
    if dose:
        assert not re.search(r"\d\.\d*0(?!\d)|(?<!\d)\.\d|\d{4}(?!-)", display), display


@CALCULATORS
def test_replies_to_vectors_hold_no_dose_unless_they_are_ok(calculator: str) -> None:
    """Each vector as it is, and with one answer left out: what is not answered holds no dose in any field or text."""
    for index, inputs in enumerate(inputs_of_vectors()[calculator]):
        for left_out in (None, sorted(inputs)[index % len(inputs)] if inputs else None):
            reply = asked(calculator, {name: value for name, value in inputs.items() if name != left_out})
            _check_status(reply)
            _check_texts(calculator, reply)


def test_words_of_advice_hold_no_dose() -> None:
    """The words of an action stand beside replies of every status."""
    for calculator in calculator_ids():
        for words in find(calculator).spec.actions.values():
            assert not DOSE.search(words), words
            assert not UNSAFE_SIGNS.search(words), words


@CALCULATORS
def test_missing_null_and_unknown_are_the_same(calculator: str) -> None:
    """No answer, null and "unknown" give one reply; none of them reads as false or none.

    An answer of its own is "unknown" only where the contract gives a rule for saying so, as for the kind of surgery.
    """
    inputs_of = find(calculator).spec.inputs
    choices = {part.name for part in inputs_of if isinstance(part, Choice) and not part.unknown_answers}
    times = Counter[str]()
    for inputs in inputs_of_vectors()[calculator]:
        for name in [name for name in inputs if find(calculator).spec.has_input(name)]:
            times[name] += 1
            if times[name] > 2 * ENOUGH:
                continue
            without = asked(calculator, {key: value for key, value in inputs.items() if key != name})
            assert asked(calculator, inputs | {name: None}) == without
            if name in choices:
                assert asked(calculator, inputs | {name: "unknown"}) == without


@CALCULATORS
def test_unit_changes_never_change_a_result(calculator: str) -> None:
    """The same amount in another unit gives the same answer, in the form and in each line of a list.

    Of two units one gives the other exactly, such as pounds the kilograms; so a round number of each is written in the
    others, and where that has an end, both are asked.
    """
    times = Counter[tuple[str, ...]]()
    for inputs in inputs_of_vectors()[calculator]:
        for path, part in _quantities(calculator, inputs):
            for pair in _same_amounts(path, part, _at(inputs, path)):
                kind = (part.name, *(amount["unit"] for amount in pair))
                times[kind] += 1
                if times[kind] > ENOUGH:
                    continue
                confirmed = {"confirm": [*inputs.get("confirm", ()), _name(path)]}
                one, other = (asked(calculator, _with(inputs, path, amount) | confirmed) for amount in pair)
                assert _essence(one) == _essence(other), (path, pair)


@pytest.mark.parametrize(
    ("calculator", "unit"),
    [
        ("rituximab", "[lb_av]"),
        ("rituximab", "[in_i]"),
        ("body-weights", "m"),
        ("egfr", "umol/L"),
        ("anti-d", "g/L"),
        ("anti-d", "mmol/L"),
        ("child-pugh", "umol/L"),
        ("romiplostim", "/uL"),
        ("platelet-response", "/uL"),
        ("refractoriness", "wk"),
        ("eltrombopag", "ukat/L"),
        ("itp-phase", "a"),
        ("mycophenolate", "g"),
    ],
)
def test_the_units_that_people_have_are_among_those_changed(calculator: str, unit: str) -> None:
    """The property above speaks of these, and not only of units that happen to stand in a vector."""
    pairs = [
        pair
        for inputs in inputs_of_vectors()[calculator]
        for path, part in _quantities(calculator, inputs)
        for pair in _same_amounts(path, part, _at(inputs, path))
    ]
    assert any(unit in {amount["unit"] for amount in pair} for pair in pairs)


type Path = tuple[str | int, ...]


def _quantities(calculator: str, inputs: dict[str, Any]) -> list[tuple[Path, Quantity]]:
    found: list[tuple[Path, Quantity]] = []
    for part in find(calculator).spec.inputs:
        if isinstance(part, Quantity) and part.name in inputs and (calculator, part.name) not in PRINTED_LIMITS:
            found.append(((part.name,), part))
        if isinstance(part, Listed) and isinstance(part.item, Record) and isinstance(inputs.get(part.name), list):
            found += [
                ((part.name, index, inner.name), inner)
                for index, record in enumerate(inputs[part.name])
                for inner in part.item.fields
                if isinstance(inner, Quantity) and isinstance(record, dict) and inner.name in record
            ]
    return [(path, part) for path, part in found if part.group not in {"", "interval"}]


def _same_amounts(path: Path, part: Quantity, value: object) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Pairs of one amount in two units, the first a round number near the value."""
    reading = part.read(value, at=_name(path), confirmed=frozenset({_name(path)})).value
    if reading is None:
        return []
    pairs = []
    for round_in, other in permutations(part.unit_table(), 2):
        near = Decimal(part.converted(str(reading.given), source=reading.unit, target=round_in)["value"])
        one = {"value": plain(near.quantize(Decimal("1e-3"))), "unit": round_in}
        exact = units.convert(
            Decimal(one["value"]), source=part.unit_table()[round_in], target=part.unit_table()[other]
        )
        two = {"value": plain(exact), "unit": other}
        if part.parse(two)[0] == exact and part.to_base(*part.parse(one)) == part.to_base(*part.parse(two)):
            pairs.append((one, two))
    return pairs


def _at(inputs: dict[str, Any], path: Path) -> Any:
    found: Any = inputs
    for step in path:
        found = found[step]
    return found


def _with(inputs: dict[str, Any], path: Path, amount: dict[str, str]) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(inputs))
    _at(changed, path[:-1])[path[-1]] = amount
    return changed


def _name(path: Path) -> str:
    return str(path[0]) if len(path) == 1 else f"{path[0]}[{path[1]}].{path[2]}"


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
