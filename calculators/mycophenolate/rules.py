"""Mycophenolate mofetil: a daily dose split into parts, blocked by pregnancy, judged after some weeks."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import ceil

from wardbook.kit import Answer, Answers, Block, Note, Problem, Step, Uncovered, brief
from wardbook.kit.dates import DAYS_PER_WEEK, add_days, written

from . import notes
from .notes import FACTS, LABEL, SECOND_SERIES, SERIES

OTHER_SALT, NEUTROPHIL_RULE = "C18-other-salt", "C18-neutrophils"


def tablets_per_dose(*, tablets: int, doses: int) -> tuple[int, ...]:
    """Share whole tablets out over the doses of a day, as equally as possible.

    Args:
        tablets: Tablets a day.
        doses: Doses a day.

    Returns:
        Tablets in each dose, largest first.
    """
    each, left = divmod(tablets, doses)
    return (each + 1,) * left + (each,) * (doses - left)


def dose_band(*, daily_mg: Decimal) -> str:
    """Compare a daily dose with what the series used.

    Args:
        daily_mg: Milligrams a day, not above the maximum.

    Returns:
        ``below-range``, ``lower-range`` or ``usual-range``.

    Source:
        mmf2011 and taylor2015, abstracts: doses of the series.
    """
    if daily_mg < FACTS["dose_range"].low:
        return "below-range"
    return "lower-range" if daily_mg < FACTS["usual_range"].low else "usual-range"


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a dose above the maximum, and tablets that do not make it up."""
    daily, strength = case.maybe_number("daily_dose"), case.maybe_number("tablet_strength")
    if daily is None:
        return
    if daily > FACTS.value("refuse_above"):
        yield Problem("daily_dose", "above-maximum", notes.ABOVE_MAXIMUM)
    if strength is not None and (daily % strength or daily / strength < case.integer("doses_per_day")):
        yield Problem("tablet_strength", "inconsistent", notes.NO_WHOLE_TABLETS)


def block(case: Answers) -> Iterable[Block]:
    """Block in pregnancy, until it is answered, and where it is possible and not prevented."""
    pregnancy = case.maybe_choice("pregnancy")
    if pregnancy is None:
        yield Block(
            field="pregnancy",
            code="not-answered",
            action="ask-pregnancy",
            message=notes.PREGNANCY_OPEN,
            references=(LABEL,),
        )
    elif pregnancy in {"pregnant", "planning"}:
        yield Block(field="pregnancy", action="blocked", message=notes.PREGNANT, references=(LABEL,))
    elif pregnancy == "could":
        yield from _unmet_conditions(case)


def answer(case: Answers) -> Answer | Uncovered:
    """Give the daily dose in parts and what to do now, or say that the salt is not covered."""
    neutrophils = (NEUTROPHIL_RULE,) if case.knows("neutrophils") else ()
    if case.choice("product") != "mofetil":
        return Uncovered(gated=(OTHER_SALT, *neutrophils))
    daily = case.number("daily_dose")
    action, reason = _advice(case)
    parts, split = _parts(case, daily)
    outputs: dict[str, object] = {
        "daily_dose": daily,
        "dose_band": dose_band(daily_mg=daily),
        "single_doses": list(parts),
    }
    steps = [Step("Single doses", split, f"{', '.join(brief(part) for part in parts)} mg")]
    strength = case.maybe_number("suspension_strength")
    if strength is not None:
        volume = parts[0] / strength
        outputs["single_volume"] = volume
        steps.append(Step("Volume", f"{brief(parts[0])} mg / {brief(strength)} mg/mL", f"{brief(volume)} mL"))
    judge_on = _judge_on(case)
    if judge_on is not None:
        started, days = written(case.day("started_on")), _judge_days(case)
        outputs["judge_on"] = judge_on
        steps.append(Step("Judge on", f"{started} + {days} days", written(judge_on)))
    steps.append(Step("Decision", reason, action))
    return Answer(
        action=action,
        outputs=outputs,
        working=tuple(steps),
        references=(SERIES, SECOND_SERIES, LABEL),
        gated=neutrophils,
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what follows from the answers whatever the dose."""
    daily = case.maybe_number("daily_dose")
    if daily is not None and daily < FACTS["dose_range"].low:
        yield notes.BELOW_RANGE
    if daily is not None and daily > FACTS.value("refuse_above"):
        yield notes.MAXIMUM_READING
    if case.maybe_choice("pregnancy") == "could":
        yield notes.CONTRACEPTION
    if case.truth("multirefractory") and not case.truth("with_tpo_ra"):
        yield notes.LOW_YIELD
        yield notes.COMBINATION
    yield notes.EFFECT
    if case.integer("doses_per_day") != FACTS.value("doses_per_day"):
        yield notes.UNUSUAL_SPLIT
    if case.knows("neutrophils"):
        yield notes.NEUTROPHILS
    yield notes.OFF_LABEL


def _unmet_conditions(case: Answers) -> Iterable[Block]:
    for field, message in notes.CONDITIONS.items():
        met = case.truth(field)
        if not met:
            code = "not-answered" if met is None else "contraindicated"
            yield Block(field=field, code=code, action="blocked", message=message, references=(LABEL,))


def _advice(case: Answers) -> tuple[str, str]:
    """Say what to do now, and why; asks for time or response where the other is known and decides with it."""
    response, days = case.truth("useful_response"), case.maybe_number("time_on_treatment")
    if response:
        return "maintain", "useful response"
    if response is None and days is None:
        return "give", "time on treatment and response not given"
    weeks = FACTS.value("judge_week")
    if case.number("time_on_treatment") < weeks * DAYS_PER_WEEK:
        return "continue", f"less than {brief(weeks)} weeks on treatment"
    case.require("useful_response")
    return "judge", f"no useful response after {brief(weeks)} weeks or more"


def _parts(case: Answers, daily_mg: Decimal) -> tuple[tuple[Decimal, ...], str]:
    """Split the daily dose, largest part first, and say how."""
    doses, strength = case.integer("doses_per_day"), case.maybe_number("tablet_strength")
    if strength is None:
        return (daily_mg / doses,) * doses, f"{brief(daily_mg)} mg / {doses}"
    tablets = tablets_per_dose(tablets=int(daily_mg / strength), doses=doses)
    shared = " + ".join(str(number) for number in tablets)
    return tuple(number * strength for number in tablets), f"{shared} tablets of {brief(strength)} mg"


def _judge_days(case: Answers) -> int:
    return ceil(case.number("judge_after"))


def _judge_on(case: Answers) -> date | None:
    started = case.maybe_day("started_on")
    return None if started is None else add_days(started, _judge_days(case))
