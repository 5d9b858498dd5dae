"""Vaccines around splenectomy: each dose given is judged, and each dose still to give gets its date."""

from collections.abc import Iterable
from datetime import date

from wardbook.kit import Answer, Answers, Calendar, Event, Note, Problem
from wardbook.kit.dates import add_days, add_months, add_years

from . import notes
from .found import ELECTIVE, EMERGENCY, Found, find
from .plan import window
from .pneumococcal import Pneumococcal
from .series import MENB, TOO_EARLY, Judged, Surgery, menacwy_earliest, whole
from .working import name, steps


def check(case: Answers) -> Iterable[Problem]:
    """Refuse dates that contradict today."""
    today = case.maybe_day("today")
    if today is None:
        return
    kind, surgery_on = case.maybe_choice("surgery"), case.maybe_day("surgery_on")
    if surgery_on is not None and kind == ELECTIVE and surgery_on < today:
        yield Problem("surgery_on", "inconsistent", notes.ELECTIVE_PAST)
    if surgery_on is not None and kind == EMERGENCY and surgery_on > today:
        yield Problem("surgery_on", "inconsistent", notes.EMERGENCY_FUTURE)
    for index, record in enumerate(case.items("doses") or ()):
        on = record.maybe_day("on")
        if on is not None and on > today:
            yield Problem(f"doses[{index}].on", "inconsistent", notes.FUTURE_DOSE)
    rituximab = case.maybe_day("rituximab_last_on")
    if rituximab is not None and rituximab > today:
        yield Problem("rituximab_last_on", "inconsistent", notes.FUTURE_RITUXIMAB)


def needs(case: Answers) -> Iterable[str]:
    """Name the date of an operation that is planned or done."""
    if case.maybe_choice("surgery") in {ELECTIVE, EMERGENCY}:
        yield "surgery_on"


