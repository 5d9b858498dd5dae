"""Reading, rounding and writing numbers."""

from decimal import Context, Decimal

import pytest

from wardbook.kit import decimals
from wardbook.kit.decimals import Places
from wardbook.kit.errors import RefusedValueError


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("70", "70"), ("70.5", "70.5"), ("-3", "-3"), ("5.", "5"), (".5", "0.5"), ("007", "7"), ("0.0", "0"),
        (70, "70"), (Decimal("1E+2"), "100"), (Decimal("7.5"), "7.5"),
    ],
)  # fmt: skip
def test_reads_plain_numbers(typed: object, number: str) -> None:
    """ASCII digits, at most one full stop, optional minus; a JSON number may have an exponent."""
    assert decimals.read(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "70,5", "1,000", "1e5", "\uff17\uff10", " 70", "70 ", "", "NaN", "Infinity", "+5", "--5", "1.2.3", ".", "-",
        None, True, [], {}, 1.5, Decimal("NaN"), Decimal("Infinity"), Decimal("1E+99"), Decimal("1E-99"), "9" * 61,
    ],
)  # fmt: skip
def test_refuses_everything_else(typed: object) -> None:
    """What is not a number is named so, in plain words."""
    with pytest.raises(RefusedValueError) as refusal:
        decimals.read(typed)
    assert refusal.value.problem_code == "not-a-number"
    assert refusal.value.message.startswith(("Enter", "Use"))


def test_says_why() -> None:
    """A comma and foreign digits get their own words."""
    with pytest.raises(RefusedValueError, match="full stop for decimals"):
        decimals.read("70,5")
    with pytest.raises(RefusedValueError, match="ordinary digits"):
        decimals.read("\uff17\uff10")


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        # 0.495 half up is 0.50; a dose drops the trailing zero (contract, rounding)
        ("0.495", Places.at_most(2), "0.5"),
        ("0.494999", Places.at_most(2), "0.49"),
        ("1234.5", Places.at_most(1), "1,234.5"),
        ("17500", Places.at_most(0), "17,500"),
        ("999.95", Places.at_most(1), "1,000"),
        ("50", Places(2), "50.00"),
        ("0.005", Places(2), "0.01"),
        ("-0.005", Places(2), "-0.01"),
        ("-0.004", Places(2), "0.00"),
        ("-26.66", Places(1), "-26.7"),
        ("100", Places.at_most(1), "100"),
        ("0", Places.at_most(2), "0"),
    ],
)
def test_display(number: str, places: Places, shown: str) -> None:
    """Half up, a leading zero, commas from 1,000, no trailing zero in doses, no negative zero."""
    assert decimals.display(Decimal(number), places) == shown


@pytest.mark.parametrize(
    ("number", "text"),
    [("2.0000", "2"), ("1E+3", "1000"), ("0E-9", "0"), ("-0.50", "-0.5"), ("681.794871", "681.794871")],
)
def test_plain(number: str, text: str) -> None:
    """Full precision, no exponent."""
    assert decimals.plain(Decimal(number)) == text


def test_brief_is_for_working() -> None:
    """At most four places."""
    assert decimals.brief(Decimal("1.81811868577")) == "1.8181"


@pytest.mark.parametrize("exponent", ["0.425", "0.5378", "-0.241", "-1.2", "73.5", "90", "0"])
@pytest.mark.parametrize("base", ["0.05", "0.9938", "1", "1.01", "4", "70", "81.35", "272.16"])
def test_a_power_has_34_right_digits(base: str, exponent: str) -> None:
    """It is what 80 digits give, rounded half up to 34."""
    exact = Context(prec=80).power(Decimal(base), Decimal(exponent))
    assert decimals.power(Decimal(base), Decimal(exponent)) == decimals.CONTEXT.plus(exact)


def test_a_power_is_that_of_34_digits_each_time() -> None:
    """A power that is asked for again, or of a number written in another way, is the same to the last digit."""
    exact = decimals.CONTEXT.power(Decimal(70), Decimal("0.425"))
    assert len(exact.as_tuple().digits) == 34
    assert [decimals.power(Decimal(base), Decimal("0.425")) for base in ("70", "70.0", "71", "70")] == [
        exact, exact, decimals.CONTEXT.power(Decimal(71), Decimal("0.425")), exact,
    ]  # fmt: skip
