"""Splenectomy candidacy: a three-valued checklist."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, remarks=rules.remarks)
