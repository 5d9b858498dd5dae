"""Rilzabrutinib: whether the licence covers the case, interacting drugs, and the time of the dose."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, block=rules.block, remarks=rules.remarks)
