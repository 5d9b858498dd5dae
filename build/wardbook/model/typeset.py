"""True superscripts for the plain spelling of units."""

import re

_POWER = re.compile(r"\^(\d+)(?![\d.])")
_TIMES = re.compile(r"\bx(?=10\^\d)")
_SIGN = "\N{MULTIPLICATION SIGN}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def typeset(text: str) -> str:
    """Set powers as a printed page does: ``m^2`` becomes ``m²``, and the x of ``x10^9/L`` a sign of multiplication."""
    return _POWER.sub(lambda found: found.group(1).translate(_RAISED), _TIMES.sub(f"{_SIGN} ", text))
