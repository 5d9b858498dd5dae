"""Rilzabrutinib: licence, interacting drugs, and two hours before an antacid or H2 blocker."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from calculators.itp_phase.rules import phase_from_months
from wardbook.kit import Answer, Answers, Block, Facts, Note, Problem, Step, Uncovered, plain

FACTS = Facts.load(Path(__file__))
SOURCE, TRIAL = "elliott2025wayrilz", "kuter2025luna3"
MINUTES_PER_HOUR, MINUTES_PER_DAY = 60, 1440
ACID_REDUCERS = ("antacid", "h2-blocker")


def gap_minutes(*, dose_at: str, antacid_at: str) -> int:
    """Count the minutes from the dose to the next antacid or H2 blocker, across midnight where it comes earlier.

    Args:
        dose_at: Clock time HH:MM.
        antacid_at: Clock time HH:MM.

    Returns:
        0 to 1439 minutes.
    """
    return (_minutes(antacid_at) - _minutes(dose_at)) % MINUTES_PER_DAY


def take_by(*, antacid_at: str) -> str:
    """Find the latest time of the dose before an antacid or H2 blocker.

    Args:
        antacid_at: Clock time HH:MM.

    Returns:
        Clock time HH:MM; it may fall on the day before.

    Source:
        elliott2025wayrilz, interactions.
    """
    latest = (_minutes(antacid_at) - int(FACTS.value("before_antacid"))) % MINUTES_PER_DAY
    return f"{latest // MINUTES_PER_HOUR:02d}:{latest % MINUTES_PER_HOUR:02d}"


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a phase that the time since diagnosis contradicts."""
    chosen, from_time = case.maybe_choice("phase"), _phase_from_time(case)
    if chosen is not None and from_time is not None and chosen != from_time:
        message = "The phase and the time since diagnosis do not fit together. Check both, or give one of them."
        yield Problem("phase", "inconsistent", message)


def block(case: Answers) -> Iterable[Block]:
    """Block below the adult age, in pregnancy, outside the licence, and with drugs to avoid."""
    age = case.maybe_number("age")
    if age is not None and age < FACTS.value("adult_age"):
        yield _block(case, "age", "not-eligible", "Rilzabrutinib is licensed for adults only.")
    if case.maybe_choice("pregnancy") in {"pregnant", "planning"}:
        message = "Rilzabrutinib can harm an unborn child. Do not offer it in pregnancy or when one is planned."
        yield _block(case, "pregnancy", "not-eligible", message)
    if case.maybe_choice("jurisdiction") == "US":
        yield from _outside_licence(case)
    if case.lists("interacting_drugs", *FACTS["cyp3a_drugs"].values):
        message = f"Avoid rilzabrutinib with {FACTS['cyp3a_drugs'].shown()}."
        yield _block(case, "interacting_drugs", "avoid-combination", message)
    if case.lists("interacting_drugs", "proton-pump-inhibitor"):
        message = "Avoid rilzabrutinib with a proton pump inhibitor."
        yield _block(case, "interacting_drugs", "avoid-combination", message)


