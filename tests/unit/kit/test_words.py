"""One thing and several things, in words."""

from decimal import Decimal

import pytest

from tests.support.requests import asked
from wardbook.kit import counted, units
from wardbook.kit.registry import find


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (Decimal("1.5"), "1.5 days"), (1200, "1,200 days")]
)
def test_counted(number: Decimal | int, text: str) -> None:
    """Exactly one takes the singular, with or without decimal places."""
    assert counted(number, "day") == text
    assert counted(Decimal("1.0"), "day") == "1 day"


def test_units_of_one() -> None:
    """A unit behind "1" is singular; a symbol has no other form."""
    assert [units.label(code, of=Decimal(1)) for code in ("d", "wk", "mo", "a", "[iU]", "mg")] == [
        "day", "week", "month", "year", "unit", "mg",
    ]  # fmt: skip
    assert units.label("d", of=Decimal(2)) == units.label("d") == "days"
    described = find("platelet-response").describe()["outputs"]
    unit = next(part["unit"] for part in described if part["name"] == "needed_days")
    assert unit == {"code": "d", "label": "days", "one": "day"}


def test_refusal_of_one_year() -> None:
    """What was typed is told in the singular, the limits in the plural."""
    reply = asked("rituximab", {"age": "1 a"})
    told = [problem["message"] for problem in reply["problems"] if problem["field"] == "age"]
    assert told == ["Age is 1 year; it must be from 18 to 120 years. Check the number."]
