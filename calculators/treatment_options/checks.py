"""The rules that exclude an option, leave it uncovered, or put a caution beside it."""

from pathlib import Path

from calculators.fostamatinib.rules import CYP3A
from calculators.fostamatinib.rules import FACTS as FOSTAMATINIB
from calculators.itp_phase.rules import CHRONIC, NEW
from calculators.refractoriness.rules import NOT_ADEQUATE, TPO_RAS, History, multirefractory
from wardbook.kit import Facts
from wardbook.kit.logic import Truth, all_of, any_of, negation

from .model import Check, Option, Patient, Rule

FACTS = Facts.load(Path(__file__))
PRIOR = "prior_treatments"
PREVENTION = ("effective_contraception", "pregnancy_test_negative")
LIVER_IMPAIRED = ("A", "B", "C")


def already_failed(patient: Patient, option: Option) -> Check:
    """The drug was adequately tried and failed."""
    history = patient.history
    return Check("already-failed", None if history is None else history.failed(*option.drugs), (PRIOR,))


def failed_without_response(patient: Patient, option: Option) -> Check:
    """The drug was adequately tried and gave no response at all; a response that was lost leaves it open."""
    history = patient.history
    return Check("already-failed", None if history is None else _no_response(history, option), (PRIOR,))


def not_tolerated(patient: Patient, option: Option) -> Check:
    """The drug was stopped for side effects; what was not told is asked for by the other rules on earlier treatment."""
    history = patient.history
    return Check("not-tolerated", history is not None and history.stopped_for_side_effects(*option.drugs))


def no_prior_failure(patient: Patient, _: Option) -> Check:
    """No earlier treatment failed, although the licence asks for one."""
    return Check("no-prior-failure", None if patient.history is None else _none_failed(patient.history), (PRIOR,))


def no_tpo_ra_failed(patient: Patient, _: Option) -> Check:
    """No TPO receptor agonist failed, so there is nothing to switch from."""
    failed = None if patient.history is None else patient.history.tpo_ra_failed
    return Check("no-prior-failure", negation(failed), (PRIOR,))


def no_untried_switch(patient: Patient, _: Option) -> Check:
    """Each TPO receptor agonist was given before."""
    return Check("no-untried-switch", None if patient.history is None else not patient.history.untried_tpo_ra, (PRIOR,))


def needs_tpo_ra(patient: Patient, _: Option) -> Check:
    """Each TPO receptor agonist was stopped for side effects, so none is left to combine with."""
    history = patient.history
    none_left = None if history is None else all(history.stopped_for_side_effects(*codes) for codes in TPO_RAS)
    return Check("needs-tpo-ra", none_left, (PRIOR,))


def treatment_needed(patient: Patient, _: Option) -> Check:
    """Count or bleeding calls for treatment."""
    return Check("treatment-needed", likely_needed(patient), ("platelets", "bleeding_class"))


def not_bleeding(patient: Patient, _: Option) -> Check:
    """No bleeding, or minor bleeding only."""
    return Check("not-bleeding", patient.is_one_of("bleeding_class", "none", "minor"), ("bleeding_class",))


def not_critical(patient: Patient, _: Option) -> Check:
    """No critical bleeding."""
    return Check("not-bleeding", negation(patient.is_one_of("bleeding_class", "critical")), ("bleeding_class",))


def already_done(patient: Patient, _: Option) -> Check:
    """The spleen is already removed."""
    return Check("already-done", patient.spleen_removed, ("splenectomy_done",))


def spleen_absent(patient: Patient, _: Option) -> Check:
    """It works through the spleen, which is removed."""
    return Check("spleen-absent", patient.spleen_removed, ("splenectomy_done",))


def spleen_present(patient: Patient, _: Option) -> Check:
    """It is for people without a spleen."""
    return Check("spleen-present", negation(patient.spleen_removed), ("splenectomy_done",))


