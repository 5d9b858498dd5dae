"""Tranexamic acid in kidney impairment: dose and interval by creatinine band."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, block=rules.block, remarks=rules.remarks)
