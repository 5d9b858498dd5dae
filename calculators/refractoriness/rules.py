"""Adequate trials: which earlier treatments were tried long and hard enough to count, and what follows from that."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from wardbook.kit import Answers, Facts, Problem
from wardbook.kit.logic import Truth, all_of, any_of, negation

FACTS = Facts.load(Path(__file__))
ADEQUATE, NOT_ADEQUATE, NOT_TRIED, UNKNOWN = "adequate", "not-adequate", "not-tried", "unknown"
REASONS = ("non-standard-dose", "course-incomplete", "intolerance", "dose", "too-early", "duration")
UNKNOWN_DETAIL = "unknown-detail"
FAILING = ("no-response", "lost-response", "dependent")
# The facts that judge a trial; a treatment without any is listed and not judged.
CRITERIA = {
    "steroid": ("steroid_dose", "steroid_duration", "steroid_dependence"),
    "rituximab": ("rituximab_dose", "rituximab_doses", "rituximab_wait"),
    "romiplostim": ("romiplostim_dose", "romiplostim_duration"),
    "eltrombopag": ("eltrombopag_dose", "eltrombopag_duration"),
    "eltrombopag-choline": ("eltrombopag_choline_dose", "eltrombopag_choline_duration"),
    "avatrombopag": ("avatrombopag_dose", "avatrombopag_duration"),
    "fostamatinib": ("fostamatinib_duration",),
}
ELTROMBOPAG = ("eltrombopag", "eltrombopag-choline")
TPO_RAS = (("romiplostim",), ELTROMBOPAG, ("avatrombopag",))
# One entry for each drug that the rules can judge, whatever its salt, in the order in which untried ones are listed.
JUDGED = (("steroid",), ("rituximab",), *TPO_RAS, ("fostamatinib",), ("splenectomy",))
VERDICTS = ("multirefractory-strict", "refractory-three-lines", "refractory-to-listed")


@dataclass(frozen=True, slots=True)
class Line:
    """One earlier treatment, judged.

    Args:
        treatment: Code of the treatment.
        adequacy: ``adequate``, ``not-adequate``, ``not-tried`` or ``unknown``.
        reason: Why it is not adequate or not known, or None.
        outcome: ``failed``, ``responded`` or ``unknown``.
        failed: Whether it was adequately tried and failed; None where something unknown decides.
        record: What was told about it; empty where it was not told of.
    """

    treatment: str
    adequacy: str
    reason: str | None
    outcome: str
    failed: Truth
    record: Answers = field(default_factory=lambda: Answers({}))


@dataclass(frozen=True, slots=True)
class History:
    """All earlier treatments, judged; a treatment that is not among them was not given.

    Args:
        lines: One for each record, in the order given.
    """

    lines: tuple[Line, ...]

    def of(self, *treatments: str) -> tuple[Line, ...]:
        """List the lines of these treatments that were given."""
        return tuple(line for line in self.lines if line.treatment in treatments and line.adequacy != NOT_TRIED)

    def failed(self, *treatments: str) -> Truth:
        """Tell whether one of these treatments was adequately tried and failed."""
        return any_of(line.failed for line in self.of(*treatments))

    def tried(self, *treatments: str) -> bool:
        """Tell whether one of these treatments was given at all."""
        return bool(self.of(*treatments))

    def stopped_for_side_effects(self, *treatments: str) -> bool:
        """Tell whether one of these treatments is known to have been stopped for side effects."""
        return any(_intolerant(line.record) for line in self.of(*treatments))

    @property
    def untried_tpo_ra(self) -> bool:
        """Whether a TPO receptor agonist was never given."""
        return not all(self.tried(*codes) for codes in TPO_RAS)

    @property
    def tpo_ra_failed(self) -> Truth:
        """Whether a TPO receptor agonist was adequately tried and failed."""
        return any_of(self.failed(*codes) for codes in TPO_RAS)

    @property
    def failed_drugs(self) -> tuple[Truth, ...]:
        """For each drug that the rules can judge, whether it was adequately tried and failed."""
        return tuple(self.failed(*codes) for codes in JUDGED)


def judge_history(records: Iterable[Answers]) -> History:
    """Judge each record of an earlier treatment."""
    return History(tuple(judge_line(record) for record in records))


def judge_line(record: Answers) -> Line:
    """Judge one record of an earlier treatment.

    Source:
        Dose and time as the facts name them; a trial that was not adequate has never failed (C8).
    """
    treatment, outcome = record.choice("treatment"), record.maybe_choice("outcome")
    if outcome == "not-given":
        return Line(treatment, NOT_TRIED, None, UNKNOWN, failed=False, record=record)
    adequacy, reason = _adequacy(record, treatment, outcome)
    failed = _failed(adequacy, outcome)
    shown = "failed" if failed else "responded" if outcome == "response" else UNKNOWN
    return Line(treatment, adequacy, reason, shown, failed=failed, record=record)


def verdict(*, history: History, splenectomy: Truth, secondary_causes_excluded: Truth) -> str:
    """Name the disease: the highest verdict that applies.

    Args:
        history: Earlier treatments, judged.
        splenectomy: Whether splenectomy failed or is contraindicated.
        secondary_causes_excluded: Whether secondary causes were excluded.

    Returns:
        One of `VERDICTS`, ``not-confirmed``, or ``more-information-needed`` where an unknown could change it.

    Source:
        mahevas2016 and cerecai2020 for the strict definition, miltiadous2020 for two failed treatments.
    """
    strict = multirefractory(history=history, splenectomy=splenectomy)
    three_lines = confirmed(history=history, secondary_causes_excluded=secondary_causes_excluded)
    for name, applies in zip(VERDICTS, (strict, three_lines, _enough_failed(history)), strict=True):
        if applies:
            return name
        if applies is None:
            return "more-information-needed"
    return "not-confirmed"


def multirefractory(*, history: History, splenectomy: Truth) -> Truth:
    """Tell whether the disease is multirefractory by the strict definition; arguments and source as `verdict`."""
    drugs = (history.failed("rituximab"), history.failed("romiplostim"), history.failed(*ELTROMBOPAG))
    return all_of((splenectomy, *drugs))


def conditions(*, history: History, secondary_causes_excluded: Truth) -> dict[str, Truth]:
    """Tell what holds of the conditions for calling the disease refractory to three lines."""
    return {
        "steroid": history.failed("steroid"),
        "rituximab": history.failed("rituximab"),
        "tpo-ra": history.tpo_ra_failed,
        "secondary-causes": secondary_causes_excluded,
    }


def confirmed(*, history: History, secondary_causes_excluded: Truth) -> Truth:
    """Tell whether all of `conditions` hold."""
    return all_of(conditions(history=history, secondary_causes_excluded=secondary_causes_excluded).values())


def splenectomy_done(*, history: History, answered: Truth) -> Truth:
    """Tell whether the spleen was removed: by the answer, else by a record of it."""
    return True if history.tried("splenectomy") else answered


def splenectomy_failed(*, history: History, answered: Truth) -> Truth:
    """Tell whether splenectomy failed; unknown where it was done, or may have been, without a record of it."""
    if history.tried("splenectomy"):
        return history.failed("splenectomy")
    return False if answered is False else None


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a record of splenectomy beside a spleen that is said to be in place."""
    history = judge_history(case.items("prior_treatments") or ())
    if case.truth("splenectomy_done") is False and history.tried("splenectomy"):
        message = "Splenectomy is among the treatments, but the spleen is said to be in place. Correct one of the two."
        yield Problem("splenectomy_done", "inconsistent", message)


