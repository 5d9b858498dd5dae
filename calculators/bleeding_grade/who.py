"""The bleeding scale of the World Health Organization, grades 0 to 4."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from wardbook.kit import Answers, Facts, Problem

from .completions import Settled, settle

FACTS = Facts.load(Path(__file__))
TIMED = ("epistaxis", "oropharyngeal")
BOTH = (False, True)


def who_grade(
    *, findings: Sequence[str], long_bleeding: bool, large_purpura: bool, transfusion: bool, instability: str
) -> int:
    """Find the highest grade that a finding reaches.

    Args:
        findings: Codes of what was found; none is grade 0.
        long_bleeding: Epistaxis or oropharyngeal bleeding went on for longer than the limit of grade 1.
        large_purpura: A purpura is larger than the limit of grade 1.
        transfusion: Red cells beyond routine for this bleed.
        instability: ``none``, ``moderate`` or ``severe``.

    Source:
        whobleeding, grades 1 to 4.
    """
    if not findings:
        return 0
    sets = {grade: FACTS[f"who_grade_{grade}"].values for grade in (4, 3, 2, 1)}
    sets[2] += FACTS["who_grade_2_reading"].values
    grades = [next(grade for grade, codes in sets.items() if finding in codes) for finding in findings]
    if long_bleeding or large_purpura:
        grades.append(2)
    if transfusion:
        grades.append(4 if instability == "severe" else 3)
    return max(grades)


def settled(case: Answers) -> Settled:
    """Find the grade on which every possible answer agrees, or the answers it depends on."""
    findings = case.known_items("who_findings")

    def grade(**chosen: Any) -> int:
        return who_grade(
            findings=findings,
            long_bleeding=chosen["bleeding_minutes"],
            large_purpura=chosen["largest_purpura"],
            transfusion=chosen["transfusion"],
            instability=chosen["instability"],
        )

    return settle(
        {
            "bleeding_minutes": _beyond(case, "bleeding_minutes", "who_long", asked=_any_of(findings, TIMED)),
            "largest_purpura": _beyond(
                case, "largest_purpura", "who_large_purpura", asked=_any_of(findings, ("purpura",))
            ),
            "transfusion": (case.truth("transfusion"),) if case.knows("transfusion") else BOTH,
            "instability": _instability(case),
        },
        grade,
    )


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a transfusion for a bleed that is answered with no finding."""
    if case.items("who_findings") == () and case.truth("transfusion"):
        message = "A transfusion for this bleed does not fit an answer of no findings. Check both."
        yield Problem("transfusion", "inconsistent", message)


def _any_of(findings: Sequence[str], codes: Sequence[str]) -> bool:
    return any(code in findings for code in codes)


def _beyond(case: Answers, name: str, fact: str, *, asked: bool) -> tuple[bool, ...]:
    if not asked:
        return (False,)
    value = case.maybe_number(name)
    return BOTH if value is None else (value > FACTS.value(fact),)


def _instability(case: Answers) -> tuple[str, ...]:
    known = case.maybe_choice("instability")
    return ("none", "moderate", "severe") if known is None else (known,)