def answer(case: Answers) -> Answer:
    """Judge the doses given and date those still to give."""
    found, today = find(case), case.day("today")
    first_doses = _first_doses(case, found.surgery) if found.first_doses_due() else None
    return Answer(
        action=_action(first_doses),
        outputs={
            "first_doses": first_doses,
            "dose_checks": [_check_record(judged) for judged in found.judged],
            "hib_needed": not found.hib,
            "schedule": [entry.record() for entry in found.entries],
            **_surgery_outputs(found.surgery, today),
            **_pneumococcal_outputs(found.pneumococcal),
            **_menacwy_outputs(found.menacwy),
            **_menb_outputs(found.menb),
        },
        working=tuple(steps(found, today=today)),
        notes=(notes.SAME_BRAND, _reading(case, found)),
        references=tuple(_references(found.surgery)),
        gated=tuple(_gated(case, found)),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever was given: timing, prophylaxis, fever, rituximab, influenza, boosters."""
    today, surgery_on, kind = case.maybe_day("today"), case.maybe_day("surgery_on"), case.maybe_choice("surgery")
    if kind == ELECTIVE and today is not None and surgery_on is not None:
        until = (surgery_on - today).days
        if 0 <= until < whole("first_doses_before"):
            yield notes.LATE
    if kind == EMERGENCY:
        yield notes.TWO_READINGS
    yield notes.PENICILLIN
    yield notes.FEVER
    if _rituximab_recent(case):
        yield notes.RITUXIMAB
    yield notes.INFLUENZA_YEARLY
    yield notes.MENB_BOOSTERS


def calendar(case: Answers) -> Calendar:
    """Give the schedule as all-day events, each on its first day."""
    events = tuple(
        Event(
            uid=f"vaccine-{entry.vaccine}-{entry.dose}-{entry.start.isoformat()}",
            on=entry.start,
            summary=f"Vaccine: {name(entry)}",
            description=f"Due {window(entry)}.",
        )
        for entry in find(case).entries
    )
    return Calendar(stamped_on=case.day("today"), events=events)


def _first_doses(case: Answers, surgery: Surgery) -> str:
    if surgery.kind == EMERGENCY:
        return "give-now" if case.truth("stable_after_surgery") else "when-stable"
    if surgery.on is None:
        return "give-now"
    until = (surgery.on - case.day("today")).days
    return "on-time" if until >= whole("first_doses_before") else "late-but-valid"


def _action(first_doses: str | None) -> str:
    if first_doses is None:
        return "follow-schedule"
    return "when-stable" if first_doses == "when-stable" else "give-now"


def _check_record(judged: Judged) -> dict[str, object]:
    given = judged.given
    return {"vaccine": given.vaccine, "on": given.on, "number": judged.number, "verdict": judged.verdict}


def _surgery_outputs(surgery: Surgery, today: date) -> dict[str, object]:
    if surgery.on is None:
        return {}
    if surgery.kind == EMERGENCY:
        return {"emergency_from": add_days(surgery.on, whole("emergency_after"))}
    return {
        "preferred_latest": add_days(surgery.on, -whole("first_doses_before")),
        "days_before_surgery": (surgery.on - today).days,
    }


def _pneumococcal_outputs(found: Pneumococcal) -> dict[str, object]:
    if not found.covered:
        return {}
    return {
        "pneumococcal_complete": found.complete,
        "pneumococcal_next": found.next_product(),
        "pneumococcal_next_from": found.next_from(),
    }


def _menacwy_outputs(counted: tuple[date, ...]) -> dict[str, object]:
    if not counted:
        return {}
    primary_open = len(counted) < whole("menacwy_doses")
    return {"menacwy_second_from" if primary_open else "menacwy_booster_on": menacwy_earliest(counted)}


def _menb_outputs(counted: tuple[date, ...]) -> dict[str, object]:
    """Dates of the MenB doses that are still open, each counted from the first, the booster from the third."""
    doses = whole("menb_doses")
    if not counted or len(counted) > doses:
        return {}
    second = add_months(counted[0], whole("menb_second_from"))
    third = add_months(counted[0], whole("menb_third_from"))
    outputs: dict[str, object] = {}
    if len(counted) == 1:
        latest = add_months(counted[0], whole("menb_second_to"))
        outputs |= {"menb_second_from": second, "menb_second_to": latest}
    if len(counted) < doses:
        outputs["menb_third_from"] = third
    last = counted[-1] if len(counted) == doses else third
    return outputs | {"menb_booster_from": add_years(last, whole("menb_booster"))}


def _reading(case: Answers, found: Found) -> Note:
    """Say which readings of this project shaped the dates; calendar months always do."""
    said = [notes.MONTHS]
    if any(judged.given.vaccine == MENB and judged.verdict == TOO_EARLY for judged in found.judged):
        said.append(notes.MENB_INTERVAL)
    if found.surgery.kind == EMERGENCY:
        said.append(notes.EMERGENCY_READING)
    if _rituximab_recent(case):
        said.append(notes.RITUXIMAB_WINDOW)
    return Note(code="project-reading", message=" ".join(said))


def _references(surgery: Surgery) -> Iterable[str]:
    if surgery.on is not None:
        yield notes.TIMING
    if surgery.kind == EMERGENCY:
        yield notes.EUROPE
    yield from (notes.PNEUMOCOCCAL_SOURCE, notes.MENACWY_SOURCE, notes.MENB_SOURCE, notes.HIB_SOURCE)


def _gated(case: Answers, found: Found) -> Iterable[str]:
    if not found.pneumococcal.covered:
        yield "C21-prior-pneumococcal"
    if _rituximab_recent(case):
        yield "C21-rituximab"


def _rituximab_recent(case: Answers) -> bool:
    last, today = case.maybe_day("rituximab_last_on"), case.maybe_day("today")
    return last is not None and today is not None and last <= today <= add_months(last, whole("rituximab_window"))
