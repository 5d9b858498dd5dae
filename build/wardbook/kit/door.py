"""The only door to the calculators: JSON text in, JSON text out."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from . import registry
from .calculator import Calculator
from .errors import NoCalendarError, RefusedValueError, SpecError, UnknownCalculatorError
from .reply import refusal

_LONGEST_INTEGER = 60
# A reply is made afresh of texts, lists and objects, so that it holds no circle to look for.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def call(text: str) -> str:
    """Answer one request.

    Args:
        text: ``{"calculator": ID, "inputs": {NAME: VALUE}}``, or, to change the unit of what was typed,
            ``{"calculator": ID, "convert": {"input": NAME, "value": TEXT, "from": CODE, "to": CODE}}``, or, for the
            plan as iCalendar text, ``{"calculator": ID, "calendar": {NAME: VALUE}}``.

    Returns:
        The reply as one line of JSON. Nothing a request can hold raises.
    """
    return _ENCODER.encode(_answer(text))


def _answer(text: str) -> dict[str, Any]:
    try:
        request = _DECODER.decode(text)
    except (ValueError, RecursionError):
        return refusal("malformed-request", "The request is not JSON of the form {calculator, inputs}.")
    if not isinstance(request, dict) or not isinstance(request.get("calculator"), str):
        return refusal("malformed-request", "The request is not an object with a calculator and its inputs.")
    asked = request["calculator"]
    body = {key: value for key, value in request.items() if key != "calculator"}
    if set(body) not in ({"inputs"}, {"convert"}, {"calendar"}) or not all(
        isinstance(part, dict) for part in body.values()
    ):
        return refusal("malformed-request", "The request needs the calculator and its inputs, and nothing else.")
    try:
        calculator = registry.find(asked)
    except UnknownCalculatorError:
        return refusal("unknown-calculator", "There is no calculator of this name.", calculator=asked)
    if "calendar" in body:
        return _calendar(calculator, asked, body["calendar"])
    return calculator.evaluate(body["inputs"]) if "inputs" in body else _converted(asked, body["convert"])


def _calendar(calculator: Calculator, asked: str, inputs: dict[str, Any]) -> dict[str, Any]:
    try:
        return calculator.export_calendar(inputs)
    except NoCalendarError:
        return refusal("malformed-request", "This calculator makes no plan for a calendar.", calculator=asked)


def _converted(asked: str, wish: dict[str, Any]) -> dict[str, Any]:
    if set(wish) != {"input", "value", "from", "to"} or not all(isinstance(part, str) for part in wish.values()):
        return refusal("malformed-request", "A conversion needs input, value, from and to, each a text.")
    try:
        converted = registry.find(asked).convert(wish["input"], wish["value"], source=wish["from"], target=wish["to"])
    except RefusedValueError as error:
        problem = {"field": wish["input"], "code": error.problem_code, "message": error.message}
        return {"calculator": asked, "problems": [problem]}
    except SpecError:
        problem = {"field": wish["input"], "code": "unknown-field", "message": "There is no input of this name."}
        return {"calculator": asked, "problems": [problem]}
    return {"calculator": asked, "converted": converted}


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) <= _LONGEST_INTEGER else Decimal(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


# Made once: making them costs as much as reading a request.
_DECODER = json.JSONDecoder(parse_float=_number, parse_int=_integer, parse_constant=str, object_pairs_hook=_object)
