"""Eltrombopag: the liver stopping rule first, then a starting dose or the next step by the count."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from wardbook.kit import Answer, Answers, Facts, MissingAnswerError, Note, Problem, Step, Uncovered, counted, plain
from wardbook.kit.logic import any_of

from . import liver
from .titration import Move, next_move

FACTS = Facts.load(Path(__file__))
LABEL, CHOLINE_LABEL, EU_LABEL = "pi_eltrombopag_us", "pi_alvaiz_us", "smpc_eltrombopag_eu"
SALTS = ("olamine", "choline")
CATIONS = ("polyvalent-cations", "antacid")
WEEKLY, TWICE_WEEKLY = "weekly", "twice-weekly"
LIVER_MOVES = {
    liver.MET: Move(action="discontinue", reason="the liver stopping rule is met"),
    liver.NOT_MET: Move(action="recheck-liver", reason="ALT is above the upper limit"),
    liver.NORMAL: Move(action="monitor", reason="ALT is not above the upper limit"),
}


def start_mg(*, salt: str, asian_ancestry: bool, liver_impaired: bool) -> Decimal:
    """Find the starting dose.

    Args:
        salt: ``olamine`` or ``choline``.
        asian_ancestry: East-Asian or Southeast-Asian ancestry.
        liver_impaired: Child-Pugh class A, B or C.

    Returns:
        mg once daily.

    Source:
        pi_eltrombopag_us, section 2; pi_alvaiz_us, initial dose.
    """
    which = ("", "_one", "_both")[asian_ancestry + liver_impaired]
    return FACTS.value(f"start_{salt}{which}")


def check(case: Answers) -> Iterable[Problem]:
    """Refuse a daily dose that the salt does not have, and answers on the liver that contradict each other."""
    daily = case.maybe_number("daily_dose")
    salt = case.maybe_choice("salt")
    salts = SALTS if salt is None else (salt,)
    if daily is not None and daily > max(FACTS.value(f"maximum_{name}") for name in salts):
        message = "The daily dose is above the maximum of this salt. Check the dose and the salt."
        yield Problem("daily_dose", "above-maximum", message)
    elif daily is not None and plain(daily) not in {dose for name in salts for dose in FACTS[f"doses_{name}"].values}:
        message = "The rules do not speak of this daily dose of this salt. Check the dose and the salt."
        yield Problem("daily_dose", "out-of-range", message)
    yield from liver.check(case)


def answer(case: Answers) -> Answer | Uncovered:
    """Answer the question asked; the liver stopping rule comes before any dose."""
    if case.choice("question") == "liver-tests":
        finding = liver.assess(case)
        return _reply(case, LIVER_MOVES[finding.rule], finding)
    return _dose_answer(case)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose."""
    message = "Eltrombopag colours samples and can falsify bilirubin and creatinine results."
    yield Note(code="false-laboratory-values", message=message, references=(LABEL,))
    if case.choice("question") == "dose":
        message = "Olamine and choline are not interchangeable, and their doses are not the same mg for mg."
        yield Note(code="salts-not-interchangeable", message=message, references=(CHOLINE_LABEL,))
        message = f"The aim is a count of {FACTS['raise_below'].shown()} or more, not a normal count."
        yield Note(code="aim-not-normal", message=message)
    if case.maybe_choice("salt") == "choline" and case.maybe_number("daily_dose") == FACTS.value("maximum_choline"):
        message = "This is the highest dose of eltrombopag choline. Do not exceed it."
        yield Note(code="choline-maximum", message=message, references=(CHOLINE_LABEL,))
    if case.maybe_choice("jurisdiction") == "EU" and case.maybe_choice("child_pugh_class") in {"A", "B", "C"}:
        score = plain(FACTS.value("eu_child_pugh"))
        message = (
            f"With a Child-Pugh score of {score} or more, read here as class A, B or C, the European label asks that "
            "the benefit outweighs the risk of portal vein thrombosis."
        )
        yield Note(code="eu-child-pugh", message=message, references=(EU_LABEL,))
    if case.lists("interacting_drugs", *CATIONS):
        yield _cations("caution")
    if case.lists("interacting_drugs", "ciclosporin"):
        message = "Ciclosporin can lower the exposure to eltrombopag; this was seen only in a drug index."
        yield Note(code="ciclosporin-lowers-exposure", message=message)


def _dose_answer(case: Answers) -> Answer | Uncovered:
    finding: liver.Finding | None = None
    open_questions: tuple[str, ...] = ()
    if case.knows("alt"):
        try:
            finding = liver.assess(case)
        except MissingAnswerError as error:
            open_questions = error.fields
    if finding is not None and finding.rule == liver.MET:
        return _reply(case, LIVER_MOVES[liver.MET], finding)
    try:
        move = _move(case)
    except MissingAnswerError as error:
        raise MissingAnswerError(*open_questions, *error.fields) from error
    if open_questions:
        raise MissingAnswerError(*open_questions)
    return _reply(case, move, finding)


def _move(case: Answers) -> Move:
    if case.choice("jurisdiction") == "EU":
        return Move(action="clinician-decision", reason="European label", covered=False, gated=("C10-eu",))
    state, salt = case.maybe_choice("treatment_state"), case.maybe_choice("salt")
    needed = {"starting": ("asian_ancestry", "child_pugh_class"), None: ()}.get(state, ("daily_dose", "platelets"))
    if state is None or salt is None:
        case.require("salt", "treatment_state", *needed)
    if state == "starting":
        case.require(*needed)
        return _start(case)
    if salt == "choline":
        rule = "C10-choline-titration"
        return Move(action="clinician-decision", reason="steps of choline", covered=False, gated=(rule,))
    return next_move(case)


