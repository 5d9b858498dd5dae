"""Eltrombopag: starting dose, dose changes and the liver stopping rule, for each salt and label."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, remarks=rules.remarks)
