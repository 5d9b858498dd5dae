"""Body mass index, ideal weight and adjusted weight."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, remarks=rules.remarks)
