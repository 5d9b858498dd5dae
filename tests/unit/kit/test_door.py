"""What the door refuses: requests of another form, values of another kind, conversions of what has no unit."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from wardbook.kit import call

_COUNT = {"input": "counts[0].platelets", "value": "10", "from": "10*9/L", "to": "/uL"}


def _reply(text: str) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(call(text))
    return reply


def _asked(calculator: str, **body: object) -> dict[str, Any]:
    return _reply(json.dumps({"calculator": calculator, **body}))


def _problems(reply: Mapping[str, Any]) -> list[tuple[str | None, str]]:
    return [(problem["field"], problem["code"]) for problem in reply["problems"]]


@pytest.mark.parametrize(
    ("calculator", "inputs", "problem"),
    [
        ("rituximab", {"weight": {"value": "70", "unit": "kg", "about": "yes"}}, ("weight", "unknown-field")),
        ("rituximab", {"weight": 70}, ("weight", "unit-missing")),
        ("rituximab", {"confirm": "weight"}, ("confirm", "not-a-list")),
        ("rituximab", {"confirm": ["wieght"]}, ("confirm", "not-a-choice")),
        ("rituximab", {"confirm": [1]}, ("confirm", "not-a-choice")),
        ("platelet-response", {"counts": ["10"]}, ("counts[0]", "not-a-list")),
        ("eltrombopag", {"interacting_drugs": ["unknown"]}, ("interacting_drugs", "not-a-choice")),
    ],
)
def test_a_value_of_another_kind_is_refused(calculator: str, inputs: dict[str, Any], problem: tuple[str, str]) -> None:
    """The problem names the field and says what is wrong with it."""
    reply = _asked(calculator, inputs=inputs)
    assert reply["status"] == "invalid"
    assert problem in _problems(reply)


@pytest.mark.parametrize(
    "text",
    [
        '{"calculator": "rituximab", "inputs": {"weight": "70 kg", "weight": "7 kg"}}',
        '{"calculator": "rituximab", "inputs": {}, "inputs": {}}',
    ],
)
def test_a_name_that_stands_twice_is_refused(text: str) -> None:
    """Which of the two was meant is not guessed."""
    assert _problems(_reply(text)) == [(None, "malformed-request")]


def test_a_number_beyond_all_exponents_is_no_number() -> None:
    """It reaches the field as it was written, and the field refuses it."""
    reply = _reply('{"calculator": "rituximab", "inputs": {"weight": {"value": 1e99999999999999999999, "unit": "kg"}}}')
    assert ("weight", "not-a-number") in _problems(reply)


def test_counts_without_a_day_are_not_of_one_day() -> None:
    """Two counts whose days are open are asked for their days, and not called a contradiction."""
    reply = _asked("platelet-response", inputs={"counts": [{"platelets": "10 10*9/L"}, {"platelets": "20 10*9/L"}]})
    assert reply["status"] == "incomplete"
    assert {("counts[0].on", "missing"), ("counts[1].on", "missing")} <= {*_problems(reply)}


def test_a_count_inside_a_list_changes_its_unit() -> None:
    """A litre has a million microlitres, so 10 x 10^9/L are 10,000/uL."""
    assert _asked("platelet-response", convert=_COUNT)["converted"] == {"value": "10000", "unit": "/uL"}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"input": "counts[0].on"}, ("counts[0].on", "unit-unknown")),
        ({"input": "bleeding"}, ("bleeding", "unit-unknown")),
        ({"input": "nothing"}, ("nothing", "unknown-field")),
        ({"value": 10}, (None, "malformed-request")),
        ({"more": "words"}, (None, "malformed-request")),
    ],
)
def test_a_conversion_without_a_unit_is_refused(changes: dict[str, Any], problem: tuple[str | None, str]) -> None:
    """Dates, choices and inputs that do not exist have no unit to change."""
    reply = _asked("platelet-response", convert={**_COUNT, **changes})
    assert _problems(reply) == [problem]
    assert "converted" not in reply
