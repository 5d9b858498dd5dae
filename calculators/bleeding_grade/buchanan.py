"""The modified Buchanan scale, grades 0 to 5, with the risk of grade 3."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from wardbook.kit import Answers, Facts, Problem

from .completions import Settled, settle

FACTS = Facts.load(Path(__file__))
BOTH = (False, True)
MUCOSAL_GRADE = 3
LOW, HIGH = "low", "high"


def buchanan_grade(
    *,
    intracranial: bool,
    needs_immediate_care: bool,
    mucosal: bool,
    petechiae: Decimal,
    bruises: Decimal,
    largest_bruise_cm: Decimal,
) -> int:
    """Find the grade; between two grades of the skin the higher one is taken.

    Args:
        intracranial: Intracranial or life-threatening bleeding.
        needs_immediate_care: Mucosal or suspected internal bleeding that needs immediate care.
        mucosal: Mucosal bleeding.
        petechiae: Their number.
        bruises: Their number.
        largest_bruise_cm: Size of the largest bruise; without bruises it does not matter.

    Source:
        modbuchanan2021, table; the cells between grades 1 and 2 are our reading (C22).
    """
    for grade, holds in ((5, intracranial), (4, needs_immediate_care), (MUCOSAL_GRADE, mucosal)):
        if holds:
            return grade
    large = bruises > 0 and largest_bruise_cm > FACTS.value("bruise_large")
    if petechiae > FACTS.value("petechiae_many") or bruises > FACTS.value("bruises_many") or large:
        return 2
    return 1 if petechiae or bruises else 0


def settled(case: Answers) -> Settled:
    """Find the grade on which every possible answer agrees, or the answers it depends on."""
    petechiae, bruises, size = FACTS.value("petechiae_many"), FACTS.value("bruises_many"), FACTS.value("bruise_large")

    def grade(**chosen: Any) -> int:
        return buchanan_grade(largest_bruise_cm=chosen.pop("largest_bruise"), **chosen)

    zero, one = Decimal(0), Decimal(1)
    found = settle(
        {
            "petechiae": _possible(case, "petechiae", (zero, petechiae, petechiae + one)),
            "bruises": _possible(case, "bruises", (zero, bruises, bruises + one)),
            "largest_bruise": _possible(case, "largest_bruise", (size, size + one)),
            "mucosal": _truths(known=_mucosal(case)),
            "needs_immediate_care": _truths(known=case.truth("needs_immediate_care")),
            "intracranial": _truths(known=case.truth("intracranial")),
        },
        grade,
    )
    # The size of a bruise is asked for once it is known that there is one.
    missing = tuple(name for name in found.missing if name != "largest_bruise" or case.knows("bruises"))
    return Settled(found.value, missing)


def risk(case: Answers) -> str | None:
    """Find the risk of mucosal bleeding; None where the findings do not tell.

    Source:
        modbuchanan2021, table, grade 3.
    """
    findings = case.items("mucosal_findings")
    if not findings:
        return None
    if any(code in findings for code in FACTS["high_risk_findings"].values):
        return HIGH
    if "epistaxis" in findings and case.number("epistaxis_duration") > FACTS.value("epistaxis_high_risk"):
        return HIGH
    return LOW


def between_grades(case: Answers) -> bool:
    """Tell whether a grade 2 lies between the cells of the source, as far as is known."""
    petechiae, bruises = case.maybe_number("petechiae"), case.maybe_number("bruises")
    largest = case.maybe_number("largest_bruise")
    many = petechiae is not None and petechiae > FACTS.value("petechiae_many")
    many_bruises = bruises is not None and bruises > FACTS.value("bruises_many")
    large = largest is not None and largest > FACTS.value("bruise_large")
    return not (many or (many_bruises and large))


def check(case: Answers) -> Iterable[Problem]:
    """Refuse findings of mucosal bleeding or the size of a bruise beside an answer that there is none."""
    if case.truth("mucosal") is False and case.items("mucosal_findings"):
        message = "Mucosal findings are listed, but mucosal bleeding is answered with no. Check both."
        yield Problem("mucosal", "inconsistent", message)
    if case.maybe_number("bruises") == 0 and case.maybe_number("largest_bruise"):
        message = "The largest bruise has a size, but the number of bruises is none. Check both."
        yield Problem("largest_bruise", "inconsistent", message)


def _mucosal(case: Answers) -> bool | None:
    return True if case.items("mucosal_findings") else case.truth("mucosal")


def _truths(*, known: bool | None) -> tuple[bool, ...]:
    return BOTH if known is None else (known,)


def _possible(case: Answers, name: str, otherwise: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    known = case.maybe_number(name)
    return otherwise if known is None else (known,)
