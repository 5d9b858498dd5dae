"""Finding calculators: each folder under ``calculators/`` that exports ``CALCULATOR`` is one."""

import importlib
import pkgutil
from functools import cache

from .calculator import Calculator
from .errors import UnknownCalculatorError

PACKAGE = "calculators"


@cache
def calculator_ids() -> tuple[str, ...]:
    """List the ids of all calculators, sorted."""
    package = importlib.import_module(PACKAGE)
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(package.__path__)))


@cache
def find(calculator: str) -> Calculator:
    """Import one calculator.

    Args:
        calculator: Its id.

    Raises:
        UnknownCalculatorError: There is none of this id.
    """
    if calculator not in calculator_ids():
        raise UnknownCalculatorError(calculator)
    module = importlib.import_module(f"{PACKAGE}.{folder_of(calculator)}")
    found: Calculator = module.CALCULATOR
    return found


def folder_of(calculator: str) -> str:
    """Name the folder of a calculator: its id with underscores."""
    return calculator.replace("-", "_")
