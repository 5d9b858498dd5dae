"""Gates over the built site: what readers get is what is checked, whatever program made it."""

from wardbook.checks.built.gates import BUILT_RULES, check_built
from wardbook.checks.built.rule import BuiltRule, Shown

__all__ = ["BUILT_RULES", "BuiltRule", "Shown", "check_built"]
