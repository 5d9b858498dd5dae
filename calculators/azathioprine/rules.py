"""Azathioprine: two daily doses from two sources, neither preferred, blocked with allopurinol."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, brief, plain

FACTS = Facts.load(Path(__file__))
TABLE = "mcmillan_table"
SERIES = "boruchov2007"
TPMT_RULE, ALLOPURINOL_RULE = "C23-tpmt", "C23-allopurinol"
TPMT = Note(
    code="tpmt-nudt15",
    message="Testing TPMT and NUDT15 before the first dose is usual practice and was not read in a source. Confirm it.",
)
SLOW = Note(
    code="slow-response",
    message=f"A response may take {FACTS['response_time'].shown()}.",
    references=(TABLE,),
)
OFF_LABEL = Note(code="off-label", message="Azathioprine is off-label in ITP.")
DIFFERENT = Note(
    code="fixed-and-weight-dose",
    message="The fixed and the weight-based dose differ. Both are shown; the sources do not say which to prefer.",
    references=(TABLE, SERIES),
)
BOTH_SHOWN = Note(
    code="project-reading",
    message="Where a fixed and a weight-based dose disagree, this project shows both.",
)
SAFE_DIRECTION = Note(
    code="project-reading",
    message="Refusing azathioprine beside allopurinol is the safe direction and a decision of this project.",
)
WITH_ALLOPURINOL = (
    "Allopurinol is taken. No dose is shown, because the rule for the two together was not read. "
    "Ask a pharmacist or a haematologist before use."
)


def by_weight_mg(*, weight_kg: Decimal) -> Decimal:
    """Multiply the dose per kg by the weight.

    Args:
        weight_kg: Actual body weight.

    Returns:
        Milligrams a day, not rounded.

    Source:
        boruchov2007, abstract: maintenance with danazol.
    """
    return FACTS.value("dose_per_kg") * weight_kg


def block(case: Answers) -> Iterable[Block]:
    """Block when allopurinol is taken."""
    if case.lists("interacting_drugs", "allopurinol"):
        yield Block(
            field="interacting_drugs",
            action="ask-before-use",
            message=WITH_ALLOPURINOL,
            notes=(SAFE_DIRECTION,),
            gated=(ALLOPURINOL_RULE,),
        )


def answer(case: Answers) -> Answer:
    """Give both daily doses, and say when they differ."""
    weight, fixed = case.number("weight"), FACTS.value("fixed_dose")
    daily = by_weight_mg(weight_kg=weight)
    return Answer(
        action="give",
        outputs={"daily_dose": daily, "fixed_dose": fixed},
        working=(
            Step(
                "Dose by weight",
                f"{plain(FACTS.value('dose_per_kg'))} mg/kg/day x {brief(weight)} kg",
                f"{brief(daily)} mg a day",
            ),
            Step("Fixed dose", "the same for every weight", f"{plain(fixed)} mg a day"),
        ),
        notes=(DIFFERENT, BOTH_SHOWN) if daily != fixed else (),
        references=(SERIES, TABLE),
        gated=(TPMT_RULE,),
    )


def remarks(_: Answers) -> Iterable[Note]:
    """Say what holds whatever the dose."""
    return (TPMT, SLOW, OFF_LABEL)
