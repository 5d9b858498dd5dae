"""Creatinine clearance by Cockcroft and Gault, with a stated choice of weight."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from calculators.body_weights.rules import (
    ADJUSTED,
    DEVINE,
    adjusted_weight_kg,
    adjusted_weight_step,
    ideal_weight_kg,
    ideal_weight_step,
    percent_over_ideal,
)
from wardbook.kit import Answer, Answers, Block, Facts, Note, Problem, Step, brief, plain

FACTS = Facts.load(Path(__file__))
SOURCE = "cockcroft1976"
UNSUITABLE = {
    "changing-creatinine": "a creatinine that is changing",
    "dialysis": "dialysis",
    "amputation": "an amputation",
    "pregnancy": "pregnancy",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight in the formula.

    Args:
        kg: Kilograms.
        basis: ``actual``, ``ideal`` or ``adjusted``.
        ideal_kg: Ideal weight, or None where the height is not known.
        over_percent: Per cent above the ideal weight, or None where there is none.
    """

    kg: Decimal
    basis: str
    ideal_kg: Decimal | None
    over_percent: Decimal | None


def clearance_ml_min(*, age_years: Decimal, weight_kg: Decimal, creatinine_mg_dl: Decimal, sex: str) -> Decimal:
    """Estimate creatinine clearance by the formula of Cockcroft and Gault.

    Args:
        age_years: Age of an adult.
        weight_kg: The weight chosen.
        creatinine_mg_dl: Serum creatinine.
        sex: ``male`` or ``female``.

    Returns:
        mL/min, not rounded.

    Source:
        cockcroft1976, the formula.
    """
    numerator = (FACTS.value("age_from") - age_years) * weight_kg
    return numerator / (FACTS.value("divisor") * creatinine_mg_dl) * _sex_factor(sex)


def weight_basis(*, actual_kg: Decimal, ideal_kg: Decimal) -> str:
    """Choose the weight by our rule.

    Args:
        actual_kg: Actual body weight.
        ideal_kg: Ideal weight.

    Returns:
        ``actual`` at or below the ideal weight, ``ideal`` up to a share above it, else ``adjusted``.

    Source:
        Decision of this project (C3); sources differ.
    """
    if actual_kg <= ideal_kg:
        return "actual"
    return "ideal" if (actual_kg - ideal_kg) * 100 <= FACTS.value("ideal_up_to") * ideal_kg else "adjusted"


def check(case: Answers) -> Iterable[Problem]:
    """Refuse the ideal weight at a height for which its formula gives no weight."""
    weight = _weight_so_far(case)
    if weight is not None and weight.kg <= 0:
        message = "At this height the formula gives no ideal weight. Choose the actual weight."
        yield Problem("weight_basis", "inconsistent", message)


def block(case: Answers) -> Iterable[Block]:
    """Block where the estimate is known to fail."""
    present = [words for code, words in UNSUITABLE.items() if case.lists("unsuitable", code)]
    if present:
        message = f"The estimate is not for {' or '.join(present)}. Measure the clearance, or ask a specialist."
        yield Block(field="unsuitable", message=message, references=(SOURCE,))


def needs(case: Answers) -> Iterable[str]:
    """Ask for the height unless the actual weight was chosen."""
    return () if case.choice("weight_basis") == "actual" else ("height",)


def answer(case: Answers) -> Answer:
    """Give the clearance and say which weight it rests on."""
    weight, sex = _weight(case), case.choice("sex")
    clearance = clearance_ml_min(
        age_years=case.number("age"), weight_kg=weight.kg, creatinine_mg_dl=case.number("creatinine"), sex=sex
    )
    return Answer(
        outputs={
            "clearance": clearance,
            "weight_used": weight.kg,
            "weight_basis_used": weight.basis,
            "ideal_weight": weight.ideal_kg,
            "percent_over_ideal": weight.over_percent,
        },
        working=tuple(_steps(case, weight, clearance)),
        notes=tuple(_readings(case, weight)),
        references=(SOURCE,) if weight.ideal_kg is None else (SOURCE, DEVINE, ADJUSTED),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say which weight was used and whom the estimate is not for."""
    weight = _weight_so_far(case)
    used = "" if weight is None else f"The {weight.basis} weight was used. "
    message = f"{used}Sources differ on which weight belongs in this formula; follow local practice."
    yield Note(code="weight-choice", message=message)
    message = f"Not for {', '.join(UNSUITABLE.values())}."
    yield Note(code="not-for", message=message)


def _sex_factor(sex: str) -> Decimal:
    return FACTS.value("female_factor") if sex == "female" else Decimal(1)


def _weight_so_far(case: Answers) -> Weight | None:
    """The weight in the formula, or None where too little is known."""
    wanted = ("sex", "weight") if case.choice("weight_basis") == "actual" else ("sex", "weight", "height")
    return _weight(case) if all(case.knows(name) for name in wanted) else None


def _weight(case: Answers) -> Weight:
    chosen, actual, height_cm = case.choice("weight_basis"), case.number("weight"), case.maybe_number("height")
    if height_cm is None:
        return Weight(actual, "actual", None, None)
    ideal = ideal_weight_kg(sex=case.choice("sex"), height_cm=height_cm)
    basis = weight_basis(actual_kg=actual, ideal_kg=ideal) if chosen == "auto" else chosen
    if basis == "adjusted" and actual <= ideal:
        basis = "actual"
    weights = {"actual": actual, "ideal": ideal, "adjusted": adjusted_weight_kg(ideal_kg=ideal, actual_kg=actual)}
    return Weight(weights[basis], basis, ideal, percent_over_ideal(ideal_kg=ideal, actual_kg=actual))


def _steps(case: Answers, weight: Weight, clearance: Decimal) -> Iterable[Step]:
    actual, sex = case.number("weight"), case.choice("sex")
    if weight.ideal_kg is not None:
        yield ideal_weight_step(sex=sex, height_cm=case.number("height"))
        difference = f"{plain(actual)} kg - {brief(weight.ideal_kg)} kg"
        if weight.over_percent is not None:
            expression = f"({difference}) / {brief(weight.ideal_kg)} kg x 100"
            yield Step("Above ideal weight", expression, f"{brief(weight.over_percent)} %")
        if weight.basis == "adjusted":
            yield adjusted_weight_step(ideal_kg=weight.ideal_kg, actual_kg=actual)
    yield Step("Weight in the formula", f"{weight.basis} weight", f"{brief(weight.kg)} kg")
    upper = f"({plain(FACTS.value('age_from'))} - {plain(case.number('age'))}) x {brief(weight.kg)} kg"
    lower = f"({plain(FACTS.value('divisor'))} x {brief(case.number('creatinine'))} mg/dL)"
    factor = f" x {plain(FACTS.value('female_factor'))} (female)" if sex == "female" else ""
    yield Step("Creatinine clearance", f"{upper} / {lower}{factor}", f"{brief(clearance)} mL/min")


def _readings(case: Answers, weight: Weight) -> Iterable[Note]:
    if case.choice("weight_basis") == "auto":
        share = plain(FACTS.value("ideal_up_to"))
        message = (
            f"Weight by our rule: actual at or below the ideal weight, ideal up to {share} % above it, adjusted beyond."
        )
        yield Note(code="project-reading", message=message, references=(DEVINE,))
    elif case.choice("weight_basis") != weight.basis:
        message = "The actual weight is at or below the ideal weight, so it was used instead of an adjusted one."
        yield Note(code="project-reading", message=message)
