"""Ciclosporin: milligrams per kilogram in two doses, limits on the dose, and the rise of creatinine."""

from collections.abc import Iterable
from decimal import Decimal

from wardbook.kit import Answer, Answers, Block, Note, Problem, Step, Uncovered, brief, plain
from wardbook.kit.answers import Measured
from wardbook.kit.units import GROUPS, convert

from . import notes
from .notes import FACTS, LABEL, SERIES

DOSE, CHECK_DOSE, CREATININE, TROUGH = "dose", "check-dose", "creatinine", "trough"
NEEDED = {
    DOSE: ("weight", "dose_per_kg"),
    CHECK_DOSE: ("weight", "daily_dose"),
    CREATININE: ("creatinine_baseline", "creatinine"),
    TROUGH: (),
}
DIURETIC, ELTROMBOPAG = "potassium-sparing-diuretic", "eltrombopag"


def daily_dose_mg(*, weight_kg: Decimal, dose_mg_kg: Decimal) -> Decimal:
    """Multiply the dose per kg by the weight.

    Args:
        weight_kg: Actual body weight.
        dose_mg_kg: Milligrams a day per kg.

    Returns:
        Milligrams a day, not rounded.

    Source:
        emilia2002, abstract: dose per kg; pi_cyclosporine_us, dosage.
    """
    return weight_kg * dose_mg_kg


def dose_band(*, dose_mg_kg: Decimal) -> str:
    """Find the band of a daily dose; the upper end of each band belongs to it.

    Args:
        dose_mg_kg: Milligrams a day per kg, not above the maximum.

    Returns:
        ``below-start``, ``start-range``, ``above-start`` or ``above-label``.

    Source:
        emilia2002 and pi_cyclosporine_us, starting dose; the higher bands are our decision (C17).
    """
    start = FACTS["start_dose"]
    if dose_mg_kg < start.low:
        return "below-start"
    if dose_mg_kg <= start.high:
        return "start-range"
    return "above-start" if dose_mg_kg <= FACTS.value("warn_above") else "above-label"


def creatinine_rise_percent(*, baseline_umol_l: Decimal, current_umol_l: Decimal) -> Decimal:
    """Relate the change of creatinine to what it was before treatment.

    Args:
        baseline_umol_l: Before treatment.
        current_umol_l: Now.

    Returns:
        Rise in per cent, negative for a fall, not rounded.

    Source:
        pi_cyclosporine_us, dose reduction for a rise of creatinine.
    """
    return (current_umol_l - baseline_umol_l) / baseline_umol_l * 100


def check(case: Answers) -> Iterable[Problem]:
    """Refuse swapped pressures, a dose above the maximum, and a level that is no trough."""
    systolic, diastolic = case.maybe_number("systolic"), case.maybe_number("diastolic")
    if systolic is not None and diastolic is not None and diastolic > systolic:
        yield Problem("diastolic", "inconsistent", notes.DIASTOLIC)
    per_kg = _dose_mg_kg(case)
    if per_kg is not None and per_kg > FACTS.value("refuse_above"):
        field = "dose_per_kg" if case.choice("question") == DOSE else "daily_dose"
        yield Problem(field, "above-maximum", notes.ABOVE_MAXIMUM)
    if _not_a_trough(case):
        yield Problem("time_since_dose", "inconsistent", notes.NOT_A_TROUGH)


def block(case: Answers) -> Iterable[Block]:
    """Block a dose beside a potassium-sparing diuretic, and every question about another formulation."""
    asks_for_dose = case.choice("question") in {DOSE, CHECK_DOSE}
    if asks_for_dose and case.lists("interacting_drugs", DIURETIC):
        yield Block(field="interacting_drugs", message=notes.DIURETIC, references=(LABEL,))
    if case.maybe_choice("formulation") == "non-modified":
        yield Block(field="formulation", message=notes.NOT_MODIFIED, references=(LABEL,))


def needs(case: Answers) -> Iterable[str]:
    """Name what the question asks for; no level changes that the trough range was not read."""
    return NEEDED[case.choice("question")]


def answer(case: Answers) -> Answer | Uncovered:
    """Answer the question asked."""
    question = case.choice("question")
    if question == TROUGH:
        return Uncovered(gated=("C17-trough",))
    case.require(*NEEDED[question])
    if question == CREATININE:
        return _creatinine_answer(case)
    return _dose_answer(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds beside every reply: monitoring, brands, the limits reached, other drugs, off-label use."""
    yield notes.MONITORING
    yield notes.BRANDS
    per_kg = _dose_mg_kg(case)
    if per_kg is not None and per_kg > FACTS.value("warn_above"):
        yield notes.ABOVE_LABEL
        yield notes.LIMITS_READING
    if case.lists("interacting_drugs", ELTROMBOPAG):
        yield notes.ELTROMBOPAG
    if case.choice("question") == TROUGH:
        yield notes.TROUGH
    if _not_a_trough(case):
        yield notes.TROUGH_READING
    yield notes.OFF_LABEL


def _dose_mg_kg(case: Answers) -> Decimal | None:
    """The daily dose per kg that the question is about; None where it is not known."""
    question = case.choice("question")
    if question == DOSE:
        return case.maybe_number("dose_per_kg")
    weight, daily = case.maybe_number("weight"), case.maybe_number("daily_dose")
    if question != CHECK_DOSE or weight is None or daily is None:
        return None
    return daily / weight


def _not_a_trough(case: Answers) -> bool:
    hours, window = case.maybe_number("time_since_dose"), FACTS["trough_window"]
    return case.choice("question") == TROUGH and hours is not None and not window.low <= hours <= window.high


def _dose_answer(case: Answers) -> Answer:
    weight, times = case.number("weight"), case.integer("doses_per_day")
    if case.choice("question") == DOSE:
        per_kg = case.number("dose_per_kg")
        daily = daily_dose_mg(weight_kg=weight, dose_mg_kg=per_kg)
        first = Step("Daily dose", f"{brief(weight)} kg x {brief(per_kg)} mg/kg/day", f"{brief(daily)} mg a day")
    else:
        daily = case.number("daily_dose")
        per_kg = daily / weight
        first = Step("Dose per kg", f"{brief(daily)} mg a day / {brief(weight)} kg", f"{brief(per_kg)} mg/kg/day")
    return Answer(
        action="give",
        outputs={
            "daily_dose": daily,
            "single_dose": daily / times,
            "dose_per_kg": per_kg,
            "dose_band": dose_band(dose_mg_kg=per_kg),
        },
        working=(first, Step("Single dose", f"{brief(daily)} mg / {times}", f"{brief(daily / times)} mg twice daily")),
        references=(SERIES, LABEL),
    )


def _creatinine_answer(case: Answers) -> Answer:
    baseline, current = _umol_l(case.measured("creatinine_baseline")), _umol_l(case.measured("creatinine"))
    rise, limit = creatinine_rise_percent(baseline_umol_l=baseline, current_umol_l=current), FACTS.value("rise")
    reduce = rise >= limit
    comparison = f"{plain(limit)} % or more: reduce" if reduce else f"below {plain(limit)} %: keep the dose"
    return Answer(
        action="decrease" if reduce else "maintain",
        outputs={"creatinine_rise": rise},
        working=(
            Step(
                "Rise of creatinine",
                f"({brief(current)} - {brief(baseline)}) / {brief(baseline)} x 100, in micromol/L",
                f"{brief(rise)} %",
            ),
            Step("Decision", f"{brief(rise)} % is {comparison.partition(':')[0]}", comparison.partition(": ")[2]),
        ),
        references=(LABEL,),
        gated=("C17-reduction-amount",) if reduce else (),
    )


def _umol_l(measured: Measured) -> Decimal:
    """Creatinine in micromol/L, which is exact whichever unit was typed."""
    units = GROUPS["creatinine"]
    return convert(measured.given, source=units[measured.unit], target=units["umol/L"])
