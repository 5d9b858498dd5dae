"""Intravenous immunoglobulin: grams per kilogram, the volume and rates that follow, and rounding to vials."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from calculators.body_weights.rules import FACTS as WEIGHT_FACTS
from calculators.body_weights.rules import (
    adjusted_weight_kg,
    adjusted_weight_step,
    height_inches,
    ideal_weight_kg,
    ideal_weight_step,
)
from wardbook.kit import Answer, Answers, Block, Facts, Note, Problem, Step, Uncovered, brief, plain
from wardbook.kit.shared import body_mass_index

from . import vials

FACTS = Facts.load(Path(__file__))
GUIDELINE, LABEL, WEIGHTS = "ash2011", "pi_privigen_us", "nba_igweight"
DAYS = {"1-g-per-kg-once": "days_once", "1-g-per-kg-two-days": "days_label"}
OTHER_PRODUCT = "C15-other-product"
SHORT = " At this height the ideal weight falls under the base of its formula; check it."


def dose_g(*, weight_kg: Decimal) -> Decimal:
    """Work out the dose of one day.

    Args:
        weight_kg: The weight that the dose is based on.

    Returns:
        Grams, not rounded.

    Source:
        ash2011, recommendations still in force.
    """
    return FACTS.value("dose_per_kg") * weight_kg


def volume_ml(*, dose: Decimal, strength_percent: Decimal) -> Decimal:
    """Work out the volume of a dose; per cent means grams in 100 mL.

    Args:
        dose: Grams.
        strength_percent: Strength of the product.

    Returns:
        Millilitres, not rounded.
    """
    return dose * 100 / strength_percent


def check(case: Answers) -> Iterable[Problem]:
    """Refuse vial sizes that are too finely divided to search."""
    if not all(vials.measurable(size_g=size) for size in case.items("vial_sizes") or ()):
        message = "Give each vial size with at most two decimal places."
        yield Problem("vial_sizes", "out-of-range", message)


def block(case: Answers) -> Iterable[Block]:
    """Block until the renal risk has been reviewed, where eGFR is very low."""
    egfr, limit = case.maybe_number("egfr"), FACTS.value("ask_egfr_below")
    if egfr is not None and egfr < limit and not case.truth("renal_risk_reviewed"):
        message = f"eGFR is below {plain(limit)}. Review the renal risk, then confirm it, before a dose is shown."
        reading = f"Asking below an eGFR of {plain(limit)} is a decision of this project."
        note = Note(code="project-reading", message=reading)
        yield Block(
            field="egfr", code="not-answered", action="ask-before-use", message=message, notes=(note,),
            references=(LABEL,),
        )  # fmt: skip


def answer(case: Answers) -> Answer | Uncovered:
    """Give the exact dose with volume and rates, and where asked a dose in whole vials."""
    regimen = case.choice("regimen")
    if regimen not in DAYS:
        return Uncovered(gated=("C15-five-day",))
    weight, weight_steps, weight_notes = _dosing_weight(case)
    days, dose, strength = FACTS.value(DAYS[regimen]), dose_g(weight_kg=weight), case.number("concentration")
    volume = volume_ml(dose=dose, strength_percent=strength)
    rates, rate_steps = _rates(weight_kg=weight, strength_percent=strength)
    option, option_steps, option_notes = _option(case)
    rounded, rounding_steps, rounding_notes = _rounded(case, dose)
    per_kg = FACTS["dose_per_kg"].shown()
    return Answer(
        action="give",
        outputs={
            "dosing_weight": weight,
            "bmi": body_mass_index(case),
            "dose": dose,
            "days": days,
            "course_total": dose * days,
            "volume": volume,
            **rates,
            "adjusted_dose_option": option,
            **rounded,
        },
        working=(
            *weight_steps,
            Step("Dose of each day", f"{per_kg} x {brief(weight)} kg", f"{brief(dose)} g"),
            Step("All days together", f"{brief(dose)} g x {plain(days)}", f"{brief(dose * days)} g"),
            Step(
                "Volume of each day", f"{brief(dose)} g x 100 / {plain(strength)} g per 100 mL", f"{brief(volume)} mL"
            ),
            *rate_steps,
            *option_steps,
            *rounding_steps,
        ),
        notes=(*weight_notes, *option_notes, *rounding_notes),
        references=(LABEL if regimen == "1-g-per-kg-two-days" else GUIDELINE, LABEL),
        gated=() if rates else (OTHER_PRODUCT,),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose: boxed warning, haemolysis, kidney and volume, other brands."""
    message = "Boxed warning: thrombosis and renal failure."
    if case.truth("thrombosis_history"):
        message = "Boxed warning: thrombosis and renal failure. There is thromboembolism now or in the past."
    yield Note(code="boxed-warning", message=message, references=(LABEL,))
    message = "The infusion rates were read for one product. For another brand use its own label."
    yield Note(code="other-brands", message=message, references=(LABEL,))
    yield from _haemolysis_notes(case)
    egfr, limit = case.maybe_number("egfr"), FACTS.value("hydrate_egfr_below")
    if egfr is None:
        message = "eGFR is not known. Check the kidney function and hydration first."
        yield Note(code="renal-not-answered", message=message, references=(LABEL,))
    low = egfr is not None and egfr < limit
    if case.truth("volume_depleted") or low:
        message = "Hydrate first and infuse at the lowest rate."
        if low:
            message += f" Saying so from an eGFR below {plain(limit)} is a decision of this project."
        yield Note(code="hydrate-lowest-rate", message=message, references=(LABEL,))
    if case.maybe_choice("dosing_weight") == "adjusted":
        message = "The label dose is on actual weight; adjusted weight is an option in obesity by local policy."
        if _short(case):
            message += SHORT
        yield Note(code="adjusted-weight-local", message=message, references=(WEIGHTS,))


