"""Anti-D: micrograms per kilogram by haemoglobin, for people with RhD and a spleen and without haemolysis."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, brief, plain

FACTS = Facts.load(Path(__file__))
LABEL = "pi_winrho_us"


@dataclass(frozen=True, slots=True)
class Rate:
    """A dose for each kilogram, as one value or a range.

    Args:
        low_mcg_kg: The dose, or its lower end.
        high_mcg_kg: Its upper end, or None where there is one dose.
    """

    low_mcg_kg: Decimal
    high_mcg_kg: Decimal | None = None


def rate(*, haemoglobin_g_dl: Decimal, first_dose: bool) -> Rate:
    """Find the dose for each kilogram.

    Args:
        haemoglobin_g_dl: Not below the limit for another treatment.
        first_dose: Whether no dose was given before.

    Source:
        pi_winrho_us, dosage in immune thrombocytopenia.
    """
    if haemoglobin_g_dl <= FACTS.value("full_dose_above"):
        return Rate(FACTS["reduced_dose"].low, FACTS["reduced_dose"].high)
    if first_dose:
        return Rate(FACTS.value("first_dose"))
    return Rate(FACTS["later_dose"].low, FACTS["later_dose"].high)


def units(*, dose_mcg: Decimal) -> Decimal:
    """Convert micrograms of anti-D to international units.

    Source:
        pi_winrho_us, dosage.
    """
    return FACTS.value("units_per_mcg") * dose_mcg


def block(case: Answers) -> Iterable[Block]:
    """Block without RhD or spleen, with too little haemoglobin, and with haemolysis."""
    if case.maybe_choice("rhd") == "negative":
        yield _block("rhd", "Anti-D is only for people who are RhD-positive. Choose another treatment.")
    if case.truth("splenectomy_done"):
        yield _block("splenectomy_done", "Anti-D is only for people who have their spleen. Choose another treatment.")
    haemoglobin = case.maybe_number("haemoglobin")
    if haemoglobin is not None and haemoglobin < FACTS.value("other_treatment_below"):
        message = "Haemoglobin is too low for anti-D. Use another treatment."
        note = Note(code="other-treatment", message=message, references=(LABEL,))
        yield _block("haemoglobin", message, note)
    reading = Note(code="project-reading", message="Blocking anti-D in haemolysis of any kind is our decision.")
    if case.truth("active_haemolysis"):
        yield _block("active_haemolysis", "There is active haemolysis. Choose another treatment.", reading)
    if case.truth("dat_positive"):
        message = "The direct antiglobulin test is positive from an autoantibody. Choose another treatment."
        yield _block("dat_positive", message, reading)


def answer(case: Answers) -> Answer:
    """Give one dose or a range, in micrograms and international units."""
    weight, haemoglobin = case.number("weight"), case.number("haemoglobin")
    dosing = rate(haemoglobin_g_dl=haemoglobin, first_dose=case.choice("dose_number") == "first")
    low = dosing.low_mcg_kg * weight
    steps = [_rate_step(case, dosing), *_dose_steps(rate_mcg_kg=dosing.low_mcg_kg, weight_kg=weight)]
    outputs: dict[str, Any]
    if dosing.high_mcg_kg is None:
        outputs = {"dose": low, "dose_units": units(dose_mcg=low)}
        days = case.integer("split_over_days")
        if days > 1:
            per_day = units(dose_mcg=low) / days
            outputs["dose_units_per_day"] = per_day
            steps.append(Step("Each day", f"{brief(units(dose_mcg=low))} units / {days}", f"{brief(per_day)} units"))
    else:
        high = dosing.high_mcg_kg * weight
        steps += _dose_steps(rate_mcg_kg=dosing.high_mcg_kg, weight_kg=weight)
        outputs = {
            "dose_low": low,
            "dose_high": high,
            "dose_units_low": units(dose_mcg=low),
            "dose_units_high": units(dose_mcg=high),
        }
    reduced = haemoglobin <= FACTS.value("full_dose_above")
    return Answer(
        action="give-reduced" if reduced else "give",
        outputs=outputs,
        working=tuple(steps),
        notes=(_observe(),),
        references=(LABEL,),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose: the boxed warning, the unit of the weight, and the arithmetic of sharing."""
    message = "The label has a boxed warning of intravascular haemolysis after anti-D."
    yield Note(code="intravascular-haemolysis", message=message, references=(LABEL,))
    message = "Check that the weight is in kilograms. Pounds read as kilograms more than double the dose."
    yield Note(code="weight-in-kg", message=message)
    if case.maybe_number("haemoglobin") == FACTS.value("full_dose_above"):
        message = "Haemoglobin is exactly at the limit, so the reduced range is used."
        yield Note(code="haemoglobin-10", message=message, references=(LABEL,))
    if case.integer("split_over_days") > 1:
        message = "Sharing the dose between two days is arithmetic only; no source was read for it."
        yield Note(code="split-dose", message=message)


def _block(field: str, message: str, *notes: Note) -> Block:
    return Block(field=field, action="blocked", message=message, notes=notes, references=(LABEL,))


def _rate_step(case: Answers, dosing: Rate) -> Step:
    first = "first" if case.choice("dose_number") == "first" else "later"
    limit, value = FACTS["full_dose_above"].shown(), brief(case.number("haemoglobin"))
    above = case.number("haemoglobin") > FACTS.value("full_dose_above")
    expression = f"haemoglobin {value} g/dL is {'above' if above else 'not above'} {limit}, {first} dose"
    high = "" if dosing.high_mcg_kg is None else f" to {plain(dosing.high_mcg_kg)}"
    return Step("Dose for each kilogram", expression, f"{plain(dosing.low_mcg_kg)}{high} mcg/kg")


def _dose_steps(*, rate_mcg_kg: Decimal, weight_kg: Decimal) -> list[Step]:
    dose = rate_mcg_kg * weight_kg
    factor = FACTS["units_per_mcg"].shown()
    return [
        Step("Dose", f"{plain(rate_mcg_kg)} mcg/kg x {brief(weight_kg)} kg", f"{brief(dose)} mcg"),
        Step("In units", f"{brief(dose)} mcg x {factor}", f"{brief(units(dose_mcg=dose))} units"),
    ]


def _observe() -> Note:
    message = (
        f"Inject into a vein over {FACTS['injection_time'].shown()}. Observe for {FACTS['observation'].shown()}; test "
        f"urine by dipstick {FACTS['dipsticks'].shown()}."
    )
    return Note(code="observe-8-hours", message=message, references=(LABEL,))
