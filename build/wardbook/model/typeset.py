"""True superscripts for the plain spelling of units."""

import re
from collections.abc import Sequence

_POWER = re.compile(r"\^(\d+)(?![\d.])")
_TIMES = re.compile(r"\bx(?=10\^\d)")
_SIGN = "\N{MULTIPLICATION SIGN}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


# Standards O8. Ciclosporin is not here: its tall-man form is one of another spelling, which the glossary names.
_LOOK_ALIKES = {
    "methylprednisolone": "methylPREDNISolone",
    "prednisolone": "prednisoLONE",
    "prednisone": "predniSONE",
    "rituximab": "riTUXimab",
    "romiplostim": "romiPLOStim",
}
_NAME = re.compile(rf"\b(?:{'|'.join(_LOOK_ALIKES)})\b", re.IGNORECASE)
_SEVERAL = 2


def typeset(text: str) -> str:
    """Set powers as a printed page does: ``m^2`` becomes ``m²``, and the x of ``x10^9/L`` a sign of multiplication."""
    return _POWER.sub(lambda found: found.group(1).translate(_RAISED), _TIMES.sub(f"{_SIGN} ", text))


def tall_man(labels: Sequence[str]) -> tuple[str, ...]:
    """Write names that are easily mistaken for one another in tall-man letters, where one list offers several of them.

    A name that stands alone has nothing to be mistaken for and is easier to read as it is (standards O8).

    Args:
        labels: What the list offers.
    """
    names = {name for label in labels for name in _LOOK_ALIKES if name in label.lower()}
    if len(names) < _SEVERAL:
        return tuple(labels)
    return tuple(_NAME.sub(lambda found: _LOOK_ALIKES[found[0].lower()], label) for label in labels)
