"""Splenectomy candidacy: eleven criteria, each met, not met or unknown, and what they say together."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Facts, Note, Step, Uncovered, brief, counted
from wardbook.kit.logic import Truth, any_of

FACTS = Facts.load(Path(__file__))
EXCLUDES, POSTPONES, PREPARES = "excludes", "postpones", "prepares"
RESULTS = {True: "met", False: "not-met", None: "unknown"}
REASONABLE, NOT_NOW, NOT_A_CANDIDATE, MORE = (
    "reasonable-to-offer",
    "not-now",
    "not-a-candidate",
    "more-information-needed",
)
GUIDELINES = ("ash2019", "thanz2022", "chaturvedi2018")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the checklist.

    Args:
        code: Its code.
        role: ``excludes``, ``postpones`` or ``prepares``: what it does when it is not met.
        met: Whether it is met; None where that is not known.
    """

    code: str
    role: str
    met: Truth


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the criteria say together.

    Args:
        code: ``reasonable-to-offer``, ``not-now``, ``not-a-candidate`` or ``more-information-needed``.
        deciding: Criteria that are not met and gave the verdict.
        would_change: Unknown criteria that could change it.
    """

    code: str
    deciding: tuple[str, ...]
    would_change: tuple[str, ...]


def treatment_needed(*, answered: Truth, platelets_e9_l: Decimal | None, bleeding_class: str | None) -> Truth:
    """Tell whether ITP needs treatment: by the answer, else from count and bleeding.

    Args:
        answered: The clinician's own answer, which overrides the reading.
        platelets_e9_l: Platelets, 10*9/L; None where not known.
        bleeding_class: ``none``, ``minor``, ``serious`` or ``critical``; None where not known.

    Source:
        cuker2016 and thanz2022, observation; the limit is a decision of this project (K21).
    """
    if answered is not None:
        return answered
    low = None if platelets_e9_l is None else platelets_e9_l < FACTS.value("treat_below")
    bleeds = None if bleeding_class is None else bleeding_class in {"serious", "critical"}
    return any_of((low, bleeds))


def long_enough(*, months: Decimal | None) -> Truth:
    """Tell whether ITP has lasted long enough for splenectomy; None where the time is not known.

    Source:
        thanz2022, abstract.
    """
    return None if months is None else months >= FACTS.value("wait_months")


def criteria(case: Answers) -> tuple[Criterion, ...]:
    """Judge the eleven criteria, in the order of the checklist."""
    spleen_removed = case.truth("splenectomy_done")
    needed = treatment_needed(
        answered=case.truth("treatment_needed"),
        platelets_e9_l=case.maybe_number("platelets"),
        bleeding_class=case.maybe_choice("bleeding_class"),
    )
    return (
        Criterion("spleen-present", EXCLUDES, None if spleen_removed is None else not spleen_removed),
        Criterion("fit-for-surgery", EXCLUDES, case.truth("fit_for_surgery")),
        Criterion("patient-agrees", EXCLUDES, case.truth("patient_agrees")),
        Criterion("treatment-needed", POSTPONES, needed),
        Criterion("twelve-months", POSTPONES, long_enough(months=case.maybe_number("time_since_diagnosis"))),
        Criterion("steroid-failed", POSTPONES, case.truth("steroid_failed")),
        Criterion("second-line-tried", POSTPONES, case.truth("second_line_failed")),
        Criterion("switch-considered", POSTPONES, case.truth("tpo_ra_switch_considered")),
        Criterion("secondary-causes-excluded", POSTPONES, case.truth("secondary_causes_excluded")),
        Criterion("risks-discussed", PREPARES, case.truth("risks_discussed")),
        Criterion("vaccination-planned", PREPARES, case.truth("vaccination_planned")),
    )


def judge(checklist: tuple[Criterion, ...]) -> Verdict:
    """Say what the criteria say together: exclusion before postponement before the unknown.

    Source:
        Decision of this project; no guideline ranks or requires splenectomy (K1).
    """
    excluding = _not_met(checklist, EXCLUDES)
    if excluding:
        return Verdict(NOT_A_CANDIDATE, excluding, ())
    postponing = _not_met(checklist, POSTPONES)
    if postponing:
        return Verdict(NOT_NOW, postponing, _unknown(checklist, EXCLUDES))
    unknown = _unknown(checklist, EXCLUDES, POSTPONES)
    return Verdict(MORE if unknown else REASONABLE, (), unknown)


def answer(case: Answers) -> Answer | Uncovered:
    """Give the verdict, what decided it, and what could change it; in pregnancy give none."""
    checklist = criteria(case)
    listed = [{"criterion": part.code, "result": RESULTS[part.met], "role": part.role} for part in checklist]
    if case.maybe_choice("pregnancy") == "pregnant":
        return Uncovered(gated=("SC-pregnancy",), action=None, outputs={"criteria": listed}, references=GUIDELINES)
    verdict = judge(checklist)
    to_prepare = [*_not_met(checklist, PREPARES), *_unknown(checklist, PREPARES)]
    outputs = {
        "criteria": listed,
        "verdict": verdict.code,
        "deciding": list(verdict.deciding),
        "would_change": list(verdict.would_change),
        "to_prepare": [part.code for part in checklist if part.code in to_prepare],
    }
    message = (
        "No guideline read ranks or requires splenectomy; this checklist and its order are our reading of several."
    )
    return Answer(
        action=verdict.code,
        outputs=outputs,
        working=tuple(_steps(case, checklist, verdict)),
        notes=(Note(code="project-reading", message=message, references=GUIDELINES),),
        references=(*GUIDELINES, "cuker2016"),
    )


def remarks(case: Answers) -> Iterable[Note]:
    """Say what belongs beside any verdict: benefit, harm, and what splenectomy is not."""
    message = "Splenectomy is one choice among several, not a required next step."
    if case.maybe_choice("bleeding_class") in {"serious", "critical"}:
        message += " Treat the bleeding first, by the bleeding emergency checklist."
    yield Note(code="one-choice-among-several", message=message, references=GUIDELINES)
    yield from _figures()
    message = "Without a spleen, precautions against infection and booster vaccines are needed for life."
    yield Note(code="lifelong-precautions", message=message, references=("boyle2013",))
    if long_enough(months=case.maybe_number("time_since_diagnosis")) is False:
        message = (
            f"ITP has lasted less than {brief(FACTS.value('wait_months'))} months: splenectomy is better delayed until "
            "then, if possible, because some people improve by themselves."
        )
        yield Note(code="delay-to-12-months", message=message, references=("thanz2022", "chaturvedi2018"))
    if case.truth("thrombosis_history"):
        message = "Thromboembolism now or before: splenectomy adds to the risk. Plan its prevention with a specialist."
        yield Note(code="thrombosis-history", message=message, references=("boyle2013",))
    if case.maybe_choice("pregnancy") == "pregnant":
        message = "Splenectomy in pregnancy is a specialist decision; it is not covered here."
        yield Note(code="pregnancy-specialist", message=message)


def _figures() -> Iterable[Note]:
    shown = {name: fact.shown() for name, fact in FACTS.items()}
    message = (
        f"About {shown['early_response']} respond at first; {shown['complete_response']} had a complete response. Most "
        "data predate rituximab and TPO receptor agonists."
    )
    yield Note(code="benefit-figures", message=message, references=("chaturvedi2018", "kojouri2004"))
    message = (
        f"Venous thromboembolism {shown['thromboembolism']} against {shown['thromboembolism_with_spleen']} with the "
        f"spleen kept, sepsis {shown['sepsis']} against {shown['sepsis_with_spleen']}. Complications "
        f"{shown['complications_laparoscopic']} after laparoscopic and {shown['complications_open']} after open "
        f"surgery, deaths {shown['deaths_laparoscopic']} and {shown['deaths_open']}."
    )
    yield Note(code="harm-figures", message=message, references=("boyle2013", "kojouri2004"))


def _not_met(checklist: tuple[Criterion, ...], *roles: str) -> tuple[str, ...]:
    return tuple(part.code for part in checklist if part.role in roles and part.met is False)


def _unknown(checklist: tuple[Criterion, ...], *roles: str) -> tuple[str, ...]:
    return tuple(part.code for part in checklist if part.role in roles and part.met is None)


def _steps(case: Answers, checklist: tuple[Criterion, ...], verdict: Verdict) -> Iterable[Step]:
    for part in checklist:
        yield Step(
            part.code.replace("-", " ").capitalize(), _basis(case, part.code), RESULTS[part.met].replace("-", " ")
        )
    yield Step("Verdict", "exclusion before postponement before the unknown", verdict.code.replace("-", " "))


def _basis(case: Answers, code: str) -> str:
    """What a criterion rests on, where it is more than a yes or a no."""
    if code == "twelve-months":
        months = case.maybe_number("time_since_diagnosis")
        told = "not told" if months is None else counted(months, "month")
        return f"{told}; {brief(FACTS.value('wait_months'))} or more"
    if code == "treatment-needed" and case.truth("treatment_needed") is None:
        platelets = case.maybe_number("platelets")
        count = "count not told" if platelets is None else f"count {brief(platelets)} x10^9/L"
        bleeding = case.maybe_choice("bleeding_class") or "not told"
        limit = f"below {brief(FACTS.value('treat_below'))} x10^9/L, or serious or critical bleeding"
        return f"{count}, bleeding {bleeding}; {limit}"
    return "as answered"
