"""Anti-D: who may have it, and the dose by haemoglobin."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, block=rules.block, remarks=rules.remarks)
