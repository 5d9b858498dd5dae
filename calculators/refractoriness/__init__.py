"""Adequate trials and refractory disease."""

from wardbook.kit import Calculator

from . import reply, rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=reply.answer, check=rules.check, remarks=reply.remarks)
