"""What a rule is: id, weight, what it is for, and an example of each kind, which tests run and documents show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from wardbook.model import Finding, Place, Severity, Site

BODY = "the body of a page"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is broken."""

    path: str
    place: Place
    message: str


Check = Callable[[Site, date], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """What an author may write, and where: in the body of a page, or as a whole file of this path."""

    text: str
    where: str = BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Args:
        id: Its id, which never changes.
        summary: What it asks for, in one sentence.
        bad: An example that breaks it.
        good: The same, mended.
        severity: Whether breaking it stops the build.
        suppressible: Whether a comment with a reason may pass over it.
        check: The function that finds where it is broken; None where reading the file finds that.
    """

    id: str
    summary: str
    bad: Example
    good: Example
    severity: Severity = Severity.ERROR
    suppressible: bool = True
    check: Check | None = None

    def findings(self, site: Site, today: date) -> Iterator[Finding]:
        """Find every place where the rule is broken."""
        for hit in self.check(site, today) if self.check else ():
            yield Finding(hit.path, hit.place.line, hit.place.column, self.id, hit.message, self.severity)


def rule(
    name: str, summary: str, *, bad: str, good: str, where: str = BODY, warning: bool = False, suppressible: bool = True
) -> Callable[[Check], Rule]:
    """Make a rule of the function below; the arguments are those of `Rule`, the examples in one place."""

    def make(check: Check) -> Rule:
        return Rule(
            id=name,
            summary=summary,
            bad=Example(bad, where),
            good=Example(good, where),
            severity=Severity.WARNING if warning else Severity.ERROR,
            suppressible=suppressible,
            check=check,
        )

    return make
