"""Tranexamic acid: milligrams per kilogram and interval by creatinine band, after contraindications are excluded."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, Uncovered, brief, plain
from wardbook.kit.answers import Measured

FACTS = Facts.load(Path(__file__))
RENAL = "txa_renal"
LABEL = "txa_lysteda"
BELOW, LOW, MIDDLE, HIGH = "below", "low", "middle", "high"
PRINTED = {"umol/L": "umol", "mg/dL": "mg"}
WORDS = {"umol/L": "micromol/L", "mg/dL": "mg/dL"}
CONTRACEPTIVE = "combined-hormonal-contraception"
CONDITIONS = {
    "subarachnoid_haemorrhage": "Subarachnoid haemorrhage is present. Do not give tranexamic acid.",
    "intravascular_clotting": "Active intravascular clotting is present. Do not give tranexamic acid.",
}
THROMBOSIS = "There is active or past thromboembolism. Do not give tranexamic acid."
THROMBOSIS_OPEN = "Active or past thromboembolism is not answered. Answer it before any dose is shown."
CONTRACEPTION = "Combined hormonal contraception is taken. Do not give tranexamic acid with it."
OFF_LABEL = Note(code="off-label", message="Tranexamic acid is off-label in ITP.")
NOT_ANSWERED = Note(
    code="conditions-not-answered",
    message="Subarachnoid haemorrhage, intravascular clotting, haematuria or hormonal contraception was not answered. "
    "Check them before the first dose.",
    references=(LABEL,),
)
RATE = Note(
    code="maximum-rate",
    message=f"Give it no faster than {FACTS['maximum_rate'].shown()}.",
    without_dose="Into a vein it has a maximum rate; the rate is shown with a dose.",
    references=(LABEL,),
)
EITHER_ROUTE = Note(
    code="project-reading",
    message="The contraindication was read for tablets in the United States. Applying it to either route is a decision "
    "of this project.",
)
AS_PRINTED = Note(
    code="project-reading",
    message="Creatinine in mg/dL is compared with the limits printed in mg/dL, without conversion.",
)
BETWEEN_BANDS = Note(
    code="project-reading",
    message="Creatinine lies between two printed bands. It is read as the lower of them, up to where the next begins.",
)


def creatinine_band(*, creatinine: Decimal, unit: str) -> str:
    """Find the band of a creatinine by the limits printed in its own unit.

    Args:
        creatinine: As measured, not converted.
        unit: ``umol/L`` or ``mg/dL``.

    Returns:
        ``below``, ``low``, ``middle`` or ``high``.

    Source:
        txa_renal, dose table by serum creatinine; no gap between bands is our reading (C20).
    """
    limits = PRINTED[unit]
    if creatinine < FACTS.value(f"low_from_{limits}"):
        return BELOW
    if creatinine < FACTS.value(f"middle_from_{limits}"):
        return LOW
    return HIGH if creatinine > FACTS.value(f"middle_to_{limits}") else MIDDLE


def dose_mg(*, weight_kg: Decimal, band: str, route: str) -> Decimal:
    """Multiply the dose per kg of a band and route by the weight.

    Args:
        weight_kg: Actual body weight.
        band: ``low``, ``middle``, or ``high`` for the intravenous route.
        route: ``intravenous`` or ``oral``.

    Returns:
        Milligrams of one dose, not rounded.

    Source:
        txa_renal, dose table by serum creatinine.
    """
    return FACTS.value(f"{route}_{band}") * weight_kg


def block(case: Answers) -> Iterable[Block]:
    """Block what the label excludes, and until thromboembolism is answered."""
    thrombosis = case.truth("thrombosis_history")
    if thrombosis:
        yield _contraindicated("thrombosis_history", _either_route(case), message=THROMBOSIS)
    elif thrombosis is None:
        yield Block(
            field="thrombosis_history",
            code="not-answered",
            action="ask-before-use",
            message=THROMBOSIS_OPEN,
            references=(LABEL,),
        )
    if case.lists("interacting_drugs", CONTRACEPTIVE):
        yield _contraindicated("interacting_drugs", _either_route(case), message=CONTRACEPTION)
    for field, message in CONDITIONS.items():
        if case.truth(field):
            yield _contraindicated(field, message=message)


def answer(case: Answers) -> Answer | Uncovered:
    """Give dose and interval of the band, or say which rule was not read."""
    case.require("creatinine", "weight", "route")
    measured, route = case.measured("creatinine"), case.choice("route")
    band = creatinine_band(creatinine=measured.given, unit=measured.unit)
    notes = tuple(_readings(measured, band))
    gated = tuple(_not_read(case, band=band, route=route))
    if gated:
        asked = "C20-haematuria" in gated
        return Uncovered(
            gated=gated,
            action="ask-before-use" if asked else "clinician-decision",
            outputs={"band": band},
            notes=notes,
            references=(RENAL,),
        )
    return _given(measured, weight_kg=case.number("weight"), band=band, route=route, notes=notes)


def remarks(case: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose: the rate into a vein, open questions, off-label use."""
    if case.maybe_choice("route") == "intravenous":
        yield RATE
    if not all(case.knows(name) for name in (*CONDITIONS, "haematuria", "interacting_drugs")):
        yield NOT_ANSWERED
    yield OFF_LABEL