def _start(case: Answers) -> Move:
    ancestry, impaired = case.known_truth("asian_ancestry"), case.choice("child_pugh_class") != "none"
    dose = start_mg(salt=case.choice("salt"), asian_ancestry=ancestry, liver_impaired=impaired)
    found = (
        f"{'with' if ancestry else 'without'} East-Asian or Southeast-Asian ancestry, "
        f"{'with' if impaired else 'without'} liver impairment"
    )
    return Move(action="start", reason=f"{case.choice('salt')}, {found}", dose_mg=dose)


def _reply(case: Answers, move: Move, finding: liver.Finding | None) -> Answer | Uncovered:
    outputs = _outputs(move, finding)
    notes = (*_liver_notes(finding), *_move_notes(case, move), *_reading_notes(move), *_only_alt_notes(case, finding))
    references = (EU_LABEL if "C10-eu" in move.gated else _label(case),)
    if not move.covered:
        return Uncovered(gated=move.gated, action=move.action, outputs=outputs, notes=notes, references=references)
    return Answer(
        action=move.action,
        outputs=outputs,
        working=tuple(_steps(case, move, finding)),
        notes=notes,
        references=references,
        gated=move.gated,
    )


def _label(case: Answers) -> str:
    return CHOLINE_LABEL if case.maybe_choice("salt") == "choline" else LABEL


def _outputs(move: Move, finding: liver.Finding | None) -> dict[str, Any]:
    off = move.action in {"hold", "stay-on-hold"}
    return {
        "dose": move.dose_mg,
        "resume_below": FACTS.value("resume_below") if off else None,
        "resume_dose": move.resume_mg,
        "next_count": TWICE_WEEKLY if off else WEEKLY if move.dose_mg is not None else None,
        "alt_ratio": None if finding is None else finding.ratio,
        "liver_rule": None if finding is None else finding.rule,
    }


def _steps(case: Answers, move: Move, finding: liver.Finding | None) -> Iterable[Step]:
    if finding is not None:
        yield from liver.steps(case, finding)
    yield Step("Decision", move.reason, move.action.replace("-", " "))
    if move.dose_mg is not None:
        before = case.maybe_number("daily_dose") if move.action != "start" else None
        from_dose = f"{plain(before)} mg once daily before" if before is not None else "once daily"
        yield Step("Daily dose", from_dose, f"{plain(move.dose_mg)} mg")
    if move.resume_mg is not None:
        limit = FACTS["resume_below"].shown()
        yield Step("Restart later", f"once the count is below {limit}", f"{plain(move.resume_mg)} mg once daily")


def _liver_notes(finding: liver.Finding | None) -> Iterable[Note]:
    if finding is not None and finding.rule == liver.MET:
        message = "The liver stopping rule is met. Stop eltrombopag, or do not start it."
        yield Note(code="liver-stop", message=message, references=(LABEL,))
    if finding is not None and finding.rule == liver.NOT_MET:
        message = (
            f"Liver tests are abnormal without meeting the stopping rule. Repeat them in "
            f"{FACTS['liver_recheck'].shown()}, then weekly, and use clinical judgement."
        )
        yield Note(code="liver-recheck", message=message, references=(LABEL,))


def _only_alt_notes(case: Answers, finding: liver.Finding | None) -> Iterable[Note]:
    signs = any_of((case.truth("direct_bilirubin_raised"), case.truth("liver_symptoms")))
    if finding is not None and finding.rule == liver.NORMAL and signs:
        message = (
            "Raised direct bilirubin or symptoms of liver injury stand beside an ALT that is not raised. The rule that "
            "was read begins with ALT: use clinical judgement."
        )
        yield Note(code="project-reading", message=message, severity="caution")


def _move_notes(case: Answers, move: Move) -> Iterable[Note]:
    lowest = {FACTS.value("start_olamine_both"), FACTS.value("start_choline_both")}
    if move.action == "start" and move.dose_mg in lowest:
        message = "The label says to consider this dose; it is not a firm recommendation."
        yield Note(code="consider", message=message, references=(_label(case),))
    if move.action in {"hold", "stay-on-hold"}:
        message = f"Twice-weekly counts until the count is below {FACTS['resume_below'].shown()}."
        yield Note(code="twice-weekly-counts", message=message, references=(LABEL,))
    if move.action in {"increase", "decrease"}:
        message = f"Wait {FACTS['wait_after_change'].shown()} after this change before the next one; weekly counts."
        yield Note(code="wait-two-weeks", message=message, references=(LABEL,))
    if move.too_early_days is not None:
        days = counted(move.too_early_days, "day")
        message = f"Too early to raise the dose. Decide again in {days}, if the count is still low."
        yield Note(code="wait-two-weeks", message=message, references=(LABEL,))
    if move.dose_mg is not None:
        yield from _dose_notes(case)


def _dose_notes(case: Answers) -> Iterable[Note]:
    if not case.lists("interacting_drugs", *CATIONS):
        yield _cations("info")
    message = "The label warns of thromboembolism and of liver injury. Test the liver before and during treatment."
    yield Note(code="thrombosis", message=message, references=(LABEL,))
    yield Note(code="cataract", message="The label warns of cataract.", references=(LABEL,))


def _reading_notes(move: Move) -> Iterable[Note]:
    for reading in move.readings:
        without = "A decision of this project shaped this answer."
        yield Note(
            code="project-reading", message=f"{reading} This is a decision of this project.", without_dose=without
        )


def _cations(severity: str) -> Note:
    before, after = FACTS["cations_before"].shown(), FACTS["cations_after"].shown()
    message = (
        f"No dairy, antacid or mineral supplement in the {before} before and the {after} after a dose, by the European "
        "leaflet."
    )
    return Note(code="cations", message=message, references=(EU_LABEL,), severity=severity)
