"""True superscripts for the plain spelling of units."""

import re

_POWER = re.compile(r"\^(\d+)(?![\d.])")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def typeset(text: str) -> str:
    """Set powers as a printed page does: ``m^2`` becomes ``m²``."""
    return _POWER.sub(lambda found: found.group(1).translate(_RAISED), text)
