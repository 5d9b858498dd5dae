"""Intravenous immunoglobulin: dose, volume, infusion rates, and rounding to vials."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, block=rules.block, remarks=rules.remarks)