def _short(case: Answers) -> bool:
    height_cm = case.maybe_number("height")
    base = WEIGHT_FACTS.value("base_height")
    return height_cm is not None and height_inches(height_cm=height_cm) < base


def _haemolysis_notes(case: Answers) -> Iterable[Note]:
    days = DAYS.get(case.choice("regimen"))
    total = 0 if days is None else FACTS.value("dose_per_kg") * FACTS.value(days)
    if total >= FACTS.value("haemolysis_total") or case.maybe_choice("blood_group") == "not-O":
        limit = FACTS["haemolysis_total"].shown()
        message = f"Haemolysis is more likely from a total of {limit} and in blood groups other than O."
        general = "Haemolysis is more likely with a high total and in blood groups other than O."
        yield Note(code="haemolysis", message=message, without_dose=general, references=(LABEL,))


def _dosing_weight(case: Answers) -> tuple[Decimal, tuple[Step, ...], tuple[Note, ...]]:
    if case.choice("dosing_weight") == "actual":
        return case.number("weight"), (), ()
    case.require("weight", "height", "sex")
    actual = case.number("weight")
    ideal, adjusted, steps = _adjusted(case)
    if actual <= ideal:
        message = "The actual weight is at or below the ideal weight, so the actual weight is used."
        return actual, steps[:1], (Note(code="use-actual-weight", message=message),)
    return adjusted, steps, ()


def _adjusted(case: Answers) -> tuple[Decimal, Decimal, tuple[Step, ...]]:
    sex, height_cm, actual = case.choice("sex"), case.number("height"), case.number("weight")
    ideal = ideal_weight_kg(sex=sex, height_cm=height_cm)
    steps = (
        ideal_weight_step(sex=sex, height_cm=height_cm),
        adjusted_weight_step(ideal_kg=ideal, actual_kg=actual),
    )
    return ideal, adjusted_weight_kg(ideal_kg=ideal, actual_kg=actual), steps


def _rates(*, weight_kg: Decimal, strength_percent: Decimal) -> tuple[dict[str, Any], tuple[Step, ...]]:
    if strength_percent != FACTS.value("rate_strength"):
        return {}, ()
    found = {name: FACTS.value(name) * weight_kg for name in ("rate_start", "rate_max")}
    steps = tuple(
        Step(label, f"{FACTS[name].shown()} x {brief(weight_kg)} kg", f"{brief(found[name])} mL/h")
        for name, label in (("rate_start", "Rate at the start"), ("rate_max", "Highest rate"))
    )
    return found, steps


def _option(case: Answers) -> tuple[Decimal | None, tuple[Step, ...], tuple[Note, ...]]:
    bmi, limit = body_mass_index(case), FACTS["obesity_from"]
    chosen_actual = case.choice("dosing_weight") == "actual"
    if bmi is None or bmi < limit.value or not chosen_actual or not case.knows("sex"):
        return None, (), ()
    _, adjusted, steps = _adjusted(case)
    option = dose_g(weight_kg=adjusted)
    message = "In obesity some services dose on adjusted weight; the dose for that is shown beside the label dose."
    if _short(case):
        message += SHORT
    reading = f"Offering it from a body mass index of {plain(limit.value)} is a decision of this project."
    last = Step(
        "Dose on adjusted weight", f"{FACTS['dose_per_kg'].shown()} x {brief(adjusted)} kg", f"{brief(option)} g"
    )
    notes = (
        Note(code="adjusted-weight-option", message=message, references=(WEIGHTS,)),
        Note(code="project-reading", message=reading),
    )
    return option, (*steps, last), notes


def _rounded(case: Answers, dose: Decimal) -> tuple[dict[str, Any], tuple[Step, ...], tuple[Note, ...]]:
    policy = case.choice("rounding")
    if policy == "none":
        return {}, (), ()
    sizes = case.items("vial_sizes")
    if sizes is None:
        return {}, (Step("Rounding", "no vial sizes were given", "exact dose only"),), ()
    found = vials.round_to_vials(dose_g=dose, sizes_g=sizes, upwards=policy == "up")
    limit = case.number("rounding_limit")
    outputs: dict[str, Any] = {"rounding_deviation": found.deviation_percent}
    expression = f"{brief(dose)} g to whole vials, {policy} ({brief(found.deviation_percent)} %)"
    if abs(found.deviation_percent) > limit:
        message = f"Rounding would change the dose by more than {plain(limit)} %, so only the exact dose is given."
        note = Note(code="rounding-refused", message=message)
        return outputs, (Step("Rounding", expression, "refused"),), (note,)
    outputs |= {"rounded_dose": found.total_g, "vials": list(found.vials_g)}
    written = " + ".join(f"{plain(vial)} g" for vial in found.vials_g)
    return outputs, (Step("Rounding", expression, f"{plain(found.total_g)} g = {written}"),), ()
