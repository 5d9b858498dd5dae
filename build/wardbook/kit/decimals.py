"""Decimal numbers: reading what was typed, rounding half up, and writing for readers."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import cache, lru_cache

from .errors import RefusedValueError

CONTEXT = Context(prec=34, Emax=9_999, Emin=-9_999, traps=[InvalidOperation, DivisionByZero, Overflow])
# For what stands between a number and its power; the digits before the point of a logarithm cost some behind it.
_WIDE = Context(prec=CONTEXT.prec + 10, traps=[InvalidOperation, DivisionByZero, Overflow])
_TEXT = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)", re.ASCII)
_LONGEST = 60
_WIDEST_EXPONENT = 60
_POWERS_KEPT = 16


@dataclass(frozen=True, slots=True)
class Places:
    """How many decimal places a display has.

    Args:
        most: Number of places.
        exact: Whether trailing zeros stay (laboratory values) or go (doses).
    """

    most: int
    exact: bool = True

    @classmethod
    def at_most(cls, most: int) -> "Places":
        """Places of which trailing zeros are dropped, as safe dose writing asks."""
        return cls(most, exact=False)


def read(value: object) -> Decimal:
    """Read a JSON number or a decimal text.

    Args:
        value: A JSON integer, a `Decimal` made from a JSON number, or a text of ASCII digits with at most
            one full stop and an optional leading minus.

    Returns:
        The number, not rounded.

    Raises:
        RefusedValueError: ``not-a-number``; a comma, a separator, an exponent in a text, full-width digits, a
            blank, NaN, infinity or an unreadably long number.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise RefusedValueError("not-a-number", "Enter a number, such as 70 or 70.5.")
    if isinstance(value, str):
        if not _TEXT.fullmatch(value) or len(value) > _LONGEST:
            raise RefusedValueError("not-a-number", _why_not_a_number(value))
        return Decimal(value)
    number = Decimal(value)
    if not number.is_finite() or (number and abs(number.adjusted()) > _WIDEST_EXPONENT):
        raise RefusedValueError("not-a-number", "Enter a number of ordinary size, such as 70 or 70.5.")
    return number


def _why_not_a_number(text: str) -> str:
    if "," in text:
        return "Use a full stop for decimals and no thousands separator: 70.5, or 17500."
    if not text.isascii():
        return "Use the ordinary digits 0 to 9, such as 70.5."
    return "Enter a number with the digits 0 to 9, such as 70 or 70.5."


@lru_cache(maxsize=_POWERS_KEPT)
def power(base: Decimal, exponent: Decimal) -> Decimal:
    """Raise a number above 0 to a power that need not be whole, to 34 digits.

    This costs more than all else of a calculation, and while a reader types, most of the numbers stay; so the last
    powers are kept, and so are the logarithms, for one number is often raised to several powers.
    """
    return CONTEXT.plus(_WIDE.exp(_WIDE.multiply(exponent, _logarithm(base))))


@lru_cache(maxsize=_POWERS_KEPT)
def _logarithm(number: Decimal) -> Decimal:
    return _WIDE.ln(number)


def plain(number: Decimal) -> str:
    """Write a number at full precision, without an exponent and without trailing zeros.

    Returns:
        Text such as ``"681.794871"``; zero is ``"0"``.
    """
    if number == 0:
        return "0"
    return format(number.normalize(CONTEXT), "f")


def rounded(number: Decimal, places: int) -> Decimal:
    """Round half up (away from zero at a tie), in decimal arithmetic.

    Args:
        number: The exact figure.
        places: Decimal places that stay.

    Returns:
        The rounded figure.
    """
    return number.quantize(_last_place(places), rounding=ROUND_HALF_UP, context=CONTEXT)


@cache
def _last_place(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def display(number: Decimal, places: Places) -> str:
    """Write a number for a reader.

    Args:
        number: The exact figure.
        places: Decimal places and whether trailing zeros stay.

    Returns:
        Text such as ``"1,234.5"``: a leading zero, commas from 1,000, no negative zero.
    """
    figure = rounded(number, places.most)
    text = format(abs(figure), ",f")
    if not places.exact and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"-{text}" if figure < 0 else text


_BRIEF = Places.at_most(4)


def counted(number: Decimal | int, one: str, many: str | None = None) -> str:
    """Write a number of things, such as "1 day" and "2 days".

    Args:
        number: How many.
        one: The word for one of them.
        many: The word for several, where it is not the first with an s.
    """
    return f"{brief(Decimal(number))} {one if number == 1 else many or f'{one}s'}"


def brief(number: Decimal) -> str:
    """Write a number for a line of working: at most 4 places, no trailing zeros."""
    return display(number, _BRIEF)
