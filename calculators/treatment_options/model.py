"""What the options are made of: a patient, an option, and what a rule finds about the two."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from calculators.itp_phase.rules import phase_from_months
from calculators.refractoriness.rules import History, judge_history, splenectomy_done
from wardbook.kit import Answers
from wardbook.kit.logic import Truth


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient.

    Args:
        case: The answers.
        history: Earlier treatments, judged; None where they were not told.
    """

    case: Answers
    history: History | None

    @classmethod
    def of(cls, case: Answers) -> "Patient":
        """Judge the earlier treatments of a case."""
        records = case.items("prior_treatments")
        return cls(case, None if records is None else judge_history(records))

    @property
    def spleen_removed(self) -> Truth:
        """Whether the spleen was removed, by the answer or by a record of it."""
        answered = self.case.truth("splenectomy_done")
        return answered if self.history is None else splenectomy_done(history=self.history, answered=answered)

    @property
    def phase(self) -> str | None:
        """Phase of ITP, as given or else from the time since diagnosis."""
        return self.case.maybe_choice("phase") or self.phase_from_time

    @property
    def phase_from_time(self) -> str | None:
        """Phase of ITP by the time since diagnosis."""
        months = self.case.maybe_number("time_since_diagnosis")
        return None if months is None else phase_from_months(months=months)

    def is_one_of(self, name: str, *codes: str) -> Truth:
        """Tell whether an answer is one of some codes."""
        code = self.case.maybe_choice(name)
        return None if code is None else code in codes

    def beyond(self, name: str, limit: Decimal) -> Truth:
        """Tell whether a number is above a limit."""
        value = self.case.maybe_number(name)
        return None if value is None else value > limit

    def below(self, name: str, limit: Decimal) -> Truth:
        """Tell whether a number is below a limit."""
        value = self.case.maybe_number(name)
        return None if value is None else value < limit


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule finds about one option for one patient.

    Args:
        reason: Code of the reason.
        holds: Whether the rule applies; None where that is not known.
        unknowns: Inputs that would settle it.
        gated: Id of the rule that nobody has read, where it is one.
    """

    reason: str
    holds: Truth
    unknowns: tuple[str, ...] = ()
    gated: str | None = None


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution beside an option.

    Args:
        code: Code of the caution.
        applies: When it is shown; always where there is none.
    """

    code: str
    applies: "Callable[[Patient, Option], bool] | None" = None


type Rule = Callable[[Patient, "Option"], Check]


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option; the order of options is by group and alphabet and says nothing about rank.

    Args:
        code: Its code.
        group: Code of its group.
        evidence: Names of the facts that hold its figures.
        calculator: Id of the calculator with its dose, or None.
        drugs: Codes of the earlier treatments that are this option.
        excludes: Rules that make it not eligible, in the order in which reasons are listed.
        not_covered: Rules that nobody has read, which make it not covered.
        otherwise: Holds in place of eligibility where the dose or rule of the whole option was not read.
        open: Inputs that leave it unknown, in the order in which they are listed.
        cautions: What to say beside it.
        excluded_under_age: Whether it is not eligible, rather than not covered, below the adult age.
    """

    code: str
    group: str
    evidence: tuple[str, ...]
    calculator: str | None = None
    drugs: tuple[str, ...] = ()
    excludes: tuple[Rule, ...] = ()
    not_covered: tuple[Rule, ...] = ()
    otherwise: Check | None = None
    open: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    excluded_under_age: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said about one option.

    Args:
        option: The option.
        eligibility: ``eligible``, ``not-eligible``, ``unknown`` or ``not-covered``.
        reasons: Codes of the reasons.
        unknowns: Inputs that could change it.
        cautions: Codes of the cautions.
        gated: Ids of the rules that nobody has read and that were reached.
    """

    option: Option
    eligibility: str
    reasons: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    gated: tuple[str, ...] = ()
