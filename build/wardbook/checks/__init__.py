"""One function per rule: the site -> findings. A check never raises on bad content."""

from wardbook.checks.built import check_built
from wardbook.checks.register import RULES
from wardbook.checks.rules import Example, Rule
from wardbook.checks.run import Report, Suppressed, check_site, run_checks

__all__ = [
    "RULES",
    "Example",
    "Report",
    "Rule",
    "Suppressed",
    "check_built",
    "check_site",
    "run_checks",
]
