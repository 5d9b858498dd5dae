"""Mycophenolate mofetil: the daily dose in parts, pregnancy, and when to judge."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, block=rules.block, remarks=rules.remarks)
