"""How grave a bleed is: the class, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wardbook.kit import Answers, Facts

FACTS = Facts.load(Path(__file__))
CRITICAL, SERIOUS, MINOR, NONE = "critical", "serious", "minor", "none"
SIGNS: Mapping[str, str] = {
    "haemodynamic_instability": "shock or haemodynamic instability",
    "respiratory_compromise": "airway or breathing compromised",
    "life_threatening": "life-threatening",
}
_TREATED: Mapping[str, str] = {
    "needs_intervention": "needs a procedure or packing",
    "red_cell_units": "red cells given for this bleed",
    "haemoglobin_fall": "fall in haemoglobin",
}
_GRAVER: Mapping[str, Mapping[str, str]] = {MINOR: {**SIGNS, **_TREATED}, SERIOUS: SIGNS}


@dataclass(frozen=True, slots=True)
class Severity:
    """The class of a bleed.

    Args:
        grade: ``critical``, ``serious``, ``minor`` or ``none``.
        reasons: What puts it there, in words.
        critical_site: Whether a site alone makes it critical.
        compartment_open: Whether a muscle bleeds and compartment syndrome was not answered.
        signs_open: Whether none of the three signs was answered.
        unanswered: What could still make the class graver, in words.
    """

    grade: str
    reasons: tuple[str, ...]
    critical_site: bool
    compartment_open: bool
    signs_open: bool
    unanswered: tuple[str, ...]


def classify(case: Answers) -> Severity:
    """Find the gravest class that any answer reaches; it waits for no count and no weight.

    Source:
        Definitions of this project, adapted from usual ones (dosing-rules C19).
    """
    sites = case.known_items("sites")
    compartment = case.truth("compartment_syndrome") if "intramuscular" in sites else False
    at_site = [f"{site} bleeding" for site in FACTS["critical_sites"].values if site in sites]
    if compartment:
        at_site.append("intramuscular bleeding with compartment syndrome")
    if compartment is None:
        at_site.append("intramuscular bleeding, compartment syndrome not excluded")
    critical = (*at_site, *(words for name, words in SIGNS.items() if case.truth(name)))
    serious = _serious_reasons(case)
    listed = tuple(str(site) for site in sites)
    graded = ((CRITICAL, critical), (SERIOUS, serious), (MINOR, listed))
    grade, reasons = next(((name, why) for name, why in graded if why), (NONE, ("no site bleeds",)))
    return Severity(
        grade=grade,
        reasons=reasons,
        critical_site=bool(at_site),
        compartment_open=compartment is None,
        signs_open=all(case.truth(name) is None for name in SIGNS),
        unanswered=tuple(words for name, words in _GRAVER.get(grade, {}).items() if not case.knows(name)),
    )


def _serious_reasons(case: Answers) -> tuple[str, ...]:
    reasons = []
    if case.truth("needs_intervention"):
        reasons.append(_TREATED["needs_intervention"])
    if case.maybe_number("red_cell_units"):
        reasons.append(_TREATED["red_cell_units"])
    fall = case.maybe_number("haemoglobin_fall")
    if fall is not None and fall >= FACTS.value("serious_haemoglobin_fall"):
        reasons.append(f"haemoglobin fell by {FACTS['serious_haemoglobin_fall'].shown()} or more")
    return tuple(reasons)
