"""Estimated glomerular filtration rate: the creatinine equation of CKD-EPI 2021, without a term for race."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, brief, plain, power

FACTS = Facts.load(Path(__file__))
SOURCE = "inker2021"


def egfr_ml_min_173(*, creatinine_mg_dl: Decimal, age_years: Decimal, sex: str) -> Decimal:
    """Estimate the glomerular filtration rate by CKD-EPI 2021.

    Args:
        creatinine_mg_dl: Standardised serum creatinine.
        age_years: Age of an adult.
        sex: ``male`` or ``female``.

    Returns:
        mL/min/1.73 m2, not rounded.

    Source:
        inker2021, the creatinine equation.
    """
    ratio, one = creatinine_mg_dl / FACTS.value(f"kappa_{sex}"), Decimal(1)
    low = power(min(ratio, one), FACTS.value(f"alpha_{sex}"))
    high = power(max(ratio, one), FACTS.value("high_power"))
    age_part = power(FACTS.value("age_base"), age_years)
    return FACTS.value("factor") * low * high * age_part * _sex_factor(sex)


def answer(case: Answers) -> Answer:
    """Give the estimate and each part of it."""
    creatinine, age, sex = case.number("creatinine"), case.number("age"), case.choice("sex")
    egfr = egfr_ml_min_173(creatinine_mg_dl=creatinine, age_years=age, sex=sex)
    return Answer(outputs={"egfr": egfr}, working=tuple(_steps(case, egfr)), references=(SOURCE,))


def remarks(_: Answers) -> Iterable[Note]:
    """Say what the laboratory must have measured."""
    message = "Only for creatinine by a standardised method, in adults. Check that the laboratory uses one."
    yield Note(code="standardised-creatinine", message=message, references=(SOURCE,))


def _sex_factor(sex: str) -> Decimal:
    return FACTS.value("female_factor") if sex == "female" else Decimal(1)


def _steps(case: Answers, egfr: Decimal) -> Iterable[Step]:
    creatinine, age, sex = case.number("creatinine"), case.number("age"), case.choice("sex")
    kappa, alpha, high = (FACTS.value(name) for name in (f"kappa_{sex}", f"alpha_{sex}", "high_power"))
    ratio, one = creatinine / kappa, Decimal(1)
    where, exponent = ("below", alpha) if ratio < one else ("at or above", high)
    creatinine_part = brief(power(ratio, exponent))
    yield Step("Creatinine ratio", f"{brief(creatinine)} mg/dL / {plain(kappa)} mg/dL", brief(ratio))
    yield Step(f"Creatinine part, ratio {where} 1", f"{brief(ratio)}^({plain(exponent)})", creatinine_part)
    base = FACTS.value("age_base")
    age_part = brief(power(base, age))
    yield Step("Age part", f"{plain(base)}^{plain(age)}", age_part)
    expression = f"{plain(FACTS.value('factor'))} x {creatinine_part} x {age_part}"
    if sex == "female":
        expression += f" x {plain(FACTS.value('female_factor'))} (female)"
    yield Step("eGFR", expression, f"{brief(egfr)} mL/min/1.73 m^2")
