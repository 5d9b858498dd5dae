"""Rituximab: milligrams per square metre, blocked until hepatitis B is known to be absent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from calculators.body_surface_area.rules import FORMULAS, SOURCES, area_step
from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, brief, plain
from wardbook.kit.dates import add_days

FACTS = Facts.load(Path(__file__))
LABEL = "pi_rituximab_us"
SERIES = "rtxlt2008"
MARKERS = {"hbsag": "HBsAg", "anti_hbc": "Anti-HBc"}


@dataclass(frozen=True, slots=True)
class Rounding:
    """A dose rounded to what can be given.

    Args:
        dose_mg: The nearest multiple, a tie rounded up.
        deviation_percent: Rounded over exact, less one, in per cent.
        accepted: Whether the deviation is within the limit.
    """

    dose_mg: Decimal
    deviation_percent: Decimal
    accepted: bool


def dose_mg(*, area_m2: Decimal) -> Decimal:
    """Multiply the dose per square metre by the area.

    Args:
        area_m2: Body surface area that the dose is based on.

    Returns:
        Milligrams for one infusion, not rounded.

    Source:
        rtxlt2008, regimen of the series.
    """
    return FACTS.value("dose_per_m2") * area_m2


def round_dose(*, exact_mg: Decimal, increment_mg: Decimal, limit_percent: Decimal) -> Rounding:
    """Round a dose to the nearest multiple of an increment, by local policy.

    Args:
        exact_mg: The exact dose.
        increment_mg: What a dose is rounded to.
        limit_percent: The largest deviation accepted, itself still accepted.
    """
    multiples = (exact_mg / increment_mg).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    rounded = multiples * increment_mg
    deviation = (rounded / exact_mg - 1) * 100
    return Rounding(rounded, deviation, abs(deviation) <= limit_percent)


def block(case: Answers) -> Iterable[Block]:
    """Block without both hepatitis B markers, with a positive one, and after primary non-response."""
    for field, name in MARKERS.items():
        result = case.maybe_choice(field)
        if result is None:
            message = f"{name} is not known. Test HBsAg and anti-HBc before any rituximab."
            yield Block(
                field=field, code="not-answered", action="test-hepatitis-b", message=message, references=(LABEL,)
            )
        elif result == "positive":
            message = f"{name} is positive. Ask hepatology first: hepatitis B can reactivate."
            yield Block(field=field, action="hepatology-first", message=message, references=(LABEL,))
    if case.truth("previous_nonresponse"):
        message = "An earlier course gave no response. Do not repeat it; consider another option."
        yield Block(field="previous_nonresponse", action="do-not-repeat", message=message)


def answer(case: Answers) -> Answer:
    """Give the exact dose, the course total, and where asked a rounded dose and the four dates."""
    height_cm, weight_kg, formula = case.number("height"), case.number("weight"), case.choice("formula")
    area = FORMULAS[formula](height_cm=height_cm, weight_kg=weight_kg)
    cap = case.maybe_number("area_cap")
    used = area if cap is None else min(area, cap)
    dose = dose_mg(area_m2=used)
    doses = FACTS.value("course")
    steps = [
        area_step(formula, label="Body surface area", height_cm=height_cm, weight_kg=weight_kg, area_m2=area),
        *_cap_step(area=area, cap=cap, used=used),
        _dose_step(area=used, dose=dose),
        Step("Course", f"{plain(doses)} x the exact dose", f"{brief(dose * doses)} mg"),
    ]
    outputs = {
        "area": area,
        "area_used": used,
        "cap_applied": used != area,
        "dose": dose,
        "course_total": dose * doses,
        "dose_dates": _dose_dates(case, doses),
    }
    notes = list(_area_notes(area))
    increment = case.maybe_number("round_to")
    if increment is not None:
        limit = case.number("rounding_limit")
        rounding = round_dose(exact_mg=dose, increment_mg=increment, limit_percent=limit)
        outputs |= _rounding_outputs(rounding)
        steps.append(_rounding_step(rounding, dose=dose, increment=increment))
        notes += _rounding_notes(rounding, limit)
    return Answer(
        action="give",
        outputs=outputs,
        working=tuple(steps),
        notes=tuple(notes),
        references=(SOURCES[formula], SERIES, LABEL),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose: off-label use, vaccines, an earlier course, a local cap."""
    yield Note(code="off-label", message="Rituximab is off-label in ITP.")
    if case.knows("area_cap"):
        message = "A local cap on body surface area was given; no cap was found in a source."
        yield Note(code="local-cap", message=message)
    if case.truth("splenectomy_planned"):
        message = (
            "Give the vaccines for splenectomy before rituximab, since the response to them may be poor afterwards. No "
            "source for that was read; the order is a decision of this project."
        )
        yield Note(code="vaccines-first", message=message)
    if case.truth("live_vaccine_planned") is not False:
        message = "Ask about live vaccines, recent or planned, before the first dose."
        yield Note(code="live-vaccines", message=message)
    if case.truth("previous_nonresponse") is None:
        message = (
            "It was not said whether an earlier course gave no response. After primary non-response do not repeat."
        )
        yield Note(code="retreatment-not-answered", message=message)


def _dose_dates(case: Answers, doses: Decimal) -> list[object] | None:
    first = case.maybe_day("first_dose_on")
    if first is None:
        return None
    interval = int(FACTS.value("interval"))
    return [add_days(first, interval * index) for index in range(int(doses))]


def _dose_step(*, area: Decimal, dose: Decimal) -> Step:
    sum_ = f"{plain(FACTS.value('dose_per_m2'))} mg/m^2 x {brief(area)} m^2, once weekly"
    return Step("Each dose", sum_, f"{brief(dose)} mg")


def _cap_step(*, area: Decimal, cap: Decimal | None, used: Decimal) -> Iterable[Step]:
    if cap is not None:
        yield Step("Local cap", f"the smaller of {brief(area)} and {plain(cap)} m^2", f"{brief(used)} m^2")


def _area_notes(area: Decimal) -> Iterable[Note]:
    limit = FACTS.value("area_warning")
    if area > limit:
        message = f"Body surface area is above {plain(limit)} m^2. No cap was found in a source: follow local policy."
        yield Note(code="area-above-2.5", message=message)


def _rounding_outputs(rounding: Rounding) -> dict[str, object]:
    outputs: dict[str, object] = {"rounding_deviation": rounding.deviation_percent}
    return outputs | {"rounded_dose": rounding.dose_mg} if rounding.accepted else outputs


def _rounding_step(rounding: Rounding, *, dose: Decimal, increment: Decimal) -> Step:
    expression = f"{brief(dose)} mg to the nearest {plain(increment)} mg ({brief(rounding.deviation_percent)} %)"
    return Step(
        "Rounding by local policy", expression, f"{brief(rounding.dose_mg)} mg" if rounding.accepted else "refused"
    )


def _rounding_notes(rounding: Rounding, limit: Decimal) -> Iterable[Note]:
    if not rounding.accepted:
        message = f"Rounding would change the dose by more than {plain(limit)} %, so only the exact dose is given."
        yield Note(code="rounding-refused", message=message)
