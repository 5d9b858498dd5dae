"""Three-valued logic: true, false, and unknown (None). Unknown never reads as false."""

from collections.abc import Iterable

type Truth = bool | None


def negation(value: Truth) -> Truth:
    """Turn true and false round; unknown stays unknown."""
    return None if value is None else not value


def all_of(values: Iterable[Truth]) -> Truth:
    """Tell whether every value is true: false as soon as one is, else unknown as soon as one is."""
    seen = list(values)
    if False in seen:
        return False
    return None if None in seen else True


def any_of(values: Iterable[Truth]) -> Truth:
    """Tell whether some value is true: true as soon as one is, else unknown as soon as one is."""
    seen = list(values)
    if True in seen:
        return True
    return None if None in seen else False