def answered_no(name: str, *, reason: str) -> Rule:
    """Make a rule that excludes by a question answered with no."""
    return lambda patient, _: Check(reason, negation(patient.case.truth(name)), (name,))


def answered(name: str, *codes: str, reason: str) -> Rule:
    """Make a rule that excludes by certain answers to a choice."""
    return lambda patient, _: Check(reason, patient.is_one_of(name, *codes), (name,))


def interaction(*drugs: str) -> Rule:
    """Make a rule that excludes by a drug that is taken."""
    return lambda patient, _: Check(
        "interaction", patient.case.lists("interacting_drugs", *drugs), ("interacting_drugs",)
    )


def breastfeeding(patient: Patient, _: Option) -> Check:
    """Breastfeeding."""
    return Check("breastfeeding", patient.case.truth("breastfeeding"), ("breastfeeding",))


def pregnancy(patient: Patient, _: Option) -> Check:
    """Pregnant or planning a pregnancy."""
    return Check("pregnancy", patient.is_one_of("pregnancy", "planning", "pregnant"), ("pregnancy",))


def pregnancy_prevention(patient: Patient, option: Option) -> Check:
    """Could become pregnant, without contraception and a negative test.

    While pregnancy itself is not answered, only the inputs that the option asks for are named beside it.
    """
    could = patient.is_one_of("pregnancy", "could")
    lacking = any_of(negation(patient.case.truth(name)) for name in PREVENTION)
    asked = PREVENTION if could else tuple(name for name in PREVENTION if name in option.open)
    return Check("pregnancy-prevention", all_of((could, lacking)), ("pregnancy", *asked))


def newly_diagnosed(patient: Patient, _: Option) -> Check:
    """ITP is newly diagnosed, which is outside the licence."""
    return Check("phase", None if patient.phase is None else patient.phase == NEW, ("phase",))


def haemoglobin_low(patient: Patient, _: Option) -> Check:
    """Haemoglobin is too low for haemolysis to be risked."""
    return Check("haemoglobin-below-8", patient.below("haemoglobin", FACTS.value("haemoglobin_low")), ("haemoglobin",))


def haemolysis(patient: Patient, _: Option) -> Check:
    """Haemolysis is active, or the antiglobulin test positive from an autoantibody."""
    names = ("dat_positive", "active_haemolysis")
    return Check("haemolysis", any_of(patient.case.truth(name) for name in names), names)


def hepatitis_b(patient: Patient, _: Option) -> Check:
    """A hepatitis B marker is positive."""
    names = ("hbsag", "anti_hbc")
    return Check("hepatitis-b", any_of(patient.is_one_of(name, "positive") for name in names), names)


def always(reason: str) -> Rule:
    """Make a rule that always excludes."""
    return lambda _patient, _option: Check(reason, holds=True)


def splenectomy_in_pregnancy(patient: Patient, _: Option) -> Check:
    """Pregnant: the rule for splenectomy was not read."""
    return Check("no-source", patient.is_one_of("pregnancy", "pregnant"), gated="TO-splenectomy-pregnancy")


def pressure_crisis(patient: Patient, _: Option) -> Check:
    """Blood pressure is in the range of a crisis."""
    found = any_of(patient.beyond(name, FOSTAMATINIB.value(f"crisis_{name}")) for name in ("systolic", "diastolic"))
    return Check("blood-pressure-crisis", found, gated="TO-fostamatinib")


def unread_interaction(patient: Patient, _: Option) -> Check:
    """A CYP3A inhibitor or inducer is taken, and the label's rule for it was not read."""
    return Check("interaction", patient.case.lists("interacting_drugs", *CYP3A), gated="TO-fostamatinib")


def unread_liver(gated: str) -> Rule:
    """Make a rule for liver impairment that was not read."""
    return lambda patient, _: Check(
        "liver-not-covered", patient.is_one_of("child_pugh_class", *LIVER_IMPAIRED), ("child_pugh_class",), gated
    )


