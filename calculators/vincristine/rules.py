"""Vincristine: milligrams per kilogram, never above a safety cap, into a vein only."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, brief, plain

FACTS = Facts.load(Path(__file__))
SERIES = "boruchov2007"
OFF_LABEL = Note(code="off-label", message="Vincristine is off-label in ITP.")
VEIN_ONLY = Note(
    code="intravenous-only",
    message="Give vincristine into a vein only, never by any other route. Usual practice; confirm with local policy.",
)
CAPPED = Note(code="capped", message="The dose per kg is above the safety cap, so the cap is given instead.")
CAP_READING = Note(
    code="project-reading",
    message="The cap is usual practice that was not read in a source. It is applied because it can only lower a dose.",
)
OTHER_ROUTE = "Vincristine is given into a vein only, so no dose is shown for another route."


def uncapped_mg(*, weight_kg: Decimal) -> Decimal:
    """Multiply the dose per kg by the weight.

    Args:
        weight_kg: Actual body weight.

    Returns:
        Milligrams for one injection, before the cap, not rounded.

    Source:
        boruchov2007, abstract: combination regimen.
    """
    return FACTS.value("dose_per_kg") * weight_kg


def block(case: Answers) -> Iterable[Block]:
    """Block every route but the vein."""
    if case.choice("route") != "intravenous":
        yield Block(field="route", action="blocked", message=OTHER_ROUTE)


def answer(case: Answers) -> Answer:
    """Give the dose per kg, lowered to the cap where it is above it."""
    weight, cap = case.number("weight"), FACTS.value("cap")
    uncapped = uncapped_mg(weight_kg=weight)
    dose, capped = min(uncapped, cap), uncapped > cap
    return Answer(
        action="give",
        outputs={"dose": dose, "uncapped_dose": uncapped, "capped": capped},
        working=(
            Step(
                "Dose before the cap",
                f"{plain(FACTS.value('dose_per_kg'))} mg/kg x {brief(weight)} kg",
                f"{brief(uncapped)} mg",
            ),
            Step("Dose", f"the smaller of {brief(uncapped)} mg and the cap of {plain(cap)} mg", f"{brief(dose)} mg"),
        ),
        notes=(CAPPED, CAP_READING) if capped else (),
        references=(SERIES,),
    )


def remarks(_: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose."""
    return (VEIN_ONLY, OFF_LABEL)
