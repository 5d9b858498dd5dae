"""Bleeding emergency: the class of a bleed, and what to start together."""

from wardbook.kit import Calculator

from . import rules
from .spec import SPEC

CALCULATOR = Calculator(spec=SPEC, answer=rules.answer)
