"""Gates over the built site: what readers get is what is checked, whatever program made it."""

from wardbook.checks.built.gates import BUILT_RULES, BuiltRule, check_built

__all__ = ["BUILT_RULES", "BuiltRule", "check_built"]
