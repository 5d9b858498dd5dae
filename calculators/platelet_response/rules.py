"""Response to treatment: complete response, response, no response or loss, and whether it is confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Problem, Step, counted, plain
from wardbook.kit.dates import add_days, written

FACTS = Facts.load(Path(__file__))
SOURCE = "iwg2009"
COMPLETE, RESPONSE, NONE, LOSS = "complete-response", "response", "no-response", "loss"
LOST = {COMPLETE: "loss-of-complete-response", RESPONSE: "loss-of-response"}
UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Count:
    """One platelet count.

    Args:
        on: Day of the count.
        e9_l: Platelets, 10*9/L.
    """

    on: date
    e9_l: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """What the counts say.

    Args:
        response: Category, or ``unconfirmed``.
        range: Where the counts lie whatever the confirmation.
        needed_days: Days that two counts must lie apart to confirm it.
        confirm_from: First day on which a second count would confirm; None where it is confirmed.
        reason: Why, for the working.
    """

    response: str
    range: str
    needed_days: int
    confirm_from: date | None
    reason: str


def count_range(*, e9_l: Decimal, baseline_e9_l: Decimal) -> str:
    """Say in which range a single count lies.

    Args:
        e9_l: The count, 10*9/L.
        baseline_e9_l: The count before treatment, 10*9/L.

    Returns:
        ``complete-response``, ``response`` or ``no-response``.

    Source:
        iwg2009, definitions of response.
    """
    if e9_l >= FACTS.value("complete_from"):
        return COMPLETE
    doubled = e9_l >= FACTS.value("response_multiple") * baseline_e9_l
    return RESPONSE if doubled and e9_l >= FACTS.value("response_from") else NONE


def pair_range(ranges: tuple[str, ...]) -> str:
    """Say in which range counts lie together: the range that each of them reaches."""
    return next(name for name in (NONE, RESPONSE, COMPLETE) if name in ranges)


def judge(*, counts: tuple[Count, ...], baseline_e9_l: Decimal, previous: str | None) -> Finding:
    """Judge the last one or two counts.

    Args:
        counts: One or two counts, the earlier first.
        baseline_e9_l: The count before treatment, 10*9/L.
        previous: ``complete-response`` or ``response`` where one was recorded before these counts, else None.

    Source:
        iwg2009, definitions and confirmation; one count in the loss range and one outside is our reading (C6).
    """
    ranges = tuple(count_range(e9_l=count.e9_l, baseline_e9_l=baseline_e9_l) for count in counts)
    together = pair_range(ranges)
    lost = tuple(previous is not None and _lost(name, previous) for name in ranges)
    shown = LOSS if previous == RESPONSE and together == NONE else together
    latest, settled = counts[-1], len(counts) > 1 and len(set(lost)) == 1
    target = ranges[-1] if not settled else together
    needed = _needed_days(target, lost=lost[-1])
    apart = (latest.on - counts[0].on).days
    if settled and apart >= needed:
        response = LOST[previous] if previous is not None and lost[-1] else together
        return Finding(response, shown, needed, None, f"both counts in this range, {counted(apart, 'day')} apart")
    start = counts[0].on if settled else latest.on
    return Finding(UNCONFIRMED, shown, needed, add_days(start, needed), "no second count confirms it yet")


def check(case: Answers) -> Iterable[Problem]:
    """Refuse two counts on one day."""
    seen: set[date] = set()
    for index, record in enumerate(case.items("counts") or ()):
        day = record.day("on")
        if day in seen:
            message = f"There are two counts on {written(day)}. Keep one count for each day."
            yield Problem(f"counts[{index}].on", "inconsistent", message)
        seen.add(day)


def answer(case: Answers) -> Answer:
    """Give the category, the range and the confirmation."""
    case.require("platelets_baseline", "counts", "bleeding")
    counts = sorted((Count(r.day("on"), r.number("platelets")) for r in case.known_items("counts")), key=lambda c: c.on)
    last = tuple(counts[-2:])
    previous = case.maybe_choice("previous_response")
    finding = judge(
        counts=last,
        baseline_e9_l=case.number("platelets_baseline"),
        previous=previous if previous in LOST else None,
    )
    dependent = steroid_dependent(case)
    finding = _overruled(finding, case, dependent=dependent, previous=previous)
    rescue = case.truth("rescue_given")
    outputs = {
        "response": finding.response,
        "range": finding.range,
        "confirmed": finding.response != UNCONFIRMED,
        "days_apart": (last[-1].on - last[0].on).days if len(last) > 1 else None,
        "needed_days": finding.needed_days,
        "confirm_from": finding.confirm_from,
        "evaluable": None if rescue is None else not rescue,
        "steroid_dependent": dependent,
    }
    return Answer(
        outputs=outputs,
        working=tuple(_steps(last, finding, case)),
        notes=tuple(_confirmation_notes(finding, last)),
        references=(SOURCE,),
    )


def steroid_dependent(case: Answers) -> bool | None:
    """Tell whether steroid has been needed for so long that it counts as no response; None where unknown."""
    months = case.maybe_number("steroid_needed_for")
    return None if months is None else months >= FACTS.value("steroid_dependence_months")


def remarks(case: Answers) -> Iterable[Note]:
    """Say what else bears on the category."""
    if case.truth("rescue_given"):
        yield Note(code="rescue-given", message="Rescue treatment may explain these counts; they cannot be judged.")
    if not case.knows("rescue_given"):
        yield Note(code="rescue-not-answered", message="It was not said whether rescue treatment was given.")
    if not case.knows("previous_response"):
        message = "An earlier response was not answered, and is read as none recorded; a loss cannot be seen then."
        yield Note(code="previous-not-answered", message=message)
    if steroid_dependent(case):
        limit = plain(FACTS.value("steroid_dependence_months"))
        message = f"Steroid has been needed for {limit} months or more: this counts as no response."
        yield Note(code="steroid-dependent", message=message, references=(SOURCE,))
    if case.truth("attributable") is False:
        message = "A late rise that cannot be put down to the treatment does not count as a response to it."
        yield Note(code="late-response", message=message, references=(SOURCE,))
    if case.truth("splenectomy_done"):
        message = "After splenectomy the baseline is the count before the first treatment ever given."
        yield Note(code="baseline-before-first-treatment", message=message, references=(SOURCE,))


def _lost(name: str, previous: str) -> bool:
    return name != COMPLETE if previous == COMPLETE else name == NONE


def _needed_days(target: str, *, lost: bool) -> int:
    fact = "confirm_loss_days" if lost or target == NONE else "confirm_response_days"
    return int(FACTS.value(fact))


def _overruled(finding: Finding, case: Answers, *, dependent: bool | None, previous: str | None) -> Finding:
    if dependent or case.truth("attributable") is False:
        reason = "steroid dependence" if dependent else "not put down to the treatment"
        return Finding(NONE, finding.range, finding.needed_days, None, reason)
    if case.known_truth("bleeding"):
        response = LOST.get(previous or "", NONE)
        return Finding(response, finding.range, finding.needed_days, None, "bleeding now; needs no second count")
    return finding


def _steps(counts: tuple[Count, ...], finding: Finding, case: Answers) -> Iterable[Step]:
    baseline = case.number("platelets_baseline")
    multiple = FACTS.value("response_multiple")
    doubled = multiple * baseline
    yield Step(
        "Multiple of the baseline", f"{plain(multiple)} x {plain(baseline)} x10^9/L", f"{plain(doubled)} x10^9/L"
    )
    for count in counts:
        lies = count_range(e9_l=count.e9_l, baseline_e9_l=baseline)
        yield Step(f"Count on {written(count.on)}", f"{plain(count.e9_l)} x10^9/L", f"{lies.replace('-', ' ')} range")
    yield Step("Together", finding.reason, finding.response.replace("-", " "))


def _confirmation_notes(finding: Finding, counts: tuple[Count, ...]) -> Iterable[Note]:
    if finding.confirm_from is not None:
        start = add_days(finding.confirm_from, -finding.needed_days)
        message = (
            f"Not confirmed. A count from {written(finding.confirm_from)} on can confirm it, beside that of "
            f"{written(start)}."
        )
        if start != counts[-1].on:
            message += " Enter it without the count between them: the last two counts by date are judged."
        yield Note(code="unconfirmed", message=message, references=(SOURCE,))
