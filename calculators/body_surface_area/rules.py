"""Body surface area: three published formulas side by side."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, brief, plain, power
from wardbook.kit.shared import body_mass_index

FACTS = Facts.load(Path(__file__))
SOURCES = {"mosteller": "mosteller1987", "du-bois": "dubois1916", "haycock": "haycock1978"}


def mosteller_m2(*, height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    """Estimate body surface area by Mosteller's formula.

    Args:
        height_cm: Standing height.
        weight_kg: Actual body weight.

    Returns:
        Area in m2, not rounded.

    Source:
        mosteller1987, the equation.
    """
    return (height_cm * weight_kg / FACTS.value("mosteller_divisor")).sqrt()


def du_bois_m2(*, height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    """Estimate body surface area by the formula of Du Bois and Du Bois.

    Args:
        height_cm: Standing height.
        weight_kg: Actual body weight.

    Returns:
        Area in m2, not rounded.

    Source:
        dubois1916, the formula.
    """
    return _power_law("du_bois", height_cm=height_cm, weight_kg=weight_kg)


def haycock_m2(*, height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    """Estimate body surface area by Haycock's formula.

    Args:
        height_cm: Standing height.
        weight_kg: Actual body weight.

    Returns:
        Area in m2, not rounded.

    Source:
        haycock1978, the formula.
    """
    return _power_law("haycock", height_cm=height_cm, weight_kg=weight_kg)


FORMULAS = {"mosteller": mosteller_m2, "du-bois": du_bois_m2, "haycock": haycock_m2}


def area_step(formula: str, *, label: str, height_cm: Decimal, weight_kg: Decimal, area_m2: Decimal) -> Step:
    """Write one formula out with its numbers, so that it can be checked by hand."""
    height, weight = plain(height_cm), plain(weight_kg)
    if formula == "mosteller":
        expression = f"square root of ({height} cm x {weight} kg / {plain(FACTS.value('mosteller_divisor'))})"
    else:
        name = formula.replace("-", "_")
        factor, height_power, weight_power = (
            plain(FACTS.value(f"{name}_{part}")) for part in ("factor", "height_power", "weight_power")
        )
        expression = f"{factor} x {height} (cm) to the power {height_power} x {weight} (kg) to the power {weight_power}"
    return Step(label, expression, f"{brief(area_m2)} m^2")


def answer(case: Answers) -> Answer:
    """Give the area by all three formulas and how far they differ."""
    height_cm, weight_kg, formula = case.number("height"), case.number("weight"), case.choice("formula")
    areas = {name: area(height_cm=height_cm, weight_kg=weight_kg) for name, area in FORMULAS.items()}
    smallest, largest = min(areas.values()), max(areas.values())
    spread = (largest - smallest) / smallest * 100
    steps = [
        area_step(name, label=label, height_cm=height_cm, weight_kg=weight_kg, area_m2=areas[name])
        for name, label in (("mosteller", "Mosteller"), ("du-bois", "Du Bois"), ("haycock", "Haycock"))
    ]
    return Answer(
        outputs={
            "area": areas[formula],
            "area_mosteller": areas["mosteller"],
            "area_du_bois": areas["du-bois"],
            "area_haycock": areas["haycock"],
            "spread": spread,
        },
        working=(*steps, Step("Difference", "(largest - smallest) / smallest x 100", f"{brief(spread)} %")),
        notes=tuple(_notes_on_spread(spread)),
        references=tuple(dict.fromkeys((SOURCES[formula], *SOURCES.values()))),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say that Du Bois underestimates in obesity, where that formula is chosen."""
    bmi = body_mass_index(case)
    if case.maybe_choice("formula") == "du-bois" and bmi is not None and bmi >= FACTS.value("obesity_bmi"):
        yield Note(code="du-bois-obesity", message="The Du Bois formula gives too small an area in obesity.")


def _notes_on_spread(spread: Decimal) -> Iterable[Note]:
    limit = FACTS.value("spread_warning")
    if spread > limit:
        message = (
            f"The three formulas differ by more than {plain(limit)} %. Check height and weight, and say which is used."
        )
        yield Note(code="formulas-differ", message=message)


def _power_law(name: str, *, height_cm: Decimal, weight_kg: Decimal) -> Decimal:
    factor, height_power, weight_power = (
        FACTS.value(f"{name}_{part}") for part in ("factor", "height_power", "weight_power")
    )
    return factor * power(height_cm, height_power) * power(weight_kg, weight_power)
