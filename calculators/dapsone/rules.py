"""Dapsone: one fixed range a day, blocked until G6PD is known to be normal."""

from collections.abc import Iterable
from pathlib import Path

from wardbook.kit import Answer, Answers, Block, Facts, Note, Step, plain

FACTS = Facts.load(Path(__file__))
TABLE = "mcmillan_table"
G6PD_RULE = "C23-g6pd"
USUAL_PRACTICE = Note(
    code="g6pd-usual-practice",
    message="Testing G6PD first is usual practice and was not read in a source. Confirm it with local policy.",
)
TOXICITY = Note(
    code="haemolysis-agranulocytosis",
    message="Dapsone can cause haemolysis and agranulocytosis. Watch the blood count.",
    references=(TABLE,),
)
SLOW = Note(
    code="slow-response",
    message=f"A response takes about {FACTS['response_time'].shown()}.",
    references=(TABLE,),
)
OFF_LABEL = Note(code="off-label", message="Dapsone is off-label in ITP.")
SAFE_DIRECTION = Note(
    code="project-reading",
    message="Refusing dapsone without a normal G6PD result is the safe direction and a decision of this project.",
)


def block(case: Answers) -> Iterable[Block]:
    """Block when G6PD is deficient, and until it is known."""
    result = case.maybe_choice("g6pd")
    if result == "deficient":
        message = "G6PD is deficient. Do not give dapsone: it can cause haemolysis."
        yield Block(field="g6pd", action="blocked", message=message, notes=(SAFE_DIRECTION,), gated=(G6PD_RULE,))
    elif result is None:
        message = "G6PD is not known. Test it before any dapsone."
        yield Block(
            field="g6pd",
            code="not-answered",
            action="test-g6pd",
            message=message,
            notes=(SAFE_DIRECTION,),
            gated=(G6PD_RULE,),
        )


def answer(_: Answers) -> Answer:
    """Give the range of the daily dose."""
    low, high = FACTS["dose_range"].low, FACTS["dose_range"].high
    return Answer(
        action="give",
        outputs={"daily_dose_low": low, "daily_dose_high": high},
        working=(
            Step("Daily dose", "range of the table, the same for every weight", f"{plain(low)} to {plain(high)} mg"),
        ),
        references=(TABLE,),
        gated=(G6PD_RULE,),
    )


def remarks(_: Answers) -> Iterable[Note]:
    """Say what holds whatever the result."""
    return (USUAL_PRACTICE, TOXICITY, SLOW, OFF_LABEL)
