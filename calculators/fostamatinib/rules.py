"""Fostamatinib: a ladder of doses climbed by the count and descended by harm, with blood-pressure steps."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Problem, Step, Uncovered, plain

FACTS = Facts.load(Path(__file__))
LABEL = "pi_fostamatinib_us"
LEAFLET = "pil_fostamatinib_eu"
DAYS_PER_WEEK = 7
NOT_READ = {"liver-tests": "C12-liver", "neutrophils": "C12-neutrophils", "diarrhoea": "C12-diarrhoea"}
CYP3A = (
    "cyp3a-inhibitor-strong",
    "cyp3a-inhibitor-moderate",
    "cyp3a-inducer-strong",
    "cyp3a-inducer-moderate",
    "dual-cyp2c9-cyp3a4-inhibitor",
    "dual-cyp2c9-cyp3a4-inducer",
)


def next_lower_mg(daily_mg: Decimal) -> Decimal | None:
    """Find the next lower daily dose.

    Args:
        daily_mg: Present dose, mg a day; one of the ladder.

    Returns:
        The next dose down, mg a day, or None where the next step is to stop.

    Source:
        pi_fostamatinib_us, dose reduction schedule.
    """
    ladder = [Decimal(text) for text in FACTS["ladder"].values]
    below = ladder[ladder.index(daily_mg) + 1 :]
    return below[0] if below else None


def pressure_stage(*, systolic_mmhg: Decimal, diastolic_mmhg: Decimal) -> str:
    """Name the blood-pressure stage; the higher of the two bands wins.

    Args:
        systolic_mmhg: Systolic pressure.
        diastolic_mmhg: Diastolic pressure.

    Returns:
        ``none``, ``stage-1``, ``stage-2`` or ``crisis``.

    Source:
        pi_fostamatinib_us, dose modification for blood pressure; crisis is our safe-direction reading.
    """
    if systolic_mmhg > FACTS.value("crisis_systolic") or diastolic_mmhg > FACTS.value("crisis_diastolic"):
        return "crisis"
    for stage in ("2", "1"):
        systolic, diastolic = FACTS.value(f"stage_{stage}_systolic"), FACTS.value(f"stage_{stage}_diastolic")
        if systolic_mmhg >= systolic or diastolic_mmhg >= diastolic:
            return f"stage-{stage}"
    return "none"


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a diastolic pressure above the systolic one."""
    systolic, diastolic = case.maybe_number("systolic"), case.maybe_number("diastolic")
    if systolic is not None and diastolic is not None and diastolic > systolic:
        message = "Diastolic pressure is above systolic pressure. Check that they are not swapped."
        yield Problem("diastolic", "inconsistent", message)


def block(case: Answers) -> Iterable[Block]:
    """Block in pregnancy or planned pregnancy, in breastfeeding, and below the adult age."""
    if case.maybe_choice("pregnancy") in {"pregnant", "planning"}:
        message = "Fostamatinib must not be used in pregnancy or when pregnancy is planned."
        yield Block(field="pregnancy", action="blocked", message=message, references=(LEAFLET,))
    if case.truth("breastfeeding"):
        message = "Fostamatinib must not be used while breastfeeding."
        yield Block(field="breastfeeding", action="blocked", message=message, references=(LEAFLET,))
    age = case.maybe_number("age")
    if age is not None and age < FACTS.value("adult_age"):
        message = f"Fostamatinib must not be used below the age of {FACTS['adult_age'].shown()}."
        yield Block(field="age", action="blocked", message=message, references=(LEAFLET,))


def needs(case: Answers) -> Iterable[str]:
    """Name what the question asks for; a European dose question needs no count, because it is not covered."""
    if case.choice("question") != "dose":
        return
    yield "pregnancy"
    if case.maybe_choice("pregnancy") == "could":
        yield "breastfeeding"
    if case.maybe_choice("jurisdiction") == "US":
        yield "treatment_state"


