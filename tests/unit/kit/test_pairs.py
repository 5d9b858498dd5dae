"""Feet and inches: two boxes of a form, one number on the wire."""

import json
from typing import Any

import pytest

from wardbook.kit import call
from wardbook.kit.registry import calculator_ids, find

FT_IN = "[ft_i]+[in_i]"


def _converted(value: str, source: str, target: str) -> dict[str, Any]:
    wish = {"input": "height", "value": value, "from": source, "to": target}
    reply: dict[str, Any] = json.loads(call(json.dumps({"calculator": "body-surface-area", "convert": wish})))
    return reply


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("5 ft 11 in", FT_IN, "[in_i]", "71"),  # 5 x 12 + 11
        ("5 ft 11 in", FT_IN, "cm", "180.34"),  # 71 x 2.54
        ("5 ft 10.5 in", FT_IN, "cm", "179.07"),  # 70.5 x 2.54
        ("6 ft 0 in", FT_IN, "m", "1.8288"),  # 72 x 0.0254
        ("5 ft 11.99 in", FT_IN, "[in_i]", "71.99"),
        ("71", "[in_i]", FT_IN, "5 ft 11 in"),
        ("72", "[in_i]", FT_IN, "6 ft 0 in"),
        ("180.34", "cm", FT_IN, "5 ft 11 in"),
        ("180", "cm", FT_IN, "5 ft 10.8661417323 in"),  # 180 / 2.54 = 70.86614173228
        ("0", "cm", FT_IN, "0 ft 0 in"),
        ("5 ft 11 in", FT_IN, FT_IN, "5 ft 11 in"),
    ],
)
def test_both_ways(value: str, source: str, target: str, expected: str) -> None:
    """An inch is 2.54 cm and a foot is 12 inches, by definition."""
    assert _converted(value, source, target)["converted"] == {"value": expected, "unit": target}


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("5 ft 12 in", "out-of-range", "Beside feet, inches are from 0 to less than 12."),
        ("5 ft -1 in", "out-of-range", "Beside feet, inches are from 0 to less than 12."),
        ("5.5 ft 1 in", "not-an-integer", "Beside inches, feet are a whole number, such as 5."),
        ("-5 ft 1 in", "not-an-integer", "Beside inches, feet are a whole number, such as 5."),
        ("5 ft  in", "not-a-number", "Type feet and inches, and 0 where there are none."),
        (" ft 5 in", "not-a-number", "Type feet and inches, and 0 where there are none."),
        ("5 in 3 ft", "not-a-number", "Type feet and inches, and 0 where there are none."),
        ("71", "not-a-number", "Type feet and inches, and 0 where there are none."),
        ("5 ft 10,5 in", "not-a-number", "Use a full stop for decimals and no thousands separator: 70.5, or 17500."),
        ("\uff15 ft 1 in", "not-a-number", "Use the ordinary digits 0 to 9, such as 70.5."),
    ],
)
def test_refusals(value: str, code: str, words: str) -> None:
    """What is no height in feet and inches is refused in words, not guessed."""
    assert _converted(value, FT_IN, "cm")["problems"] == [{"field": "height", "code": code, "message": words}]


def test_nothing_below_nought_is_split() -> None:
    """A negative number has no feet and inches."""
    assert _converted("-5", "cm", FT_IN)["problems"][0]["code"] == "out-of-range"


def test_the_wire_knows_no_pair() -> None:
    """A request in feet and inches is refused, and only heights are offered in them."""
    inputs = {"height": {"value": "5 ft 11 in", "unit": FT_IN}, "weight": "70 kg"}
    reply = json.loads(call(json.dumps({"calculator": "body-surface-area", "inputs": inputs})))
    assert reply["problems"][0]["code"] == "not-a-number"
    inputs["height"] = {"value": "71", "unit": FT_IN}
    reply = json.loads(call(json.dumps({"calculator": "body-surface-area", "inputs": inputs})))
    assert reply["problems"][0]["code"] == "unit-unknown"
    paired = {part["name"] for name in calculator_ids() for part in find(name).describe()["inputs"] if part.get("pair")}
    assert paired == {"height"}


def test_other_inputs_have_no_pair() -> None:
    """A weight cannot be said in feet and inches."""
    wish = {"input": "weight", "value": "5 ft 11 in", "from": FT_IN, "to": "kg"}
    reply = json.loads(call(json.dumps({"calculator": "body-surface-area", "convert": wish})))
    assert reply["problems"][0]["code"] == "not-a-number"
    wish = {"input": "weight", "value": "70", "from": "kg", "to": FT_IN}
    reply = json.loads(call(json.dumps({"calculator": "body-surface-area", "convert": wish})))
    assert reply["problems"][0]["code"] == "unit-unknown"
