"""Avatrombopag tablets: six levels, climbed below the aim, descended and left when counts are high."""

from collections.abc import Iterable
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, Uncovered, counted, plain

FACTS = Facts.load(Path(__file__))
LABEL, EU_LABEL = "pi_avatrombopag_us", "smpc_avatrombopag_eu"
REGIMENS = (
    "20-mg-once-weekly",
    "20-mg-twice-weekly",
    "20-mg-three-times-weekly",
    "20-mg-daily",
    "40-mg-three-times-weekly-20-mg-other-days",
    "40-mg-daily",
)
START_FACTS = {"none": "start_level", "inhibitor": "start_level_inhibitor", "inducer": "start_level_inducer"}
WEEKLY, TWICE_WEEKLY = "weekly", "twice-weekly"
BELOW_LOWEST = "C11-below-level-1"
FOUND = {
    "none": "no dual CYP2C9 and CYP3A4 drug",
    "inhibitor": "a dual CYP2C9 and CYP3A4 inhibitor",
    "inducer": "a dual CYP2C9 and CYP3A4 inducer",
}


def one_lower(level: int) -> int | None:
    """Find the level below; None below the lowest.

    Args:
        level: From 1 to 6.

    Source:
        pi_avatrombopag_us, section 2, table of dose levels.
    """
    return level - 1 if level > FACTS.value("lowest_level") else None


