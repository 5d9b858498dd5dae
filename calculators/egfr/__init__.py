"""Estimated glomerular filtration rate by CKD-EPI 2021."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, remarks=rules.remarks)
