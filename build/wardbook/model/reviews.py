"""Review records: who read what, when, and what they decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wardbook.model.source import Place

UNDER_REVIEW = "under-review"
APPROVED = "approved"
WITHDRAWN = "withdrawn"
DECISIONS = (UNDER_REVIEW, APPROVED, WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that a reviewer reads, each part by its name with what identifies its meaning.

    Args:
        text: SHA-256 of the words of each page, and of each data file that pages print.
        facts: SHA-256 of each fact.
        references: SHA-256 of each reference.
        calculators: Version of each calculator.
    """

    text: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    calculators: Mapping[str, str] = field(default_factory=dict)

    def changes_since(self, earlier: "Reading") -> tuple[str, ...]:
        """Tell which parts differ from an earlier reading, one phrase for each; nothing when they mean the same."""
        return (
            *_changes("text of", earlier.text, self.text),
            *_changes("fact", earlier.facts, self.facts),
            *_changes("reference", earlier.references, self.references),
            *_version_changes(earlier.calculators, self.calculators),
        )


def _changes(kind: str, before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    names = sorted({*before, *now})
    return [f"{kind} {name} {_how(name, before, now)}" for name in names if before.get(name) != now.get(name)]


def _how(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in before:
        return "was added"
    return "changed" if name in now else "was removed"


def _version_changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    told = []
    for name in sorted({*before, *now}):
        if name in before and name in now and before[name] != now[name]:
            told.append(f"calculator {name} went from version {before[name]} to {now[name]}")
        elif before.get(name) != now.get(name):
            told.append(f"calculator {name} {_how(name, before, now)}")
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRecord:
    """One decision of one person about one exact version.

    Args:
        subject: Id of a guideline, or address of a page's Markdown within the site.
        person: Id of the reviewer among the people.
        role: As what they reviewed.
        interests: Their interests as declared for this review.
        date: The day of the decision.
        decision: ``under-review``, ``approved`` or ``withdrawn``.
        read: What they read.
        path: File that holds the record.
        place: Where it stands there.
    """

    subject: str
    person: str
    role: str
    interests: str
    date: date
    decision: str
    read: Reading
    path: str
    place: Place