def answer(case: Answers) -> Answer | Uncovered:
    """Answer the question asked."""
    question = case.choice("question")
    if question in NOT_READ:
        return Uncovered(gated=(NOT_READ[question],), notes=(_unconfirmed(),))
    if question == "blood-pressure" and _in_crisis(case):
        message = (
            "Blood pressure is in the range of a hypertensive crisis: urgent clinical review, and the product label."
        )
        return Uncovered(
            gated=("C12-bp-crisis",),
            action="urgent-review",
            outputs={"bp_stage": "crisis"},
            notes=(Note(code="hypertensive-crisis", message=message),),
        )
    if case.choice("jurisdiction") == "EU":
        return Uncovered(gated=("C12-eu",))
    if question == "dose":
        return _dose_answer(case)
    if question == "adverse-reaction":
        return _reduced(case, reason="dose reduction for an adverse reaction")
    return _pressure_answer(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what pregnancy and interacting drugs mean here."""
    if case.maybe_choice("pregnancy") == "could":
        message = f"Effective contraception during treatment and for {FACTS['contraception_after'].shown()} after it."
        yield Note(code="contraception", message=message, references=(LEAFLET,))
    if case.lists("interacting_drugs", *CYP3A):
        yield _unconfirmed()


def _in_crisis(case: Answers) -> bool:
    none = Decimal(0)
    systolic, diastolic = case.maybe_number("systolic"), case.maybe_number("diastolic")
    return pressure_stage(systolic_mmhg=systolic or none, diastolic_mmhg=diastolic or none) == "crisis"


def _dose_answer(case: Answers) -> Answer | Uncovered:
    if case.choice("treatment_state") == "starting":
        daily = FACTS.value("start_dose") * FACTS.value("doses_per_day")
        return _given(case, "start", daily, reason="starting dose", judge_at=_weeks("raise_week"))
    if case.truth("useful_response") is False and case.number("time_on_treatment") >= FACTS.value("judge_week"):
        return _stopped(f"no useful rise of the count after {FACTS['judge_week'].shown()} or more")
    case.require("daily_dose", "platelets")
    if case.number("platelets") >= FACTS.value("raise_below"):
        return _given(case, "maintain", case.number("daily_dose"), reason="count not below the limit")
    return _below_limit(case)


def _below_limit(case: Answers) -> Answer | Uncovered:
    days, daily = case.number("time_on_treatment"), case.number("daily_dose")
    if days >= FACTS.value("judge_week"):
        case.require("useful_response")
    if days < FACTS.value("raise_week"):
        return _given(
            case,
            "wait",
            daily,
            reason=f"below the limit, but not yet {FACTS['raise_week'].shown()} on treatment",
            judge_at=_weeks("raise_week"),
        )
    top = FACTS.value("raised_dose") * FACTS.value("doses_per_day")
    judge_at = _weeks("judge_week") if days < FACTS.value("judge_week") else None
    if daily == top:
        return _given(case, "continue-at-maximum", top, reason="highest dose", judge_at=judge_at)
    if daily < FACTS.value("start_dose") * FACTS.value("doses_per_day"):
        return Uncovered(gated=("C12-raise-after-reduction",))
    if case.truth("tolerated") is False:
        message = "The count is low but the present dose is not tolerated, so it is not raised."
        note = Note(code="not-raised", message=message, references=(LABEL,))
        return _given(
            case, "maintain", daily, reason="below the limit, not tolerated", judge_at=judge_at, notes=(note,)
        )
    return _given(
        case,
        "increase",
        top,
        reason=f"below the limit after {FACTS['raise_week'].shown()} or more",
        judge_at=judge_at,
        notes=_tolerance_notes(case),
    )


def _tolerance_notes(case: Answers) -> tuple[Note, ...]:
    if case.truth("tolerated") is not None:
        return ()
    message = "Tolerance was not answered. Confirm that the present dose is tolerated before raising it."
    reading = "An unanswered tolerance is read as tolerated; this is a decision of this project."
    return (Note(code="confirm-tolerated", message=message), Note(code="project-reading", message=reading))


def _pressure_answer(case: Answers) -> Answer | Uncovered:
    case.require("daily_dose", "systolic", "diastolic")
    stage = pressure_stage(systolic_mmhg=case.number("systolic"), diastolic_mmhg=case.number("diastolic"))
    severe = case.maybe_number("time_severe")
    if stage == "stage-2" and severe:
        return Uncovered(gated=("C12-bp-severe",), outputs={"bp_stage": stage})
    if stage == "none":
        return _kept(case, "maintain", stage, reason="below stage 1")
    if stage == "stage-1" and not case.known_truth("cardiovascular_risk_raised"):
        return _kept(case, "watch-blood-pressure", stage, reason="stage 1 without raised cardiovascular risk")
    treated, limit = case.maybe_number("time_above_target"), FACTS.value("pressure_weeks")
    if treated is not None and (treated > limit or (stage == "stage-1" and treated == limit)):
        return _reduced(
            case, reason=f"{_words(stage)} after {FACTS['pressure_weeks'].shown()} of treating it", stage=stage
        )
    reading = "" if treated is not None else " (time above target not answered, read as not yet treated)"
    return _kept(case, "start-or-raise-antihypertensive", stage, reason=f"{_words(stage)}, treat it first{reading}")


def _kept(case: Answers, action: str, stage: str, *, reason: str) -> Answer:
    return _given(case, action, case.number("daily_dose"), reason=reason, stage=stage)


def _reduced(case: Answers, *, reason: str, stage: str | None = None) -> Answer:
    lower = next_lower_mg(case.number("daily_dose"))
    if lower is None:
        return _stopped(f"{reason}; there is no lower dose", stage=stage)
    return _given(case, "decrease", lower, reason=reason, stage=stage)


def _stopped(reason: str, *, stage: str | None = None) -> Answer:
    return Answer(
        action="discontinue",
        outputs={"bp_stage": stage},
        working=(Step("Decision", reason, "stop"),),
        references=(LABEL,),
    )


def _given(
    case: Answers,
    action: str,
    daily_mg: Decimal,
    *,
    reason: str,
    judge_at: Decimal | None = None,
    stage: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Answer:
    """Answer with a dose, split by the time of day it is taken."""
    once = plain(daily_mg) in FACTS["once_daily"].values
    part = daily_mg if once else daily_mg / FACTS.value("doses_per_day")
    morning = Note(code="morning", message="Take the whole dose once daily in the morning.", references=(LABEL,))
    monitor = Note(code="monitor", message=f"Monitor: {FACTS['monitoring'].shown()}.", references=(LABEL,))
    split = f"{plain(part)} mg in the morning" + ("" if once else f" and {plain(part)} mg in the evening")
    return Answer(
        action=action,
        outputs={
            "daily_dose": daily_mg,
            "morning_dose": part,
            "evening_dose": None if once else part,
            "bp_stage": stage,
            "judge_at": judge_at,
        },
        working=(
            Step("Decision", reason, _words(action)),
            Step("Daily dose", split, f"{plain(daily_mg)} mg"),
        ),
        notes=(*((morning,) if once else ()), *notes, monitor),
        references=(LABEL,),
        gated=("C12-cyp3a4",) if case.lists("interacting_drugs", *CYP3A) else (),
    )


def _words(code: str) -> str:
    return code.replace("-", " ")


def _weeks(fact: str) -> Decimal:
    return FACTS.value(fact) / DAYS_PER_WEEK


def _unconfirmed() -> Note:
    message = "The label has rules for this that have not been read here. See the current product label."
    return Note(code="unconfirmed-label-text", message=message)
