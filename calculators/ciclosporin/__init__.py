"""Ciclosporin: dose per kg, dose check, and the creatinine rule during treatment."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(
    spec=SPEC,
    answer=rules.answer,
    check=rules.check,
    block=rules.block,
    needs=rules.needs,
    remarks=rules.remarks,
)
