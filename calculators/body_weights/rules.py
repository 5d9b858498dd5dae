"""Body weights: body mass index, ideal weight by Devine's formula, and adjusted weight."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, brief, plain
from wardbook.kit.shared import CM_PER_M, body_mass_index_of
from wardbook.kit.units import GROUPS

FACTS = Facts.load(Path(__file__))
DEVINE, ADJUSTED = "devine1974", "nba_igweight"
CM_PER_INCH = GROUPS["length"]["[in_i]"].multiply


def height_inches(*, height_cm: Decimal) -> Decimal:
    """Convert a height to inches, the unit that Devine's formula speaks.

    Args:
        height_cm: Standing height.

    Returns:
        Inches, not rounded.
    """
    return height_cm / CM_PER_INCH


def ideal_weight_kg(*, sex: str, height_cm: Decimal) -> Decimal:
    """Estimate the ideal weight by Devine's formula.

    Args:
        sex: ``male`` or ``female``.
        height_cm: Standing height.

    Returns:
        Kilograms, not rounded; for very short people the formula can give nothing or less.

    Source:
        devine1974, the formula; nba_igweight reproduces it.
    """
    beyond = height_inches(height_cm=height_cm) - FACTS.value("base_height")
    return FACTS.value(f"base_{sex}") + FACTS.value("per_inch") * beyond


def adjusted_weight_kg(*, ideal_kg: Decimal, actual_kg: Decimal) -> Decimal:
    """Add to the ideal weight a part of what the person weighs beyond it.

    Args:
        ideal_kg: Ideal weight.
        actual_kg: Actual body weight.

    Returns:
        Kilograms, not rounded.

    Source:
        nba_igweight, the dose-determining weight.
    """
    return ideal_kg + FACTS.value("adjustment") * (actual_kg - ideal_kg)


def percent_over_ideal(*, ideal_kg: Decimal, actual_kg: Decimal) -> Decimal | None:
    """Tell by how much the actual weight is beyond the ideal one.

    Args:
        ideal_kg: Ideal weight.
        actual_kg: Actual body weight.

    Returns:
        Per cent of the ideal weight, negative below it; None where the formula gives no weight at all.
    """
    return (actual_kg - ideal_kg) / ideal_kg * 100 if ideal_kg > 0 else None


def ideal_weight_step(*, sex: str, height_cm: Decimal) -> Step:
    """Write Devine's formula out with its numbers, so that it can be checked by hand."""
    inches = height_inches(height_cm=height_cm)
    expression = (
        f"{plain(FACTS.value(f'base_{sex}'))} kg + {plain(FACTS.value('per_inch'))} kg/in x "
        f"({brief(inches)} in - {plain(FACTS.value('base_height'))} in)"
    )
    return Step(f"Ideal weight ({sex})", expression, f"{brief(ideal_weight_kg(sex=sex, height_cm=height_cm))} kg")


def adjusted_weight_step(*, ideal_kg: Decimal, actual_kg: Decimal) -> Step:
    """Write the adjusted weight out with its numbers."""
    factor = plain(FACTS.value("adjustment"))
    expression = f"{brief(ideal_kg)} kg + {factor} x ({plain(actual_kg)} kg - {brief(ideal_kg)} kg)"
    return Step(
        "Adjusted weight", expression, f"{brief(adjusted_weight_kg(ideal_kg=ideal_kg, actual_kg=actual_kg))} kg"
    )


def answer(case: Answers) -> Answer:
    """Give body mass index, ideal weight and, above it, adjusted weight."""
    sex, height_cm, actual = case.choice("sex"), case.number("height"), case.number("weight")
    ideal = ideal_weight_kg(sex=sex, height_cm=height_cm)
    adjusted = adjusted_weight_kg(ideal_kg=ideal, actual_kg=actual) if actual > ideal else None
    over = percent_over_ideal(ideal_kg=ideal, actual_kg=actual)
    bmi = body_mass_index_of(height_cm=height_cm, weight_kg=actual)
    outputs = {
        "bmi": bmi,
        "height_inches": height_inches(height_cm=height_cm),
        "ideal_weight": ideal,
        "adjusted_weight": adjusted,
        "percent_over_ideal": over,
    }
    return Answer(
        outputs=outputs,
        working=tuple(_steps(case, bmi=bmi, ideal_kg=ideal, over=over, adjusted=adjusted is not None)),
        notes=tuple(_readings(below_ideal=adjusted is None)),
        references=(DEVINE, ADJUSTED),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say where the formula is used outside the heights it was made for, and where to use the actual weight."""
    height_cm, sex, actual = case.maybe_number("height"), case.maybe_choice("sex"), case.maybe_number("weight")
    if height_cm is None:
        return
    base_inches = FACTS.value("base_height")
    if height_cm < base_inches * CM_PER_INCH:
        message = (
            f"Below {plain(base_inches)} inches ({plain(base_inches * CM_PER_INCH)} cm) the ideal weight falls under "
            "the base of its formula. Use it with caution, or use the actual weight."
        )
        yield Note(code="below-60-inches", message=message, references=(DEVINE,))
    if sex is not None and actual is not None and actual <= ideal_weight_kg(sex=sex, height_cm=height_cm):
        message = "The actual weight is at or below the ideal weight: use the actual weight."
        yield Note(code="use-actual-weight", message=message, references=(ADJUSTED,))


def _steps(case: Answers, *, bmi: Decimal, ideal_kg: Decimal, over: Decimal | None, adjusted: bool) -> Iterable[Step]:
    height_cm, actual = case.number("height"), case.number("weight")
    expression = f"{plain(actual)} kg / ({plain(height_cm)} cm / {plain(CM_PER_M)})^2"
    yield Step("Body mass index", expression, f"{brief(bmi)} kg/m^2")
    inches = height_inches(height_cm=height_cm)
    yield Step("Height", f"{plain(height_cm)} cm / {plain(CM_PER_INCH)}", f"{brief(inches)} in")
    yield ideal_weight_step(sex=case.choice("sex"), height_cm=height_cm)
    if adjusted:
        yield adjusted_weight_step(ideal_kg=ideal_kg, actual_kg=actual)
    if over is not None:
        expression = f"({plain(actual)} kg - {brief(ideal_kg)} kg) / {brief(ideal_kg)} kg x 100"
        yield Step("Above ideal weight", expression, f"{brief(over)} %")


def _readings(*, below_ideal: bool) -> Iterable[Note]:
    if below_ideal:
        message = "No adjusted weight is offered at or below the ideal weight; no source read says what it would mean."
        yield Note(code="project-reading", message=message)
