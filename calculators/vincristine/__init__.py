"""Vincristine: dose per kg with a safety cap, into a vein only."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, block=rules.block, remarks=rules.remarks)