def answer(case: Answers) -> Answer | Uncovered:
    """Move along the levels by the first rule that applies."""
    not_read = []
    if case.choice("jurisdiction") == "EU":
        not_read.append("C11-eu")
    if case.choice("formulation") == "sprinkle":
        not_read.append("C11-sprinkle")
    if not_read:
        return Uncovered(gated=tuple(not_read))
    state = case.choice("treatment_state")
    if state == "starting":
        return _start(case)
    case.require("level", "platelets")
    return _on_hold(case) if state == "on-hold" else _on_treatment(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the level: the aim, and pregnancy."""
    message = f"The aim is a count of {FACTS['raise_below'].shown()} or more, not a normal count."
    yield Note(code="aim-not-normal", message=message)
    if case.maybe_choice("pregnancy") in {"planning", "pregnant"}:
        message = "Avatrombopag is not recommended in pregnancy, by the European label."
        yield Note(code="pregnancy-not-recommended", message=message, references=(EU_LABEL,))


def _start(case: Answers) -> Answer | Uncovered:
    interaction = case.choice("cyp_interaction")
    if interaction == "both":
        return Uncovered(gated=("C11-both-interactions",), references=(LABEL,))
    return _given("start", int(FACTS.value(START_FACTS[interaction])), reason=FOUND[interaction])


def _on_hold(case: Answers) -> Answer | Uncovered:
    lower, limit = one_lower(case.integer("level")), FACTS["resume_below"]
    if case.number("platelets") >= limit.value:
        return _interrupted("stay-on-hold", lower, reason=f"the count is not below {limit.shown()}")
    if lower is None:
        return Uncovered(gated=(BELOW_LOWEST,), references=(LABEL,))
    return _given("resume", lower, reason=f"the count is below {limit.shown()}")


def _on_treatment(case: Answers) -> Answer | Uncovered:
    count, level = case.number("platelets"), case.integer("level")
    if count > FACTS.value("hold_above"):
        return _too_high(case, level)
    if count < FACTS.value("raise_below"):
        return _below_aim(case, level)
    if count < FACTS.value("reduce_from"):
        return _given("maintain", level, reason="the count is at the aim and below the range for lowering")
    notes, lower = tuple(_boundary_notes(case)), one_lower(level)
    if lower is None:
        return Uncovered(gated=(BELOW_LOWEST,), notes=notes, references=(LABEL,))
    reason = f"the count is from {FACTS['reduce_from'].shown()} to {FACTS['hold_above'].shown()}"
    return _given("decrease", lower, reason=reason, notes=(*notes, _after_change()))


def _too_high(case: Answers, level: int) -> Answer:
    reason = f"the count is above {FACTS['hold_above'].shown()}"
    lower, limit = one_lower(level), FACTS["stop_at_lowest_after"]
    if lower is None and case.number("time_at_dose") >= limit.value:
        return _stopped(reason=f"{reason} after {limit.shown()} or more at the lowest level")
    return _interrupted("hold", lower, reason=reason)


def _below_aim(case: Answers, level: int) -> Answer:
    reason, since = f"the count is below {FACTS['raise_below'].shown()}", case.number("time_at_dose")
    if level == FACTS.value("maximum_regimen"):
        judge = FACTS["judge_time"]
        if since >= judge.value:
            return _stopped(reason=f"{reason} after {judge.shown()} or more at the highest level")
        return _given("continue-at-maximum", level, reason=f"{reason}, but not yet {judge.shown()} at this level")
    wait = FACTS["raise_after"]
    if since < wait.value:
        days = counted(wait.value - since, "day")
        message = f"Too early to raise the level. Decide again in {days}, if the count is still low."
        note = Note(code="wait-two-weeks", message=message, references=(LABEL,))
        return _given("wait", level, reason=f"{reason}, but not yet {wait.shown()} at this level", notes=(note,))
    reason = f"{reason}, {wait.shown()} or more at this level"
    return _given("increase", level + 1, reason=reason, notes=(_after_change(),))


def _given(action: str, level: int, *, reason: str, notes: tuple[Note, ...] = ()) -> Answer:
    fact = FACTS[f"level_{level}"]
    return Answer(
        action=action,
        outputs={
            "level": level,
            "regimen": REGIMENS[level - 1],
            "weekly_dose": fact.value,
            "next_count": WEEKLY,
        },
        working=(
            Step("Decision", reason, action.replace("-", " ")),
            Step("Level", f"level {level}", fact.shown()),
            Step("Dose of a whole week", fact.shown(), f"{plain(fact.value)} mg"),
        ),
        notes=(*notes, *_dose_notes(level)),
        references=(LABEL,),
    )


def _interrupted(action: str, resume_level: int | None, *, reason: str) -> Answer:
    limit = FACTS["resume_below"]
    later = () if resume_level is None else (Step("Restart later", "one level lower", f"level {resume_level}"),)
    message = f"Twice-weekly counts until the count is below {limit.shown()}."
    return Answer(
        action=action,
        outputs={"resume_below": limit.value, "resume_level": resume_level, "next_count": TWICE_WEEKLY},
        working=(Step("Decision", reason, action.replace("-", " ")), *later),
        notes=(Note(code="twice-weekly-counts", message=message, references=(LABEL,)),),
        references=(LABEL,),
        gated=(BELOW_LOWEST,) if resume_level is None else (),
    )


def _stopped(*, reason: str) -> Answer:
    message = f"Weekly counts for {FACTS['counts_after_stopping'].shown()} or more after stopping."
    return Answer(
        action="discontinue",
        outputs={"next_count": WEEKLY},
        working=(Step("Decision", reason, "stop"),),
        notes=(Note(code="counts-after-stopping", message=message, references=(LABEL,)),),
        references=(LABEL,),
    )


def _dose_notes(level: int) -> Iterable[Note]:
    message = "Take it with food."
    if level < FACTS.value("first_daily_level"):
        message = "Take it with food, only on the days named."
    yield Note(code="with-food", message=message, references=(LABEL,))
    message = "The label warns of thromboembolism."
    if level == FACTS.value("lowest_level"):
        message += " This level is taken once weekly, never daily."
    elif level < FACTS.value("first_daily_level"):
        message += " This level is taken on some days of the week only, never daily."
    yield Note(code="thrombosis", message=message, references=(LABEL,))


def _after_change() -> Note:
    message = f"Wait {FACTS['wait_after_change'].shown()} after this change before the next one; weekly counts."
    return Note(code="wait-two-weeks", message=message, references=(LABEL,))


def _boundary_notes(case: Answers) -> Iterable[Note]:
    count = case.number("platelets")
    if count in {FACTS.value("reduce_from"), FACTS.value("hold_above")}:
        message = f"A count of exactly {plain(count)} x10^9/L is read as inside the range for lowering."
        yield Note(code="boundary-200-400", message=message)
        yield Note(code="project-reading", message="Reading the end of the range as inside is our decision.")