def answer(case: Answers) -> Answer | Uncovered:
    """Give the dose and the latest time for it, unless the label has not been read or the time is too close."""
    if case.choice("jurisdiction") == "EU":
        return Uncovered(gated=("C13-eu",), outputs={"phase": _phase(case)})
    if not case.knows("time_since_diagnosis"):
        case.require("phase")
    if case.choice("child_pugh_class") != "none":
        return Uncovered(gated=("C13-liver",), outputs={"phase": _phase(case)}, references=(SOURCE,))
    if case.lists("interacting_drugs", *ACID_REDUCERS):
        case.require("antacid_or_h2_at")
    return _timed(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what pregnancy and acid-reducing drugs mean here."""
    if case.maybe_choice("pregnancy") in {"could", "planning", "pregnant"}:
        message = "Rilzabrutinib has a warning of embryofetal toxicity. Talk about it before treatment."
        yield Note(code="embryofetal-toxicity", message=message, references=(SOURCE,))
    if case.lists("interacting_drugs", *ACID_REDUCERS):
        message = (
            f"Take every dose {FACTS['before_antacid'].shown()} or more before the antacid or H2 blocker. "
            "How long to wait after one was not found in a source."
        )
        yield Note(code="before-antacid", message=message, references=(SOURCE,))


def _outside_licence(case: Answers) -> Iterable[Block]:
    phase = _phase(case)
    if phase is not None and phase not in FACTS["licensed_phases"].values:
        field = "time_since_diagnosis" if case.knows("time_since_diagnosis") else "phase"
        message = f"The licence covers {FACTS['licensed_phases'].shown()}, not newly diagnosed ITP."
        yield _block(case, field, "outside-licence", message)
    if case.truth("prior_failure") is False:
        message = "The licence asks for an insufficient response to a previous treatment."
        yield _block(case, "prior_failure", "outside-licence", message)


def _block(case: Answers, field: str, action: str, message: str) -> Block:
    return Block(field=field, action=action, message=message, outputs={"phase": _phase(case)}, references=(SOURCE,))


def _phase(case: Answers) -> str | None:
    return _phase_from_time(case) or case.maybe_choice("phase")


def _phase_from_time(case: Answers) -> str | None:
    months = case.maybe_number("time_since_diagnosis")
    return None if months is None else phase_from_months(months=months)


def _timed(case: Answers) -> Answer:
    dose_at, antacid_at = case.maybe_choice("dose_at"), case.maybe_choice("antacid_or_h2_at")
    outputs: dict[str, Any] = {"phase": _phase(case)}
    if antacid_at is None:
        return _eligible(outputs, steps=())
    latest, needed = take_by(antacid_at=antacid_at), FACTS["before_antacid"]
    outputs["take_by"] = latest
    shown = latest if _minutes(antacid_at) >= needed.value else f"{latest} on the day before"
    steps: tuple[Step, ...] = (Step("Latest time of the dose", f"{antacid_at} less {needed.shown()}", shown),)
    if dose_at is None:
        return _eligible(outputs, steps=steps)
    gap = gap_minutes(dose_at=dose_at, antacid_at=antacid_at)
    outputs["gap"] = gap
    steps = (*steps, Step("Time between", f"from {dose_at} to {antacid_at}", f"{gap} min"))
    if gap >= needed.value:
        return _eligible(outputs, steps=steps, notes=_next_day_notes(dose_at=dose_at, antacid_at=antacid_at))
    decision = Step("Decision", f"less than {needed.shown()} before", "change the time")
    notes = _next_day_notes(dose_at=dose_at, antacid_at=antacid_at)
    return Answer(action="change-time", outputs=outputs, working=(*steps, decision), notes=notes, references=(SOURCE,))


def _next_day_notes(*, dose_at: str, antacid_at: str) -> tuple[Note, ...]:
    if antacid_at >= dose_at:
        return ()
    message = (
        "The antacid or H2 blocker is earlier on the clock than the dose, so it is read as the one of the next day; "
        "check the time since the one before."
    )
    return (Note(code="project-reading", message=message),)


def _eligible(outputs: dict[str, Any], *, steps: tuple[Step, ...], notes: tuple[Note, ...] = ()) -> Answer:
    dose, times = FACTS.value("dose"), FACTS.value("doses_per_day")
    durable, placebo = FACTS["durable_response"].shown(), FACTS["durable_response_placebo"].shown()
    phase = str(outputs["phase"]).replace("-", " ")
    effect = (
        f"In the trial a durable response was reached by {durable} with rilzabrutinib and by {placebo} with placebo "
        f"(n = {plain(FACTS.value('trial_size'))})."
    )
    return Answer(
        action="eligible",
        outputs=outputs | {"dose": dose, "doses_per_day": times, "daily_dose": dose * times},
        working=(
            Step("Licence", f"adult, {phase} ITP, previous treatment insufficient", "covered"),
            *steps,
            Step("Dose of a whole day", f"{plain(dose)} mg x {plain(times)} times a day", f"{plain(dose * times)} mg"),
        ),
        notes=(
            *notes,
            Note(code="swallow-whole", message="Swallow the tablets whole with water.", references=(SOURCE,)),
            Note(code="effect-size", message=effect, references=(TRIAL,)),
        ),
        references=(SOURCE,),
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * MINUTES_PER_HOUR + int(minutes)
