"""Phase of ITP: newly diagnosed, persistent or chronic."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer, check=rules.check, remarks=rules.remarks)