def unread_in_europe(gated: str) -> Rule:
    """Make a rule for a European label that was not read."""
    return lambda patient, _: Check("eu-not-covered", patient.is_one_of("jurisdiction", "EU"), gated=gated)


def renal_ask(patient: Patient, _: Option) -> Check:
    """Kidney function is so low that somebody must be asked first."""
    return Check("renal-ask", patient.below("egfr", FACTS.value("renal_ask_below")))


def likely_needed(patient: Patient) -> Truth:
    """Tell whether count or bleeding calls for treatment."""
    low = patient.below("platelets", FACTS.value("treat_below"))
    return any_of((low, patient.is_one_of("bleeding_class", "serious", "critical")))


def need_of_treatment(patient: Patient) -> str:
    """Say whether treatment is likely needed: ``likely``, ``observe`` or ``unknown``.

    Source:
        cuker2016 and thanz2022, observation; the two limits are a decision of this project (K21).
    """
    if likely_needed(patient):
        return "likely"
    enough = negation(patient.below("platelets", FACTS.value("observe_from")))
    quiet = patient.is_one_of("bleeding_class", "none", "minor")
    return "observe" if all_of((enough, quiet)) else "unknown"


def tried_inadequately(patient: Patient, option: Option) -> bool:
    """Tell whether the drug was tried without the trial being adequate."""
    lines = () if patient.history is None else patient.history.of(*option.drugs)
    return any(line.adequacy == NOT_ADEQUATE for line in lines)


def response_lost(patient: Patient, option: Option) -> bool:
    """Tell whether an earlier course gave a response that was lost."""
    lines = () if patient.history is None else patient.history.of(*option.drugs)
    return any(line.record.maybe_choice("outcome") == "lost-response" for line in lines)


def too_early(patient: Patient, _: Option) -> bool:
    """Tell whether ITP has lasted for less than the time until which splenectomy is delayed."""
    months = patient.case.maybe_number("time_since_diagnosis")
    if months is None:
        return patient.phase not in {None, CHRONIC}
    return months < FACTS.value("delay_splenectomy")


def causes_open(patient: Patient, _: Option) -> bool:
    """Tell whether secondary causes are not known to be excluded."""
    return patient.case.truth("secondary_causes_excluded") is not True


def pregnancy_open(patient: Patient, _: Option) -> bool:
    """Tell whether pregnancy was not answered."""
    return not patient.case.knows("pregnancy")


def pregnancy_near(patient: Patient, option: Option) -> bool:
    """Tell whether there is a pregnancy or one is planned."""
    return pregnancy(patient, option).holds is True


def pressure_raised(patient: Patient, _: Option) -> bool:
    """Tell whether a blood pressure is known to be raised."""
    limits = {name: FOSTAMATINIB.value(f"stage_1_{name}") for name in ("systolic", "diastolic")}
    return any(patient.below(name, limit) is False for name, limit in limits.items())


def kidneys_in_doubt(patient: Patient, _: Option) -> bool:
    """Tell whether kidney function is reduced or not known."""
    return patient.below("egfr", FACTS.value("renal_caution_below")) is not False


def seldom_alone(patient: Patient, _: Option) -> bool:
    """Tell whether the disease is multirefractory by the strict definition, where one drug alone seldom works."""
    history = patient.history
    return history is not None and multirefractory(history=history, splenectomy=history.failed("splenectomy")) is True


def under_age(patient: Patient) -> bool:
    """Tell whether the patient is younger than the adults these rules are for."""
    return patient.case.number("age") < FACTS.value("adult_from")


def _no_response(history: History, option: Option) -> Truth:
    lines = history.of(*option.drugs)
    return any_of(line.failed for line in lines if line.record.maybe_choice("outcome") in {None, "no-response"})


def _none_failed(history: History) -> Truth:
    return negation(any_of(line.failed for line in history.lines))
