"""Findings: what an author must mend, with the place to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning is printed."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend.

    Args:
        path: File, relative to the root of the project, with forward slashes.
        line: Line in that file, from 1.
        column: Column in that line, from 1.
        rule: Id of the rule that was broken.
        message: What is wrong and what to do, in one sentence.
        severity: Whether it stops the build.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR

    def render(self) -> str:
        """Write the finding as ``path:line:column: rule: message``, which editors turn into a link."""
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"
