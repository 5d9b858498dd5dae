"""Every numeric input on, just inside and just outside its hard and its plausible limits (dosing-rules 0.3).

What the limits are is held by ``test_contract.py``.
"""

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.support.vectors import all_vectors
from wardbook.kit import Field, Limits, call
from wardbook.kit.registry import calculator_ids, find

REFUSED, ASKED = {"out-of-range"}, {"unit-doubtful", "implausible"}


def _cases() -> Iterator[tuple[str, str, str, Decimal, set[str]]]:
    for calculator in calculator_ids():
        for part in find(calculator).spec.inputs:
            if part.limits is not None:
                yield from _edges(calculator, part, part.limits)


def _edges(calculator: str, part: Field, limits: Limits) -> Iterator[tuple[str, str, str, Decimal, set[str]]]:
    nudge = Decimal(1) if part.type == "integer" else Decimal("0.001")
    yield calculator, part.name, "below", limits.low - nudge, REFUSED
    yield calculator, part.name, "above", limits.high + nudge, REFUSED
    usual = part.plausible or limits
    if usual.low - nudge >= limits.low:
        yield calculator, part.name, "unusually low", usual.low - nudge, {part.ask}
    if usual.high + nudge <= limits.high:
        yield calculator, part.name, "unusually high", usual.high + nudge, {part.ask}
    for value in dict.fromkeys((usual.low, usual.low + nudge, usual.high - nudge, usual.high)):
        if usual.low <= value <= usual.high:
            yield calculator, part.name, "inside", value, set()


CASES = list(_cases())
ASKABLE = [case for case in CASES if case[4] & ASKED]


@pytest.mark.parametrize(("calculator", "name", "where", "value", "codes"), CASES)
def test_limit(calculator: str, name: str, where: str, value: Decimal, codes: set[str]) -> None:
    """Outside is refused or asked with its code; on the limit, unless that is excluded, and inside is neither."""
    part = find(calculator).spec.field(name)
    excluded = where == "inside" and part.exclusive_min and part.limits is not None and value == part.limits.low
    assert _range_codes(calculator, name, value) == (REFUSED if excluded else codes)


@pytest.mark.parametrize(("calculator", "name", "where", "value", "codes"), ASKABLE)
def test_confirming_lifts_the_question(calculator: str, name: str, where: str, value: Decimal, codes: set[str]) -> None:
    """An unusual value is accepted once the reader has confirmed it; a hard limit never is."""
    assert where.startswith("unusually")
    assert codes
    assert _range_codes(calculator, name, value, confirm=[name]) == set()


def _range_codes(calculator: str, name: str, value: Decimal, confirm: list[str] | None = None) -> set[str]:
    units = list(find(calculator).spec.field(name).unit_table())
    inputs = {name: f"{value} {units[0]}" if units else str(value), "confirm": confirm or []}
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