def _contraindicated(field: str, notes: tuple[Note, ...] = (), *, message: str) -> Block:
    return Block(field=field, action="blocked", message=message, notes=notes, references=(LABEL,))


def _either_route(case: Answers) -> tuple[Note, ...]:
    return () if case.maybe_choice("route") == "oral" else (EITHER_ROUTE,)


def _not_read(case: Answers, *, band: str, route: str) -> Iterable[str]:
    if case.truth("haematuria"):
        yield "C20-haematuria"
    if band == BELOW:
        yield "C20-normal-renal"
    if band == HIGH and route == "oral":
        yield "C20-oral-high"


def _readings(measured: Measured, band: str) -> Iterable[Note]:
    if measured.unit == "mg/dL":
        yield AS_PRINTED
    elif band == LOW and measured.given > FACTS.value("low_to_umol"):
        yield BETWEEN_BANDS


def _given(measured: Measured, *, weight_kg: Decimal, band: str, route: str, notes: tuple[Note, ...]) -> Answer:
    dose, hours, rate = dose_mg(weight_kg=weight_kg, band=band, route=route), _interval_h(band), _rate(route)
    outputs = {"dose": dose, "interval": hours, "band": band}
    steps = [
        Step(
            "Creatinine band",
            f"{plain(measured.given)} {WORDS[measured.unit]}",
            _band_words(unit=measured.unit, band=band),
        ),
        Step(
            "Each dose",
            f"{plain(FACTS.value(f'{route}_{band}'))} mg/kg x {brief(weight_kg)} kg, every {plain(hours)} hours",
            f"{brief(dose)} mg",
        ),
    ]
    if rate is not None:
        outputs["minimum_minutes"] = dose / rate
        steps.append(
            Step("Shortest time", f"{brief(dose)} mg / {plain(rate)} mg per minute", f"{brief(dose / rate)} min")
        )
    return Answer(
        action="give",
        outputs=outputs,
        working=tuple(steps),
        notes=notes,
        references=(RENAL, LABEL) if rate is not None else (RENAL,),
    )


def _interval_h(band: str) -> Decimal:
    return FACTS.value("interval_low" if band == LOW else "interval_above")


def _rate(route: str) -> Decimal | None:
    return FACTS.value("maximum_rate") if route == "intravenous" else None


def _band_words(*, unit: str, band: str) -> str:
    limits, words = PRINTED[unit], WORDS[unit]
    middle_from, middle_to = (plain(FACTS.value(f"middle_{end}_{limits}")) for end in ("from", "to"))
    if band == LOW:
        return f"{plain(FACTS.value(f'low_from_{limits}'))} to under {middle_from} {words}"
    return f"{middle_from} to {middle_to} {words}" if band == MIDDLE else f"above {middle_to} {words}"
