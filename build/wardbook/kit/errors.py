"""What goes wrong inside the kit, each with a code that never changes."""

from dataclasses import dataclass


class KitError(Exception):
    """A fault of a calculator or of its data, never of a reader's answer."""

    code = "kit-error"


class GatedFactError(KitError):
    """The value of a fact was asked for that nobody has read in its source."""

    code = "gated-fact"


class FactError(KitError):
    """A facts file is malformed.

    Args:
        fact: Name of the fact, or an empty text for the whole file.
        reason: What is wrong and what is expected.
    """

    code = "broken-fact"

    def __init__(self, fact: str, reason: str) -> None:
        super().__init__(f"{fact or 'file'}: {reason}")
        self.fact = fact
        self.reason = reason


class UnknownCalculatorError(KitError):
    """No calculator has the id asked for."""

    code = "unknown-calculator"


class NoCalendarError(KitError):
    """A calendar was asked of a calculator that makes no dated plan."""

    code = "no-calendar"


class SpecError(KitError):
    """A calculator answered with something that its spec does not declare."""

    code = "broken-spec"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was not given, tied to the field where it can be mended."""

    field: str | None
    code: str
    message: str


class RefusedValueError(KitError):
    """A typed value was refused while it was read.

    Args:
        code: One of the problem codes of the wire format.
        message: Plain words for the reader.
    """

    code = "refused-value"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.problem_code = code
        self.message = message


class MissingAnswerError(KitError):
    """The answer depends on inputs that are unknown.

    Args:
        fields: Names of the unknown inputs, such as ``counts[0].on``.
    """

    code = "missing"

    def __init__(self, *fields: str) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields
