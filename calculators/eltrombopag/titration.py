"""Steps of eltrombopag olamine by the count, as the United States label gives them."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answers, Facts, plain

FACTS = Facts.load(Path(__file__))
LOWEST_STEPS = "C10-steps-12.5"


@dataclass(frozen=True, kw_only=True)
class Move:
    """One step of treatment.

    Args:
        action: Code of the advised action.
        reason: Why, for the working.
        dose_mg: Daily dose to give, or None.
        resume_mg: Daily dose at which to restart later, or None.
        covered: Whether the rule has been read.
        gated: Rules that were reached and have not been read.
        readings: Decisions of this project that decided, in words.
        too_early_days: Days until the dose may be raised, where it is too early now.
    """

    action: str
    reason: str
    dose_mg: Decimal | None = None
    resume_mg: Decimal | None = None
    covered: bool = True
    gated: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    too_early_days: Decimal | None = None


def one_lower_mg(daily_mg: Decimal) -> Decimal | None:
    """Find the dose one step lower; None where the step starts from or leads to the lowest dose or below.

    Args:
        daily_mg: Present dose, mg a day.

    Source:
        pi_eltrombopag_us, section 2, table of dose adjustment.
    """
    lower = daily_mg - FACTS.value("dose_change")
    return lower if lower > FACTS.value("lowest_olamine") else None


def next_move(case: Answers) -> Move:
    """Find the next step on olamine, once treatment has begun; the first rule that applies decides."""
    case.require("daily_dose", "platelets")
    if case.choice("treatment_state") == "on-hold":
        return _on_hold(case)
    count, dose, reduce_from = case.number("platelets"), case.number("daily_dose"), FACTS.value("reduce_from")
    if count > FACTS.value("hold_above"):
        return _too_high(case, dose)
    if dose == FACTS.value("maximum_olamine") and _without_benefit(case):
        reason = f"no benefit after {FACTS['judge_time'].shown()} or more at the highest dose"
        return Move(action="discontinue", reason=reason)
    if count < FACTS.value("raise_below"):
        return _below_aim(case, dose)
    if count < reduce_from:
        reason = f"the count is from {FACTS['raise_below'].shown()} to below {FACTS['reduce_from'].shown()}"
        return Move(action="maintain", reason=reason, dose_mg=dose, readings=_useful_reading(case, dose))
    return _high(case, dose)


def _on_hold(case: Answers) -> Move:
    lower, limit = one_lower_mg(case.number("daily_dose")), FACTS["resume_below"]
    if case.number("platelets") >= limit.value:
        return _off("stay-on-hold", lower, reason=f"the count is not below {limit.shown()}")
    reason = f"the count is below {limit.shown()}"
    return _uncovered(reason) if lower is None else Move(action="resume", reason=reason, dose_mg=lower)


def _too_high(case: Answers, dose_mg: Decimal) -> Move:
    reason = f"the count is above {FACTS['hold_above'].shown()}"
    if dose_mg == FACTS.value("lowest_olamine") and case.number("time_at_dose") >= FACTS.value("stop_at_lowest_after"):
        reading = f"The lowest dose is read as {plain(dose_mg)} mg a day."
        after = FACTS["stop_at_lowest_after"].shown()
        return Move(action="discontinue", reason=f"{reason} after {after} at the lowest dose", readings=(reading,))
    return _off("hold", one_lower_mg(dose_mg), reason=reason)


def _off(action: str, resume_mg: Decimal | None, *, reason: str) -> Move:
    gated = (LOWEST_STEPS,) if resume_mg is None else ()
    return Move(action=action, reason=reason, resume_mg=resume_mg, gated=gated)


def _without_benefit(case: Answers) -> bool:
    """Tell whether the highest dose has failed; a count at the aim is not asked about."""
    useful = case.truth("useful_response")
    if useful or (useful is None and case.number("platelets") >= FACTS.value("raise_below")):
        return False
    if not case.knows("time_at_dose"):
        case.require("time_at_dose", "useful_response")
    return case.number("time_at_dose") >= FACTS.value("judge_time") and not case.known_truth("useful_response")


def _below_aim(case: Answers, dose_mg: Decimal) -> Move:
    reason = f"the count is below {FACTS['raise_below'].shown()}"
    if dose_mg == FACTS.value("maximum_olamine"):
        return Move(action="continue-at-maximum", reason=f"{reason}, at the highest dose", dose_mg=dose_mg)
    wait, since = FACTS["raise_after"], case.number("time_at_dose")
    reading = f"A dose is raised after {wait.shown()} or more at it."
    if since < wait.value:
        return Move(
            action="wait",
            reason=f"{reason}, but not yet {wait.shown()} at this dose",
            dose_mg=dose_mg,
            readings=(reading,),
            too_early_days=wait.value - since,
        )
    if dose_mg == FACTS.value("lowest_olamine"):
        return _uncovered(reason)
    return Move(
        action="increase",
        reason=f"{reason}, {wait.shown()} or more at this dose",
        dose_mg=dose_mg + FACTS.value("dose_change"),
        readings=(reading,),
    )


def _high(case: Answers, dose_mg: Decimal) -> Move:
    low, high, count = FACTS["reduce_from"], FACTS["hold_above"], case.number("platelets")
    reason = f"the count is from {low.shown()} to {high.shown()}"
    edge = (f"A count of exactly {plain(count)} is read as inside the range.",)
    readings = (*(edge if count in {low.value, high.value} else ()), *_useful_reading(case, dose_mg))
    lower = one_lower_mg(dose_mg)
    if lower is None:
        return _uncovered(reason, readings=readings)
    return Move(action="decrease", reason=reason, dose_mg=lower, readings=readings)


def _uncovered(reason: str, *, readings: tuple[str, ...] = ()) -> Move:
    return Move(action="clinician-decision", reason=reason, covered=False, gated=(LOWEST_STEPS,), readings=readings)


def _useful_reading(case: Answers, dose_mg: Decimal) -> tuple[str, ...]:
    time = case.maybe_number("time_at_dose")
    long_enough = time is None or time >= FACTS.value("judge_time")
    if dose_mg == FACTS.value("maximum_olamine") and long_enough and not case.knows("useful_response"):
        return ("At the highest dose a count at the aim is read as a benefit, because that was not answered.",)
    return ()
