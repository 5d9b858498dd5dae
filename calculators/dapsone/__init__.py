"""Dapsone: the dose range that was read, after the G6PD result is known."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, block=rules.block, remarks=rules.remarks)
