"""Vaccines around splenectomy: what was given, what is due, and from when."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(
    spec=SPEC,
    answer=rules.answer,
    check=rules.check,
    needs=rules.needs,
    remarks=rules.remarks,
    calendar=rules.calendar,
)
