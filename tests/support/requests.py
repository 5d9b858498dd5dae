"""Random requests made from the specs: valid ones, unusual ones, and nonsense."""

import json
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from tests.support.vectors import all_vectors
from wardbook.kit import call
from wardbook.kit.registry import find

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_DAY = date(2024, 1, 1)
NONSENSE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**70, "", " ", "unknown", "NaN", "1e5", "1,5", "\uff17\uff10", "70", "70 kg",
    "0.5 mg",
    "<script>alert(1)</script>", [], [None], [[]], {}, {"value": None}, {"value": "70"}, {"value": "70", "unit": "kg"},
    {"unit": "kg"}, "2026-02-30", "03/04/2026", "25:00", "none", "\u0000", "9" * 80,
)  # fmt: skip


def random_request(calculator: str, rng: Random) -> dict[str, Any]:
    """Make a request: often a vector with some answers changed, sometimes made from nothing.

    Args:
        calculator: Id of the calculator.
        rng: Source of chance; the same state gives the same request.
    """
    fields = find(calculator).describe()["inputs"]
    inputs: dict[str, Any] = {}
    vectors = inputs_of_vectors()[calculator]
    if rng.random() < 0.7:
        inputs = dict(rng.choice(vectors))
    for field in rng.sample(fields, k=rng.randint(0, min(6, len(fields)))):
        inputs[field["name"]] = random_value(field, rng)
    if inputs and rng.random() < 0.2:
        inputs.pop(rng.choice(sorted(inputs)))
    if rng.random() < 0.3:
        inputs["confirm"] = [field["name"] for field in fields if rng.random() < 0.5]
    return {"calculator": calculator, "inputs": inputs}


def random_value(field: dict[str, Any], rng: Random) -> Any:
    """Make a value for one input, now and then nonsense."""
    makers: dict[str, Callable[[], Any]] = {
        "quantity": lambda: {"value": _number(field, rng), "unit": rng.choice(field["units"])["code"]},
        "number": lambda: _number(field, rng),
        "integer": lambda: int(Decimal(_number(field, rng))),
        "choice": lambda: rng.choice([*(choice["code"] for choice in field["choices"]), "unknown"]),
        "boolean": lambda: rng.choice((True, False, None)),
        "date": lambda: _day(rng),
        "time": lambda: f"{rng.randint(0, 23):02}:{rng.choice((0, 15, 30, 59)):02}",
        "list": lambda: _list(field, rng),
    }
    return rng.choice(NONSENSE) if rng.random() < 0.05 else makers[field["type"]]()


def _day(rng: Random) -> str:
    return (FIRST_DAY + timedelta(days=rng.randint(0, 1500))).isoformat()


def _list(field: dict[str, Any], rng: Random) -> list[Any]:
    length = rng.choice((0, 1, 1, 2, 2, 3, 6))
    if field["items"] == "record":
        return [
            {
                part["name"]: random_value(part, rng)
                for part in field["fields"]
                if part["required"] or rng.random() < 0.8
            }
            for _ in range(length)
        ]
    if field["items"] == "choice":
        codes = [choice["code"] for choice in field["choices"]]
        return rng.sample(codes, k=min(length, len(codes)))
    if field["items"] == "date":
        return [_day(rng) for _ in range(length)]
    return [rng.randint(0, 6) if field["items"] == "integer" else str(rng.randint(1, 40)) for _ in range(length)]


def _number(field: dict[str, Any], rng: Random) -> str:
    if field["strengths"] and rng.random() < 0.8:
        return str(rng.choice(field["strengths"]))
    low, high = (Decimal(text) for text in field["plausible"] or field["limits"] or ("0", "100"))
    if rng.random() < 0.1:
        low, high = low - 1, high * 2
    places = rng.choice((0, 0, 1, 2))
    scale = 10**places
    return str(Decimal(rng.randint(int(low * scale), int(high * scale))) / scale)


@cache
def inputs_of_vectors() -> dict[str, list[dict[str, Any]]]:
    """Group the inputs of all vectors by calculator."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for vector in all_vectors():
        request = vector["request"]
        if isinstance(request, dict) and isinstance(request.get("inputs"), dict):
            grouped.setdefault(request["calculator"], []).append(request["inputs"])
    return grouped


def asked(calculator: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Ask a calculator and decode the reply."""
    reply: dict[str, Any] = json.loads(call(json.dumps({"calculator": calculator, "inputs": inputs})))
    return reply