def criterion(treatment: str, *, part: str) -> str:
    """Name the fact that holds the dose or the time of an adequate trial."""
    return f"{treatment.replace('-', '_')}_{part}"


def _adequacy(record: Answers, treatment: str, outcome: str | None) -> tuple[str, str | None]:
    """Judge the trial by each way in which the unknown details may turn out."""
    if treatment == "steroid" and outcome == "dependent":
        return ADEQUATE, None
    if treatment in {"steroid", "splenectomy"} and outcome is None:
        return UNKNOWN, UNKNOWN_DETAIL
    flaws = _flaws(record, treatment, outcome)
    if flaws is None:
        return UNKNOWN, None
    ways = {
        _first_reason({name for name, flawed in zip(flaws, way, strict=True) if flawed}, record)
        for way in product(*((True, False) if flawed is None else (flawed,) for flawed in flaws.values()))
    }
    if len(ways) > 1:
        return UNKNOWN, UNKNOWN_DETAIL
    reason = ways.pop()
    return (ADEQUATE, None) if reason is None else (NOT_ADEQUATE, reason)


def _flaws(record: Answers, treatment: str, outcome: str | None) -> dict[str, Truth] | None:
    """What may be wrong with a trial, by reason; None where no rule judges the treatment."""
    not_judged_yet: dict[str, Truth] = {"too-early": outcome == "too-early"}
    if treatment == "splenectomy":
        return not_judged_yet
    if treatment == "rituximab":
        return {
            "non-standard-dose": negation(_standard_dose(record)),
            "course-incomplete": negation(_reached(record, "doses_given", fact="rituximab_doses")),
            "too-early": negation(_reached(record, "time_since_first_dose", fact="rituximab_wait")),
        }
    if treatment not in CRITERIA:
        return None
    flaws = not_judged_yet if treatment == "steroid" else {}
    flaws["duration"] = negation(_reached(record, "duration", fact=criterion(treatment, part="duration")))
    if criterion(treatment, part="dose") in CRITERIA[treatment]:
        flaws["dose"] = negation(_reached(record, "dose", fact=criterion(treatment, part="dose")))
    return flaws


def _reached(record: Answers, name: str, *, fact: str) -> Truth:
    value = record.maybe_number(name)
    return None if value is None else value >= FACTS.value(fact)


def _standard_dose(record: Answers) -> Truth:
    if record.knows("flat_dose"):
        return False
    dose = record.maybe_number("dose")
    return None if dose is None else dose == FACTS.value("rituximab_dose")


def _first_reason(flaws: set[str], record: Answers) -> str | None:
    """The reason that counts, or None without a flaw; stopping for side effects is one only where there is a flaw."""
    if not flaws:
        return None
    reasons = flaws | ({"intolerance"} if _intolerant(record) else set())
    return next(reason for reason in REASONS if reason in reasons)


def _intolerant(record: Answers) -> bool:
    return record.maybe_choice("stopped_for") == "intolerance"


def _failed(adequacy: str, outcome: str | None) -> Truth:
    if adequacy == NOT_ADEQUATE:
        return False
    if outcome is None:
        return None
    if outcome not in FAILING:
        return False
    return True if adequacy == ADEQUATE else None


def _enough_failed(history: History) -> Truth:
    """Tell whether enough drugs failed for the disease to be called refractory to them."""
    needed, sure = FACTS.value("failed_lines"), history.failed_drugs.count(True)
    if sure >= needed:
        return True
    return None if sure + history.failed_drugs.count(None) >= needed else False
