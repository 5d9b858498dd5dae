"""Comments that pass over a rule: each names one that exists, gives its reason, and passes over something."""

from wardbook.checks.rules import Example, Rule
from wardbook.model import Severity

BROKEN = Rule(
    id="broken-suppression",
    summary="A comment that passes over a rule names one that may be passed over, and says why.",
    bad=Example("Keep 5 mL ready. <!-- wardbook: ignore[unbound-dose] -->"),
    good=Example("Keep 5 mL ready. <!-- wardbook: ignore[unbound-dose] a flush, not a dose -->"),
    suppressible=False,
)
UNUSED = Rule(
    id="unused-suppression",
    summary="A comment that passes over nothing is removed.",
    bad=Example("Words. <!-- wardbook: ignore[unbound-dose] a flush, not a dose -->"),
    good=Example("Words."),
    severity=Severity.WARNING,
    suppressible=False,
)
RULES = (BROKEN, UNUSED)
