"""Danazol: the two regimens that were read, alone and with ATRA, after pregnancy is excluded."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, block=rules.block, remarks=rules.remarks)
