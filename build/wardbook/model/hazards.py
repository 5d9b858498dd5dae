"""The hazard log: what could harm a patient, what is done against it, and the tests that hold it."""

from dataclasses import dataclass

from wardbook.model.source import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How bad a hazard is, in the words of the closed lists below.

    Args:
        severity: From 1, minor, to 5, catastrophic.
        likelihood: From 1, very low, to 5, very high.
    """

    severity: int
    likelihood: int

    @property
    def product(self) -> int:
        """Severity times likelihood, from 1 to 25."""
        return self.severity * self.likelihood


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing that is done against a hazard.

    Args:
        id: Its id within the hazard.
        what: What is done.
        kind: ``design`` where the hazard cannot happen that way any more, else ``warning``.
        tests: Ids of the tests that hold it, as pytest writes them.
        place: Where it stands in the log.
    """

    id: str
    what: str
    kind: str
    tests: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """One hazard.

    Args:
        id: Such as ``h1``; also its anchor.
        title: The hazard in a few words.
        cause: How it comes about.
        effect: What it does to a patient.
        before: Its rating without the controls.
        after: Its rating with them.
        status: ``controlled``, ``partly controlled`` or ``open``.
        owner: Who answers for the row.
        deploying: What is left to the organisation that deploys the site; may be empty.
        controls: What is done against it.
        path: File that holds it.
        place: Where it stands there.
    """

    id: str
    title: str
    cause: str
    effect: str
    before: Rating
    after: Rating
    status: str
    owner: str
    deploying: str
    controls: tuple[Control, ...]
    path: str
    place: Place


SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
LIKELIHOODS = ("very low", "low", "medium", "high", "very high")
