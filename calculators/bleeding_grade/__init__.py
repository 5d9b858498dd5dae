"""Bleeding grades: WHO, modified Buchanan, Buchanan-Adix, and a summary of ITP-BAT domains."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, remarks=rules.remarks)
