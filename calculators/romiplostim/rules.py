"""Romiplostim: a ladder of weekly steps, climbed below the aim, descended and left when counts are high."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, Uncovered, brief, plain
from wardbook.kit.decimals import rounded

FACTS = Facts.load(Path(__file__))
LABELS = {"US": "pi_romiplostim_us", "EU": "smpc_romiplostim_eu"}
WEEKLY, MONTHLY = "weekly", "monthly"


@dataclass(frozen=True, slots=True)
class Injection:
    """One weekly injection.

    Args:
        dose_mcg: The exact dose.
        volume_ml: The exact volume.
        rounded_ml: The volume at the nearest mark of the syringe, a tie rounded up.
        delivered_mcg: What the rounded volume delivers.
    """

    dose_mcg: Decimal
    volume_ml: Decimal
    rounded_ml: Decimal
    delivered_mcg: Decimal


def injection(*, step_mcg_kg: Decimal, weight_at_start_kg: Decimal) -> Injection:
    """Work out one weekly injection.

    Args:
        step_mcg_kg: The step, mcg/kg once weekly.
        weight_at_start_kg: Actual weight on the day of the first dose.

    Source:
        pi_romiplostim_us, section 2 (weight at start, syringe marks); smpc_romiplostim_eu, presentation (strength).
    """
    strength, mark = FACTS.value("concentration"), FACTS.value("volume_mark")
    dose = step_mcg_kg * weight_at_start_kg
    volume = dose / strength
    at_mark = rounded(volume / mark, 0) * mark
    return Injection(dose, volume, at_mark, at_mark * strength)


def answer(case: Answers) -> Answer | Uncovered:
    """Move along the ladder by the first rule that applies."""
    state = case.choice("treatment_state")
    if state == "starting":
        return _given(case, "start", FACTS.value("start_step"), reason="first dose")
    if not case.knows("platelets"):
        case.require("step", "platelets")
    return _on_hold(case) if state == "on-hold" else _on_treatment(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the step: the aim, the weight that counts, the other European limits."""
    message = f"The aim is a count of {FACTS['raise_below'].shown()} or more, not a normal count."
    yield Note(code="aim-not-normal", message=message)
    if case.maybe_choice("jurisdiction") == "EU":
        reduce, hold = FACTS["eu_alternative_reduce"].shown(), FACTS["eu_alternative_hold"].shown()
        message = f"If counts fall abruptly, {reduce} and {hold} may be used as limits for lowering and interrupting."
        yield Note(code="eu-alternative-limits", message=message, references=(LABELS["EU"],))
    now, start = case.maybe_number("weight"), case.maybe_number("weight_at_start")
    if now is not None and start is not None and now != start:
        message = "The weight now differs from the weight at the start. The dose stays on the weight at the start."
        yield Note(code="start-weight-used", message=message, references=(LABELS["US"],))


def _limit(case: Answers, name: str) -> Decimal:
    return FACTS.value(f"{case.choice('jurisdiction').lower()}_{name}")


def _on_hold(case: Answers) -> Answer | Uncovered:
    limit = _limit(case, "resume_below")
    if case.number("platelets") >= limit:
        return _without_dose(case, "stay-on-hold", reason=f"the count is not below {plain(limit)} x10^9/L")
    lower = _one_lower(case)
    if lower is None:
        return _uncovered(case, "C9-resume-from-step-1")
    return _given(case, "resume", lower, reason=f"the count is below {plain(limit)} x10^9/L")


def _on_treatment(case: Answers) -> Answer | Uncovered:
    count, hold, reduce = case.number("platelets"), _limit(case, "hold_above"), _limit(case, "reduce_above")
    if count > hold:
        return _without_dose(case, "hold", reason=f"the count is above {plain(hold)} x10^9/L")
    if not case.knows("step"):
        case.require("step", *(("platelets_last_week",) if count > reduce else ()))
    if _at_maximum(case) and _without_useful_rise(case):
        return _without_dose(case, "discontinue", reason=f"no useful rise in {FACTS['judge_time'].shown()} or more")
    if count < FACTS.value("raise_below"):
        return _below_aim(case)
    if count > reduce and case.number("platelets_last_week") > reduce:
        lower = _one_lower(case)
        if lower is None:
            return _uncovered(case, "C9-below-step-1")
        return _given(case, "decrease", lower, reason=f"above {plain(reduce)} x10^9/L in two weeks running")
    return _given(case, "maintain", case.number("step"), reason="no limit for a change is passed")


def _below_aim(case: Answers) -> Answer:
    step, aim = case.number("step"), FACTS["raise_below"].shown()
    if _at_maximum(case):
        return _given(case, "continue-at-maximum", step, reason=f"below {aim}, at the highest step")
    return _given(case, "increase", step + FACTS.value("step_change"), reason=f"the count is below {aim}")


def _at_maximum(case: Answers) -> bool:
    return case.number("step") == FACTS.value("maximum_step")


def _one_lower(case: Answers) -> Decimal | None:
    lower = case.number("step") - FACTS.value("step_change")
    return lower if lower >= FACTS.value("start_step") else None


