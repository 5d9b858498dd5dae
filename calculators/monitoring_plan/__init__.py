"""Monitoring plan: dated tests for one drug, also as a calendar."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(
    spec=SPEC, answer=rules.answer, check=rules.check, remarks=rules.remarks, calendar=rules.calendar
)
