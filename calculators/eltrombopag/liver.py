"""The liver stopping rule of eltrombopag: an ALT that is high enough, with at least one of four conditions."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answers, Facts, MissingAnswerError, Problem, Step, brief
from wardbook.kit.logic import Truth, all_of, any_of

FACTS = Facts.load(Path(__file__))
MET, NOT_MET, NORMAL = "met", "not-met", "normal"
SHOWN = {MET: "the stopping rule is met", NOT_MET: "abnormal, the stopping rule is not met", NORMAL: "not raised"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the liver tests say.

    Args:
        rule: ``met``, ``not-met`` or ``normal``.
        ratio: ALT over the upper limit of normal.
    """

    rule: str
    ratio: Decimal


def alt_high_enough(*, alt_u_l: Decimal, uln_u_l: Decimal, raised: Truth, baseline_u_l: Decimal | None) -> Truth:
    """Tell whether ALT has reached the level of the stopping rule.

    Args:
        alt_u_l: ALT now.
        uln_u_l: Upper limit of normal of that test.
        raised: Whether ALT was above normal before treatment; None where unknown.
        baseline_u_l: ALT before treatment; None where unknown. A raised one lies above the upper limit.

    Returns:
        True or False where every possible answer agrees, else None.

    Source:
        pi_eltrombopag_us, hepatotoxicity.
    """
    multiple = FACTS.value("alt_multiple")
    if alt_u_l > FACTS.value("alt_limit_raised") * uln_u_l:
        return True
    if alt_u_l < multiple * uln_u_l:
        return False
    if not raised:
        return None if raised is None else True
    if baseline_u_l is not None:
        return alt_u_l >= FACTS.value("baseline_multiple") * baseline_u_l
    return None if alt_u_l > FACTS.value("baseline_multiple") * uln_u_l else False


def assess(case: Answers) -> Finding:
    """Apply the stopping rule to what is known; unanswered questions that decide are asked for."""
    case.require("alt", "alt_uln")
    alt, uln = case.number("alt"), case.number("alt_uln")
    if alt <= uln:
        return Finding(NORMAL, alt / uln)
    conditions, baseline = _conditions(case), case.maybe_number("alt_baseline")
    raised = case.truth("alt_baseline_raised") if baseline is None else baseline > uln
    high = alt_high_enough(alt_u_l=alt, uln_u_l=uln, raised=raised, baseline_u_l=baseline)
    holds = any_of(conditions.values())
    met = all_of((high, holds))
    if met is not None:
        return Finding(MET if met else NOT_MET, alt / uln)
    unanswered = [name for name, truth in conditions.items() if truth is None] if holds is None else []
    if high is None:
        unanswered.append("alt_baseline" if raised else "alt_baseline_raised")
    raise MissingAnswerError(*unanswered)


def check(case: Answers) -> Iterable[Problem]:
    """Refuse an ALT before treatment that contradicts the answer whether it was raised."""
    raised, baseline = case.truth("alt_baseline_raised"), case.maybe_number("alt_baseline")
    uln = case.maybe_number("alt_uln")
    if raised is not None and baseline is not None and uln is not None and raised != (baseline > uln):
        message = "This does not fit the answer whether ALT was above normal before treatment. Check both."
        yield Problem("alt_baseline", "inconsistent", message)


def steps(case: Answers, finding: Finding) -> Iterable[Step]:
    """Show the ratio and the verdict."""
    alt, uln = brief(case.number("alt")), brief(case.number("alt_uln"))
    yield Step("ALT over the upper limit of normal", f"{alt} U/L / {uln} U/L", brief(finding.ratio))
    yield Step("Liver stopping rule", "level of ALT, and one of the four conditions", SHOWN[finding.rule])


def _conditions(case: Answers) -> dict[str, Truth]:
    days = case.maybe_number("alt_raised_for")
    return {
        "alt_progressive": case.truth("alt_progressive"),
        "alt_raised_for": None if days is None else days >= FACTS.value("alt_raised_for"),
        "direct_bilirubin_raised": case.truth("direct_bilirubin_raised"),
        "liver_symptoms": case.truth("liver_symptoms"),
    }