def _without_useful_rise(case: Answers) -> bool:
    """Tell whether the highest step has failed; a count at the aim is not asked about."""
    useful = case.truth("useful_response")
    if useful or (useful is None and case.number("platelets") >= FACTS.value("raise_below")):
        return False
    if not case.knows("time_at_dose"):
        case.require("time_at_dose", "useful_response")
    return case.number("time_at_dose") >= FACTS.value("judge_time") and not case.known_truth("useful_response")


def _given(case: Answers, action: str, step: Decimal, *, reason: str) -> Answer:
    weight = case.number("weight_at_start")
    shot = injection(step_mcg_kg=step, weight_at_start_kg=weight)
    next_count = MONTHLY if action == "maintain" and _stable(case) else WEEKLY
    return Answer(
        action=action,
        outputs={
            "step": step,
            "dose": shot.dose_mcg,
            "volume": shot.volume_ml,
            "delivered_dose": shot.delivered_mcg,
            "next_count": next_count,
        },
        working=(Step("Decision", reason, action.replace("-", " ")), *_steps(shot, step=step, weight_kg=weight)),
        notes=(*_dose_notes(shot), *_counts_notes(next_count), *_reading_notes(case, action)),
        references=(LABELS[case.choice("jurisdiction")], *LABELS.values()),
    )


def _without_dose(case: Answers, action: str, *, reason: str) -> Answer:
    notes = []
    if action in {"hold", "discontinue"}:
        message = "After romiplostim is interrupted or stopped the count can fall in a rebound; watch for bleeding."
        notes.append(Note(code="rebound-after-stopping", message=message, references=(LABELS["US"],)))
    if action == "discontinue":
        message = f"Weekly counts for {FACTS['counts_after_stopping'].shown()} or more after stopping."
        notes.append(Note(code="counts-after-stopping", message=message, references=(LABELS["US"],)))
    return Answer(
        action=action,
        outputs={"next_count": WEEKLY},
        working=(Step("Decision", reason, action.replace("-", " ")),),
        notes=(*notes, *_counts_notes(WEEKLY)),
        references=(LABELS[case.choice("jurisdiction")],),
    )


def _uncovered(case: Answers, rule: str) -> Uncovered:
    return Uncovered(
        gated=(rule,),
        outputs={"next_count": WEEKLY},
        notes=_counts_notes(WEEKLY),
        references=(LABELS[case.choice("jurisdiction")],),
    )


def _stable(case: Answers) -> bool:
    time = case.maybe_number("time_at_dose")
    return time is not None and time >= FACTS.value("stable_time")


def _steps(shot: Injection, *, step: Decimal, weight_kg: Decimal) -> Iterable[Step]:
    strength, mark = FACTS["concentration"].shown(), FACTS["volume_mark"].shown()
    yield Step(
        "Dose", f"{plain(step)} mcg/kg x {brief(weight_kg)} kg at the start, once weekly", f"{brief(shot.dose_mcg)} mcg"
    )
    yield Step("Volume", f"{brief(shot.dose_mcg)} mcg / {strength}", f"{brief(shot.volume_ml)} mL")
    yield Step("Rounded volume", f"to the nearest {mark}, half up", f"{brief(shot.rounded_ml)} mL")
    yield Step("Delivered dose", f"{brief(shot.rounded_ml)} mL x {strength}", f"{brief(shot.delivered_mcg)} mcg")


def _dose_notes(shot: Injection) -> Iterable[Note]:
    message = f"The volume assumes {FACTS['concentration'].shown()}. Confirm the strength of the product in hand."
    general = "Confirm the strength of the product in hand before working out a volume."
    yield Note(code="confirm-concentration", message=message, without_dose=general, references=(LABELS["EU"],))
    if shot.delivered_mcg != shot.dose_mcg:
        mark = FACTS["volume_mark"].shown()
        message = f"The volume is rounded to {mark}, so it delivers a slightly different dose; both are shown."
        yield Note(code="rounded-volume", message=message)
    message = "The label warns of thromboembolism, and of a response that is lost. Give once weekly, never daily."
    yield Note(code="thrombosis", message=message, references=(LABELS["US"],))


def _counts_notes(next_count: str) -> tuple[Note, ...]:
    if next_count == MONTHLY:
        return ()
    aim, time = FACTS["raise_below"].shown(), FACTS["stable_time"].shown()
    message = f"Weekly counts until the count has been {aim} or more for {time} at an unchanged dose; then monthly."
    return (Note(code="weekly-counts", message=message, references=(LABELS["US"],)),)


def _reading_notes(case: Answers, action: str) -> Iterable[Note]:
    read_as_useful = action in {"maintain", "decrease"} and _at_maximum(case) and not case.knows("useful_response")
    time = case.maybe_number("time_at_dose")
    if read_as_useful and (time is None or time >= FACTS.value("judge_time")):
        message = "At the highest step a count at the aim is read as a useful rise, because that was not answered."
        yield Note(code="project-reading", message=message)
